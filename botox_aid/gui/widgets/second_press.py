"""Tells the second press of a double click from a quick press somewhere else.

Qt's own word for it is not enough: two taps of a finger that follow each other fast are called a double click wherever
they fall, and the second control would never hear of its press.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    _Pressable = QWidget
else:
    _Pressable = object

_last: list[QPointF] = []


def note_press(event: QMouseEvent) -> None:
    """Remember where a press fell, whatever stood there."""
    _last[:] = [event.globalPosition()]


def is_second_press(event: QMouseEvent) -> bool:
    """Return whether a double click falls where the press before it did."""
    near = QApplication.startDragDistance()
    second = any((event.globalPosition() - place).manhattanLength() <= near for place in _last)
    note_press(event)
    return second


class OnePress(_Pressable):
    """Mixin for what is pressed: leaves the second press of a double click alone.

    It would take an answer back, go on twice past something nobody has seen, or place a point in a zone just picked.
    """

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a press."""
        note_press(event)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take it for a press where it falls somewhere else than the press before."""
        if is_second_press(event):
            event.accept()
        else:
            super().mouseDoubleClickEvent(event)
