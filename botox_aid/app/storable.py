"""Keeps what was typed or pasted to what a consultation file can hold, so that everything on screen can be saved."""

import re
from dataclasses import replace

from ..domain.consultation import AnswerRecord, Clinic, Consultation, Professional, Talk, TeachBack
from ..domain.letter import trimmed
from ..exchange.form import LINE, NAME, NOTE

# Controls, halves of surrogate pairs and code points that are no characters.
_NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
_NOT_IN_NOTE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_NO_CHARACTERS}]")
_ENDS_LINE = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_NOT_IN_LINE = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{_NO_CHARACTERS}]")


def note(text: str) -> str:
    """Return a text of several lines as a file can hold it."""
    if _NOT_IN_NOTE.search(text) or _ENDS_LINE.search(text):
        text = _NOT_IN_NOTE.sub("", _ENDS_LINE.sub("\n", text))
    return text[:NOTE]


def line(text: str, longest: int = LINE) -> str:
    """Return a text of one line as a file can hold it; what ended a line becomes a space."""
    if _NOT_IN_LINE.search(text):
        text = _NOT_IN_LINE.sub("", re.sub(r"[\n\t]", " ", _ENDS_LINE.sub("\n", text)))
    return text[:longest]


def seen(text: str, longest: int = LINE) -> str:
    """Return a text of one line as a file can hold it, or nothing where nothing of it can be seen: a file holds no blank name."""
    kept = line(text, longest)
    return kept if trimmed(kept) else ""


def storable(consultation: Consultation) -> Consultation:
    """Return the consultation with every text as a file can hold it; an equal one where nothing was wrong."""
    patient, visit, lot, needs = consultation.patient, consultation.visit, consultation.lot, consultation.needs
    return replace(
        consultation,
        patient=replace(patient, name=seen(patient.name, NAME), record_number=line(patient.record_number)),
        visit=replace(
            visit,
            clinician=_professional(visit.clinician),
            prescriber=_professional(visit.prescriber),
            age_checked_by=line(visit.age_checked_by),
        ),
        hoped_result=note(consultation.hoped_result),
        lot=replace(lot, number=line(lot.number)),
        needs=replace(needs, interpreter=line(needs.interpreter)),
        answers={key: _answer(record) for key, record in consultation.answers.items()},
        overrides={
            key: replace(override, reason=note(override.reason), by=line(override.by, NAME))
            for key, override in consultation.overrides.items()
        },
        talk=_talk(consultation.talk),
        clinic=_clinic(consultation.clinic),
    )


def _professional(person: Professional) -> Professional:
    return Professional(seen(person.name, NAME), line(person.profession), line(person.registration))


def _answer(record: AnswerRecord) -> AnswerRecord:
    return replace(record, product=seen(record.product), note=note(record.note))


def _talk(talk: Talk) -> Talk:
    return replace(
        talk,
        asked=note(talk.asked),
        matters=note(talk.matters),
        leaflet_version=line(talk.leaflet_version),
        teach_back=tuple(TeachBack(entry.topic, note(entry.said)) for entry in talk.teach_back),
    )


def _clinic(clinic: Clinic) -> Clinic:
    return Clinic(
        line(clinic.name), note(clinic.address), line(clinic.phone), note(clinic.hours), note(clinic.out_of_hours)
    )
