"""Composes the aftercare sheet: dated steps to tick, when to call, and what was given."""

import datetime as dt
from dataclasses import dataclass

from ..domain.guidance import AftercareStep
from ..domain.vocabulary import EvidenceTag, Side, StepTime, Urgency
from .alarm_part import red_flag_signs, whom_to_call
from .blocks import (
    AlertBox,
    Block,
    Box,
    Cell,
    Columns,
    Document,
    Face,
    Heading,
    Paragraph,
    Shade,
    Step,
    StepGroup,
    Steps,
    Tag,
)
from .consent import zones_subtitle
from .frame import document, letterhead, patient_strip, signs_cell, strip
from .plan_part import face, printed_total
from .span import Span, Spans, bold, joined, plain
from .wording import Wording, blank, name_of

_TAGS = {EvidenceTag.TRIAL: Tag.FILLED, EvidenceTag.LABEL: Tag.SOLID, EvidenceTag.CUSTOM: Tag.DASHED}
_FIRST_HOURS = 4
_FEW_ZONES = 4


@dataclass(frozen=True, slots=True)
class Fold:
    """How far the sheet closes up to fit one side.

    Attributes:
        tightness: Of gaps and pictures, as in ``Document``.
        bundled: The last rank of advice that shares a row; 0 keeps a row for each.
        brief: Signs stand in a few words.
    """

    tightness: int
    bundled: int = 0
    brief: bool = False


# From open to close; the first that fits one side is taken.
STEPS = (
    Fold(0),
    Fold(1),
    Fold(1, brief=True),
    Fold(1, 1, brief=True),
    Fold(2, 1, brief=True),
    Fold(2, 2, brief=True),
    Fold(3, 2, brief=True),
    Fold(3, 3, brief=True),
    Fold(3, 4, brief=True),
    Fold(4, 4, brief=True),
    Fold(5, 4, brief=True),
)
# For plans that would take a second side; what fits with the steps above never comes to these.
LAST_STEPS = (Fold(6, 4, brief=True),)
SIDES = 1

# Advice that goes together when room is short: its rank (what is optional goes first, pain last), the words and the
# stretch of time of the row, and the steps in it.
_BUNDLES: tuple[tuple[int, str, StepTime, tuple[str, ...]], ...] = (
    (3, "skin_face", StepTime.TODAY, ("no_rub", "no_face_down", "skincare")),
    (3, "skin", StepTime.TODAY, ("no_rub", "skincare")),
    (1, "soft_today", StepTime.TODAY, ("upright", "makeup", "exercise", "alcohol")),
    (4, "pain", StepTime.TODAY, ("pain_relief", "nsaid")),
    (4, "pain_anticoag", StepTime.TODAY, ("pain_relief", "nsaid_anticoag")),
    (1, "soft_week", StepTime.WEEK, ("facial_massage", "sunbed", "laser")),
    (2, "repeat", StepTime.MONTHS, ("tell_others", "interval", "keep_label")),
)


def aftercare(wording: Wording, step: Fold = STEPS[0]) -> Document:
    """Return the aftercare sheet, closed up as far as ``step`` says."""
    words, say = wording, wording.spans
    title = words.text("sheet.aftercare.title")
    lead = Box(tuple(Paragraph(line) for line in _lead(words)))
    call, had = _when_to_call(words, brief=step.brief), _what_you_had(words, face(words) if words.large_print else None)
    blocks: tuple[Block, ...] = (
        letterhead(words, title, zones_subtitle(words, "sheet.consent")),
        strip(patient_strip(words), _treated(words), _by(words)),
        lead,
        Heading(words.text("sheet.aftercare.steps"), 2, "", say("sheet.aftercare.steps_aside")),
        Steps(_groups(words, step.bundled), words.text("sheet.tick_box")),
        Paragraph(say("sheet.aftercare.tags"), note=True),
        # In large print the signs take pages of their own; what was given fills the page of the last steps.
        *((had, call) if words.large_print and len(words.consultation.zones) <= _FEW_ZONES else (call, had)),
    )
    return document(words, blocks, words.text("sheet.aftercare.file_title"), step.tightness)


