"""The products and the law as content: as the clinical label files have them, every figure read and sourced."""

import itertools
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from botox_aid.content.identity import product_facts
from botox_aid.content.loader import load_catalogue
from botox_aid.domain.catalogue import Catalogue
from botox_aid.domain.consultation import Consultation, PlannedZone
from botox_aid.domain.product import Product, Reaction
from botox_aid.domain.vocabulary import Basis, Category, Jurisdiction, Paper, Trust
from botox_aid.domain.zone import Rate
from botox_aid.resources import resource_folder
from botox_aid.rules.risk import risks
from botox_aid.text.texts import Audience, Texts

HERE = Path(__file__).parent
EXPECTED: dict[str, Any] = tomllib.loads((HERE / "expected_products.toml").read_text(encoding="utf-8"))
RATES: dict[str, Any] = tomllib.loads((HERE / "expected_rates.toml").read_text(encoding="utf-8"))
BOTH = tuple(Jurisdiction)
IDS = {
    "us": ["botox_cosmetic", "dysport", "xeomin", "jeuveau", "daxxify", "letybo"],
    "uk": ["botox_vistabel", "azzalure", "bocouture", "alluzience", "letybo", "nuceiva", "relfydess"],
}


@cache
def catalogue(jurisdiction: Jurisdiction) -> Catalogue:
    return load_catalogue(resource_folder() / "content", jurisdiction)


@cache
def texts(language: str) -> Texts:
    return Texts.load(resource_folder() / "text", language)


def products(jurisdiction: Jurisdiction) -> list[Product]:
    return list(catalogue(jurisdiction).products.values())


def counted(product: Product) -> Iterator[tuple[Reaction, Rate]]:
    yield from ((reaction, reaction.rate) for reaction in product.reactions if reaction.rate is not None)


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_the_products_stand_in_the_order_of_the_label_files(jurisdiction: Jurisdiction) -> None:
    assert [product.id for product in products(jurisdiction)] == IDS[jurisdiction]


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_every_zone_is_on_label_for_exactly_the_products_that_say_so(jurisdiction: Jurisdiction) -> None:
    for product, zone in itertools.product(products(jurisdiction), catalogue(jurisdiction).zones):
        totals = EXPECTED["label"][jurisdiction][product.id].get(zone)
        entry = product.indication(zone)
        assert (entry is not None) == (totals is not None), (product.id, zone)
        if entry is not None:
            assert [entry.units_low, entry.units_high] == totals, (product.id, zone)
            assert entry.trust is Trust.READ


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_points_and_units_per_point_are_given_only_where_they_were_read(jurisdiction: Jurisdiction) -> None:
    for product in products(jurisdiction):
        given = {entry.zone: entry.points for entry in product.indications if entry.points is not None}
        units = {entry.zone: entry.units_per_point for entry in product.indications if entry.units_per_point}
        assert given == EXPECTED["points"][jurisdiction][product.id], product.id
        assert units == EXPECTED["units_per_point"][jurisdiction][product.id], product.id


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_points_times_units_make_the_total(jurisdiction: Jurisdiction) -> None:
    for product in products(jurisdiction):
        for entry in product.indications:
            if entry.points is not None and entry.units_per_point is not None:
                # The points give the plain total; a text that says "up to" allows more at some of them.
                assert entry.points * entry.units_per_point == entry.units_low, (product.id, entry.zone)


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_age_limits(jurisdiction: Jurisdiction) -> None:
    for product in products(jurisdiction):
        assert product.age_min == 18
        assert product.age_below == EXPECTED["age_below"][jurisdiction].get(product.id), product.id
        banned = product.id in EXPECTED["age_is_contraindication"][jurisdiction]
        assert product.age_is_contraindication is banned, product.id
        assert product.age_trust is Trust.READ


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_session_limits(jurisdiction: Jurisdiction) -> None:
    limits = {
        product.id: [product.session_limit.units, product.session_limit.months]
        for product in products(jurisdiction)
        if product.session_limit is not None
    }
    assert limits == EXPECTED["session_limit"][jurisdiction]
    assert all(product.session_limit.trust is Trust.READ for product in products(jurisdiction) if product.session_limit)


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_marks_of_a_product(jurisdiction: Jurisdiction) -> None:
    def marked(name: str) -> list[str]:
        return [product.id for product in products(jurisdiction) if getattr(product, name)]

    assert marked("black_triangle") == EXPECTED["black_triangle"][jurisdiction]
    assert marked("human_albumin") == EXPECTED["human_albumin"][jurisdiction]


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_the_forehead_asks_for_frown_lines_where_the_label_does(jurisdiction: Jurisdiction) -> None:
    asks = [
        (product.id, entry.zone, entry.dosed_with)
        for product in products(jurisdiction)
        for entry in product.indications
        if entry.dosed_with
    ]
    wanted = EXPECTED["forehead_with_frown_lines"][jurisdiction]
    assert asks == [(product, "forehead", ("glabella",)) for product in wanted]


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_labels_and_questions_agree_on_what_contraindicates(jurisdiction: Jurisdiction) -> None:
    known = catalogue(jurisdiction)
    for question_id, statements in EXPECTED["contraindication"].items():
        named = known.questions[question_id].contraindicated_by.get(jurisdiction, ())
        for product in products(jurisdiction):
            listed = {fact.id for fact in product.contraindications}.intersection(statements)
            assert bool(listed) == (product.id in named or "all" in named), (question_id, product.id)


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_a_contraindication_is_read_except_where_the_list_was_not_to_be_had(jurisdiction: Jurisdiction) -> None:
    unread = EXPECTED["contraindications_not_read"][jurisdiction]
    for product in products(jurisdiction):
        wanted = Trust.UNCONFIRMED if product.id in unread else Trust.READ
        assert {fact.trust for fact in product.contraindications} == {wanted}, product.id


