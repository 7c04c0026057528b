"""A drawn signature stands for what was signed."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from botox_aid.app.session import Session
from botox_aid.domain.consultation import Consultation, Needs, Signature, Stroke
from botox_aid.domain.vocabulary import Decision

INK = Signature(on_paper=False, strokes=(Stroke(((1.0, 2.0), (3.0, 4.0))),))


@pytest.fixture
def session(session_of: Callable[[Consultation], Session], complete: Consultation) -> Session:
    return session_of(complete)


def signed(session: Session) -> Session:
    session.sign_as_patient(INK)
    session.sign_as_clinician(Signature())
    return session


def test_it_goes_when_the_plan_changes_and_comes_back_with_undo(session: Session) -> None:
    signed(session).set_zone_units("glabella", 18)
    assert session.consultation.signatures.patient is None
    session.undo()
    assert session.consultation.signatures.patient == INK


def test_signing_on_paper_stays(session: Session) -> None:
    signed(session).set_zone_units("glabella", 18)
    assert session.consultation.signatures.clinician == Signature()


def test_the_language_of_the_sheet_is_what_was_signed_too(session: Session) -> None:
    signed(session).set_language("en-GB")
    assert session.consultation.signatures.patient is None


def test_what_is_settled_after_signing_leaves_it(session: Session) -> None:
    signed(session)
    session.set_lot("C9", dt.date(2027, 6, 30))
    session.decide(Decision.PROCEED)
    session.set_needs(Needs(large_print=True))
    assert session.consultation.signatures.patient == INK


def test_the_second_signature_leaves_the_first(session: Session) -> None:
    signed(session).sign_as_clinician(INK)
    assert session.consultation.signatures.patient == INK


def test_changing_and_signing_anew_in_one_step_keeps_the_new_one(session: Session) -> None:
    signed(session)
    again = replace(INK, signed_at=dt.datetime(2026, 11, 20, 10, 0, tzinfo=dt.UTC))
    session.sign_as_patient(again)
    assert session.consultation.signatures.patient == again
