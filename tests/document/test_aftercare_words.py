"""The words of the aftercare sheet: what shares a row, when the check-up is, whom to call first, what was given."""

import datetime as dt
from dataclasses import replace

import pytest

from botox_aid.app.sheets import sheet_request
from botox_aid.document.aftercare import STEPS, aftercare
from botox_aid.document.blocks import AlertBox, Box, Columns, Document, Face, Steps
from botox_aid.document.wording import Wording
from botox_aid.domain.consultation import Consultation, Lot, PlannedZone
from botox_aid.domain.vocabulary import Copy, Edition, Jurisdiction, SheetKind, Side
from tests.document.clinical_case import opened, sheet
from tests.document.sheet_case import library

LOT = Lot("C1234", dt.date(2027, 6, 30))
ZONES = tuple(library().catalogue(Jurisdiction.US).zones)


def plan(case: str, *zones: str) -> Consultation:
    made = opened(f"{case}_nothing_found", zones=tuple(PlannedZone(zone, 10.0) for zone in zones), lot=LOT)
    return replace(made, visit=replace(made.visit, date=dt.date(2026, 11, 20), review_date=None))


def composed(made: Consultation, fold: int) -> Document:
    request = sheet_request(library(), made, SheetKind.AFTERCARE, Edition.STANDARD, Copy.PATIENT)
    return aftercare(Wording(library().texts(made.language), request), STEPS[fold])


def steps_of(document: Document) -> Steps:
    return next(block for block in document.blocks if isinstance(block, Steps))


def text(document: Document) -> str:
    return document.text().replace("\u00a0", " ")


@pytest.mark.parametrize(("days", "printed"), [(14, "Fri, Dec 4"), (21, "Fri, Dec 11"), (10, "Mon, Nov 30")])
def test_the_check_up_bears_its_own_name_whatever_its_day(days: int, printed: str) -> None:
    made = plan("us", "glabella")
    made = replace(made, visit=replace(made.visit, review_date=dt.date(2026, 11, 20) + dt.timedelta(days=days)))
    document = sheet(made, SheetKind.AFTERCARE)
    group = next(group for group in steps_of(document).groups if group.title == "Your check-up")
    assert printed in " ".join(group.leaves()).replace("\u00a0", " ")
    assert "Two weeks" not in [group.title for group in steps_of(document).groups]


def test_the_word_on_the_vial_is_that_of_the_place() -> None:
    uk, us = (text(sheet(plan(case, "glabella"), SheetKind.AFTERCARE)) for case in ("uk", "us"))
    assert "Vial: batch C1234" in uk
    assert "lot" not in uk.casefold().replace("a lot", "").split()
    assert "Vial: lot C1234" in us
    assert "batch" not in us.casefold()
    for case, word in (("uk", "Batch C1234"), ("us", "Lot C1234")):
        assert word in text(sheet(plan(case, "glabella"), SheetKind.CONSENT, Copy.CLINIC))


def test_what_was_given_is_one_short_sentence_for_each_area() -> None:
    made = plan("us", "glabella", "masseter")
    made = replace(made, zones=(made.zones[0], replace(made.zones[1], side=Side.LEFT)))
    said = text(sheet(made, SheetKind.AFTERCARE))
    assert "Frown lines: 10 units. The jaw muscle, left side: 10 units. Total: 20 units." in said


def test_optional_advice_shares_a_row_before_advice_on_pain_and_skin() -> None:
    made = plan("us", "glabella")
    rows = [sum(len(group.steps) for group in steps_of(composed(made, fold)).groups) for fold in range(len(STEPS))]
    assert rows == sorted(rows, reverse=True)
    half = text(composed(made, next(place for place, fold in enumerate(STEPS) if fold.bundled == 2)))
    assert "If you like: stay upright, leave makeup off" in half
    assert "Sore? Hold a cool pack on it for a few minutes." in half
    full = text(composed(made, len(STEPS) - 1))
    assert "Sore? Hold a cool pack on it. Do not press. Take acetaminophen if you need it. Take no aspirin" in full


def test_in_large_print_the_face_shows_where_and_its_letters_are_explained() -> None:
    document = sheet(plan("us", "glabella", "crows_feet"), SheetKind.AFTERCARE, edition=Edition.LARGE_PRINT)
    box = next(block for block in reversed(document.blocks) if isinstance(block, Box))
    beside = box.blocks[0]
    assert isinstance(beside, Columns)
    assert isinstance(beside.cells[0].blocks[0], Face)
    assert "A Frown lines: 10 units. B Crow’s feet: 10 units." in text(document)
    assert "A Frown lines" not in text(sheet(plan("us", "glabella", "crows_feet"), SheetKind.AFTERCARE))


@pytest.mark.parametrize("kind", [SheetKind.CONSENT, SheetKind.AFTERCARE])
def test_in_large_print_the_numbers_come_before_the_signs(kind: SheetKind) -> None:
    for edition, first in ((Edition.LARGE_PRINT, True), (Edition.STANDARD, False)):
        document = sheet(plan("us", "glabella"), kind, edition=edition)
        box = [block for block in document.blocks if isinstance(block, AlertBox)][-1]
        words = " ".join(box.leaves()).replace("\u00a0", " ")
        assert (words.index("All other times:") < words.index("Call 911 now")) is first


def test_in_large_print_each_sign_says_what_else_to_do() -> None:
    made = plan("uk", *ZONES)
    said = text(sheet(made, SheetKind.AFTERCARE, edition=Edition.LARGE_PRINT))
    texts = library().texts("en-GB")
    flags = sheet_request(library(), made, SheetKind.AFTERCARE, Edition.STANDARD, Copy.PATIENT).plan.red_flags
    assert len(flags) >= 20
    for flag in flags:
        advice = texts.patient(f"red_flag.{flag.id}.do", emergency="999", product="PRODUCT")
        if "PRODUCT" not in advice:
            assert advice in said


@pytest.mark.parametrize(("case", "number"), [("us", "911"), ("uk", "999")])
def test_short_signs_keep_what_makes_them_an_emergency(case: str, number: str) -> None:
    # The worst headache of a life is no matter for the clinic's phone, and a hoarse voice is one for the emergency line.
    said = text(composed(plan(case, "glabella", "forehead", "crows_feet"), len(STEPS) - 1))
    assert f"Bad headache (sudden and worst ever: {number})" in said
    assert "hoarse" in said
    assert "Any day: weak, dizzy" in said


@pytest.mark.parametrize(("case", "number"), [("us", "911"), ("uk", "999")])
def test_large_print_says_on_its_first_page_when_to_call_for_help(case: str, number: str) -> None:
    # The signs stand pages on; whoever reads no further has read this.
    large = sheet(plan(case, "glabella"), SheetKind.AFTERCARE, edition=Edition.LARGE_PRINT)
    first = next(block for block in large.blocks if isinstance(block, Box))
    assert f"Call {number} if it is hard to breathe, swallow or speak." in " ".join(first.leaves()).replace(
        "\u00a0", " "
    )
