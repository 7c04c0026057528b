"""What the rules make of a consultation: findings, risks, dates and the content that belongs on its sheets."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .catalogue import Catalogue
from .consultation import Consultation, Override
from .guidance import AftercareStep, Alternative, Claim, RedFlag
from .logo import Logo
from .vocabulary import Action, Category, Copy, Edition, Level, Paper, SheetKind, StepTime


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    Attributes:
        id: Id of the candidacy item or derived item.
        zones: Zones it concerns; empty for the whole session.
        text: Key of its ``clinician`` sentence; ``values`` fill its gaps.
        unsure: The answer was "unsure".
        overridable: Whether a typed reason lifts its block.
        override: The override that counts, if there is one.
    """

    id: str
    level: Level
    category: Category
    action: Action
    text: str
    sources: tuple[str, ...]
    zones: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    unsure: bool = False
    overridable: bool = False
    override: Override | None = None

    @property
    def overridden(self) -> bool:
        """Whether a reason of the prescriber lifts this finding's block."""
        return self.override is not None

    @property
    def blocks(self) -> bool:
        """Whether this finding keeps the consent sheet from being printed."""
        return self.level in (Level.HARD_STOP, Level.STOP) and not self.overridden


@dataclass(frozen=True, slots=True)
class Assessment:
    """All findings, heaviest first, and what they mean for the consent sheet.

    Attributes:
        asked: Ids of the questions asked of this patient, in order.
        missing: Asked, and without an answer.
        dropped: Answered, though their condition hides them.
        blocked_by: Ids of blocking findings, then ``missing``.
    """

    findings: tuple[Finding, ...]
    asked: tuple[str, ...]
    missing: tuple[str, ...]
    dropped: tuple[str, ...]
    blocked_by: tuple[str, ...]

    @property
    def consent_allowed(self) -> bool:
        """Whether the consent sheet may be printed."""
        return not self.blocked_by


class RiskGroup(StrEnum):
    """Under which heading a risk stands on the paper."""

    MOST = "most"
    LESS_OFTEN = "less_often"
    SERIOUS = "serious"


# What the content calls a botulinum toxin of type A whose brand the source does not name.
_ANY_TYPE_A = "botulinumtoxinA"


@dataclass(frozen=True, slots=True)
class PrintedRate:
    """A rate as a patient reads it, all of one table out of 100.

    Attributes:
        percent: Exact figure with the drug.
        control_percent: Exact placebo figure, or ``None`` where unknown.
        generic: The drug that was counted; differs from the product where the figure is borrowed.
        borrowed: The figure comes from another botulinum toxin than the chosen product.
        higher_of_two: Two read texts differ and this is the higher figure.
        of_treatments: Counted per treatment.
        setting: Zones treated together in that count.
    """

    percent: float
    control_percent: float | None
    generic: str
    sources: tuple[str, ...]
    borrowed: bool = False
    higher_of_two: bool = False
    of_treatments: bool = False
    setting: tuple[str, ...] = ()

    @property
    def names_its_drug(self) -> bool:
        """Whether the text says which botulinum toxin it counted; some say no more than type A."""
        return self.generic != _ANY_TYPE_A

    @property
    def in_100(self) -> int:
        """People in 100, rounded; 0 where it is under 1 in 100."""
        return int(self.percent + 0.5) if self.percent >= 1 else 0

    @property
    def control_in_100(self) -> int | None:
        """The same for placebo; ``None`` where unknown."""
        if self.control_percent is None:
            return None
        return int(self.control_percent + 0.5) if self.control_percent >= 1 else 0


@dataclass(frozen=True, slots=True)
class Risk:
    """One row of the risk table.

    Attributes:
        concept: Words: ``patient`` ``concept.<concept>.name``, ``.lasts``, ``.do``.
        zones: Chosen zones that bring it; empty for any injection.
        rate_zone: The zone whose figure is shown, where it belongs to one.
        rate: ``None`` prints "We do not know how often".
        array: Whether it is drawn as an icon array.
    """

    concept: str
    group: RiskGroup
    zones: tuple[str, ...]
    rate: PrintedRate | None
    sources: tuple[str, ...]
    rate_zone: str = ""
    array: bool = False


# A label covers an area for an age, an amount and, at times, only with another area.
_OUTSIDE_LABEL = frozenset({"age_over_label", "units_over_label", "forehead_alone"})


@dataclass(frozen=True, slots=True)
class Schedule:
    """The dates that follow from a visit.

    Attributes:
        starts: First and last day on which the effect begins.
        full_effect: Day on which it is complete for all but the slowest zones.
        review: The check-up.
        wears_off: First and last day on which it fades.
        earliest_repeat: Later of three calendar months on and day 90 (clinical README, point 8).
        watch_until: Four weeks on.
        until: End of each aftercare period.
    """

    visit: dt.date
    starts: tuple[dt.date, dt.date]
    full_effect: dt.date
    review: dt.date
    wears_off: tuple[dt.date, dt.date]
    earliest_repeat: dt.date
    watch_until: dt.date
    until: Mapping[StepTime, dt.date]


@dataclass(frozen=True, slots=True)
class ZonePlan:
    """A chosen zone as the paper shows it.

    Attributes:
        letter: A, B, C and so on in the order of choosing.
        on_label: Whether the chosen product's label covers it; ``None`` without a product.
        label_units: Lowest and highest total on the label (half of it for one side), or ``None``.
    """

    zone: str
    letter: str
    on_label: bool | None
    label_units: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything the rules and the content say about one consultation.

    Attributes:
        own_risks: Ids of findings whose added risk belongs on the sheet, in order.
        total_units: Sum of the typed units, ``None`` where none are typed.
        consent_needs: Fields without which a consent sheet cannot be made at all, such as ``product``.
    """

    assessment: Assessment
    zones: tuple[ZonePlan, ...]
    risks: tuple[Risk, ...]
    own_risks: tuple[str, ...]
    schedule: Schedule | None
    aftercare: tuple[AftercareStep, ...]
    red_flags: tuple[RedFlag, ...]
    alternatives: tuple[Alternative, ...]
    claims: tuple[Claim, ...]
    total_units: float | None
    consent_needs: tuple[str, ...] = ()

    def outside_label(self, zone: str) -> tuple[str, ...]:
        """Return the ids of findings by which this plan leaves the label though the label covers the zone: age, amount, alone."""
        return tuple(
            finding.id
            for finding in self.assessment.findings
            if finding.id in _OUTSIDE_LABEL and (not finding.zones or zone in finding.zones)
        )


@dataclass(frozen=True, slots=True)
class SheetRequest:
    """All that a sheet is made from.

    Attributes:
        audit_anchor: Head of the audit trail when the visit began, for what stays in the clinic; empty without records.
        logo: Of the clinic, for the head of the sheet.
    """

    consultation: Consultation
    catalogue: Catalogue
    plan: Plan
    kind: SheetKind
    edition: Edition
    copy: Copy
    paper: Paper
    audit_anchor: str = ""
    logo: Logo | None = None
