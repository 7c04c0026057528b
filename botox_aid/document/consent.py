"""Composes the consent sheet: the plan on the first side, harm and decision on the second."""

from dataclasses import dataclass, replace

from .alarm_part import serious_box
from .blocks import MANY_SHAPES, Block, Box, Bullets, Cell, Columns, Document, Heading, Paragraph
from .decision_part import clinic_file, decision
from .frame import document, emergency_box, letterhead, patient_strip, people_strip, strip, visit_strip
from .packing import Packing
from .plan_part import (
    acts_in_skin_only,
    area_table,
    benefits,
    face,
    label_lines,
    months_words,
    time_strip,
    what_it_is,
)
from .risk_part import RiskPart, risk_part
from .span import Spans, bold, joined
from .wording import Wording, note_of

_NAMED_ZONES = 4
# So many areas make the table beside the face as high as the face.
_HIGH_TABLE = 3
# So many make one that is higher by far, and goes over the whole width below it.
_LONG_TABLE = 8
# By how much the column of the face gives way to the areas on the closest sheets.
_NARROWER = 9
_SAID_BY_CLAIM = {"acne": "active_acne"}
_SAID_BY_STEP = {"drive": "driving_work"}


@dataclass(frozen=True, slots=True)
class Step:
    """How far the sheet closes up to fit two sides.

    Attributes:
        tightness: Of gaps and pictures, as in ``Document``.
        arrays: The most rows of icon arrays.
        packing: How closely the side effects without a picture stand.
        early: The answers to what was asked stand with the plan, where the first side has room.
        compact: Lists of short lines run on, and begin on the line of their heading.
        close: The patient's own risks run on too, and the areas stand beside a smaller face.
    """

    tightness: int
    arrays: int = 4
    packing: Packing = Packing.ROWS
    early: bool = False
    compact: bool = False
    close: bool = False


# From open to close. The first that fits two sides is taken; where none does, a third side is better than any of them.
STEPS = (
    Step(0),
    Step(1),
    Step(2),
    Step(2, early=True),
    Step(3, early=True),
    Step(3, 4, Packing.LISTED, early=True),
    Step(4, 4, Packing.LISTED, early=True),
    Step(4, 4, Packing.LISTED, early=True, compact=True),
    Step(5, 4, Packing.LISTED, early=True, compact=True),
    Step(6, 4, Packing.LISTED, early=True, compact=True),
    Step(6, 4, Packing.SHARED, early=True, compact=True),
    Step(6, 3, Packing.SHARED, early=True, compact=True),
    Step(6, 2, Packing.SHARED, early=True, compact=True),
)
# For plans that would take a third side; what fits with the steps above never comes to these.
LAST_STEPS = (
    Step(6, 3, Packing.SHARED, early=True, compact=True, close=True),
    Step(7, 3, Packing.SHARED, early=True, compact=True, close=True),
    Step(7, 2, Packing.SHARED, early=True, compact=True, close=True),
    Step(7, 1, Packing.SHARED, early=True, compact=True, close=True),
    Step(7, 1, Packing.RUNNING, early=True, compact=True, close=True),
)
SIDES = 2


def consent(wording: Wording, step: Step = STEPS[0]) -> Document:
    """Return the consent sheet, closed up as far as ``step`` says."""
    parts = _Parts(wording, step)
    blocks = (*parts.head(), *parts.plan(), *parts.choices(), *parts.harm_and_decision())
    return document(wording, blocks, wording.text("sheet.consent.file_title"), step.tightness)


