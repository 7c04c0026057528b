"""Blocks to fill in by hand: ticks, dated steps, signatures, findings, room for notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..domain.consultation import Stroke
from .span import Spans, text_of


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes to tick, side by side where they fit.

    Attributes:
        lead: Words before the first box.
        box_name: What a screen reader calls a box.
    """

    items: tuple[Spans, ...]
    box_name: str
    lead: Spans = ()

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        if self.lead:
            yield text_of(self.lead)
        yield from map(text_of, self.items)


class Tag(StrEnum):
    """The shape of an evidence tag, so that it is told apart without colour."""

    FILLED = "filled"
    SOLID = "solid"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, with the tag that says how it is known."""

    spans: Spans
    tag: Tag | None = None
    tag_word: str = ""

    def leaves(self) -> Iterator[str]:
        """Yield its text and its tag as one."""
        yield f"{text_of(self.spans)} {self.tag_word}".strip()


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Things to do in one stretch of time."""

    title: str
    lines: tuple[Spans, ...]
    steps: tuple[Step, ...]

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        yield self.title
        yield from map(text_of, self.lines)
        for step in self.steps:
            yield from step.leaves()


@dataclass(frozen=True, slots=True)
class Steps:
    """Dated things to do, as boxes to tick; ``slim`` sets the date on the line of its only step."""

    groups: tuple[StepGroup, ...]
    box_name: str
    slim: bool = False

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        for group in self.groups:
            yield from group.leaves()


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """Where one person signs.

    Attributes:
        name: Who, and as what.
        date: The word for the date, or the date and time of a drawn signature.
        strokes: A drawn signature in millimetres, or nothing for signing on paper.
        alt: What stands for the drawn one where it is not seen.
    """

    name: Spans
    date: Spans
    strokes: tuple[Stroke, ...] = ()
    alt: str = ""

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        if any(stroke.points for stroke in self.strokes):
            yield self.alt
        yield text_of(self.name)
        yield text_of(self.date)


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """All lines to sign, side by side where they fit."""

    lines: tuple[SignatureLine, ...]

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        for line in self.lines:
            yield from line.leaves()


@dataclass(frozen=True, slots=True)
class Chip:
    """A finding with its level in a framed or filled chip."""

    word: str
    filled: bool
    paragraphs: tuple[Spans, ...]

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        yield self.word
        yield from map(text_of, self.paragraphs)


@dataclass(frozen=True, slots=True)
class NoteSpace:
    """An empty frame to write in, at least ``height_mm`` high."""

    caption: Spans
    height_mm: float

    def leaves(self) -> Iterator[str]:
        """Yield its caption."""
        yield text_of(self.caption)
