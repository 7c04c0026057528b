"""A product as one jurisdiction's label describes it."""

from dataclasses import dataclass

from .source import Fact
from .vocabulary import FrequencyClass, Jurisdiction, Trust
from .zone import Rate


@dataclass(frozen=True, slots=True)
class Indication:
    """What a product's label says about one zone.

    Attributes:
        units_low: Lowest total of a first treatment that the label gives, in the product's own units.
        units_high: Highest total that it gives.
        points: Number of injection points, where the label gives one.
        units_per_point: Where the label gives one figure.
        dosed_with: Zones whose treatment the label asks for together with this one.
    """

    zone: str
    trust: Trust
    sources: tuple[str, ...]
    units_low: float | None = None
    units_high: float | None = None
    points: int | None = None
    units_per_point: float | None = None
    dosed_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reaction:
    """One row of a product's own adverse reactions.

    Attributes:
        concept: As in :class:`Effect`.
        zones: Zone ids treated in the count; empty where the label does not say.
        frequency_class: The label's word, only where ``class_trust`` is ``read``.
    """

    concept: str
    zones: tuple[str, ...]
    trust: Trust
    sources: tuple[str, ...]
    rate: Rate | None = None
    frequency_class: FrequencyClass | None = None
    class_trust: Trust = Trust.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class SessionLimit:
    """The most that a label allows in one session.

    Attributes:
        units: In the product's own units.
        months: Calendar months over which earlier units of the same product count too; 0 for this session alone.
    """

    units: float
    trust: Trust
    sources: tuple[str, ...]
    months: int = 0


@dataclass(frozen=True, slots=True)
class Lasting:
    """How many weeks the effect of one product was seen to last where its label covers it: earliest and latest end."""

    weeks: tuple[int, int]
    trust: Trust
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """A product as labelled in one jurisdiction.

    Attributes:
        brand: Name as printed for the patient.
        unit_name: How its label names its units.
        age_min: Lowest age in years.
        age_below: The label covers patients below this age; ``None`` without an upper limit.
        age_is_contraindication: The label lists an age above its limit as a contraindication.
        black_triangle: Under additional monitoring in the UK.
        dosing: What else the label says about dose, points, sessions and mixing.
        course: When this product's effect starts, peaks and fades.
        reaction_facts: What was read about its reactions that is no row of its own (totals, conflicts, rest of a list).
        lasting: Where its texts give other weeks than those of the zones, which stem mostly from one drug.
    """

    id: str
    jurisdiction: Jurisdiction
    order: int
    brand: str
    generic: str
    holder: str
    unit_name: str
    age_min: int
    age_trust: Trust
    age_sources: tuple[str, ...]
    age_is_contraindication: bool
    indications: tuple[Indication, ...]
    excipients: tuple[Fact, ...]
    contraindications: tuple[Fact, ...]
    warnings: tuple[Fact, ...]
    interactions: tuple[Fact, ...]
    storage: tuple[Fact, ...]
    pregnancy: tuple[Fact, ...]
    spread: tuple[Fact, ...]
    interval: tuple[Fact, ...]
    reactions: tuple[Reaction, ...]
    label_revision: str
    label_sources: tuple[str, ...]
    age_below: int | None = None
    session_limit: SessionLimit | None = None
    black_triangle: bool = False
    human_albumin: bool = False
    dosing: tuple[Fact, ...] = ()
    course: tuple[Fact, ...] = ()
    reaction_facts: tuple[Fact, ...] = ()
    lasting: Lasting | None = None

    def indication(self, zone_id: str) -> Indication | None:
        """Return the label's entry for a zone, or ``None`` where the use is off-label."""
        return next((entry for entry in self.indications if entry.zone == zone_id), None)
