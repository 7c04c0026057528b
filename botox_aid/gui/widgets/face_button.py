"""What the mouse, the keyboard and a screen reader meet on the face: one invisible button for each zone and point."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainterPath, QPaintEvent, QRegion, QTransform
from PySide6.QtWidgets import QAbstractButton, QApplication

if TYPE_CHECKING:
    from .face_map import FaceMap

ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}
_GRID = 17
_AROUND = (QPointF(3, 0), QPointF(-3, 0), QPointF(0, 3), QPointF(0, -3))
KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class FaceButton(QAbstractButton):
    """An invisible button on the face, which paints everything itself."""

    def __init__(self, face: "FaceMap") -> None:
        super().__init__(face)
        self.face = face
        self.by_keyboard = False
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the face, which shows the focus."""
        if event.reason() in KEYBOARD_REASONS:
            self.by_keyboard = True
        elif event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.by_keyboard = False
        super().focusInEvent(event)
        self.face.focus_came(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the face."""
        super().focusOutEvent(event)
        self.face.update()


class ZoneButton(FaceButton):
    """A zone, or one side of it.

    Attributes:
        zone: Id of the zone.
        side: ``left``, ``right``, or empty for a shape that has no side of its own.
        path: Its outline in the units of the drawing.
        shape: Its outline in the pixels of the face.
    """

    def __init__(self, face: "FaceMap", zone: str, side: str, path: QPainterPath) -> None:
        super().__init__(face)
        self.zone, self.side, self.path = zone, side, path
        self.shape = QPainterPath()
        self._heart: QPointF | None = None
        self.setCheckable(True)
        self.setObjectName(f"zone_{zone}_{side}" if side else f"zone_{zone}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def place(self, transform: QTransform) -> None:
        """Take the place that the drawing gives it."""
        self.shape, self._heart = transform.map(self.path), None
        bounds = self.shape.boundingRect().toAlignedRect()
        self.setGeometry(bounds)
        polygon = self.shape.translated(-bounds.x(), -bounds.y()).toFillPolygon().toPolygon()
        self.setMask(QRegion(polygon, Qt.FillRule.WindingFill))

    def heart(self) -> QPointF:
        """Return the place well inside the zone that is nearest to its middle."""
        if self._heart is None:
            middle = self.shape.boundingRect().center()
            self._heart = middle if self._well_inside(middle) else self._nearest_inside(middle)
        return self._heart

    def _well_inside(self, spot: QPointF) -> bool:
        return all(self.shape.contains(spot + way) for way in _AROUND)

    def _nearest_inside(self, middle: QPointF) -> QPointF:
        bounds = self.shape.boundingRect()
        steps = [(step + 0.5) / _GRID for step in range(_GRID)]
        spots = [bounds.topLeft() + QPointF(x * bounds.width(), y * bounds.height()) for x in steps for y in steps]
        spots.sort(key=lambda spot: (spot - middle).manhattanLength())
        return next((spot for spot in spots if self._well_inside(spot)), middle)

    def nextCheckState(self) -> None:
        """Change nothing: the face asks, and shows what came of it."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave presses to the face, which knows what is nearest and whether a point is meant."""
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave the second press to the face as well."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick, go to a neighbour, place a point, or find a zone by its name."""
        key = event.key()
        if key in ARROWS:
            self.face.go(self, ARROWS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.face.toggle(self, alone=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_Plus):
            self.face.points.ask_at_middle(self)
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.face.find_zone(event.text())
        else:
            super().keyPressEvent(event)


class PointButton(FaceButton):
    """An injection point; it is dragged, nudged by the arrows, removed by Delete, and its units are opened by Enter."""

    reach = 11.0

    def __init__(self, face: "FaceMap", zone: str, index: int) -> None:
        super().__init__(face)
        self.zone, self.index = zone, index
        self.middle = QPointF()
        self._pressed_at: QPointF | None = None
        self._dragged = False
        self.setObjectName(f"point_{zone}_{index}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def place(self, middle: QPointF, reach: float) -> None:
        """Take a place, with its middle at a point of the face."""
        self.middle, self.reach = middle, reach
        edge = round(2 * reach)
        self.setGeometry(QRect(round(middle.x() - reach), round(middle.y() - reach), edge, edge))
        self.setMask(QRegion(QRect(0, 0, edge, edge), QRegion.RegionType.Ellipse))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the point."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at, self._dragged = QPointF(event.globalPosition()), False
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the point."""
        if self._pressed_at is None:
            event.ignore()
            return
        way = QPointF(event.globalPosition()) - self._pressed_at
        if self._dragged or way.manhattanLength() >= QApplication.startDragDistance():
            self._dragged = True
            self.face.points.drag(self, QPointF(self.mapToParent(event.position().toPoint())))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the point."""
        if self._dragged:
            self.face.points.drop(self)
        self._pressed_at, self._dragged = None, False

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open the units of the point."""
        self.face.point_opened.emit(self.zone, self.index, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nudge, remove, or open the units of the point; a digit begins to type them."""
        key = event.key()
        if key in ARROWS:
            step = 5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.face.points.nudge(self, QPointF(ARROWS[Qt.Key(key)] * step))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.face.point_removed.emit(self.zone, self.index)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.face.point_opened.emit(self.zone, self.index, "")
        elif event.text().isdigit():
            self.face.point_opened.emit(self.zone, self.index, event.text())
        else:
            super().keyPressEvent(event)
