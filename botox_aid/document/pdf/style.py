"""Sizes, gaps and colours of the sheets, in points."""

from dataclasses import dataclass

from ...domain.vocabulary import Edition, Paper, SheetKind
from .pen import colour

MM = 72 / 25.4

INK = colour("#16191c")
TEAL = colour("#0b4f57")
RED = colour("#8a1c12")
GREY = colour("#6b757a")
TINT = colour("#e8f1f1")
FILL = colour("#cfe3e3")
WHITE = colour("#ffffff")

# How the standard edition closes up, step by step: side and top margin, gap, lead-in, edge (mm), share of the padding.
_CLOSING = (
    (14.0, 10.0, 3.0, 1.15, 6.2, 1.0),
    (14.0, 10.0, 2.2, 1.15, 6.2, 1.0),
    (14.0, 10.0, 2.2, 1.15, 6.2, 1.0),
    (14.0, 8.5, 1.7, 0.7, 6.2, 0.8),
    (13.0, 8.0, 1.5, 0.6, 5.6, 0.65),
    (12.0, 6.5, 0.8, 0.3, 5.0, 0.3),
    (11.0, 6.5, 0.7, 0.3, 5.0, 0.25),
    (10.0, 6.5, 0.2, 0.25, 4.8, 0.15),
)
# From here on the columns of a table get the widths that save most lines.
_CLOSEST = 6

PAGE_SIZES = {Paper.A4: (210 * MM, 297 * MM), Paper.LETTER: (612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text is set.

    Attributes:
        strong: All of it is bold.
        right: It stands at the right edge.
    """

    size: float
    leading: float
    colour: str = INK
    strong: bool = False
    right: bool = False

    def but(self, *, colour: str = "", strong: bool | None = None, right: bool | None = None) -> "TextStyle":
        """Return the style with changes."""
        return TextStyle(
            self.size,
            self.leading,
            colour or self.colour,
            self.strong if strong is None else strong,
            self.right if right is None else right,
        )


@dataclass(frozen=True, slots=True)
class Scale:
    """The measures of one edition on one paper.

    Attributes:
        gap: Between blocks.
        lead_in: Between the rule of a heading and its words, and between them and the text.
        foot: Height kept free at the foot of a page.
        face_width: Width of the picture of the face.
        icons: Side of an icon array in a table.
        edge: From the last line of the foot to the edge of the paper.
        pad: Share of the full padding inside boxes.
        gap_room: By how much the gaps of a page with room left may grow.
        stacked: Columns and tables stand one below the other.
        fitted: The columns of a table are as wide as saves most lines.
    """

    page_width: float
    page_height: float
    margin: float
    top: float
    foot: float
    body: TextStyle
    h1: TextStyle
    h2: TextStyle
    h3: TextStyle
    note: TextStyle
    tag: TextStyle
    gap: float
    face_width: float
    face_height: float
    lead_in: float = 1.15 * MM
    icons: float = 13.6 * MM
    edge: float = 6.2 * MM
    pad: float = 1.0
    gap_room: float = 0.0
    stacked: bool = False
    fitted: bool = False

    @property
    def measure(self) -> float:
        """Width of the text."""
        return self.page_width - 2 * self.margin

    @property
    def column_height(self) -> float:
        """Height of a page between its margins."""
        return self.page_height - self.top - self.foot


def scale_for(kind: SheetKind, edition: Edition, paper: Paper, *, tight: int = 0) -> Scale:
    """Return the measures of a sheet.

    Args:
        kind: The sheet; a record is set small.
        edition: The size of print.
        paper: The paper.
        tight: How far the layout closes up to save a side: 1 closes the gaps, 2 makes the face smaller, 3 closes up
            the headings, icon arrays and margins too, and 4 to 7 do the same still more. Lines never close up.
    """
    width, height = PAGE_SIZES[paper]
    if edition is Edition.LARGE_PRINT:
        body = TextStyle(18, 23)
        return Scale(
            width, height, 14 * MM, 12 * MM, 34 * MM, body,
            TextStyle(28, 33, TEAL, strong=True), TextStyle(21, 26, TEAL, strong=True), body.but(strong=True),
            TextStyle(18, 22.5), TextStyle(18, 23), 3.6 * MM, 72 * MM, 58 * MM, stacked=True,
        )  # fmt: skip
    if kind is SheetKind.RECORD:
        body = TextStyle(9, 11.4)
        return Scale(
            width, height, 12 * MM, 9 * MM, 21 * MM, body,
            TextStyle(16, 19, TEAL, strong=True), TextStyle(10.5, 13, TEAL, strong=True), body.but(strong=True),
            TextStyle(9, 11.25), TextStyle(9, 11.4), (1.4 if tight else 2.0) * MM,
            (52 if tight else 64) * MM, (39 if tight else 48) * MM,
        )  # fmt: skip
    margin, top, gap, lead_in, edge, pad = _CLOSING[tight]
    body = TextStyle(12, 15)
    small, closest = tight >= 2, tight >= _CLOSEST
    return Scale(
        width, height, margin * MM, top * MM, 23 * MM, body,
        TextStyle(22, 26 if tight < 5 else 25, TEAL, strong=True),
        TextStyle(14, 17 if tight < 5 else 16, TEAL, strong=True), body.but(strong=True),
        TextStyle(10, 12.5), TextStyle(11, 13.4), gap * MM,
        (43 if closest else 48 if small else 56) * MM, (36.7 if closest else 41 if small else 48) * MM, lead_in * MM,
        (30 / MM if tight >= 3 else 13.6) * MM, edge * MM, pad, (_CLOSING[0][2] - gap + (1.5 if tight else 0.0)) * MM,
        fitted=closest,
    )  # fmt: skip
