"""Fields side by side that go below one another where each would be too narrow to read."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ..appearance import Appearance


class FieldRow(QWidget):
    """A row of fields, tops aligned.

    Args:
        look: The shared look.
        fields: What stands in it.
        shares: How much of the width each takes.
        least: Width at 100 % below which a field is too narrow.
    """

    def __init__(
        self,
        look: Appearance,
        fields: Sequence[QWidget],
        shares: Sequence[int],
        *,
        least: int = 172,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._shares, self._least = look, shares, least
        self.setObjectName(name)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for field, share in zip(fields, shares, strict=True):
            cell = QVBoxLayout()
            cell.addWidget(field)
            cell.addStretch(1)
            self._layout.addLayout(cell, share)
        self._arrange()
        look.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side or below one another."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        px, gap = self.look.px, self.look.px(16)
        room = self.width() - gap * (len(self._shares) - 1)
        narrowest = room * min(self._shares) / sum(self._shares)
        beside = narrowest >= px(self._least)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() != direction:
            self._layout.setDirection(direction)
        self._layout.setSpacing(gap if beside else px(10))
