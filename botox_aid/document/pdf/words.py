"""Words as marks of one typeface each, and their breaking into lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..span import SpanKind
from .text import Run, clusters


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a word in one typeface, one element and one look.

    Attributes:
        part: Index of the element that it belongs to.
    """

    run: Run
    width: float
    part: int
    kind: SpanKind = SpanKind.TEXT


@dataclass(frozen=True, slots=True)
class Word:
    """Marks that are not parted at the end of a line.

    Attributes:
        space: Width of the gap after it.
    """

    marks: tuple[Mark, ...]
    width: float
    space: float


def tokens(text: str, width_of: Callable[[str], float], width: float) -> list[str]:
    """Return a word in parts that fit: cut at its no-break spaces, and between any two letters where a part is too wide."""
    found: list[str] = []
    parts = text.split("\u00a0")
    for index, part in enumerate(parts):
        if width_of(part) > width:
            found += clusters(part)
        elif part:
            found.append(part)
        if index + 1 < len(parts):
            found = [*found[:-1], f"{found[-1]}\u00a0"] if found else ["\u00a0"]
    return found


def cut_word(marks: list[Mark]) -> Word:
    """Return a piece of a cut word; a no-break space at its end becomes the gap after it, so that it is still read."""
    last = marks[-1]
    bare = last.run.text.rstrip("\u00a0")
    width = sum(mark.width for mark in marks)
    if last.kind is not SpanKind.TEXT or last.run.actual or bare == last.run.text or (not bare and len(marks) == 1):
        return Word(tuple(marks), width, 0.0)
    shorter: list[Mark] = marks[:-1]
    add_part(shorter, last, bare, last.width / last.run.thousandths)
    bare_width = sum(mark.width for mark in shorter)
    return Word(tuple(shorter), bare_width, width - bare_width)


def add_part(piece: list[Mark], mark: Mark, text: str, scale: float) -> None:
    """Add a part of a mark to a piece of a word."""
    if text:
        width = mark.run.typeface.width(text)
        piece.append(replace(mark, run=replace(mark.run, text=text, thousandths=width), width=width * scale))


def broken(words: Sequence[Word], width: float, lead: float = 0.0) -> tuple[tuple[Word, ...], ...]:
    """Return the words in lines of at most ``width``; the first begins ``lead`` further in."""
    lines: list[tuple[Word, ...]] = []
    line: list[Word] = []
    used = 0.0
    for word in words:
        if line and used + word.width > width + 0.01 - (0.0 if lines else lead):
            lines.append(tuple(line))
            line, used = [], 0.0
        line.append(word)
        used += word.width + word.space
    if line:
        lines.append(tuple(line))
    return tuple(lines)


def is_right_to_left(mark: Mark) -> bool:
    """Return whether a mark is read from right to left."""
    return bool(mark.run.actual) and mark.kind is SpanKind.TEXT
