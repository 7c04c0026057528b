"""The treatment of last time beside today's: what differs is marked, and nothing is taken over."""

import datetime as dt
from dataclasses import replace

from botox_aid.app.last_plan import last_plan
from botox_aid.domain.consultation import Consultation, PlannedZone
from botox_aid.domain.vocabulary import Side


def rows(session_of, today: Consultation, then: Consultation, texts) -> dict[str, tuple[str, str]]:
    session = session_of(today)
    session.compare_with(then)
    assert session.consultation == today
    return {row.title: (row.now, row.now_says) for row in last_plan(session.state, texts)}


def test_without_an_earlier_visit_there_is_nothing(session_of, planned, texts) -> None:
    assert last_plan(session_of(planned).state, texts) == ()


def test_before_anything_is_planned_all_is_open(session_of, planned, empty, texts) -> None:
    found = rows(session_of, empty, planned, texts)
    assert {now for now, _ in found.values()} == {"open"}
    assert set(found) == {"Product", "Frown lines", "Crow's feet"}


def test_what_differs_is_marked(session_of, planned, texts) -> None:
    today = replace(
        planned,
        visit=replace(planned.visit, date=dt.date(2027, 3, 1)),
        zones=(PlannedZone("glabella", 24), PlannedZone("crows_feet", 24, Side.BOTH), PlannedZone("forehead", 10)),
    )
    found = rows(session_of, today, planned, texts)
    assert found["Product"][0] == "same"
    assert found["Crow's feet"][0] == "same"
    assert found["Frown lines"] == ("differs", "Differs. Today: 24 U, both sides")
    assert found["Forehead lines"][0] == "differs"


def test_a_zone_that_is_left_out_today_is_marked(session_of, planned, texts) -> None:
    found = rows(session_of, replace(planned, zones=planned.zones[:1]), planned, texts)
    assert found["Crow's feet"] == ("differs", "Differs. Today: not treated")
