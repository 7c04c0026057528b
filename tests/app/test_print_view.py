"""The print step in words."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from botox_aid.app.print_run import PrintReport
from botox_aid.app.print_setup import PrintItem, PrintSetup
from botox_aid.app.print_view import PrintDesk, PrintView, file_name, free_name, print_view
from botox_aid.app.printing import PrintOutcome
from botox_aid.app.session import Session
from botox_aid.app.sheets_view import sheets_view
from botox_aid.domain.consultation import Consultation
from botox_aid.domain.vocabulary import Copy, Decision, Edition, Paper, SheetKind
from botox_aid.text import Texts

CONSENT, AFTERCARE, RECORD, NOT_TODAY = SheetKind.CONSENT, SheetKind.AFTERCARE, SheetKind.RECORD, SheetKind.NOT_TODAY
PATIENT, CLINIC = Copy.PATIENT, Copy.CLINIC
PAGES = {(CONSENT, PATIENT): 2, (AFTERCARE, PATIENT): 1, (CONSENT, CLINIC): 3, (RECORD, CLINIC): 2}
DESK = PrintDesk("Front_desk", "Front desk", Paper.LETTER, both_sides=True, pages=PAGES)
Say = Callable[..., PrintView]


@pytest.fixture
def session(session_of: Callable[[Consultation], Session], complete: Consultation) -> Session:
    return session_of(complete)


@pytest.fixture
def say(session: Session, texts: Texts) -> Say:
    def view(desk: PrintDesk = DESK, setup: PrintSetup | None = None) -> PrintView:
        sheets = sheets_view(session.state, texts, setup or PrintSetup(), {"en-US": "English (US)"})
        return print_view(sheets, texts, desk)

    return view


def test_both_copies(say: Say) -> None:
    view = say()
    assert view.act == "Print both copies"
    assert view.printer_line == "Front desk, Letter, both sides"
    assert [(group.title, group.lines) for group in view.groups] == [
        ("Patient copy", ("Consent: 2 pages", "Aftercare: 1 page")),
        ("Clinic copy", ("Consent: 3 pages", "Record: 2 pages")),
    ]
    assert view.total == "8 pages in all"


def test_copies_count(say: Say) -> None:
    assert say(setup=PrintSetup(patient_copies=2)).total == "11 pages in all"


@pytest.mark.parametrize(
    ("setup", "act"),
    [
        (PrintSetup(clinic_copies=0), "Print the patient copy"),
        (PrintSetup(patient_copies=0), "Print the clinic copy"),
    ],
)
def test_one_copy(say: Say, setup: PrintSetup, act: str) -> None:
    view = say(setup=setup)
    assert view.act == act
    assert len(view.groups) == 1


def test_no_copy_is_blocked_with_a_reason(say: Say) -> None:
    view = say(setup=PrintSetup(patient_copies=0, clinic_copies=0))
    assert view.blocked == "Choose at least one copy."
    assert view.groups == ()


def test_unknown_page_counts_are_left_out(say: Say) -> None:
    view = say(replace(DESK, pages={(CONSENT, PATIENT): 2}))
    assert view.groups[0].lines == ("Consent: 2 pages", "Aftercare")
    assert view.total == ""


def test_no_printer(say: Say) -> None:
    assert say(replace(DESK, printer="")).printer_line == "No printer chosen yet"


def test_one_side(say: Say) -> None:
    assert say(replace(DESK, both_sides=False)).printer_line == "Front desk, Letter, one side"


def test_while_it_prints_the_button_counts(say: Say) -> None:
    view = say(replace(DESK, progress=(1, 4)))
    assert view.busy
    assert view.act == view.blocked == "Printing 2 of 4"


def test_the_sheet_for_today_when_treatment_waits(session: Session, say: Say) -> None:
    session.decide(Decision.DEFER)
    view = say()
    assert view.act == "Print “not today” sheet"
    assert view.groups[0].lines == ("Not today",)


def test_what_is_missing_blocks(session: Session, say: Say) -> None:
    session.answer("anticoag", None)
    assert say().blocked == "Not yet: see what is missing."


@pytest.mark.parametrize("outcome", list(PrintOutcome))
def test_every_outcome_is_a_sentence_and_a_way_on(say: Say, outcome: PrintOutcome) -> None:
    item = PrintItem(CONSENT, PATIENT, 1)
    report = PrintReport(outcome, "Front_desk", (), (item,))
    if outcome is PrintOutcome.SENT:
        report = PrintReport(outcome, "Front_desk", (item,))
    shown = say(replace(DESK, report=report)).outcome
    assert shown is not None
    assert shown.what
    assert shown.safe.endswith(".")
    assert "{" not in shown.what + shown.safe
    if outcome is PrintOutcome.SENT:
        assert shown.level == "ok"
        assert shown.what == "Sent to Front desk"
    else:
        assert shown.level == "stop"
        assert shown.safe.startswith("Nothing was printed.")
        assert shown.way in ("again", "printer", "save")
        assert shown.act


def test_what_went_out_before_is_said(say: Say) -> None:
    sent, unsent = PrintItem(CONSENT, PATIENT, 1), PrintItem(AFTERCARE, PATIENT, 1)
    shown = say(replace(DESK, report=PrintReport(PrintOutcome.NO_ANSWER, "Front_desk", (sent,), (unsent,)))).outcome
    assert shown is not None
    assert shown.safe.startswith("1 of 2 sheets went out before: Consent.")
    assert shown.act == "Print the rest"


def test_a_sheet_that_could_not_be_made(say: Say) -> None:
    shown = say(replace(DESK, failed=True)).outcome
    assert shown is not None
    assert shown.what == "A sheet could not be made"


@pytest.mark.parametrize(
    ("item", "edition", "name"),
    [
        (PrintItem(CONSENT, PATIENT, 1), Edition.STANDARD, "consent-2026-11-20.pdf"),
        (PrintItem(CONSENT, CLINIC, 1), Edition.STANDARD, "consent-clinic-2026-11-20.pdf"),
        (PrintItem(RECORD, CLINIC, 1), Edition.STANDARD, "record-2026-11-20.pdf"),
        (PrintItem(NOT_TODAY, PATIENT, 1), Edition.LARGE_PRINT, "not-today-large-print-2026-11-20.pdf"),
    ],
)
def test_file_names_never_name_the_patient(
    planned: Consultation, texts: Texts, item: PrintItem, edition: Edition, name: str
) -> None:
    assert file_name(item, planned, edition, texts) == name


def test_no_file_is_replaced() -> None:
    assert free_name("a.pdf", []) == "a.pdf"
    assert free_name("a.pdf", ["a.pdf", "a-2.pdf"]) == "a-3.pdf"
