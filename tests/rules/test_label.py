"""The plan against the label of the product."""

import datetime as dt

import pytest

from botox_aid.domain.consultation import AnswerRecord, PlannedZone, Point
from botox_aid.domain.vocabulary import Answer, Category, Level, Side, View
from botox_aid.rules.label import label_units, total_units, typed_units
from tests.rules.builder import NO, UK, UNSURE, YES, assessed, consultation, ids, only
from tests.rules.small_catalogue import indication

RECENT = dt.date(2026, 9, 1)


def _point(units: float | None) -> Point:
    return Point(View.FRONT, 0.5, 0.5, units)


def test_without_a_product_nothing_is_off_label() -> None:
    assert not assessed(product="", zones=("masseter",)).findings


def test_one_off_label_finding_for_each_zone() -> None:
    assessment = assessed(zones=("masseter", "glabella", "mentalis"))
    assert [(finding.id, finding.zones) for finding in assessment.findings] == [
        ("off_label", ("mentalis",)),
        ("off_label", ("masseter",)),
    ]
    assert assessment.findings[0].sources == ("label", "status_us")
    assert assessment.findings[0].values == {"product": "botox_cosmetic", "zone": "mentalis"}
    assert assessment.consent_allowed


@pytest.mark.parametrize(
    ("planned", "over"),
    [
        (PlannedZone("glabella", 20), False),
        (PlannedZone("glabella", 20.5), True),
        (PlannedZone("glabella", None), False),
        (PlannedZone("crows_feet", 24), False),
        (PlannedZone("crows_feet", 12, Side.LEFT), False),
        (PlannedZone("crows_feet", 12.5, Side.RIGHT), True),
        (PlannedZone("glabella", None, points=(_point(15), _point(6))), True),
        (PlannedZone("glabella", None, points=(_point(None), _point(None))), False),
        (PlannedZone("glabella", None, points=tuple(_point(0.1) for _ in range(200))), False),
        (PlannedZone("masseter", 90), False),  # off-label: there is no figure to be above
    ],
)
def test_units_over_the_label_of_a_zone(planned: PlannedZone, over: bool) -> None:
    found = [finding for finding in assessed(zones=(planned,)).findings if finding.id == "units_over_label"]
    assert bool(found) == over
    if found:
        assert found[0].zones == (planned.zone,)
        assert found[0].level is Level.CAUTION
        assert found[0].text == "question.units_over_label.why.zone"


def test_the_limit_of_one_side_is_half_the_label() -> None:
    finding = only(assessed(zones=(PlannedZone("crows_feet", 13, Side.LEFT),)), "units_over_label")
    assert finding.values["limit"] == 12


@pytest.mark.parametrize(
    ("record", "over"),
    [
        (AnswerRecord(YES, date=RECENT, product="botox_cosmetic", units=361), True),
        (AnswerRecord(YES, date=RECENT, product="Botox Cosmetic ", units=361), True),
        (AnswerRecord(YES, date=RECENT, product="botox_cosmetic", units=360), False),
        (AnswerRecord(YES, date=RECENT, product="xeomin", units=500), False),
        (AnswerRecord(YES, date=RECENT, product="botox_cosmetic"), False),
        (AnswerRecord(YES, date=dt.date(2026, 8, 20), product="botox_cosmetic", units=500), False),
        (AnswerRecord(YES, date=dt.date(2026, 8, 21), product="botox_cosmetic", units=500), True),
        (AnswerRecord(YES, product="botox_cosmetic", units=500), True),
        (AnswerRecord(UNSURE, product="botox_cosmetic", units=500), True),
        (AnswerRecord(NO, date=RECENT, product="botox_cosmetic", units=500), False),
    ],
)
def test_the_session_limit_counts_the_same_product_of_three_months(record: AnswerRecord, over: bool) -> None:
    planned = (PlannedZone("glabella", 20), PlannedZone("masseter", 20))
    found = [
        finding
        for finding in assessed({"toxin_recent": record}, zones=planned).findings
        if finding.id == "units_over_label"
    ]
    assert bool(found) == over
    if found:
        assert found[0].zones == ()
        assert found[0].text == "question.units_over_label.why.session"
        assert found[0].values["earlier"] == record.units


def test_a_limit_of_the_session_alone_counts_nothing_earlier() -> None:
    earlier = AnswerRecord(YES, date=RECENT, product="relfydess", units=100)
    planned = (PlannedZone("glabella", 50), PlannedZone("crows_feet", 60))
    assert "units_over_label" not in dict(
        ids(assessed({"toxin_recent": earlier}, jurisdiction=UK, product="relfydess", zones=planned))
    )
    more = (*planned, PlannedZone("masseter", 1))
    over = assessed(jurisdiction=UK, product="relfydess", zones=more)
    assert only(over, "units_over_label").values == {"product": "relfydess", "units": 111, "earlier": 0, "limit": 110}


def test_no_session_limit_no_finding() -> None:
    planned = (PlannedZone("masseter", 1000),)
    assert dict(ids(assessed(product="dysport", zones=planned))).keys() == {"off_label"}


def test_the_forehead_alone() -> None:
    assert only(assessed(zones=("forehead",)), "forehead_alone").level is Level.CAUTION
    assert not assessed(zones=("forehead", "glabella")).findings
    assert not assessed(jurisdiction=UK, product="bocouture", zones=("forehead",)).findings


@pytest.mark.parametrize(
    ("product", "born", "level"),
    [
        ("bocouture", dt.date(1961, 11, 21), None),
        ("bocouture", dt.date(1961, 11, 20), Level.CAUTION),
        ("letybo", dt.date(1951, 11, 21), None),
        ("letybo", dt.date(1951, 11, 20), Level.HARD_STOP),
        ("azzalure", dt.date(1930, 1, 1), None),
    ],
)
def test_age_over_the_label(product: str, born: dt.date, level: Level | None) -> None:
    assessment = assessed(jurisdiction=UK, product=product, born=born)
    found = {finding.id: finding for finding in assessment.findings}
    assert (found["age_over_label"].level if "age_over_label" in found else None) == level
    assert assessment.consent_allowed == (level is not Level.HARD_STOP)
    if level is Level.HARD_STOP:
        assert found["age_over_label"].category is Category.ABSOLUTE
    if level is not None:
        kind = "barred" if level is Level.HARD_STOP else "off_label"
        assert found["age_over_label"].text == f"question.age_over_label.why.{kind}"


def test_a_label_without_a_figure_is_never_exceeded() -> None:
    assert not assessed(jurisdiction=UK, product="azzalure", zones=(PlannedZone("glabella", 500),)).findings


def test_label_units() -> None:
    assert label_units(None, Side.BOTH) is None
    assert label_units(indication("glabella", None), Side.BOTH) is None
    assert label_units(indication("forehead", 20, 10), Side.BOTH) == (10, 20)
    assert label_units(indication("forehead", 20, 10), Side.LEFT) == (5, 10)


def test_units_are_summed_as_typed() -> None:
    assert typed_units(PlannedZone("glabella", 20, points=(_point(4),))) == 20
    assert total_units(consultation(zones=("glabella",))) is None
    planned = (PlannedZone("glabella", 20), PlannedZone("forehead"), PlannedZone("masseter", points=(_point(5),)))
    assert total_units(consultation({"pregnancy": Answer.NO}, zones=planned)) == 25
