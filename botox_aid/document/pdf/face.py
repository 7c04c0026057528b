"""Draws the face with the marked zones: shade, hatch, outline and letter, so that it reads in grey too."""

import hashlib
import zlib
from math import cos, radians, sin

from ...domain.vocabulary import View
from ..blocks import Face, MarkedPoint, MarkedShape
from .file import number
from .flow import Drawing
from .label import Label
from .pen import Form, Pen
from .stock import Art, Command, Stock, extent, operators
from .style import FILL, GREY, INK, MM, TEAL, WHITE
from .text import Shaper

_LEAST_HEIGHT = 398.0
_MARGIN = 26.0
_HATCH_STEP = 6.5
# Radius of the ring of a point; its units may be a little wider.
_POINT = 5.6
_ABOVE = (90, 60, 120, 30, 150, 270, 240, 300, 0, 180)
_RIGHT = (30, 0, 60, 330, 300, 90, 270, 180)
_LEFT = (150, 180, 120, 210, 240, 90, 270, 0)
Box = tuple[float, float, float, float]
_PICTURES: dict[str, Form] = {}
_MOST_PICTURES = 64


class FaceDrawing:
    """One picture of the face, fitted to a frame."""

    def __init__(
        self, stock: Stock, shaper: Shaper, block: Face, extent_on_page: tuple[float, float], size: float
    ) -> None:
        self._art = stock.art(block.view)
        self._block, self._shaper, self._size = block, shaper, size
        self._width, self._height = extent_on_page
        self._shapes = [(mark, self._art.shapes[mark.shape]) for mark in block.shapes]
        boxes = [extent(path) for _, path in self._shapes]
        self.crop = _crop(self._art, boxes, self._width / self._height, centred=block.view is View.FRONT)
        self.scale = self._width / (self.crop[2] - self.crop[0])

    def drawing(self) -> Drawing:
        """Return what draws it."""
        return self._draw

    def _draw(self, pen: Pen, x: float, y: float) -> None:
        left, top = self.crop[:2]
        scale = self.scale
        flip = f"{scale:.5f} 0 0 {-scale:.5f} {x - left * scale:.3f} {pen.page_height - y + top * scale:.3f}"
        pen.stamp(self._picture(), flip)
        pen.rectangle(x, y, self._width, self._height, stroke=GREY, line_width=0.9)
        self._draw_points(pen, x, y)
        self._draw_letters(pen, x, y)

    def _picture(self) -> Form:
        """Return the face with its zones in the measures of the drawing; the same plan is drawn from memory."""
        key = f"{self._block.view}{self.crop}{self.scale}{self._block.shapes}"
        form = _PICTURES.get(key)
        if form is None:
            art = (path.operators for path in self._art.paths if _touch(path.extent, self.crop))
            largest_first = sorted(self._shapes, key=lambda shape: -_area(extent(shape[1])))
            zones = (self._zone(mark, path) for mark, path in largest_first)
            operators = "\n".join((*art, *zones)).encode("ascii")
            name = f"Face{hashlib.sha256(key.encode()).hexdigest()[:12]}"
            if len(_PICTURES) >= _MOST_PICTURES:
                _PICTURES.clear()
            form = _PICTURES[key] = Form(name, self.crop, zlib.compress(operators, 9))
        return form

    def _zone(self, mark: MarkedShape, path: tuple[Command, ...]) -> str:
        outline = operators(path)
        width = number(1.1 / self.scale)
        hatch = _hatch(extent(path), mark.hatch, _HATCH_STEP * 0.34 / self.scale)
        return (
            f"{FILL} rg {outline} f q {outline} W n {TEAL} RG {number(0.6 / self.scale)} w {hatch} Q "
            f"{TEAL} RG {width} w {outline} S"
        )

    def _spots(self, x: float, y: float) -> list[tuple[MarkedPoint, float, float]]:
        """Return the points that are inside of the frame, with their places on the page."""
        found = []
        for point in self._block.points:
            across = x + (point.x * self._art.width - self.crop[0]) * self.scale
            down = y + (point.y * self._art.height - self.crop[1]) * self.scale
            if x < across < x + self._width and y < down < y + self._height:
                found.append((point, across, down))
        return found

    def _draw_points(self, pen: Pen, x: float, y: float) -> None:
        for point, across, down in self._spots(x, y):
            pen.circle(across, down, _POINT, fill=WHITE, stroke=TEAL, line_width=0.8)
            if point.label:
                Label(self._shaper, point.label, 8.0, bold=True).draw(pen, across, down + 0.335 * 8.0, INK)

    def _draw_letters(self, pen: Pen, x: float, y: float) -> None:
        size = self._size
        radius = 0.62 * size
        frame = (x, y, x + self._width, y + self._height)
        boxes = [self._on_page(extent(path), x, y) for _, path in self._shapes]
        reach = 1.6 * _POINT
        taken = [(left - reach, top - reach, left + reach, top + reach) for _, left, top in self._spots(x, y)]
        placed: list[tuple[float, float]] = []
        for (_, path), box in zip(self._shapes, boxes, strict=True):
            # Where all around is taken, the letter stands inside of the zones, but never on a point or a letter.
            centre = _place(box, [*boxes, *taken], placed, frame, radius) or _place(box, taken, placed, frame, radius)
            centre = centre or ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
            placed.append(centre)
            pen.line(*self._nearest(path, centre, x, y), *centre, TEAL, 0.8)
        for (mark, _), centre in zip(self._shapes, placed, strict=True):
            pen.circle(*centre, radius, fill=WHITE, stroke=TEAL, line_width=1.0)
            Label(self._shaper, mark.letter, size, bold=True).draw(pen, centre[0], centre[1] + 0.335 * size, INK)

    def _nearest(self, path: tuple[Command, ...], spot: tuple[float, float], x: float, y: float) -> tuple[float, float]:
        """Return the point of an outline that lies nearest to a letter."""
        left, top = self.crop[:2]
        ends = ((x + (v[-2] - left) * self.scale, y + (v[-1] - top) * self.scale) for _, v in path if v)
        return min(ends, key=lambda end: (end[0] - spot[0]) ** 2 + (end[1] - spot[1]) ** 2)

    def _on_page(self, box: Box, x: float, y: float) -> Box:
        left, top = self.crop[0], self.crop[1]
        return (
            x + (box[0] - left) * self.scale,
            y + (box[1] - top) * self.scale,
            x + (box[2] - left) * self.scale,
            y + (box[3] - top) * self.scale,
        )


