"""What belongs on the sheets of a plan, and the plan as a whole."""

import datetime as dt

import pytest

from botox_aid.domain.consultation import AnswerRecord, PlannedZone
from botox_aid.domain.plan import Plan
from botox_aid.domain.vocabulary import Concern, Side
from botox_aid.rules.plan import make_plan
from tests.rules.builder import REASON, UNSURE, YES, consultation
from tests.rules.small_catalogue import small_catalogue


def _plan(*args: object, **kwargs: object) -> Plan:
    made = consultation(*args, **kwargs)
    return make_plan(small_catalogue(made.jurisdiction), made)


def _ids(things: tuple) -> list[str]:
    return [thing.id for thing in things]


def test_aftercare_in_order_of_time_and_by_zone() -> None:
    assert _ids(_plan().aftercare) == ["upright", "no_rub", "nsaid", "tell_others"]
    assert "softfood" in _ids(_plan(zones=("masseter",)).aftercare)


@pytest.mark.parametrize("answer", [YES, UNSURE])
def test_a_finding_takes_its_own_variant_of_a_step(answer: str) -> None:
    steps = _ids(_plan({"anticoag": answer}).aftercare)
    assert "nsaid_blood_thinner" in steps
    assert "nsaid" not in steps


def test_red_flags_the_most_urgent_first() -> None:
    assert _ids(_plan().red_flags) == ["rf_breath", "rf_bruise", "rf_ptosis"]
    assert _ids(_plan(zones=("masseter",)).red_flags) == ["rf_breath", "rf_bruise", "rf_chew"]


def test_claims_by_concern_zone_and_finding() -> None:
    assert _ids(_plan().claims) == []
    assert _ids(_plan(concerns=(Concern.PORES,), zones=("masseter",)).claims) == ["pores", "jaw"]
    assert _ids(_plan({"active_acne": YES}, zones=("microtox_face",)).claims) == ["acne"]


def test_alternatives_always_hold_no_treatment() -> None:
    assert _ids(_plan(zones=("mentalis",)).alternatives) == ["no_treatment"]
    assert _ids(_plan(zones=("crows_feet",)).alternatives) == ["no_treatment", "fringe"]
    assert _ids(_plan(concerns=(Concern.ACNE,)).alternatives) == ["no_treatment", "acne_care", "fringe"]


def test_own_risks_in_the_order_of_the_findings() -> None:
    recent = AnswerRecord(YES, date=dt.date(2026, 11, 1))
    plan = _plan({"anticoag": UNSURE, "toxin_recent": recent, "human_albumin": YES}, overrides={"toxin_recent": REASON})
    assert plan.own_risks == ("toxin_recent", "anticoag")
    assert _plan({"toxin_recent": recent}).own_risks == ()


def test_a_site_that_is_not_treated_adds_no_risk() -> None:
    assert _plan({"prior_surgery": AnswerRecord(YES, ("mentalis",))}).own_risks == ()
    assert _plan({"prior_surgery": YES}).own_risks == ("prior_surgery",)


def test_the_zones_of_a_plan_in_the_order_of_choosing() -> None:
    planned = (PlannedZone("masseter", 25, Side.LEFT), PlannedZone("crows_feet", 12, Side.LEFT))
    plan = _plan(zones=planned)
    assert [(zone.zone, zone.letter, zone.on_label, zone.label_units) for zone in plan.zones] == [
        ("masseter", "A", False, None),
        ("crows_feet", "B", True, (12, 12)),
    ]
    assert plan.total_units == 37
    assert _plan(product="").zones[0].on_label is None


def test_a_consent_sheet_is_about_someone_somewhere_with_something() -> None:
    assert _plan().consent_needs == ()
    empty = _plan(name="  ", born=None, visit=None, product="", zones=())
    assert empty.consent_needs == ("patient.name", "patient.date_of_birth", "visit.date", "product", "zones")
    no_product = _plan(product="")
    assert no_product.assessment.consent_allowed
    assert no_product.consent_needs == ("product",)
