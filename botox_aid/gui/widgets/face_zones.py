"""The zone buttons of one drawing: which there are, which one a place means, and which lies next."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QTransform

from ...app.face_view import FaceView, FaceZone
from ...domain.vocabulary import Side, View
from .face_button import ZoneButton
from .face_drawing import Drawing

if TYPE_CHECKING:
    from .face_map import FaceMap

_LEAST_TARGET = 44.0
_ACROSS = 2.2
SKIN_ZONE = "microtox_face"


def _sides(zone: FaceZone, view: View, shown: Side) -> dict[str, list[str]]:
    """Return the names of a zone's shapes by side; in profile all that has sides belongs to the side that is shown."""
    sided = any(name.endswith(("-left", "-right")) for name in zone.shapes.get(View.FRONT, ()))
    groups: dict[str, list[str]] = {}
    for name in zone.shapes.get(view, ()):
        side = name.rpartition("-")[2] if name.endswith(("-left", "-right")) else ""
        if view is View.SIDE:
            side = shown.value if sided else ""
        groups.setdefault(side, []).append(name)
    return groups


class ZoneButtons:
    """The zones of the drawing that is shown, each with its invisible button."""

    def __init__(self, face: "FaceMap") -> None:
        self._face = face
        self._buttons: list[ZoneButton] = []
        self._built_for: object = None

    def __iter__(self) -> Iterator[ZoneButton]:
        """Go through the buttons, from the scalp down."""
        return iter(self._buttons)

    def build(self, view: FaceView, drawing: Drawing, which: View, shown: Side) -> bool:
        """Make the buttons of a drawing; return whether they are new."""
        wanted = (which, shown, tuple(zone.id for zone in view.zones))
        if wanted == self._built_for:
            return False
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._built_for, self._buttons = wanted, []
        for zone in view.zones:
            for side, names in _sides(zone, which, shown).items():
                path = QPainterPath()
                path.setFillRule(Qt.FillRule.WindingFill)
                for name in names:
                    if name in drawing.shapes:
                        path.addPath(drawing.shapes[name])
                if not path.isEmpty():
                    self._buttons.append(ZoneButton(self._face, zone.id, side, path))
        self._buttons.sort(key=lambda button: (button.path.boundingRect().center().y(), button.side != "right"))
        for button in self._buttons:
            button.clicked.connect(lambda _=False, button=button: self._face.toggle(button))
            button.toggled.connect(lambda on, button=button: self._turned(button, on))
        return True

    def show(self, view: FaceView, *, skin: bool) -> None:
        """Show the state of every zone; the skin zones only where they are wanted or chosen."""
        zones = {zone.id: zone for zone in view.zones}
        for button in self._buttons:
            zone = zones[button.zone]
            side = {"left": view.left, "right": view.right}.get(button.side, "")
            button.setAccessibleName(", ".join(part for part in (zone.name, side) if part))
            button.setAccessibleDescription(zone.says)
            _check(button, is_picked(zone, button.side))
            button.setVisible(button.zone != SKIN_ZONE or skin or zone.side is not None)

    def _turned(self, button: ZoneButton, on: bool) -> None:
        # A screen reader's "toggle" turns the button itself: take that back, and ask as for a click.
        _check(button, not on)
        self._face.toggle(button)

    def place(self, transform: QTransform) -> None:
        """Give every button its place; the larger zones lie below the smaller ones."""
        for button in self._buttons:
            button.place(transform)
        for button in sorted(self._buttons, key=_area, reverse=True):
            button.raise_()

    def shown(self) -> list[ZoneButton]:
        """Return the buttons that can be reached."""
        return [button for button in self._buttons if not button.isHidden()]

    def of(self, zone: str, side: str = "") -> ZoneButton | None:
        """Return the button of a zone's side; without a side, the first one of the zone."""
        mine = [button for button in self._buttons if button.zone == zone]
        return next((button for button in mine if button.side == side), mine[0] if mine and not side else None)

    def at(self, position: QPointF) -> ZoneButton | None:
        """Return the zone that a place means: the one it lies in, or else the nearest that is hard to hit."""
        inside = [button for button in self.shown() if button.shape.contains(position)]
        if inside:
            return min(inside, key=_area)
        near = [(distance, button) for button in self.shown() if (distance := _miss(button, position)) is not None]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def neighbour(self, start: ZoneButton, way: QPoint) -> ZoneButton | None:
        """Return the zone that lies nearest in a direction."""
        best: tuple[float, ZoneButton] | None = None
        for button in self.shown():
            step = _middle(button) - _middle(start)
            along = step.x() * way.x() + step.y() * way.y()
            across = abs(step.x() * way.y()) + abs(step.y() * way.x())
            if button is not start and along > 4 and (best is None or along + _ACROSS * across < best[0]):
                best = (along + _ACROSS * across, button)
        return best[1] if best else None

    def named(self, letters: str, after: ZoneButton | None) -> ZoneButton | None:
        """Return the next zone whose name begins with letters."""
        ring = self.shown()
        if after in ring:
            start = ring.index(after) + (1 if len(letters) == 1 else 0)
            ring = ring[start:] + ring[:start]
        return next((button for button in ring if button.accessibleName().casefold().startswith(letters)), None)


def is_picked(zone: FaceZone, side: str) -> bool:
    """Return whether a zone is chosen on a side; a shape without side belongs to both."""
    if zone.side is None:
        return False
    return not side or zone.side is Side.BOTH or zone.side.value == side


def _check(button: ZoneButton, on: bool) -> None:
    blocked = button.blockSignals(True)
    button.setChecked(on)
    button.blockSignals(blocked)


def _bounds(button: ZoneButton) -> QRectF:
    return button.shape.boundingRect()


def _middle(button: ZoneButton) -> QPointF:
    return _bounds(button).center()


def _area(button: ZoneButton) -> float:
    return _bounds(button).width() * _bounds(button).height()


def _miss(button: ZoneButton, position: QPointF) -> float | None:
    """Return how far a place misses a small zone, or ``None`` where it is out of its reach."""
    bounds = _bounds(button)
    slop = (_LEAST_TARGET - min(bounds.width(), bounds.height())) / 2
    if slop <= 0 or not bounds.adjusted(-slop, -slop, slop, slop).contains(position):
        return None
    outline = button.shape.toFillPolygon().toList()
    distance = min(_from_line(position, start, end) for start, end in pairwise(outline))
    return distance if distance <= slop else None


def _from_line(position: QPointF, start: QPointF, end: QPointF) -> float:
    way, here = end - start, position - start
    length = QPointF.dotProduct(way, way)
    part = max(0.0, min(1.0, QPointF.dotProduct(here, way) / length)) if length else 0.0
    return QLineF(position, start + way * part).length()
