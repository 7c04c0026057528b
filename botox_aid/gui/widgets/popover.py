"""A small panel beside a button: why we ask, and where it is written."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ..appearance import Appearance
from ..shape import box, painter_on
from .card import Divider
from .label import Label

_WIDE = 400


class Popover(QFrame):
    """A panel that closes at Esc or at a press beside it, and gives the keyboard back."""

    def __init__(self, look: Appearance, *, name: str = "popover", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._opener: QWidget | None = None

    def open_at(
        self,
        opener: QWidget,
        title: str,
        paragraphs: Sequence[tuple[str, str]],
        sources_title: str = "",
        sources: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Open below a button.

        Args:
            opener: The button.
            title: Heading.
            paragraphs: A quiet label (or none) and the words of each.
            sources_title: Heading of the sources.
            sources: What is cited, and a note such as its trust.
        """
        from PySide6.QtCore import Qt

        self._fill(title, paragraphs, sources_title, sources)
        self._opener = opener
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(words for _, words in paragraphs))
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        width = self.look.px(_WIDE)
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self.sizeHint().height()
        self.resize(width, height)
        self.move(self._place(opener, width, height))
        self.show()
        self.setFocus()

    def _fill(
        self,
        title: str,
        paragraphs: Sequence[tuple[str, str]],
        sources_title: str,
        sources: Sequence[tuple[str, str]],
    ) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        look, px = self.look, self.look.px
        self._column.setContentsMargins(px(20), px(16), px(20), px(18))
        self._column.setSpacing(px(4))
        self._column.addWidget(Label(look, "h2", title, wrap=True))
        for label, words in paragraphs:
            if label:
                self._column.addWidget(Label(look, "caption", label, tone="ink2", wrap=True))
            self._column.addWidget(Label(look, "body", words, wrap=True))
        if sources:
            self._column.addWidget(Divider(look))
            if sources_title:
                self._column.addWidget(Label(look, "label", sources_title))
        for cited, note in sources:
            self._column.addWidget(Label(look, "caption", "\n".join(part for part in (cited, note) if part), wrap=True))

    def _place(self, opener: QWidget, width: int, height: int) -> QPoint:
        place = opener.mapToGlobal(QPoint(opener.width() - width, opener.height() + 6))
        screen = opener.screen()
        if screen is not None:
            room = screen.availableGeometry()
            if place.y() + height > room.bottom():
                place.setY(max(room.top(), opener.mapToGlobal(QPoint(0, 0)).y() - height - 6))
            place.setX(max(room.left() + 4, min(place.x(), room.right() - width - 4)))
        return place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Esc, and at the keys that opened it."""
        from PySide6.QtCore import Qt

        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.close()
            if self._opener is not None:
                self._opener.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = painter_on(self)
        look = self.look
        box(painter, QRectF(self.rect()), look.theme.radius("card"), look.brush("surface"), look.pen("edge", 1.2))
        painter.end()
