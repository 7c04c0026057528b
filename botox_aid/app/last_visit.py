"""An earlier visit laid beside this one: each old answer is confirmed or changed, none is reused by itself."""

from dataclasses import dataclass

from ..domain.consultation import AnswerRecord, Consultation
from ..domain.vocabulary import Answer, Decision
from ..text import Texts
from .last_plan import LastPlan, last_plan
from .timeline import State
from .wording import Wording

LAST_TOXIN = "toxin_recent"


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """What was answered then, and how it stands now.

    Attributes:
        now: ``open``, ``same`` or ``changed``.
        record: What "still so" writes down.
    """

    question: str
    title: str
    then: str
    now: str
    now_says: str
    record: AnswerRecord


@dataclass(frozen=True, slots=True)
class LastVisitView:
    """The panel of the patient step."""

    intro: str
    rows: tuple[LastAnswer, ...]
    rest: str
    confirmed: str
    plan: tuple[LastPlan, ...] = ()


def same_person(now: Consultation, then: Consultation) -> bool:
    """Return whether two consultations are of one person, as far as what is typed by now can tell."""
    ours, theirs = now.patient, then.patient
    names = {ours.name.strip().casefold(), theirs.name.strip().casefold()} - {""}
    births = {ours.date_of_birth, theirs.date_of_birth} - {None}
    return len(names) <= 1 and len(births) <= 1


def remembered_answers(state: State) -> dict[str, AnswerRecord]:
    """Return the old answers worth confirming one by one: all but the plain "no", and the last treatment itself."""
    then = state.last_visit
    if then is None:
        return {}
    asked = state.plan.assessment.asked
    kept = {
        question_id: record
        for question_id, record in then.answers.items()
        if question_id in asked and question_id != LAST_TOXIN and record.answer is not Answer.NO
    }
    treated = then.zones and then.product and then.decision in (None, Decision.PROCEED)
    if treated and then.visit.date is not None and LAST_TOXIN in asked:
        units = [zone.units for zone in then.zones]
        total = sum(unit or 0 for unit in units) if all(unit is not None for unit in units) else None
        treatment = AnswerRecord(Answer.YES, date=then.visit.date, product=then.product, units=total)
        return {LAST_TOXIN: treatment, **kept}
    return kept


def last_visit_view(state: State, texts: Texts) -> LastVisitView | None:
    """Return the panel in finished words, or ``None`` where no earlier visit was opened."""
    then = state.last_visit
    if then is None:
        return None
    wording = Wording(texts, state.catalogue)
    remembered = remembered_answers(state)
    rows = tuple(_row(question_id, record, state, wording) for question_id, record in remembered.items())
    day = texts.date(then.visit.date) if then.visit.date else texts.interface("last.no_date")
    asked_again = sum(record.answer is Answer.NO for record in then.answers.values())
    done = sum(row.now != "open" for row in rows)
    return LastVisitView(
        intro=texts.interface("last.intro", date=day),
        rows=rows,
        rest=texts.interface("last.rest", count=asked_again) if asked_again else "",
        confirmed=texts.interface("last.confirmed", done=done, all=len(rows)),
        plan=last_plan(state, texts),
    )


def _row(question_id: str, record: AnswerRecord, state: State, wording: Wording) -> LastAnswer:
    texts = wording.texts
    current = state.consultation.answers.get(question_id)
    now = "open" if current is None else "same" if current == record else "changed"
    details = [
        texts.date(record.date) if record.date else "",
        wording.product(record.product) if record.product else "",
        wording.units(record.units),
        wording.zones(record.zones) if record.zones else "",
        record.note,
    ]
    said = ", ".join(part for part in (texts.interface(f"last.answer.{record.answer}"), *details) if part)
    return LastAnswer(
        question=question_id,
        title=texts.clinician(f"question.{question_id}.short"),
        then=texts.interface("last.then", answer=said),
        now=now,
        now_says=texts.interface(f"last.{now}"),
        record=record,
    )
