"""What answers raise, and which questions are asked."""

import datetime as dt

import pytest

from botox_aid.domain.consultation import AnswerRecord, Override
from botox_aid.domain.vocabulary import Concern, Level
from tests.rules.builder import NO, REASON, UK, UNSURE, VISIT, YES, assessed, ids, only


def test_a_complete_file_without_a_factor_is_allowed() -> None:
    assessment = assessed()
    assert assessment.findings == ()
    assert assessment.missing == assessment.dropped == assessment.blocked_by == ()
    assert assessment.consent_allowed


def test_a_question_without_an_answer_is_missing_and_blocks() -> None:
    assessment = assessed(complete=False)
    assert "pregnancy" in assessment.missing
    assert "cow_milk" not in assessment.missing  # hidden by the product
    assert "cold_sore" not in assessment.missing  # hidden by the zones
    assert assessment.blocked_by == ("missing",)
    assert not assessment.consent_allowed


@pytest.mark.parametrize(
    ("question", "jurisdiction", "product", "level"),
    [
        ("hypersens_toxin", "us", "botox_cosmetic", "hard_stop"),
        ("mg_lems", "us", "botox_cosmetic", "stop"),
        ("mg_lems", "uk", "bocouture", "hard_stop"),
        ("mg_lems", "uk", "", "hard_stop"),
        ("inflammation_site", "us", "botox_cosmetic", "stop"),
        ("inflammation_site", "uk", "bocouture", "hard_stop"),
        ("inflammation_site", "uk", "azzalure", "stop"),
        ("inflammation_site", "uk", "", "stop"),
        ("cow_milk", "us", "dysport", "hard_stop"),
        ("cow_milk", "uk", "azzalure", "stop"),
        ("consent_lacks", "us", "botox_cosmetic", "hard_stop"),
        ("product_unlicensed", "uk", "", "hard_stop"),
        ("pregnancy", "us", "botox_cosmetic", "stop"),
        ("breastfeeding", "uk", "bocouture", "stop"),
        ("anticoag", "us", "botox_cosmetic", "caution"),
        ("human_albumin", "us", "botox_cosmetic", "note"),
    ],
)
def test_level_of_a_yes(question: str, jurisdiction: str, product: str, level: str) -> None:
    finding = only(assessed({question: YES}, jurisdiction=type(UK)(jurisdiction), product=product), question)
    assert finding.level == level
    assert finding.overridable == (level == "stop")
    assert not finding.unsure


@pytest.mark.parametrize(
    ("question", "jurisdiction", "product", "level", "overridable"),
    [
        ("consent_lacks", "us", "botox_cosmetic", "stop", False),
        ("hypersens_toxin", "us", "botox_cosmetic", "stop", False),
        ("inflammation_site", "uk", "bocouture", "stop", False),
        ("inflammation_site", "uk", "azzalure", "stop", True),
        ("pregnancy", "us", "botox_cosmetic", "stop", True),
        ("anticoag", "us", "botox_cosmetic", "caution", False),
        ("human_albumin", "us", "botox_cosmetic", "note", False),
    ],
)
def test_unsure_is_never_no(question: str, jurisdiction: str, product: str, level: str, overridable: bool) -> None:
    place = type(UK)(jurisdiction)
    assessment = assessed({question: UNSURE}, jurisdiction=place, product=product, overrides={question: REASON})
    finding = only(assessment, question)
    assert (finding.level, finding.unsure) == (level, True)
    assert finding.overridden == overridable
    assert assessment.consent_allowed == (overridable or level in ("caution", "note"))


def test_a_hard_stop_takes_no_override() -> None:
    assessment = assessed({"consent_lacks": YES}, overrides={"consent_lacks": REASON})
    assert not only(assessment, "consent_lacks").overridden
    assert assessment.blocked_by == ("consent_lacks",)


@pytest.mark.parametrize(
    ("reason", "by", "counts"),
    [
        ("the specialist agreed to it", "Dr B", True),
        ("x" * 20, "B", True),
        ("  " + "x" * 19 + "\n", "Dr B", False),
        ("\u200b" * 30, "Dr B", False),
        ("\u3164" * 30, "Dr B", False),
        ("\u2800" * 30, "Dr B", False),
        ("x" * 20, "  ", False),
        ("x" * 20, "", False),
        ("", "Dr B", False),
    ],
)
def test_only_a_reason_with_a_name_lifts_a_stop(reason: str, by: str, counts: bool) -> None:
    assessment = assessed({"pregnancy": YES}, overrides={"pregnancy": Override(reason, by)})
    assert only(assessment, "pregnancy").level is Level.STOP
    assert assessment.consent_allowed == counts


def test_an_override_of_a_caution_is_nothing() -> None:
    assessment = assessed({"anticoag": YES}, overrides={"anticoag": REASON})
    assert not only(assessment, "anticoag").overridden
    assert assessment.consent_allowed


def test_an_answer_to_a_hidden_question_is_dropped_and_reported() -> None:
    assessment = assessed({"cow_milk": YES, "cold_sore": YES})
    assert assessment.findings == ()
    assert assessment.dropped == ("cow_milk", "cold_sore")
    assert assessment.consent_allowed


def test_a_tick_for_what_data_decides_is_dropped() -> None:
    assessment = assessed({"age_65": YES, "under18_england": YES})
    assert assessment.findings == ()
    assert assessment.dropped == ("under18_england", "age_65")


