"""The consultation file: every field checked when it is read, every field in its place when it is written."""

import datetime as dt

from ..domain.consultation import (
    AnswerRecord,
    Consultation,
    Lot,
    Override,
    Patient,
    PlannedZone,
    Point,
    Professional,
    Visit,
)
from ..domain.vocabulary import Answer, Concern, Decision, Jurisdiction, Side, View
from . import desk_record
from .consultation_writer import write
from .field import Field, line, note
from .form import FORMAT, LINE, MOST_UNITS, NAME, NOTE
from .known_ids import KnownIds
from .strict_json import parse

__all__ = ["read", "write"]

_KEYS = (
    "format", "jurisdiction", "language", "patient", "visit", "concerns", "hoped_result", "product", "lot", "answers",
    "zones", "overrides", "decision", "talk", "needs", "signatures", "clinic",
)  # fmt: skip
_DETAILS = frozenset({"zones", "date", "product", "units"})
_MOST_POINTS = 500
_REVIEW_WITHIN = dt.timedelta(days=366)
# Sums of typed decimals differ from the typed total in the last binary digit.
_ROUNDING = 1e-6


def read(data: bytes, known: KnownIds) -> Consultation:
    """Return the consultation that a file holds.

    Raises:
        InputError: Something in it is wrong; the error names one field, what was found and what is expected.
    """
    fields = Field("", parse(data)).entries(_KEYS, ("format", "jurisdiction"))
    fields["format"].known_id((FORMAT,))
    jurisdiction = fields["jurisdiction"].choice(Jurisdiction)
    visit = _visit(fields.get("visit"))
    return Consultation(
        jurisdiction=jurisdiction,
        language=_id(fields.get("language"), known.languages) or known.own_language[jurisdiction],
        patient=_patient(fields.get("patient"), visit.date),
        visit=visit,
        concerns=_concerns(fields.get("concerns")),
        hoped_result=note(fields.get("hoped_result")),
        product=_id(fields.get("product"), known.products[jurisdiction]),
        lot=_lot(fields.get("lot")),
        answers=_answers(fields.get("answers"), known, visit.date),
        zones=_zones(fields.get("zones"), known),
        overrides=_overrides(fields.get("overrides"), known),
        decision=fields["decision"].choice(Decision) if "decision" in fields else None,
        talk=desk_record.talk(fields.get("talk")),
        needs=desk_record.needs(fields.get("needs")),
        signatures=desk_record.signatures(fields.get("signatures")),
        clinic=desk_record.clinic(fields.get("clinic")),
    )


def _id(field: Field | None, known: frozenset[str]) -> str:
    return field.known_id(known) if field is not None else ""


def _patient(field: Field | None, visit: dt.date | None) -> Patient:
    if field is None:
        return Patient()
    fields = field.entries(("name", "date_of_birth", "record_number"))
    return Patient(
        name=fields["name"].text(NAME, least=1) if "name" in fields else "",
        date_of_birth=fields["date_of_birth"].day(visit) if "date_of_birth" in fields else None,
        record_number=line(fields.get("record_number")),
    )


def _visit(field: Field | None) -> Visit:
    if field is None:
        return Visit()
    fields = field.entries(
        ("date", "time", "clinician", "prescriber", "examined_in_person", "age_checked_by", "review_date")
    )
    date = fields["date"].day() if "date" in fields else None
    return Visit(
        date=date,
        time=fields["time"].clock() if "time" in fields else None,
        clinician=_professional(fields.get("clinician")),
        prescriber=_professional(fields.get("prescriber")),
        examined_in_person=fields["examined_in_person"].flag() if "examined_in_person" in fields else None,
        age_checked_by=line(fields.get("age_checked_by")),
        review_date=_review(fields["review_date"], date) if "review_date" in fields else None,
    )


def _review(field: Field, visit: dt.date | None) -> dt.date:
    return field.day() if visit is None else field.day(visit + _REVIEW_WITHIN, visit, "a year after the visit")


def _professional(field: Field | None) -> Professional:
    if field is None:
        return Professional()
    fields = field.entries(("name", "profession", "registration"))
    return Professional(
        name=fields["name"].text(NAME, least=1) if "name" in fields else "",
        profession=line(fields.get("profession")),
        registration=line(fields.get("registration")),
    )


def _concerns(field: Field | None) -> tuple[Concern, ...]:
    found: list[Concern] = []
    for entry in field.items(len(Concern)) if field is not None else ():
        concern = entry.choice(Concern)
        if concern in found:
            raise entry.fault("each concern once", f"{concern} again")
        found.append(concern)
    return tuple(found)


