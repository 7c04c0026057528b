"""The treatment of an earlier visit beside today's, fact by fact; it is only shown, never taken over."""

from dataclasses import dataclass

from ..domain.consultation import Consultation
from ..text import Texts
from .timeline import State
from .wording import Wording


@dataclass(frozen=True, slots=True)
class LastPlan:
    """One fact of both treatments.

    Attributes:
        now: ``open`` where nothing is planned today yet, ``same`` or ``differs``.
    """

    title: str
    then: str
    now: str
    now_says: str


def last_plan(state: State, texts: Texts) -> tuple[LastPlan, ...]:
    """Return product and zones of the earlier visit and of today; nothing where none was opened."""
    then, today = state.last_visit, state.consultation
    if then is None:
        return ()
    wording = Wording(texts, state.catalogue)
    before, now = _facts(then, wording), _facts(today, wording)
    planned = bool(today.zones or today.product)
    titles = list(dict.fromkeys((*before, *now)))
    return tuple(_row(title, before.get(title, ""), now.get(title, ""), texts, planned=planned) for title in titles)


def _facts(consultation: Consultation, wording: Wording) -> dict[str, str]:
    texts = wording.texts
    facts = {}
    if consultation.product:
        facts[texts.interface("records.line.product")] = wording.product(consultation.product)
    for planned in consultation.zones:
        units = wording.units(planned.units) or texts.interface("records.no_units")
        side = wording.side(planned.zone, planned.side)
        facts[wording.zone(planned.zone)] = ", ".join(part for part in (units, side) if part)
    return facts


def _row(title: str, then: str, now: str, texts: Texts, *, planned: bool) -> LastPlan:
    say = texts.interface
    said = say("last.then", answer=then or say("last.not_treated"))
    if not planned:
        return LastPlan(title, said, "open", say("last.not_planned"))
    if then == now:
        return LastPlan(title, said, "same", say("last.plan_same"))
    return LastPlan(title, said, "differs", say("last.plan_differs", now=now or say("last.not_treated")))
