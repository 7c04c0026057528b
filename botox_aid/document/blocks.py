"""The sheet as a plain value: what stands on it, in reading order, before anything is drawn."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..domain.consultation import Stroke
from ..domain.vocabulary import Copy, Edition, Paper, SheetKind, View
from .span import Spans, text_of


class Pace(StrEnum):
    """How a mark of the time strip and the line after it are drawn."""

    OPEN = "open"
    FILLED = "filled"
    DASHED = "dashed"


class Tag(StrEnum):
    """The shape of an evidence tag, so that it is told apart without colour."""

    FILLED = "filled"
    SOLID = "solid"
    DASHED = "dashed"


class Shade(StrEnum):
    """The ground of a box."""

    TINT = "tint"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Title, what it is about, and who sends it."""

    title: str
    subtitle: Spans
    sender: tuple[Spans, ...] = ()

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
    """

    text: str
    level: int = 2
    number: str = ""
    aside: Spans = ()

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
    """A bulleted list, in several columns where they are wide enough."""

    items: tuple[Spans, ...]
    columns: int = 1

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        yield from map(text_of, self.items)


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


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a box or of a row of columns, with its share of the width."""

    blocks: "tuple[Block, ...]"
    share: float = 1.0

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        for block in self.blocks:
            yield from block.leaves()


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns side by side, which stand one below the other in large print."""

    cells: tuple[Cell, ...]
    ruled: bool = False

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        for cell in self.cells:
            yield from cell.leaves()


@dataclass(frozen=True, slots=True)
class Box:
    """A framed box."""

    blocks: "tuple[Block, ...]"
    shade: Shade = Shade.TINT

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        for block in self.blocks:
            yield from block.leaves()


@dataclass(frozen=True, slots=True)
class AlertBox:
    """The red box for emergencies: a band that is a heading, columns, and a foot."""

    band: str
    cells: tuple[Cell, ...]
    number: str = ""
    aside: Spans = ()
    foot: "tuple[Block, ...]" = ()

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        yield f"{self.number} {self.band}" if self.number else self.band
        if self.aside:
            yield text_of(self.aside)
        for cell in self.cells:
            yield from cell.leaves()
        for block in self.foot:
            yield from block.leaves()


@dataclass(frozen=True, slots=True)
class MarkedShape:
    """A shape of the drawing that is marked, with its letter and the number of its hatch."""

    shape: str
    letter: str
    hatch: int


@dataclass(frozen=True, slots=True)
class MarkedPoint:
    """An injection point as fractions of the drawing, with its units as printed."""

    x: float
    y: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """The face with the marked zones."""

    view: View
    shapes: tuple[MarkedShape, ...]
    alt: str
    points: tuple[MarkedPoint, ...] = ()

    def leaves(self) -> Iterator[str]:
        """Yield what stands for the picture where it is not seen."""
        yield self.alt


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
    """

    shares: tuple[float, ...]
    header: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    summary: str
    right: tuple[int, ...] = ()
    foot: bool = False
    row_headers: bool = True

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
        listed: Effects without a figure, as a list or, where it is one line, as running text.
    """

    title: str
    rows: tuple[RiskRow, ...]
    listed: tuple[Spans, ...] = ()


@dataclass(frozen=True, slots=True)
class RiskTable:
    """The table of side effects; ``header`` names its five columns."""

    header: tuple[Spans, Spans, Spans, Spans, Spans]
    bands: tuple[RiskBand, ...]
    summary: str

    def leaves(self) -> Iterator[str]:
        """Yield its cells row by row."""
        yield from map(text_of, self.header)
        for band in self.bands:
            yield band.title
            for row in band.rows:
                yield from row.leaves()
            yield from map(text_of, band.listed)


@dataclass(frozen=True, slots=True)
class Stop:
    """One mark of the time strip: when, and what happens then."""

    when: Spans
    lines: tuple[Spans, ...]
    pace: Pace = Pace.OPEN

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        yield text_of(self.when)
        yield from map(text_of, self.lines)


@dataclass(frozen=True, slots=True)
class TimeStrip:
    """What happens when.

    Attributes:
        curve: Word on the curve of the effect; empty for a strip without a curve.
        curve_at: The stops where the effect starts, is full and begins to fade.
    """

    stops: tuple[Stop, ...]
    alt: str
    curve: str = ""
    curve_at: tuple[int, int, int] = (1, 2, 3)

    def leaves(self) -> Iterator[str]:
        """Yield the words for the picture, then each stop."""
        yield self.alt
        for stop in self.stops:
            yield from stop.leaves()


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
        if self.strokes:
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


@dataclass(frozen=True, slots=True)
class Whole:
    """Blocks that stay on one page as long as a page can hold them."""

    blocks: "tuple[Block, ...]"

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        for block in self.blocks:
            yield from block.leaves()


Block = (
    Letterhead
    | Strip
    | Heading
    | Paragraph
    | Bullets
    | Ticks
    | Columns
    | Box
    | AlertBox
    | Face
    | Table
    | IconArray
    | RiskTable
    | TimeStrip
    | Steps
    | SignatureBlock
    | Chip
    | NoteSpace
    | Whole
)


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands at the foot of every page.

    Attributes:
        identity: Who it is about.
        lines: What the sheet is and what it is for.
        state: Whether the content is approved.
        page: Sentence with the gaps ``{page}`` and ``{pages}``.
    """

    identity: Spans
    lines: tuple[str, ...]
    state: str
    page: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about itself; never anything about the patient."""

    title: str
    author: str
    subject: str
    language: str
    made: dt.datetime


@dataclass(frozen=True, slots=True)
class Document:
    """One sheet.

    Attributes:
        tightness: How far gaps and pictures close up to save a side; the size of type stays. 0 is open.
    """

    kind: SheetKind
    edition: Edition
    copy: Copy
    paper: Paper
    blocks: tuple[Block, ...]
    footer: Footer
    metadata: Metadata
    tightness: int = 0

    def leaves(self) -> Iterator[str]:
        """Yield the text of every element in reading order, the foot of the pages left out."""
        for block in self.blocks:
            yield from block.leaves()

    def text(self) -> str:
        """Return the whole sheet in reading order, one element a line."""
        return "\n".join(self.leaves())
