"""Candidacy: which questions are asked of this patient, and what the answers raise."""

from collections.abc import Iterator

from ..domain.candidacy import Question
from ..domain.catalogue import Catalogue
from ..domain.consultation import AnswerRecord, Consultation
from ..domain.plan import Assessment, Finding
from ..domain.vocabulary import Answer, Category, Concern, Level
from . import derived, label
from .override import with_override
from .schedule import earliest_repeat

ACNE_QUESTION = "active_acne"
TOXIN_QUESTION = "toxin_recent"
# Besides the law and the label of the chosen product only these stop for good, with any product.
_ALWAYS_HARD = frozenset({"consent_lacks", "product_unlicensed"})
_LEVELS = {
    Category.ABSOLUTE: Level.STOP,
    Category.STRONG: Level.STOP,
    Category.RELATIVE: Level.CAUTION,
    Category.NOTE: Level.NOTE,
}
_ALL_PRODUCTS = ("all",)


def assess(catalogue: Catalogue, consultation: Consultation) -> Assessment:
    """Return all findings of a consultation and what they mean for its consent sheet.

    Args:
        catalogue: The content of the consultation's own jurisdiction.
        consultation: What was asked, answered and planned.
    """
    asked = tuple(question.id for question in catalogue.questions.values() if is_asked(question, consultation))
    missing = derived.undecided(consultation) + tuple(item for item in asked if item not in consultation.answers)
    order = {question_id: place for place, question_id in enumerate(catalogue.questions)}
    raised = [
        *_answered(catalogue, consultation, asked),
        *derived.findings(catalogue, consultation),
        *label.findings(catalogue, consultation),
    ]
    raised.sort(key=lambda finding: (-finding.level.weight, order[finding.id]))
    findings = tuple(with_override(finding, consultation) for finding in raised)
    blocking = tuple(dict.fromkeys(finding.id for finding in findings if finding.blocks))
    return Assessment(
        findings=findings,
        asked=asked,
        missing=missing,
        dropped=tuple(item for item in catalogue.questions if item in consultation.answers and item not in asked),
        blocked_by=blocking + (("missing",) if missing else ()),
    )


def is_asked(question: Question, consultation: Consultation) -> bool:
    """Return whether a question is asked of this patient; only zones and product can hide one."""
    if question.derived:
        return False
    if question.applies_to_products is not None:
        named = question.applies_to_products.get(consultation.jurisdiction, ())
        if consultation.product not in named:
            return False
    return not question.zones_affected or any(zone in question.zones_affected for zone in consultation.zone_ids)


def level_of_yes(question: Question, consultation: Consultation) -> Level:
    """Return the level that the presence of a factor has, wherever on the face it is."""
    if question.id in _ALWAYS_HARD:
        return Level.HARD_STOP
    named = question.contraindicated_by.get(consultation.jurisdiction, ())
    # "all" holds before a product is chosen as well: whichever it will be, its label says so.
    if named == _ALL_PRODUCTS or (consultation.product and consultation.product in named):
        return Level.HARD_STOP
    return _LEVELS[question.category]


def _answered(catalogue: Catalogue, consultation: Consultation, asked: tuple[str, ...]) -> Iterator[Finding]:
    chosen = tuple(zone_id for zone_id in catalogue.zones if zone_id in consultation.zone_ids)
    for question in catalogue.questions.values():
        record = consultation.answers.get(question.id) if question.id in asked else None
        if question.id == ACNE_QUESTION and Concern.ACNE in consultation.concerns:
            # The concern itself says that acne is the reason, whatever was answered or chosen.
            record = AnswerRecord(Answer.YES)
        if record is None or record.answer is Answer.NO:
            continue
        finding = _raised(question, record, consultation, chosen)
        if finding is not None:
            yield finding


def _raised(
    question: Question, record: AnswerRecord, consultation: Consultation, chosen: tuple[str, ...]
) -> Finding | None:
    """Return what an answer other than "no" raises, or ``None`` where it is only recorded."""
    unsure = record.answer is Answer.UNSURE
    if question.id == TOXIN_QUESTION and not unsure:
        return _toxin_recent(question, record, consultation)
    level = level_of_yes(question, consultation)
    zones = _zones(question, record, chosen)
    if question.site_specific and record.zones and not any(zone in chosen for zone in record.zones):
        return _finding(question, consultation, Level.NOTE, zones=zones, unsure=unsure)
    if unsure and level is Level.HARD_STOP:
        return _finding(question, consultation, Level.STOP, zones=zones, unsure=True)
    return _finding(question, consultation, level, zones=zones, unsure=unsure, overridable=level is Level.STOP)


def _zones(question: Question, record: AnswerRecord, chosen: tuple[str, ...]) -> tuple[str, ...]:
    if question.site_specific:
        named = tuple(zone for zone in chosen if zone in record.zones)
        return named or tuple(sorted(record.zones)) or chosen
    return tuple(zone for zone in chosen if zone in question.zones_affected)


def _toxin_recent(question: Question, record: AnswerRecord, consultation: Consultation) -> Finding | None:
    """Return the stop of an earlier treatment; without its date it must be found out first.

    Source: the one interval rule, three calendar months and at least 90 days.
    """
    if record.date is None:
        return _finding(question, consultation, Level.STOP, unsure=True, overridable=True)
    until = earliest_repeat(record.date)
    visit = consultation.visit.date
    if visit is not None and visit >= until:
        return None
    return _finding(question, consultation, Level.STOP, overridable=True, values={"date": record.date, "until": until})


def _finding(
    question: Question,
    consultation: Consultation,
    level: Level,
    *,
    zones: tuple[str, ...] = (),
    unsure: bool = False,
    overridable: bool = False,
    values: dict[str, object] | None = None,
) -> Finding:
    return Finding(
        id=question.id,
        level=level,
        category=question.category,
        action=question.action,
        text=f"question.{question.id}.why",
        sources=question.sources_in(consultation.jurisdiction),
        zones=zones,
        values=values or {},
        unsure=unsure,
        overridable=overridable,
    )
