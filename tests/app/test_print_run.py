"""One press of "Print"."""

import pytest

from botox_aid.app.print_run import print_items
from botox_aid.app.print_setup import PrintItem
from botox_aid.app.printing import PrintJob, PrintOutcome
from botox_aid.domain.vocabulary import Copy, Paper, SheetKind

CONSENT = PrintItem(SheetKind.CONSENT, Copy.PATIENT, 1)
AFTERCARE = PrintItem(SheetKind.AFTERCARE, Copy.PATIENT, 1)
RECORD = PrintItem(SheetKind.RECORD, Copy.CLINIC, 2)


def job_of(item: PrintItem) -> PrintJob:
    return PrintJob("desk", item.copies, Paper.A4, both_sides=True)


def test_all_go_out_in_order() -> None:
    sent, told = [], []

    def send(job: PrintJob, data: bytes) -> PrintOutcome:
        sent.append((job.copies, data))
        return PrintOutcome.SENT

    report = print_items([CONSENT, RECORD], lambda item: item.kind.encode(), job_of, told.append, send)
    assert sent == [(1, b"consent"), (2, b"record")]
    assert told == [0, 1]
    assert report.outcome is PrintOutcome.SENT
    assert report.printer == "desk"
    assert report.sent == (CONSENT, RECORD)
    assert report.unsent == ()


def test_it_stops_at_the_first_that_does_not_go_out() -> None:
    outcomes = iter([PrintOutcome.SENT, PrintOutcome.PAUSED])
    report = print_items(
        [CONSENT, AFTERCARE, RECORD], lambda item: b"", job_of, lambda done: None, lambda job, data: next(outcomes)
    )
    assert report.outcome is PrintOutcome.PAUSED
    assert report.sent == (CONSENT,)
    assert report.unsent == (AFTERCARE, RECORD)


def test_a_sheet_that_cannot_be_made_keeps_all_others_back() -> None:
    def sheet_of(item: PrintItem) -> bytes:
        if item is AFTERCARE:
            raise ValueError("no sheet")
        return b""

    def send(job: PrintJob, data: bytes) -> PrintOutcome:
        pytest.fail("nothing may be sent")

    with pytest.raises(ValueError, match="no sheet"):
        print_items([CONSENT, AFTERCARE], sheet_of, job_of, lambda done: None, send)


def test_nothing_to_print_is_no_failure() -> None:
    report = print_items([], lambda item: b"", job_of, lambda done: None, lambda job, data: PrintOutcome.SENT)
    assert report.sent == ()
