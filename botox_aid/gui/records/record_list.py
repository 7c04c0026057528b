"""The list of finished visits: rows that are walked with the arrow keys, a next page, and what stands in place of rows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..pages.page import focus
from ..widgets.button import Button
from ..widgets.card import Card
from ..widgets.label import Label
from ..widgets.notice import EmptyState, ErrorCard
from ..widgets.page import Scroll
from .record_row import RecordButton

if TYPE_CHECKING:
    from ...app.record_list_view import RecordListView


class RecordList(Card):
    """The visits.

    Attributes:
        picked: A visit is to be opened.
        more_asked: The next page is wanted.
        again_asked: The records are to be read once more.
    """

    picked = Signal(str)
    more_asked = Signal()
    again_asked = Signal()

    def __init__(self, look: Appearance, texts: Texts) -> None:
        super().__init__(look, padding=12, name="record_list")
        self.texts = texts
        say = texts.interface
        self.setAccessibleName(say("records.subtitle"))
        self.rows: list[RecordButton] = []
        self._open = ""
        self.summary = Label(look, "caption", tone="ink2", wrap=True, indent=12, name="record_count")
        self.busy = EmptyState(look, "refresh-cw", say("records.loading"), name="records_loading")
        self.empty = EmptyState(look, "archive", "", name="records_empty")
        self.fault = ErrorCard(look, say("records.failed"), "", say("records.try_again"), name="records_fault")
        self.more = Button(look, say("records.more"), icon="chevron-down", name="records_more")
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.more)
        self._column.addStretch(1)
        self._scroll = Scroll(content, name="record_scroll")
        for part in (self.summary, self.busy, self.empty, self.fault):
            self.body.addWidget(part)
        self.body.addWidget(self._scroll, 1)
        self.body.addStretch(0)
        self.more.clicked.connect(self.more_asked)
        self.fault.acted.connect(self.again_asked)
        self._show_only(self.busy)

    def show_loading(self) -> None:
        """Say that the records are being read; the rows that are there stay until others come."""
        if not self.rows:
            self._show_only(self.busy)

    def show_fault(self, words: str) -> None:
        """Say why the records could not be read."""
        self._clear()
        self.fault.say(self.texts.interface("records.failed"), words, self.texts.interface("records.try_again"))
        self._show_only(self.fault)

    def show_view(self, view: "RecordListView") -> None:
        """Show the visits; rows that are there already stay as they are, so that the keyboard keeps its place."""
        if not view.rows:
            self._clear()
            self.empty.say(*view.empty)
            self._show_only(self.empty)
            return
        kept = 0
        while kept < min(len(view.rows), len(self.rows)) and self.rows[kept].row == view.rows[kept]:
            kept += 1
        self._clear(kept)
        for row in view.rows[kept:]:
            button = RecordButton(self.look, row)
            button.clicked.connect(lambda _=False, visit=row.visit_id: self.picked.emit(visit))
            self._column.insertWidget(len(self.rows), button)
            self.rows.append(button)
        self.summary.say(view.summary)
        self.more.setVisible(bool(view.more))
        self._show_only(self._scroll)
        self.mark(self._open)

    def mark(self, visit_id: str) -> None:
        """Mark the visit that is open; it is the one stop of the tab key."""
        from PySide6.QtCore import Qt

        self._open = visit_id
        stop = next((row for row in self.rows if row.row.visit_id == visit_id), self.rows[0] if self.rows else None)
        for row in self.rows:
            row.setAutoExclusive(False)
            row.setChecked(row.row.visit_id == visit_id)
            row.setAutoExclusive(True)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rows."""
        from PySide6.QtCore import Qt

        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        here = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        key = Qt.Key(event.key())
        if here is None or (key not in steps and key not in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            super().keyPressEvent(event)
            return
        there = here + steps[key] if key in steps else 0 if key == Qt.Key.Key_Home else len(self.rows) - 1
        if there == len(self.rows) and not self.more.isHidden():
            focus(self.more)
        elif 0 <= there < len(self.rows):
            focus(self.rows[there])

    def take_focus(self) -> None:
        """Give the keyboard to the row that is open, or to the first."""
        stop = next((row for row in self.rows if row.isChecked()), self.rows[0] if self.rows else None)
        if stop is not None:
            focus(stop)

    def _clear(self, kept: int = 0) -> None:
        while len(self.rows) > kept:
            row = self.rows.pop()
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()

    def _show_only(self, shown: QWidget) -> None:
        for part in (self.busy, self.empty, self.fault, self._scroll):
            part.setVisible(part is shown)
        self.summary.setVisible(shown is self._scroll)