def _lead(wording: Wording) -> tuple[Spans, ...]:
    """Return what matters most; in large print, whose signs stand pages on, also when to call the emergency number."""
    lead = (wording.spans("sheet.aftercare.lead"), wording.spans("sheet.aftercare.lead_more"))
    return (*lead, wording.lead(f"legal.{wording.catalogue.jurisdiction}.emergency")) if wording.large_print else lead


def _treated(wording: Wording) -> Spans:
    visit = wording.consultation.visit
    if visit.date is None:
        return wording.spans("sheet.strip.treated", date=blank(34, wording.text("sheet.blank")))
    day = wording.day(visit.date)
    if visit.time is None:
        return wording.spans("sheet.strip.treated", date=day)
    return wording.spans("sheet.strip.treated_time", date=day, time=wording.time(visit.time))


def _by(wording: Wording) -> Spans:
    name = name_of(wording.consultation.visit.clinician.name)
    return wording.spans("sheet.strip.by", name=name) if name else ()


# -- dated steps


def _groups(wording: Wording, bundled: int) -> tuple[StepGroup, ...]:
    steps = wording.request.plan.aftercare
    given = {step.id for step in steps}
    bundles: list[tuple[str, StepTime, tuple[str, ...]]] = []
    taken: set[str] = set()
    for rank, name, when, members in _BUNDLES:
        if rank <= bundled and given.issuperset(members) and not taken.intersection(members):
            bundles.append((name, when, members))
            taken.update(members)
    groups = []
    for when in StepTime:
        alone = [_step(wording, step) for step in steps if step.when is when and step.id not in taken]
        together = [_bundle(wording, name, members) for name, time, members in bundles if time is when]
        rows = [*alone, *together] if when is StepTime.FIRST_HOURS else [*together, *alone]
        if rows:
            title, lines = _when(wording, when)
            groups.append(StepGroup(title, lines, tuple(rows)))
    return tuple(groups)


def _bundle(wording: Wording, name: str, members: tuple[str, ...]) -> Step:
    tags = {step.tag for step in wording.request.plan.aftercare if step.id in members}
    tag = EvidenceTag.CUSTOM if EvidenceTag.CUSTOM in tags and EvidenceTag.LABEL not in tags else EvidenceTag.LABEL
    words = wording.spans(f"sheet.bundle.{name}", **_dates(wording))
    return Step(words, _TAGS[tag], wording.text(f"sheet.aftercare.tag_{tag}"))


def _step(wording: Wording, step: AftercareStep) -> Step:
    words = wording.spans(f"aftercare.{step.id}", **_dates(wording))
    tag = wording.text(f"sheet.aftercare.tag_{step.tag}")
    return Step(words, _TAGS[step.tag], tag)


def _dates(wording: Wording) -> dict[str, object]:
    schedule = wording.request.plan.schedule
    line = blank(30, wording.text("sheet.blank"))
    if schedule is None:
        return {"areas": wording.areas(), "visit": line, "review": line, "repeat": line}
    return {
        "areas": wording.areas(),
        "visit": wording.day(schedule.visit, "short"),
        "review": wording.near_day(schedule.review),
        "repeat": bold(wording.day(schedule.earliest_repeat)),
    }


