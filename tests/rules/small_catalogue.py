"""A small hand-made catalogue, so that the rules are tested apart from the content that ships."""

import datetime as dt
from collections.abc import Mapping

from botox_aid.domain.candidacy import FollowUp, Question
from botox_aid.domain.catalogue import Catalogue, Release
from botox_aid.domain.guidance import AftercareStep, Alternative, Claim, RedFlag
from botox_aid.domain.legal import LegalProfile
from botox_aid.domain.product import Indication, Product, Reaction, SessionLimit
from botox_aid.domain.source import Fact
from botox_aid.domain.vocabulary import (
    Action,
    Basis,
    Category,
    Concern,
    EffectKind,
    EvidenceTag,
    Jurisdiction,
    Paper,
    Severity,
    StepTime,
    Strength,
    Trust,
    Urgency,
)
from botox_aid.domain.zone import Effect, Evidence, Rate, Timeline, Zone

US, UK = Jurisdiction.US, Jurisdiction.UK
ONA, ABO, INCO = "onabotulinumtoxinA", "abobotulinumtoxinA", "incobotulinumtoxinA"


def rate(
    percent: float,
    control: float | None = None,
    generic: str = ONA,
    trust: Trust = Trust.READ,
    control_trust: Trust = Trust.READ,
    setting: tuple[str, ...] = (),
) -> Rate:
    return Rate(Basis.TRIAL, generic, trust, (f"counted_{percent}",), percent, control, control_trust, setting=setting)


def effect(
    concept: str,
    *rates: Rate,
    kind: EffectKind = EffectKind.EXPECTED,
    trust: Trust = Trust.READ,
    severity: Severity | None = None,
    umbrella: bool = False,
    regions: tuple[str, ...] = (),
) -> Effect:
    return Effect(
        f"x_{concept}", concept, kind, trust, (f"says_{concept}",), severity, rates, umbrella, regions=regions
    )


def zone(
    zone_id: str,
    order: int,
    region: str = "upper_face",
    effects: tuple[Effect, ...] = (),
    has_sides: bool = True,
    timeline: tuple[tuple[int, int], tuple[int, int], tuple[int, int]] = ((1, 4), (14, 30), (12, 16)),
    alternatives: tuple[str, ...] = (),
) -> Zone:
    status = {each: Fact(f"status_{zone_id}", Trust.READ, (f"status_{each}",)) for each in Jurisdiction}
    return Zone(
        id=zone_id,
        order=order,
        region=region,
        has_sides=has_sides,
        shapes={},
        concerns=(),
        muscles=(),
        label_status=status,
        doses=(),
        effects=effects,
        dangers=(),
        cautions=(),
        evidence=Evidence("2", Fact("evidence", Trust.READ, ("trial",))),
        timeline=Timeline(*timeline, Trust.READ, ("trial",)),
        alternatives=alternatives,
    )


def question(
    question_id: str,
    category: Category,
    action: Action = Action.CAUTION,
    *,
    derived: bool = False,
    zones_affected: tuple[str, ...] = (),
    site_specific: bool = False,
    contraindicated_by: Mapping[Jurisdiction, tuple[str, ...]] | None = None,
    applies_to_products: Mapping[Jurisdiction, tuple[str, ...]] | None = None,
    follow_ups: tuple[str, ...] = (),
    adds_risk: bool = False,
) -> Question:
    return Question(
        id=question_id,
        group="plan" if derived else "asked",
        order=0,
        category=category,
        action=action,
        trust=Trust.READ,
        sources=(f"on_{question_id}",),
        derived=derived,
        zones_affected=zones_affected,
        site_specific=site_specific,
        contraindicated_by=contraindicated_by or {},
        applies_to_products=applies_to_products,
        follow_ups=tuple(FollowUp(kind) for kind in follow_ups),
        adds_risk=adds_risk,
    )


