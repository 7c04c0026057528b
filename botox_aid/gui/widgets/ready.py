"""One tick of the "Ready?" strip: done, to do, or stopped; pressing it leads to what is missing."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, icon, line, painter_on, text
from ..text_block import text_width
from .button import set_hand_cursor
from .focus_ring import KeyboardRing

_HIGH, _SIGN_HIGH = 52, 30


class ReadyTick(KeyboardRing, QPushButton):
    """A tick with its title and the fact, or what is missing, below."""

    def __init__(self, look: Appearance, title: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._title, self._state, self._fact = look, title, "todo", ""
        self._short_title = self._short_fact = ""
        self._sign_alone, self._high = False, _HIGH
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_hand_cursor(self)
        self.tell("todo", "")
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def tell(self, state: str, fact: str, title: str = "", *, short_title: str = "", short_fact: str = "") -> None:
        """Show how it stands: ``ok``, ``todo`` or ``stop``, and the fact or what is missing.

        Words are never cut: where the long ones have no room the short ones stand, and where these have none the sign
        stands alone, with all words as its tool tip.
        """
        self._state, self._fact, self._title = state, fact, title or self._title
        self._short_title, self._short_fact = short_title, short_fact
        words = ", ".join(part for part in (self._title, fact) if part)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.update()

    def show_sign_alone(self, alone: bool) -> None:
        """Leave the words to the tool tip, where those of a neighbour have no room."""
        if alone != self._sign_alone:
            self._sign_alone = alone
            self.updateGeometry()
            self.update()

    def set_high(self, high: int) -> None:
        """Take another height, at 100 %."""
        self._high = high
        self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint the tick under the pointer."""
        self.update()
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room of a tick."""
        return QSize(self.look.px(150), self.look.px(_SIGN_HIGH if self._sign_alone else self._high))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the sign alone."""
        return QSize(self.look.px(40), self.look.px(_SIGN_HIGH if self._sign_alone else self._high))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint sign, title and fact."""
        painter = painter_on(self)
        look, rect = self.look, QRectF(self.rect())
        if self.underMouse():
            box(painter, rect, look.theme.radius("control"), look.brush("sunken"), None)
        x, room = look.px(39), rect.width() - look.px(41)
        title = "" if self._sign_alone else _fitting((self._title, self._short_title), look.font("label"), room)
        fact = _fitting((self._fact, self._short_fact), look.font("caption"), room) if title else ""
        self._paint_sign(painter, QPointF(look.px(18) if title else rect.width() / 2, rect.height() / 2))
        top = rect.height() / 2 - look.px(20 if fact or not self._fact else 10)
        text(painter, QRectF(x, top, room, look.px(20)), title, look.font("label"), look.brush("ink"))
        if fact:
            self._paint_fact(painter, QRectF(x, top + look.px(20), room, look.px(18)), fact)
        self._set_tip("" if (title, fact) == (self._title, self._fact) else self.accessibleName())
        painter.end()

    def _paint_fact(self, painter: QPainter, place: QRectF, fact: str) -> None:
        look = self.look
        role = {"ok": "ink2", "todo": "accent", "stop": "stop"}[self._state]
        font = look.font("caption")
        text(painter, place, fact, font, look.brush(role))
        if self._state != "ok":
            end = place.left() + text_width(fact, font)
            line(painter, place.left(), place.bottom() - 1, end, place.bottom() - 1, look.pen(role, 1.2))

    def _set_tip(self, tip: str) -> None:
        if self.toolTip() != tip:
            self.setToolTip(tip)

    def _paint_sign(self, painter: QPainter, centre: QPointF) -> None:
        look, radius = self.look, self.look.px(12)
        disc = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        if self._state == "ok":
            box(painter, disc, radius, look.brush("ok"), None)
            icon(painter, look, "check", "surface", centre, 16)
        elif self._state == "stop":
            box(painter, disc, radius, look.brush("stop_soft"), look.pen("stop", 1.2))
            icon(painter, look, "octagon-alert", "stop", centre, 16)
        else:
            box(painter, disc, radius, look.brush("surface"), look.pen("edge", 1.4))


def _fitting(candidates: tuple[str, ...], font: QFont, room: float) -> str:
    return next((words for words in candidates if words and text_width(words, font) <= room + 0.5), "")
