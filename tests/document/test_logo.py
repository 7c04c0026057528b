"""The clinic's logo on paper: drawn where it belongs, heard by nobody twice, and the file still keeps its promises."""

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from botox_aid.app.logo import clean_logo, logo_of
from botox_aid.app.sheets import sheet_request
from botox_aid.document.pdf import render
from botox_aid.document.sheet import compose
from botox_aid.domain.vocabulary import Copy, Edition, Jurisdiction, Paper, SheetKind

from . import verapdf
from .sheet_case import SheetCase, bytes_of, consultation_of, library, sheet_cases
from .structure_reader import read
from .test_judges import ARCHIVE, PROFILES, UA, needs_verapdf, page_verdict, verapdf_verdicts

CASES = list({(case.kind, case.edition): case for case in sheet_cases()}.values())[:8]


def logo(size=(900, 320)):
    made = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(made)
    for place in range(12):
        draw.rectangle((place * 70, 20, place * 70 + 60, 300), fill=(place * 20, 100, 112 + place * 8))
    out = io.BytesIO()
    made.save(out, "PNG")
    return logo_of(clean_logo(out.getvalue()))


def with_logo(case: SheetCase, picture) -> bytes:
    consultation = consultation_of(case)
    request = sheet_request(library(), consultation, case.kind, case.edition, case.copy, case.paper)
    return render(compose(replace(request, logo=picture), library().texts(consultation.language)))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_file_keeps_its_promises(case: SheetCase) -> None:
    data = with_logo(case, logo())
    assert {profile: page_verdict(data, profile) for profile in PROFILES} == {UA: [], ARCHIVE: []}
    assert len(data) < len(bytes_of(case)) + 20_000


@pytest.mark.parametrize("copy", Copy)
def test_a_consent_sheet_stays_small_with_the_heaviest_picture(copy: Copy) -> None:
    grain = Image.effect_noise((1200, 420), 80)
    out = io.BytesIO()
    Image.merge("RGB", (grain, grain.transpose(Image.Transpose.ROTATE_180), grain)).save(out, "PNG")
    case = SheetCase(SheetKind.CONSENT, Edition.STANDARD, copy, Jurisdiction.US, Paper.LETTER, 3, 0)
    assert len(with_logo(case, logo_of(clean_logo(out.getvalue())))) <= 60_000


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return verapdf.compiled_driver(tmp_path_factory.mktemp("judge"))


@needs_verapdf
@pytest.mark.timeout(300)
def test_the_reference_judge_agrees(judge: Path, tmp_path: Path) -> None:
    files = [(f"{place} {case}", with_logo(case, logo())) for place, case in enumerate(CASES[:4])]
    found = verapdf_verdicts(judge, tmp_path, files)
    assert found
    assert [line for line in found.values() if not line.startswith("PASS ")] == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_stands_once_on_the_first_page_and_costs_no_side(case: SheetCase) -> None:
    with pikepdf.open(io.BytesIO(with_logo(case, logo()))) as drawn, pikepdf.open(io.BytesIO(bytes_of(case))) as plain:
        calls = [page.Contents.read_bytes().count(b"/Logo Do") for page in drawn.pages]
        assert calls == [1] + [0] * (len(drawn.pages) - 1)
        if case.edition == "standard":
            assert len(drawn.pages) == len(plain.pages)
        image = drawn.pages[0].Resources.XObject.Logo
        assert "/SMask" not in image
        assert "/Interpolate" not in image
        assert (int(image.Width), int(image.Height)) == (logo().width, logo().height)
        colours = image.ColorSpace
        assert colours[0] == "/Indexed"
        assert len(bytes(colours[3])) == 3 * (int(colours[2]) + 1)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_screen_reader_hears_the_same_sheet(case: SheetCase) -> None:
    assert read(with_logo(case, logo())).text() == read(bytes_of(case)).text()


def test_without_one_nothing_changes_and_another_makes_another_file() -> None:
    case = next(case for case in CASES if case.kind is SheetKind.CONSENT)
    assert hashlib.sha256(with_logo(case, None)).digest() == hashlib.sha256(bytes_of(case)).digest()
    assert with_logo(case, logo()) == with_logo(case, logo())
    assert with_logo(case, logo()) != with_logo(case, logo((400, 400)))
