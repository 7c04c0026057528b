"""What all sheets share: head, strip, foot, and what the file says about itself."""

import datetime as dt

from ..domain.consultation import Professional
from ..domain.vocabulary import Edition, Level, SheetKind
from .blocks import (
    AlertBox,
    Block,
    Bullets,
    Cell,
    Columns,
    Document,
    Footer,
    Heading,
    Letterhead,
    Metadata,
    Paragraph,
    Strip,
)
from .span import Span, Spans, bold, joined, plain
from .wording import Wording, identity, name_of

_CODES = {SheetKind.CONSENT: "CS", SheetKind.AFTERCARE: "AC", SheetKind.NOT_TODAY: "NT", SheetKind.RECORD: "CR"}
_UNDATED = dt.date(2000, 1, 1)
_NO_PURPOSE = 4


def letterhead(wording: Wording, title: str, subtitle: Spans) -> Letterhead:
    """Return the head of a sheet."""
    clinic = wording.consultation.clinic
    sender = [bold(name_of(clinic.name))] if clinic.name else []
    if clinic.phone:
        sender.append(plain(name_of(clinic.phone).replace(" ", "\u00a0")))
    return Letterhead(title, subtitle, tuple(sender), wording.request.logo)


def patient_strip(wording: Wording) -> Spans:
    """Return for whom the sheet is."""
    consultation = wording.consultation
    name = name_of(consultation.patient.name) or wording.spans("sheet.strip.blank_name")
    age = consultation.age_on(consultation.visit.date)
    if age is None:
        return wording.spans("sheet.strip.patient", name=name)
    return wording.spans("sheet.strip.patient_age", name=name, age=str(age))


def visit_strip(wording: Wording) -> Spans:
    """Return the day of the visit, or a line to write it on."""
    day = wording.consultation.visit.date
    return wording.spans("sheet.strip.visit", date=wording.day(day) if day else wording.spans("sheet.strip.blank_day"))


def people_strip(wording: Wording) -> tuple[Spans, ...]:
    """Return who treats and who prescribes; where the place asks for an examination in person first, nobody has without it."""
    visit = wording.consultation.visit
    clinician, prescriber = name_of(visit.clinician.name), name_of(visit.prescriber.name)
    unseen = wording.finding("not_examined")
    prescribed = unseen is None or unseen.level is not Level.STOP
    if clinician and clinician == prescriber and prescribed:
        return (wording.spans("sheet.strip.both", name=clinician),)
    found = []
    if clinician:
        found.append(wording.spans("sheet.strip.treats", name=clinician))
    if not prescribed:
        found.append(wording.spans("sheet.strip.not_prescribed"))
    elif prescriber:
        found.append(wording.spans("sheet.strip.prescribes", name=prescriber))
    return tuple(found)


def strip(*items: Spans) -> Strip:
    """Return the strip under the head."""
    return Strip(tuple(item for item in items if item))


def contact_row(wording: Wording) -> Columns:
    """Return whom to call and when; what is not known is left to write in."""
    clinic, say = wording.consultation.clinic, wording.spans
    hours, out = name_of(clinic.hours), name_of(clinic.out_of_hours)
    first = say("sheet.contact.hours", hours=hours) if hours else say("sheet.contact.any_time")
    place = f"legal.{wording.catalogue.jurisdiction}.advice_line"
    if out:
        second = joined([say("sheet.contact.other_times"), bold(out.replace(" ", "\u00a0"))])
    elif wording.catalogue.legal.advice_line and wording.has(place):
        second = say(place)
    else:
        second = joined([say("sheet.contact.other_times"), say("sheet.contact.to_fill")])
    return Columns((Cell((Paragraph(joined([first, wording.phone()])),), 98.0), Cell((Paragraph(second),), 78.0)))


def signs_cell(title: str, signs: Bullets, share: float) -> Cell:
    """Return signs under their heading."""
    heading = Heading(title, 3)
    return Cell((heading, signs) if signs.items else (heading,), share)


