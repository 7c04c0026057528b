"""A box for the units of one point."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ..appearance import Appearance
from .field_box import FieldBox, LineEdit

_CENTRE = 0x84
_MOST_UNITS = 2000.0


class UnitBox(QWidget):
    """44 by 44 pixels to type units in; empty it is dashed, for they are never filled in."""

    typed = Signal(object)
    finished = Signal()

    def __init__(self, look: Appearance, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._box = FieldBox(look)
        self.edit = LineEdit()
        self.edit.box = self._box
        self.rename(name)
        self.edit.setFrame(False)
        self.edit.setMaxLength(7)
        self.edit.setProperty("alignment", _CENTRE)
        self.setFocusProxy(self.edit)
        self._box.row.addWidget(self.edit)
        row.addWidget(self._box)
        self._shown: float | None = None
        self.edit.editingFinished.connect(self._finish)
        self.edit.returnPressed.connect(self.finished)
        self._restyle()
        look.changed.connect(self._restyle)

    def rename(self, name: str) -> None:
        """Take another ``objectName``: the box of a row may come to stand for another point."""
        self.setObjectName(name)
        self.edit.setObjectName(f"{name}_edit")

    def begin(self, typed: str) -> None:
        """Take the keyboard; what was typed elsewhere begins the figure."""
        self.edit.setFocus()
        self.edit.selectAll()
        if typed:
            self.edit.insert(typed)
            self._show_state()

    def tell(self, units: float | None, says: str) -> None:
        """Show units without a signal; what is being typed stays."""
        self.edit.setAccessibleName(says)
        self.edit.setToolTip(says)
        if units != self._shown or self._number() != units:
            self._shown = units
            if not self.edit.hasFocus() or self._number() != units:
                self.edit.setText("" if units is None else f"{units:g}")
        self._show_state()

    def _number(self) -> float | None:
        try:
            number = float(self.edit.text().strip().replace(",", "."))
        except ValueError:
            return None
        return number if 0 <= number <= _MOST_UNITS else None

    def _finish(self) -> None:
        number, empty = self._number(), not self.edit.text().strip()
        self._show_state()
        if (empty or number is not None) and number != self._shown:
            self._shown = number
            self.typed.emit(number)

    def _show_state(self) -> None:
        empty = not self.edit.text().strip()
        self._box.set_untyped(empty)
        self._box.set_wrong(not empty and self._number() is None)

    def _restyle(self) -> None:
        px = self.look.px
        self._box.row.setContentsMargins(px(5), px(4), px(5), px(4))
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return its size, scaled; the halo lies outside the 44 pixels."""
        return QSize(self.look.px(44) + 4, self.look.px(44) + 4)
