"""The candidacy questions as content: complete, as the clinical file has them, and worded for both readers."""

import re
import tomllib
from functools import cache

import pytest

from botox_aid.content.reading import read_value
from botox_aid.domain.candidacy import Question, QuestionGroup
from botox_aid.domain.vocabulary import Category, Jurisdiction
from botox_aid.resources import resource_folder
from botox_aid.text.forbidden import forbidden_in, load_forbidden
from botox_aid.text.reading import report
from botox_aid.text.texts import Audience, Texts, sentences_in

CONTENT = resource_folder() / "content"
TEXT = resource_folder() / "text"
LANGUAGES = ("en-GB", "en-US")

# Category, action and trust of every item, written down from the clinical file by hand.
ITEMS = """
hypersens_toxin         absolute do_not_treat read
severe_allergy_other    relative caution      read
cow_milk                absolute do_not_treat read
human_albumin           note     record       read
mg_lems                 absolute do_not_treat read
als_neuropathy          absolute do_not_treat read
dysphagia_resp          strong   refer        read
weak_target_muscle      strong   do_not_treat read
facial_palsy            strong   refer        read
flu_botulism_antitoxin  relative refer        unconfirmed
pregnancy               absolute defer        read
breastfeeding           strong   defer        read
toxin_recent            strong   defer        read
nonresponder            relative caution      read
earlier_ae              relative caution      read
aminoglycoside          strong   defer        read
anticoag                relative caution      read
bleeding_disorder       relative caution      read
anticholinergic         relative caution      unconfirmed
sleep_relax             relative caution      read
heart                   relative caution      read
autoimmune              note     record       unconfirmed
isotretinoin            note     record       read
infection_site          absolute defer        read
inflammation_site       absolute defer        read
dermatitis              relative defer        read
cold_sore               relative caution      unconfirmed
keloid                  note     record       read
orbital_eye_risk        relative caution      read
lid_brow                relative caution      read
loose_lower_lid         relative caution      read
prior_surgery           relative caution      read
bone_dental             relative refer        read
unreal_expect           relative defer        unconfirmed
active_acne             relative refer        read
bdd_positive            strong   refer        read
self_harm_risk          strong   refer        unconfirmed
consent_lacks           absolute do_not_treat unconfirmed
planned_surgery         strong   defer        read
unwell_today            relative defer        read
event_soon              relative defer        read
singer_wind             relative caution      read
faint_needle            note     record       read
driving_work            note     record       read
product_unlicensed      absolute do_not_treat read
under18_england         absolute do_not_treat read
age_65                  relative caution      read
age_75                  relative caution      unconfirmed
"""
CANDIDACY = {row.split()[0]: tuple(row.split()[1:]) for row in ITEMS.strip().splitlines()}
DERIVED_CANDIDACY = {"under18_england", "age_65", "age_75"}
DERIVED_PLAN = {"not_examined", "lot_expired", "age_over_label", "off_label", "units_over_label", "forehead_alone"}
DERIVED = DERIVED_CANDIDACY | DERIVED_PLAN

US = ("botox_cosmetic", "dysport", "xeomin", "jeuveau", "daxxify", "letybo")
UK = ("botox_vistabel", "azzalure", "bocouture", "alluzience", "letybo", "nuceiva", "relfydess")
PRODUCTS = {Jurisdiction.US: US, Jurisdiction.UK: UK}
ALL_PRODUCTS = {(jurisdiction, product) for jurisdiction, ids in PRODUCTS.items() for product in ids}

# One row per factor, one column per label: x = its label lists the factor as a contraindication.
CONTRAINDICATIONS = """
                   us: botox_cosmetic dysport xeomin jeuveau daxxify letybo
hypersens_toxin        x              x       x      x       x       x
infection_site         x              x       x      x       x       x
inflammation_site      -              -       -      -       -       -
mg_lems                -              -       -      -       -       -
als_neuropathy         -              -       -      -       -       -
cow_milk               -              x       -      -       -       -
pregnancy              -              -       -      -       -       -
                   uk: botox_vistabel azzalure bocouture alluzience letybo nuceiva relfydess
hypersens_toxin        x              x        x         x          x      x       x
infection_site         x              x        x         x          x      x       x
inflammation_site      -              -        x         -          x      x       -
mg_lems                x              x        x         x          x      x       x
als_neuropathy         -              x        -         x          x      -       x
cow_milk               -              -        -         -          -      -       -
pregnancy              -              -        -         -          -      -       -
"""

