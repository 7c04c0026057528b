"""Findings that come from data, not from an answer: ages, the examination, the lot."""

from collections.abc import Iterator

from ..domain.catalogue import Catalogue
from ..domain.consultation import Consultation
from ..domain.plan import Finding
from ..domain.vocabulary import Action, Category, Level

_OLDER = 65
_OLDEST = 75
UNDER_AGE = "under18_england"


def undecided(consultation: Consultation) -> tuple[str, ...]:
    """Return the derived items whose data is not there: without a birth date nobody is known to be of age."""
    return (UNDER_AGE,) if _age(consultation) is None else ()


def findings(catalogue: Catalogue, consultation: Consultation) -> Iterator[Finding]:
    """Yield what age, examination and lot raise."""
    yield from _ages(catalogue, consultation)
    yield from _examination(catalogue, consultation)
    yield from _lot(catalogue, consultation)


def _age(consultation: Consultation) -> int | None:
    return consultation.age_on(consultation.visit.date)


def _ages(catalogue: Catalogue, consultation: Consultation) -> Iterator[Finding]:
    age = _age(consultation)
    if age is None:
        return
    if age < catalogue.legal.age_min:
        yield _finding(
            catalogue,
            UNDER_AGE,
            Level.HARD_STOP,
            text=f"question.{UNDER_AGE}.why.{catalogue.jurisdiction}",
            values={"age": age, "limit": catalogue.legal.age_min},
        )
    if age >= _OLDEST:
        yield _finding(catalogue, "age_75", Level.CAUTION, values={"age": age, "limit": _OLDEST})
    elif age >= _OLDER:
        yield _finding(catalogue, "age_65", Level.CAUTION, values={"age": age, "limit": _OLDER})


def _examination(catalogue: Catalogue, consultation: Consultation) -> Iterator[Finding]:
    """Yield the missing examination in person; how heavy it is, the legal profile says."""
    if consultation.visit.examined_in_person:
        return
    category = catalogue.legal.prescriber_in_person
    stops = category in (Category.ABSOLUTE, Category.STRONG)
    yield Finding(
        id="not_examined",
        level=Level.STOP if stops else Level.CAUTION,
        category=category,
        action=catalogue.questions["not_examined"].action if stops else Action.CAUTION,
        text=f"question.not_examined.why.{catalogue.jurisdiction}",
        sources=catalogue.questions["not_examined"].sources_in(catalogue.jurisdiction),
        overridable=stops,
    )


def _lot(catalogue: Catalogue, consultation: Consultation) -> Iterator[Finding]:
    """Yield the expired lot; in date on the day itself, and no reason lifts it."""
    expiry, visit = consultation.lot.expiry, consultation.visit.date
    if expiry is not None and visit is not None and expiry < visit:
        yield _finding(catalogue, "lot_expired", Level.STOP, values={"expiry": expiry})


def _finding(catalogue: Catalogue, item: str, level: Level, *, values: dict[str, object], text: str = "") -> Finding:
    question = catalogue.questions[item]
    return Finding(
        id=item,
        level=level,
        category=question.category,
        action=question.action,
        text=text or f"question.{item}.why",
        sources=question.sources_in(catalogue.jurisdiction),
        values=values,
    )
