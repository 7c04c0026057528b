"""The shipped content is whole, and every rule of the cross-check is seen to fail on a broken copy."""

import json
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from botox_aid.content.crosscheck import all_problems, leftovers, problems
from botox_aid.domain.candidacy import FollowUp
from botox_aid.domain.catalogue import Catalogue
from botox_aid.domain.guidance import Alternative
from botox_aid.domain.product import SessionLimit
from botox_aid.domain.source import Source
from botox_aid.domain.vocabulary import Basis, Jurisdiction, Trust, View
from botox_aid.domain.zone import Rate
from botox_aid.text import Audience, Texts

from .conftest import RESOURCES


def drawn_shapes() -> dict[View, frozenset[str]]:
    drawings = {view: RESOURCES / "face" / f"zones_{view}.json" for view in View}
    return {view: frozenset(json.loads(path.read_text("utf-8"))["shapes"]) for view, path in drawings.items()}


def test_the_shipped_content_is_whole(catalogues: tuple[Catalogue, ...]) -> None:
    languages = [Texts.load(RESOURCES / "text", language) for language in ("en-GB", "en-US")]
    assert all_problems(catalogues, languages, drawn_shapes()) == ()


def with_one(catalogue: Catalogue, field: str, thing: Any) -> Catalogue:
    """Return the catalogue with one thing put in the place of its namesake."""
    things = getattr(catalogue, field)
    if isinstance(things, tuple):
        changed: Any = tuple(thing if entry.id == thing.id else entry for entry in things)
    else:
        changed = MappingProxyType({**things, thing.id: thing})
    return replace(catalogue, **{field: changed})


def zone(catalogue: Catalogue, **changes: Any) -> Catalogue:
    return with_one(catalogue, "zones", replace(catalogue.zones["glabella"], **changes))


def first_rate(catalogue: Catalogue, **changes: Any) -> Catalogue:
    glabella = catalogue.zones["glabella"]
    effect = glabella.effects[0]
    mended = replace(effect, rates=(replace(effect.rates[0], **changes), *effect.rates[1:]))
    return zone(catalogue, effects=(mended, *glabella.effects[1:]))


def first_effect(catalogue: Catalogue, **changes: Any) -> Catalogue:
    effects = catalogue.zones["glabella"].effects
    return zone(catalogue, effects=(replace(effects[0], **changes), *effects[1:]))


def first_dose(catalogue: Catalogue, **changes: Any) -> Catalogue:
    doses = catalogue.zones["glabella"].doses
    return zone(catalogue, doses=(replace(doses[0], **changes), *doses[1:]))


def timeline(catalogue: Catalogue, **changes: Any) -> Catalogue:
    return zone(catalogue, timeline=replace(catalogue.zones["glabella"].timeline, **changes))


def question(catalogue: Catalogue, **changes: Any) -> Catalogue:
    return with_one(catalogue, "questions", replace(catalogue.questions["pregnancy"], **changes))


def product(catalogue: Catalogue, **changes: Any) -> Catalogue:
    return with_one(catalogue, "products", replace(catalogue.products["botox_cosmetic"], **changes))


def first_indication(catalogue: Catalogue, **changes: Any) -> Catalogue:
    indications = catalogue.products["botox_cosmetic"].indications
    return product(catalogue, indications=(replace(indications[0], **changes), *indications[1:]))


def unconfirmed_reaction(catalogue: Catalogue) -> Catalogue:
    reactions = catalogue.products["botox_cosmetic"].reactions
    with_rate = next(reaction for reaction in reactions if reaction.rate and reaction.rate.trust is Trust.READ)
    return product(catalogue, reactions=(replace(with_rate, trust=Trust.UNCONFIRMED),))


