"""The clinical content of one jurisdiction, as loaded from the resource files."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .vocabulary import (
    ActBy,
    Action,
    Authority,
    Basis,
    Category,
    Concern,
    EffectKind,
    EvidenceTag,
    FrequencyClass,
    Jurisdiction,
    Paper,
    Severity,
    StepTime,
    Strength,
    Trust,
    Urgency,
    View,
)


@dataclass(frozen=True, slots=True)
class Source:
    """A text that statements rest on.

    Attributes:
        cite: Name of the primary text as a clinician would look it up.
        short: Its short form for a numbered note on paper.
        url: Where it was read, for the screen only; never printed.
        trust: ``read`` where the text itself was read.
    """

    id: str
    cite: str
    short: str
    trust: Trust
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A sourced statement; its sentence is ``clinician`` text ``fact.<id>``.

    Attributes:
        conflict: Two texts disagree here; the sentence names both and the stricter one is used.
    """

    id: str
    trust: Trust
    sources: tuple[str, ...]
    conflict: bool = False


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


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A detail that a question asks for after certain answers.

    Attributes:
        kind: ``date``, ``product``, ``units``, ``note`` or ``zones``.
        when: Answers after which it is asked.
    """

    kind: str
    when: tuple[str, ...] = ("yes",)


@dataclass(frozen=True, slots=True)
class Question:
    """A candidacy item.

    Attributes:
        group: Group id; groups are ordered by ``Catalogue.question_groups``.
        derived: Computed from data, never asked.
        asked_of: ``patient`` or ``clinician``.
        zones_affected: Zones with which it is asked; empty means every zone and none.
        contraindicated_by: Product ids for each jurisdiction; ``("all",)`` for every product of it.
        applies_to_products: Where given, the only products with which it is asked.
        jurisdiction_sources: Where the reason differs by jurisdiction, what it rests on there instead of ``sources``.
        yes_is_good: On screen the question is worded so that its plain "yes" means that the factor is absent.
        adds_risk: A ``patient`` sentence ``question.<id>.own_risk`` belongs on the sheet.
        act_by: By when the patient should do what ``question.<id>.now`` says; before the next visit unless it is urgent.
    """

    id: str
    group: str
    order: int
    category: Category
    action: Action
    trust: Trust
    sources: tuple[str, ...]
    derived: bool = False
    asked_of: str = "patient"
    zones_affected: tuple[str, ...] = ()
    site_specific: bool = False
    contraindicated_by: Mapping[Jurisdiction, tuple[str, ...]] = field(default_factory=dict)
    applies_to_products: Mapping[Jurisdiction, tuple[str, ...]] | None = None
    jurisdiction_sources: Mapping[Jurisdiction, tuple[str, ...]] = field(default_factory=dict)
    follow_ups: tuple[FollowUp, ...] = ()
    yes_is_good: bool = False
    adds_risk: bool = False
    conflict: bool = False
    act_by: ActBy = ActBy.VISIT

    def sources_in(self, jurisdiction: Jurisdiction) -> tuple[str, ...]:
        """Return what the reason rests on in a jurisdiction, so that no foreign law is cited there."""
        return self.jurisdiction_sources.get(jurisdiction, self.sources)


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


@dataclass(frozen=True, slots=True)
class AftercareStep:
    """One piece of advice; sentence ``patient`` ``aftercare.<id>``.

    Attributes:
        zones: Zones it belongs to; empty for all.
        needs_finding: Printed only with one of these findings (such as ``anticoag``); empty for always.
        not_with_finding: Left out, because a variant replaces it, where one of these findings stands.
    """

    id: str
    order: int
    when: StepTime
    strength: Strength
    tag: EvidenceTag
    grade: str
    trust: Trust
    sources: tuple[str, ...]
    zones: tuple[str, ...] = ()
    needs_finding: tuple[str, ...] = ()
    not_with_finding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A sign to act on; sentences ``patient`` ``red_flag.<id>.sign`` and ``.do``."""

    id: str
    order: int
    urgency: Urgency
    trust: Trust
    sources: tuple[str, ...]
    zones: tuple[str, ...] = ()
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another choice, no treatment among them; sentences ``patient`` ``alternative.<id>.name`` and ``.text``."""

    id: str
    order: int
    trust: Trust
    sources: tuple[str, ...]
    concerns: tuple[Concern, ...] = ()
    zones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What patients have read, and the honest answer.

    Sentences: ``patient`` ``claim.<id>.question`` and ``.answer``; ``clinician`` ``claim.<id>``.

    Attributes:
        verdict: ``supported``, ``limited``, ``unsupported`` or ``misleading``.
        concerns: Concerns that bring it onto the sheet.
        zones: Chosen zones that bring it onto the sheet.
        level: Level of the best evidence, as the source words it.
    """

    id: str
    order: int
    verdict: str
    level: str
    trust: Trust
    sources: tuple[str, ...]
    concerns: tuple[Concern, ...] = ()
    zones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LegalProfile:
    """What the law and the professions of a jurisdiction ask of the sheets.

    Attributes:
        age_min: Lowest age in years.
        prescriber_in_person: Category that ``not_examined`` has here.
        leaflet: ``medication_guide`` or ``leaflet``.
        boxed_warning: Whether the gist of a boxed warning is owed.
        emergency_number: Digits as dialled.
        advice_line: Such as NHS 111, or empty.
        reporting: Id of the reporting scheme; sentence ``patient`` ``legal.<jurisdiction>.reporting``.
        retention_years: Default of record keeping, ``None`` without one.
        duties: Sourced duties for the clinician's screen.
    """

    jurisdiction: Jurisdiction
    language: str
    paper: Paper
    age_min: int
    prescriber_in_person: Category
    leaflet: str
    boxed_warning: bool
    emergency_number: str
    advice_line: str
    reporting: str
    duties: tuple[Fact, ...]
    retention_years: int | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """The clinic's approval of one content version."""

    by: str
    on: dt.date
    version: str