ZONES_AFFECTED = {
    "orbital_eye_risk": "crows_feet infraorbital glabella forehead brow_lift bunny_lines microtox_face",
    "lid_brow": "forehead glabella brow_lift scalp_hairline microtox_face",
    "loose_lower_lid": "infraorbital crows_feet",
    "singer_wind": "lip_perioral gummy_smile dao mentalis nose_tip bunny_lines platysma microtox_face",
    "active_acne": "microtox_face",
    "isotretinoin": "microtox_face",
    "cold_sore": "lip_perioral dao mentalis masseter gummy_smile nose_tip microtox_face",
    "bone_dental": "masseter",
}
SITE_SPECIFIC = {"infection_site", "inflammation_site", "weak_target_muscle", "prior_surgery", "dermatitis"}
OBSERVED = {"product_unlicensed", "bdd_positive", "loose_lower_lid", "consent_lacks"}
# Their reason, or a sentence for the patient, differs by jurisdiction.
WHY_BY_KIND = {"units_over_label": ("zone", "session"), "age_over_label": ("off_label", "barred")}
WHY_BY_JURISDICTION = {"under18_england", "not_examined"}
DELICATE = ("bdd_positive", "self_harm_risk", "consent_lacks")
# What can keep the consent sheet from being printed, by level or by an older patient's label.
BLOCKING = {name for name, row in CANDIDACY.items() if row[0] in {"absolute", "strong"}} | {
    "not_examined",
    "lot_expired",
    "age_over_label",
}
LABELS = re.compile(
    r"dysmorph|disorder|suicid|self-harm|harm yourself|depress|mental|psych|illness|capacity|coerc|pressure|push|forc",
    re.IGNORECASE,
)
OWN_RISK_CALLS_FOR_HELP = ("aminoglycoside", "als_neuropathy", "dysphagia_resp", "heart", "mg_lems", "self_harm_risk")
PATIENT_GAPS = {
    **{f"question.{name}.own_risk": {"emergency"} for name in OWN_RISK_CALLS_FOR_HELP},
    **{f"question.{name}.own_risk_unsure": {"emergency"} for name in OWN_RISK_CALLS_FOR_HELP},
    "question.self_harm_risk.now.uk": {"emergency", "advice_line"},
    "question.self_harm_risk.now.us": {"emergency"},
    "question.toxin_recent.later.dated": {"until"},
    **{
        f"question.age_over_label.{part}.{place}": {"age", "product", "limit"}
        for part in ("own_risk", "not_today")
        for place in ("uk", "us")
    },
}
CLINICIAN_GAPS = {
    "question.toxin_recent.today": {"date", "until"},
    "question.under18_england.why.uk": {"age", "limit"},
    "question.under18_england.why.us": {"age", "limit"},
    "question.lot_expired.why": {"expiry"},
    "question.age_over_label.why.off_label": {"product", "age", "limit"},
    "question.age_over_label.why.barred": {"product", "age", "limit"},
    "question.off_label.why": {"product", "zone"},
    "question.units_over_label.why.zone": {"product", "zone", "units", "limit"},
    "question.units_over_label.why.session": {"product", "units", "limit", "earlier"},
    "question.forehead_alone.why": {"product"},
    "finding.overridden": {"by", "reason"},
}


@cache
def questions() -> dict[str, Question]:
    found = {}
    for entry in (CONTENT / "common" / "questions").iterdir():
        problems: list[str] = []
        question = read_value(tomllib.loads(entry.read_text(encoding="utf-8")), Question, entry.name, problems)
        assert question is not None, problems
        assert entry.name == f"{question.id}.toml"
        found[question.id] = question
    return dict(sorted(found.items(), key=lambda row: row[1].order))


