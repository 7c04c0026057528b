"""Writes a consultation as a file: the same value gives the same bytes."""

import json
from collections.abc import Mapping

from ..domain.consultation import (
    AnswerRecord,
    Clinic,
    Consultation,
    PlannedZone,
    Point,
    Professional,
    Signature,
    Stroke,
    Talk,
    Visit,
)
from ..domain.errors import InputError
from ..domain.vocabulary import Side
from .form import FORMAT


def write(consultation: Consultation) -> bytes:
    """Return the file of a consultation; what is empty is left out.

    Raises:
        InputError: A text of it cannot be written in UTF-8.
    """
    text = json.dumps(_form(consultation), ensure_ascii=False, indent=2, allow_nan=False)
    try:
        return f"{text}\n".encode()
    except UnicodeEncodeError as error:
        raise InputError("", f"the character U+{ord(text[error.start]):04X}", "letters that can be printed") from None


def _form(consultation: Consultation) -> dict[str, object]:
    patient, lot, needs = consultation.patient, consultation.lot, consultation.needs
    answers, overrides = consultation.answers, consultation.overrides
    return {"format": FORMAT} | _filled(
        jurisdiction=consultation.jurisdiction.value,
        language=consultation.language,
        patient=_filled(
            name=patient.name,
            date_of_birth=patient.date_of_birth and patient.date_of_birth.isoformat(),
            record_number=patient.record_number,
        ),
        visit=_visit(consultation.visit),
        concerns=[concern.value for concern in consultation.concerns],
        hoped_result=consultation.hoped_result,
        product=consultation.product,
        lot=_filled(number=lot.number, expiry=lot.expiry and lot.expiry.isoformat()),
        answers={question: _answer(answers[question]) for question in sorted(answers)},
        zones=[_zone(planned) for planned in consultation.zones],
        overrides={
            finding: {"reason": overrides[finding].reason, "by": overrides[finding].by} for finding in sorted(overrides)
        },
        decision=consultation.decision and consultation.decision.value,
        talk=_talk(consultation.talk),
        needs=_filled(interpreter=needs.interpreter, large_print=needs.large_print or None),
        signatures=_filled(
            patient=_signature(consultation.signatures.patient),
            clinician=_signature(consultation.signatures.clinician),
        ),
        clinic=_clinic(consultation.clinic),
    )


def _filled(**fields: object) -> dict[str, object]:
    """Return the fields that say something; a zero and a "false" do."""
    return {key: value for key, value in fields.items() if value is not None and value not in ("", [], {})}


def _visit(visit: Visit) -> dict[str, object]:
    return _filled(
        date=visit.date and visit.date.isoformat(),
        time=visit.time.strftime("%H:%M") if visit.time is not None else None,
        clinician=_professional(visit.clinician),
        prescriber=_professional(visit.prescriber),
        examined_in_person=visit.examined_in_person,
        age_checked_by=visit.age_checked_by,
        review_date=visit.review_date and visit.review_date.isoformat(),
    )


def _professional(person: Professional) -> dict[str, object]:
    return _filled(name=person.name, profession=person.profession, registration=person.registration)


def _answer(record: AnswerRecord) -> str | dict[str, object]:
    details = _filled(
        zones=list(record.zones),
        date=record.date and record.date.isoformat(),
        product=record.product,
        units=_number(record.units),
        note=record.note,
    )
    return {"answer": record.answer.value, **details} if details else record.answer.value


def _zone(planned: PlannedZone) -> dict[str, object]:
    return _filled(
        zone=planned.zone,
        units=_number(planned.units),
        side=planned.side.value if planned.side is not Side.BOTH else None,
        points=[_point(point) for point in planned.points],
    )


def _point(point: Point) -> dict[str, object]:
    return _filled(
        view=point.view.value,
        x=point.x,
        y=point.y,
        units=_number(point.units),
        side=point.side and point.side.value,
    )


def _talk(talk: Talk) -> Mapping[str, object]:
    return _filled(
        covered=list(talk.covered),
        options=list(talk.options),
        asked=talk.asked,
        matters=talk.matters,
        teach_back=[_filled(topic=entry.topic, said=entry.said) for entry in talk.teach_back],
        leaflet_given=talk.leaflet_given,
        leaflet_version=talk.leaflet_version,
    )


def _signature(signature: Signature | None) -> dict[str, object] | None:
    if signature is None:
        return None
    strokes = [_stroke(stroke) for stroke in signature.strokes]
    moment = signature.signed_at
    return _filled(on_paper=signature.on_paper, strokes=strokes, signed_at=moment and moment.isoformat())


def _stroke(stroke: Stroke) -> list[list[float]]:
    if len(stroke.weights) != len(stroke.points):
        return [list(spot) for spot in stroke.points]
    return [[*spot, weight] for spot, weight in zip(stroke.points, stroke.weights, strict=True)]


def _clinic(clinic: Clinic) -> dict[str, object]:
    return _filled(
        name=clinic.name,
        address=clinic.address,
        phone=clinic.phone,
        hours=clinic.hours,
        out_of_hours=clinic.out_of_hours,
    )


def _number(value: float | None) -> float | int | None:
    """Return a whole number without its empty decimal, as a person would type it."""
    return int(value) if value is not None and float(value).is_integer() else value
