"""A main column with one beside it, which goes below where the width does not hold both."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ..appearance import Appearance


class Columns(QWidget):
    """Two columns that become one on a narrow page.

    Args:
        look: The shared look.
        main: The wide column.
        side: The column beside it.
        side_width: Width of the side column at 100 %.
        main_width: Least width of the main column, at 100 %, for which both stand side by side.

    Attributes:
        stacked: Whether there is one column now.
    """

    stacked = Signal(bool)

    def __init__(
        self,
        look: Appearance,
        main: QWidget,
        side: QWidget,
        *,
        side_width: int = 336,
        main_width: int = 520,
        gap: int = 20,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._main, self._side = look, main, side
        self._side_width, self._main_width, self._gap = side_width, main_width, gap
        self._beside: bool | None = None
        self.setObjectName(name)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(main, 1)
        self._layout.addWidget(side)
        self._arrange()
        look.changed.connect(self._arrange)

    @property
    def is_stacked(self) -> bool:
        """Whether there is one column now."""
        return not self._beside

    def set_widths(self, side_width: int, main_width: int) -> None:
        """Take other widths of the columns, at 100 %."""
        if (side_width, main_width) != (self._side_width, self._main_width):
            self._side_width, self._main_width = side_width, main_width
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side column where the width allows."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        px = self.look.px
        beside = self.width() >= px(self._main_width) + px(self._side_width) + px(self._gap)
        self._layout.setSpacing(px(self._gap))
        if beside is self._beside:
            if beside:
                self._side.setFixedWidth(px(self._side_width))
            return
        self._beside = beside
        self._layout.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        if beside:
            self._side.setFixedWidth(px(self._side_width))
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16777215)
        self.stacked.emit(not beside)
