"""The sheets that the tests look at: a set that covers kind, edition, copy, paper, jurisdiction and 1 to 15 zones.

``BOTOX_AID_WHOLE_MATRIX=1`` looks at every combination instead, which takes some minutes.
"""

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from botox_aid.app.library import Library
from botox_aid.app.sheets import sheet_request
from botox_aid.document import folder
from botox_aid.document.blocks import Document
from botox_aid.document.pdf import render
from botox_aid.document.sheet import compose
from botox_aid.domain.consultation import (
    AnswerRecord,
    Clinic,
    Consultation,
    Lot,
    Needs,
    Override,
    Patient,
    PlannedZone,
    Point,
    Professional,
    Signature,
    Signatures,
    Stroke,
    Talk,
    TeachBack,
    Visit,
)
from botox_aid.domain.vocabulary import (
    Answer,
    Concern,
    Copy,
    Decision,
    Edition,
    Jurisdiction,
    Paper,
    SheetKind,
    Side,
    View,
)
from botox_aid.resources import resource_folder
from botox_aid.rules.candidacy import is_asked
from tests.document.structure_reader import Structure, read

VISIT = dt.date(2026, 11, 20)
ZONES = 15
LANGUAGES = {Jurisdiction.US: "en-US", Jurisdiction.UK: "en-GB"}
_FORMS = tuple(product(Edition, Copy, Jurisdiction, Paper))
_NAMES = (
    "Alex Example",
    "Zoë O’Brien-Łukasiewicz",
    "Ελένη Παπαδοπούλου",
    "Nguyễn Thị Hương",
    "Олена Шевченко",
    "محمد الأمين",
    "Noa כהן",
)


@dataclass(frozen=True, slots=True)
class SheetCase:
    """One sheet; ``turn`` varies names, answers, products and what is left blank."""

    kind: SheetKind
    edition: Edition
    copy: Copy
    jurisdiction: Jurisdiction
    paper: Paper
    zones: int
    turn: int

    def __str__(self) -> str:
        return f"{self.kind}-{self.edition}-{self.copy}-{self.jurisdiction}-{self.paper}-{self.zones}-zones"


def sheet_cases() -> tuple[SheetCase, ...]:
    """Return the covering set, or every combination where the environment asks for it."""
    if os.environ.get("BOTOX_AID_WHOLE_MATRIX"):
        every = product(SheetKind, _FORMS, range(1, ZONES + 1))
        return tuple(SheetCase(kind, *form, zones, turn) for turn, (kind, form, zones) in enumerate(every))
    return tuple(_covering())


def _covering() -> Iterator[SheetCase]:
    """Yield for each kind every form once and every number of zones at least once."""
    for place, kind in enumerate(SheetKind):
        for turn, form in enumerate(_FORMS):
            # 7 and 16 have no common factor, so each kind meets the forms with other numbers of zones.
            yield SheetCase(kind, *form, (turn * 7 + place * 3) % 16 or 3, turn + 5 * place)


@cache
def library() -> Library:
    """Return the shipped content and sentences."""
    folder.use(resource_folder())
    return Library(resource_folder())


@cache
def document_of(case: SheetCase) -> Document:
    """Return the composed sheet."""
    consultation = consultation_of(case)
    request = sheet_request(library(), consultation, case.kind, case.edition, case.copy, case.paper)
    return compose(request, library().texts(consultation.language))


@cache
def bytes_of(case: SheetCase) -> bytes:
    """Return the drawn sheet."""
    return render(document_of(case))


@cache
def structure_of(case: SheetCase) -> Structure:
    """Return what a screen reader finds in the drawn sheet."""
    return read(bytes_of(case))


# -- consultations


def consultation_of(case: SheetCase) -> Consultation:
    """Return a consultation with as many zones as the case asks for, and something different in every turn."""
    turn, rich = case.turn, case.turn % 3 != 2
    shelf = library().catalogue(case.jurisdiction)
    products = list(shelf.products)
    zones = list(shelf.zones)[turn % ZONES :] + list(shelf.zones)[: turn % ZONES]
    made = Consultation(
        jurisdiction=case.jurisdiction,
        language=LANGUAGES[case.jurisdiction],
        patient=Patient(_NAMES[turn % len(_NAMES)], dt.date(1984, 5, 17), "A-1042" if rich else ""),
        visit=_visit(turn, rich=rich),
        concerns=tuple(Concern)[turn % 9 : turn % 9 + 3],
        hoped_result="look less cross when I concentrate" if rich else "",
        product=products[turn % len(products)],
        lot=Lot("C1234", dt.date(2027, 6, 30)) if rich else Lot(),
        zones=tuple(_planned(zone, place + turn) for place, zone in enumerate(zones[: case.zones])),
        decision=tuple(Decision)[turn % 4],
        talk=Talk(asked="Can I fly?", matters="work", teach_back=(TeachBack("droop", "I call"),)) if rich else Talk(),
        needs=Needs("Ms Interpreter", large_print=True) if turn % 4 == 1 else Needs(),
        signatures=_signatures() if turn % 4 == 2 else Signatures(),
        clinic=_clinic() if rich else Clinic(),
    )
    return _answered(case, made)


def _visit(turn: int, *, rich: bool) -> Visit:
    doctor, nurse = Professional("Dr B Example", "doctor", "7000001"), Professional("Nurse C Example", "nurse", "")
    return Visit(
        date=VISIT,
        time=dt.time(10, 30) if rich else None,
        clinician=nurse if turn % 2 else doctor,
        prescriber=doctor,
        examined_in_person=turn % 5 != 4,
        age_checked_by="passport" if rich else "",
        review_date=VISIT + dt.timedelta(days=(14, 21, 28)[turn % 3]) if turn % 2 else None,
    )


def _clinic() -> Clinic:
    return Clinic(
        "Example Skin Clinic", "12 Sample Street, Sampleton", "(202) 555-0142", "Monday to Friday, 9 to 5", "NHS 111"
    )


def _signatures() -> Signatures:
    signed = Signature(
        on_paper=False,
        strokes=(Stroke(((2.0, 8.0), (9.0, 2.0), (14.0, 9.5), (30.0, 4.0))), Stroke(((31.0, 1.0),))),
        signed_at=dt.datetime(2026, 11, 20, 10, 45, tzinfo=dt.UTC),
    )
    return Signatures(signed, Signature(on_paper=True))


def _planned(zone_id: str, place: int) -> PlannedZone:
    zone = library().catalogue(Jurisdiction.US).zones[zone_id]
    side = (Side.BOTH, Side.LEFT, Side.RIGHT)[place % 3] if zone.has_sides else Side.BOTH
    points = tuple(Point(View.FRONT, 0.4 + 0.05 * step, 0.3, 2.5) for step in range(place % 4))
    return PlannedZone(zone_id, None if place % 7 == 6 else 7.5 + place, side, points)


def _answered(case: SheetCase, made: Consultation) -> Consultation:
    """Answer every question that is asked, most of them with "no", and override what may be overridden."""
    asked = [item for item in library().catalogue(case.jurisdiction).questions.values() if is_asked(item, made)]
    for place, question in enumerate(asked):
        answer = (Answer.YES, Answer.UNSURE)[place % 2] if (place + case.turn) % 9 == 0 else Answer.NO
        note = "low-dose aspirin, a note with an é" if answer is Answer.YES else ""
        made = made.with_answer(question.id, AnswerRecord(answer, note=note))
        if answer is not Answer.NO:
            made = made.with_override(question.id, Override("Agreed with the specialist on the phone.", "Dr B Example"))
    return made