def test_zones_of_a_site_specific_answer() -> None:
    here = assessed({"infection_site": AnswerRecord(YES, ("mentalis",))}, zones=("mentalis", "glabella"))
    assert only(here, "infection_site").zones == ("mentalis",)
    assert only(here, "infection_site").level is Level.HARD_STOP
    everywhere = assessed({"infection_site": YES}, zones=("mentalis", "glabella"))
    assert only(everywhere, "infection_site").zones == ("glabella", "mentalis")
    assert only(everywhere, "infection_site").level is Level.HARD_STOP


@pytest.mark.parametrize("answer", [YES, UNSURE])
def test_a_site_that_is_not_treated_is_a_note(answer: str) -> None:
    elsewhere = assessed({"infection_site": AnswerRecord(type(YES)(answer), ("mentalis",))})
    finding = only(elsewhere, "infection_site")
    assert (finding.level, finding.zones, finding.overridable) == (Level.NOTE, ("mentalis",), False)
    assert elsewhere.consent_allowed


def test_zones_never_soften_an_answer_about_the_whole_patient() -> None:
    finding = only(assessed({"hypersens_toxin": AnswerRecord(YES, ("mentalis",))}), "hypersens_toxin")
    assert finding.level is Level.HARD_STOP


def test_a_question_of_some_zones_names_those_that_are_chosen() -> None:
    finding = only(assessed({"cold_sore": YES}, zones=("mentalis", "glabella")), "cold_sore")
    assert finding.zones == ("mentalis",)


@pytest.mark.parametrize(
    ("given", "stops"),
    [
        (dt.date(2026, 11, 20), True),
        (dt.date(2026, 8, 21), True),
        (dt.date(2026, 8, 20), False),  # three months to the day, 92 days
        (dt.date(2024, 1, 1), False),
    ],
)
def test_toxin_recent_by_date(given: dt.date, stops: bool) -> None:
    assessment = assessed({"toxin_recent": AnswerRecord(YES, date=given)})
    assert ids(assessment) == ([("toxin_recent", "stop")] if stops else [])
    assert assessment.consent_allowed != stops


def test_toxin_recent_waits_for_day_90_after_a_february() -> None:
    on = assessed({"toxin_recent": AnswerRecord(YES, date=dt.date(2026, 2, 1))}, visit=dt.date(2026, 5, 1))
    assert only(on, "toxin_recent").values == {"date": dt.date(2026, 2, 1), "until": dt.date(2026, 5, 2)}
    assert not assessed(
        {"toxin_recent": AnswerRecord(YES, date=dt.date(2026, 2, 1))}, visit=dt.date(2026, 5, 2)
    ).findings


def test_toxin_recent_without_a_date_must_be_found_out() -> None:
    finding = only(assessed({"toxin_recent": YES}), "toxin_recent")
    assert (finding.level, finding.unsure, finding.overridable, dict(finding.values)) == (Level.STOP, True, True, {})


def test_toxin_recent_unsure_stays_a_stop_whatever_the_date() -> None:
    record = AnswerRecord(UNSURE, date=dt.date(2020, 1, 1))
    assert only(assessed({"toxin_recent": record}), "toxin_recent").level is Level.STOP


def test_toxin_recent_stops_where_the_visit_has_no_date() -> None:
    record = AnswerRecord(YES, date=dt.date(2020, 1, 1))
    assert only(assessed({"toxin_recent": record}, visit=None), "toxin_recent").level is Level.STOP


@pytest.mark.parametrize("zones", [("glabella",), ("microtox_face",)])
@pytest.mark.parametrize("answers", [{}, {"active_acne": NO}, {"active_acne": UNSURE}, {"active_acne": YES}])
def test_the_acne_concern_raises_active_acne_whatever_the_answer(zones: tuple[str, ...], answers: dict) -> None:
    assessment = assessed(answers, zones=zones, concerns=(Concern.ACNE,))
    finding = only(assessment, "active_acne")
    assert (finding.level, finding.unsure) == (Level.CAUTION, False)
    assert finding.zones == tuple(zone for zone in zones if zone == "microtox_face")
    assert assessment.dropped == (("active_acne",) if answers and zones == ("glabella",) else ())


def test_acne_is_raised_by_the_answer_too() -> None:
    assert only(assessed({"active_acne": YES}, zones=("microtox_face",)), "active_acne").level is Level.CAUTION


def test_the_heaviest_finding_comes_first() -> None:
    assessment = assessed(
        {"human_albumin": YES, "anticoag": YES, "breastfeeding": YES, "consent_lacks": YES, "pregnancy": YES}
    )
    assert ids(assessment) == [
        ("consent_lacks", "hard_stop"),
        ("pregnancy", "stop"),
        ("breastfeeding", "stop"),
        ("anticoag", "caution"),
        ("human_albumin", "note"),
    ]
    assert assessment.blocked_by == ("consent_lacks", "pregnancy", "breastfeeding")


def test_every_finding_names_its_source_and_its_sentence() -> None:
    finding = only(assessed({"anticoag": YES}), "anticoag")
    assert finding.sources == ("on_anticoag",)
    assert finding.text == "question.anticoag.why"


def test_missing_stands_beside_what_blocks() -> None:
    assessment = assessed({"pregnancy": YES}, complete=False, visit=VISIT)
    assert assessment.blocked_by == ("pregnancy", "missing")
