"""The head of the audit trail stands on what stays in the clinic, so that paper can witness against an edited file."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from botox_aid.app.sheets import sheet_request
from botox_aid.document.pdf import render
from botox_aid.document.sheet import compose
from botox_aid.domain.vocabulary import Copy, Edition, SheetKind
from tests.document.sheet_case import consultation_of, library, sheet_cases

ANCHOR = "desk1-1042-0123456789abcdef"
FORMS = [(kind, copy, edition) for kind in SheetKind for copy in Copy for edition in Edition]


def printed(kind: SheetKind, copy: Copy, edition: Edition, anchor: str) -> bytes:
    case = next(case for case in sheet_cases() if case.kind is SheetKind.CONSENT and case.zones == 3)
    request = sheet_request(library(), consultation_of(case), kind, edition, copy)
    texts = library().texts(request.consultation.language)
    return render(compose(replace(request, audit_anchor=anchor), texts))


def pages_of(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


@pytest.mark.parametrize(("kind", "copy", "edition"), FORMS)
def test_what_stays_in_the_clinic_names_the_anchor_on_every_page(kind, copy, edition) -> None:
    pages = pages_of(printed(kind, copy, edition, ANCHOR))
    stays = copy is Copy.CLINIC or kind is SheetKind.RECORD
    assert all((ANCHOR in page) is stays for page in pages)


def test_the_anchor_takes_no_further_side() -> None:
    for kind in (SheetKind.CONSENT, SheetKind.RECORD, SheetKind.NOT_TODAY):
        without, named = (pages_of(printed(kind, Copy.CLINIC, Edition.STANDARD, anchor)) for anchor in ("", ANCHOR))
        assert len(named) == len(without)


def test_the_same_anchor_gives_the_same_bytes_and_another_gives_others() -> None:
    form = (SheetKind.RECORD, Copy.CLINIC, Edition.STANDARD)
    assert printed(*form, ANCHOR) == printed(*form, ANCHOR)
    assert printed(*form, ANCHOR) != printed(*form, "desk1-1043-0123456789abcdef")
