"""What the sheets and the print step say."""

import datetime as dt
from dataclasses import replace

import pytest

from botox_aid.app.flow import Place, Step
from botox_aid.app.print_setup import PrintSetup, items_to_print
from botox_aid.app.sheets import refused_by, sheet_request
from botox_aid.app.sheets_view import sheets_view
from botox_aid.domain.catalogue import Approval
from botox_aid.domain.consultation import AnswerRecord, Needs, Patient, Signature, Signatures, Stroke
from botox_aid.domain.vocabulary import Answer, Copy, Decision, Edition, Paper, SheetKind

NAMES = {"en-US": "English (US)"}
STOP, HARD = "toxin_recent", "hypersens_toxin"


def view_of(session_of, consultation, texts, setup: PrintSetup | None = None):
    return sheets_view(session_of(consultation).state, texts, setup or PrintSetup(), NAMES)


def test_a_complete_plan_can_be_printed(session_of, complete, texts) -> None:
    view = view_of(session_of, complete, texts)
    assert [choice.kind for choice in view.choices] == [SheetKind.CONSENT, SheetKind.AFTERCARE, SheetKind.RECORD]
    assert not view.choice(SheetKind.CONSENT).held_back
    assert not view.missing
    assert not view.blocked
    assert "awaits" in view.approval


def test_what_is_missing_holds_the_consent_sheet_back(session_of, empty, texts) -> None:
    view = view_of(session_of, empty, texts)
    assert view.choice(SheetKind.CONSENT).held_back
    assert not view.choice(SheetKind.RECORD).held_back
    places = [missing.place for missing in view.missing]
    assert Place(Step.PATIENT, "patient_name") in places
    assert Place(Step.PRODUCT, "product_choice") in places
    assert places[-1].step is Step.CANDIDACY


@pytest.mark.parametrize(("question", "words"), [(STOP, "1 stop is open. Alex"), (HARD, "no reason lifts")])
def test_a_stop_leads_to_the_other_sheet(session_of, complete, texts, question: str, words: str) -> None:
    consultation = complete.with_answer(question, AnswerRecord(Answer.YES))
    view = view_of(session_of, consultation, texts)
    assert view.blocked
    assert view.not_today
    assert words in view.blocked_text
    assert [choice.kind for choice in view.choices] == [SheetKind.NOT_TODAY, SheetKind.RECORD]
    assert view.stops[0].id == question


def test_a_decision_can_be_not_today(session_of, complete, texts) -> None:
    view = view_of(session_of, replace(complete, decision=Decision.DECLINE), texts)
    assert view.not_today
    assert not view.blocked
    assert view.decision == "decline"


def test_signatures(session_of, complete, texts) -> None:
    drawn = Signature(False, (Stroke(((0.0, 0.0), (1.0, 1.0))),))
    view = view_of(session_of, replace(complete, signatures=Signatures(drawn, Signature())), texts)
    assert [entry.state for entry in view.signatures] == ["drawn", "paper"]
    nobody = replace(
        complete, patient=Patient(), visit=replace(complete.visit, clinician=type(complete.visit.clinician)())
    )
    view = view_of(session_of, nobody, texts)
    assert [entry.state for entry in view.signatures] == ["open", "open"]
    assert view.signatures[0].name == "Patient"


def test_an_approval_is_named(session_of, complete, texts, library) -> None:
    version = library.catalogue(complete.jurisdiction).release.version
    library.approve(Approval("Dr B", dt.date(2026, 11, 20), version))
    try:
        assert "Dr B" in view_of(session_of, complete, texts).approval
    finally:
        library.approve(None)


def test_large_print_is_the_beginning_where_it_is_needed(session_of, complete) -> None:
    assert session_of(complete).setup.edition is Edition.STANDARD
    needs = replace(complete, needs=Needs(large_print=True))
    assert session_of(needs).setup.edition is Edition.LARGE_PRINT


def test_what_one_press_prints() -> None:
    setup = PrintSetup(patient_copies=1, clinic_copies=2)
    assert setup.total == 3
    both = [(item.kind, item.copy, item.copies) for item in items_to_print(setup, treated=True)]
    assert (SheetKind.AFTERCARE, Copy.PATIENT, 1) in both
    assert (SheetKind.RECORD, Copy.CLINIC, 2) in both
    assert not list(items_to_print(PrintSetup(patient_copies=0, clinic_copies=0), treated=True))
    kinds = {item.kind for item in items_to_print(setup, treated=False)}
    assert SheetKind.CONSENT not in kinds
    assert SheetKind.NOT_TODAY in kinds


def test_a_request_takes_the_paper_of_the_jurisdiction(library, complete, session_of) -> None:
    request = sheet_request(library, complete, SheetKind.CONSENT, Edition.STANDARD, Copy.PATIENT)
    assert request.paper is Paper.LETTER
    assert (
        sheet_request(library, complete, SheetKind.CONSENT, Edition.STANDARD, Copy.PATIENT, Paper.A4).paper is Paper.A4
    )
    blocked = session_of(complete.with_answer(HARD, AnswerRecord(Answer.YES))).plan
    assert refused_by(blocked, SheetKind.CONSENT)
    assert not refused_by(blocked, SheetKind.NOT_TODAY)
