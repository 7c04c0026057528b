"""One finished visit in the list: whose, when, what, and what is special about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, icon, line, painter_on, text
from ..text_block import elided, text_width
from ..widgets.button import set_hand_cursor
from ..widgets.focus_ring import KeyboardRing
from ..widgets.tag import LEVEL_ICONS, LEVEL_ROLES

if TYPE_CHECKING:
    from ...app.record_list_view import RecordRow

_HIGH = 78


class RecordButton(KeyboardRing, QPushButton):
    """A row that opens its visit; it is checked while that visit is open.

    Args:
        look: The shared look.
        row: What it says.
    """

    def __init__(self, look: Appearance, row: "RecordRow", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.row = look, row
        self.setObjectName(f"record_{row.visit_id}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setText(row.name.replace("&", "&&"))
        self.setAccessibleName(row.says)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_hand_cursor(self)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room of three lines."""
        return QSize(self.look.px(280), self.look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return room for some letters; what is longer is cut and stands whole in the open visit."""
        return QSize(self.look.px(180), self.look.px(_HIGH))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint the row under the pointer."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, name, day, and the two quiet lines."""
        painter = painter_on(self)
        look, rect, px = self.look, QRectF(self.rect()), self.look.px
        if self.isChecked():
            box(painter, rect, look.theme.radius("control"), look.brush("accent_soft"), None)
        elif self.underMouse():
            box(painter, rect, look.theme.radius("control"), look.brush("sunken"), None)
        else:
            line(painter, px(12), rect.bottom() - 0.5, rect.width() - px(12), rect.bottom() - 0.5, look.pen("line", 1))
        left, width = float(px(12)), rect.width() - 2 * px(12)
        when = text_width(self.row.when, look.font("caption")) + 2
        name = QRectF(left, px(8), width - when - px(12), px(24))
        role = "accent" if self.isChecked() else "ink"
        self._say(painter, name, self.row.name, "strong", role)
        end = QRectF(left + width - when, px(8), when, px(24))
        text(painter, end, self.row.when, look.font("caption"), look.brush("ink" if self.isChecked() else "ink2"))
        tags = self._paint_tags(painter, left + width, px(42))
        self._say(painter, QRectF(left, px(32), width - tags, px(20)), self.row.identity, "caption", "ink2")
        self._say(painter, QRectF(left, px(51), width, px(20)), self.row.detail, "caption", "ink2")
        painter.end()

    def _say(self, painter: QPainter, place: QRectF, words: str, kind: str, role: str) -> None:
        font = self.look.font(kind)
        text(painter, place, elided(words, font, place.width()), font, self.look.brush(role))

    def _paint_tags(self, painter: QPainter, right: float, middle: float) -> float:
        """Paint the tags from the right end and return the room they take."""
        look, px, start = self.look, self.look.px, right
        for words, level in reversed(self.row.tags):
            role = LEVEL_ROLES.get(level, "ink2")
            font = look.font("caption", 600)
            width = text_width(words, font) + 2
            right -= width
            text(painter, QRectF(right, middle - px(10), width, px(20)), words, font, look.brush(role))
            if level in LEVEL_ICONS:
                right -= px(20)
                icon(painter, look, LEVEL_ICONS[level], role, QPointF(right + px(9), middle), 15)
            right -= px(12)
        return start - right
