"""The records in place of the desk: a search, the list, and the visit that is open."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...app.record_list_view import RecordShelf
from ...text import Texts
from ..appearance import Appearance
from ..pages.page import focus, row
from ..widgets.button import Button
from ..widgets.card import Ground
from ..widgets.field import TextField
from ..widgets.flow import Flow
from ..widgets.notice import Toast
from ..widgets.page import PageTitle
from ..widgets.segments import Segments
from .record_list import RecordList
from .record_panel import RecordPanel

_SIDE_BY_SIDE, _ONE_ROW, _LIST_WIDTH = 960, 820, 430
_SEARCH_AFTER_MS = 200


class RecordsPage(Ground):
    """List and visit side by side, or one after the other where there is no room.

    Attributes:
        left: Back to the visit on the desk.
        searched: What was typed to be found, once the hand rests.
        shelf_picked: Another list.
        list_asked: The lot list as ``print`` or ``save``.
        remove_asked: What was kept long enough is to be removed.
    """

    left = Signal()
    searched = Signal(str)
    shelf_picked = Signal(str)
    list_asked = Signal(str)
    remove_asked = Signal()

    def __init__(self, look: Appearance, texts: Texts, *, for_administrator: bool) -> None:
        super().__init__(look, "canvas", name="records_page")
        self.texts, self.shelf = texts, RecordShelf.VISITS
        say = texts.interface
        self.back = Button(look, say("records.back"), icon="arrow-left", key="Esc", name="records_back")
        self._title = PageTitle(look, say("records.title"), say("records.subtitle"), name="records_title")
        shelves = [shelf for shelf in RecordShelf if shelf is not RecordShelf.DUE or for_administrator]
        choices = [(shelf.value, say(f"records.shelf_{shelf}")) for shelf in shelves]
        self.shelves = Segments(look, choices, says=say("records.shelf"), name="record_shelf")
        self.search = TextField(look, "", icon="search", says=say("records.search"), name="record_search")
        self.list, self.panel = RecordList(look, texts), RecordPanel(look, texts)
        self.to_list = Button(look, say("records.to_list"), icon="arrow-left", name="records_to_list")
        self._build_list_acts()
        self._toast = Toast(look, self, name="records_toast")
        self.said = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SEARCH_AFTER_MS)
        self._lay_out()
        self._connect()
        self.show_shelf(RecordShelf.VISITS)
        look.changed.connect(self._restyle)

    def _build_list_acts(self) -> None:
        say, look = self.texts.interface, self.look
        self.lot_acts = Flow(look, gap=8, name="lot_acts")
        for act, picture in (("print", "printer"), ("save", "download")):
            button = Button(look, say(f"records.act.{act}_list"), icon=picture, name=f"{act}_lot_list")
            button.clicked.connect(lambda _=False, act=act: self.list_asked.emit(act))
            self.lot_acts.add(button)
        self.remove = Button(look, say("retention.remove"), icon="trash-2", name="remove_due")
        self.remove.clicked.connect(self.remove_asked)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.addLayout(row(self._title, self.back, stretches=(1, 0)))
        self._find = find = QWidget()
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight, find)
        self._bar.setContentsMargins(0, 0, 0, 0)
        self._bar.addWidget(self.shelves)
        self._bar.addWidget(self.search, 1)
        self._bar.addStretch(0)
        self._column.addWidget(find)
        beside = QWidget()
        self._beside = QHBoxLayout(beside)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._list_side, self._panel_side, back = QWidget(), QWidget(), QWidget()
        line = row(self.to_list, 1)
        line.setContentsMargins(0, 0, 0, 0)
        back.setLayout(line)
        for holder, parts in (
            (self._list_side, (self.list, self.lot_acts, self.remove)),
            (self._panel_side, (back, self.panel)),
        ):
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(0, 0, 0, 0)
            for part in parts:
                inner.addWidget(part, 1 if part in (self.list, self.panel) else 0)
            self._beside.addWidget(holder, 0 if holder is self._list_side else 1)
        self._column.addWidget(beside, 1)
        self._restyle()

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.to_list.clicked.connect(self._back_to_list)
        self.shelves.picked.connect(self.shelf_picked)
        self.search.edited.connect(lambda _text: self._rest.start())
        self._rest.timeout.connect(lambda: self.searched.emit(self.search.text()))

    def show_shelf(self, shelf: RecordShelf) -> None:
        """Show which visits are listed, and what can be typed to find one."""
        say = self.texts.interface
        self.shelf = shelf
        self.shelves.choose(shelf.value)
        key = "records.search_lot" if shelf is RecordShelf.LOT else "records.search"
        self.search.edit.setPlaceholderText(say(f"{key}_hint"))
        self.search.edit.setAccessibleName(say(key))
        self.search.setVisible(shelf is not RecordShelf.DUE)
        self.show_acts(has_rows=False)

    def show_acts(self, *, has_rows: bool) -> None:
        """Offer what can be done with the whole list."""
        self.lot_acts.setVisible(has_rows and self.shelf is RecordShelf.LOT)
        self.remove.setVisible(has_rows and self.shelf is RecordShelf.DUE)

    def open_panel(self) -> None:
        """Bring the open visit in front where there is room for one thing only."""
        self._arrange()

    def take_focus(self) -> None:
        """Begin with the search."""
        focus(self.search)

    def say(self, words: str) -> None:
        """Show a line at the foot."""
        self.said = words
        self._toast.tell(words)
        self._toast.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back at Esc, first from the visit to the list where they share the room; Enter searches at once."""
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape:
            if self.to_list.isVisible():
                self._back_to_list()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.edit.hasFocus():
            self._rest.stop()
            self.searched.emit(self.search.text())
        elif event.key() == Qt.Key.Key_Down and self.search.edit.hasFocus():
            self.list.take_focus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both where both have room."""
        super().resizeEvent(event)
        self._arrange()
        self._toast.place()

    def _back_to_list(self) -> None:
        self.panel.show_nothing()
        self._arrange()
        self.list.take_focus()

    def _arrange(self) -> None:
        one_row = self.width() >= self.look.px(_ONE_ROW)
        self._bar.setDirection(QBoxLayout.Direction.LeftToRight if one_row else QBoxLayout.Direction.TopToBottom)
        beside = self.width() >= self.look.px(_SIDE_BY_SIDE)
        opened = not self.panel.is_empty
        self._list_side.setVisible(beside or not opened)
        self._panel_side.setVisible(beside or opened)
        self.to_list.setVisible(not beside and opened)
        self._find.setVisible(beside or not opened)
        if beside:
            self._list_side.setFixedWidth(self.look.px(_LIST_WIDTH))
        else:
            self._list_side.setMinimumWidth(0)
            self._list_side.setMaximumWidth(16777215)

    def _restyle(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(32), px(20), px(28), px(20))
        self._column.setSpacing(px(14))
        self._beside.setSpacing(px(20))
        self._bar.setSpacing(px(12))
        self._arrange()
