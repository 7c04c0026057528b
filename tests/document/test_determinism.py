"""The same consultation gives the same bytes: in any process, on any day, after any other document, in any thread."""

import datetime as dt
import hashlib
import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from botox_aid.app.sheets import sheet_request
from botox_aid.document.blocks import Document
from botox_aid.document.pdf import render
from botox_aid.document.pdf.render import Press
from botox_aid.document.sheet import compose
from botox_aid.domain.vocabulary import Copy, Edition, Jurisdiction, Paper, SheetKind
from botox_aid.resources import resource_folder
from tests.document.random_document import random_document
from tests.document.sheet_case import SheetCase, bytes_of, consultation_of, document_of, library

ROOT = Path(__file__).resolve().parents[2]
CASES = [
    SheetCase(kind, edition, Copy.CLINIC, jurisdiction, Paper.A4, 3, turn)
    for turn, (kind, edition, jurisdiction) in enumerate(
        (kind, edition, jurisdiction)
        for kind in SheetKind
        for edition, jurisdiction in ((Edition.STANDARD, Jurisdiction.US), (Edition.LARGE_PRINT, Jurisdiction.UK))
    )
]
_ELSEWHERE = """
import hashlib, sys
from tests.document.test_determinism import CASES
from tests.document.sheet_case import bytes_of
order = CASES if sys.argv[1] == "forward" else CASES[::-1]
found = {str(case): hashlib.sha256(bytes_of(case)).hexdigest() for case in order}
print("\\n".join(found[str(case)] for case in CASES))
"""


def digests_elsewhere(order: str, place: Path, **environment: str) -> list[str]:
    """Draw all cases in a new process."""
    done = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE, order], cwd=place, env=os.environ | {"PYTHONPATH": str(ROOT), **environment},
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return done.stdout.split()


@pytest.mark.parametrize(
    ("order", "environment"),
    [
        ("forward", {"PYTHONHASHSEED": "0", "TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "LANG": "ar_EG"}),
        ("backward", {"PYTHONHASHSEED": "random", "TZ": "America/St_Johns", "LC_ALL": "C"}),
    ],
)
def test_same_bytes_in_other_processes_and_places(order: str, environment: dict[str, str], tmp_path: Path) -> None:
    here = [hashlib.sha256(bytes_of(case)).hexdigest() for case in CASES]
    assert digests_elsewhere(order, tmp_path, **environment) == here


def test_same_bytes_after_other_documents_and_from_a_new_press() -> None:
    before = [bytes_of(case) for case in CASES]
    for seed in range(900, 912):
        render(random_document(seed))
    fresh = Press(resource_folder())
    for case, data in zip(CASES, before, strict=True):
        assert render(document_of(case)) == data
        assert fresh.render(document_of(case)) == data


def test_same_bytes_in_threads() -> None:
    before = [bytes_of(case) for case in CASES]
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(render, [document_of(case) for case in CASES] * 3))
        composed = list(pool.map(composed_again, CASES * 2))
    assert drawn == before * 3
    assert composed == [document_of(case) for case in CASES] * 2


def composed_again(case: SheetCase) -> Document:
    """Compose a sheet anew."""
    consultation = consultation_of(case)
    request = sheet_request(library(), consultation, case.kind, case.edition, case.copy, case.paper)
    return compose(request, library().texts(consultation.language))


class _AsBefore(type):
    """Takes every value of the class it stands for as one of its own."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, cls.__mro__[1])


def test_the_clock_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(dt.datetime, metaclass=_AsBefore):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Stopped":
            raise AssertionError("the clock was asked")

        utcnow = today = now

    class StoppedDay(dt.date, metaclass=_AsBefore):
        @classmethod
        def today(cls) -> "StoppedDay":
            raise AssertionError("the clock was asked")

    consultations = [consultation_of(case) for case in CASES]
    before = [document_of(case) for case in CASES]
    monkeypatch.setattr(dt, "datetime", Stopped)
    monkeypatch.setattr(dt, "date", StoppedDay)
    for clock in ("time", "time_ns", "localtime", "gmtime"):
        monkeypatch.setattr(f"time.{clock}", explode)
    for case, consultation, document in zip(CASES, consultations, before, strict=True):
        request = sheet_request(library(), consultation, case.kind, case.edition, case.copy, case.paper)
        assert compose(request, library().texts(consultation.language)) == document
        assert render(document) == bytes_of(case)


def explode(*_: object) -> None:
    raise AssertionError("the clock was asked")


# -- what a file says about itself


def described(data: bytes) -> tuple[str, bytes]:
    """Return everything a file says about itself, and its identifier."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        words = str(dict(pdf.docinfo.items())) + pdf.Root.Metadata.read_bytes().decode("utf-8")
        with pdf.open_outline() as outline:
            words += " ".join(item.title for item in outline.root)
        assert pdf.trailer.ID[0] == pdf.trailer.ID[1]
        return words, bytes(pdf.trailer.ID[0])


def changed(case: SheetCase, **changes: Any) -> tuple[str, bytes]:
    """Return what the sheet says about itself after a change of the consultation."""
    consultation = replace(consultation_of(case), **changes)
    request = sheet_request(library(), consultation, case.kind, case.edition, case.copy, case.paper)
    return described(render(compose(request, library().texts(consultation.language))))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_patient_data_in_metadata_bookmarks_or_title(case: SheetCase) -> None:
    patient = replace(consultation_of(case).patient, name="Quirinius Zzyzx", record_number="QQ-98765")
    words, _ = changed(case, patient=patient)
    for secret in ("Quirinius", "Zzyzx", "QQ-98765", "1984"):
        assert secret not in words


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_identifier_belongs_to_the_content(case: SheetCase) -> None:
    first = described(bytes_of(case))[1]
    made = consultation_of(case)
    assert len(first) == 16
    assert changed(case)[1] == first
    assert changed(case, patient=replace(made.patient, name="Another Person"))[1] != first
    assert changed(case, zones=made.zones[:2])[1] != first


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dates_of_the_file_are_those_of_the_visit(case: SheetCase) -> None:
    visit = consultation_of(case).visit
    assert visit.date is not None
    words, _ = described(bytes_of(case))
    assert f"D:{visit.date:%Y%m%d}" in words
    assert f"{visit.date:%Y-%m-%d}T" in words
    assert f"D:{dt.datetime.now(dt.UTC):%Y%m%d}" not in words
