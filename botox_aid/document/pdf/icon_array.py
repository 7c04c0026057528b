"""Draws a hundred people as ten rows of ten dots: filled for those who have the effect, rings for the others."""

from .flow import Drawing
from .pen import Pen
from .style import GREY, MM, TEAL, WHITE

LARGE = 26.0 * MM


def icon_array(filled: int, side: float) -> Drawing:
    """Return what draws the picture with sides of ``side`` points."""
    pitch = side / 10
    filled_size, ring_size, ring_line = 0.81 * pitch, 0.70 * pitch, 0.26 * pitch

    def draw(pen: Pen, x: float, y: float) -> None:
        places = [(x + (index % 10 + 0.5) * pitch, y + (index // 10 + 0.5) * pitch) for index in range(100)]
        pen.dots(places[:filled], filled_size, TEAL)
        pen.dots(places[filled:], ring_size + ring_line / 2, GREY)
        pen.dots(places[filled:], ring_size - ring_line / 2, WHITE)

    return draw
