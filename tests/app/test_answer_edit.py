"""Answers and their details."""

import datetime as dt
from dataclasses import replace

import pytest

from botox_aid.app.answer_edit import as_recorded, as_said, follow_up_kinds, with_detail
from botox_aid.domain.consultation import AnswerRecord
from botox_aid.domain.vocabulary import Answer, Jurisdiction

RECORD = AnswerRecord(Answer.YES)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("date", dt.date(2026, 1, 1)),
        ("units", 4.5),
        ("product", "xeomin"),
        ("note", "aspirin"),
        ("zones", ("glabella",)),
    ],
)
def test_a_detail_is_set(kind: str, value: object) -> None:
    assert getattr(with_detail(RECORD, kind, value), kind) == value


@pytest.mark.parametrize(
    ("kind", "value"), [("date", "x"), ("units", "x"), ("product", 3), ("note", 3), ("zones", 3), ("other", "x")]
)
def test_a_value_of_another_kind_changes_nothing(kind: str, value: object) -> None:
    assert with_detail(RECORD, kind, value) is RECORD


@pytest.mark.parametrize("kind", ["date", "units"])
def test_a_detail_is_emptied(kind: str) -> None:
    filled = AnswerRecord(Answer.YES, date=dt.date(2026, 1, 1), units=4)
    assert getattr(with_detail(filled, kind, None), kind) is None


def test_a_site_is_asked_for_after_a_yes_alone(library) -> None:
    question = library.catalogue(Jurisdiction.US).questions["infection_site"]
    assert "zones" in follow_up_kinds(question, Answer.YES)
    assert "zones" not in follow_up_kinds(question, Answer.NO)


@pytest.mark.parametrize("yes_is_good", [False, True])
def test_what_is_recorded_as_yes_is_always_the_factor_itself(yes_is_good: bool, library) -> None:
    question = replace(library.catalogue(Jurisdiction.US).questions["infection_site"], yes_is_good=yes_is_good)
    present, absent = (Answer.NO, Answer.YES) if yes_is_good else (Answer.YES, Answer.NO)
    assert as_recorded(question, present) is Answer.YES
    assert as_recorded(question, absent) is Answer.NO
    assert as_recorded(question, Answer.UNSURE) is Answer.UNSURE
    assert all(as_said(question, as_recorded(question, said)) is said for said in Answer)
