"""Smaller, larger, and the scale between them, which goes over to whole pages or to the width of one."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, line, painter_on, text
from .button import IconButton, set_hand_cursor
from .focus_ring import KeyboardRing


class ZoomBox(QWidget):
    """The scale of a preview.

    Attributes:
        stepped: Larger (1) or smaller (-1).
        fit_asked: The scale was pressed.
    """

    stepped = Signal(int)
    fit_asked = Signal()

    def __init__(
        self, look: Appearance, *, smaller: str, larger: str, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.smaller = IconButton(look, "zoom-out", smaller, size=18, name=f"{name}_smaller")
        self.scale = _Scale(look, name=f"{name}_scale")
        self.larger = IconButton(look, "zoom-in", larger, size=18, name=f"{name}_larger")
        for part in (self.smaller, self.scale, self.larger):
            row.addWidget(part)
        self.smaller.clicked.connect(lambda: self.stepped.emit(-1))
        self.larger.clicked.connect(lambda: self.stepped.emit(1))
        self.scale.clicked.connect(self.fit_asked)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def tell(self, words: str, says: str) -> None:
        """Show a scale, and say what a press on it does."""
        self.scale.tell(words, says)

    def sizeHint(self) -> QSize:
        """Return the room for both buttons and the scale."""
        return QSize(self.look.px(44 + 54 + 44), self.look.px(44))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the common edge and what parts the three."""
        painter = painter_on(self)
        look = self.look
        box(painter, QRectF(self.rect()), look.theme.radius("control"), look.brush("surface"), look.pen("edge", 1.3))
        for x in (self.scale.x() - 0.5, self.scale.geometry().right() + 1.5):
            line(painter, x, 2, x, self.height() - 2, look.pen("line", 1))
        painter.end()


class _Scale(KeyboardRing, QPushButton):
    """The scale in per cent."""

    ring_radius = 4.0

    def __init__(self, look: Appearance, *, name: str) -> None:
        super().__init__()
        self.look = look
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_hand_cursor(self)
        look.changed.connect(self.updateGeometry)

    def tell(self, words: str, says: str) -> None:
        """Show other words."""
        self.setText(words)
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint it under the pointer."""
        self.update()
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room for three figures."""
        return QSize(self.look.px(54), self.look.px(44))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        painter = painter_on(self)
        look = self.look
        role = "accent" if self.underMouse() or self.isDown() else "ink"
        text(painter, QRectF(self.rect()), self.text(), look.font("strong"), look.brush(role), "centre")
        painter.end()
