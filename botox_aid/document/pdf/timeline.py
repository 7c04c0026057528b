"""Draws the time strip: a line with rings, and the curve of the effect above it. Not to scale."""

from collections.abc import Sequence

from ..blocks import Pace, TimeStrip
from .flow import Drawing
from .label import Label
from .pen import Pen
from .style import FILL, GREY, INK, MM, TEAL, WHITE

CURVE_HEIGHT = 11.0 * MM
LOW_CURVE_HEIGHT = 8.0 * MM
PLAIN_HEIGHT = 6.0 * MM
_RING = 1.7 * MM


def strip(block: TimeStrip, places: Sequence[float], width: float, height: float, word: Label | None) -> Drawing:
    """Return what draws the strip.

    Args:
        block: The stops and the word on the curve.
        places: Distance of each ring from the left edge.
        width: Width of the strip.
        height: Height of its picture.
        word: The word on the curve; without one there is no curve.
    """
    paces = [stop.pace for stop in block.stops]
    start, peak, fade = (places[index] for index in block.curve_at) if word else (0.0, 0.0, 0.0)

    def draw(pen: Pen, x: float, y: float) -> None:
        base = y + height - _RING - 1
        if word is not None:
            _draw_curve(pen, (x + places[0], x + start, x + peak, x + fade), base, y + 1, x + width)
            middle = max(x + (peak + fade) / 2, x + peak + word.width / 2 - 0.12 * width)
            word.draw(pen, middle, base - 0.34 * (base - y) + 1, INK)
        _draw_line(pen, x, base, width, places, paces)

    return draw


def _draw_curve(pen: Pen, marks: tuple[float, float, float, float], base: float, top: float, end: float) -> None:
    visit, start, peak, fade = marks
    last = min(fade + (end - fade) * 0.85, end)
    begin = start - (start - visit) * 0.35
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
