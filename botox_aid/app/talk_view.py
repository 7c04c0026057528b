"""The talk step: the risks of this plan one at a time, choices, what was read elsewhere, questions and leaflet."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..domain.plan import Risk
from ..domain.vocabulary import Answer
from ..text import Audience, Texts
from .flow import Standing
from .patient_name import named
from .rate_view import RateView, rate_view
from .talk_edit import said_about
from .talk_screens import HELP, UNKNOWN, RiskScreen, risk_screens
from .timeline import State
from .wording import Wording


@dataclass(frozen=True, slots=True)
class Option:
    """Something to tick or to read: an alternative, a claim with its answer."""

    id: str
    title: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing to talk about.

    Attributes:
        id: ``risk.<concept>``, ``help``, ``unknown``, ``benefit``, ``own``, ``options``, ``claims`` or ``questions``.
        kind: ``risk``, ``text``, ``options``, ``claims`` or ``questions``.
        concepts: The risks that it covers.
        short: Its name in the list.
        above: What it belongs to, such as the zone.
        lines: Label and text, such as how long and what to do.
        options: Alternatives or claims.
        prompt: What the patient is asked to say back; empty for none.
    """

    id: str
    kind: str
    short: str
    title: str
    standing: Standing
    above: str = ""
    unknown: str = ""
    rate: RateView | None = None
    lines: tuple[tuple[str, str], ...] = ()
    options: tuple[Option, ...] = ()
    source: str = ""
    prompt: str = ""
    said: str = ""
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TalkView:
    """The talk step in finished words."""

    count: str
    topics: tuple[Topic, ...]
    asked: str
    matters: str
    leaflet: str
    leaflet_given: bool | None
    leaflet_version: str

    def topic(self, topic_id: str) -> Topic | None:
        """Return a topic by its id."""
        return next((topic for topic in self.topics if topic.id == topic_id), None)


def talk_view(state: State, texts: Texts) -> TalkView:
    """Return the talk step in finished words."""
    wording = Wording(texts, state.catalogue)
    talk = state.consultation.talk
    screens = risk_screens(state.plan)
    covered = sum(screen.covered_by(talk.covered) for screen in screens)
    topics: list[Topic] = []
    if state.consultation.zones:
        topics = [
            _benefit(state, wording),
            *(_screen(screen, state, wording) for screen in screens if screen.id not in (HELP, UNKNOWN)),
            *_own(state, texts),
            *(_screen(screen, state, wording) for screen in screens if screen.id in (HELP, UNKNOWN)),
            _options(state, texts),
            *_claims(state, wording),
            _questions(state, texts),
        ]
    return TalkView(
        count=texts.interface("talk.count", covered=covered, all=len(screens)),
        topics=tuple(topics),
        asked=talk.asked,
        matters=talk.matters,
        leaflet=texts.interface(f"talk.leaflet.{state.catalogue.legal.leaflet}"),
        leaflet_given=talk.leaflet_given,
        leaflet_version=talk.leaflet_version,
    )


def _benefit(state: State, wording: Wording) -> Topic:
    texts = wording.texts
    lines = [(texts.patient(f"zone.{z}.name"), texts.patient(f"zone.{z}.benefit")) for z in state.consultation.zone_ids]
    schedule = state.plan.schedule
    if schedule is not None:
        starts = [texts.date(day, "weekday_short") for day in schedule.starts]
        ends = [texts.date(day, "month") for day in schedule.wears_off]
        when = texts.patient("talk.starts", first=starts[0], last=starts[1])
        full = texts.patient("talk.full", day=texts.date(schedule.full_effect, "weekday_short"))
        fades = texts.patient("talk.fades", first=ends[0], last=ends[1])
        lines.append((texts.patient("talk.when"), f"{when} {full} {fades}"))
    lines.append((texts.patient("talk.may_disappoint"), texts.patient("talk.may_disappoint_text")))
    return Topic(
        id="benefit",
        kind="text",
        short=texts.interface("talk.topic.benefit"),
        title=texts.patient("talk.benefit"),
        standing=Standing.DONE,
        lines=tuple(lines),
    )


def _screen(screen: RiskScreen, state: State, wording: Wording) -> Topic:
    return _gathered(screen, state, wording) if screen.id in (HELP, UNKNOWN) else _risk(screen.risks[0], state, wording)


def _gathered(screen: RiskScreen, state: State, wording: Wording) -> Topic:
    texts, talk = wording.texts, state.consultation.talk
    lines = []
    for concept in screen.concepts:
        lasts, act = texts.patient(f"concept.{concept}.lasts"), texts.patient(f"concept.{concept}.do")
        lines.append((texts.patient(f"concept.{concept}.name"), act if screen.id == HELP else f"{lasts}. {act}"))
    return Topic(
        id=screen.id,
        kind="text",
        short=texts.interface(f"talk.topic.{screen.id}"),
        title=texts.patient(f"talk.{screen.id}_title"),
        standing=Standing.DONE if screen.covered_by(talk.covered) else Standing.TO_DO,
        lines=tuple(lines),
        prompt=_prompt(screen.concepts, "talk.say_back_one", texts) if screen.id == HELP else "",
        said=said_about(talk, screen.concepts[0]),
        concepts=screen.concepts,
    )