QUESTIONS = (
    question(
        "hypersens_toxin",
        Category.ABSOLUTE,
        Action.DO_NOT_TREAT,
        contraindicated_by={US: ("all",), UK: ("all",)},
    ),
    question(
        "infection_site",
        Category.ABSOLUTE,
        Action.DEFER,
        site_specific=True,
        contraindicated_by={US: ("all",), UK: ("all",)},
    ),
    question(
        "inflammation_site",
        Category.ABSOLUTE,
        Action.DEFER,
        site_specific=True,
        contraindicated_by={US: (), UK: ("bocouture",)},
    ),
    question("mg_lems", Category.ABSOLUTE, Action.DO_NOT_TREAT, contraindicated_by={US: (), UK: ("all",)}),
    question("pregnancy", Category.ABSOLUTE, Action.DEFER),
    question("breastfeeding", Category.STRONG, Action.DEFER),
    question("product_unlicensed", Category.ABSOLUTE, Action.DO_NOT_TREAT),
    question("consent_lacks", Category.ABSOLUTE, Action.DO_NOT_TREAT),
    question("toxin_recent", Category.STRONG, Action.DEFER, follow_ups=("date", "product", "units"), adds_risk=True),
    question("weak_target_muscle", Category.STRONG, Action.DO_NOT_TREAT, site_specific=True),
    question(
        "cow_milk",
        Category.ABSOLUTE,
        Action.DO_NOT_TREAT,
        contraindicated_by={US: ("dysport",), UK: ()},
        applies_to_products={US: ("dysport",), UK: ("azzalure",)},
    ),
    question("anticoag", Category.RELATIVE, adds_risk=True),
    question("prior_surgery", Category.RELATIVE, site_specific=True, adds_risk=True),
    question("cold_sore", Category.RELATIVE, zones_affected=("mentalis", "masseter"), adds_risk=True),
    question("active_acne", Category.RELATIVE, Action.REFER, zones_affected=("microtox_face",), adds_risk=True),
    question("human_albumin", Category.NOTE, Action.RECORD),
    question("under18_england", Category.ABSOLUTE, Action.DO_NOT_TREAT, derived=True),
    question("age_65", Category.RELATIVE, derived=True, adds_risk=True),
    question("age_75", Category.RELATIVE, derived=True, adds_risk=True),
    question("not_examined", Category.STRONG, Action.DEFER, derived=True),
    question("lot_expired", Category.STRONG, Action.DEFER, derived=True),
    question("age_over_label", Category.RELATIVE, derived=True),
    question("off_label", Category.RELATIVE, derived=True),
    question("units_over_label", Category.RELATIVE, derived=True),
    question("forehead_alone", Category.RELATIVE, derived=True),
)

ZONES = (
    zone(
        "glabella",
        1,
        effects=(
            effect("headache", rate(11.3, 11.4)),
            effect("heavy_lids", rate(3.2, 0.4)),
            effect("droopy_lid", rate(2.4, 0.0), kind=EffectKind.RARE_SERIOUS),
            effect("bruise", rate(0.3, 0.8)),
            effect("double_vision", kind=EffectKind.RARE_SERIOUS),
            effect("weaker_frown"),
        ),
        alternatives=("fringe",),
    ),
    zone(
        "forehead",
        2,
        effects=(
            effect("headache", rate(8.6, 5.4, setting=("forehead", "glabella"))),
            effect("droopy_brow", rate(1.5, 0.0), kind=EffectKind.RARE_SERIOUS),
            effect("lid_hooding", kind=EffectKind.RARE_SERIOUS, trust=Trust.UNCONFIRMED),
            effect("tight_skin", trust=Trust.UNCONFIRMED),
        ),
    ),
    zone("crows_feet", 3, effects=(effect("bruise", rate(2.6, 2.0)), effect("droopy_lid", rate(0.0, 0.1)))),
    zone("nose_tip", 4, "mid_face", has_sides=False, effects=(effect("speech_change"),)),
    zone("mentalis", 5, "lower_face"),
    zone(
        "masseter",
        6,
        "lower_face",
        timeline=((14, 28), (60, 90), (24, 39)),
        effects=(
            effect("weak_bite", rate(30.0, generic="botulinumtoxinA")),
            effect("swallow_trouble", kind=EffectKind.RARE_SERIOUS, severity=Severity.LIFE_THREATENING),
        ),
    ),
    zone(
        "platysma",
        8,
        "neck",
        effects=(
            effect(
                "swallow_trouble",
                rate(0.0, 0.0),
                kind=EffectKind.RARE_SERIOUS,
                severity=Severity.LIFE_THREATENING,
            ),
        ),
    ),
    zone("brow_lift", 9, effects=(effect("droopy_lid", kind=EffectKind.RARE_SERIOUS),)),
    zone("microtox_face", 7, "whole_face", timeline=((7, 14), (28, 28), (12, 16))),
)