BROKEN: dict[str, tuple[Callable[[Catalogue], Catalogue], str]] = {
    "unknown source": (
        lambda it: first_effect(it, sources=("nowhere",)),
        "common/zones/glabella.toml: effects[glabella_headache].sources: no source nowhere;",
    ),
    "no source": (
        lambda it: first_rate(it, sources=()),
        "effects[glabella_headache].rates[0].sources: a statement without a source; name at least one",
    ),
    "source twice": (
        lambda it: first_effect(it, sources=("jaad_int_2023", "jaad_int_2023")),
        "effects[glabella_headache].sources: names a source twice; remove one",
    ),
    "unknown source of one jurisdiction": (
        lambda it: question(it, jurisdiction_sources={Jurisdiction.US: ("nowhere",)}),
        "common/questions/pregnancy.toml: jurisdiction_sources: no source nowhere;",
    ),
    "no source on a label": (
        lambda it: product(it, label_sources=()),
        "us/products/botox_cosmetic.toml: label_sources: a statement without a source",
    ),
    "unknown zone in a setting": (
        lambda it: first_rate(it, setting=("brow",)),
        "effects[glabella_headache].rates[0].setting: no zone brow; use one of brow_lift, ",
    ),
    "unknown zone of an indication": (
        lambda it: first_indication(it, zone="lateral_canthal"),
        "us/products/botox_cosmetic.toml: indications[0].zone: no zone lateral_canthal;",
    ),
    "unknown zone dosed with": (
        lambda it: first_indication(it, dosed_with=("brow",)),
        "indications[0].dosed_with: no zone brow;",
    ),
    "unknown zone of a question": (
        lambda it: question(it, zones_affected=("all",)),
        "common/questions/pregnancy.toml: zones_affected: no zone all;",
    ),
    "unknown zone of a step": (
        lambda it: with_one(it, "aftercare", replace(it.aftercare[0], zones=("brow",))),
        "zones: no zone brow;",
    ),
    "unknown product": (
        lambda it: question(it, contraindicated_by={Jurisdiction.US: ("botocks",)}),
        "common/questions/pregnancy.toml: contraindicated_by.us: no product botocks; use one of botox_cosmetic, ",
    ),
    "product of the other jurisdiction": (
        lambda it: question(it, applies_to_products={Jurisdiction.US: ("azzalure",)}),
        "common/questions/pregnancy.toml: applies_to_products.us: no product azzalure;",
    ),
    "unknown product of the other jurisdiction": (
        lambda it: question(it, contraindicated_by={Jurisdiction.UK: ("botocks",)}),
        "contraindicated_by.uk: no product botocks;",
    ),
    "unknown group": (lambda it: question(it, group="misc"), "pregnancy.toml: group: no group misc; use one of "),
    "unknown asker": (lambda it: question(it, asked_of="nurse"), "asked_of: is nurse; write patient or clinician"),
    "unknown follow-up": (
        lambda it: question(it, follow_ups=(FollowUp(kind="colour"),)),
        "follow_ups: no kind colour; use one of date, note, product, units, zones",
    ),
    "unknown finding": (
        lambda it: with_one(it, "aftercare", replace(it.aftercare[0], needs_finding=("nothing",))),
        "needs_finding: no question nothing; correct the id",
    ),
    "unknown alternative": (
        lambda it: zone(it, alternatives=("magic",)),
        "common/zones/glabella.toml: alternatives: no alternative magic;",
    ),
    "unknown region": (lambda it: zone(it, region="face"), "glabella.toml: region: is face; use one of lower_face, "),
    "unknown region of an effect": (
        lambda it: first_effect(it, regions=("face",)),
        "effects[glabella_headache].regions: no region face;",
    ),
    "no shape": (lambda it: zone(it, shapes={}), "shapes.front: missing; name at least one shape"),
    "unknown shape": (
        lambda it: zone(it, shapes={View.FRONT: ("glabela",)}),
        "common/zones/glabella.toml: shapes.front: no shape glabela on that drawing; correct the name",
    ),
    "no muscle": (lambda it: zone(it, muscles=()), "glabella.toml: muscles: missing; name at least one"),
    "no label status": (
        lambda it: zone(it, label_status={Jurisdiction.US: it.zones["glabella"].label_status[Jurisdiction.US]}),
        "glabella.toml: label_status.uk: missing;",
    ),
    "rate above 100": (
        lambda it: first_rate(it, percent=113.0),
        "effects[glabella_headache].rates[0].percent: is 113.0; write a percentage from 0 to 100",
    ),
    "control below 0": (
        lambda it: first_rate(it, control_percent=-1.0),
        "rates[0].control_percent: is -1.0; write a percentage from 0 to 100",
    ),
    "nobody counted": (lambda it: first_rate(it, treated_n=0), "rates[0].treated_n: is 0;"),
    "read though no source was": (
        lambda it: first_rate(it, sources=("general_practice",)),
        "rates[0].trust: is read, but none of its sources was;",
    ),
    "printable though the effect is unconfirmed": (
        lambda it: first_effect(it, trust=Trust.UNCONFIRMED),
        "effects[glabella_headache].trust: an unconfirmed effect has a read rate that would be printed;",
    ),
    "printable though the reaction is unconfirmed": (
        unconfirmed_reaction,
        "reactions[0].trust: an unconfirmed reaction has a read rate that would be printed;",
    ),
    "dose upside down": (
        lambda it: first_dose(it, units_low=30.0, units_high=20.0),
        "doses[glabella_label].units_low: 30.0 to 20.0 is upside down;",
    ),
    "half a dose range": (
        lambda it: first_dose(it, units_high=None),
        "doses[glabella_label].units_high: units_low and units_high belong together;",
    ),
    "indication upside down": (
        lambda it: first_indication(it, units_low=30.0, units_high=20.0),
        "indications[0].units_low: 30.0 to 20.0 is upside down;",
    ),
    "session limit of nothing": (
        lambda it: product(it, session_limit=SessionLimit(0.0, Trust.READ, ("btx_mpr",))),
        "session_limit.units: a limit must be above 0 units",
    ),
    "onset upside down": (
        lambda it: timeline(it, onset_days=(4, 1)),
        "glabella.toml: timeline.onset_days: 4 to 1 is upside down; swap or correct them",
    ),
    "duration upside down": (
        lambda it: timeline(it, duration_weeks=(16, 12)),
        "timeline.duration_weeks: 16 to 12 is upside down;",
    ),
    "peak before onset": (
        lambda it: timeline(it, onset_days=(20, 40)),
        "timeline.peak_days: comes before the onset;",
    ),
    "gone before the peak": (
        lambda it: timeline(it, duration_weeks=(1, 2)),
        "timeline.duration_weeks: ends before the peak;",
    ),
    "age limit below the lowest age": (
        lambda it: product(it, age_below=18),
        "us/products/botox_cosmetic.toml: age_below: is not above age_min 18;",
    ),
    "review before compilation": (
        lambda it: replace(it, release=replace(it.release, review_due=it.release.compiled_on)),
        "common/release.toml: review_due: is not after compiled_on;",
    ),
}


