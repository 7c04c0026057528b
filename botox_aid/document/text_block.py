"""Blocks of running text: head, strip, headings, paragraphs, lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..domain.logo import Logo
from .span import Spans, text_of


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Title, what it is about, and who sends it.

    Attributes:
        logo: Of the sender, whose name stands beside it in words.
    """

    title: str
    subtitle: Spans
    sender: tuple[Spans, ...] = ()
    logo: Logo | None = None

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        yield self.title
        if self.subtitle:
            yield text_of(self.subtitle)
        yield from map(text_of, self.sender)


@dataclass(frozen=True, slots=True)
class Strip:
    """Short facts side by side between two rules."""

    items: tuple[Spans, ...]

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        yield from map(text_of, self.items)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Attributes:
        level: 2 for a section, which has a rule above it; 3 inside one.
        number: Number of the section as printed, or empty.
        aside: Words on the same line that do not belong to the heading.
        run_in: The words beside it are the section's own: they begin on its line and go on below it.
    """

    text: str
    level: int = 2
    number: str = ""
    aside: Spans = ()
    run_in: bool = False

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        yield f"{self.number} {self.text}" if self.number else self.text
        if self.aside:
            yield text_of(self.aside)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``note`` sets it small, for sources."""

    spans: Spans
    note: bool = False

    def leaves(self) -> Iterator[str]:
        """Yield its text."""
        yield text_of(self.spans)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A bulleted list, in several columns where they are wide enough.

    Attributes:
        pictograms: For each item the drawing that stands in place of its bullet, or nothing; empty for bullets alone.
        parted: For two columns of unlike width: how many items stand in the first, and its share of the width.
        runs_on: The items follow each other in the same lines, each after its bullet.
    """

    items: tuple[Spans, ...]
    columns: int = 1
    pictograms: tuple[str, ...] = ()
    parted: tuple[int, float] | None = None
    runs_on: bool = False

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        yield from map(text_of, self.items)
