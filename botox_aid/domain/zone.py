"""A treatment zone: muscles, effects with their rates, published doses, timeline."""

from collections.abc import Mapping
from dataclasses import dataclass

from .source import Fact
from .vocabulary import Authority, Basis, Concern, EffectKind, Jurisdiction, Severity, Trust, View


@dataclass(frozen=True, slots=True)
class Rate:
    """How often an effect was counted, in per cent of people (or of treatments).

    Attributes:
        percent: Per cent with the drug.
        control_percent: Per cent with placebo, ``None`` where there was none or it was not read.
        treated_n: People or treatments counted with the drug.
        control_n: People counted with placebo.
        generic: International name of the drug that was counted.
        of_treatments: The count is of treatments, not of people.
        setting: Zones treated together in the count where it was more than the one zone.
        control_trust: Trust of the control figure, which may be lower than that of the rate.
    """

    basis: Basis
    generic: str
    trust: Trust
    sources: tuple[str, ...]
    percent: float
    control_percent: float | None = None
    control_trust: Trust = Trust.READ
    treated_n: int | None = None
    control_n: int | None = None
    of_treatments: bool = False
    setting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect of treating one zone (or of any injection).

    Attributes:
        concept: Id under which the same effect of several zones shares one row and one wording
            (``patient`` text ``concept.<concept>.name``, ``.lasts``, ``.do``).
        severity: Only for serious ones.
        umbrella: A sum over many effects (any adverse event); shown to the clinician, never as a row.
        regions: Regions of zones to which an effect of any injection is bound; empty for every zone.
    """

    id: str
    concept: str
    kind: EffectKind
    trust: Trust
    sources: tuple[str, ...]
    severity: Severity | None = None
    rates: tuple[Rate, ...] = ()
    umbrella: bool = False
    conflict: bool = False
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedDose:
    """A dose figure that was published, for the clinician as reference only, in the product's own units."""

    id: str
    generic: str
    authority: Authority
    trust: Trust
    sources: tuple[str, ...]
    units_low: float | None = None
    units_high: float | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """When the wished effect starts, peaks and wears off."""

    onset_days: tuple[int, int]
    peak_days: tuple[int, int]
    duration_weeks: tuple[int, int]
    trust: Trust
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle of a zone; sentences ``clinician`` ``muscle.<id>.name`` and ``.action``."""

    id: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about benefit in a zone; sentence ``clinician`` ``fact.<fact.id>``.

    Attributes:
        level: 1 (systematic review) to 5 (opinion), as the source words it.
    """

    level: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Zone:
    """A treatment zone.

    Attributes:
        region: ``upper_face``, ``mid_face``, ``lower_face``, ``neck``, ``scalp`` or ``whole_face``.
        has_sides: Whether left and right can be treated apart.
        shapes: Names of its shapes on the drawing, by view.
        concerns: Concerns that this zone answers.
        label_status: One fact for each jurisdiction, about all its products.
        alternatives: Ids of alternatives that belong to this zone.
    """

    id: str
    order: int
    region: str
    has_sides: bool
    shapes: Mapping[View, tuple[str, ...]]
    concerns: tuple[Concern, ...]
    muscles: tuple[Muscle, ...]
    label_status: Mapping[Jurisdiction, Fact]
    doses: tuple[PublishedDose, ...]
    effects: tuple[Effect, ...]
    dangers: tuple[Fact, ...]
    cautions: tuple[Fact, ...]
    evidence: Evidence
    timeline: Timeline
    alternatives: tuple[str, ...] = ()
