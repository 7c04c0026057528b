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
        stacked: Columns and tables stand one below the other.
        foot: Height kept free at the foot of a page.
        face_width: Width of the picture of the face.
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
    stacked: bool = False

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
        tight: How far the layout closes up to save a side: 1 closes the gaps, 2 also makes the face smaller.
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
            TextStyle(9, 11.2), TextStyle(9, 11.4), 2.0 * MM, 64 * MM, 48 * MM,
        )  # fmt: skip
    body = TextStyle(12, 15)
    small = tight >= 2
    return Scale(
        width, height, 14 * MM, 10 * MM, 23 * MM, body,
        TextStyle(22, 26, TEAL, strong=True), TextStyle(14, 17, TEAL, strong=True), body.but(strong=True),
        TextStyle(10, 12.5), TextStyle(11, 13.4), (2.2 if tight else 3.0) * MM,
        (48 if small else 56) * MM, (41 if small else 48) * MM,
    )  # fmt: skip
