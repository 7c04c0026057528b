"""The "Ready?" strip: seven ticks, each with its fact or with what is missing and where to give it."""

from collections.abc import Callable
from dataclasses import dataclass

from ..domain.consultation import Consultation
from ..domain.plan import Finding
from ..text import Texts
from .answer_edit import asked_on_screen
from .flow import Place, Standing, Step, place_of_finding
from .patient_name import short_name
from .talk_screens import open_screens, risk_screens
from .timeline import State
from .wording import Wording
from .zones_view import units_lacking, units_to_type


@dataclass(frozen=True, slots=True)
class Tick:
    """One tick.

    Attributes:
        fact: What is done, or what is missing.
        short_title: Title for a narrow window.
        short_fact: Fact for a narrow window.
        place: Where a click leads.
    """

    id: str
    title: str
    short_title: str
    standing: Standing
    fact: str
    place: Place
    short_fact: str = ""


@dataclass(frozen=True, slots=True)
class ReadyView:
    """All ticks and their count in words."""

    title: str
    count: str
    ticks: tuple[Tick, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return all(tick.standing is Standing.DONE for tick in self.ticks)


_Outcome = tuple[Standing, str, Place]


def ready_view(state: State, texts: Texts) -> ReadyView:
    """Return the strip in finished words."""
    rules: dict[str, Callable[[State, Texts], _Outcome]] = {
        "identity": _identity,
        "questions": _questions,
        "stops": _stops,
        "plan": _plan,
        "lot": _lot,
        "talk": _talk,
        "signatures": _signatures,
    }
    ticks = tuple(_tick(tick_id, rule(state, texts), state, texts) for tick_id, rule in rules.items())
    done = sum(tick.standing is Standing.DONE for tick in ticks)
    count = texts.interface("ready.count", done=done, all=len(ticks))
    return ReadyView(texts.interface("ready.title"), count, ticks)


def open_stops(state: State) -> tuple[Finding, ...]:
    """Return the findings that keep the consent sheet from being printed."""
    return tuple(finding for finding in state.plan.assessment.findings if finding.blocks)


def _tick(tick_id: str, outcome: _Outcome, state: State, texts: Texts) -> Tick:
    standing, fact, place = outcome
    title, short = texts.interface(f"ready.{tick_id}.title"), texts.interface(f"ready.{tick_id}.short")
    return Tick(tick_id, title, short, standing, fact, place, _short_fact(tick_id, standing, state, texts))


def _short_fact(tick_id: str, standing: Standing, state: State, texts: Texts) -> str:
    consultation = state.consultation
    if tick_id == "plan" and standing is Standing.TO_DO and consultation.zones and consultation.product:
        return texts.interface("ready.plan.to_type", count=units_lacking(state))
    if standing is not Standing.DONE:
        return ""
    if tick_id == "identity":
        return texts.interface("header.age", count=consultation.age_on(consultation.visit.date) or 0)
    if tick_id == "plan":
        return Wording(texts, state.catalogue).units(state.plan.total_units)
    if tick_id == "lot" and consultation.lot.expiry is not None:
        return texts.date(consultation.lot.expiry, "month")
    return ""


def _identity(state: State, texts: Texts) -> _Outcome:
    consultation = state.consultation
    patient, visit = consultation.patient, consultation.visit
    if not patient.name.strip():
        return Standing.TO_DO, texts.interface("ready.identity.no_name"), Place(Step.PATIENT, "patient_name")
    if patient.date_of_birth is None:
        place = Place(Step.PATIENT, "patient_date_of_birth")
        return Standing.TO_DO, texts.interface("ready.identity.no_birth"), place
    if visit.date is None:
        return Standing.TO_DO, texts.interface("ready.identity.no_visit"), Place(Step.PATIENT, "visit_date")
    age = consultation.age_on(visit.date)
    name = short_name(patient) or texts.interface("patient.someone")
    return Standing.DONE, texts.interface("ready.identity.done", name=name, count=age or 0), Place(Step.PATIENT)


def _questions(state: State, texts: Texts) -> _Outcome:
    assessment = state.plan.assessment
    asked = len(asked_on_screen(state.catalogue, assessment.asked))
    missing = asked_on_screen(state.catalogue, assessment.missing)
    if missing:
        place = Place(Step.CANDIDACY, f"question.{missing[0]}")
        return Standing.TO_DO, texts.interface("ready.questions.missing", count=len(missing)), place
    if assessment.missing:
        place = place_of_finding(assessment.missing[0])
        return Standing.TO_DO, texts.interface("ready.identity.no_birth"), place
    return Standing.DONE, texts.interface("ready.questions.done", answered=asked, all=asked), Place(Step.CANDIDACY)


def _stops(state: State, texts: Texts) -> _Outcome:
    blocking = open_stops(state)
    if blocking:
        place = place_of_finding(blocking[0].id, blocking[0].zones)
        return Standing.PROBLEM, texts.interface("ready.stops.open", count=len(blocking)), place
    if state.plan.assessment.missing:
        return Standing.TO_DO, texts.interface("ready.stops.later"), Place(Step.CANDIDACY)
    lifted = sum(finding.overridden for finding in state.plan.assessment.findings)
    key = "ready.stops.overridden" if lifted else "ready.stops.none"
    return Standing.DONE, texts.interface(key, count=lifted), Place(Step.CANDIDACY)


def _plan(state: State, texts: Texts) -> _Outcome:
    consultation = state.consultation
    if not consultation.zones:
        return Standing.TO_DO, texts.interface("ready.plan.no_zone"), Place(Step.ZONES)
    if not consultation.product:
        return Standing.TO_DO, texts.interface("ready.plan.no_product"), Place(Step.PRODUCT, "product_choice")
    lacking = units_to_type(state, texts)
    if lacking:
        return Standing.TO_DO, lacking, _first_lacking(consultation)
    units = Wording(texts, state.catalogue).units(state.plan.total_units)
    fact = texts.interface("ready.plan.done", units=units, count=len(consultation.zones))
    return Standing.DONE, fact, Place(Step.PRODUCT)


def _first_lacking(consultation: Consultation) -> Place:
    """Return where the first units that are missing are typed: at a point, or else for a whole zone."""
    for zone in consultation.zones:
        for index, point in enumerate(zone.points):
            if point.units is None:
                return Place(Step.ZONES, f"point_units_{zone.zone}_{index}")
    first = next((zone.zone for zone in consultation.zones if zone.units is None), "")
    return Place(Step.PRODUCT, f"units.{first}" if first else "")


def _lot(state: State, texts: Texts) -> _Outcome:
    lot = state.consultation.lot
    if not lot.number.strip():
        return Standing.TO_DO, texts.interface("ready.lot.no_lot"), Place(Step.PRODUCT, "lot_number")
    if lot.expiry is None:
        return Standing.TO_DO, texts.interface("ready.lot.no_expiry"), Place(Step.PRODUCT, "lot_expiry")
    if any(finding.id == "lot_expired" for finding in state.plan.assessment.findings):
        return Standing.PROBLEM, texts.interface("ready.lot.expired"), Place(Step.PRODUCT, "lot_expiry")
    expiry = texts.date(lot.expiry, "month")
    return Standing.DONE, texts.interface("ready.lot.done", lot=lot.number, expiry=expiry), Place(Step.PRODUCT)


def _talk(state: State, texts: Texts) -> _Outcome:
    if not state.consultation.zones:
        return Standing.TO_DO, texts.interface("ready.talk.later"), Place(Step.TALK)
    left = open_screens(state.plan, state.consultation.talk.covered)
    if left:
        return Standing.TO_DO, texts.interface("ready.talk.missing", count=len(left)), Place(Step.TALK, left[0].id)
    if state.consultation.talk.leaflet_given is None:
        return Standing.TO_DO, texts.interface("ready.talk.leaflet"), Place(Step.TALK, "leaflet")
    count = len(risk_screens(state.plan))
    return Standing.DONE, texts.interface("ready.talk.done", covered=count, all=count), Place(Step.TALK)


def _signatures(state: State, texts: Texts) -> _Outcome:
    signatures = state.consultation.signatures
    left = [name for name in ("patient", "clinician") if getattr(signatures, name) is None]
    if left:
        place = Place(Step.SHEETS, f"sign_{left[0]}")
        return Standing.TO_DO, texts.interface("ready.signatures.missing", count=len(left)), place
    drawn = sum(not entry.on_paper for entry in (signatures.patient, signatures.clinician) if entry)
    key = "ready.signatures.done" if drawn == len(("patient", "clinician")) else "ready.signatures.paper"
    return Standing.DONE, texts.interface(key), Place(Step.SHEETS)
