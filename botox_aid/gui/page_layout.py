"""Where the pages of a sheet stand on screen: side by side where whole pages can be read, else one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass

WHOLE, WIDTH = "whole", "width"
Zoom = str | float
"""Whole pages, the width of one, or pixels for each point."""

# Paper at its own size on a screen of 96 dots to the inch.
POINT = 96 / 72
STEPS = tuple(percent / 100 * POINT for percent in (25, 33, 50, 67, 75, 90, 100, 125, 150, 200, 300, 400))
# Smaller than this, whole pages cannot be read at all: the width of one is shown instead.
_LEAST_WHOLE = 0.5
_LARGEST_FIT = 1.5 * POINT
# Two pages beside one another may be this much smaller than one alone.
_WORTH = 0.8


@dataclass(frozen=True, slots=True)
class Place:
    """Where one page stands, in pixels of the canvas."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Spread:
    """All pages in their places.

    Attributes:
        scale: Pixels for each point.
        whole: Whether whole pages fit the room.
    """

    scale: float
    columns: int
    places: tuple[Place, ...]
    width: float
    height: float
    whole: bool = False

    @property
    def percent(self) -> int:
        """The scale as people say it: 100 is the size of the paper."""
        return round(self.scale / POINT * 100)


def spread(
    sizes: Sequence[tuple[float, float]], room: tuple[float, float], zoom: Zoom, *, gap: float, edge: float
) -> Spread:
    """Return the places of pages of ``sizes`` (in points) in a room of pixels."""
    if not sizes:
        return Spread(POINT, 1, (), *room)
    widest, highest = max(width for width, _ in sizes), max(height for _, height in sizes)
    width, height = max(1.0, room[0] - 2 * edge), max(1.0, room[1] - 2 * edge)
    one = min(width / widest, height / highest)
    two = min((width - gap) / (2 * widest), height / highest) if len(sizes) > 1 else 0.0
    beside = two >= _WORTH * one
    scale, columns = (two, 2) if beside else (one, 1)
    whole = zoom == WHOLE and scale >= _LEAST_WHOLE
    if not whole:
        scale = min(width / widest, _LARGEST_FIT) if isinstance(zoom, str) else zoom
        fits_two = 2 * widest * scale + gap <= width
        columns = 2 if fits_two and len(sizes) > 1 else 1
    return _placed(sizes, room, min(scale, STEPS[-1]), columns, (gap, edge), whole=whole)


def _placed(
    sizes: Sequence[tuple[float, float]],
    room: tuple[float, float],
    scale: float,
    columns: int,
    air: tuple[float, float],
    *,
    whole: bool,
) -> Spread:
    gap, edge = air
    rows = [sizes[start : start + columns] for start in range(0, len(sizes), columns)]
    widths = [sum(width for width, _ in row) * scale + gap * (len(row) - 1) for row in rows]
    heights = [max(height for _, height in row) * scale for row in rows]
    across = max(room[0], max(widths) + 2 * edge)
    down = sum(heights) + gap * (len(rows) - 1) + 2 * edge
    y = edge + max(0.0, room[1] - down) / 2
    places = []
    first = (across - max(widths)) / 2
    for row, height in zip(rows, heights, strict=True):
        # A lone last page stands below the left one, as in an open folder.
        x = first
        for size in row:
            places.append(Place(x, y, size[0] * scale, size[1] * scale))
            x += size[0] * scale + gap
        y += height + gap
    return Spread(scale, columns, tuple(places), across, max(down, room[1]), whole)


def stepped(scale: float, step: int) -> float:
    """Return the next larger or smaller scale of the ladder."""
    if step > 0:
        return next((entry for entry in STEPS if entry > scale * 1.01), STEPS[-1])
    return next((entry for entry in reversed(STEPS) if entry < scale * 0.99), STEPS[0])
