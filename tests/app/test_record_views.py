"""The list, one visit and the comparison of two, in finished words."""

import datetime as dt
from dataclasses import replace

import pytest

from botox_aid.app.consultation_lines import consultation_lines, only_differences, side_by_side
from botox_aid.app.record_list_view import RecordShelf, record_list_view, search_term
from botox_aid.app.record_view import OpenedRecord, record_view
from botox_aid.domain.consultation import AnswerRecord, Consultation, Lot, Patient, PlannedZone, Point, Talk, Visit
from botox_aid.domain.record import HandoutHead, RecordHead
from botox_aid.domain.vocabulary import Answer, Jurisdiction, View

NOON = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)


def head(**changes) -> RecordHead:
    plain = RecordHead(
        "a" * 32, "Alex Example", dt.date(1984, 5, 17), "A-1042", dt.date(2026, 11, 20), "Dr B Example",
        "us", "botox_cosmetic", "C1234", dt.date(2027, 6, 30), ("glabella",), "2026.11", "en-US", 1, NOON, NOON, "", "p1", False, "d" * 64,
    )  # fmt: skip
    return replace(plain, **changes)


def consultation(**changes) -> Consultation:
    plain = Consultation(
        Jurisdiction.US,
        "en-US",
        patient=Patient("Alex Example", dt.date(1984, 5, 17), "A-1042"),
        visit=Visit(date=dt.date(2026, 11, 20)),
        product="botox_cosmetic",
        lot=Lot("C1234", dt.date(2027, 6, 30)),
        zones=(PlannedZone("glabella", 20.0, points=(Point(View.FRONT, 0.5, 0.3, 4.0),)),),
        answers={"anticoag": AnswerRecord(Answer.YES, note="low-dose aspirin")},
    )
    return replace(plain, **changes)


def test_a_row_says_who_when_and_what(texts) -> None:
    row = record_list_view([head(version=2, on_hold=True)], texts).rows[0]
    assert (row.name, row.when) == ("Alex Example", "Nov 20, 2026")
    assert "A-1042" in row.identity
    assert all(word in row.detail for word in ("Botox Cosmetic", "C1234", "Frown lines"))
    assert [level for _, level in row.tags] == ["note", "caution"]
    assert all(word in row.says for word in ("Alex Example", "Nov 20, 2026", "C1234", "version 2", "On hold"))


def test_the_count_says_whether_there_are_more(texts) -> None:
    few, many = (record_list_view([head()] * 3, texts, has_more=more) for more in (False, True))
    assert (few.summary, few.more) == ("3 visits", "")
    assert many.summary == "The newest 3 visits, and there are more"
    assert many.more == "Show more"
    found = record_list_view([head()] * 3, texts, has_more=True, can_go_on=False)
    assert found.more == ""
    assert "Type more" in found.summary


@pytest.mark.parametrize("shelf", RecordShelf)
@pytest.mark.parametrize("searched", ["", "Quenelope"])
def test_nothing_found_is_said_in_words(texts, shelf, searched) -> None:
    words, hint = record_list_view([], texts, shelf=shelf, searched=searched).empty
    assert words
    assert hint
    assert ("Quenelope" in words) is (bool(searched) and shelf is not RecordShelf.DUE)


def test_a_day_is_searched_in_the_order_of_the_language(texts, library) -> None:
    assert search_term("3/4/2026", texts) == "2026-03-04"
    assert search_term("3/4/2026", library.texts("en-GB")) == "2026-04-03"
    assert search_term("  Alex   Example ", texts) == "Alex Example"


def test_what_is_kept_of_no_longer_known_ids_still_stands(texts) -> None:
    row = record_list_view([head(product="old_brand", zones=("gone_zone",))], texts).rows[0]
    assert "old_brand" in row.detail
    assert "gone_zone" in row.detail


def test_a_version_says_its_reason_and_what_it_changed(texts) -> None:
    newest = head(version=2, reason="Wrong lot typed", lot="C1235")
    opened = OpenedRecord(
        newest,
        consultation(lot=Lot("C1235", dt.date(2027, 6, 30))),
        (newest, head()),
        (),
        consultation(),
        {"p1": "Dr B"},
    )
    view = record_view(opened, texts)
    assert "Wrong lot typed" in view.versions[0].detail
    assert "Dr B" in view.versions[0].detail
    assert [entry.open for entry in view.versions] == [True, False]
    assert [(entry.ours, entry.theirs) for entry in view.changed] == [("C1234", "C1235")]
    assert view.older == ""
    assert "20 U" in next(line.value for line in view.summary if line.key == "zones")


def test_an_older_version_says_that_it_does_not_count(texts) -> None:
    view = record_view(OpenedRecord(head(), consultation(), (head(version=2), head()), ()), texts)
    assert "Version 2 is the one that counts" in view.older


def test_a_visit_that_cannot_be_read_keeps_its_sheets(texts) -> None:
    sheet = HandoutHead("consent", "standard", "patient", "en-US", "2026.11", NOON, "p1", "f" * 64, 100)
    view = record_view(OpenedRecord(head(), None, (head(),), (sheet,)), texts)
    assert view.unreadable
    assert view.lines == ()
    assert view.handouts[0].title == "Consent sheet, patient copy"
    assert "f" * 12 in view.handouts[0].detail
    assert view.handouts[0].suggested == "consent-patient-2026-11-20-ffffffff.pdf"


def test_a_hold_is_offered_to_who_may_set_it(texts) -> None:
    opened = OpenedRecord(head(), consultation(), (head(),), ())
    assert record_view(opened, texts).hold == ""
    assert record_view(opened, texts, may_hold=True).hold == "Put on hold"
    held = OpenedRecord(head(on_hold=True), consultation(), (head(),), ())
    assert record_view(held, texts, may_hold=True).hold == "Lift the hold"


def test_nothing_that_differs_is_left_out(texts) -> None:
    ours = consultation(talk=Talk(asked="Can I fly?"))
    theirs = consultation(hoped_result="look rested", zones=())
    differing = {entry.label: (entry.ours, entry.theirs) for entry in only_differences(ours, theirs, texts)}
    assert differing["Asked by the patient"] == ("Can I fly?", "")
    assert differing["Hoped for"] == ("", "look rested")
    assert differing["Frown lines"][1] == ""
    assert len(differing) == 3
    everything = side_by_side(ours, theirs, texts)
    assert {entry.label for entry in everything} > set(differing)
    assert sum(entry.differs for entry in everything) == 3


def test_a_point_that_was_moved_is_a_difference(texts) -> None:
    moved = consultation(zones=(PlannedZone("glabella", 20.0, points=(Point(View.FRONT, 0.51, 0.3, 4.0),)),))
    assert [entry.label for entry in only_differences(consultation(), moved, texts)] == ["Frown lines"]


def test_every_line_says_something(texts) -> None:
    assert all(line.label and line.value for line in consultation_lines(consultation(), texts))
