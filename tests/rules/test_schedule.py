"""The dates of a visit."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_aid.domain.catalogue import Catalogue
from botox_aid.domain.product import Lasting
from botox_aid.domain.vocabulary import Jurisdiction, StepTime, Trust
from botox_aid.rules.schedule import earliest_repeat, months_after, schedule
from tests.rules.builder import VISIT, consultation
from tests.rules.shipped import shipped_catalogue
from tests.rules.small_catalogue import small_catalogue


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 11, 20), dt.date(2027, 2, 20)),
        (dt.date(2026, 11, 30), dt.date(2027, 2, 28)),  # last day of a shorter month, day 90
        (dt.date(2026, 2, 1), dt.date(2026, 5, 2)),  # three months are only 89 days
        (dt.date(2027, 11, 30), dt.date(2028, 2, 29)),
        (dt.date(2026, 1, 31), dt.date(2026, 5, 1)),
    ],
)
def test_earliest_repeat(day: dt.date, expected: dt.date) -> None:
    assert earliest_repeat(day) == expected


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_the_interval_meets_every_label(day: dt.date) -> None:
    repeat = earliest_repeat(day)
    assert repeat >= day + dt.timedelta(days=90)
    assert repeat >= months_after(day, 3)
    assert repeat - day <= dt.timedelta(days=92)


def test_months_after_across_years() -> None:
    assert months_after(dt.date(2026, 12, 31), 2) == dt.date(2027, 2, 28)
    assert months_after(dt.date(2026, 12, 1), 12) == dt.date(2027, 12, 1)


def test_no_dates_without_a_visit_or_a_zone() -> None:
    assert schedule(small_catalogue(), consultation(visit=None)) is None
    assert schedule(small_catalogue(), consultation(zones=())) is None


def test_the_dates_of_an_upper_face_visit() -> None:
    dates = schedule(small_catalogue(), consultation())
    assert dates is not None
    assert dates.starts == (dt.date(2026, 11, 21), dt.date(2026, 11, 24))
    assert dates.full_effect == dates.review == dt.date(2026, 12, 4)
    assert dates.wears_off == (dt.date(2027, 2, 12), dt.date(2027, 3, 12))
    assert dates.earliest_repeat == dt.date(2027, 2, 20)
    assert dates.watch_until == dt.date(2026, 12, 18)
    assert dates.until == {
        StepTime.FIRST_HOURS: VISIT,
        StepTime.TODAY: VISIT,
        StepTime.WEEK: dt.date(2026, 11, 27),
        StepTime.TWO_WEEKS: dt.date(2026, 12, 4),
        StepTime.MONTHS: dt.date(2027, 3, 20),
    }


def test_a_slow_zone_does_not_hold_up_the_others() -> None:
    both = schedule(small_catalogue(), consultation(zones=("glabella", "masseter")))
    jaw = schedule(small_catalogue(), consultation(zones=("masseter",)))
    assert both is not None
    assert jaw is not None
    assert both.full_effect == dt.date(2026, 12, 4)
    assert both.starts == (dt.date(2026, 11, 21), dt.date(2026, 12, 18))
    assert jaw.full_effect == dt.date(2027, 1, 19)


def test_an_agreed_review_date_counts() -> None:
    made = consultation()
    made = replace(made, visit=replace(made.visit, review_date=dt.date(2026, 12, 7)))
    dates = schedule(small_catalogue(), made)
    assert dates is not None
    assert dates.review == dt.date(2026, 12, 7)


def with_lasting(weeks: tuple[int, int], trust: Trust = Trust.READ) -> Catalogue:
    catalogue = small_catalogue()
    product = replace(catalogue.products[consultation().product], lasting=Lasting(weeks, trust, ("a_trial",)))
    return replace(catalogue, products={**catalogue.products, product.id: product})


def test_a_product_that_lasts_longer_widens_the_weeks_of_its_zones() -> None:
    dates = schedule(with_lasting((24, 26)), consultation())
    assert dates is not None
    assert dates.wears_off == (dt.date(2027, 2, 12), dt.date(2027, 5, 21))


def test_what_was_not_read_about_a_product_widens_nothing() -> None:
    plain = schedule(small_catalogue(), consultation())
    assert schedule(with_lasting((24, 26), Trust.UNCONFIRMED), consultation()) == plain


def test_a_zone_off_the_label_keeps_its_own_weeks() -> None:
    catalogue = with_lasting((24, 26))
    own = catalogue.zones["masseter"].timeline
    assert catalogue.timeline("masseter", consultation().product) == own
    assert catalogue.timeline("glabella", "").duration_weeks == catalogue.zones["glabella"].timeline.duration_weeks


@pytest.mark.parametrize(
    ("jurisdiction", "product", "weeks"),
    [
        (Jurisdiction.US, "daxxify", (12, 24)),
        (Jurisdiction.US, "botox_cosmetic", (12, 16)),
        (Jurisdiction.UK, "alluzience", (12, 26)),
        (Jurisdiction.UK, "relfydess", (12, 26)),
        (Jurisdiction.UK, "azzalure", (12, 22)),
    ],
)
def test_the_weeks_of_the_shipped_products(jurisdiction: Jurisdiction, product: str, weeks: tuple[int, int]) -> None:
    assert shipped_catalogue(jurisdiction).timeline("glabella", product).duration_weeks == weeks