def test_the_clash_about_myasthenia_is_told_and_the_stricter_text_used() -> None:
    botox = catalogue(Jurisdiction.UK).products["botox_vistabel"]
    fact = next(fact for fact in botox.contraindications if fact.id == "uk_botox_ci_mg")
    assert fact.conflict
    assert set(fact.sources) == {"vis_fr", "bot_rx"}


def expected_rates(jurisdiction: Jurisdiction, product_id: str) -> list[tuple[object, ...]]:
    rows = []
    for line in RATES[jurisdiction].get(product_id, "").split("\n"):
        if line:
            concept, zones, percent, control, basis = line.split()
            rows.append((concept, zones, float(percent), None if control == "-" else float(control), basis))
    return sorted(rows, key=repr)


@pytest.mark.parametrize(("jurisdiction", "product_id"), [(one, each) for one in BOTH for each in IDS[one]])
def test_the_rates_are_exactly_those_that_were_read(jurisdiction: Jurisdiction, product_id: str) -> None:
    product = catalogue(jurisdiction).products[product_id]
    given = [
        (reaction.concept, "+".join(reaction.zones), rate.percent, rate.control_percent, rate.basis.value)
        for reaction, rate in counted(product)
    ]
    assert sorted(given, key=repr) == expected_rates(jurisdiction, product_id)


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_every_rate_is_read_in_a_text_that_was_read(jurisdiction: Jurisdiction) -> None:
    known = catalogue(jurisdiction)
    for product in products(jurisdiction):
        for reaction, rate in counted(product):
            assert reaction.trust is rate.trust is rate.control_trust is Trust.READ
            assert rate.sources
            assert all(known.sources[source].trust is Trust.READ for source in rate.sources), (product.id, rate)
            assert rate.generic == product.generic
            assert reaction.zones, "a rate belongs to a zone"
            assert rate.basis in (Basis.LABEL, Basis.TRIAL)


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_a_count_of_zones_together_names_them_all(jurisdiction: Jurisdiction) -> None:
    for product in products(jurisdiction):
        for reaction, rate in counted(product):
            if reaction.zones == ("forehead",):
                assert rate.setting == ("forehead", "glabella")
            elif len(reaction.zones) > 1:
                assert rate.setting == reaction.zones
            else:
                assert rate.setting == ()


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_what_nobody_read_has_neither_number_nor_class(jurisdiction: Jurisdiction) -> None:
    for product in products(jurisdiction):
        for reaction in product.reactions:
            if reaction.trust is Trust.UNCONFIRMED:
                assert reaction.rate is None
                assert reaction.frequency_class is None
            if reaction.frequency_class is not None:
                assert reaction.class_trust is Trust.READ
                assert jurisdiction is Jurisdiction.UK, "US labels give no classes"


