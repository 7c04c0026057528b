"""Changes to answers and to the product, each from one consultation value to the next."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from ..domain.candidacy import Question
from ..domain.catalogue import Catalogue
from ..domain.consultation import AnswerRecord, Consultation, Lot
from ..domain.vocabulary import Answer

_INVERTED = {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.UNSURE: Answer.UNSURE}


def as_recorded(question: Question, said: Answer) -> Answer:
    """Return the recorded answer for what was said to the question as it is worded on screen.

    A record's "yes" always means that the factor is present, whatever the wording.
    """
    return _INVERTED[said] if question.yes_is_good else said


def as_said(question: Question, recorded: Answer) -> Answer:
    """Return what is shown as said for a recorded answer."""
    return as_recorded(question, recorded)


def follow_up_kinds(question: Question, recorded: Answer) -> tuple[str, ...]:
    """Return the kinds of detail that a question asks for after an answer; a site-specific one asks for zones."""
    kinds = [entry.kind for entry in question.follow_ups if recorded.value in entry.when]
    if question.site_specific and recorded is Answer.YES:
        kinds.append("zones")
    return tuple(dict.fromkeys(kinds))


def answered_anew(question: Question, old: AnswerRecord | None, said: Answer) -> AnswerRecord:
    """Return the record after an answer on screen; details that the new answer does not ask for fall away."""
    recorded = as_recorded(question, said)
    old = old or AnswerRecord(recorded)
    kinds = follow_up_kinds(question, recorded)
    return AnswerRecord(
        recorded,
        zones=old.zones if "zones" in kinds else (),
        date=old.date if "date" in kinds else None,
        product=old.product if "product" in kinds else "",
        units=old.units if "units" in kinds else None,
        note=old.note if "note" in kinds else "",
    )


def with_detail(record: AnswerRecord, kind: str, value: object) -> AnswerRecord:
    """Return a record with one detail set; a value of a kind that the detail cannot have leaves it as it was."""
    if kind == "date" and (value is None or isinstance(value, dt.date)):
        return replace(record, date=value)
    if kind == "units" and (value is None or isinstance(value, float)):
        return replace(record, units=value)
    if kind == "product" and isinstance(value, str):
        return replace(record, product=value)
    if kind == "note" and isinstance(value, str):
        return replace(record, note=value)
    if kind == "zones" and isinstance(value, tuple):
        return replace(record, zones=value)
    return record


def answered_in_passing(catalogue: Catalogue, missing: Iterable[str], group_id: str) -> tuple[str, ...]:
    """Return the open questions of a group that one key may answer with "no"."""
    questions = (catalogue.questions[question_id] for question_id in missing)
    return tuple(
        question.id
        for question in questions
        if question.group == group_id and not question.yes_is_good and not question.derived
    )


def with_no_to(consultation: Consultation, question_ids: Iterable[str]) -> Consultation:
    """Answer several questions with "no"."""
    return replace(
        consultation,
        answers={**consultation.answers, **{question_id: AnswerRecord(Answer.NO) for question_id in question_ids}},
    )


def with_product(consultation: Consultation, product_id: str) -> Consultation:
    """Choose another product; the lot belongs to the old one and goes."""
    if product_id == consultation.product:
        return consultation
    return replace(consultation, product=product_id, lot=Lot())


def asked_on_screen(catalogue: Catalogue, question_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the questions that a person answers; what follows from a date is no question."""
    return tuple(question_id for question_id in question_ids if not catalogue.questions[question_id].derived)
