"""What stays in sight on every step: who is here, the worst open finding, and how far each step has come."""

from dataclasses import dataclass

from ..domain.plan import Finding
from ..domain.vocabulary import Level
from ..text import Texts
from .flow import Place, Standing, Step, place_of_finding
from .history import Change
from .ready_view import ReadyView, open_stops
from .session import Session
from .timeline import State
from .wording import Wording


@dataclass(frozen=True, slots=True)
class Pill:
    """The worst finding in a few words; ``lifted`` where a reason was recorded for every stop."""

    text: str
    level: Level
    lifted: bool
    place: Place


@dataclass(frozen=True, slots=True)
class HeaderView:
    """The head of the window.

    Attributes:
        facts: Birth date, age and record number, each as one piece.
        age: The age alone, for a narrow window.
        undo: What undo takes back, in words; empty where there is nothing.
    """

    name: str
    facts: tuple[str, ...]
    age: str
    pill: Pill | None
    undo: str
    redo: str
    saved: str


def header_view(session: Session, texts: Texts, saved_to: str = "") -> HeaderView:
    """Return the head of the window in finished words; ``saved_to`` is the name of the file, if there is one."""
    state = session.state
    patient = state.consultation.patient
    age = state.consultation.age_on(state.consultation.visit.date)
    born, aged = patient.date_of_birth, "" if age is None else texts.interface("header.age", count=age)
    facts = (
        texts.interface("header.born", date=texts.date(born)) if born else "",
        aged,
        patient.record_number,
    )
    return HeaderView(
        name=patient.name.strip() or texts.interface("header.nobody"),
        facts=tuple(fact for fact in facts if fact),
        age=aged,
        pill=worst_finding(state, texts),
        undo=_change(session.undoable, "header.undo", texts),
        redo=_change(session.redoable, "header.redo", texts),
        saved=_saved(session, texts, saved_to),
    )


def worst_finding(state: State, texts: Texts) -> Pill | None:
    """Return the stop to keep in sight, or the overridden ones; cautions stay on their own step."""
    blocking = open_stops(state)
    if blocking:
        short = _short(blocking[0], Wording(texts, state.catalogue))
        hard = sum(finding.level is Level.HARD_STOP for finding in blocking)
        key = "header.hard_stops" if hard else "header.stops"
        text = texts.interface(key, count=hard or len(blocking), what=short)
        return Pill(text, blocking[0].level, False, place_of_finding(blocking[0].id, blocking[0].zones))
    lifted = [finding for finding in state.plan.assessment.findings if finding.overridden]
    if not lifted:
        return None
    text = texts.interface("header.overridden", count=len(lifted))
    return Pill(text, Level.STOP, True, place_of_finding(lifted[0].id, lifted[0].zones))


def step_standings(state: State, ready: ReadyView) -> dict[Step, Standing]:
    """Return how far each step has come: a problem where an open stop was raised, done where its ticks are."""
    stopped = {place_of_finding(finding.id, finding.zones).step for finding in open_stops(state)}
    ticks_of = {
        Step.PATIENT: ("identity",),
        Step.CANDIDACY: ("questions",),
        Step.ZONES: ("plan",),
        Step.PRODUCT: ("plan", "lot"),
        Step.TALK: ("talk",),
        Step.SHEETS: ("signatures",),
    }
    standing_of = {tick.id: tick.standing for tick in ready.ticks}
    standings = dict.fromkeys(Step, Standing.TO_DO)
    for step, ticks in ticks_of.items():
        if all(standing_of[tick] is Standing.DONE for tick in ticks):
            standings[step] = Standing.DONE
    return standings | dict.fromkeys(stopped, Standing.PROBLEM)


def _short(finding: Finding, wording: Wording) -> str:
    return wording.texts.clinician(f"question.{finding.id}.short", **wording.values(finding.values))


def _change(change: Change | None, key: str, texts: Texts) -> str:
    if change is None:
        return ""
    subject = texts.clinician(change.subject) if change.subject else ""
    return texts.interface(key, what=texts.interface(f"undo.{change.label}", subject=subject))


def _saved(session: Session, texts: Texts, saved_to: str) -> str:
    if session.has_unsaved_changes:
        return texts.interface("header.unsaved")
    return texts.interface("header.saved", file=saved_to) if saved_to else ""
