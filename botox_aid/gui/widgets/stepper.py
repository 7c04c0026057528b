"""A small number with a minus and a plus."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, painter_on
from .button import IconButton
from .label import Label


class Stepper(QWidget):
    """A whole number between two limits.

    Args:
        look: The shared look.
        says: What is counted, for the accessible names.
        fewer: What the minus does, in words.
        more: What the plus does, in words.
    """

    changed_to = Signal(int)

    def __init__(
        self,
        look: Appearance,
        says: str,
        *,
        fewer: str,
        more: str,
        low: int = 1,
        high: int = 9,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._low, self._high, self._number = look, low, high, low
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.minus = IconButton(look, "minus", fewer, size=18, name=f"{name}_fewer")
        self.plus = IconButton(look, "plus", more, size=18, name=f"{name}_more")
        self._label = Label(look, "strong", str(low), align="centre", name=f"{name}_number")
        row.addWidget(self.minus)
        row.addWidget(self._label, 1)
        row.addWidget(self.plus)
        self.minus.clicked.connect(lambda: self._step(-1))
        self.plus.clicked.connect(lambda: self._step(1))
        self.put(low)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def number(self) -> int:
        """Return the number."""
        return self._number

    def put(self, number: int) -> None:
        """Show a number, without a signal."""
        self._number = max(self._low, min(self._high, number))
        self._label.say(str(self._number))
        self.minus.setEnabled(self._number > self._low)
        self.plus.setEnabled(self._number < self._high)

    def sizeHint(self) -> QSize:
        """Return the room for number and buttons."""
        return QSize(self.look.px(124), self.look.px(44))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the common edge."""
        painter = painter_on(self)
        look = self.look
        box(painter, QRectF(self.rect()), look.theme.radius("control"), look.brush("surface"), look.pen("edge", 1.3))
        painter.end()

    def _step(self, step: int) -> None:
        self.put(self._number + step)
        self.changed_to.emit(self._number)
