"""The outlines of the zones on a drawing of the face, and where a drawing lies in a widget."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainterPath, QTransform

from ...domain.vocabulary import View

# What of a drawing is wanted in sight, in its own units; shoulders may run out of the picture.
_FRAMES = {View.FRONT: QRectF(90, 56, 420, 704), View.SIDE: QRectF(62, 56, 556, 724)}
_WIDTHS = {View.FRONT: 600.0, View.SIDE: 700.0}
_MARGIN = 12
LARGEST_ZOOM = 4.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Outlines by name, in the units of the drawing."""

    view_box: QRectF
    shapes: Mapping[str, QPainterPath]


def load_drawing(folder: Traversable, view: View) -> Drawing:
    """Read the outlines of a view from ``resources/face``."""
    table = json.loads((folder / f"zones_{view}.json").read_bytes())
    shapes = {name: _path(commands) for name, commands in table["shapes"].items()}
    return Drawing(QRectF(*table["view_box"]), shapes)


def _path(commands: list[list[float]]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for letter, *numbers in commands:
        if str(letter) == "M":
            path.moveTo(*numbers)
        elif str(letter) == "L":
            path.lineTo(*numbers)
        elif str(letter) == "C":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()
    return path


@dataclass(frozen=True, slots=True)
class Place:
    """Where a drawing lies in its widget.

    Attributes:
        view: Which drawing.
        mirrored: Whether it is turned about, as the side view is for the patient's left.
        scale: Pixels of one unit of the drawing.
        x: Left edge of the (unmirrored) view box in the widget.
        y: Its top edge.
        view_box: Size of the drawing in its units.
    """

    view: View
    mirrored: bool
    scale: float
    x: float
    y: float
    view_box: QRectF

    def transform(self) -> QTransform:
        """Return the map from the drawing's units to the widget's pixels."""
        transform = QTransform()
        transform.translate(self.x, self.y)
        transform.scale(self.scale, self.scale)
        if self.mirrored:
            transform.translate(self.view_box.width(), 0)
            transform.scale(-1, 1)
        return transform

    def fraction(self, position: QPointF) -> tuple[float, float]:
        """Return a place in the widget as fractions of the unmirrored drawing."""
        inverse, _ = self.transform().inverted()
        unit = inverse.map(position)
        return unit.x() / self.view_box.width(), unit.y() / self.view_box.height()

    def position(self, x: float, y: float) -> QPointF:
        """Return the place in the widget of fractions of the drawing."""
        return self.transform().map(QPointF(x * self.view_box.width(), y * self.view_box.height()))


def _left_end(view: View, mirrored: bool) -> float:
    frame = _FRAMES[view]
    return _WIDTHS[view] - frame.right() if mirrored else frame.left()


class Lens:
    """How near one is to the picture, and which part of it is in sight."""

    def __init__(self) -> None:
        self.zoom = 1.0
        self.pan = QPointF(0, 0)

    def reset(self) -> None:
        """Show the whole picture."""
        self.zoom, self.pan = 1.0, QPointF(0, 0)

    def come_nearer(self, factor: float, about: QPointF, size: QSize) -> None:
        """Enlarge the picture, or make it smaller, about a place of its ground that stays where it is."""
        old = self.zoom
        self.zoom = min(LARGEST_ZOOM, max(1.0, old * factor))
        self._show(about - (about - self.pan) * (self.zoom / old), size)

    def move(self, way: QPointF, size: QSize) -> None:
        """Move the picture, as far as it goes on."""
        self._show(self.pan + way, size)

    def _show(self, pan: QPointF, size: QSize) -> None:
        spare = 1 - self.zoom
        x, y = (min(0.0, max(edge * spare, way)) for edge, way in ((size.width(), pan.x()), (size.height(), pan.y())))
        self.pan = QPointF(x, y)


def placed(
    view: View,
    mirrored: bool,
    view_box: QRectF,
    room: QRectF,
    columns: tuple[float, float],
    lens: Lens,
) -> Place:
    """Fit a drawing into a widget.

    Args:
        view: Which drawing.
        mirrored: Whether it is turned about.
        view_box: Its size.
        room: The widget's ground.
        columns: Widths that should stay free at the left (where there is room) and at the right (always).
        lens: How near one is.
    """
    frame, left = _FRAMES[view], _left_end(view, mirrored)
    before, after = columns
    scale = min(room.height() / frame.height(), (room.width() - after - 2 * _MARGIN) / frame.width())
    scale = max(scale, 0.2)
    spare = room.width() - after - frame.width() * scale - 2 * _MARGIN
    start = room.left() + _MARGIN + (min(spare, max(before, spare / 2)) if spare > 0 else 0)
    x = start - left * scale
    y = room.top() - frame.top() * scale
    zoom, pan = lens.zoom, lens.pan
    return Place(view, mirrored, scale * zoom, x * zoom + pan.x(), y * zoom + pan.y(), view_box)