class _Parts:
    """The numbered parts of a consent sheet."""

    def __init__(self, wording: Wording, step: Step) -> None:
        self._words, self._compact, self._close = wording, step.compact, step.close
        # On many large pages the answers fill what the pictures of side effects leave free.
        self._early = step.early or wording.large_print
        self._own_risks = own_risk_lines(wording)
        self._claims = claim_lines(wording, asked_only=step.compact)
        self._risks: RiskPart | None = risk_part(wording, step.arrays, step.packing)
        self._serious_part = 7 if self._early and self._claims else 6
        self._number = 0

    def _heading(self, key: str) -> Heading:
        self._number += 1
        return Heading(self._words.text(key), 2, str(self._number))

    def head(self) -> tuple[Block, ...]:
        """Return head, strip, what it is about in short, and the emergency box."""
        words = self._words
        title = words.text("sheet.consent.title")
        top = letterhead(words, title, zones_subtitle(words, "sheet.consent"))
        facts = strip(patient_strip(words), visit_strip(words), *people_strip(words))
        return (top, facts, self._in_short(), emergency_box(words, self._serious_part))

    def _in_short(self) -> Box:
        words, say = self._words, self._words.spans
        plan = say("sheet.consent.plan", areas=words.areas())
        hope = note_of(words.consultation.hoped_result)
        first = joined([say("sheet.consent.hope", hope=hope), plan]) if hope else plan
        months = months_words(words)
        # That it may disappoint is said again in part 2.
        short = "_short" if self._compact else ""
        if acts_in_skin_only(words):
            effect = say(f"sheet.consent.effect_skin{short}")
        elif months:
            effect = say(f"sheet.consent.effect{short}", months=months)
        else:
            effect = say(f"sheet.consent.effect_unknown{short}")
        harm = say(f"sheet.consent.harm{short}")
        middle = (joined([effect, harm]),) if self._compact else (effect, harm)
        lines = (first, *middle, say("sheet.consent.free"))
        return Box((Heading(words.text("sheet.consent.in_short"), 2), Bullets(lines)))

    def plan(self) -> tuple[Block, ...]:
        """Return the treatment, and what it can do and when."""
        words = self._words
        picture = face(words, points=words.for_clinic)
        labels = label_lines(words)
        what, areas = what_it_is(words), area_table(words, narrow=self._close)
        about: tuple[Block, ...] = (what, areas, *labels)
        if picture is not None:
            beside: tuple[Block, ...] = about
            below: tuple[Block, ...] = ()
            if self._compact and (len(labels) > 1 or len(words.request.plan.zones) >= _HIGH_TABLE):
                beside, below = (what, areas), (Paragraph(joined([line.spans for line in labels])),)
            if len(words.request.plan.zones) >= _LONG_TABLE:
                beside, below = (what, *labels), (areas,)
            share = 56 if len(picture.shapes) <= MANY_SHAPES else 80
            share -= _NARROWER if self._close else 0
            about = (Columns((Cell((picture,), share), Cell(beside, 176 - share))), *below)
        times = time_strip(words)
        return (
            self._heading("sheet.consent.treatment"),
            *about,
            self._heading("sheet.consent.benefit"),
            *((times,) if times is not None else ()),
            *benefits(words),
        )

    def choices(self) -> tuple[Block, ...]:
        """Return the other choices and the patient's own risks."""
        words = self._words
        lines = tuple(
            joined(
                [bold(f"{words.text(f'alternative.{choice.id}.name')}."), words.spans(f"alternative.{choice.id}.text")]
            )
            for choice in words.request.plan.alternatives
        )
        choices = self._heading("sheet.consent.choices")
        choices_part = self._running(choices, joined(lines)) if self._compact else (choices, Bullets(lines))
        own = self._heading("sheet.consent.own_risks")
        if not self._own_risks:
            own_part = self._running(own, words.spans("sheet.consent.own_risks_none"))
        elif self._close:
            own_part = self._running(own, joined(self._own_risks))
        else:
            own_part = (own, Bullets(self._own_risks))
        return (*choices_part, *own_part, *(self._asked() if self._early else ()))

    def _running(self, heading: Heading, words: Spans) -> tuple[Block, ...]:
        """Return a heading and its words, which begin on its line where room is short."""
        return (replace(heading, aside=words, run_in=True),) if self._compact else (heading, Paragraph(words))

    def _asked(self) -> tuple[Block, ...]:
        if not self._claims:
            return ()
        return (self._heading("sheet.claims.title"), *map(Paragraph, self._claims))

    def harm_and_decision(self) -> tuple[Block, ...]:
        """Return side effects, when to get help, answers to what was asked, and the decision."""
        words = self._words
        title = self._heading("sheet.risk.title")
        if self._risks is not None and self._risks.compares:
            title = replace(title, aside=words.spans("sheet.risk.title_aside"))
        blocks: list[Block] = [title]
        if self._risks is not None:
            blocks += [*self._risks.tables, *([self._risks.notes] if self._risks.notes.spans else [])]
        self._number += 1
        assert self._number == self._serious_part
        blocks.append(serious_box(words, self._number, brief=self._compact))
        asked = () if self._early else self._asked()
        self._number += 1
        blocks += decision(words, self._number, asked)
        if words.for_clinic:
            blocks += clinic_file(words)
        return tuple(blocks)


def zones_subtitle(wording: Wording, prefix: str) -> Spans:
    """Return what the sheet is about: product and zones, or how many zones where they are many."""
    zone_ids = wording.consultation.zone_ids
    if 0 < len(zone_ids) <= _NAMED_ZONES:
        return wording.spans(f"{prefix}.subtitle", zones=wording.zones_in_sentence(zone_ids))
    return wording.spans(f"{prefix}.subtitle_many", count=len(zone_ids))


def own_risk_lines(wording: Wording) -> tuple[Spans, ...]:
    """Return what raises the risk of this patient, in their own terms."""
    findings = {finding.id: finding for finding in wording.request.plan.assessment.findings}
    lines = []
    for finding_id in wording.request.plan.own_risks:
        if _is_said_elsewhere(wording, finding_id):
            continue
        finding = findings.get(finding_id)
        values = wording.finding_values(finding) if finding is not None else {}
        key = f"question.{finding_id}.own_risk"
        if finding is not None and finding.unsure and wording.has(f"{key}_unsure"):
            key = f"{key}_unsure"
        if wording.has(key):
            lines.append(wording.lead(key, **values))
    return tuple(dict.fromkeys(lines))


def _is_said_elsewhere(wording: Wording, finding_id: str) -> bool:
    """Return whether another part that this patient gets says the same in full."""
    plan = wording.request.plan
    return finding_id in {_SAID_BY_CLAIM.get(claim.id) for claim in plan.claims} | {
        _SAID_BY_STEP.get(step.id) for step in plan.aftercare
    }


def claim_lines(wording: Wording, *, asked_only: bool = False) -> tuple[Spans, ...]:
    """Return the honest answers to what this patient may have read.

    Args:
        wording: The words of the sheet.
        asked_only: Leave out what comes with the chosen areas alone and not with what brought the patient.
    """
    plan, brought = wording.request.plan, set(wording.consultation.concerns)
    found_acne = any(finding.id == _SAID_BY_CLAIM["acne"] for finding in plan.assessment.findings)
    return tuple(
        wording.spans(
            "sheet.claims.line",
            question=wording.text(f"claim.{claim.id}.question"),
            answer=wording.text(f"claim.{claim.id}.answer"),
        )
        for claim in plan.claims
        if not asked_only or brought.intersection(claim.concerns) or (found_acne and claim.id in _SAID_BY_CLAIM)
    )
