"""Pieces of a line of text: plain, bold, a zone's letter in its ring, or a blank to fill in."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .clean import clean


class SpanKind(StrEnum):
    """How a span is drawn."""

    TEXT = "text"
    LETTER = "letter"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one look, clean whatever they were made from.

    Attributes:
        text: The words; for a blank, what is read aloud in its place.
        width_mm: Width of a blank.
    """

    text: str
    bold: bool = False
    kind: SpanKind = SpanKind.TEXT
    width_mm: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))


Spans = tuple[Span, ...]


def plain(text: str) -> Spans:
    """Return the text in regular weight."""
    return (Span(text),) if text else ()


def bold(text: str) -> Spans:
    """Return the text in bold."""
    return (Span(text, bold=True),) if text else ()


def letter(text: str) -> Span:
    """Return the letter of a zone in its ring."""
    return Span(text, bold=True, kind=SpanKind.LETTER)


def joined(parts: Iterable[Spans], between: str = " ") -> Spans:
    """Return the parts one after the other with ``between`` between them."""
    whole: list[Span] = []
    for part in parts:
        if not part:
            continue
        if whole and between:
            whole.append(Span(between))
        whole.extend(part)
    return tuple(whole)


def text_of(spans: Spans) -> str:
    """Return the words alone, each gap between words one common space."""
    return " ".join("".join(span.text for span in spans).split())
