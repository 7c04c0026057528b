"""Steps to choose from: a list of rows, or where the page is narrow a box that opens."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..appearance import Appearance
from .choice import ChoiceField
from .step_list import StepRow


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One step.

    Attributes:
        state: ``todo``, ``done`` or ``stop``.
        count: Such as "3/5"; may be empty.
    """

    id: str
    words: str
    state: str
    count: str = ""
    says: str = ""


class StepMenu(QWidget):
    """The steps within a page."""

    picked = Signal(str)

    def __init__(self, look: Appearance, says: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._prefix = look, name
        self.setObjectName(f"{name}_menu")
        self._compact = False
        self._rows: dict[str, StepRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._box = ChoiceField(look, "", says=says, name=f"{name}_choice")
        self._box.hide()
        self._box.picked.connect(self.picked)
        self._column.addWidget(self._box)
        self._restyle()
        look.changed.connect(self._restyle)

    def row(self, entry: str) -> StepRow | None:
        """Return the row of a step."""
        return self._rows.get(entry)

    def show_entries(self, entries: Sequence[StepEntry], current: str) -> None:
        """Show the steps and which one is open."""
        if tuple(self._rows) != tuple(entry.id for entry in entries):
            self._make(entries)
        for entry in entries:
            self._rows[entry.id].set_state(entry.state, entry.count, entry.says)
        self._box.fill([(entry.id, entry.words, entry.count) for entry in entries], current)
        self.choose(current)

    def choose(self, current: str) -> None:
        """Show which step is open, without a signal."""
        for entry, row in self._rows.items():
            row.setChecked(entry == current)
        self._box.choose(current)

    def set_compact(self, compact: bool) -> None:
        """Show the box that opens instead of the rows."""
        self._compact = compact
        self._box.setVisible(compact)
        for row in self._rows.values():
            row.setVisible(not compact)

    def _make(self, entries: Sequence[StepEntry]) -> None:
        for old in self._rows.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {}
        for number, entry in enumerate(entries, 1):
            row = StepRow(self.look, number, entry.words, name=f"{self._prefix}.{entry.id}")
            row.clicked.connect(lambda _=False, step=entry.id: self.picked.emit(step))
            self._rows[entry.id] = row
            self._column.addWidget(row)
            row.setVisible(not self._compact)

    def _restyle(self) -> None:
        self._column.setSpacing(self.look.px(2))