@pytest.mark.parametrize(("broken", "said"), BROKEN.values(), ids=BROKEN)
def test_every_rule_fails_on_broken_content(
    catalogue: Catalogue, texts: Texts, broken: Callable[[Catalogue], Catalogue], said: str
) -> None:
    found = problems(broken(catalogue), texts, drawn_shapes())
    assert any(said in fault for fault in found), found


def without(texts: Texts, audience: Audience, key: str) -> Texts:
    """Return the language with one sentence taken out, its variants too."""
    kept = {
        each: {
            name: texts.pattern(each, name)
            for name in texts.keys(each)
            if each is not audience or not (name == key or name.startswith(f"{key}."))
        }
        for each in Audience
    }
    return Texts("en-XX", "Broken", "en_GB", kept)


C, P = Audience.CLINICIAN, Audience.PATIENT

ASKED = [
    (C, "zone.glabella.name"),
    (C, "zone.glabella.clinical_name"),
    (C, "zone.glabella.purpose"),
    (C, "zone.glabella.side_hint"),
    (C, "muscle.procerus.name"),
    (C, "muscle.procerus.action"),
    (C, "fact.glabella_d1"),
    (C, "fact.glabella_c1"),
    (C, "fact.glabella_label_us"),
    (C, "fact.glabella_ev"),
    (C, "fact.glabella_label"),
    (C, "fact.t_onset"),
    (C, "fact.m_apra"),
    (C, "effect.glabella_spock"),
    (C, "effect.gen_bruise"),
    (C, "group.allergies"),
    (C, "question.pregnancy.factor"),
    (C, "question.pregnancy.ask"),
    (C, "question.pregnancy.why"),
    (C, "question.under18_england.why"),
    (C, "question.pregnancy.today"),
    (C, "question.pregnancy.short"),
    (C, "claim.acne"),
    (C, "product.botox_cosmetic.name"),
    (C, "fact.rf_breath"),
    (C, "fact.aftercare_no_rub"),
    (P, "zone.glabella.name"),
    (P, "zone.glabella.place"),
    (P, "zone.glabella.benefit"),
    (P, "zone.glabella.effect_word"),
    (P, "zone.glabella.in_sentence"),
    (P, "concept.bruise.name"),
    (P, "concept.bruise.lasts"),
    (P, "concept.bruise.do"),
    (P, "concept.bruise.tell"),
    (P, "question.pregnancy.find_out"),
    (P, "question.pregnancy.not_today"),
    (P, "question.pregnancy.now"),
    (P, "question.pregnancy.later"),
    (P, "question.anticoag.own_risk"),
    (P, "question.anticoag.own_risk_unsure"),
    (P, "aftercare.no_rub"),
    (P, "step_time.today"),
    (P, "red_flag.rf_breath.sign"),
    (P, "red_flag.rf_breath.do"),
    (P, "claim.acne.question"),
    (P, "claim.acne.answer"),
    (P, "product.botox_cosmetic.name"),
    (P, "legal.us.boxed"),
    (P, "legal.us.leaflet"),
    (P, "legal.us.reporting"),
    (P, "legal.us.off_label"),
]


