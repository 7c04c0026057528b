"""The talk step: the risks of this plan one at a time, choices, what was read elsewhere, questions and leaflet."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..domain.plan import PrintedRate, Risk
from ..domain.vocabulary import Answer
from ..text import Audience, Texts
from .flow import Standing
from .patient_name import named
from .talk_edit import said_about
from .timeline import State
from .wording import Wording


@dataclass(frozen=True, slots=True)
class RateView:
    """How often, in both frames.

    Attributes:
        have: Such as "About 2 in 100".
        in_100: People of a hundred that the picture marks; 0 shows no picture.
        describes: The picture in words.
        beside: The placebo figure and what else belongs to the number.
    """

    have: str
    have_rest: str
    have_not: str
    have_not_rest: str
    in_100: int
    describes: str
    legend: tuple[str, str]
    beside: tuple[str, ...]


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
        id: ``risk.<concept>``, ``benefit``, ``own``, ``options``, ``claims`` or ``questions``.
        kind: ``risk``, ``text``, ``options``, ``claims`` or ``questions``.
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

    @property
    def concept(self) -> str:
        """The risk's concept, or nothing where the topic is no risk."""
        return self.id.removeprefix("risk.") if self.kind == "risk" else ""


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
    covered = sum(risk.concept in talk.covered for risk in state.plan.risks)
    topics: list[Topic] = []
    if state.consultation.zones:
        topics = [
            _benefit(state, wording),
            *(_risk(risk, state, wording) for risk in state.plan.risks),
            *_own(state, texts),
            _options(state, texts),
            *_claims(state, wording),
            _questions(state, texts),
        ]
    return TalkView(
        count=texts.interface("talk.count", covered=covered, all=len(state.plan.risks)),
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
        rate=_rate(risk.rate, texts) if risk.rate else None,
        lines=lines,
        source=_source(risk, wording),
        prompt=texts.patient("talk.say_back"),
        said=said_about(talk, risk.concept),
    )


def _rate(rate: PrintedRate, texts: Texts) -> RateView:
    people = "treatments" if rate.of_treatments else "people"
    number = rate.in_100
    known = "about" if number else "under_one"
    beside = []
    if rate.control_in_100 is not None:
        key = "talk.placebo" if rate.control_in_100 else "talk.placebo_under_one"
        beside.append(texts.patient(key, number=rate.control_in_100))
    if rate.borrowed:
        beside.append(texts.patient("talk.borrowed", drug=rate.generic))
    if rate.higher_of_two:
        beside.append(texts.patient("talk.higher"))
    if len(rate.setting) > 1:
        zones = texts.listed([texts.patient(f"zone.{zone}.in_sentence") for zone in rate.setting])
        beside.append(texts.patient("talk.setting", zones=zones))
    have, have_not = (
        texts.patient(f"talk.have.{known}", number=number),
        texts.patient(f"talk.have_not.{known}", number=100 - number),
    )
    rest, not_rest = texts.patient(f"talk.have_rest.{people}"), texts.patient(f"talk.have_not_rest.{people}")
    return RateView(
        have=have,
        have_rest=rest,
        have_not=have_not,
        have_not_rest=not_rest,
        in_100=number,
        describes=f"{have} {rest} {have_not} {not_rest}",
        legend=(
            texts.patient("talk.legend.have", number=number),
            texts.patient("talk.legend.not", number=100 - number),
        ),
        beside=tuple(beside),
    )


def _source(risk: Risk, wording: Wording) -> str:
    texts = wording.texts
    source_ids: Sequence[str] = risk.rate.sources if risk.rate else risk.sources
    short = wording.source_short(source_ids)
    return texts.interface("talk.source", source=short) if short else ""


def _own(state: State, texts: Texts) -> list[Topic]:
    sentences = []
    for question_id in state.plan.own_risks:
        record = state.consultation.answers.get(question_id)
        unsure = record is not None and record.answer is Answer.UNSURE
        key = f"question.{question_id}.own_risk"
        if unsure and texts.has(Audience.PATIENT, f"{key}_unsure"):
            key = f"{key}_unsure"
        sentences.append((texts.clinician(f"question.{question_id}.short"), texts.patient(key)))
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
