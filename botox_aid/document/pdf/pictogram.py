"""Draws the pictograms of signs to act on: strokes and fills on a grid of 24 by 24."""

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from .file import number
from .flow import Piece
from .pen import Pen
from .style import RED
from .tags import Element

GRID = 24.0
_LINE = 2.0
_OPERATORS = {"M": ("m", 2), "L": ("l", 2), "C": ("c", 6), "Z": ("h", 0)}
_PARTS = {"strokes", "fills", "rings", "dots"}


class Sign(Piece):
    """A pictogram in the middle of a line of text."""

    def __init__(self, code: str, side: float, leading: float, element: Element) -> None:
        super().__init__(leading)
        self._code, self._side, self._element = code, side, element

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it as the label of its item."""
        scale = self._side / GRID
        top = pen.page_height - y - (self.height - self._side) / 2
        with pen.element(self._element):
            pen.insert(self._code, f"{scale:.4f} 0 0 {-scale:.4f} {number(x)} {number(top)}")


def pictogram(data: bytes) -> str:
    """Return the operators of the drawing in a file, in the measures of the grid.

    Args:
        data: What the file holds: ``strokes`` and ``fills`` as paths of M, L, C and Z, ``rings`` and ``dots`` as
            (across, down, radius).

    Raises:
        ValueError: The file is no such drawing; the message says what to mend.
    """
    try:
        parts = tomllib.loads(data.decode("utf-8"))
        if not parts or not _PARTS.issuperset(parts):
            raise ValueError(f"holds {sorted(parts)}; write some of {sorted(_PARTS)}")
        return "\n".join(_operators(parts))
    except (UnicodeDecodeError, TypeError, IndexError) as error:
        raise ValueError(str(error)) from error


def _operators(parts: Mapping[str, Any]) -> Iterable[str]:
    yield f"{RED} rg {RED} RG {number(_LINE)} w 1 J 1 j"
    for path in parts.get("fills", ()):
        yield f"{_path(path)} f*"
    for path in parts.get("strokes", ()):
        yield f"{_path(path)} S"
    for across, down, radius in parts.get("rings", ()):
        yield f"{_round(across, down, radius)} S"
    for across, down, radius in parts.get("dots", ()):
        yield f"{_round(across, down, radius)} f"


def _path(path: str) -> str:
    tokens = path.split()
    out: list[str] = []
    place = 0
    while place < len(tokens):
        if tokens[place] not in _OPERATORS:
            raise ValueError(f"{path!r}: {tokens[place]!r} is not one of M, L, C, Z")
        operator, count = _OPERATORS[tokens[place]]
        values = [float(token) for token in tokens[place + 1 : place + 1 + count]]
        if len(values) < count or not all(0 <= value <= GRID for value in values):
            raise ValueError(f"{path!r}: {tokens[place]} needs {count} numbers from 0 to {GRID:g}")
        out.append(" ".join([*map(number, values), operator]))
        place += 1 + count
    return " ".join(out)


def _round(across: float, down: float, radius: float) -> str:
    if not (0 < radius <= across <= GRID - radius and radius <= down <= GRID - radius):
        raise ValueError(f"[{across}, {down}, {radius}] does not lie on the grid of {GRID:g} by {GRID:g}")
    reach = 0.5523 * radius
    left, right, top, bottom = across - radius, across + radius, down - radius, down + radius
    corners = (
        (right, down, right, down + reach, across + reach, bottom, across, bottom),
        (across - reach, bottom, left, down + reach, left, down),
        (left, down - reach, across - reach, top, across, top),
        (across + reach, top, right, down - reach, right, down),
    )
    first = f"{number(corners[0][0])} {number(corners[0][1])} m"
    curves = [" ".join([*map(number, corner[-6:]), "c"]) for corner in corners]
    return " ".join([first, *curves, "h"])