@pytest.mark.parametrize(("jurisdiction", "product_id"), [(one, each) for one in BOTH for each in IDS[one]])
def test_no_figure_reaches_a_patient_that_was_not_read(jurisdiction: Jurisdiction, product_id: str) -> None:
    known = catalogue(jurisdiction)
    readable = {rate.percent for _, rate in counted(known.products[product_id])}
    effects = [*known.general_effects, *(effect for zone in known.zones.values() for effect in zone.effects)]
    readable |= {rate.percent for effect in effects for rate in effect.rates if rate.trust is Trust.READ}
    plans = [*((zone,) for zone in known.zones), ("glabella", "forehead"), tuple(known.zones)]
    for plan in plans:
        consultation = Consultation(
            jurisdiction, "en-GB", product=product_id, zones=tuple(PlannedZone(zone) for zone in plan)
        )
        for risk in risks(known, consultation):
            if risk.rate is not None:
                assert risk.rate.percent in readable, (plan, risk)
                assert all(known.sources[source].trust is Trust.READ for source in risk.rate.sources), (plan, risk)


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_a_frown_line_plan_takes_no_figure_from_the_forehead(jurisdiction: Jurisdiction) -> None:
    product_id = "botox_cosmetic" if jurisdiction is Jurisdiction.US else "botox_vistabel"
    plan = Consultation(jurisdiction, "en-GB", product=product_id, zones=(PlannedZone("glabella"),))
    for risk in risks(catalogue(jurisdiction), plan):
        assert risk.rate is None or "forehead" not in risk.rate.setting, risk
        assert risk.concept != "tight_skin"


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_every_statement_stands_on_a_text_of_its_own_trust(jurisdiction: Jurisdiction) -> None:
    known = catalogue(jurisdiction)
    facts = [fact for product in products(jurisdiction) for fact in product_facts(product)]
    for fact in [*facts, *known.legal.duties]:
        assert fact.sources, fact.id
        trusts = {known.sources[source].trust for source in fact.sources}
        if fact.trust is Trust.READ:
            assert trusts == {Trust.READ}, fact.id
    for fact in facts:
        if fact.trust is Trust.UNCONFIRMED:
            assert {known.sources[source].trust for source in fact.sources} == {Trust.UNCONFIRMED}, fact.id


@pytest.mark.parametrize("jurisdiction", BOTH)
def test_every_statement_has_a_sentence(jurisdiction: Jurisdiction) -> None:
    for language in ("en-GB", "en-US"):
        for product in products(jurisdiction):
            for fact in product_facts(product):
                assert texts(language).clinician(f"fact.{fact.id}").endswith((".", "?")), fact.id
        for duty in catalogue(jurisdiction).legal.duties:
            assert texts(language).clinician(f"fact.{duty.id}").endswith("."), duty.id


def test_a_shared_statement_of_a_label_is_not_read_in_every_label() -> None:
    us = catalogue(Jurisdiction.US).products
    trust = {
        product.id: next(fact.trust for fact in product.interactions if fact.id == "label_int_nm_agents")
        for product in us.values()
    }
    assert [product for product, found in trust.items() if found is Trust.READ] == [
        "botox_cosmetic",
        "jeuveau",
        "daxxify",
    ]


