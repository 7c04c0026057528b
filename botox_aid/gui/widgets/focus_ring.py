"""A ring around whatever has the keyboard, drawn outside the control and never for the mouse."""

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QWidget

from ..appearance import Appearance
from ..shape import box, painter_on

if TYPE_CHECKING:
    _Focusable = QWidget
else:
    _Focusable = object

_GAP, _WIDTH = 2, 3
# The two keys by number: their names would load the whole Qt namespace.
_ENTER = (0x01000004, 0x01000005)


class FocusRing(QWidget):
    """The ring of one control; it lies over the control's surroundings and lets the mouse through."""

    def __init__(self, look: Appearance, control: QWidget, radius: float) -> None:
        self._around = _surroundings(control, look.px(_GAP + _WIDTH))
        super().__init__(self._around[-1])
        from PySide6.QtCore import Qt

        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("focus_ring")
        self._look, self._control, self._radius = look, control, radius
        for widget in (control, *self._around[:-1]):
            widget.installEventFilter(self)
        self._place()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control when it or what holds it moves."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        elif event.type() == QEvent.Type.Hide and watched is self._control:
            self.hide()
        return False

    def _place(self) -> None:
        margin = self._look.px(_GAP + _WIDTH)
        corner = self._control.mapTo(self._around[-1], QPoint(0, 0))
        self.setGeometry(QRect(corner, self._control.size()).adjusted(-margin, -margin, margin, margin))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = painter_on(self)
        margin = self._look.px(_GAP + _WIDTH)
        box(painter, QRectF(self.rect()), self._radius + margin, None, self._look.pen("focus", self._look.px(_WIDTH)))
        painter.end()


def _surroundings(control: QWidget, margin: int) -> list[QWidget]:
    """Return the chain of parents up to the first that leaves room for the ring."""
    chain: list[QWidget] = []
    parent = control.parentWidget()
    while parent is not None:
        chain.append(parent)
        room = QRect(control.mapTo(parent, QPoint(0, 0)), control.size()).adjusted(-margin, -margin, margin, margin)
        if parent.isWindow() or parent.rect().contains(room) or isinstance(parent.parentWidget(), QAbstractScrollArea):
            break
        parent = parent.parentWidget()
    return chain or [control]


class KeyboardRing(_Focusable):
    """Mixin for a focusable widget: shows the ring while the keyboard, not the mouse, brought the focus."""

    look: Appearance
    ring_radius = 10.0
    _ring: FocusRing | None = None
    _by_keyboard = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where a key brought the focus, or where it stood before the window was left."""
        # The window's very first focus comes before the first paint, from no key, and must not load the namespace.
        if "Qt" in vars(QtCore):
            self._note_reason(event)
        super().focusInEvent(event)

    def _note_reason(self, event: QFocusEvent) -> None:
        from PySide6.QtCore import Qt

        reason, keys = event.reason(), Qt.FocusReason
        if reason in (keys.TabFocusReason, keys.BacktabFocusReason, keys.ShortcutFocusReason):
            self._by_keyboard = True
        elif reason not in (keys.ActiveWindowFocusReason, keys.PopupFocusReason):
            self._by_keyboard = False
        if self._by_keyboard:
            self._show_ring()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press a button at Enter too, as everybody expects; Qt knows that in dialogs of its own only."""
        if event.key() in _ENTER and isinstance(self, QAbstractButton):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._drop_ring()
        super().focusOutEvent(event)

    def _ring_control(self) -> QWidget:
        """Return the widget that the ring surrounds."""
        return self

    def _show_ring(self) -> None:
        self._drop_ring()
        control = self._ring_control()
        if control.parentWidget() is not None:
            self._ring = FocusRing(self.look, control, self.ring_radius * self.look.theme.scale)

    def _drop_ring(self) -> None:
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None


def came_by_mouse(control: QWidget | None) -> bool:
    """Return whether the mouse, not a key, brought the focus to a control."""
    return isinstance(control, KeyboardRing) and not control._by_keyboard


def give_focus(control: QWidget, by_mouse: bool) -> None:
    """Give the keyboard to a control; the ring shows where it is, unless the hand is on the mouse."""
    from PySide6.QtCore import Qt

    reason = Qt.FocusReason
    # A text field would mark all its words, for the next key to wipe them out.
    rings = isinstance(control, KeyboardRing) and not by_mouse
    control.setFocus(reason.TabFocusReason if rings else reason.OtherFocusReason)