def _crop(art: Art, boxes: list[Box], ratio: float, *, centred: bool) -> Box:
    """Return the part of the drawing to show: the zones and about a third of the head around them."""
    if not boxes:
        boxes = [(0.3 * art.width, 0.2 * art.height, 0.7 * art.width, 0.7 * art.height)]
    top, bottom = min(box[1] for box in boxes) - _MARGIN, max(box[3] for box in boxes) + _MARGIN
    height = max(_LEAST_HEIGHT, bottom - top)
    width = height * ratio
    middle = art.width / 2
    if not centred:
        across = (min(box[0] for box in boxes) + max(box[2] for box in boxes)) / 2
        middle = max(width / 2, min(art.width - width / 2, across)) if width < art.width else middle
    centre = (top + bottom) / 2 + (height - (bottom - top)) * 0.12
    upper = max(40.0, centre - height / 2)
    if upper + height > art.height - 10:
        upper = max(0.0, art.height - 10 - height)
    return middle - width / 2, upper, middle + width / 2, upper + height


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _hatch(box: Box, kind: int, step: float) -> str:
    """Return lines or dots over ``box``: rising, falling, crossed, dotted, then the same wider."""
    left, top, right, bottom = box
    step *= 1 if kind < 4 else 1.8
    height = bottom - top
    pieces: list[str] = []
    count = int((right - left + height) / step) + 1
    for index in range(count):
        start = left - height + index * step
        if kind % 4 in (0, 2):
            pieces.append(f"{number(start)} {number(bottom)} m {number(start + height)} {number(top)} l")
        if kind % 4 in (1, 2):
            pieces.append(f"{number(start)} {number(top)} m {number(start + height)} {number(bottom)} l")
    if kind % 4 != 3:
        return " ".join(pieces) + " S"
    step *= 0.8
    for row in range(int(height / step) + 1):
        level, begin = number(top + row * step), number(left - step + row % 2 * step / 2)
        pieces.append(f"{begin} {level} m {number(right)} {level} l")
    # Dashes of no length with round ends are dots, and a whole row of them is one line.
    return f"1 J [0 {number(step)}] 0 d {number(step * 0.42)} w {' '.join(pieces)} S [] 0 d 0 J"


def _place(
    box: Box, taken: list[Box], placed: list[tuple[float, float]], frame: Box, radius: float
) -> tuple[float, float] | None:
    """Return where the letter of a zone stands: apart from what is taken and from other letters, if there is room."""
    middle_x, middle_y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    centre_x = (frame[0] + frame[2]) / 2
    half_width, half_height = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    aside = middle_x - centre_x
    angles = _ABOVE if abs(aside) < 4 * MM else _RIGHT if aside > 0 else _LEFT
    for reach in (2.0, 4.0, 7.0, 11.0, 16.0, 24.0, 34.0, 46.0, 60.0, 76.0, 94.0):
        for angle in angles:
            across, down = cos(radians(angle)), -sin(radians(angle))
            x = middle_x + across * (half_width + radius + reach)
            y = middle_y + down * (half_height + radius + reach)
            spot = (x - radius - 1, y - radius - 1, x + radius + 1, y + radius + 1)
            if spot[0] < frame[0] + 1 or spot[2] > frame[2] - 1 or spot[1] < frame[1] + 1 or spot[3] > frame[3] - 1:
                continue
            if any(_touch(spot, other) for other in taken):
                continue
            if any((x - other_x) ** 2 + (y - other_y) ** 2 < (2 * radius + 2) ** 2 for other_x, other_y in placed):
                continue
            return x, y
    return None