GENERAL = (
    effect("sting"),
    effect("bruise", rate(3.1, 1.9)),
    effect("headache", rate(7.1, 5.5)),
    effect("any_event", rate(42.1, 35.8), umbrella=True),
    effect("droopy_lid", rate(1.1, 0.1), kind=EffectKind.RARE_SERIOUS, regions=("upper_face",)),
    effect("severe_allergy", kind=EffectKind.RARE_SERIOUS, severity=Severity.LIFE_THREATENING),
    effect("infection", kind=EffectKind.RARE_SERIOUS),
    effect("loss_of_response", rate(0.5, trust=Trust.UNCONFIRMED), kind=EffectKind.RARE_SERIOUS),
)


def indication(zone_id: str, units: float | None, low: float | None = None, with_: tuple[str, ...] = ()) -> Indication:
    return Indication(
        zone_id, Trust.READ, (f"label_{zone_id}",), low if low is not None else units, units, dosed_with=with_
    )


def product(
    product_id: str,
    jurisdiction: Jurisdiction,
    generic: str,
    *indications: Indication,
    age_below: int | None = None,
    age_bans: bool = False,
    reactions: tuple[Reaction, ...] = (),
    limit: SessionLimit | None = None,
) -> Product:
    return Product(
        id=product_id,
        jurisdiction=jurisdiction,
        order=0,
        brand=product_id.replace("_", " ").title(),
        generic=generic,
        holder="",
        unit_name="Units",
        age_min=18,
        age_below=age_below,
        age_trust=Trust.READ,
        age_sources=("label_age",),
        age_is_contraindication=age_bans,
        indications=indications,
        excipients=(),
        contraindications=(),
        warnings=(),
        interactions=(),
        storage=(),
        pregnancy=(),
        spread=(),
        interval=(),
        reactions=reactions,
        label_revision="",
        label_sources=("label",),
        session_limit=limit,
    )


def reaction(concept: str, zones: tuple[str, ...], counted: Rate | None, trust: Trust = Trust.READ) -> Reaction:
    return Reaction(concept, zones, trust, ("label_reactions",), counted)


PRODUCTS = {
    US: (
        product(
            "botox_cosmetic",
            US,
            ONA,
            indication("glabella", 20),
            indication("forehead", 20, with_=("glabella",)),
            indication("crows_feet", 24),
            reactions=(
                reaction("droopy_lid", ("glabella",), rate(3.0)),
                reaction("eye_strain", ("glabella",), rate(1.2)),
                reaction("eye_strain", ("glabella", "crows_feet"), rate(4.0, setting=("glabella", "crows_feet"))),
                reaction("nausea", ("glabella", "crows_feet"), rate(2.0)),
                reaction("cold_like", ("glabella",), rate(6.0, 5.9)),
                reaction("cold_like", ("glabella", "crows_feet"), rate(8.3, 3.1)),
                reaction("flu_like", ("glabella",), rate(5.0)),
                reaction("itching", (), rate(2.0)),
                reaction("nausea", ("glabella",), rate(0.4)),
                reaction("dizziness", ("masseter",), rate(9.0)),
            ),
            limit=SessionLimit(400, Trust.READ, ("label_limit",), 3),
        ),
        product(
            "dysport",
            US,
            ABO,
            indication("glabella", 50),
            age_below=65,
            reactions=(
                reaction("droopy_lid", ("glabella",), rate(2.0, 1.0, ABO)),
                reaction("headache", ("glabella",), rate(9.0, 5.0, ABO, trust=Trust.UNCONFIRMED)),
            ),
        ),
    ),
    UK: (
        product("bocouture", UK, INCO, indication("glabella", 20), indication("forehead", 20, 10), age_below=65),
        product("letybo", UK, "letibotulinumtoxinA", indication("glabella", 20), age_below=75, age_bans=True),
        product(
            "relfydess",
            UK,
            "relabotulinumtoxinA",
            indication("glabella", 50),
            indication("crows_feet", 60),
            age_below=65,
            limit=SessionLimit(110, Trust.READ, ("label_limit",)),
        ),
        product("azzalure", UK, ABO, indication("glabella", None)),
    ),
}


