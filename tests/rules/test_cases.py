"""Runs the clinical cases of ``tests/cases``: each is a consultation file with what the format says about it.

A case holds ``title``, ``why``, ``consultation`` and ``expect``; ``answer_all_others`` answers every other question
that is asked of this patient, except those in ``leave_open``.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from botox_aid.domain.consultation import AnswerRecord, Consultation
from botox_aid.domain.vocabulary import Answer
from botox_aid.exchange.consultation_file import read
from botox_aid.rules.candidacy import assess, is_asked
from tests.rules.shipped import shipped_catalogue, shipped_ids

CASES = sorted((Path(__file__).parent.parent / "cases").glob("*.json"))


def _opened(case: dict[str, Any]) -> Consultation:
    file = read(json.dumps(case["consultation"]).encode(), shipped_ids())
    others = case.get("answer_all_others")
    for question in shipped_catalogue(file.jurisdiction).questions.values():
        still_open = question.id not in file.answers and question.id not in case.get("leave_open", ())
        if others is not None and still_open and is_asked(question, file):
            file = file.with_answer(question.id, AnswerRecord(Answer(others)))
    return file


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    assert set(case) - {"answer_all_others", "leave_open"} == {"title", "why", "consultation", "expect"}
    assert case["title"]
    assert case["why"]
    expect = case["expect"]
    assert set(expect) == {"findings", "missing", "dropped", "consent_sheet", "blocked_by"}
    file = _opened(case)
    assessment = assess(shipped_catalogue(file.jurisdiction), file)
    found = Counter((finding.id, finding.level.value) for finding in assessment.findings)
    assert found == Counter((item, level) for item, level in expect["findings"])
    assert set(assessment.missing) == set(() if expect["missing"] == "none" else expect["missing"])
    assert set(assessment.dropped) == set(expect["dropped"])
    assert set(assessment.blocked_by) == set(expect["blocked_by"])
    assert ("allowed" if assessment.consent_allowed else "blocked") == expect["consent_sheet"]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60