@pytest.mark.parametrize(("audience", "key"), ASKED)
def test_every_missing_sentence_is_told(catalogue: Catalogue, texts: Texts, audience: Audience, key: str) -> None:
    found = problems(catalogue, without(texts, audience, key))
    assert f"text/en-XX/{audience}: {key}: missing; write the sentence" in found


@pytest.mark.parametrize("ending", ["name", "text"])
def test_every_alternative_needs_its_sentences(catalogue: Catalogue, texts: Texts, ending: str) -> None:
    new = Alternative(id="new_choice", order=99, trust=Trust.READ, sources=("jaad_int_2023",))
    found = problems(replace(catalogue, alternatives=(*catalogue.alternatives, new)), texts)
    assert f"text/en-GB/patient: alternative.new_choice.{ending}: missing; write the sentence" in found


def test_an_umbrella_effect_needs_no_patient_words(catalogue: Catalogue, texts: Texts) -> None:
    umbrella = next(effect for effect in catalogue.general_effects if effect.umbrella)
    key = f"concept.{umbrella.concept}"
    assert not any(key in fault for fault in problems(catalogue, without(texts, P, key)))


def test_an_unused_source_is_told(catalogues: tuple[Catalogue, ...], texts: Texts) -> None:
    spare = Source(id="spare", cite="Spare", short="Spare", trust=Trust.READ)
    richer = [with_one(catalogue, "sources", spare) for catalogue in catalogues]
    assert leftovers(richer, [texts]) == ("common/sources: spare: no statement names it; remove it",)


def test_a_source_of_one_jurisdiction_is_used(catalogues: tuple[Catalogue, ...], texts: Texts) -> None:
    assert leftovers(catalogues, [texts]) == ()
    assert any("no statement names it" in fault for fault in leftovers(catalogues[:1], [texts]))


def spoken(texts: Texts, audience: Audience, key: str, sentence: str, language: str = "en-XX") -> Texts:
    """Return the language with one sentence more, or said differently."""
    said = {each: {name: texts.pattern(each, name) for name in texts.keys(each)} for each in Audience}
    said[audience][key] = sentence
    return Texts(language, "Changed", "en_GB", said)


@pytest.mark.parametrize(
    ("audience", "key"),
    [
        (C, "zone.eyebrow.name"),
        (C, "muscle.nothing.name"),
        (C, "fact.nothing"),
        (C, "effect.nothing"),
        (C, "question.nothing.why"),
        (C, "claim.nothing"),
        (P, "zone.eyebrow.name"),
        (P, "concept.nothing.name"),
        (P, "aftercare.nothing"),
        (P, "red_flag.nothing.sign"),
        (P, "alternative.nothing.name"),
        (P, "claim.nothing.answer"),
        (P, "product.nothing.name"),
    ],
)
def test_an_orphan_sentence_is_told(
    catalogues: tuple[Catalogue, ...], texts: Texts, audience: Audience, key: str
) -> None:
    thing = ".".join(key.split(".")[:2])
    assert leftovers(catalogues, [spoken(texts, audience, key, "Lost.")]) == (
        f"text/en-XX/{audience}: {key}: the content has no {thing}; remove it or mend the id",
    )


def test_differing_gaps_are_told(catalogues: tuple[Catalogue, ...], texts: Texts) -> None:
    key = next(name for name in sorted(texts.keys(P)) if texts.pattern(P, name).count("{product}") == 1)
    changed = spoken(texts, P, key, texts.pattern(P, key).replace("{product}", "{brand}"))
    (fault,) = leftovers(catalogues, [texts, changed])
    assert fault.startswith(f"text/en-XX/patient: {key}: has the gaps ")
    assert "{brand}" in fault
    assert fault.endswith("; use the same")


def test_a_fault_of_both_jurisdictions_is_told_once(catalogues: tuple[Catalogue, ...], texts: Texts) -> None:
    broken = [first_rate(catalogue, percent=113.0) for catalogue in catalogues]
    assert len(all_problems(broken, [texts])) == 1


def test_a_rate_without_known_sources_is_told_by_its_sources_only(catalogue: Catalogue, texts: Texts) -> None:
    rate = Rate(Basis.TRIAL, "onabotulinumtoxinA", Trust.READ, ("nowhere",), 1.0)
    effects = catalogue.zones["glabella"].effects
    broken = zone(catalogue, effects=(replace(effects[0], rates=(rate,)), *effects[1:]))
    assert len(problems(broken, texts)) == 1
