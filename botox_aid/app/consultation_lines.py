"""A consultation as lines of plain words, so that two of them can be read side by side."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ..domain.consultation import AnswerRecord, Consultation, PlannedZone, Point
from ..domain.record import HandoutHead
from ..text import Audience, Texts
from .record_words import RecordWords


@dataclass(frozen=True, slots=True)
class Line:
    """One fact; ``key`` is the same for the same fact of another consultation."""

    key: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of two consultations.

    Attributes:
        ours: What this one says; empty where it says nothing.
        theirs: What the other one says.
    """

    label: str
    ours: str
    theirs: str

    @property
    def differs(self) -> bool:
        """Whether they do not say the same."""
        return self.ours != self.theirs


def consultation_lines(consultation: Consultation, texts: Texts) -> tuple[Line, ...]:
    """Return everything that a consultation says, in the order of the desk."""
    lines = _Lines(texts)
    return tuple(line for line in lines.of(consultation) if line.value)


def side_by_side(ours: Consultation, theirs: Consultation, texts: Texts) -> tuple[Difference, ...]:
    """Return both consultations fact by fact; nothing is merged and nothing left out."""
    mine, other = ({line.key: line for line in consultation_lines(one, texts)} for one in (ours, theirs))
    found: list[Difference] = []
    for key in (*mine, *(key for key in other if key not in mine)):
        line = mine.get(key) or other[key]
        found.append(
            Difference(line.label, mine[key].value if key in mine else "", other[key].value if key in other else "")
        )
    return tuple(found)


def only_differences(ours: Consultation, theirs: Consultation, texts: Texts) -> tuple[Difference, ...]:
    """Return the facts alone in which two consultations differ."""
    return tuple(entry for entry in side_by_side(ours, theirs, texts) if entry.differs)


def handout_detail(handout: HandoutHead, words: RecordWords) -> str:
    """Return when a sheet went out, in which form, and by what its bytes are known again."""
    say = words.texts.interface
    return words.joined(
        say("records.handed_out", when=words.moment(handout.at), by=words.person(handout.printed_by)),
        say(f"sheets.size.{handout.edition}"),
        say("records.content", version=handout.content_version),
        say("records.digest", digest=handout.digest[:12]),
    )


class _Lines:
    def __init__(self, texts: Texts) -> None:
        self._texts, self._words = texts, RecordWords(texts)

    def of(self, consultation: Consultation) -> Iterator[Line]:
        yield from self._who(consultation)
        yield from self._aim(consultation)
        yield from self._plan(consultation)
        for question in sorted(consultation.answers):
            yield Line(f"answer.{question}", self._question(question), self._answer(consultation.answers[question]))
        for finding in sorted(consultation.overrides):
            override, label = consultation.overrides[finding], self._label("override", what=self._question(finding))
            yield Line(f"override.{finding}", label, f"{override.reason} ({override.by})")
        yield from self._talk(consultation)
        yield from self._end(consultation)

    def _label(self, key: str, **values: object) -> str:
        return self._texts.interface(f"records.line.{key}", **values)

    def _line(self, key: str, value: str) -> Line:
        return Line(key, self._label(key), value.strip())

    def _who(self, consultation: Consultation) -> Iterator[Line]:
        patient, visit = consultation.patient, consultation.visit
        yield self._line("name", patient.name)
        yield self._line("born", self._words.day(patient.date_of_birth) if patient.date_of_birth else "")
        yield self._line("number", patient.record_number)
        time = self._texts.time(visit.time) if visit.time else ""
        yield self._line("visit", ", ".join(part for part in (self._day(visit.date), time) if part))
        yield self._line("clinician", visit.clinician.name)
        yield self._line("prescriber", visit.prescriber.name)
        yield self._line("age_checked", visit.age_checked_by)
        yield self._line("examined", self._yes_no(visit.examined_in_person))
        yield self._line("review", self._day(visit.review_date))

    def _aim(self, consultation: Consultation) -> Iterator[Line]:
        concerns = ", ".join(self._texts.interface(f"concern.{concern}") for concern in consultation.concerns)
        yield self._line("concerns", concerns)
        yield self._line("hoped", consultation.hoped_result)

    def _plan(self, consultation: Consultation) -> Iterator[Line]:
        yield self._line("product", self._words.product(consultation.product) if consultation.product else "")
        yield self._line("lot", consultation.lot.number)
        yield self._line("expiry", self._day(consultation.lot.expiry))
        for planned in consultation.zones:
            yield Line(f"zone.{planned.zone}", self._words.zone(planned.zone), self._zone(planned))

    def _zone(self, planned: PlannedZone) -> str:
        say = self._texts.interface
        units = "" if planned.units is None else say("units", units=self._texts.number(planned.units))
        points = "; ".join(map(self._point, planned.points))
        parts = (units or say("records.no_units"), say(f"side.{planned.side}"), points)
        return ", ".join(part for part in parts if part)

    def _point(self, point: Point) -> str:
        units = "" if point.units is None else self._texts.interface("units", units=self._texts.number(point.units))
        across, down = (self._texts.number(round(100 * share, 1)) for share in (point.x, point.y))
        return self._texts.interface("records.point", across=across, down=down, units=units).strip()

    def _question(self, question: str) -> str:
        key = f"question.{question}.short"
        return self._texts.clinician(key) if self._texts.has(Audience.CLINICIAN, key) else question

    def _answer(self, record: AnswerRecord) -> str:
        details = [
            self._day(record.date),
            self._words.product(record.product) if record.product else "",
            "" if record.units is None else self._texts.interface("units", units=self._texts.number(record.units)),
            self._words.zones(record.zones),
            record.note,
        ]
        said = self._texts.interface(f"last.answer.{record.answer}")
        return ", ".join(part for part in (said, *details) if part)

    def _talk(self, consultation: Consultation) -> Iterator[Line]:
        talk = consultation.talk
        yield self._line("covered", ", ".join(self._patient(f"concept.{entry}.name", entry) for entry in talk.covered))
        options = ", ".join(self._patient(f"alternative.{entry}.name", entry) for entry in talk.options)
        yield self._line("options", options)
        yield self._line("asked", talk.asked)
        yield self._line("matters", talk.matters)
        for entry in talk.teach_back:
            yield Line(f"said.{entry.topic}", self._label("said"), entry.said)
        yield self._line("leaflet", self._yes_no(talk.leaflet_given))

    def _end(self, consultation: Consultation) -> Iterator[Line]:
        decision = consultation.decision
        yield self._line("decision", self._texts.interface(f"decision.{decision}") if decision else "")
        yield self._line("interpreter", consultation.needs.interpreter)
        yield self._line("large_print", self._yes_no(consultation.needs.large_print or None))
        for who, signature in (
            ("patient", consultation.signatures.patient),
            ("clinician", consultation.signatures.clinician),
        ):
            state = "" if signature is None else "on_paper" if signature.on_paper else "drawn"
            yield self._line(f"signed_{who}", self._label(state) if state else "")

    def _patient(self, key: str, otherwise: str) -> str:
        return self._texts.patient(key) if self._texts.has(Audience.PATIENT, key) else otherwise

    def _day(self, day: dt.date | None) -> str:
        return self._words.day(day) if day else ""

    def _yes_no(self, said: bool | None) -> str:
        return "" if said is None else self._label("yes" if said else "no")
