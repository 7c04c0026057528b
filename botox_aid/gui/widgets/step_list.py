"""Rows of a list to walk through: groups of questions, risks to talk about."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, icon, painter_on, text
from ..text_block import text_width
from .button import set_hand_cursor
from .focus_ring import KeyboardRing

_SIGNS = {
    "done": ("circle-check", "ok"),
    "stop": ("octagon-alert", "stop"),
    "caution": ("triangle-alert", "caution"),
}


class StepRow(KeyboardRing, QPushButton):
    """One row: its number or a ring, its name, and a count at the right.

    Args:
        look: The shared look.
        number: Its number; 0 for a plain ring.
        words: Its name.
        count: Quiet words at the right end, such as "5/7".
    """

    def __init__(
        self,
        look: Appearance,
        number: int,
        words: str,
        *,
        count: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._number, self._words, self._count = look, number, words, count
        self._state = "todo"
        self.setObjectName(name)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_hand_cursor(self)
        self.say(words)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def say(self, words: str) -> None:
        """Show another name."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(", ".join(part for part in (words, self._count) if part))
        self.update()

    def set_state(self, state: str, count: str | None = None, says: str = "") -> None:
        """Show how it stands: ``todo``, ``done``, ``stop`` or ``caution``; being current is being checked."""
        self._state = state
        self._count = self._count if count is None else count
        self.setAccessibleName(", ".join(part for part in (self._words, self._count) if part))
        self.setAccessibleDescription(says)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint the row under the pointer."""
        self.update()
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room of a row."""
        look = self.look
        width = text_width(self._words, look.font("strong")) + look.px(54)
        if self._count:
            width += text_width(self._count, look.font("caption")) + look.px(16)
        return QSize(int(width), look.px(44))

    def minimumSizeHint(self) -> QSize:
        """Return room for the sign and some letters."""
        return QSize(self.look.px(110), self.look.px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, sign, name and count."""
        painter = painter_on(self)
        look, rect, current = self.look, QRectF(self.rect()), self.isChecked()
        if current and self._number:
            box(painter, rect, look.theme.radius("control"), look.brush("accent_soft"), None)
        elif current:
            box(painter, rect, look.theme.radius("control"), look.brush("surface"), look.pen("line", 1))
        elif self.underMouse():
            box(painter, rect, look.theme.radius("control"), look.brush("sunken"), None)
        self._paint_sign(painter, QPointF(look.px(22), rect.height() / 2), current)
        role = "accent" if current else "ink"
        count = text_width(self._count, look.font("caption")) if self._count else 0.0
        place = QRectF(look.px(42), 0, rect.width() - look.px(54) - count, rect.height())
        font = look.font("strong") if current else look.font("body")
        text(painter, place, self._words, font, look.brush(role))
        if self._count:
            end = QRectF(rect.width() - look.px(12) - count, 0, count + 2, rect.height())
            text(painter, end, self._count, look.font("caption"), look.brush("ink" if current else "ink2"))
        painter.end()

    def _paint_sign(self, painter: QPainter, centre: QPointF, current: bool) -> None:
        look, radius = self.look, self.look.px(11)
        disc = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        if self._state in _SIGNS and (not self._number or self._state != "done"):
            sign, role = _SIGNS[self._state]
            icon(painter, look, sign, role, centre, 19 if not self._number else 21)
        elif not self._number:
            box(painter, disc.adjusted(2.5, 2.5, -2.5, -2.5), radius, None, look.pen("edge", 1.4))
        elif self._state == "done":
            box(painter, disc, radius, look.brush("accent" if current else "ok"), None)
            icon(painter, look, "check", "on_accent" if current else "surface", centre, 15)
        elif current:
            box(painter, disc, radius, look.brush("accent"), None)
            text(painter, disc, str(self._number), look.font("small"), look.brush("on_accent"), "centre")
        else:
            box(painter, disc, radius, None, look.pen("edge", 1.2))
            text(painter, disc, str(self._number), look.font("small"), look.brush("ink2"), "centre")
