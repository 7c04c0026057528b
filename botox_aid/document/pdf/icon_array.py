"""Draws a hundred people as ten rows of ten dots: filled for those who have the effect, rings for the others."""

import zlib
from functools import lru_cache

from .file import number
from .flow import Drawing
from .pen import Colour, Form, Pen
from .style import GREY, MM, TEAL, WHITE

LARGE = 26.0 * MM


def icon_array(filled: int, side: float) -> Drawing:
    """Return what draws the picture with sides of ``side`` points."""

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.stamp(_picture(filled, side), f"1 0 0 1 {number(x)} {number(pen.page_height - y - side)}")

    return draw


@lru_cache(maxsize=404)
def _picture(filled: int, side: float) -> Form:
    pitch = side / 10
    filled_size, ring_size, ring_line = 0.81 * pitch, 0.70 * pitch, 0.26 * pitch
    layers = (
        _dots(0, filled, side, filled_size, TEAL),
        _dots(filled, 100, side, ring_size + ring_line / 2, GREY),
        _dots(filled, 100, side, ring_size - ring_line / 2, WHITE),
    )
    operators = "\n".join((f"1 J [0 {number(pitch)}] 0 d", *filter(None, layers))).encode("ascii")
    return Form(f"Icons{filled}x{side * 10:.0f}", (0.0, 0.0, side, side), zlib.compress(operators, 9))


def _dots(first: int, end: int, side: float, diameter: float, colour: Colour) -> str:
    """Return the dots from ``first`` up to ``end``: dashes of no length with round ends, a whole row of them one line."""
    if first >= end:
        return ""
    pitch, rows = side / 10, []
    for row in range(first // 10, (end - 1) // 10 + 1):
        start, stop = max(first - 10 * row, 0), min(end - 10 * row, 10)
        level = number(side - (row + 0.5) * pitch)
        # The line ends between two dots, so that rounding neither loses the last nor adds one.
        rows.append(f"{number((start + 0.5) * pitch)} {level} m {number(stop * pitch)} {level} l")
    return f"{colour} RG {number(diameter)} w {' '.join(rows)} S"
