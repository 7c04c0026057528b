"""Long names, many zones and long notes still make good pages, and an ordinary plan fits its sides."""

import io
import os
import re
from dataclasses import replace
from datetime import date
from itertools import combinations

import pikepdf
import pytest

from botox_aid.app.sheets import sheet_request
from botox_aid.document.blocks import RiskTable
from botox_aid.document.pdf import render
from botox_aid.document.pdf.style import scale_for
from botox_aid.document.sheet import compose
from botox_aid.document.span import text_of
from botox_aid.domain.catalogue import Approval
from botox_aid.domain.consultation import AnswerRecord, Clinic, Consultation, Lot, Patient, PlannedZone, Professional
from botox_aid.domain.plan import RiskGroup
from botox_aid.domain.vocabulary import Answer, Concern, Copy, Edition, Jurisdiction, Paper, SheetKind
from botox_aid.rules.candidacy import is_asked
from tests.document.page_glyph import LEAST_MARGIN, Pages, overlaps, pages_of
from tests.document.sheet_case import LANGUAGES, SheetCase, consultation_of, library
from tests.document.structure_reader import read, squeezed


def check_margins(pages: Pages) -> None:
    """Every letter stands on the page, and none on another."""
    for glyph in pages.glyphs:
        assert glyph.box[0] > LEAST_MARGIN, glyph
        assert glyph.box[2] < pages.width - LEAST_MARGIN, glyph
        assert glyph.box[1] > 12, glyph
    assert overlaps(pages) == []


LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff" * 6


@pytest.mark.parametrize("kind", SheetKind)
@pytest.mark.parametrize("edition", Edition)
def test_an_unbroken_name_of_200_letters_wraps(kind: SheetKind, edition: Edition) -> None:
    name = LONG_NAME[:200]
    case = SheetCase(kind, edition, Copy.CLINIC, Jurisdiction.UK, Paper.A4, 3, 1)
    person = Professional(name, name, name)
    made = consultation_of(case)
    made = replace(
        made, patient=Patient(name, made.patient.date_of_birth, name), lot=Lot(name, None), clinic=Clinic(name, name, name, name, name),
        visit=replace(made.visit, clinician=person, prescriber=person), hoped_result=name, needs=replace(made.needs, interpreter=name),
    )  # fmt: skip
    data = render(
        compose(sheet_request(library(), made, kind, edition, case.copy, case.paper), library().texts("en-GB"))
    )
    pages = pages_of(data)
    check_margins(pages)
    structure = read(data)
    assert structure.problems == []
    assert name in re.sub(r"\s", "", structure.text())


LONG_NOTE = (
    "The patient said that the last treatment was uneven and asked what we would do about it this time. " * 20
)[:1990]


@pytest.mark.parametrize("kind", SheetKind)
@pytest.mark.parametrize("edition", Edition)
def test_fifteen_zones_with_long_notes_still_paginate(kind: SheetKind, edition: Edition) -> None:
    case = SheetCase(kind, edition, Copy.CLINIC, Jurisdiction.US, Paper.LETTER, 15, 0)
    made = replace(
        consultation_of(case), hoped_result=LONG_NOTE, clinic=Clinic("Example", LONG_NOTE, "1", LONG_NOTE, LONG_NOTE)
    )
    for question in tuple(made.answers)[::4]:
        made = made.with_answer(question, AnswerRecord(Answer.YES, note=LONG_NOTE))
    catalogue = library().catalogue(case.jurisdiction)
    approval = Approval("Dr " + LONG_NAME[:190], date(2026, 11, 1), catalogue.release.version)
    request = sheet_request(library(), made, kind, edition, case.copy, case.paper)
    request = replace(request, catalogue=replace(catalogue, release=replace(catalogue.release, approval=approval)))
    document = compose(request, library().texts("en-US"))
    data = render(document)
    structure = read(data)
    assert list(structure.root.leaves()) == [squeezed(leaf) for leaf in document.leaves()]
    assert structure.problems == []
    pages = pages_of(data)
    assert overlaps(pages) == []
    for glyph in pages.glyphs:
        assert glyph.box[0] > LEAST_MARGIN, glyph
        assert glyph.box[2] < pages.width - LEAST_MARGIN, glyph
        assert glyph.box[1] > 12, glyph


def usual(jurisdiction: Jurisdiction, zones: tuple[str, ...]) -> Consultation:
    """Return a consultation as most are: all filled in, two cautions, no long notes."""
    case = SheetCase(SheetKind.CONSENT, Edition.STANDARD, Copy.PATIENT, jurisdiction, Paper.A4, 1, 0)
    made = replace(
        consultation_of(case), zones=tuple(PlannedZone(zone, 12.0) for zone in zones), answers={}, overrides={}
    )
    for question in library().catalogue(jurisdiction).questions.values():
        if is_asked(question, made):
            answer = Answer.YES if question.id in ("anticoag", "faint_needle") else Answer.NO
            made = made.with_answer(question.id, AnswerRecord(answer))
    return made


