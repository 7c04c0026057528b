"""Draws the time strip: a line with rings, and the curve of the effect above it. Not to scale."""

from collections.abc import Sequence

from ..blocks import Pace
from .flow import Drawing
from .fonts import Typeface
from .pen import Pen
from .style import FILL, GREY, INK, MM, TEAL, WHITE, TextStyle

CURVE_HEIGHT = 11.0 * MM
PLAIN_HEIGHT = 6.0 * MM
_RING = 1.7 * MM


def strip(
    places: Sequence[float], paces: Sequence[Pace], width: float, word: str, face: Typeface, style: TextStyle
) -> Drawing:
    """Return what draws the strip.

    Args:
        places: Distance of each ring from the left edge.
        paces: How the line that leads to the next ring is drawn.
        width: Width of the strip.
        word: Word on the curve; without one there is no curve.
        face: Typeface of the word.
        style: Its size.
    """
    height = CURVE_HEIGHT if word else PLAIN_HEIGHT

    def draw(pen: Pen, x: float, y: float) -> None:
        base = y + height - _RING - 1
        if word and len(places) >= 4:
            _draw_curve(pen, [x + place for place in places], base, y + 1, x + width)
            pen.ink(INK)
            pen.begin_text()
            middle = x + (places[1] + places[3]) / 2 + 0.02 * width
            pen.move(middle - face.width(word) * style.size / 2000, base - 0.34 * (base - y) + 1)
            pen.show(face, style.size, word)
            pen.end_text()
        _draw_line(pen, x, base, width, places, paces)

    return draw


def _draw_curve(pen: Pen, marks: list[float], base: float, top: float, end: float) -> None:
    start, peak, fade = marks[1], marks[2], marks[3]
    last = min(fade + (end - fade) * 0.85, end)
    begin = start - (start - marks[0]) * 0.35
    lower, upper = peak - (peak - start) * 0.55, peak - (peak - start) * 0.45
    rise: list[tuple[str, tuple[float, ...]]] = [
        ("M", (begin, base)),
        ("C", (lower, base, upper, top, peak, top)),
        ("L", (fade, top)),
        ("C", (fade + (last - fade) * 0.45, top, fade + (last - fade) * 0.5, base, last, base)),
    ]
    pen.path([*rise, ("Z", ())], fill=FILL)
    pen.path(rise, stroke=TEAL, line_width=1.2)


def _draw_line(pen: Pen, x: float, base: float, width: float, places: Sequence[float], paces: Sequence[Pace]) -> None:
    tip = x + width - 1
    for index, place in enumerate(places):
        following = places[index + 1] if index + 1 < len(places) else width - 10
        if paces[index] is Pace.DASHED:
            pen.line(x + place + _RING, base, x + following, base, GREY, 1.8, dash="5 4")
        else:
            pen.line(x + place, base, x + following, base, TEAL, 2.0)
    pen.path([("M", (tip, base)), ("L", (tip - 11, base - 5)), ("L", (tip - 11, base + 5)), ("Z", ())], fill=TEAL)
    for place, pace in zip(places, paces, strict=True):
        filled = pace is Pace.FILLED
        pen.circle(x + place, base, _RING - 0.8, fill=TEAL if filled else WHITE, stroke=TEAL, line_width=2.0)
