"""The sheets step bound to the session, the preview and the printer."""

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from ...app.flow import Step
from ...domain.consultation import Signature, Signatures, Stroke
from ...domain.vocabulary import Copy
from ..pages.sheets_page import SheetsPage
from .preview_binding import PreviewBinding

if TYPE_CHECKING:
    from ...app.sheet_press import SheetOrder
    from ...app.sheets_view import SheetsView


class SheetsBinding(PreviewBinding[SheetsPage]):
    """Choices, preview, signatures, print."""

    step = Step.SHEETS

    def connect(self) -> None:
        """Connect the page."""
        super().connect()
        page = self.page
        page.copies_changed.connect(self._copies)
        page.sign_asked.connect(self._ask_to_sign)
        page.signature_back_asked.connect(lambda who: self._take_signature(who, None))
        page.paper_signing_asked.connect(self._sign_on_paper)
        page.print_asked.connect(self._print)
        page.save_asked.connect(self._save)
        page.outcome_asked.connect(self._go_on)

    def fill(self, view: "SheetsView", order: "SheetOrder | None") -> None:
        """Fill the page."""
        self.page.show_view(view, self.bridge.printing.view(view), can_show=order is not None)

    def _copies(self, copy: str, number: int) -> None:
        setup = self.bridge.setup
        for_patient = Copy(copy) is Copy.PATIENT
        changed = replace(setup, patient_copies=number) if for_patient else replace(setup, clinic_copies=number)
        self.bridge.set_setup(changed)

    # Signatures

    def _ask_to_sign(self, who: str) -> None:
        from ..dialogs.signature_dialog import SignatureDialog

        view = next(entry for entry in self.bridge.sheet_desk.view().signatures if entry.who == who)

        def keep(strokes: tuple[Stroke, ...]) -> None:
            moment = dt.datetime.now().astimezone().replace(microsecond=0)
            self._take_signature(who, Signature(on_paper=False, strokes=strokes, signed_at=moment))
            self.page.go_to("")

        SignatureDialog(self.bridge.look, self.texts, self.bridge.window, view.name, keep).open()

    def _take_signature(self, who: str, signature: Signature | None) -> None:
        if who == "patient":
            self.session.sign_as_patient(signature)
        else:
            self.session.sign_as_clinician(signature)

    def _sign_on_paper(self) -> None:
        signed = self.session.consultation.signatures
        self.session.sign(Signatures(signed.patient or Signature(), signed.clinician or Signature()))
        self.page.go_to("")

    # Paper

    def _print(self) -> None:
        if not self.bridge.printing.print():
            self.bridge.visit(Step.PRINT, "printer_choice")

    def _save(self) -> None:
        desk = self.bridge.sheet_desk
        view = desk.view()
        order = desk.order(view, *desk.looked_at(view))
        if order is not None:
            self.bridge.printing.save(order)

    def _go_on(self, way: str) -> None:
        if way == "printer":
            self.bridge.visit(Step.PRINT, "printer_choice")
        elif way == "save":
            self.bridge.printing.save_all()
        else:
            self._print()
