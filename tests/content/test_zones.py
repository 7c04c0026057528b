"""The zones as shipped: what every one of them must have, and what the figures must not do."""

import pytest

from botox_aid.content.statement import located
from botox_aid.domain.catalogue import Catalogue
from botox_aid.domain.source import Fact
from botox_aid.domain.vocabulary import Authority, Concern, Jurisdiction, Severity, Trust
from botox_aid.domain.zone import PublishedDose
from botox_aid.text import Audience, Texts

ZONES = [
    "glabella",
    "forehead",
    "crows_feet",
    "bunny_lines",
    "nose_tip",
    "gummy_smile",
    "lip_perioral",
    "dao",
    "mentalis",
    "masseter",
    "platysma",
    "brow_lift",
    "infraorbital",
    "scalp_hairline",
    "microtox_face",
]

ADVICE = ("recommend", "should give", "should use", "we give", "start with", "the right dose")


def test_there_are_fifteen_in_order(catalogue: Catalogue) -> None:
    assert list(catalogue.zones) == ZONES


@pytest.mark.parametrize("zone_id", ZONES)
def test_every_zone_is_complete(catalogue: Catalogue, zone_id: str) -> None:
    zone = catalogue.zones[zone_id]
    assert zone.muscles
    assert zone.doses
    assert zone.effects
    assert zone.dangers
    assert zone.cautions
    assert zone.concerns
    assert set(zone.label_status) == set(Jurisdiction)
    assert zone.evidence.level[0] in "12345"


def test_zones_are_the_same_in_every_jurisdiction(catalogues: tuple[Catalogue, ...]) -> None:
    first, second = catalogues
    assert first.zones == second.zones
    assert first.general_effects == second.general_effects


def test_a_label_covers_the_zones_that_the_content_calls_on_label(catalogues: tuple[Catalogue, ...]) -> None:
    labelled = {
        catalogue.jurisdiction: {entry.zone for it in catalogue.products.values() for entry in it.indications}
        for catalogue in catalogues
    }
    assert labelled == {
        Jurisdiction.US: {"glabella", "forehead", "crows_feet", "platysma"},
        Jurisdiction.UK: {"glabella", "forehead", "crows_feet"},
    }


def test_on_and_off_label_are_said_plainly(catalogues: tuple[Catalogue, ...], texts: Texts) -> None:
    for catalogue in catalogues:
        licensed = {entry.zone for it in catalogue.products.values() for entry in it.indications}
        for zone in catalogue.zones.values():
            said = texts.clinician(f"fact.{zone.label_status[catalogue.jurisdiction].id}")
            assert said.startswith("Off-label") is (zone.id not in licensed), said


@pytest.mark.parametrize("concern", [concern for concern in Concern if concern is not Concern.OTHER])
def test_every_concern_has_a_zone(catalogue: Catalogue, concern: Concern) -> None:
    assert any(concern in zone.concerns for zone in catalogue.zones.values())


def test_forehead_figures_name_their_setting(catalogue: Catalogue) -> None:
    for effect in catalogue.zones["forehead"].effects:
        for rate in effect.rates:
            assert rate.setting == ("forehead", "glabella")


def test_counts_of_sessions_are_marked(catalogue: Catalogue) -> None:
    series = [rate for effect in catalogue.zones["masseter"].effects for rate in effect.rates if rate.treated_n]
    assert len(series) == 7
    assert all(rate.of_treatments and rate.treated_n == 2036 for rate in series)


def test_a_life_threatening_effect_is_not_lost(catalogue: Catalogue) -> None:
    grave = {
        effect.id
        for effects in (catalogue.general_effects, *(zone.effects for zone in catalogue.zones.values()))
        for effect in effects
        if effect.severity is Severity.LIFE_THREATENING
    }
    assert grave == {
        "gen_distant_spread",
        "gen_anaphylaxis",
        "gen_botulism_unlicensed",
        "mass_dysphagia",
        "platy_dysphagia",
    }


def test_outside_the_upper_face_only_counted_zones_have_rates(catalogue: Catalogue) -> None:
    counted = {zone.id for zone in catalogue.zones.values() if any(effect.rates for effect in zone.effects)}
    assert counted == {"glabella", "forehead", "crows_feet", "masseter", "platysma", "microtox_face"}


def test_dose_lines_say_what_was_published_and_recommend_nothing(catalogue: Catalogue, texts: Texts) -> None:
    for zone in catalogue.zones.values():
        for dose in zone.doses:
            said = texts.clinician(f"fact.{dose.id}")
            assert said.startswith("Published"), said
            assert not any(word in said.casefold() for word in ADVICE), said
            if dose.authority is Authority.LABEL:
                assert "label figure" in said


def test_a_conflict_is_named_in_the_sentence(catalogue: Catalogue, texts: Texts) -> None:
    disputed = [dose.value for dose in located(catalogue) if isinstance(dose.value, Fact) and dose.value.conflict]
    zone_facts = [fact for fact in disputed if fact.id in {"cfl_d1", "dao_d1"}]
    assert len(zone_facts) == 2
    assert "also taught" in texts.clinician("fact.cfl_d1")
    assert "disputed" in texts.clinician("fact.dao_d1")


def test_clinician_sentences_of_zones_stay_short(texts: Texts) -> None:
    families = ("zone.", "muscle.", "effect.")
    for key in texts.keys(Audience.CLINICIAN):
        if key.startswith(families):
            for sentence in texts.clinician(key).replace("? ", ". ").split(". "):
                assert len(sentence.split()) <= 26, (key, sentence)


def test_no_mirror_is_named_in_a_citation(catalogue: Catalogue) -> None:
    for source in catalogue.sources.values():
        for text in (source.cite, source.short):
            assert "http" not in text
            assert "www." not in text
            assert ".com" not in text.replace("Drugs.com", ""), text


def test_an_unread_dose_table_is_not_called_read(catalogue: Catalogue) -> None:
    unread = {
        table.value.id
        for table in located(catalogue)
        if isinstance(table.value, PublishedDose) and table.value.trust is Trust.UNCONFIRMED
    }
    assert unread == {
        "glabella_consensus2004",
        "bunny_consensus",
        "gummy_range",
        "mentalis_consensus",
        "brow_practice",
        "infra_2u",
        "hh_scalp",
    }
