"""The sheet as a plain value: what stands on it, in reading order, before anything is drawn."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..domain.vocabulary import Copy, Edition, Paper, SheetKind
from .form_block import Chip, NoteSpace, SignatureBlock, SignatureLine, Step, StepGroup, Steps, Tag, Ticks
from .picture_block import MANY_SHAPES, Face, MarkedPoint, MarkedShape, Pace, Stop, TimeStrip
from .span import Spans, text_of
from .table_block import IconArray, Icons, RiskBand, RiskRow, RiskTable, Table
from .text_block import Bullets, Heading, Letterhead, Paragraph, Strip

__all__ = [
    "MANY_SHAPES",
    "AlertBox",
    "Block",
    "Box",
    "Bullets",
    "Cell",
    "Chip",
    "Columns",
    "Document",
    "Face",
    "Footer",
    "Heading",
    "IconArray",
    "Icons",
    "Letterhead",
    "MarkedPoint",
    "MarkedShape",
    "Metadata",
    "NoteSpace",
    "Pace",
    "Paragraph",
    "RiskBand",
    "RiskRow",
    "RiskTable",
    "Shade",
    "SignatureBlock",
    "SignatureLine",
    "Step",
    "StepGroup",
    "Steps",
    "Stop",
    "Strip",
    "Table",
    "Tag",
    "Ticks",
    "TimeStrip",
    "Whole",
]


_SECTION = 2


class Shade(StrEnum):
    """The ground of a box."""

    TINT = "tint"
    PLAIN = "plain"


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

    def sections(self) -> dict[str, tuple[str, ...]]:
        """Return the words of each section by its heading; what comes before the first one stands under the title."""
        name = self.metadata.title
        found: dict[str, list[str]] = {name: []}
        for block in _unpacked(self.blocks):
            words = tuple(block.leaves())
            if isinstance(block, AlertBox) or (isinstance(block, Heading) and block.level == _SECTION):
                name, words = words[0], words[1:]
            found.setdefault(name, []).extend(words)
        return {heading: tuple(lines) for heading, lines in found.items()}


def _unpacked(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks that hold words themselves, in reading order."""
    for block in blocks:
        if isinstance(block, Whole | Box):
            yield from _unpacked(block.blocks)
        elif isinstance(block, Columns):
            for cell in block.cells:
                yield from _unpacked(cell.blocks)
        else:
            yield block
