"""Buttons: with words, with an icon alone, and those that look like a link."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, icon, line, painter_on, text
from ..text_block import text_width
from .focus_ring import KeyboardRing
from .key_cap import key_cap_size, paint_key_cap
from .second_press import OnePress

_HAND, _SPACE = 13, 10
_CLICK_FOCUS, _STRONG_FOCUS = 2, 11
_FINGER = 44


def set_hand_cursor(widget: QWidget) -> None:
    """Show a pointing hand over the widget."""
    widget.setProperty("cursor", _HAND)


def one_tab_stop(row: Iterable[QWidget], current: QWidget | None) -> None:
    """Make a row of choices one stop of the tab key: the current one, or else the first."""
    for place, member in enumerate(row):
        stop = member is current if current is not None else place == 0
        member.setProperty("focusPolicy", _STRONG_FOCUS if stop else _CLICK_FOCUS)


@dataclass(frozen=True, slots=True)
class _Dress:
    """Colours of a button in one state: roles of ground, edge and words."""

    ground: str
    edge: str
    words: str


_DRESSES = {
    "primary": _Dress("accent", "", "on_accent"),
    "secondary": _Dress("surface", "edge", "ink"),
    "quiet": _Dress("", "", "accent"),
    "ok": _Dress("ok_soft", "ok", "ok"),
}
_UNDER_HAND = {
    "primary": _Dress("accent_hover", "", "on_accent"),
    "secondary": _Dress("sunken", "ink2", "ink"),
    "quiet": _Dress("accent_soft", "", "accent_hover"),
    "ok": _Dress("ok_soft", "ok", "ok"),
}
_BLOCKED = _Dress("sunken", "line", "ink2")


class Button(OnePress, KeyboardRing, QPushButton):
    """A push button.

    Args:
        look: The shared look.
        text: What it does, in words.
        kind: ``primary``, ``act`` (a primary button of the step's main act, higher), ``secondary``, ``quiet``, ``ok``.
        icon: Icon before the words.
        icon_after: Icon after the words.
        key: Key that presses it, shown as a key cap.
    """

    def __init__(
        self,
        look: Appearance,
        text: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        icon_after: str = "",
        key: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._icon, self._icon_after, self._key = look, icon, icon_after, key
        self._kind, self._high = ("primary", 52) if kind == "act" else (kind, 44)
        self._words = self._blocked_for = ""
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        set_hand_cursor(self)
        self.say(text)
        look.changed.connect(self._restyle)

    def say(self, words: str, key: str | None = None) -> None:
        """Name another act, and another key where one is given; an ampersand is meant as one, never as a mnemonic."""
        named = (words, self._key if key is None else key)
        if named != (self._words, self._key):
            self._words, self._key = named
            self.setText(words.replace("&", "&&"))
            self.setAccessibleName(words)
            self._restyle()

    def set_kind(self, kind: str) -> None:
        """Look like another kind of button."""
        self._kind, self._high = ("primary", 52) if kind == "act" else (kind, 44)
        self._restyle()

    def set_icon(self, icon: str) -> None:
        """Show another icon before the words."""
        self._icon = icon
        self._restyle()

    def block(self, reason: str) -> None:
        """Keep the button from being pressed and say why; an empty reason frees it."""
        self._blocked_for = reason
        self.setEnabled(not reason)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)
        self._restyle()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint the button under the pointer."""
        self.update()
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room for words, icons and key cap."""
        px = self.look.px
        width = text_width(self._words, self._font()) + 2 * px(18)
        width += sum(px(20) + px(_SPACE) for part in (self._icon_before(), self._icon_after) if part)
        if self._key:
            width += key_cap_size(self.look, self._key)[0] + px(4) + px(_SPACE)
        # A finger does not shrink with the text, as it does in the patient's view on a small screen.
        return QSize(int(width) + 2, max(_FINGER, px(self._high)))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, edge, icons, words and key cap."""
        painter = painter_on(self)
        dress = self._dress()
        look, rect = self.look, QRectF(self.rect())
        edge = look.pen(dress.edge, 1.5 if self.isEnabled() else 1.0) if dress.edge else None
        box(painter, rect, look.theme.radius("control"), look.brush(dress.ground) if dress.ground else None, edge)
        self._paint_content(painter, dress)
        painter.end()

    def _icon_before(self) -> str:
        return "lock" if self._blocked_for else self._icon

    def _font(self) -> QFont:
        return self.look.font("field", 600) if self._high > 44 else self.look.font("strong")

    def _dress(self) -> _Dress:
        if not self.isEnabled():
            return _BLOCKED
        return (_UNDER_HAND if self.underMouse() or self.isDown() else _DRESSES)[self._kind]

    def _paint_content(self, painter: QPainter, dress: _Dress) -> None:
        look, middle = self.look, self.height() / 2
        space, edge = look.px(_SPACE), look.px(20)
        x = (self.width() - (self.sizeHint().width() - 2 * look.px(18))) / 2
        if self._icon_before():
            icon(painter, look, self._icon_before(), dress.words, QPointF(x + edge / 2, middle))
            x += edge + space
        width = text_width(self._words, self._font())
        text(painter, QRectF(x, 0, width + 2, self.height()), self._words, self._font(), look.brush(dress.words))
        x += width + space
        if self._icon_after:
            icon(painter, look, self._icon_after, dress.words, QPointF(x + edge / 2, middle))
            x += edge + space
        if self._key:
            paint_key_cap(painter, look, self._key, x, middle, dress.words)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class IconButton(KeyboardRing, QPushButton):
    """A square button with an icon alone; what it does is its accessible name and tool tip."""

    def __init__(
        self,
        look: Appearance,
        icon: str,
        says: str,
        *,
        checkable: bool = False,
        role: str = "ink",
        size: float = 20,
        high: int = 44,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._icon, self._role, self._size, self._high = look, icon, role, size, high
        self.setObjectName(name)
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_hand_cursor(self)
        self.say(says)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def say(self, says: str) -> None:
        """Name what it does."""
        self.setAccessibleName(says)
        self.setToolTip(says)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint the button under the pointer."""
        self.update()
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        """Return 44 by 44 pixels, or less inside a field, scaled."""
        return QSize(self.look.px(self._high), self.look.px(self._high))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon, on a soft ground under the pointer."""
        painter = painter_on(self)
        role = self._role if self.isEnabled() else "edge"
        if self.isEnabled() and (self.underMouse() or self.isDown() or self.isChecked()):
            box(painter, QRectF(self.rect()), self.look.theme.radius("control"), self.look.brush("accent_soft"), None)
            role = "accent" if role == "ink" else role
        icon(painter, self.look, self._icon, role, QRectF(self.rect()).center(), self._size)
        painter.end()


class LinkButton(KeyboardRing, QPushButton):
    """Underlined words that lead somewhere."""

    ring_radius = 4.0

    def __init__(
        self,
        look: Appearance,
        text: str,
        kind: str = "body",
        *,
        tone: str = "accent",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._kind, self._tone, self._words = look, kind, tone, ""
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_hand_cursor(self)
        self.say(text)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def say(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint the link under the pointer."""
        self.update()
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room for the words and a finger."""
        look = self.look
        return QSize(int(text_width(self._words, look.font(self._kind, 600))) + 4, look.px(28))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words with their line."""
        painter = painter_on(self)
        look = self.look
        font = look.font(self._kind, 600)
        role = "accent_hover" if self.underMouse() and self._tone == "accent" else self._tone
        role = role if self.isEnabled() else "ink2"
        text(painter, QRectF(1, 0, self.width(), self.height()), self._words, font, look.brush(role))
        y = self.height() / 2 + look.theme.type(self._kind).size * 0.45
        line(painter, 1, y, 1 + text_width(self._words, font), y, look.pen(role, 1.3))
        painter.end()
