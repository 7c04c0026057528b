"""The dates that follow from a visit."""

import calendar
import datetime as dt
from collections.abc import Mapping

from ..domain.catalogue import Catalogue
from ..domain.consultation import Consultation
from ..domain.plan import Schedule
from ..domain.vocabulary import StepTime

_REPEAT_MONTHS = 3
_REPEAT_DAYS = 90
_TWO_WEEKS = dt.timedelta(days=14)
_FOUR_WEEKS = dt.timedelta(days=28)
# Advice that holds "for months": tell others of the treatment for four months (aftercare item tell_others).
_TELL_OTHERS_MONTHS = 4


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the same day some calendar months on, or the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def earliest_repeat(day: dt.date) -> dt.date:
    """Return the first day on which a treatment may follow one on ``day``.

    The later of three calendar months on and day 90: the strictest of the labels (clinical facts, point 8).
    """
    return max(months_after(day, _REPEAT_MONTHS), day + dt.timedelta(days=_REPEAT_DAYS))


def schedule(catalogue: Catalogue, consultation: Consultation) -> Schedule | None:
    """Return the dates of a plan, or ``None`` without a visit date or a chosen zone."""
    visit = consultation.visit.date
    timelines = [catalogue.timeline(zone_id, consultation.product) for zone_id in consultation.zone_ids]
    if visit is None or not timelines:
        return None
    onset = (min(line.onset_days[0] for line in timelines), max(line.onset_days[1] for line in timelines))
    # Two weeks is when a result is judged; slower zones (the jaw takes months) do not hold up the others.
    full = max(_TWO_WEEKS, dt.timedelta(days=min(line.peak_days[0] for line in timelines)))
    fades = (min(line.duration_weeks[0] for line in timelines), max(line.duration_weeks[1] for line in timelines))
    return Schedule(
        visit=visit,
        starts=(visit + dt.timedelta(days=onset[0]), visit + dt.timedelta(days=onset[1])),
        full_effect=visit + full,
        review=consultation.visit.review_date or visit + _TWO_WEEKS,
        wears_off=(visit + dt.timedelta(weeks=fades[0]), visit + dt.timedelta(weeks=fades[1])),
        earliest_repeat=earliest_repeat(visit),
        watch_until=visit + _FOUR_WEEKS,
        until=_ends(visit),
    )


def _ends(visit: dt.date) -> Mapping[StepTime, dt.date]:
    return {
        StepTime.FIRST_HOURS: visit,
        StepTime.TODAY: visit,
        StepTime.WEEK: visit + dt.timedelta(days=7),
        StepTime.TWO_WEEKS: visit + _TWO_WEEKS,
        StepTime.MONTHS: months_after(visit, _TELL_OTHERS_MONTHS),
    }
