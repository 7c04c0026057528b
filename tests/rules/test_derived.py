"""Ages, the examination and the lot."""

import datetime as dt

import pytest

from botox_aid.domain.vocabulary import Category, Level
from tests.rules.builder import REASON, UK, US, VISIT, assessed, ids, only


@pytest.mark.parametrize("jurisdiction", [US, UK])
def test_under_18_is_a_hard_stop_until_the_birthday(jurisdiction: str) -> None:
    place = type(UK)(jurisdiction)
    product = "botox_cosmetic" if place is US else "letybo"
    eve = assessed(
        jurisdiction=place, product=product, born=dt.date(2008, 11, 21), overrides={"under18_england": REASON}
    )
    finding = only(eve, "under18_england")
    assert (finding.level, finding.overridden) == (Level.HARD_STOP, False)
    assert finding.text == f"question.under18_england.why.{place}"
    assert finding.values == {"age": 17, "limit": 18}
    assert assessed(jurisdiction=place, product=product, born=dt.date(2008, 11, 20)).consent_allowed


def test_a_leap_day_birthday_is_on_the_first_of_march_of_other_years() -> None:
    born = dt.date(2008, 2, 29)
    assert not assessed(born=born, visit=dt.date(2026, 2, 28)).consent_allowed
    assert assessed(born=born, visit=dt.date(2026, 3, 1)).consent_allowed


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (dt.date(1961, 11, 21), []),
        (dt.date(1961, 11, 20), [("age_65", "caution")]),
        (dt.date(1951, 11, 21), [("age_65", "caution")]),
        (dt.date(1951, 11, 20), [("age_75", "caution")]),
    ],
)
def test_65_and_75(born: dt.date, expected: list[tuple[str, str]]) -> None:
    assert ids(assessed(born=born)) == expected


@pytest.mark.parametrize("lost", [{"born": None}, {"visit": None}, {"born": dt.date(2027, 1, 1)}])
def test_nobody_of_unknown_age_gets_a_consent_sheet(lost: dict) -> None:
    assessment = assessed(**lost)
    assert assessment.missing == ("under18_england",)
    assert assessment.blocked_by == ("missing",)


@pytest.mark.parametrize("examined", [False, None])
def test_not_examined_in_person(examined: bool | None) -> None:
    uk = assessed(jurisdiction=UK, product="letybo", examined=examined)
    assert only(uk, "not_examined").level is Level.STOP
    assert only(uk, "not_examined").category is Category.STRONG
    assert only(uk, "not_examined").text == "question.not_examined.why.uk"
    assert assessed(
        jurisdiction=UK, product="letybo", examined=examined, overrides={"not_examined": REASON}
    ).consent_allowed
    us = assessed(examined=examined)
    assert only(us, "not_examined").level is Level.CAUTION
    assert only(us, "not_examined").category is Category.RELATIVE
    assert us.consent_allowed


def test_an_expired_lot_stops_and_no_reason_lifts_it() -> None:
    assert not assessed(expiry=VISIT).findings
    old = assessed(expiry=VISIT - dt.timedelta(days=1), overrides={"lot_expired": REASON})
    assert ids(old) == [("lot_expired", "stop")]
    assert not only(old, "lot_expired").overridden
    assert old.blocked_by == ("lot_expired",)