def _when(wording: Wording, when: StepTime) -> tuple[str, tuple[Spans, ...]]:
    """Return the title of a stretch of time and its dates."""
    schedule, visit, say = wording.request.plan.schedule, wording.consultation.visit, wording.text
    title = say(f"step_time.{when}")
    if schedule is None:
        return title, (wording.spans("sheet.aftercare.until_blank"),)
    if when is StepTime.FIRST_HOURS:
        if visit.time is None:
            return title, (wording.spans("sheet.aftercare.until_blank"),)
        end = dt.datetime.combine(schedule.visit, visit.time) + dt.timedelta(hours=_FIRST_HOURS)
        return title, (plain(say("sheet.aftercare.until", time=wording.time(end.time()))),)
    if when is StepTime.TODAY:
        return title, (plain(wording.near_day(schedule.visit)),)
    if when is StepTime.WEEK:
        return title, (plain(say("sheet.aftercare.until_day", date=wording.near_day(schedule.until[when]))),)
    if when is StepTime.TWO_WEEKS:
        # Its day is the one that was agreed, which need not be two weeks on.
        return say("sheet.aftercare.check_up"), (plain(wording.near_day(schedule.review)),)
    end_day = wording.day(schedule.until[when], "short")
    return say("sheet.aftercare.months_title", date=end_day), (plain(say("sheet.aftercare.months_line")),)


# -- when to call, what was given


def _when_to_call(wording: Wording, *, brief: bool) -> AlertBox:
    say, schedule = wording.text, wording.request.plan.schedule
    aside: Spans = ()
    if schedule is not None:
        watch, visit = wording.near_day(schedule.watch_until), wording.day(schedule.visit, "short")
        aside = wording.spans("sheet.aftercare.call_aside", date=watch, visit=visit)
    advised = wording.large_print
    emergency = red_flag_signs(wording, Urgency.EMERGENCY, brief=brief, columns=2 if brief else 1, advised=advised)
    same_day = red_flag_signs(wording, Urgency.SAME_DAY, brief=brief, advised=advised)
    later = red_flag_signs(wording, Urgency.CONTACT_CLINIC, Urgency.ROUTINE, brief=brief, advised=advised)
    now, today = say("sheet.serious.call_now"), say("sheet.serious.same_day")
    if brief:
        signs: tuple[Cell, ...] = (signs_cell(now, emergency, 118.0), signs_cell(today, same_day, 64.0))
        calls = [(*sign, Span(".")) for sign in later.items]
        also: tuple[Block, ...] = (Paragraph(joined([wording.spans("sheet.aftercare.call_us_for"), *calls])),)
    else:
        signs = (
            signs_cell(now, emergency, 61.0),
            signs_cell(today, same_day, 61.0),
            signs_cell(say("sheet.aftercare.call_us"), later, 60.0),
        )
        also = ()
    cells, contact = whom_to_call(wording, signs)
    return AlertBox(say("sheet.aftercare.call_title"), cells, "", aside, (*also, *contact))


def _what_you_had(wording: Wording, picture: Face | None) -> Box:
    say = wording.spans
    zones: list[Spans] = []
    for planned in wording.consultation.zones:
        name = wording.zones_in_sentence((planned.zone,))
        name = name[:1].upper() + name[1:]
        if planned.side is not Side.BOTH:
            name = wording.text("sheet.aftercare.had_side", name=name, side=wording.text(f"sheet.face.{planned.side}"))
        had = say("sheet.aftercare.had_zone", name=name, units=wording.units(planned.printed_units))
        zones.append(joined([wording.rings((planned.zone,)), had], "\u00a0") if picture else had)
    total = printed_total(wording)
    if len(zones) > 1 and total is not None:
        zones.append(say("sheet.aftercare.had_total", units=wording.units(total)))
    given = joined(zones)
    lot = wording.consultation.lot
    if lot.number and lot.expiry:
        vial = say("sheet.aftercare.had_lot", lot=name_of(lot.number), expiry=wording.day(lot.expiry, "date"))
    else:
        vial = say("sheet.aftercare.had_lot_blank")
    report = say(f"legal.{wording.catalogue.jurisdiction}.reporting")
    parts = [say("sheet.aftercare.had_title"), say("sheet.aftercare.had_product"), given, vial, report]
    place = f"legal.{wording.catalogue.jurisdiction}.triangle"
    if wording.product is not None and wording.product.black_triangle and wording.has(place):
        parts.append(say(place))
    words = Paragraph(joined(parts))
    beside = Columns((Cell((picture,), 56), Cell((words,), 120))) if picture else words
    return Box((beside,), Shade.PLAIN)
