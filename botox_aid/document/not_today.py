"""Composes the sheet for someone who is not treated today: why, what to do now, when to come back, and help."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ..domain.vocabulary import ActBy, Decision
from .blocks import (
    Block,
    Box,
    Bullets,
    Cell,
    Columns,
    Document,
    Heading,
    Pace,
    Paragraph,
    Step,
    StepGroup,
    Steps,
    Stop,
    TimeStrip,
    Whole,
)
from .consent import zones_subtitle
from .finding_part import clinic_part
from .frame import document, letterhead, patient_strip, strip, visit_strip
from .help_part import help_line, questions
from .known_part import known_part
from .reason import SELF_HARM, TOXIN, Reason, in_short, led, lower_first, reasons
from .span import Spans, bold, plain
from .wording import Wording, name_of, note_of

# Reasons with which nothing is said about the treatment itself: to a minor, to someone under pressure or in distress, or
# about a product that was not what it should be.
_TELLS_NOTHING_MORE = frozenset({SELF_HARM, "bdd_positive", "consent_lacks", "product_unlicensed", "under18_england"})
# Care of another kind that the patient can seek at once, with the reasons whose own step says the same.
_CARE = {"acne_care": {"active_acne"}, "dental_care": {"bone_dental"}, "sweat_care": frozenset[str]()}
_DECIDED: dict[Decision | None, str] = {
    Decision.DECLINE: "declined",
    Decision.DEFER: "deferred",
    Decision.REFER: "referred",
}
_FIRST_STEP: dict[Decision | None, str] = {Decision.DECLINE: "think", Decision.REFER: "referred"}
_COME_BACK: dict[Decision | None, str] = {Decision.DECLINE: "choice", Decision.REFER: "referred"}
_MARKS = 2
# So many reasons the box at the top names; four short names fit a sentence.
_NAMED_REASONS = 4
# Reasons with which whom to call stands at the top.
_IN_DISTRESS = frozenset({SELF_HARM, "bdd_positive"})
_WEEK = dt.timedelta(days=7)
_MONTH = dt.timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Fit:
    """How far the sheet closes up to fit one side.

    Attributes:
        tightness: Of gaps and pictures, as in ``Document``.
        brief: What is said twice is said once.
    """

    tightness: int
    brief: bool = False


# From open to close; the first that fits one side is taken.
STEPS = (Fit(0), Fit(1), Fit(2), Fit(3), Fit(3, brief=True), Fit(4, brief=True))
SIDES = 1


def not_today(wording: Wording, fit: Fit = STEPS[0]) -> Document:
    """Return the sheet, closed up as far as ``fit`` says."""
    parts = _Parts(wording, brief=fit.brief)
    blocks: tuple[Block, ...] = (
        *parts.head(), *parts.why(), *parts.now(), *parts.back(), *parts.known(), *parts.help()
    )  # fmt: skip
    if wording.for_clinic:
        blocks = (*blocks, *clinic_part(wording))
    return document(wording, blocks, wording.text("sheet.not_today.file_title"), fit.tightness)


class _Parts:
    """The numbered parts of the sheet."""

    def __init__(self, wording: Wording, *, brief: bool) -> None:
        self._words, self._brief = wording, brief
        self._reasons = reasons(wording)
        self._decision = wording.consultation.decision
        self._number = 0

    def _heading(self, key: str) -> Heading:
        self._number += 1
        return Heading(self._words.text(f"sheet.not_today.{key}"), 2, str(self._number))

    @property
    def _chosen(self) -> bool:
        """Whether nothing but the patient's own wish ended the visit."""
        return self._decision is Decision.DECLINE and not self._reasons

    # -- head and reasons

    def head(self) -> tuple[Block, ...]:
        """Return head, strip and the message in short."""
        words = self._words
        zoned = bool(words.consultation.zones)
        subtitle = zones_subtitle(words, "sheet.not_today") if zoned else words.spans("sheet.not_today.subtitle_many")
        facts = strip(patient_strip(words), visit_strip(words), *_seen_by(words))
        return (letterhead(words, words.text("sheet.not_today.title"), subtitle), facts, self._in_short())

    def _in_short(self) -> Box:
        say = self._words.spans
        lines = [
            say(f"sheet.not_today.{'short_choice' if self._chosen else 'short_wait'}"),
            self._reason_in_short(),
            say("sheet.not_today.short_back", part="3"),
        ]
        if any(reason.id in _IN_DISTRESS for reason in self._reasons):
            lines.insert(1, help_line(self._words))
        return Box((Heading(self._words.text("sheet.not_today.in_short"), 2), Bullets(tuple(lines))))

    def _reason_in_short(self) -> Spans:
        if len(self._reasons) == 1:
            return plain(in_short(self._reasons[0].why))
        if self._reasons:
            topics = [lower_first(reason.topic) for reason in self._reasons]
            named = self._words.texts.listed(topics[:_NAMED_REASONS])
            key = "short_reasons" if len(topics) <= _NAMED_REASONS else "short_reasons_first"
            return self._words.spans(f"sheet.not_today.{key}", count=len(topics), topics=named)
        return self._words.spans("sheet.not_today.declined_short") if self._chosen else self._decided()

    def _decided(self) -> Spans:
        return self._words.spans(f"sheet.not_today.{_DECIDED.get(self._decision, 'plain')}")

    def why(self) -> tuple[Block, ...]:
        """Return the hope and the reasons, each with its first sentence in bold where they are many."""
        words = self._words
        blocks: list[Block] = [self._heading("why_choice" if self._chosen else "why")]
        hope = note_of(words.consultation.hoped_result)
        if hope:
            blocks.append(Paragraph(words.spans("sheet.not_today.hope", hope=hope)))
        if self._decision is Decision.REFER or not self._reasons:
            blocks.append(Paragraph(self._decided()))
        if len(self._reasons) == 1:
            blocks.append(Paragraph(self._reasons[0].why))
        elif self._reasons:
            blocks.append(Bullets(tuple(led(reason.why) for reason in self._reasons)))
        if self._decision is Decision.DECLINE and self._reasons:
            blocks.append(Paragraph(words.spans("sheet.not_today.declined_too")))
        return tuple(blocks)

    # -- what to do

    def now(self) -> tuple[Block, ...]:
        """Return what to do, in order of time, as boxes to tick."""
        words = self._words
        groups = [group for act_by in ActBy for group in self._steps_by(act_by)]
        refuse = any(reason.of_health for reason in self._reasons)
        if refuse:
            groups.append(self._group("refuse_when", "refuse_and_bring" if self._brief else "refuse"))
        agreed = self._agreed_visit()
        if agreed is not None:
            groups.append(StepGroup(words.near_day(agreed), (), (Step(words.spans("sheet.not_today.now.agreed")),)))
        if not (refuse and self._brief):
            groups.append(self._group("next_when", "next"))
        return (self._heading("now.title"), Steps(tuple(groups), words.text("sheet.tick_box"), slim=True))

    def _agreed_visit(self) -> dt.date | None:
        """Return the day of the visit that was agreed, unless it was the check-up of a treatment that must wait longer."""
        agreed = self._words.consultation.visit.review_date
        too_early = any(agreed and reason.until and agreed < reason.until for reason in self._reasons)
        return None if too_early else agreed

    def _group(self, when: str, key: str) -> StepGroup:
        words = self._words
        step = Step(words.spans(f"sheet.not_today.now.{key}"))
        return StepGroup(words.text(f"sheet.not_today.now.{when}"), (), (step,))

    def _steps_by(self, act_by: ActBy) -> Iterator[StepGroup]:
        steps = [self._about(reason, reason.now) for reason in self._reasons if reason.act_by is act_by]
        if act_by is ActBy.VISIT:
            steps += self._general_steps()
        if steps:
            yield StepGroup(self._when(act_by), (), tuple(Step(spans) for spans in dict.fromkeys(steps)))

    def _about(self, reason: Reason, words: Spans) -> Spans:
        """Return words with what they are about before them, where there are several reasons."""
        if len(self._reasons) == 1:
            return words
        return self._words.spans("sheet.not_today.now.about", topic=reason.topic, text=words)

    def _general_steps(self) -> Iterator[Spans]:
        """Yield what to do whatever the reason: the step of the decision, and care that does not need this drug."""
        words, raised = self._words, {reason.id for reason in self._reasons}
        if not self._reasons:
            yield words.spans(f"sheet.not_today.now.{_FIRST_STEP.get(self._decision, 'questions')}")
        for choice in words.request.plan.alternatives:
            if choice.id in _CARE and not raised.intersection(_CARE[choice.id]):
                name, text = (words.text(f"alternative.{choice.id}.{part}") for part in ("name", "text"))
                yield words.spans("sheet.not_today.now.choice", name=name, text=text)

    def _when(self, act_by: ActBy) -> str:
        words = self._words
        visit = words.consultation.visit.date
        spell = {ActBy.WEEK: _WEEK, ActBy.MONTH: _MONTH}.get(act_by)
        if visit is None or spell is None:
            return words.text(f"sheet.not_today.now.{act_by}")
        return words.text("sheet.not_today.now.by", date=words.near_day(visit + spell))

    # -- when to come back

    def back(self) -> tuple[Block, ...]:
        """Return the line of time and when to come back for each reason."""
        blocks: tuple[Block, ...] = (self._heading("back.title"), self._time_strip())
        if not self._reasons:
            key = _COME_BACK.get(self._decision, "decided")
            return (*blocks, Paragraph(self._words.spans(f"sheet.not_today.back.{key}")))
        if self._brief and not self._in_one:
            return blocks
        if len(self._reasons) == 1:
            return (*blocks, Paragraph(self._reasons[0].later))
        lines = (self._about(reason, reason.later) for reason in self._reasons)
        return (*blocks, Bullets(tuple(dict.fromkeys(lines))))

    @property
    def _labels(self) -> tuple[tuple[str, bool], ...]:
        """The marks that the reasons set on the line of time, each once, and whether it is a day."""
        return tuple(dict.fromkeys((reason.ready, reason.until is not None) for reason in self._reasons))

    @property
    def _in_one(self) -> bool:
        """Whether the reasons are too many for a mark each."""
        return len(self._labels) > _MARKS

    def _time_strip(self) -> TimeStrip:
        words = self._words
        first = Stop(bold(words.text("sheet.not_today.back.now")), self._line("now_line"), Pace.DASHED)
        marks = list(self._marks())
        waiting = [Stop(mark.when, mark.lines, Pace.DASHED) for mark in marks[:-1]]
        last = Stop(bold(words.text("sheet.not_today.back.call")), self._line("call_line"), Pace.FILLED)
        stops = (first, *waiting, *marks[-1:], last)
        return TimeStrip(stops, words.text("sheet.time.alt_plain", count=len(stops)))

    def _line(self, key: str) -> tuple[Spans, ...]:
        return (self._words.spans(f"sheet.not_today.back.{key}"),)

    def _marks(self) -> Iterator[Stop]:
        """Yield what has to come first: each reason by itself, or all of them in one."""
        say = self._words.text
        if not self._reasons:
            key = "referred_ready" if self._decision is Decision.REFER else "any_day"
            yield Stop(bold(say(f"sheet.not_today.back.{key}")), self._line("any_day_line"), Pace.FILLED)
        elif self._in_one:
            yield Stop(bold(say("sheet.not_today.back.all_settled")), self._line("all_settled_line"), Pace.FILLED)
        else:
            for label, dated in self._labels:
                yield Stop(bold(label), self._line("date_line" if dated else "ready_line"), Pace.FILLED)
            yield from self._then()

    def _then(self) -> Iterator[Stop]:
        """Yield the mark that comes after the only reason, such as the end of feeding after a pregnancy."""
        key = f"sheet.not_today.then.{self._reasons[0].id}"
        if len(self._reasons) == 1 and self._words.has(key):
            line = self._words.spans(f"{key}_line")
            yield Stop(bold(self._words.text(key)), (line,), Pace.FILLED)

    # -- what is known, and help

    def known(self) -> tuple[Block, ...]:
        """Return what is known about the treatment, for later; not to someone whom it would not help to read it now."""
        if any(reason.id in _TELLS_NOTHING_MORE for reason in self._reasons):
            return ()
        blocks = known_part(self._words)
        if not blocks:
            return ()
        # The picture stays with its words; the answers may go on over the page, so that no side is left half empty.
        beside = blocks[:1] if isinstance(blocks[0], Columns) else ()
        head = (self._heading("known.title"), *beside)
        return (Whole(head) if beside else head[0], *blocks[len(beside) :])

    def help(self) -> tuple[Block, ...]:
        """Return whom to call, and the patient's rights."""
        words, say = self._words, self._words.spans
        cells = (Cell((Paragraph(questions(words)),)), Cell((Paragraph(help_line(words)),)))
        blocks: list[Block] = [self._heading("help.title"), Columns(cells, ruled=True)]
        if any(reason.id == TOXIN for reason in self._reasons):
            blocks.append(Paragraph(say("sheet.not_today.help.toxin")))
        blocks.append(Paragraph(say("sheet.not_today.help.rights")))
        return (Whole(tuple(blocks)),)


def _seen_by(wording: Wording) -> tuple[Spans, ...]:
    name = name_of(wording.consultation.visit.clinician.name)
    return (wording.spans("sheet.strip.seen_by", name=name),) if name else ()
