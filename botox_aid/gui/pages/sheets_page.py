"""The sheets step: the paper itself beside what is chosen for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.notice import Banner
from ..widgets.page import PageTitle, Scroll
from .missing_panel import MissingPanel
from .page import Page
from .sheet_choices import SheetChoices
from .sheet_preview import SheetPreview

if TYPE_CHECKING:
    from ...app.print_view import PrintView
    from ...app.sheets_view import SheetsView

_CHOICES_WIDTH, _PREVIEW_WIDTH = 314, 400
_STACKED_PREVIEW = 560
_ANY = 16777215


class SheetsPage(Page):
    """Preview, edition, language, copies, signatures, print.

    Attributes:
        outcome_asked: The way on after printing failed: ``again``, ``printer`` or ``save``.
    """

    edition_picked = Signal(str)
    language_picked = Signal(str)
    copies_changed = Signal(str, int)
    sign_asked = Signal(str)
    signature_back_asked = Signal(str)
    paper_signing_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    outcome_asked = Signal(str)

    def __init__(self, look: Appearance, texts: Texts, *, parent: QWidget | None = None) -> None:
        super().__init__(look, texts, name="sheets_page", parent=parent)
        self._beside: bool | None = None
        self._way = ""
        self.choices = SheetChoices(look, texts)
        self.preview = SheetPreview(look, texts, name="sheet_preview")
        self.missing = MissingPanel(look, texts, name="sheets_missing")
        self.missing.followed.connect(self.place_asked)
        self.blocked = Banner(look, "stop", "", name="sheets_blocked")
        self.blocked.acted.connect(lambda: self.leave_asked.emit(1))
        self.outcome = Banner(look, "ok", "", name="sheets_outcome")
        self.outcome.acted.connect(lambda: self.outcome_asked.emit(self._way))
        self._build()
        self._connect()
        self._restyle()
        look.changed.connect(self._restyle)

    def first_field(self) -> QWidget | None:
        """Return what is to be done next: sign, then print; where neither can be done, the first choice."""
        return self.choices.next_act() or self.choices.edition

    def _build(self) -> None:
        say = self.texts.interface
        self._sheet = QWidget()
        self._sheet_column = QVBoxLayout(self._sheet)
        self._sheet_column.setContentsMargins(0, 0, 0, 0)
        for part in (self.blocked, self.outcome):
            self._sheet_column.addWidget(part)
        self._sheet_column.addWidget(self.preview, 1)
        self.preview.put_in_place(self.missing)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(10)
        self._title = PageTitle(self.look, say("sheets.title"), name="sheets_title")
        side.addWidget(self._title)
        side.addWidget(self.choices, 1)
        self._content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addWidget(self._side)
        self._columns.addWidget(self._sheet, 1)
        self._page_scroll = Scroll(QWidget(), name="sheets_scroll", parent=self)
        self._page_scroll.hide()
        self._frame = QVBoxLayout(self)
        self._frame.addWidget(self._content)

    def _connect(self) -> None:
        choices, signatures = self.choices, self.choices.signatures
        choices.edition_picked.connect(self.edition_picked)
        choices.language_picked.connect(self.language_picked)
        choices.copies_changed.connect(self.copies_changed)
        choices.print_asked.connect(self.print_asked)
        choices.save_asked.connect(self.save_asked)
        signatures.sign_asked.connect(self.sign_asked)
        signatures.back_asked.connect(self.signature_back_asked)
        signatures.paper_asked.connect(self.paper_signing_asked)

    def show_view(self, view: "SheetsView", printing: "PrintView", *, can_show: bool) -> None:
        """Show what is chosen and what holds sheets back.

        Args:
            view: The sheets.
            printing: Where they print.
            can_show: Whether the sheet that is looked at can be made now.
        """
        self.choices.show_view(view)
        self.choices.show_print(printing, can_save=can_show)
        self.missing.show_missing(view.missing)
        self.preview.show_sheet(can_show=can_show)
        say = self.texts.interface
        self.blocked.say(
            view.blocked_title, view.blocked_text, say("sheets.blocked_next"), "stop" if view.blocked else "note"
        )
        self.blocked.setVisible(view.not_today)
        outcome = printing.outcome
        self.outcome.setVisible(outcome is not None)
        if outcome is not None:
            self._way = outcome.way
            self.outcome.say(outcome.what, outcome.safe, outcome.act, outcome.level)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choices above the preview where both do not fit side by side."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self.look.px
        inner = self.width() - px(32) - px(28)
        beside = inner >= px(_CHOICES_WIDTH) + px(20) + _PREVIEW_WIDTH
        if beside:
            self._side.setFixedWidth(px(_CHOICES_WIDTH))
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_ANY)
        if beside == self._beside:
            return
        self._beside = beside
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._sheet.setMinimumHeight(0 if beside else _STACKED_PREVIEW)
        self.choices.set_tall(not beside)
        self._scroll_as_a_whole(on=not beside)

    def _scroll_as_a_whole(self, *, on: bool) -> None:
        """Side by side each half scrolls for itself; one below the other they scroll together."""
        if on:
            self._frame.removeWidget(self._content)
            self._page_scroll.setWidget(self._content)
            self._frame.addWidget(self._page_scroll)
        elif self._page_scroll.widget() is self._content:
            self._page_scroll.takeWidget()
            self._frame.removeWidget(self._page_scroll)
            self._frame.addWidget(self._content)
            self._content.show()
        self._page_scroll.setVisible(on)

    def _restyle(self) -> None:
        px = self.look.px
        self._frame.setContentsMargins(px(32), px(18), px(28), px(14))
        self._columns.setSpacing(px(20))
        self._sheet_column.setSpacing(px(10))
        if self._beside is not None:  # else it waits for its size: arranged for another, it would be arranged twice
            self._arrange()