def document(wording: Wording, blocks: tuple[Block, ...], title: str, tightness: int = 0) -> Document:
    """Return the finished sheet."""
    request, texts = wording.request, wording.texts
    consultation = wording.consultation
    day = consultation.visit.date or _UNDATED
    made = dt.datetime.combine(day, consultation.visit.time or dt.time(), tzinfo=dt.UTC)
    clinic = name_of(consultation.clinic.name)
    return Document(
        kind=request.kind,
        edition=request.edition,
        copy=request.copy,
        paper=request.paper,
        blocks=blocks,
        footer=footer(wording, brief=tightness >= _NO_PURPOSE),
        metadata=Metadata(title, clinic or title, title, texts.language, made),
        tightness=tightness if request.edition is Edition.STANDARD else 0,
    )


def footer(wording: Wording, *, brief: bool = False) -> Footer:
    """Return the foot of every page; ``brief`` leaves out what the sheet is for."""
    release = wording.catalogue.release
    copy = wording.text("sheet.clinic_copy" if wording.for_clinic else "sheet.patient_copy")
    content = wording.text("sheet.content", version=release.version, month=wording.day(release.review_due, "month"))
    anchor = _anchor(wording)
    who = identity(wording.consultation, wording)
    if wording.large_print:
        number = name_of(wording.consultation.patient.record_number)
        record = f"{wording.text('sheet.record', number=number)} \u00b7 " if number else ""
        lines = [f"{record[:1].upper()}{record[1:]}{sheet_name(wording)}, {copy}", f"{sheet_code(wording)}, {content}"]
        lines.extend(anchor)
    else:
        lines = [" \u00b7 ".join((f"{sheet_name(wording)}, {copy}", sheet_code(wording), content)), *anchor]
        if not brief:
            lines.append(purpose(wording))
    return Footer(who or (Span("\u00a0"),), tuple(lines), _state(wording), _page(wording))


def _anchor(wording: Wording) -> tuple[str, ...]:
    """Return the head of the audit trail, on what stays in the clinic: paper is out of reach of whoever edits a file."""
    anchor = name_of(wording.request.audit_anchor)
    if not anchor or not (wording.for_clinic or wording.request.kind is SheetKind.RECORD):
        return ()
    return ("".join(span.text for span in wording.clinician("record.audit_anchor", anchor=anchor)),)


def purpose(wording: Wording) -> str:
    """Return what the sheet is for."""
    if wording.request.kind is SheetKind.RECORD:
        return "".join(span.text for span in wording.clinician("record.purpose"))
    return wording.text("sheet.purpose")


def _page(wording: Wording) -> str:
    return wording.texts.patient("sheet.page", page="{page}", pages="{pages}")


def sheet_name(wording: Wording) -> str:
    """Return the name of the kind of sheet."""
    kind = wording.request.kind
    if kind is SheetKind.RECORD:
        return "".join(span.text for span in wording.clinician("record.sheet_name"))
    return wording.text(f"sheet.{kind.replace('-', '_')}.sheet_name")


def sheet_code(wording: Wording) -> str:
    """Return the code of the form, such as ``CS-US-en-A4-12``."""
    request = wording.request
    size = 18 if wording.large_print else 9 if request.kind is SheetKind.RECORD else 12
    language = wording.texts.language.split("-")[0]
    place = wording.catalogue.jurisdiction.upper()
    return f"{_CODES[request.kind]}-{place}-{language}-{request.paper}-{size}"


def _state(wording: Wording) -> str:
    release, day = wording.catalogue.release, wording.consultation.visit.date
    if day is not None and day > release.review_due:
        return wording.text("sheet.state.overdue")
    approval = release.approval
    if approval is None or approval.version != release.version:
        return wording.text("sheet.state.draft")
    return wording.text("sheet.state.approved", name=name_of(approval.by), date=wording.day(approval.on, "date"))


def professional(person: Professional) -> str:
    """Return a person with profession and registration."""
    return ", ".join(part for part in map(name_of, (person.name, person.profession, person.registration)) if part)


def emergency_box(wording: Wording, part: int) -> AlertBox:
    """Return the box that always stands second on a consent sheet."""
    place = f"legal.{wording.catalogue.jurisdiction}"
    band = wording.text(f"{place}.emergency")
    gist = wording.spans(f"{place}.boxed")
    leaflet = wording.text(f"{place}.leaflet")
    pointer = wording.spans("sheet.consent.read_part", part=str(part), leaflet=leaflet)
    return AlertBox(band, (Cell((Paragraph((*gist, Span(" "), *pointer)),)),))
