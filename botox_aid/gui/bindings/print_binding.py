"""The print step bound to the session, the preview and the printer."""

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from ...app.finding_view import finding_views
from ...app.flow import Step
from ...domain.vocabulary import Copy, Decision, SheetKind
from ..pages.print_page import PrintPage
from .preview_binding import PreviewBinding

if TYPE_CHECKING:
    from ...app.sheet_press import SheetOrder
    from ...app.sheets_view import SheetsView


class PrintBinding(PreviewBinding[PrintPage]):
    """Decision, printer, print, and the "not today" page."""

    step = Step.PRINT

    def connect(self) -> None:
        """Connect the page."""
        super().connect()
        page, printing = self.page, self.bridge.printing
        page.decided.connect(self._decide)
        page.print_asked.connect(self._print)
        page.save_asked.connect(self._save)
        page.save_all_asked.connect(printing.save_all)
        page.printer_picked.connect(printing.choose)
        page.sides_changed.connect(printing.set_both_sides)
        page.look_asked.connect(lambda: printing.look_for_printers(again=True))
        page.way_asked.connect(self._go_on)
        page.finish_asked.connect(self.bridge.book.keeping.ask_to_finish)
        page.change_asked.connect(lambda: self.bridge.visit(Step.SHEETS, "copies_patient"))
        page.not_today.override_asked.connect(self._override)
        page.not_today.ahead_asked.connect(lambda: self.session.decide(Decision.PROCEED))
        page.not_today.review_changed.connect(self._review)
        self.bridge.records.changed.connect(self._show_if_open)

    def fill(self, view: "SheetsView", order: "SheetOrder | None") -> None:
        """Fill the page."""
        printing = self.bridge.printing
        shown = printing.view(view)
        review = self.session.consultation.visit.review_date
        self.page.show_view(view, shown, review, can_show=order is not None)
        self.page.show_finish(self.bridge.book.keeping.button_words)
        self.page.show_printers(shown, printing.printers, printing.printer)

    def _decide(self, decision: str) -> None:
        self.session.decide(Decision(decision) if decision else None)

    def _review(self, day: dt.date | None) -> None:
        self.session.set_visit(replace(self.session.consultation.visit, review_date=day), "review_date")

    def _override(self, key: str) -> None:
        found = next((view for view in finding_views(self.state, self.texts) if view.key == key), None)
        if found is not None:
            self.bridge.findings.ask_for_override(found)

    def _print(self) -> None:
        if not self.bridge.printing.print():
            self.page.go_to("printer_choice")

    def _save(self) -> None:
        desk = self.bridge.sheet_desk
        order = desk.order(desk.view(), SheetKind.NOT_TODAY, Copy.PATIENT)
        if order is not None:
            self.bridge.printing.save(order)

    def _go_on(self, way: str) -> None:
        if way == "printer":
            self.page.go_to("printer_choice")
        elif way == "save":
            self.bridge.printing.save_all()
        else:
            self._print()
