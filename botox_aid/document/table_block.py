"""Blocks that are tables: plain ones, and the one of side effects with its pictures of a hundred people."""

from collections.abc import Iterator
from dataclasses import dataclass

from .span import Spans, text_of


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row.

    Attributes:
        shares: Share of each column of the width.
        right: Columns that are set to the right, such as figures.
        summary: What the table is about, for a screen reader.
        foot: Whether the last row is a sum.
        row_headers: Whether the first cell heads its row.
        header: Empty for a table without one.
        dense: Its rows stand close, as in a record.
    """

    shares: tuple[float, ...]
    header: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    summary: str
    right: tuple[int, ...] = ()
    foot: bool = False
    row_headers: bool = True
    dense: bool = False

    def leaves(self) -> Iterator[str]:
        """Yield its cells row by row."""
        yield from (text_of(cell) for cell in self.header if cell)
        for row in self.rows:
            yield from (text_of(cell) for cell in row if cell)


@dataclass(frozen=True, slots=True)
class Icons:
    """A hundred people, some of them filled; ``alt`` says how many."""

    filled: int
    alt: str


@dataclass(frozen=True, slots=True)
class IconArray:
    """Icons and the sentence that says the same."""

    icons: Icons
    spans: Spans

    def leaves(self) -> Iterator[str]:
        """Yield the words for the picture, then its caption."""
        yield self.icons.alt
        yield text_of(self.spans)


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One side effect.

    Attributes:
        name: Its name with the letters of its zones.
        drug: How many have it with the drug, in both frames, or that it is not known.
        control: How many have it without the drug; empty where nothing is known.
        drug_icons: Picture for the drug, or ``None`` for a row in words only.
        control_icons: The same without the drug.
    """

    name: Spans
    drug: Spans
    control: Spans
    lasts: Spans
    advice: Spans
    drug_icons: Icons | None = None
    control_icons: Icons | None = None

    def leaves(self) -> Iterator[str]:
        """Yield its cells in reading order."""
        yield text_of(self.name)
        if self.drug_icons:
            yield self.drug_icons.alt
        yield text_of(self.drug)
        if self.control_icons:
            yield self.control_icons.alt
        yield from (text_of(cell) for cell in (self.control, self.lasts, self.advice) if cell)


@dataclass(frozen=True, slots=True)
class RiskBand:
    """A group of side effects under its heading.

    Attributes:
        title: Its heading; empty where the head of the columns is it.
        listed: Effects without a figure, as a list or, where it is one line, as running text.
        runs_on: The list runs on in its lines.
    """

    title: str
    rows: tuple[RiskRow, ...]
    listed: tuple[Spans, ...] = ()
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class RiskTable:
    """The table of side effects; ``header`` names its five columns, or is empty where each cell says what it is."""

    header: tuple[Spans, ...]
    bands: tuple[RiskBand, ...]
    summary: str

    def leaves(self) -> Iterator[str]:
        """Yield its cells row by row."""
        yield from map(text_of, self.header)
        for band in self.bands:
            if band.title:
                yield band.title
            for row in band.rows:
                yield from row.leaves()
            yield from map(text_of, band.listed)