@cache
def groups() -> tuple[QuestionGroup, ...]:
    rows = tomllib.loads((CONTENT / "common" / "question_groups.toml").read_text(encoding="utf-8"))["groups"]
    return tuple(QuestionGroup(**row) for row in rows)


@cache
def texts(language: str) -> Texts:
    return Texts.load(TEXT, language)


def sentence(language: str, audience: Audience, key: str) -> str:
    """Return a sentence with its gaps filled by a word."""
    filled = dict.fromkeys(gaps_of(language, audience, key), "nine")
    return texts(language).say(audience, key, **filled)


def gaps_of(language: str, audience: Audience, key: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", raw_sentences(language, audience)[key]))


@cache
def raw_sentences(language: str, audience: Audience) -> dict[str, str]:
    """Return the sentences as written, gaps and all; American English says only what differs."""
    own = sentences_in(TEXT / language / str(audience))
    return own if language == "en-GB" else {**raw_sentences("en-GB", audience), **own}


def own_keys(language: str, audience: Audience) -> list[str]:
    beginnings = ("question.", "group.", "finding.") if audience is Audience.CLINICIAN else ("question.",)
    composed = {"finding.stated", "finding.find_out_first", "finding.not_sure"}  # frames for the sentences here
    return sorted(key for key in texts(language).keys(audience) - composed if key.startswith(beginnings))


def said_for_patient(language: str, question_id: str, part: str) -> list[str]:
    """Return the sentences under a key, or its variants (by jurisdiction, or dated and not)."""
    start = f"question.{question_id}.{part}"
    keys = [key for key in texts(language).keys(Audience.PATIENT) if key == start or key.startswith(f"{start}.")]
    return [sentence(language, Audience.PATIENT, key) for key in sorted(keys)]


def in_every_jurisdiction(language: str, audience: Audience, key: str) -> bool:
    return all(texts(language).has(audience, f"{key}.{jurisdiction}") for jurisdiction in Jurisdiction)


def contraindications() -> set[tuple[str, Jurisdiction, str]]:
    """Return the marked cells of the table above."""
    marked = set()
    for row in CONTRAINDICATIONS.strip().splitlines():
        head, *cells = row.split()
        if head.endswith(":"):
            jurisdiction, columns = Jurisdiction(head[:-1]), cells
            continue
        assert len(cells) == len(columns)
        marked |= {(head, jurisdiction, product) for product, cell in zip(columns, cells, strict=True) if cell == "x"}
    return marked


def test_all_items_are_there_once() -> None:
    assert len(CANDIDACY) == 48
    assert set(questions()) == set(CANDIDACY) | DERIVED_PLAN
    assert {name for name, question in questions().items() if question.derived} == DERIVED


@pytest.mark.parametrize("name", sorted(CANDIDACY))
def test_weighs_as_in_the_clinical_file(name: str) -> None:
    question = questions()[name]
    assert (question.category, question.action, question.trust) == CANDIDACY[name]


def test_derived_plan_items_weigh_as_the_file_format_says() -> None:
    heavy = {name: questions()[name].category for name in DERIVED_PLAN}
    assert heavy == {
        "not_examined": Category.STRONG,
        "lot_expired": Category.STRONG,
        "age_over_label": Category.RELATIVE,
        "off_label": Category.RELATIVE,
        "units_over_label": Category.RELATIVE,
        "forehead_alone": Category.RELATIVE,
    }


def test_contraindications_are_those_of_the_labels() -> None:
    found = set()
    for name, question in questions().items():
        for jurisdiction, named in question.contraindicated_by.items():
            products = PRODUCTS[jurisdiction] if named == ("all",) else named
            assert set(products) <= set(PRODUCTS[jurisdiction]), name
            found |= {(name, jurisdiction, product) for product in products}
    assert found == contraindications()


def test_conditions_that_hide_a_question() -> None:
    affected = {name: set(q.zones_affected) for name, q in questions().items() if q.zones_affected}
    assert affected == {name: set(zones.split()) for name, zones in ZONES_AFFECTED.items()}
    limited = {name: q.applies_to_products for name, q in questions().items() if q.applies_to_products is not None}
    assert limited == {"cow_milk": {Jurisdiction.US: ("dysport",), Jurisdiction.UK: ("azzalure",)}}


def test_zone_ids_exist() -> None:
    zones = {entry.name.removesuffix(".toml") for entry in (CONTENT / "common" / "zones").iterdir()}
    assert {zone for question in questions().values() for zone in question.zones_affected} <= zones


def test_product_ids_exist() -> None:
    for jurisdiction, ids in PRODUCTS.items():
        folder = CONTENT / str(jurisdiction) / "products"
        assert {entry.name.removesuffix(".toml") for entry in folder.iterdir()} == set(ids)


def test_site_specific_items_ask_for_their_zones() -> None:
    assert {name for name, question in questions().items() if question.site_specific} == SITE_SPECIFIC
    for name, question in questions().items():
        kinds = {follow_up.kind for follow_up in question.follow_ups}
        assert ("zones" in kinds) == (name in SITE_SPECIFIC)
        assert kinds <= {"date", "product", "units", "note", "zones"}
        assert not (question.derived and kinds)


def test_only_an_earlier_treatment_asks_for_date_product_and_units() -> None:
    for name, question in questions().items():
        dated = {follow_up.kind for follow_up in question.follow_ups} & {"date", "product", "units"}
        assert dated == ({"date", "product", "units"} if name == "toxin_recent" else set())


def test_who_is_asked() -> None:
    assert {name for name, question in questions().items() if question.asked_of == "clinician"} == OBSERVED
    assert {question.asked_of for question in questions().values()} == {"clinician", "patient"}
    assert not [name for name, question in questions().items() if question.yes_is_good]


def test_two_texts_disagree_on_myasthenia() -> None:
    assert [name for name, question in questions().items() if question.conflict] == ["mg_lems"]
    assert "Two texts differ" in texts("en-GB").clinician("question.mg_lems.why")


def test_groups_hold_every_question_in_one_order() -> None:
    orders = [question.order for question in questions().values()]
    assert len(set(orders)) == len(orders)
    names = [group.id for group in groups()]
    assert names == [
        "allergies",
        "nerve_muscle",
        "pregnancy_feeding",
        "health_medicines",
        "skin_site",
        "eyes_face",
        "hopes_mood",
        "practical",
        "plan",
    ]
    # Read by their own order, the questions run through the groups one after the other.
    assert list(dict.fromkeys(question.group for question in questions().values())) == names
    assert {name for name, question in questions().items() if question.group == "plan"} == DERIVED
    for language in LANGUAGES:
        assert all(texts(language).has(Audience.CLINICIAN, f"group.{name}") for name in names)


def test_sources_exist_and_carry_their_trust() -> None:
    known = {}
    for entry in (CONTENT / "common" / "sources").iterdir():
        for row in tomllib.loads(entry.read_text(encoding="utf-8"))["sources"]:
            known[row["id"]] = row["trust"]
    for question in questions().values():
        named = [*question.sources, *(name for row in question.jurisdiction_sources.values() for name in row)]
        assert named
        assert not set(named) - set(known), question.id
        if question.trust == "read":
            assert any(known[name] == "read" for name in question.sources), question.id


def test_no_foreign_law_is_cited() -> None:
    british = {"children_act_2021", "scotland_2026", "gmc_cosmetic", "gphc_gdc"}
    for name in WHY_BY_JURISDICTION:
        question = questions()[name]
        assert not british & set(question.sources_in(Jurisdiction.US)), name
        assert british & set(question.sources_in(Jurisdiction.UK)), name
    for language in LANGUAGES:
        american = texts(language).clinician("question.under18_england.why.us", age=17, limit=18)
        assert "label" in american
        assert not re.search(r"England|Scotland|Wales|UK|offence|law\b", american)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(CANDIDACY) + sorted(DERIVED_PLAN))
