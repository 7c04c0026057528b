"""The shipped resources and a session over them."""

import datetime as dt
from dataclasses import replace

import pytest

from botox_aid.app.library import Library
from botox_aid.app.session import Session
from botox_aid.domain.consultation import AnswerRecord, Consultation, Lot, Patient, PlannedZone, Professional, Visit
from botox_aid.domain.vocabulary import Answer, Concern, Jurisdiction, Side
from botox_aid.resources import resource_folder
from botox_aid.rules.plan import make_plan
from botox_aid.text import Texts

DOCTOR = Professional("Dr B Example", "physician", "MD-0001")


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(resource_folder())


@pytest.fixture(scope="session")
def texts(library: Library) -> Texts:
    return library.texts("en-US")


@pytest.fixture
def empty() -> Consultation:
    return Consultation(Jurisdiction.US, "en-US", visit=Visit(date=dt.date(2026, 11, 20)))


@pytest.fixture
def planned(empty: Consultation) -> Consultation:
    return replace(
        empty,
        patient=Patient("Alex Example", dt.date(1984, 5, 17), "A-1042"),
        visit=Visit(dt.date(2026, 11, 20), dt.time(10, 30), DOCTOR, DOCTOR, examined_in_person=True),
        concerns=(Concern.LINES,),
        product="botox_cosmetic",
        lot=Lot("C1234", dt.date(2027, 6, 30)),
        zones=(PlannedZone("glabella", 20), PlannedZone("crows_feet", 24, Side.BOTH)),
    )


@pytest.fixture
def complete(planned: Consultation, library: Library) -> Consultation:
    """Everything asked is answered with "no"."""
    catalogue = library.catalogue(planned.jurisdiction)
    asked = make_plan(catalogue, planned).assessment.asked
    return replace(planned, answers={question: AnswerRecord(Answer.NO) for question in asked})


@pytest.fixture
def session_of(library: Library):
    def made(consultation: Consultation) -> Session:
        return Session(consultation, library.catalogue, make_plan)

    return made
