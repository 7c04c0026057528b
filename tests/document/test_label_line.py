"""What a sheet says of the label: never that it covers a person, an amount or a vial that it does not."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from botox_aid.domain.consultation import Consultation, Override, Patient, PlannedZone, Point
from botox_aid.domain.vocabulary import Edition, SheetKind, Side, View
from tests.document.clinical_case import answered, opened, sheet

SPREAD = "serious case of spread"
APPROVED = ("The FDA has approved", "licensed in the UK for this")


def us(product: str = "botox_cosmetic", *zones: PlannedZone) -> Consultation:
    return opened("us_nothing_found", product=product, zones=zones or (PlannedZone("glabella", 20),))


def born(consultation: Consultation, year: int) -> Consultation:
    patient = replace(consultation.patient, date_of_birth=dt.date(year, 1, 1))
    assert isinstance(patient, Patient)
    return replace(consultation, patient=patient)


def words(consultation: Consultation, kind: SheetKind = SheetKind.CONSENT, edition: Edition = Edition.STANDARD) -> str:
    return " ".join(sheet(consultation, kind, edition=edition).text().replace("\u00a0", " ").split())


def test_within_the_label_it_is_said() -> None:
    # In large print nothing has to yield for room.
    said = words(us(), edition=Edition.LARGE_PRINT)
    assert APPROVED[0] in said
    assert SPREAD in said


@pytest.mark.parametrize(
    "zone", [PlannedZone("scalp_hairline", 80), PlannedZone("glabella", 21), PlannedZone("forehead", 20)]
)
def test_what_the_label_says_of_its_doses_is_not_said_of_others(zone: PlannedZone) -> None:
    assert SPREAD not in words(us("botox_cosmetic", zone), edition=Edition.LARGE_PRINT)


@pytest.mark.parametrize(
    ("consultation", "told"),
    [
        (
            born(us("dysport", PlannedZone("glabella", 50)), 1955),
            "The label of Dysport is for people under 65. You are 71",
        ),
        (
            born(opened("uk_nothing_found", product="azzalure", zones=(PlannedZone("glabella", 50),)), 1955),
            "The licence of Azzalure is for people under 65. You are 71",
        ),
    ],
)
def test_above_the_age_of_the_label_the_use_is_off_label(consultation: Consultation, told: str) -> None:
    said = words(consultation)
    assert told in said
    assert "so this use is off-label" in said
    assert not any(line in said for line in APPROVED)
    assert not any(line in words(consultation, SheetKind.NOT_TODAY) for line in APPROVED)


@pytest.mark.parametrize("zone", [PlannedZone("glabella", 21), PlannedZone("forehead", 20)])
def test_uk_paper_has_one_word_for_the_licence(zone: PlannedZone) -> None:
    uk = opened("uk_nothing_found", product="botox_vistabel", zones=(zone,))
    old = born(opened("uk_nothing_found", product="azzalure", zones=(PlannedZone("glabella", 51),)), 1955)
    for consultation in (uk, old):
        for kind in (SheetKind.CONSENT, SheetKind.NOT_TODAY):
            said = words(consultation, kind).casefold()
            assert "the label" not in said
        assert "licence" in words(consultation).casefold()


def test_without_an_examination_in_person_nobody_has_prescribed_in_the_uk() -> None:
    reason = {"not_examined": Override("seen by video, to be examined before", "Dr B Example")}
    for case, told in (("uk_nothing_found", True), ("us_nothing_found", False)):
        seen = opened(case)
        unseen = replace(seen, visit=replace(seen.visit, examined_in_person=False), overrides=reason)
        for edition in Edition:
            said = words(unseen, edition=edition)
            assert ("Not yet prescribed" in said) is told
            assert ("and prescribes" in said) is not told
            assert "Not yet prescribed" not in words(seen, edition=edition)
        assert ("not yet prescribed for you" in words(unseen)) is told


def test_the_record_too_says_on_label_only_of_a_plan_that_is() -> None:
    assert "partly on" not in words(us(), SheetKind.RECORD)
    assert "partly on" in words(born(us("dysport", PlannedZone("glabella", 50)), 1955), SheetKind.RECORD)


def test_no_sheet_for_today_s_no_tells_a_barred_patient_that_the_label_covers_it() -> None:
    barred = (
        born(opened("uk_nothing_found", product="letybo"), 1950),
        answered(us("dysport", PlannedZone("glabella", 50)), cow_milk="yes"),
        answered(us(), product_unlicensed="yes"),
    )
    for consultation in barred:
        assert not any(line in words(consultation, SheetKind.NOT_TODAY) for line in APPROVED)


def test_a_minor_is_told_nothing_of_what_the_drug_can_do() -> None:
    said = words(born(us(), 2012), SheetKind.NOT_TODAY)
    assert "Botox" not in said
    assert "3 in 100" not in said


def test_units_a_side_are_never_halved_from_a_total() -> None:
    assert "a side" not in words(us("botox_cosmetic", PlannedZone("crows_feet", 24)))


@pytest.mark.parametrize(("left", "right", "told"), [(12, 12, "12 a side"), (8, 16, ""), (12, None, "")])
def test_units_a_side_come_from_the_points(left: float, right: float | None, told: str) -> None:
    points = (Point(View.FRONT, 0.3, 0.4, right, Side.RIGHT), Point(View.FRONT, 0.7, 0.4, left, Side.LEFT))
    said = words(us("botox_cosmetic", PlannedZone("crows_feet", 24, points=points)))
    assert (told in said) if told else ("a side" not in said)


def test_a_count_of_areas_together_carries_the_letters_of_all_of_them() -> None:
    zones = (PlannedZone("glabella", 20), PlannedZone("forehead", 20), PlannedZone("crows_feet", 24))
    said = re.sub(r" \[[\d, ]+\]", "", words(us("botox_cosmetic", *zones)))
    assert "Low or heavy brow AB 2 in 100" in said
    assert "Large bruise 4 " in said
    assert "Puffy eyelids C 1 in 100" in said


@pytest.mark.parametrize(
    ("zone", "what"),
    [
        (PlannedZone("glabella", 21), "but not this amount."),
        (PlannedZone("forehead", 20), "but not on its own."),
        (PlannedZone("forehead", 21), "but not this amount and not on its own."),
    ],
)
def test_another_amount_or_an_area_on_its_own_is_only_partly_on_the_label(zone: PlannedZone, what: str) -> None:
    said = words(us("botox_cosmetic", zone))
    assert f"Partly on the label. The label covers this area, {what}" in said
    assert "approved this drug for this use" not in said


def test_the_area_that_keeps_to_the_label_is_told_from_the_one_that_does_not() -> None:
    said = words(us("botox_cosmetic", PlannedZone("glabella", 21), PlannedZone("crows_feet", 24)))
    assert "On the label: crow’s feet." in said
    assert "Partly on the label: frown lines." in said


def test_a_slow_zone_says_until_when_its_effect_grows() -> None:
    jaw, lines = PlannedZone("masseter", 25), PlannedZone("glabella", 20)
    assert "Full effect (2–12 weeks)" in words(us("botox_cosmetic", lines, jaw))
    assert "Full effect (2 weeks)" in words(us("botox_cosmetic", lines))


def test_aftercare_says_which_side_was_treated() -> None:
    said = words(us("botox_cosmetic", PlannedZone("masseter", 25, Side.LEFT)), SheetKind.AFTERCARE)
    assert "left side: 25 units" in said


def test_an_area_without_a_typed_total_prints_the_sum_of_its_points_or_a_line_to_write_on() -> None:
    points = tuple(Point(View.FRONT, 0.4 + 0.05 * place, 0.35, 4.0) for place in range(5))
    summed, typed = PlannedZone("glabella", None, points=points), PlannedZone("crows_feet", 24)
    said = words(us("botox_cosmetic", summed, typed))
    assert "Frown lines, between the brows (total of points) 20 " in said
    assert "Total 44 " in said
    after = words(us("botox_cosmetic", summed, typed), SheetKind.AFTERCARE)
    assert "20 units" in after
    unfinished = PlannedZone("glabella", None, points=(*points, Point(View.FRONT, 0.7, 0.35, None)))
    said = words(us("botox_cosmetic", unfinished, typed))
    assert "(total of points)" not in said
    assert "Total blank" in said
