"""A step of the rail: its number or icon, its name, and how it stands."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, icon, painter_on, rounded, text
from .button import set_hand_cursor
from .focus_ring import KeyboardRing

_BAR = 4


class RailRow(KeyboardRing, QPushButton):
    """One step: to do (its number in a ring), done (a green tick), a problem (a red octagon), or current.

    Args:
        look: The shared look.
        number: Its place among the steps; 0 for an entry that is no step, which shows its icon.
        words: Its name.
        icon: Its icon, shown where the rail is narrow.
    """

    def __init__(
        self, look: Appearance, number: int, words: str, icon: str, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look, self._number, self._words, self._icon = look, number, words, icon
        self._state, self._says, self._narrow = "todo", "", False
        self.setObjectName(name)
        self.setCheckable(number > 0)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_hand_cursor(self)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def set_state(self, state: str, says: str = "") -> None:
        """Show how the step stands: ``todo``, ``done`` or ``problem``, and say it to a screen reader."""
        self._state, self._says = state, says
        self.setAccessibleDescription(says)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone, with the name as tool tip."""
        self._narrow = narrow
        self.setToolTip(self._words if narrow else "")
        self.updateGeometry()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint the row under the pointer."""
        self.update()
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room of a row."""
        px = self.look.px
        return QSize(px(48 if self._narrow else 184), px(48))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, badge and name."""
        painter = painter_on(self)
        look, rect, current = self.look, QRectF(self.rect()), self.isChecked()
        if current:
            self._paint_current(painter, rect)
        elif self.underMouse():
            box(painter, rect, look.theme.radius("control"), look.brush("canvas"), None)
        role = "accent" if current else "ink" if self._number else "ink2"
        if self._narrow:
            icon(painter, look, self._icon, role, rect.center(), 22)
            self._paint_corner(painter, rect)
        else:
            centre = QPointF(look.px(23), rect.height() / 2)
            self._paint_badge(painter, centre, current)
            place = QRectF(look.px(48 if self._number else 43), 0, rect.width() - look.px(50), rect.height())
            text(painter, place, self._words, look.font("strong"), look.brush(role))
        painter.end()

    def _paint_current(self, painter: QPainter, rect: QRectF) -> None:
        look, radius = self.look, self.look.theme.radius("control")
        box(painter, rect, radius, look.brush("surface"), look.pen("line", 1))
        bar = rounded(QRectF(rect.left(), rect.top(), look.px(_BAR), rect.height()), 0)
        painter.fillPath(rounded(rect, radius).intersected(bar), look.brush("accent"))

    def _paint_badge(self, painter: QPainter, centre: QPointF, current: bool) -> None:
        look = self.look
        if not self._number:
            icon(painter, look, self._icon, "ink2", QPointF(look.px(21), centre.y()), 20)
            return
        radius = look.px(13)
        ring = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        if current:
            box(painter, ring, radius, look.brush("accent"), None)
            text(painter, ring, str(self._number), look.font("small"), look.brush("on_accent"), "centre")
        elif self._state == "done":
            box(painter, ring, radius, look.brush("ok_soft"), look.pen("ok", 1.2))
            icon(painter, look, "check", "ok", centre, 16)
        elif self._state == "problem":
            box(painter, ring, radius, look.brush("stop_soft"), look.pen("stop", 1.2))
            icon(painter, look, "octagon-alert", "stop", centre, 16)
        else:
            box(painter, ring, radius, look.brush("surface"), look.pen("edge", 1.2))
            text(painter, ring, str(self._number), look.font("small"), look.brush("ink2"), "centre")

    def _paint_corner(self, painter: QPainter, rect: QRectF) -> None:
        look = self.look
        if self._state == "todo" or not self._number:
            return
        radius = look.px(8.5)
        centre = QPointF(rect.right() - radius, rect.top() + radius + 1)
        badge = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        done = self._state == "done"
        box(painter, badge, radius, look.brush("ok" if done else "stop_soft"), look.pen("ok" if done else "stop", 1.2))
        icon(painter, look, "check" if done else "octagon-alert", "surface" if done else "stop", centre, 12)
