"""What every page of the desk can do: show a view, be led to a field, and ask to be left."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.page import PageTitle

_TAB_FOCUS = 1
# Below this height at 100 % the room goes to the work: the rail and the window's name say which step it is.
_LOW = 300
# The two keys by number: their names would load the whole Qt namespace before the first paint.
ENTER = (0x01000004, 0x01000005)


class Page(QWidget):
    """A page.

    Attributes:
        leave_asked: One step on (1) or back (-1).
        place_asked: Step and field of another page to go to.
        finding_link: Key of a finding, the link that was pressed, and the card it stands on.
    """

    leave_asked = Signal(int)
    place_asked = Signal(str, str)
    finding_link = Signal(str, str, QWidget)
    field_left = Signal()

    def __init__(self, look: Appearance, texts: Texts, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.texts = look, texts
        self.setObjectName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the title out where the page is low."""
        super().resizeEvent(event)
        for title in self.findChildren(PageTitle):
            title.setHidden(self.height() < self.look.px(_LOW))

    def first_field(self) -> QWidget | None:
        """Return the control on which work begins; pages with one override this."""
        return None

    def go_to(self, field: str) -> None:
        """Bring the control with this ``objectName`` into sight and give it the keyboard."""
        target = self.findChild(QWidget, field) if field else self.first_field()
        if target is not None:
            focus(target)


def focus(target: QWidget) -> None:
    """Give a control the keyboard, ring shown, and scroll it into sight."""
    holder = _focusable(target)
    area = target.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea):
        area.ensureWidgetVisible(target, 20, 40)
    if holder is not None:
        from PySide6.QtCore import Qt

        holder.setFocus(Qt.FocusReason.TabFocusReason)


def _focusable(target: QWidget) -> QWidget | None:
    accepting = [target, *target.findChildren(QWidget)]
    for widget in accepting:
        takes = widget.focusPolicy().value & _TAB_FOCUS and widget.isEnabled() and not widget.isHidden()
        if (takes and not isinstance(widget, QAbstractScrollArea)) or widget.focusProxy() is not None:
            return widget
    return next((widget for widget in accepting if widget.focusPolicy().value & _TAB_FOCUS), None)


def row(*parts: QWidget | int, spacing: int = 16, stretches: Iterable[int] = (), top: bool = False) -> QHBoxLayout:
    """Return widgets side by side; a number is room that stretches that much.

    Args:
        parts: The widgets.
        spacing: Room between them.
        stretches: How much of the spare width each takes.
        top: Whether they stand at the top where one is higher than the others, as fields with a hint are.
    """
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    widths = list(stretches)
    for place, part in enumerate(parts):
        width = widths[place] if place < len(widths) else 0
        if isinstance(part, int):
            layout.addStretch(part)
        elif top:
            cell = QVBoxLayout()
            cell.addWidget(part)
            cell.addStretch(1)
            layout.addLayout(cell, width)
        else:
            layout.addWidget(part, width)
    return layout


def column(*parts: QWidget | int, spacing: int = 16) -> QVBoxLayout:
    """Return widgets below one another; a number is room that stretches that much."""
    layout = QVBoxLayout()
    layout.setSpacing(spacing)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
        else:
            layout.addWidget(part)
    return layout
