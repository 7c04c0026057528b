"""One tick of the "Ready?" strip: done, to do, or stopped; pressing it leads to what is missing."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, icon, line, painter_on, text
from ..text_block import elided, text_width
from .button import set_hand_cursor
from .focus_ring import KeyboardRing

_LEAST_WORDS = 44


class ReadyTick(KeyboardRing, QPushButton):
    """A tick with its title and the fact, or what is missing, below."""

    def __init__(self, look: Appearance, title: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._title, self._state, self._fact = look, title, "todo", ""
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_hand_cursor(self)
        self.tell("todo", "")
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def tell(self, state: str, fact: str, title: str = "") -> None:
        """Show how it stands: ``ok``, ``todo`` or ``stop``, and the fact or what is missing."""
        self._state, self._fact, self._title = state, fact, title or self._title
        words = ", ".join(part for part in (self._title, fact) if part)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint the tick under the pointer."""
        self.update()
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room of a tick."""
        return QSize(self.look.px(150), self.look.px(52))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the sign and some letters; what is longer is cut."""
        return QSize(self.look.px(84), self.look.px(52))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint sign, title and fact."""
        painter = painter_on(self)
        look, rect = self.look, QRectF(self.rect())
        if self.underMouse():
            box(painter, rect, look.theme.radius("control"), look.brush("sunken"), None)
        x, room = look.px(39), rect.width() - look.px(41)
        if room < look.px(_LEAST_WORDS):
            self._paint_sign(painter, rect.center())
            self._set_tip(self.accessibleName())
            painter.end()
            return
        self._paint_sign(painter, QPointF(look.px(18), rect.height() / 2))
        top = rect.height() / 2 - look.px(20)
        text(painter, QRectF(x, top, room, look.px(20)), self._title, look.font("label"), look.brush("ink"))
        role = {"ok": "ink2", "todo": "accent", "stop": "stop"}[self._state]
        fact = QRectF(x, top + look.px(20), room, look.px(18))
        font = look.font("caption")
        text(painter, fact, self._fact, font, look.brush(role))
        if self._state != "ok":
            width = text_width(elided(self._fact, font, room + 0.5), font)
            line(painter, x, fact.bottom() - 1, x + width, fact.bottom() - 1, look.pen(role, 1.2))
        cut = elided(self._fact, font, room + 0.5) != self._fact
        cut = cut or elided(self._title, look.font("label"), room) != self._title
        self._set_tip(self.accessibleName() if cut else "")
        painter.end()

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
