"""Small marks: a tag with its level, a pill that leads to a finding, a letter, a key of the keyboard."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, icon, painter_on, text
from ..text_block import elided, text_width
from .button import set_hand_cursor
from .focus_ring import KeyboardRing
from .key_cap import key_cap_size, paint_key_cap

LEVEL_ICONS = {
    "hard_stop": "octagon-x",
    "stop": "octagon-alert",
    "caution": "triangle-alert",
    "note": "info",
    "ok": "circle-check",
}
LEVEL_ROLES = {"hard_stop": "hard", "stop": "stop", "caution": "caution", "note": "note", "ok": "ok"}
_PLAIN_TEXT = 0


def level_grounds(level: str) -> str:
    """Return the role of a level's soft ground."""
    return {"hard_stop": "stop_soft"}.get(level, f"{level}_soft")


class Tag(QLabel):
    """A few words with the icon and the ground of a level; ``plain`` has neither."""

    def __init__(
        self, look: Appearance, words: str, level: str = "plain", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look, self._level = look, level
        self.setObjectName(name)
        self.setProperty("textFormat", _PLAIN_TEXT)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(words)
        look.changed.connect(self._restyle)

    def tell(self, words: str, level: str) -> None:
        """Show other words and another level."""
        self.setText(words)
        self._level = level
        self._restyle()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _before(self) -> int:
        px = self.look.px
        return px(8) + (px(15) + px(6) if self._level in LEVEL_ICONS else 0)

    def sizeHint(self) -> QSize:
        """Return the room for icon and words."""
        width = self._before() + text_width(self.text(), self.look.font("caption", 600)) + self.look.px(8)
        return QSize(int(width) + 2, self.look.px(24))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the icon and a few letters: long words are cut and stand in the tool tip."""
        return QSize(min(self.sizeHint().width(), self.look.px(120)), self.look.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon and words."""
        painter = painter_on(self)
        look, rect = self.look, QRectF(self.rect())
        role = LEVEL_ROLES.get(self._level, "ink2")
        ground = "sunken" if self._level == "plain" else level_grounds(self._level)
        box(painter, rect, look.theme.radius("tag"), look.brush(ground), None)
        if self._level in LEVEL_ICONS:
            icon(
                painter, look, LEVEL_ICONS[self._level], role, QPointF(look.px(8) + look.px(7.5), rect.height() / 2), 15
            )
        font, room = look.font("caption", 600), rect.width() - self._before() - look.px(4)
        text(painter, QRectF(self._before(), 0, room, rect.height()), self.text(), font, look.brush(role))
        cut = elided(self.text(), font, room + 0.5) != self.text()
        if self.toolTip() != (self.text() if cut else ""):
            self.setToolTip(self.text() if cut else "")
        painter.end()


class Pill(KeyboardRing, QPushButton):
    """A rounded button that names the worst open finding and leads to it."""

    ring_radius = 17.0

    def __init__(
        self,
        look: Appearance,
        words: str = "",
        level: str = "stop",
        *,
        least: int = 120,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the pill; it keeps room for its words up to ``least``, at 100 %."""
        super().__init__(parent)
        self.look, self._level, self._least = look, level, least
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        set_hand_cursor(self)
        self.tell(words, level)
        look.changed.connect(self._restyle)

    def tell(self, words: str, level: str) -> None:
        """Show other words and another level."""
        self._level = level
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self._restyle()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint the pill under the pointer."""
        self.update()
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room for icon and words."""
        px = self.look.px
        return QSize(int(text_width(self._words, self.look.font("label"))) + px(50), px(34))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the icon and a few letters."""
        return QSize(min(self.sizeHint().width(), self.look.px(self._least)), self.look.px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint edge, ground, icon and words."""
        painter = painter_on(self)
        look, rect = self.look, QRectF(self.rect())
        role = LEVEL_ROLES.get(self._level, "ink2")
        edge = look.pen(role, 2 if self.underMouse() else 1.2)
        box(painter, rect, rect.height() / 2, look.brush(level_grounds(self._level)), edge)
        centre = QPointF(look.px(20), rect.height() / 2)
        icon(painter, look, LEVEL_ICONS.get(self._level, "info"), role, centre, 18)
        place = QRectF(look.px(35), 0, rect.width() - look.px(47), rect.height())
        text(painter, place, self._words, look.font("label"), look.brush(role))
        painter.end()


class LetterTile(QWidget):
    """The letter that ties the face, the list and the paper together."""

    def __init__(
        self, look: Appearance, letter: str = "", size: int = 30, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look, self._letter, self._size = look, letter, size
        self.setObjectName(name)
        self.setAccessibleName(letter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def tell(self, letter: str) -> None:
        """Show another letter."""
        self._letter = letter
        self.setAccessibleName(letter)
        self.update()

    def sizeHint(self) -> QSize:
        """Return its edge, scaled."""
        return QSize(self.look.px(self._size), self.look.px(self._size))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint tile and letter."""
        painter = painter_on(self)
        look, rect = self.look, QRectF(self.rect())
        box(painter, rect, look.theme.radius("tag"), look.brush("accent"), None)
        text(painter, rect, self._letter, look.font("strong", 700), look.brush("on_accent"), "centre")
        painter.end()


class KeyCap(QWidget):
    """A key of the keyboard."""

    def __init__(self, look: Appearance, key: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._key = look, key
        self.setObjectName(name)
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def tell(self, key: str) -> None:
        """Show another key."""
        self._key = key
        self.setAccessibleName(key)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the key's name."""
        width, height = key_cap_size(self.look, self._key)
        return QSize(int(width) + 1, int(height) + 1)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the key."""
        painter = painter_on(self)
        paint_key_cap(painter, self.look, self._key, 0, self.height() / 2, "ink2", "surface")
        painter.end()
