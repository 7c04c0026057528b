"""The candidacy step: questions by group, their details, and what the answers raise."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from ..domain.candidacy import Question
from ..domain.consultation import AnswerRecord
from ..domain.vocabulary import Answer
from ..text import Audience, Texts
from .answer_edit import as_said, asked_on_screen, follow_up_kinds
from .finding_view import FindingView, finding_views
from .flow import Standing, Step
from .timeline import State
from .wording import SourceLine, Wording

# What a sentence may have a gap for, as long as nothing was answered that would fill it.
_OPEN_GAPS = dict.fromkeys(("date", "until", "product", "zone", "units", "limit", "expiry", "age"), "____")


@dataclass(frozen=True, slots=True)
class Detail:
    """A detail that an answer asks for.

    Attributes:
        kind: ``date``, ``product``, ``units``, ``note`` or ``zones``.
        value: Text of a note or the id of a product.
        choices: Id and text, for a product or zones.
        chosen: Ids of the chosen zones.
    """

    kind: str
    label: str
    hint: str = ""
    value: str = ""
    day: dt.date | None = None
    number: float | None = None
    choices: tuple[tuple[str, str], ...] = ()
    chosen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as it is asked.

    Attributes:
        said: What is shown as said, ``None`` while it is open.
        observed: It is for the clinician to see, not for the patient to answer.
        changes: What a "yes" would mean for today.
    """

    id: str
    group: str
    ask: str
    said: Answer | None
    observed: bool
    why: str
    changes: str
    sources: tuple[SourceLine, ...]
    details: tuple[Detail, ...]
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group of questions with its count."""

    id: str
    title: str
    count: str
    answered: str
    standing: Standing
    questions: tuple[QuestionView, ...]

    @property
    def open(self) -> tuple[str, ...]:
        """Ids of the questions that are not answered yet."""
        return tuple(question.id for question in self.questions if question.said is None)


@dataclass(frozen=True, slots=True)
class CandidacyView:
    """The candidacy step in finished words.

    Attributes:
        findings: All but the unsure ones, heaviest first.
        find_out: The findings of unsure answers.
        dropped: Says which answers are not asked any more; empty where there are none.
    """

    left: str
    groups: tuple[GroupView, ...]
    summary: str
    findings: tuple[FindingView, ...]
    find_out: tuple[FindingView, ...]
    dropped: str

    def group_of(self, question_id: str) -> GroupView | None:
        """Return the group in which a question stands."""
        return next((group for group in self.groups if any(row.id == question_id for row in group.questions)), None)


def candidacy_view(state: State, texts: Texts) -> CandidacyView:
    """Return the candidacy step in finished words."""
    wording = Wording(texts, state.catalogue)
    findings = finding_views(state, texts)
    by_question: dict[str, tuple[FindingView, ...]] = {}
    for finding in findings:
        by_question[finding.id] = (*by_question.get(finding.id, ()), finding)
    assessment = state.plan.assessment
    asked = len(asked_on_screen(state.catalogue, assessment.asked))
    missing = len(asked_on_screen(state.catalogue, assessment.missing))
    dropped = [texts.clinician(f"question.{question_id}.short") for question_id in assessment.dropped]
    return CandidacyView(
        left=texts.interface("candidacy.left", count=missing) if missing else texts.interface("candidacy.all_answered"),
        groups=_groups(state, wording, by_question),
        summary=texts.interface("candidacy.summary", answered=asked - missing, all=asked),
        findings=tuple(finding for finding in findings if not finding.unsure),
        find_out=tuple(finding for finding in findings if finding.unsure),
        dropped=texts.interface("candidacy.dropped", what=texts.listed(dropped)) if dropped else "",
    )


def _groups(state: State, wording: Wording, findings: Mapping[str, tuple[FindingView, ...]]) -> tuple[GroupView, ...]:
    ids = asked_on_screen(state.catalogue, state.plan.assessment.asked)
    asked = [state.catalogue.questions[question_id] for question_id in ids]
    groups = []
    for group in sorted(state.catalogue.question_groups, key=lambda entry: entry.order):
        questions = [question for question in asked if question.group == group.id]
        if questions:
            rows = tuple(_question(question, state, wording, findings.get(question.id, ())) for question in questions)
            groups.append(_group(group.id, rows, wording.texts))
    return tuple(groups)


def _group(group_id: str, rows: tuple[QuestionView, ...], texts: Texts) -> GroupView:
    answered = sum(row.said is not None for row in rows)
    stopped = any(finding.blocks for row in rows for finding in row.findings)
    standing = Standing.PROBLEM if stopped else Standing.DONE if answered == len(rows) else Standing.TO_DO
    return GroupView(
        id=group_id,
        title=texts.clinician(f"group.{group_id}"),
        count=texts.interface("candidacy.count", answered=answered, all=len(rows)),
        answered=texts.interface("candidacy.answered", answered=answered, all=len(rows)),
        standing=standing,
        questions=rows,
    )


def _question(question: Question, state: State, wording: Wording, findings: tuple[FindingView, ...]) -> QuestionView:
    texts = wording.texts
    record = state.consultation.answers.get(question.id)
    return QuestionView(
        id=question.id,
        group=question.group,
        ask=texts.clinician(f"question.{question.id}.ask"),
        said=as_said(question, record.answer) if record else None,
        observed=question.asked_of != "patient",
        why=_sentence(f"question.{question.id}.why", texts),
        changes=_sentence(f"question.{question.id}.today", texts),
        sources=wording.source_lines(question.sources_in(state.catalogue.jurisdiction)),
        details=_details(question, record, state, wording) if record else (),
        findings=tuple(finding for finding in findings if finding.place.step is Step.CANDIDACY),
    )


def _sentence(key: str, texts: Texts) -> str:
    return texts.clinician(key, **_OPEN_GAPS) if texts.has(Audience.CLINICIAN, key) else ""


def _details(question: Question, record: AnswerRecord, state: State, wording: Wording) -> tuple[Detail, ...]:
    return tuple(_detail(kind, record, state, wording) for kind in follow_up_kinds(question, record.answer))


def _detail(kind: str, record: AnswerRecord, state: State, wording: Wording) -> Detail:
    texts = wording.texts
    label = texts.interface(f"candidacy.detail.{kind}")
    if kind == "date":
        return Detail(kind, label, hint=_ago(record.date, state, texts), day=record.date)
    if kind == "units":
        return Detail(kind, label, number=record.units)
    if kind == "product":
        return Detail(kind, label, value=record.product, choices=_products(record, state, wording))
    if kind == "zones":
        offered = tuple(dict.fromkeys((*state.consultation.zone_ids, *record.zones)))
        hint = "" if offered else texts.interface("candidacy.detail.no_zones")
        choices = tuple((zone_id, wording.zone(zone_id)) for zone_id in offered)
        return Detail(kind, label, hint=hint, choices=choices, chosen=frozenset(record.zones))
    return Detail(kind, label, hint=texts.interface("candidacy.detail.note_hint"), value=record.note)


def _products(record: AnswerRecord, state: State, wording: Wording) -> tuple[tuple[str, str], ...]:
    choices = {product.id: product.brand for product in state.catalogue.products.values()}
    other = wording.texts.interface("candidacy.detail.other_product")
    choices[other] = other
    if record.product and record.product not in choices:
        choices[record.product] = wording.product(record.product)
    return tuple(choices.items())


def _ago(day: dt.date | None, state: State, texts: Texts) -> str:
    visit = state.consultation.visit.date
    if day is None or visit is None or day > visit:
        return ""
    weeks = (visit - day).days // 7
    return texts.interface("candidacy.weeks_before", count=weeks)
