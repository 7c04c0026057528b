"""Composes the clinic's own record of a visit: dense, complete, and nothing left unsaid."""

from dataclasses import dataclass

from ..domain.consultation import Professional
from .answer_part import answers
from .blocks import Block, Cell, Columns, Document, Heading, Letterhead, NoteSpace, Paragraph, Whole
from .finding_part import SourceNotes, finding_chip, said, short_name
from .frame import document
from .product_part import product_and_plan
from .signed_part import dates, signed
from .span import Spans, bold, plain
from .talk_part import talk_record
from .wording import Wording, blank, name_of, note_of


@dataclass(frozen=True, slots=True)
class Fit:
    """How far the record closes up to save a side.

    Attributes:
        notes_mm: Height of the space for later notes.
        tightness: Of gaps and pictures, as in ``Document``.
    """

    notes_mm: float
    tightness: int = 0


# From open to close; of those that take the fewest sides the most open is taken.
STEPS = (Fit(180), Fit(110), Fit(60), Fit(30), Fit(14), Fit(14, 1))
SIDES = 1
_LARGE_NOTES_MM = 60.0
# Up to so many findings stand beside the talk; more of them take two columns of their own.
_BESIDE = 6


def record(wording: Wording, body: tuple[Block, ...], fit: Fit = STEPS[0]) -> Document:
    """Return the record with its ``body``, closed up as far as ``fit`` says."""
    space = min(fit.notes_mm, _LARGE_NOTES_MM) if wording.large_print else fit.notes_mm
    blocks = (*body, NoteSpace(wording.clinician("record.later.notes"), space))
    return document(wording, blocks, said(wording, "record.file_title"), fit.tightness)


def record_body(wording: Wording) -> tuple[Block, ...]:
    """Return all of the record but the space for later notes."""
    notes = SourceNotes(wording)
    findings = _findings(wording, notes)
    return (
        _head(wording),
        _people(wording),
        *answers(wording, "1"),
        *findings,
        *product_and_plan(wording, "4"),
        Columns((Cell(dates(wording, "5")), Cell(signed(wording, "6")))),
        *notes.listed(),
    )


def _head(wording: Wording) -> Letterhead:
    clinic = wording.consultation.clinic
    sender = [bold(name_of(clinic.name)), plain(note_of(clinic.address)), plain(name_of(clinic.phone))]
    place = said(wording, f"record.jurisdiction.{wording.catalogue.jurisdiction}")
    subtitle = wording.clinician("record.subtitle", jurisdiction=place)
    return Letterhead(
        said(wording, "record.title"), subtitle, tuple(line for line in sender if line), wording.request.logo
    )


# -- who, when, what for


def _people(wording: Wording) -> Columns:
    return Columns((_patient(wording), _visit(wording), _professionals(wording), _aim(wording)), ruled=True)


def _cell(wording: Wording, part: str, lines: list[Spans]) -> Cell:
    title = Heading(said(wording, f"record.{part}.title"), 2)
    return Cell((title, *(Paragraph(line) for line in lines if line)))


def _patient(wording: Wording) -> Cell:
    consultation, say = wording.consultation, wording.clinician
    patient, visit = consultation.patient, consultation.visit
    age = consultation.age_on(visit.date)
    name: object = name_of(patient.name) or blank(30, wording.text("sheet.blank"))
    born, shown = patient.date_of_birth, name_of(visit.age_checked_by)
    number = name_of(patient.record_number)
    lines = [
        say("record.patient.named_age", name=name, age=str(age)) if age is not None
        else say("record.patient.named", name=name),
        say("record.patient.born", date=wording.day(born, "date")) if born else say("record.patient.born_unknown"),
        say("record.patient.number", number=number) if number else (),
        say("record.patient.age_checked", document=shown) if shown else say("record.patient.age_not_checked"),
    ]  # fmt: skip
    return _cell(wording, "patient", lines)