def _lot(field: Field | None) -> Lot:
    if field is None:
        return Lot()
    fields = field.entries(("number", "expiry"))
    return Lot(line(fields.get("number")), fields["expiry"].day() if "expiry" in fields else None)


def _answers(field: Field | None, known: KnownIds, visit: dt.date | None) -> dict[str, AnswerRecord]:
    if field is None:
        return {}
    answers = {}
    for question, entry in field.mapping().items():
        if question not in known.questions:
            raise entry.fault("the id of a candidacy question", "an unknown id")
        answers[question] = _answer(entry, known, known.questions[question], visit)
    return answers


def _answer(field: Field, known: KnownIds, asked: frozenset[str], visit: dt.date | None) -> AnswerRecord:
    if isinstance(field.value, str):
        return AnswerRecord(field.choice(Answer))
    if not isinstance(field.value, dict):
        raise field.fault('"yes", "no", "unsure" or an object with an answer')
    allowed = {"answer", "note", *asked}
    for detail in sorted(_DETAILS.intersection(field.value) - allowed):
        raise Field(f"{field.path}.{detail}", None).fault("no such detail with this question", "one")
    fields = field.entries(allowed, ("answer",))
    return AnswerRecord(
        answer=fields["answer"].choice(Answer),
        zones=_named_zones(fields["zones"], known) if "zones" in fields else (),
        date=fields["date"].day(visit) if "date" in fields else None,
        product=fields["product"].text(LINE, least=1) if "product" in fields else "",
        units=fields["units"].number(0, MOST_UNITS) if "units" in fields else None,
        note=note(fields.get("note")),
    )


def _named_zones(field: Field, known: KnownIds) -> tuple[str, ...]:
    found: list[str] = []
    for entry in field.items(len(known.zones)):
        zone = entry.known_id(known.zones)
        if zone in found:
            raise entry.fault("each zone once", f"{zone} again")
        found.append(zone)
    if not found:
        raise field.fault("at least one zone, or no such key for every chosen zone", "an empty list")
    return tuple(found)


def _zones(field: Field | None, known: KnownIds) -> tuple[PlannedZone, ...]:
    found: list[PlannedZone] = []
    for entry in field.items(len(known.zones)) if field is not None else ():
        planned = _planned_zone(entry, known)
        if any(planned.zone == other.zone for other in found):
            raise entry.fault("each zone once", f"{planned.zone} again")
        found.append(planned)
    return tuple(found)


def _planned_zone(field: Field, known: KnownIds) -> PlannedZone:
    fields = field.entries(("zone", "units", "side", "points"), ("zone",))
    zone = fields["zone"].known_id(known.zones)
    side = fields["side"].choice(Side) if "side" in fields else Side.BOTH
    if side is not Side.BOTH and not known.zones[zone]:
        raise fields["side"].fault("no side with a zone of the midline")
    units = fields["units"].number(0, MOST_UNITS) if "units" in fields else None
    points = tuple(_point(entry) for entry in fields["points"].items(_MOST_POINTS)) if "points" in fields else ()
    total = sum(point.units or 0 for point in points)
    if units is not None and total > units + _ROUNDING:
        raise fields["points"].fault(f"at most the {units:g} of the zone", f"points of {total:g} units")
    return PlannedZone(zone, units, side, points)


def _point(field: Field) -> Point:
    fields = field.entries(("view", "x", "y", "units", "side"), ("view", "x", "y"))
    return Point(
        view=fields["view"].choice(View),
        x=fields["x"].number(0, 1),
        y=fields["y"].number(0, 1),
        units=fields["units"].number(0, MOST_UNITS) if "units" in fields else None,
        side=fields["side"].choice(Side) if "side" in fields else None,
    )


def _overrides(field: Field | None, known: KnownIds) -> dict[str, Override]:
    """Return the overrides; a reason too short to count is read as well, for the rules say so."""
    if field is None:
        return {}
    overrides = {}
    for finding, entry in field.mapping().items():
        if finding not in known.findings:
            raise entry.fault("the id of a finding", "an unknown id")
        fields = entry.entries(("reason", "by"))
        reason = fields["reason"].text(NOTE, lines=True) if "reason" in fields else ""
        overrides[finding] = Override(reason, fields["by"].text(NAME) if "by" in fields else "")
    return overrides