@dataclass(frozen=True, slots=True)
class Release:
    """Version of the content and when it must be reviewed again."""

    version: str
    compiled_on: dt.date
    review_due: dt.date
    approval: Approval | None = None


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """A group of questions; title ``clinician`` ``group.<id>``."""

    id: str
    order: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All content of one jurisdiction; every mapping is keyed by id and ordered as it is to be shown."""

    jurisdiction: Jurisdiction
    release: Release
    legal: LegalProfile
    sources: Mapping[str, Source]
    zones: Mapping[str, Zone]
    general_effects: tuple[Effect, ...]
    question_groups: tuple[QuestionGroup, ...]
    questions: Mapping[str, Question]
    products: Mapping[str, Product]
    aftercare: tuple[AftercareStep, ...]
    red_flags: tuple[RedFlag, ...]
    alternatives: tuple[Alternative, ...]
    claims: tuple[Claim, ...]
    timeline_facts: tuple[Fact, ...]
    management: tuple[Fact, ...]
    all_product_ids: frozenset[str]

    def timeline(self, zone_id: str, product_id: str) -> Timeline:
        """Return when the wished effect comes and goes in a zone, with a product.

        Where two read texts give other weeks, the earlier end and the later one stand: nobody is told that an effect, or
        an unwanted one, is over before it is.
        """
        timeline, product = self.zones[zone_id].timeline, self.products.get(product_id)
        lasting = product.lasting if product is not None and product.indication(zone_id) is not None else None
        if lasting is None or lasting.trust is not Trust.READ:
            return timeline
        ends = (*timeline.duration_weeks, *lasting.weeks)
        sources = tuple(dict.fromkeys((*timeline.sources, *lasting.sources)))
        return replace(timeline, duration_weeks=(min(ends), max(ends)), sources=sources)
