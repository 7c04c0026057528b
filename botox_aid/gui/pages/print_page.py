"""The print step: what prints and where, or why nothing but the "not today" sheet does."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.vocabulary import Edition
from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import Button
from ..widgets.choice import ChoiceField
from ..widgets.columns import Columns
from ..widgets.flow import Flow
from ..widgets.page import PageTitle, Scroll
from ..widgets.segments import Segments
from .missing_panel import MissingPanel
from .not_today_page import NotTodayPage
from .page import Page, row
from .print_cards import DecisionCard, PrinterCard, WhatPrintsCard
from .sheet_preview import SheetPreview

if TYPE_CHECKING:
    from ...app.print_view import PrintView
    from ...app.sheets_view import SheetsView
    from ..printers import Printers

_STACKED_PREVIEW = 560


class PrintPage(Page):
    """What prints, the printer, and how it went; beside it the paper.

    Attributes:
        finish_asked: The visit is to be kept for good.
        way_asked: The way on that an outcome offers: ``again``, ``printer`` or ``save``.
        change_asked: Copies are changed on the sheets step.
    """

    decided = Signal(str)
    print_asked = Signal()
    save_asked = Signal()
    save_all_asked = Signal()
    printer_picked = Signal(str)
    sides_changed = Signal(bool)
    look_asked = Signal()
    finish_asked = Signal()
    way_asked = Signal(str)
    change_asked = Signal()
    edition_picked = Signal(str)
    language_picked = Signal(str)

    def __init__(self, look: Appearance, texts: Texts, *, parent: QWidget | None = None) -> None:
        super().__init__(look, texts, name="print_page", parent=parent)
        self.decision = DecisionCard(look, texts)
        self.not_today = NotTodayPage(self)
        self.what = WhatPrintsCard(look, texts)
        self.missing = MissingPanel(look, texts, name="print_missing")
        self.printer = PrinterCard(look, texts)
        self.preview = SheetPreview(look, texts, small=True, name="print_preview")
        self._build_acts()
        self._build()
        self._connect()
        self._restyle()
        look.changed.connect(self._restyle)

    def first_field(self) -> QWidget | None:
        """Return the main act."""
        return self.not_today.print if self.not_today.isVisibleTo(self) else self.print

    def _build_acts(self) -> None:
        say, look = self.texts.interface, self.look
        self.print = Button(look, "", "act", icon="printer", name="print_now")
        self.save = Button(look, say("print.save_all"), icon="download", name="save_all")
        self.save.setToolTip(say("print.save_hint"))
        self.save.setAccessibleDescription(say("print.save_hint"))
        self.finish = Button(look, say("finish.button"), icon="archive", name="finish_visit")
        self._acts = Flow(look, gap=12, name="print_acts")
        for act in (self.print, self.save, self.finish):
            self._acts.add(act)
        editions = [(edition.value, say(f"sheets.size.{edition}")) for edition in Edition]
        self.edition = Segments(look, editions, says=say("sheets.edition"), name="print_edition")
        self.language = ChoiceField(look, "", says=say("sheets.language"), name="print_language")

    def _build(self) -> None:
        say = self.texts.interface
        main, side = QWidget(), QWidget()
        self._main, self._side = QVBoxLayout(main), QVBoxLayout(side)
        for layout in (self._main, self._side):
            layout.setContentsMargins(0, 0, 0, 0)
        for card in (self.not_today, self.missing, self.what, self.printer, self.decision):
            self._main.addWidget(card)
        self._main.addStretch(1)
        self._controls = QWidget()
        controls = row(self.edition, self.language, spacing=10, stretches=(0, 1))
        controls.setContentsMargins(0, 0, 0, 0)
        self._controls.setLayout(controls)
        self._side.addWidget(self._controls)
        self._side.addWidget(self.preview, 1)
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(Scroll(main, name="print_scroll"), 1)
        self._left.addWidget(self._acts)
        self._title = PageTitle(self.look, say("print.title"), say("print.subtitle"), name="print_title")
        self.columns = Columns(self.look, left, side, side_width=400, main_width=450, name="print_columns")
        self._beside = side
        self.columns.stacked.connect(self._give_way)
        self._give_way(stacked=True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self.columns, 1)

    def _give_way(self, stacked: bool) -> None:
        """Leave the paper to the sheets step where there is no room for it."""
        self._beside.setVisible(not stacked)

    def _connect(self) -> None:
        self.decision.picked.connect(self.decided)
        self.print.clicked.connect(self.print_asked)
        self.save.clicked.connect(self.save_all_asked)
        self.finish.clicked.connect(self.finish_asked)
        self.not_today.print_asked.connect(self.print_asked)
        self.not_today.save_asked.connect(self.save_asked)
        self.what.change_asked.connect(self.change_asked)
        self.missing.followed.connect(self.place_asked)
        self.printer.picked.connect(self.printer_picked)
        self.printer.sides_changed.connect(self.sides_changed)
        self.printer.look_asked.connect(self.look_asked)
        self.printer.way_asked.connect(self.way_asked)
        self.edition.picked.connect(self.edition_picked)
        self.language.picked.connect(self.language_picked)

    def show_view(self, view: "SheetsView", printing: "PrintView", review: dt.date | None, *, can_show: bool) -> None:
        """Show what prints, or the "not today" page.

        Args:
            view: The sheets.
            printing: Where and how they print.
            review: The day to come back or call.
            can_show: Whether the sheet that is looked at can be made now.
        """
        self._title.say(self.texts.interface("print.title"), self._subtitle(view))
        self.not_today.setVisible(view.not_today)
        self.not_today.show_view(view, printing, review)
        self.missing.show_missing(view.missing)
        self.missing.setVisible(bool(view.missing) and not view.not_today)
        self.what.show_view(printing)
        self.what.setVisible(not view.not_today)
        self.decision.show_view(view)
        self.decision.setVisible(not view.blocked)
        for act in (self.print, self.save):
            act.setVisible(not view.not_today)
        self.print.say(printing.act)
        self.print.block(printing.blocked)
        self.save.setEnabled(can_show)
        self._arrange_acts()
        self.edition.choose(view.setup.edition.value)
        self.language.fill(view.languages, view.language)
        self.preview.show_sheet(can_show=can_show)

    def show_finish(self, words: str) -> None:
        """Offer to keep the visit for good, in these words; none where there are no records."""
        self.finish.say(words)
        self.finish.setVisible(bool(words))
        self._arrange_acts()

    def _arrange_acts(self) -> None:
        self._acts.setVisible(not (self.print.isHidden() and self.finish.isHidden()))
        self._acts.arrange()

    def show_printers(self, printing: "PrintView", printers: "Printers", chosen: str) -> None:
        """Show the printers, and how the last press went."""
        self.printer.show_view(printing, printers, chosen)

    def _subtitle(self, view: "SheetsView") -> str:
        say = self.texts.interface
        if not view.not_today:
            return say("print.subtitle")
        if view.blocked:
            liftable = all(stop.overridable for stop in view.stops)
            return say("not_today.subtitle" if liftable else "not_today.subtitle_hard")
        chosen = next((words for decision, words in view.decisions if decision == view.decision), "")
        return say("not_today.subtitle_decided", decision=chosen)

    def _restyle(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(32), px(18), px(28), px(14))
        self._column.setSpacing(px(12))
        for layout in (self._main, self._side, self._left):
            layout.setSpacing(px(14))
