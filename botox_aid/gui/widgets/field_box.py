"""The box of a field: its edge, its halo while it has the keyboard, and what stands inside beside the editor."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, icon, painter_on
from .label import Label

_HALO = 2


class FieldBox(QFrame):
    """A rounded box around an editor.

    Attributes:
        row: What stands in the box, from left to right.
    """

    def __init__(self, look: Appearance, *, icon: str = "", high: float = 44, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._icon, self._high = look, icon, high
        self._focused = self._wrong = self._read_only = self._untyped = False
        self.row = QHBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._restyle()
        look.changed.connect(self._restyle)

    def set_focused(self, focused: bool) -> None:
        """Show whether the keyboard is inside."""
        self._focused = focused
        self.update()

    def set_wrong(self, wrong: bool) -> None:
        """Show the edge of an error."""
        self._wrong = wrong
        self.update()

    def set_read_only(self, read_only: bool) -> None:
        """Show a sunken ground."""
        self._read_only = read_only
        self.update()

    def set_untyped(self, untyped: bool) -> None:
        """Show the dashed edge of something that still has to be typed."""
        self._untyped = untyped
        self.update()

    def _restyle(self) -> None:
        px = self.look.px
        left = px(14) + (px(28) if self._icon else 0)
        self.row.setContentsMargins(left + _HALO, _HALO + px(2), px(14) + _HALO, _HALO + px(2))
        self.row.setSpacing(px(8))
        self.setMinimumHeight(px(self._high) + 2 * _HALO)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of a field."""
        return QSize(self.look.px(160), self.look.px(self._high) + 2 * _HALO)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Give the keyboard to the editor when the box beside it is pressed."""
        for editor in self.findChildren(QWidget):
            if isinstance(editor, LineEdit | TextEdit):
                editor.setFocus()
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, edge and halo."""
        painter = painter_on(self)
        look, rect = self.look, QRectF(self.rect())
        radius = look.theme.radius("control")
        inner = rect.adjusted(_HALO, _HALO, -_HALO, -_HALO)
        if self._focused:
            box(painter, rect, radius + _HALO, look.brush("stop_soft" if self._wrong else "accent_soft"), None)
        if self._wrong:
            edge = look.pen("stop", 2)
        elif self._focused:
            edge = look.pen("accent", 2)
        elif self._untyped:
            edge = look.pen("caution", 1.3, (4, 3))
        else:
            edge = look.pen("line" if self._read_only else "edge", 1.3)
        box(painter, inner, radius, look.brush("sunken" if self._read_only else "surface"), edge)
        if self._icon:
            middle = inner.center()
            middle.setX(inner.left() + look.px(24))
            icon(painter, look, self._icon, "ink2", middle, 18)
        painter.end()


class LineEdit(QLineEdit):
    """A line editor that tells its box about the keyboard."""

    box: FieldBox | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light the box."""
        if self.box is not None:
            self.box.set_focused(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Dim the box."""
        if self.box is not None:
            self.box.set_focused(False)
        super().focusOutEvent(event)


class TextEdit(QPlainTextEdit):
    """An editor of several lines that tells its box about the keyboard; the tab key leaves it."""

    box: FieldBox | None = None
    left = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light the box."""
        if self.box is not None:
            self.box.set_focused(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Dim the box."""
        if self.box is not None:
            self.box.set_focused(False)
        super().focusOutEvent(event)
        self.left.emit()


class FieldFoot(QWidget):
    """The line below a field: what is wrong, or else a hint."""

    def __init__(self, look: Appearance, hint: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._hint, self._error = look, hint, ""
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        self._label = Label(look, "caption", hint, tone="ink2", wrap=True)
        row.addWidget(self._label)
        if not hint:
            self.hide()

    def set_hint(self, hint: str) -> None:
        """Show another hint."""
        self._hint = hint
        self._show()

    def set_error(self, error: str) -> None:
        """Show what is wrong and what to do; nothing brings the hint back."""
        self._error = error
        self._show()

    def _show(self) -> None:
        words = self._error or self._hint
        self._label.set_kind("caption")
        self._label.set_tone("stop" if self._error else "ink2")
        self._label.set_indent(22 if self._error else 0)
        self._label.set_weight(600 if self._error else None)
        self._label.say(words)
        self.setVisible(bool(words))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon of an error."""
        if not self._error:
            return
        painter = painter_on(self)
        middle = QRectF(self._label.geometry()).topLeft()
        middle.setX(middle.x() + self.look.px(8))
        middle.setY(middle.y() + self.look.theme.type("caption").line / 2)
        icon(painter, self.look, "circle-alert", "stop", middle, 16)
        painter.end()
