"""Draws a hundred people as ten rows of ten dots: filled for those who have the effect, rings for the others."""

import zlib
from collections.abc import Sequence
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
    places = [((index % 10 + 0.5) * pitch, side - (index // 10 + 0.5) * pitch) for index in range(100)]
    layers = (
        _dots(places[:filled], filled_size, TEAL),
        _dots(places[filled:], ring_size + ring_line / 2, GREY),
        _dots(places[filled:], ring_size - ring_line / 2, WHITE),
    )
    operators = "\n".join(("1 J", *filter(None, layers))).encode("ascii")
    return Form(f"Icons{filled}x{side * 10:.0f}", (0.0, 0.0, side, side), zlib.compress(operators, 9))


def _dots(places: Sequence[tuple[float, float]], diameter: float, colour: Colour) -> str:
    """Return dots as lines of no length with round ends, which take far less room than circles."""
    if not places:
        return ""
    shapes = " ".join(f"{(at := f'{number(x)} {number(y)}')} m {at} l" for x, y in places)
    return f"{colour} RG {number(diameter)} w {shapes} S"
