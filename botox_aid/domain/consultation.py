"""One consultation as an immutable value; a change makes a new one."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from .vocabulary import Answer, Concern, Decision, Jurisdiction, Side, View


@dataclass(frozen=True, slots=True)
class Patient:
    """Who is treated."""

    name: str = ""
    date_of_birth: dt.date | None = None
    record_number: str = ""


@dataclass(frozen=True, slots=True)
class Professional:
    """A clinician or prescriber."""

    name: str = ""
    profession: str = ""
    registration: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """When and by whom.

    Attributes:
        examined_in_person: Whether the prescriber examined the patient in person; ``None`` is unanswered.
        age_checked_by: Document by which the age was checked, such as a passport; never its number.
        review_date: Date of the check-up if it was agreed.
    """

    date: dt.date | None = None
    time: dt.time | None = None
    clinician: Professional = Professional()
    prescriber: Professional = Professional()
    examined_in_person: bool | None = None
    age_checked_by: str = ""
    review_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Lot:
    """The vial in hand."""

    number: str = ""
    expiry: dt.date | None = None


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """The answer to one candidacy question with the details it asked for.

    Attributes:
        zones: Zone ids for which a site-specific answer counts; empty means every chosen zone.
        units: Units of an earlier treatment, in that product's own units.
    """

    answer: Answer
    zones: tuple[str, ...] = ()
    date: dt.date | None = None
    product: str = ""
    units: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One injection point, as fractions of the drawing from its top left corner."""

    view: View
    x: float
    y: float
    units: float | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class PlannedZone:
    """A chosen zone; ``units`` is the total that the clinician typed for it."""

    zone: str
    units: float | None = None
    side: Side = Side.BOTH
    points: tuple[Point, ...] = ()

    @property
    def is_summed(self) -> bool:
        """Whether nobody typed a total, but the units of every point."""
        return self.units is None and bool(self.points) and all(point.units is not None for point in self.points)

    @property
    def printed_units(self) -> float | None:
        """Units as printed: the typed total, or the sum of points that all have units; ``None`` leaves a line to fill."""
        return sum(point.units or 0.0 for point in self.points) if self.is_summed else self.units


@dataclass(frozen=True, slots=True)
class Override:
    """The prescriber's reason for going on past a stop."""

    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class TeachBack:
    """One teach-back prompt and what the patient said, in their words."""

    topic: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """What was discussed.

    Attributes:
        covered: Ids of the risk rows that were talked through.
        options: Ids of the alternatives that were discussed.
        asked: Questions the patient asked, in free text.
        matters: What matters most to this patient.
        leaflet_given: Whether the maker's leaflet or Medication Guide was handed over.
        leaflet_version: Its edition, as printed on it.
    """

    covered: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    asked: str = ""
    matters: str = ""
    teach_back: tuple[TeachBack, ...] = ()
    leaflet_given: bool | None = None
    leaflet_version: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    """What the patient needs in order to read and decide."""

    interpreter: str = ""
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke of a drawn signature, as the hand drew it.

    Attributes:
        points: (x, y) pairs in millimetres from the top left of its box.
        weights: How heavily the pen lay at each point, 0 to 1; empty where that is not known.
    """

    points: tuple[tuple[float, float], ...]
    weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """How one person signs: by hand on the paper, or drawn on screen.

    A drawn one is a simple electronic signature and is called that wherever it is shown.
    """

    on_paper: bool = True
    strokes: tuple[Stroke, ...] = ()
    signed_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    """Both signatures; ``None`` is not settled yet."""

    patient: Signature | None = None
    clinician: Signature | None = None


@dataclass(frozen=True, slots=True)
class Clinic:
    """What the letterhead and the contact boxes say."""

    name: str = ""
    address: str = ""
    phone: str = ""
    hours: str = ""
    out_of_hours: str = ""


@dataclass(frozen=True, slots=True)
class Consultation:
    """Everything that was asked, answered, planned and decided at one visit.

    Attributes:
        product: Product id of the jurisdiction, or empty.
        answers: By question id; a missing id is *missing*, never "no".
        overrides: By finding id.
    """

    jurisdiction: Jurisdiction
    language: str
    patient: Patient = Patient()
    visit: Visit = Visit()
    concerns: tuple[Concern, ...] = ()
    hoped_result: str = ""
    product: str = ""
    lot: Lot = Lot()
    answers: Mapping[str, AnswerRecord] = field(default_factory=dict)
    zones: tuple[PlannedZone, ...] = ()
    overrides: Mapping[str, Override] = field(default_factory=dict)
    decision: Decision | None = None
    talk: Talk = Talk()
    needs: Needs = Needs()
    signatures: Signatures = Signatures()
    clinic: Clinic = Clinic()

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))
        object.__setattr__(self, "overrides", MappingProxyType(dict(self.overrides)))

    @property
    def zone_ids(self) -> tuple[str, ...]:
        """Ids of the chosen zones in the order in which they were chosen."""
        return tuple(planned.zone for planned in self.zones)

    def planned_zone(self, zone_id: str) -> PlannedZone | None:
        """Return the plan for a zone, or ``None`` where it is not chosen."""
        return next((planned for planned in self.zones if planned.zone == zone_id), None)

    def with_answer(self, question_id: str, record: AnswerRecord | None) -> "Consultation":
        """Return a copy with one answer set, or taken back where ``record`` is ``None``."""
        answers = dict(self.answers)
        answers.pop(question_id, None)
        if record is not None:
            answers[question_id] = record
        return replace(self, answers=answers)

    def with_override(self, finding_id: str, override: Override | None) -> "Consultation":
        """Return a copy with one override set, or taken back where ``override`` is ``None``."""
        overrides = dict(self.overrides)
        overrides.pop(finding_id, None)
        if override is not None:
            overrides[finding_id] = override
        return replace(self, overrides=overrides)

    def age_on(self, day: dt.date | None) -> int | None:
        """Return the age in full years on ``day``; a 29 February birthday counts from 1 March.

        Source: the file format's rule that an age is reached on the birthday.
        """
        born = self.patient.date_of_birth
        if born is None or day is None or day < born:
            return None
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