def test_clinician_wording_is_there(name: str, language: str) -> None:
    said = texts(language)
    for part in ("factor", "today", "short"):
        assert said.has(Audience.CLINICIAN, f"question.{name}.{part}"), part
    why = f"question.{name}.why"
    if name in WHY_BY_JURISDICTION:
        assert in_every_jurisdiction(language, Audience.CLINICIAN, why)
    elif name in WHY_BY_KIND:
        assert all(said.has(Audience.CLINICIAN, f"{why}.{kind}") for kind in WHY_BY_KIND[name])
    else:
        assert said.has(Audience.CLINICIAN, why)
    assert said.has(Audience.CLINICIAN, f"question.{name}.ask") == (name not in DERIVED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(CANDIDACY) + sorted(DERIVED_PLAN))
def test_patient_wording_is_there(name: str, language: str) -> None:
    question = questions()[name]
    assert bool(said_for_patient(language, name, "own_risk")) == question.adds_risk
    asked_risk = question.adds_risk and not question.derived
    assert bool(said_for_patient(language, name, "own_risk_unsure")) == asked_risk
    waits = question.category is not Category.NOTE
    for part in ("not_today", "now", "later"):
        assert bool(said_for_patient(language, name, part)) == waits, part
    can_be_unsure = name in BLOCKING and not question.derived
    assert bool(said_for_patient(language, name, "find_out")) == can_be_unsure