def step(
    step_id: str,
    order: int,
    when: StepTime,
    strength: Strength = Strength.KEEP,
    zones: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    not_with: tuple[str, ...] = (),
) -> AftercareStep:
    return AftercareStep(
        step_id, order, when, strength, EvidenceTag.CUSTOM, "D", Trust.READ, ("sheet",), zones, needs, not_with
    )


AFTERCARE = (
    step("tell_others", 1, StepTime.MONTHS),
    step("flying", 2, StepTime.WEEK, Strength.DROP),
    step("softfood", 3, StepTime.TWO_WEEKS, zones=("masseter",)),
    step("no_rub", 4, StepTime.TODAY),
    step("nsaid", 5, StepTime.TODAY, not_with=("anticoag",)),
    step("nsaid_blood_thinner", 6, StepTime.TODAY, needs=("anticoag",)),
    step("upright", 7, StepTime.FIRST_HOURS, Strength.SOFT),
)

RED_FLAGS = (
    RedFlag("rf_bruise", 1, Urgency.SAME_DAY, Trust.READ, ("sheet",)),
    RedFlag("rf_chew", 2, Urgency.ROUTINE, Trust.READ, ("sheet",), ("masseter",)),
    RedFlag("rf_ptosis", 3, Urgency.SAME_DAY, Trust.READ, ("sheet",), ("glabella", "forehead")),
    RedFlag("rf_breath", 4, Urgency.EMERGENCY, Trust.READ, ("label",)),
)

ALTERNATIVES = (
    Alternative("fringe", 3, Trust.READ, ("sheet",), zones=("crows_feet",)),
    Alternative("acne_care", 2, Trust.READ, ("sheet",), concerns=(Concern.ACNE,)),
    Alternative("no_treatment", 1, Trust.READ, ("sheet",)),
)

CLAIMS = (
    Claim("pores", 2, "limited", "2", Trust.READ, ("trial",), concerns=(Concern.PORES,)),
    Claim("acne", 1, "unsupported", "4", Trust.READ, ("trial",), concerns=(Concern.ACNE,)),
    Claim("jaw", 3, "limited", "2", Trust.READ, ("trial",), zones=("masseter",)),
    Claim("timing", 4, "misleading", "5", Trust.READ, ("trial",)),
)


def legal(jurisdiction: Jurisdiction) -> LegalProfile:
    return LegalProfile(
        jurisdiction=jurisdiction,
        language="en-US" if jurisdiction is US else "en-GB",
        paper=Paper.LETTER if jurisdiction is US else Paper.A4,
        age_min=18,
        prescriber_in_person=Category.RELATIVE if jurisdiction is US else Category.STRONG,
        leaflet="leaflet",
        boxed_warning=jurisdiction is US,
        emergency_number="911" if jurisdiction is US else "999",
        advice_line="",
        reporting="reporting",
        retention_years=None,
        duties=(),
    )


def small_catalogue(jurisdiction: Jurisdiction = US) -> Catalogue:
    return Catalogue(
        jurisdiction=jurisdiction,
        release=Release("2026.11", dt.date(2026, 11, 22), dt.date(2027, 11, 22)),
        legal=legal(jurisdiction),
        sources={},
        zones={entry.id: entry for entry in ZONES},
        general_effects=GENERAL,
        question_groups=(),
        questions={entry.id: entry for entry in QUESTIONS},
        products={entry.id: entry for entry in PRODUCTS[jurisdiction]},
        aftercare=AFTERCARE,
        red_flags=RED_FLAGS,
        alternatives=ALTERNATIVES,
        claims=CLAIMS,
        timeline_facts=(),
        management=(),
        all_product_ids=frozenset(entry.id for entries in PRODUCTS.values() for entry in entries),
    )
