"""What the head of the window says of the records, and the sentences of every fault."""

import datetime as dt

import pytest

from botox_aid.app.record_state import DraftState, Standing, draft_words, fault_view, record_state_view, shortened
from botox_aid.domain import record_fault
from botox_aid.domain.record import DraftHead
from botox_aid.domain.record_fault import Full, StoreFault, TooSoon, WrongKey

AT = dt.datetime(2026, 11, 22, 14, 2, 5).astimezone()
FAULTS = [
    kind
    for kind in vars(record_fault).values()
    if isinstance(kind, type) and issubclass(kind, StoreFault) and kind is not StoreFault
]


@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_every_fault_has_its_sentences(library, kind: type[StoreFault], language: str) -> None:
    fault = kind.__new__(kind)
    words = fault_view(fault, library.texts(language))
    assert words.title.endswith((".", "?"))
    assert words.advice.endswith(".")
    assert 0 < len(words.short) <= 30
    assert words.title != words.advice


def test_there_are_as_many_faults_as_the_design_names() -> None:
    assert len(FAULTS) >= 18


def test_a_fault_that_makes_wait_says_how_long(texts) -> None:
    assert fault_view(WrongKey(8), texts).whole == "This opens nothing. Try again in 8 seconds."
    assert fault_view(TooSoon(1), texts).advice == "Try again in 1 second."
    assert "Caps Lock" in fault_view(WrongKey(), texts).advice


@pytest.mark.parametrize(
    ("draft", "saved"),
    [
        (DraftState.NOTHING, ""),
        (DraftState.NOT_YET, "Not kept yet"),
        (DraftState.KEPT, "Draft kept 14:02:05"),
    ],
)
def test_the_draft_in_the_head(library, draft: DraftState, saved: str) -> None:
    view = record_state_view(Standing.OPEN, draft, library.texts("en-GB"), kept_at=AT)
    assert (view.saved, view.alarm, view.can_lock) == (saved, "", True)


def test_a_fault_in_the_head_takes_the_place_of_the_draft(texts) -> None:
    view = record_state_view(Standing.OPEN, DraftState.FAULT, texts, kept_at=AT, fault=Full())
    assert (view.saved, view.alarm, view.level) == ("", "Not kept: disk full", "stop")


def test_without_records_the_head_is_left_to_files(texts) -> None:
    view = record_state_view(Standing.OFF, DraftState.NOT_YET, texts)
    assert (view.saved, view.alarm, view.can_lock) == (None, "", False)


def test_records_left_closed_are_told_and_files_count(texts) -> None:
    view = record_state_view(Standing.AWAY, DraftState.NOT_YET, texts)
    assert (view.saved, view.alarm) == (None, "Records are closed")


def test_a_draft_is_offered_with_name_time_and_day(library) -> None:
    texts = library.texts("en-GB")
    head = DraftHead("0" * 32, "desk1", AT, "Alex Example")
    words = draft_words(head, texts, AT.date())
    assert (words.name, words.time, words.when) == ("Alex Example", "14:02", "today, 14:02")
    assert draft_words(head, texts, AT.date() + dt.timedelta(1)).day == "Sun 22 Nov 2026"
    assert draft_words(DraftHead("0" * 32, "desk1", AT, ""), texts, AT.date()).name == "New patient"


def test_a_long_name_leaves_room() -> None:
    assert shortened("Ann") == "Ann"
    assert len(shortened("x" * 200)) == 40
