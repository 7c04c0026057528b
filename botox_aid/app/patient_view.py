"""The patient step: who is here, who treats, and what the patient hopes for."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ..domain.consultation import Professional
from ..domain.vocabulary import Concern
from ..text import Texts
from .finding_view import FindingView, finding_views
from .flow import Step
from .last_visit import LastVisitView, last_visit_view
from .patient_name import named
from .timeline import State


@dataclass(frozen=True, slots=True)
class ProfessionalChoice:
    """A clinician or prescriber to choose from."""

    id: str
    name: str
    detail: str
    professional: Professional


@dataclass(frozen=True, slots=True)
class PatientView:
    """The patient step in finished words.

    Attributes:
        professionals: Those of the clinic, and whoever stands in this consultation.
        clinician: Id of the chosen one; empty for none.
        concerns: Id and text of every concern.
        findings: What birth date and examination raise.
    """

    name: str
    date_of_birth: dt.date | None
    age: str
    record_number: str
    age_checked_by: str
    visit_date: dt.date | None
    professionals: tuple[ProfessionalChoice, ...]
    clinician: str
    prescriber: str
    examined: bool
    examined_label: str
    concerns_title: str
    concerns: tuple[tuple[str, str], ...]
    chosen_concerns: frozenset[str]
    hoped_label: str
    hoped_result: str
    interpreter: str
    large_print: bool
    findings: tuple[FindingView, ...]
    last_visit: LastVisitView | None


def patient_view(state: State, texts: Texts, clinicians: Sequence[Professional] = ()) -> PatientView:
    """Return the patient step in finished words; ``clinicians`` are those of the clinic."""
    consultation = state.consultation
    patient, visit = consultation.patient, consultation.visit
    people = tuple(dict.fromkeys((*clinicians, visit.clinician, visit.prescriber)))
    choices = tuple(_choice(person, texts) for person in people if person.name)
    age = consultation.age_on(visit.date)
    return PatientView(
        name=patient.name,
        date_of_birth=patient.date_of_birth,
        age="" if age is None else texts.interface("header.age", count=age),
        record_number=patient.record_number,
        age_checked_by=visit.age_checked_by,
        visit_date=visit.date,
        professionals=choices,
        clinician=_id(visit.clinician),
        prescriber=_id(visit.prescriber),
        examined=bool(visit.examined_in_person),
        examined_label=named(texts, "patient.examined", patient),
        concerns_title=named(texts, "patient.concerns", patient),
        concerns=tuple((concern.value, texts.interface(f"concern.{concern}")) for concern in Concern),
        chosen_concerns=frozenset(concern.value for concern in consultation.concerns),
        hoped_label=named(texts, "patient.hopes", patient),
        hoped_result=consultation.hoped_result,
        interpreter=consultation.needs.interpreter,
        large_print=consultation.needs.large_print,
        findings=tuple(view for view in finding_views(state, texts) if view.place.step is Step.PATIENT),
        last_visit=last_visit_view(state, texts),
    )


def _id(person: Professional) -> str:
    return f"{person.name}|{person.registration}" if person.name else ""


def _choice(person: Professional, texts: Texts) -> ProfessionalChoice:
    facts = [fact for fact in (person.profession, person.registration) if fact]
    return ProfessionalChoice(_id(person), person.name, texts.interface("list.comma").join(facts), person)
