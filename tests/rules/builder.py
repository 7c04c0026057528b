"""Builds consultations for the tests in few words."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from botox_aid.domain.consultation import (
    AnswerRecord,
    Consultation,
    Lot,
    Override,
    Patient,
    PlannedZone,
    Visit,
)
from botox_aid.domain.plan import Assessment, Finding
from botox_aid.domain.vocabulary import Answer, Concern, Jurisdiction
from botox_aid.rules.candidacy import assess, is_asked
from tests.rules.small_catalogue import QUESTIONS, small_catalogue

US, UK = Jurisdiction.US, Jurisdiction.UK
YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE
VISIT = dt.date(2026, 11, 20)
BORN = dt.date(1984, 5, 17)
REASON = Override("the specialist agreed to it", "Dr B Example")


def consultation(
    answers: Mapping[str, Answer | AnswerRecord] | None = None,
    *,
    jurisdiction: Jurisdiction = US,
    product: str = "botox_cosmetic",
    zones: Iterable[str | PlannedZone] = ("glabella",),
    born: dt.date | None = BORN,
    visit: dt.date | None = VISIT,
    examined: bool | None = True,
    expiry: dt.date | None = None,
    concerns: tuple[Concern, ...] = (),
    overrides: Mapping[str, Override] | None = None,
    name: str = "Alex Example",
    complete: bool = True,
) -> Consultation:
    """Return a consultation in which every other question is answered with "no", unless it is left incomplete."""
    planned = tuple(entry if isinstance(entry, PlannedZone) else PlannedZone(entry) for entry in zones)
    given = {
        key: value if isinstance(value, AnswerRecord) else AnswerRecord(value) for key, value in (answers or {}).items()
    }
    made = Consultation(
        jurisdiction=jurisdiction,
        language="en-GB",
        patient=Patient(name, born),
        visit=Visit(visit, examined_in_person=examined),
        concerns=concerns,
        product=product,
        lot=Lot(expiry=expiry),
        answers=given,
        zones=planned,
        overrides=overrides or {},
    )
    if not complete:
        return made
    rest = {entry.id for entry in QUESTIONS if is_asked(entry, made)} - given.keys()
    for question_id in rest:
        made = made.with_answer(question_id, AnswerRecord(NO))
    return made


def assessed(answers: Mapping[str, Answer | AnswerRecord] | None = None, **kwargs: Any) -> Assessment:
    """Assess such a consultation on the small catalogue."""
    made = consultation(answers, **kwargs)
    return assess(small_catalogue(made.jurisdiction), made)


def only(assessment: Assessment, finding_id: str) -> Finding:
    """Return the one finding of an id."""
    found = [finding for finding in assessment.findings if finding.id == finding_id]
    assert len(found) == 1, found
    return found[0]


def ids(assessment: Assessment) -> list[tuple[str, str]]:
    """Return id and level of every finding, in order."""
    return [(finding.id, finding.level.value) for finding in assessment.findings]
