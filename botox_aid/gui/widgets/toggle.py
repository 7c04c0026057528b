"""A switch, and a box to tick."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, icon, painter_on, text
from ..text_block import TextBlock, text_width
from .button import set_hand_cursor
from .focus_ring import KeyboardRing


class _Tickable(KeyboardRing, QAbstractButton):
    """What switch and tick box share."""

    ring_radius = 8.0

    def __init__(self, look: Appearance, words: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._words = look, words
        self.setObjectName(name)
        self.setCheckable(True)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        set_hand_cursor(self)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def set_checked(self, checked: bool) -> None:
        """Show whether it is on, without a signal."""
        blocked = self.blockSignals(True)
        self.setChecked(checked)
        self.blockSignals(blocked)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint it under the pointer."""
        self.update()
        super().enterEvent(event)


class Toggle(_Tickable):
    """A switch with its words at the right; on is knob right with a tick, off is hollow with the knob left."""

    def __init__(self, look: Appearance, words: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, words, name=name, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room for switch and words."""
        look = self.look
        return QSize(int(text_width(self._words, look.font("body"))) + look.px(38 + 8) + 4, look.px(44))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the switch and its words."""
        painter = painter_on(self)
        look, middle, on = self.look, self.height() / 2, self.isChecked()
        px = look.px
        track = QRectF(0, middle - px(11), px(38), px(22))
        role = "accent_hover" if on and self.underMouse() else "accent" if on else "edge"
        box(painter, track, px(11), look.brush(role if on else "surface"), look.pen(role, 1.4))
        knob = QPointF(track.right() - px(11) if on else track.left() + px(11), middle)
        reach = px(8.5) if on else px(8)
        knob_box = QRectF(knob.x() - reach, knob.y() - reach, 2 * reach, 2 * reach)
        box(painter, knob_box, reach, look.brush("on_accent" if on else "edge"), None)
        if on:
            icon(painter, look, "check", "accent", knob, 13)
        place = QRectF(px(46), 0, self.width() - px(46), self.height())
        text(painter, place, self._words, look.font("body"), look.brush("ink"))
        painter.end()


class CheckBox(_Tickable):
    """A box to tick, with words that may wrap and a quiet second line."""

    def __init__(
        self, look: Appearance, words: str, detail: str = "", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, words, name=name, parent=parent)
        self._detail = detail
        self.setAccessibleDescription(detail)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: str, detail: str = "") -> None:
        """Show other words."""
        self._words, self._detail = words, detail
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    def _blocks(self) -> tuple[TextBlock, TextBlock | None]:
        look = self.look
        first = TextBlock(self._words, look.font("body"), look.theme.type("body").line, look.brush("ink"))
        if not self._detail:
            return first, None
        line = look.theme.type("caption").line
        return first, TextBlock(self._detail, look.font("caption"), line, look.brush("ink2"))

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        room = max(1, width - self.look.px(36))
        return max(self.look.px(44), round(self._words_height(room)) + self.look.px(10))

    def _words_height(self, room: float) -> float:
        first, second = self._blocks()
        return first.height(room) + (second.height(room) if second else 0)

    def sizeHint(self) -> QSize:
        """Return the room for box and words in one line."""
        widest = max(block.natural_width() for block in self._blocks() if block is not None)
        width = min(int(widest) + 2, self.look.px(460)) + self.look.px(36)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(self.look.px(120), self.look.px(44))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the words anew."""
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick and words."""
        painter = painter_on(self)
        look, px, on = self.look, self.look.px, self.isChecked()
        room = max(1, self.width() - px(36))
        first, second = self._blocks()
        top = (self.height() - self._words_height(room)) / 2
        line = look.theme.type("body").line
        tick = QRectF(0, top + line / 2 - px(12), px(24), px(24))
        role = "edge" if not on else "accent_hover" if self.underMouse() else "accent"
        edge = look.pen("accent" if self.underMouse() and not on else role, 1.5)
        box(painter, tick, look.theme.radius("tag"), look.brush(role if on else "surface"), edge)
        if on:
            icon(
                painter,
                look,
                "check",
                "on_accent",
                tick.center(),
                17,
            )
        first.draw(painter, px(36), top, room)
        if second is not None:
            second.draw(painter, px(36), top + first.height(room), room)
        painter.end()