def test_sources_are_named_by_their_text_and_never_by_a_page_that_copies_it() -> None:
    for source in catalogue(Jurisdiction.UK).sources.values():
        for said in (source.cite, source.short):
            assert not re.search(r"https?:|www\.|\.(com|org|net|uk|fi|it|de|eu)\b(?!/)", said), source.id
        assert len(source.short) <= 60, source.id


def test_the_law_of_the_united_states() -> None:
    law = catalogue(Jurisdiction.US).legal
    assert (law.language, law.paper, law.age_min) == ("en-US", Paper.LETTER, 18)
    assert law.prescriber_in_person is Category.RELATIVE
    assert (law.leaflet, law.boxed_warning, law.reporting) == ("medication_guide", True, "medwatch")
    assert (law.emergency_number, law.advice_line, law.retention_years) == ("911", "", None)


def test_the_law_of_the_united_kingdom() -> None:
    law = catalogue(Jurisdiction.UK).legal
    assert (law.language, law.paper, law.age_min) == ("en-GB", Paper.A4, 18)
    assert law.prescriber_in_person is Category.STRONG
    assert (law.leaflet, law.boxed_warning, law.reporting) == ("leaflet", False, "yellow_card")
    assert (law.emergency_number, law.advice_line, law.retention_years) == ("999", "NHS 111", 8)


def test_duties_that_were_read_in_part_only_are_marked_unconfirmed() -> None:
    marked = {
        duty.id
        for jurisdiction in BOTH
        for duty in catalogue(jurisdiction).legal.duties
        if duty.trust is Trust.UNCONFIRMED
    }
    assert marked == {
        *("us_duty_guide_form", "us_duty_promotion", "us_duty_medwatch_contact", "us_duty_hipaa_scope"),
        *("uk_duty_age_wales", "uk_duty_scotland_start", "uk_duty_england_licensing", "uk_duty_consent_disappoint"),
        *("uk_duty_time", "uk_duty_off_label_say", "uk_duty_leaflet", "uk_duty_naming", "uk_duty_batch"),
        *("uk_duty_contact", "uk_duty_security", "uk_duty_jccp"),
    }


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_what_the_patient_reads_about_law_and_label(language: str) -> None:
    words = texts(language)
    for jurisdiction in BOTH:
        for key in ("boxed", "leaflet", "leaflet_tick", "leaflet_pointer", "reporting", "on_label", "off_label"):
            assert words.patient(f"legal.{jurisdiction}.{key}")
        emergency = catalogue(jurisdiction).legal.emergency_number
        assert f"Call {emergency} " in words.patient(f"legal.{jurisdiction}.emergency", emergency=emergency)
    assert "FDA" in words.patient("legal.us.boxed")
    assert not [
        key for key in words.keys(Audience.PATIENT) if key.startswith("legal.uk.") and "FDA" in _raw(words, key)
    ]
    assert "yellowcard.mhra.gov.uk" in words.patient("legal.uk.reporting")
    assert not re.search(r"\d|www|\.gov", words.patient("legal.us.reporting")), "only its name was read"
    assert not words.has(Audience.PATIENT, "legal.us.triangle")


def test_only_the_label_whose_note_was_read_speaks_of_spread() -> None:
    speaking = [key for key in texts("en-GB").keys(Audience.PATIENT) if key.endswith(".spread_known")]
    assert speaking == ["product.botox_cosmetic.spread_known"]
    spread = catalogue(Jurisdiction.US).products["botox_cosmetic"].spread
    assert next(fact for fact in spread if fact.id == "us_botox_cosmetic_no_sure_case").trust is Trust.READ


def _raw(words: Texts, key: str) -> str:
    gaps = {"emergency": "999", "product": "drug", "zones": "frown lines", "age": 70, "limit": 65}
    return words.patient(key, **gaps)