def _risk(risk: Risk, state: State, wording: Wording) -> Topic:
    texts, key = wording.texts, f"concept.{risk.concept}"
    talk = state.consultation.talk
    lines = (
        (texts.patient("talk.lasts"), texts.patient(f"{key}.lasts")),
        (texts.patient("talk.do"), texts.patient(f"{key}.do")),
    )
    zones = [texts.patient(f"zone.{zone}.name") for zone in risk.zones]
    group = texts.patient(f"talk.group.{risk.group}")
    return Topic(
        id=f"risk.{risk.concept}",
        kind="risk",
        short=texts.patient(f"{key}.name"),
        title=texts.patient(f"{key}.tell"),
        standing=Standing.DONE if risk.concept in talk.covered else Standing.TO_DO,
        above=texts.interface("talk.above", group=group, zones=texts.listed(zones)) if zones else group,
        unknown="" if risk.rate else texts.patient("talk.unknown"),
        rate=rate_view(risk.rate, texts) if risk.rate else None,
        lines=lines,
        source=_source(risk, wording),
        prompt=_prompt((risk.concept,), "talk.say_back", texts),
        said=said_about(talk, risk.concept),
        concepts=(risk.concept,),
    )


def _prompt(concepts: Sequence[str], general: str, texts: Texts) -> str:
    """Return what the patient is asked to say back: about the first of the risks that has a question of its own."""
    keys = (f"concept.{concept}.ask" for concept in concepts)
    return texts.patient(next((key for key in keys if texts.has(Audience.PATIENT, key)), general))


def _source(risk: Risk, wording: Wording) -> str:
    texts = wording.texts
    source_ids: Sequence[str] = risk.rate.sources if risk.rate else risk.sources
    short = wording.source_short(source_ids)
    return texts.interface("talk.source", source=short) if short else ""


def _own(state: State, texts: Texts) -> list[Topic]:
    wording, legal = Wording(texts, state.catalogue), state.catalogue.legal
    found = {finding.id: wording.values(finding.values) for finding in state.plan.assessment.findings}
    sentences = []
    for question_id in state.plan.own_risks:
        record = state.consultation.answers.get(question_id)
        unsure = record is not None and record.answer is Answer.UNSURE
        key = f"question.{question_id}.own_risk"
        if unsure and texts.has(Audience.PATIENT, f"{key}_unsure"):
            key = f"{key}_unsure"
        if texts.has(Audience.PATIENT, f"{key}.{state.catalogue.jurisdiction}"):
            key = f"{key}.{state.catalogue.jurisdiction}"
        values = {"emergency": legal.emergency_number, **found.get(question_id, {})}
        sentences.append((texts.clinician(f"question.{question_id}.short"), texts.patient(key, **values)))
    if not sentences:
        return []
    return [
        Topic(
            id="own",
            kind="text",
            short=texts.interface("talk.topic.own"),
            title=texts.patient("talk.own"),
            standing=Standing.DONE,
            lines=tuple(sentences),
        )
    ]


def _options(state: State, texts: Texts) -> Topic:
    discussed = state.consultation.talk.options
    options = tuple(
        Option(
            entry.id,
            texts.patient(f"alternative.{entry.id}.name"),
            texts.patient(f"alternative.{entry.id}.text"),
            entry.id in discussed,
        )
        for entry in state.plan.alternatives
    )
    done = bool(options) and all(option.chosen for option in options)
    return Topic(
        id="options",
        kind="options",
        short=texts.interface("talk.topic.options"),
        title=texts.patient("talk.options"),
        standing=Standing.DONE if done else Standing.TO_DO,
        options=options,
    )


def _claims(state: State, wording: Wording) -> list[Topic]:
    texts = wording.texts
    if not state.plan.claims:
        return []
    product = wording.product(state.consultation.product) if state.consultation.product else texts.patient("talk.toxin")
    options = tuple(
        Option(
            claim.id,
            texts.patient(f"claim.{claim.id}.question"),
            texts.patient(f"claim.{claim.id}.answer", product=product),
        )
        for claim in state.plan.claims
    )
    return [
        Topic(
            id="claims",
            kind="claims",
            short=texts.interface("talk.topic.claims"),
            title=texts.patient("talk.claims"),
            standing=Standing.DONE,
            options=options,
        )
    ]


def _questions(state: State, texts: Texts) -> Topic:
    settled = state.consultation.talk.leaflet_given is not None
    return Topic(
        id="questions",
        kind="questions",
        short=texts.interface("talk.topic.questions"),
        title=named(texts, "talk.questions", state.consultation.patient),
        standing=Standing.DONE if settled else Standing.TO_DO,
    )