def _threes() -> list[tuple[str, ...]]:
    zones = list(library().catalogue(Jurisdiction.US).zones)
    usual_three = ("glabella", "forehead", "crows_feet")
    threes = [
        tuple(zones[(start + step * hop) % 15] for hop in range(3))
        for start, step in zip(range(15), (1, 2, 4) * 5, strict=True)
    ]
    return [usual_three, usual_three[:2], usual_three[1:], *threes]


# The fullest: three areas, each of which brings many counts or many effects of its own.
_FULLEST = (
    ("glabella", "masseter", "microtox_face"),
    ("forehead", "crows_feet", "masseter"),
    ("forehead", "lip_perioral", "masseter"),
    ("forehead", "lip_perioral", "microtox_face"),
    ("forehead", "masseter", "scalp_hairline"),
    ("forehead", "masseter", "microtox_face"),
)


def _plans() -> list[tuple[str, ...]]:
    """Return every plan of two or three zones where the environment asks for the whole matrix, else some of them."""
    if os.environ.get("BOTOX_AID_WHOLE_MATRIX"):
        zones = list(library().catalogue(Jurisdiction.US).zones)
        return [plan for size in (2, 3) for plan in combinations(zones, size)]
    return [*_threes(), *_FULLEST]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("jurisdiction", Jurisdiction)
@pytest.mark.parametrize("zones", _plans(), ids="+".join)
def test_two_or_three_zones_fit(zones: tuple[str, ...], jurisdiction: Jurisdiction, paper: Paper) -> None:
    made = replace(usual(jurisdiction, zones), concerns=(Concern.LINES,))
    products = list(library().catalogue(jurisdiction).products)
    # Each product in turn, the first most of the time.
    turn = sum(map(ord, "".join(zones)))
    made = replace(made, product=products[turn % len(products)] if turn % 3 == 0 else products[0])
    assert sides(made, SheetKind.CONSENT, paper) <= 2
    assert sides(made, SheetKind.AFTERCARE, paper) == 1


@pytest.mark.parametrize("kind", [SheetKind.CONSENT, SheetKind.AFTERCARE, SheetKind.NOT_TODAY])
@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("tightness", range(8))
def test_no_step_sets_text_closer_than_reads_well(kind: SheetKind, edition: Edition, tightness: int) -> None:
    scale = scale_for(kind, edition, Paper.LETTER, tight=tightness)
    for style in (scale.body, scale.note):
        assert style.leading >= 1.25 * style.size
    assert scale.body.size >= (18 if edition is Edition.LARGE_PRINT else 12)


@pytest.mark.parametrize("jurisdiction", Jurisdiction)
@pytest.mark.parametrize("zones", _threes()[::3], ids="+".join)
def test_no_effect_stands_in_a_wall_of_text(zones: tuple[str, ...], jurisdiction: Jurisdiction) -> None:
    """However close the sheet is, an effect with a figure has a row or a line, and no paragraph of effects is long."""
    made = replace(usual(jurisdiction, zones), concerns=(Concern.LINES,))
    for paper in Paper:
        request = sheet_request(library(), made, SheetKind.CONSENT, Edition.STANDARD, Copy.PATIENT, paper)
        document = compose(request, library().texts(LANGUAGES[jurisdiction]))
        bands = [band for block in document.blocks if isinstance(block, RiskTable) for band in block.bands]
        counted = [risk for risk in request.plan.risks if risk.rate is not None and risk.group is not RiskGroup.SERIOUS]
        assert bool(counted) == any(band.rows or "1 in 100" in band.title for band in bands)
        for words in (text_of(item).split() for band in bands for item in band.listed):
            assert len(words) <= 32, " ".join(words)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("jurisdiction", Jurisdiction)
@pytest.mark.parametrize("zones", _threes(), ids="+".join)
def test_three_concerns_take_at_most_one_side_more(
    zones: tuple[str, ...], jurisdiction: Jurisdiction, paper: Paper
) -> None:
    """Each further concern brings its own answers and choices onto the consent sheet."""
    made = replace(usual(jurisdiction, zones), concerns=(Concern.LINES, Concern.ACNE, Concern.OIL))
    assert sides(made, SheetKind.CONSENT, paper) <= 3


def sides(made: Consultation, kind: SheetKind, paper: Paper) -> int:
    """Return how many sides a sheet takes; its file is small."""
    request = sheet_request(library(), made, kind, Edition.STANDARD, Copy.PATIENT, paper)
    data = render(compose(request, library().texts(LANGUAGES[made.jurisdiction])))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        count = len(pdf.pages)
    assert len(data) <= (60_000 if count <= 2 else 66_000)
    return count
