"""The injection points of the drawing that is shown, each with its button."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF

from ...app.face_view import FacePoint, FaceView
from ...domain.vocabulary import Side, View
from .face_button import PointButton, ZoneButton
from .face_drawing import Place

if TYPE_CHECKING:
    from .face_map import FaceMap

_REACH, _LEAST, _MOST, _NEAR = 9.5, 7.5, 16.0, 18.0


class PointButtons:
    """The points that lie on the drawing, and the buttons that move them."""

    def __init__(self, face: "FaceMap") -> None:
        self._face = face
        self._buttons: dict[tuple[str, int], PointButton] = {}
        self._points: dict[tuple[str, int], FacePoint] = {}

    def __iter__(self) -> Iterator[PointButton]:
        """Go through the buttons."""
        return iter(self._buttons.values())

    def show(self, view: FaceView, which: View, shown: Side) -> None:
        """Show the points of a view; a button that stays keeps the keyboard."""
        self._points = {
            (point.zone, point.index): point
            for point in view.points
            if point.view is which and (which is View.FRONT or point.side in (None, shown))
        }
        for key in [key for key in self._buttons if key not in self._points]:
            button = self._buttons.pop(key)
            button.hide()
            button.deleteLater()
        for key, point in self._points.items():
            if key not in self._buttons:
                self._buttons[key] = PointButton(self._face, *key)
                self._buttons[key].clicked.connect(lambda _=False, key=key: self._face.point_opened.emit(*key, ""))
            self._buttons[key].setAccessibleName(point.says)

    def place(self, place: Place, scale: float, *, visible: bool) -> None:
        """Give every button its place."""
        reach = min(_MOST * scale, max(_LEAST, _REACH * place.scale))
        for key, button in self._buttons.items():
            point = self._points[key]
            button.place(place.position(point.x, point.y), reach)
            button.setVisible(visible)
            button.raise_()

    def point(self, button: PointButton) -> FacePoint:
        """Return the point of a button."""
        return self._points[button.zone, button.index]

    def of(self, zone: str, index: int) -> PointButton | None:
        """Return the button of a point, or nothing where it is not on this drawing."""
        return self._buttons.get((zone, index))

    def of_zone(self, zone: str) -> list[PointButton]:
        """Return the buttons of a zone's points, in order."""
        return [button for (own, _), button in sorted(self._buttons.items()) if own == zone]

    def near(self, position: QPointF) -> PointButton | None:
        """Return the nearest point that a place may mean."""
        reachable = [(QLineF(position, button.middle).length(), button) for button in self if not button.isHidden()]
        nearest = min(reachable, key=lambda pair: pair[0], default=None)
        return nearest[1] if nearest and nearest[0] <= _NEAR else None

    def ask(self, zone: ZoneButton, position: QPointF) -> None:
        """Ask for a point in a zone."""
        place = self._face.place()
        x, y = place.fraction(position)
        self._face.point_placed.emit(zone.zone, place.view.value, x, y, zone.side)

    def ask_at_middle(self, zone: ZoneButton) -> None:
        """Ask for a point in the middle of a picked zone, beside those that are there."""
        if not (zone.isChecked() and self._face.option("points")):
            return
        spot, step = zone.shape.boundingRect().center(), 2.2 * _REACH * self._face.look.theme.scale
        taken = [point.middle for point in self.of_zone(zone.zone)]
        for ring in range(40):
            aside = QPointF((ring + 1) // 2 * step * (-1 if ring % 2 else 1), 0)
            for drop in (0.0, step, -step):
                target = spot + aside + QPointF(0, drop)
                free = all(QLineF(other, target).length() > step * 0.8 for other in taken)
                if free and zone.shape.contains(target):
                    self.ask(zone, target)
                    return

    def nudge(self, button: PointButton, way: QPointF) -> None:
        """Ask for a point to be moved a little, within its zone."""
        target = button.middle + way
        if self._may_lie(button, target):
            self._face.point_moved.emit(button.zone, button.index, *self._face.place().fraction(target))

    def drag(self, button: PointButton, target: QPointF) -> None:
        """Let a point follow the pointer, within its zone."""
        if self._may_lie(button, target):
            button.place(target, button.reach)
            self._face.update()

    def drop(self, button: PointButton) -> None:
        """Ask for a point to be moved to where it was dropped."""
        self._face.point_moved.emit(button.zone, button.index, *self._face.place().fraction(button.middle))

    def _may_lie(self, button: PointButton, target: QPointF) -> bool:
        side = self.point(button).side
        mine = [zone for zone in self._face.zones if zone.zone == button.zone]
        mine = [zone for zone in mine if not zone.side or side is None or zone.side == side.value]
        return any(zone.shape.contains(target) for zone in mine)