@pytest.mark.parametrize("name", sorted(BLOCKING))
def test_what_can_only_stop_adds_no_risk_to_a_consent_sheet(name: str) -> None:
    question = questions()[name]
    always_hard = name in {"consent_lacks", "product_unlicensed", "under18_england", "lot_expired"} or all(
        (name, jurisdiction, product) in contraindications() for jurisdiction, product in ALL_PRODUCTS
    )
    assert question.adds_risk is not always_hard


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_variant_stands_in_every_jurisdiction(language: str) -> None:
    for key in own_keys(language, Audience.PATIENT) + own_keys(language, Audience.CLINICIAN):
        if key.endswith((".uk", ".us")):
            audience = Audience.PATIENT if key in texts(language).keys(Audience.PATIENT) else Audience.CLINICIAN
            assert in_every_jurisdiction(language, audience, key.rpartition(".")[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_gaps_are_those_that_the_rules_fill(language: str) -> None:
    for audience, allowed in ((Audience.PATIENT, PATIENT_GAPS), (Audience.CLINICIAN, CLINICIAN_GAPS)):
        found = {key: gaps_of(language, audience, key) for key in own_keys(language, audience)}
        assert {key: gaps for key, gaps in found.items() if gaps} == allowed


@pytest.mark.parametrize("language", LANGUAGES)
def test_screen_lines_fit(language: str) -> None:
    said = texts(language)
    for name in questions():
        assert len(said.clinician(f"question.{name}.short")) <= 30, name
        assert len(said.clinician(f"question.{name}.factor")) <= 76, name
        if name not in DERIVED:
            assert len(said.clinician(f"question.{name}.ask")) <= 100, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_clinician_is_told_never_ordered(language: str) -> None:
    for key in own_keys(language, Audience.CLINICIAN):
        said = sentence(language, Audience.CLINICIAN, key)
        assert not re.search(r"recommend|suggest|normal dose|\bsafe\b|!", said, re.IGNORECASE), key
    left_open = {
        "hypersens_toxin",
        "infection_site",
        "consent_lacks",
        "product_unlicensed",
        "under18_england",
        "lot_expired",
    }
    for name in questions():
        today = sentence(language, Audience.CLINICIAN, f"question.{name}.today")
        assert today.endswith("You decide.") == (name not in left_open), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_unconfirmed_reasons_say_so(language: str) -> None:
    said = texts(language)
    for name, question in questions().items():
        if question.trust == "unconfirmed" and name != "lot_expired":
            why = said.clinician(f"question.{name}.why")
            assert re.search(r"clinical (opinion|practice)|not confirmed", why, re.IGNORECASE), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_patient_text_forbids_and_blames_nothing(language: str) -> None:
    for key in own_keys(language, Audience.PATIENT):
        said = sentence(language, Audience.PATIENT, key)
        lowered = said.lower()
        assert not forbidden_in(said, load_forbidden(TEXT, language).for_patients), key
        assert "paraly" not in lowered, key
        assert not re.search(r"your fault|should have|failed to|refus|!", lowered), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DELICATE)
def test_delicate_sheets_can_lie_on_a_kitchen_table(name: str, language: str) -> None:
    keys = [key for key in own_keys(language, Audience.PATIENT) if key.startswith(f"question.{name}.")]
    assert keys
    for key in keys:
        assert not LABELS.search(sentence(language, Audience.PATIENT, key)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_named_where_someone_may_be_in_danger(language: str) -> None:
    british = texts(language).patient("question.self_harm_risk.now.uk", emergency="999", advice_line="NHS 111")
    american = texts(language).patient("question.self_harm_risk.now.us", emergency="911")
    assert "999" in british
    assert "NHS 111" in british
    assert "911" in american
    for key in own_keys(language, Audience.PATIENT):
        raw = raw_sentences(language, Audience.PATIENT)[key]
        assert not re.search(r"\d{3}", raw), f"{key}: only the jurisdiction's own number may be printed"


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_risk_without_a_number_says_that_it_is_unknown(language: str) -> None:
    told_otherwise = {
        "active_acne",
        "bdd_positive",
        "driving_work",
        "event_soon",
        "faint_needle",
        "human_albumin",
        "nonresponder",
        "not_examined",
        "age_over_label",
        "self_harm_risk",
        "unreal_expect",
        "breastfeeding",
    }
    for name, question in questions().items():
        for said in said_for_patient(language, name, "own_risk"):
            assert ("We do not know" in said) or name in told_otherwise, question.id


def test_american_text_is_american() -> None:
    british = re.compile(r"anaesth|haemat|licen[cs]e|\bGP\b|optician|tablets|injection|batch|sulphate|colour|programme")
    for key in own_keys("en-US", Audience.PATIENT):
        said = sentence("en-US", Audience.PATIENT, key)
        # What is licensed in the UK is so in every language.
        assert not british.search(said.replace("licence", "") if key.endswith(".uk") else said), key
    spelling = re.compile(r"anaesth|haemat|sulphate|colour|programme|\bGP\b")
    for key in own_keys("en-US", Audience.CLINICIAN):
        assert not spelling.search(sentence("en-US", Audience.CLINICIAN, key)), key


@pytest.mark.parametrize("audience", [Audience.CLINICIAN, Audience.PATIENT])
def test_american_file_holds_only_what_differs(audience: Audience) -> None:
    british = raw_sentences("en-GB", audience)
    table = tomllib.loads((TEXT / "en-US" / str(audience) / "questions.toml").read_text(encoding="utf-8"))["question"]
    for name, parts in table.items():
        for part, value in parts.items():
            variants = value.items() if isinstance(value, dict) else [("", value)]
            for variant, said in variants:
                key = f"question.{name}.{part}.{variant}".rstrip(".")
                assert british[key] != said, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_patient_text_is_easy_to_read(language: str) -> None:
    sections = {key: [sentence(language, Audience.PATIENT, key)] for key in own_keys(language, Audience.PATIENT)}
    measured = report(sections, language, ())
    assert not [str(fault) for fault in measured.faults]
    assert measured.whole.mean_words <= 15
    # Two or three short sentences may be read alone: they keep the grade that the whole sheet has to keep.
    hard = {name: one.grade for name, one in measured.sections.items() if one.grade is not None and one.grade > 6}
    assert not hard
    assert not {name: one.longest for name, one in measured.sections.items() if one.mean_words > 15}