def _visit(wording: Wording) -> Cell:
    consultation, say = wording.consultation, wording.clinician
    visit = consultation.visit
    day: Spans = say("record.visit.day_unknown")
    if visit.date is not None and visit.time is not None:
        day = say("record.visit.at", date=wording.day(visit.date), time=wording.time(visit.time))
    elif visit.date is not None:
        day = bold(wording.day(visit.date))
    examined = {True: "yes", False: "no", None: "unknown"}[visit.examined_in_person]
    decision = said(wording, f"record.visit.decision.{consultation.decision or 'none'}")
    lines = [
        day,
        say(f"record.visit.examined_{examined}"),
        say("record.visit.decided", decision=decision),
        _needs(wording),
    ]
    return _cell(wording, "visit", lines)


def _needs(wording: Wording) -> Spans:
    needs = wording.consultation.needs
    if not needs.interpreter and not needs.large_print:
        return wording.clinician("record.visit.needs_none")
    interpreter = name_of(needs.interpreter) or said(wording, "record.none")
    large = said(wording, "record.answers.yes" if needs.large_print else "record.answers.no")
    return wording.clinician("record.visit.needs", interpreter=interpreter, large=large)


def _professionals(wording: Wording) -> Cell:
    visit = wording.consultation.visit
    if visit.clinician == visit.prescriber and visit.clinician.name:
        return _cell(wording, "people", _professional(wording, visit.clinician, "both"))
    lines = _professional(wording, visit.clinician, "treats") + _professional(wording, visit.prescriber, "prescribes")
    return _cell(wording, "people", lines)


def _professional(wording: Wording, person: Professional, role: str) -> list[Spans]:
    say = wording.clinician
    name = name_of(person.name) or blank(24, wording.text("sheet.blank"))
    profession, number = name_of(person.profession), name_of(person.registration)
    lines = [say(f"record.people.{role}", name=name)]
    if profession and number:
        lines.append(say("record.people.registration", profession=profession, registration=number))
    elif number:
        lines.append(say("record.people.registration_only", registration=number))
    elif profession:
        lines.append(plain(profession))
    return lines


def _aim(wording: Wording) -> Cell:
    consultation, say = wording.consultation, wording.clinician
    hope = note_of(consultation.hoped_result)
    names = [wording.texts.interface(f"concern.{concern}") for concern in consultation.concerns]
    concerns = say("record.aim.concerns", concerns=", ".join(names)) if names else say("record.aim.concerns_none")
    first = say("record.quoted", words=hope) if hope else say("record.aim.none")
    return _cell(wording, "aim", [first, concerns])


# -- findings


def _findings(wording: Wording, notes: SourceNotes) -> tuple[Block, ...]:
    """Return the findings beside the talk, or over the whole width where they are many."""
    findings = wording.request.plan.assessment.findings
    chips = [Whole((finding_chip(wording, finding, notes),)) for finding in findings]
    heading = Heading(said(wording, "record.findings.title"), 2, "2")
    verdict = _verdict(wording)
    if len(chips) <= _BESIDE:
        return (Columns((Cell((heading, *verdict, *chips), 1.3), Cell(talk_record(wording, "3", wide=False), 1.0))),)
    left, right = _halves(chips)
    return (heading, *verdict, Columns((Cell(left), Cell(right))), *talk_record(wording, "3", wide=True))


def _halves(chips: list[Whole]) -> tuple[tuple[Whole, ...], tuple[Whole, ...]]:
    """Return the chips in two columns of about the same length."""
    lengths = [80 + sum(len(words) for words in chip.leaves()) for chip in chips]
    cut = min(range(1, len(chips)), key=lambda index: abs(sum(lengths[:index]) - sum(lengths[index:])))
    return tuple(chips[:cut]), tuple(chips[cut:])


def _verdict(wording: Wording) -> tuple[Paragraph, ...]:
    assessment = wording.request.plan.assessment
    if assessment.consent_allowed:
        none = () if assessment.findings else (Paragraph(wording.clinician("record.findings.none")),)
        return (*none, Paragraph(wording.clinician("record.findings.consent_allowed")))
    names = [
        said(wording, "record.findings.missing") if item == "missing" else short_name(wording, item)
        for item in assessment.blocked_by
    ]
    blocked = wording.clinician("record.findings.consent_blocked", items=wording.texts.listed(names))
    return (Paragraph(blocked),)
