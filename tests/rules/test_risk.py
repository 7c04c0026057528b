"""The risk table."""

from collections.abc import Iterator

import pytest

from botox_aid.domain.plan import Risk, RiskGroup
from botox_aid.rules.figure import same_drug
from botox_aid.rules.risk import risks
from botox_aid.rules.selection import red_flags
from tests.rules.builder import UK, US, consultation
from tests.rules.shipped import shipped_catalogue
from tests.rules.small_catalogue import small_catalogue


def _rows(*zones: str, product: str = "botox_cosmetic", uk: bool = False) -> dict[str, Risk]:
    place = UK if uk else US
    found = risks(small_catalogue(place), consultation(zones=zones, product=product, jurisdiction=place))
    assert len({risk.concept for risk in found}) == len(found)
    return {risk.concept: risk for risk in found}


def test_nothing_before_a_zone_is_chosen() -> None:
    assert _rows() == {}


def test_two_texts_on_one_drug_show_the_higher() -> None:
    rate = _rows("glabella")["droopy_lid"].rate
    assert rate is not None
    assert (rate.percent, rate.higher_of_two, rate.borrowed) == (3.0, True, False)


def test_the_higher_figure_takes_the_placebo_of_the_other_text() -> None:
    rate = _rows("glabella")["droopy_lid"].rate
    assert rate is not None
    assert rate.control_percent == 0.0
    assert rate.sources == ("counted_3.0", "counted_2.4")


def test_another_drug_or_setting_lends_no_placebo() -> None:
    rate = _rows("glabella", "crows_feet")["eye_strain"].rate
    assert rate is not None
    assert (rate.control_percent, rate.higher_of_two) == (None, False)


def test_the_products_own_count_comes_before_another_drugs() -> None:
    rows = _rows("glabella", product="dysport")
    droop, headache = rows["droopy_lid"].rate, rows["headache"].rate
    assert droop is not None
    assert headache is not None
    assert (droop.percent, droop.borrowed, droop.higher_of_two) == (2.0, False, False)
    assert (headache.percent, headache.borrowed) == (11.3, True)  # the label's own was never read


def test_without_a_product_nothing_is_borrowed() -> None:
    rate = _rows("glabella", product="")["headache"].rate
    assert rate is not None
    assert not rate.borrowed


def test_the_highest_zone_gives_the_figure() -> None:
    rows = _rows("glabella", "crows_feet")
    assert rows["bruise"].rate_zone == "crows_feet"
    assert rows["bruise"].rate is not None
    assert rows["bruise"].rate.percent == 2.6
    assert rows["bruise"].zones == ()  # any injection brings it


def test_a_figure_of_zones_treated_together_says_so() -> None:
    rate = _rows("forehead")["headache"].rate
    assert rate is not None
    assert rate.setting == ("forehead", "glabella")


def test_the_pooled_figure_serves_only_the_upper_face() -> None:
    rows = _rows("forehead")
    assert rows["bruise"].rate is not None
    assert (rows["bruise"].rate.percent, rows["bruise"].rate_zone) == (3.1, "")
    assert _rows("masseter")["bruise"].rate is None
    assert "droopy_lid" not in _rows("masseter")
    assert _rows("forehead")["droopy_lid"].zones == ("forehead",)


def test_an_unread_figure_never_prints() -> None:
    assert _rows("glabella")["loss_of_response"].rate is None


def test_what_nobody_read_prints_only_where_silence_is_less_safe() -> None:
    rows = _rows("forehead")
    assert "lid_hooding" in rows
    assert "tight_skin" not in rows


def test_sums_and_the_aim_itself_are_no_rows() -> None:
    assert not {"any_event", "weaker_frown"} & _rows("glabella").keys()


def test_the_label_adds_rows_of_at_least_one_in_a_hundred() -> None:
    rows = _rows("glabella")
    assert rows["eye_strain"].zones == ("glabella",)
    assert not {"nausea", "dizziness"} & rows.keys()


def test_zones_counted_together_count_only_where_all_are_chosen() -> None:
    alone, both = _rows("glabella"), _rows("glabella", "crows_feet")
    assert alone["eye_strain"].rate is not None
    assert both["eye_strain"].rate is not None
    assert (alone["eye_strain"].rate.percent, both["eye_strain"].rate.percent) == (1.2, 4.0)
    assert "nausea" in both
    assert not {"nausea", "itching"} & alone.keys()


def test_a_cold_is_a_row_only_where_the_drug_adds_to_it() -> None:
    assert not {"cold_like", "flu_like"} & _rows("glabella").keys()
    assert "cold_like" in _rows("glabella", "crows_feet")


def test_groups_and_order() -> None:
    groups = {concept: risk.group for concept, risk in _rows("glabella", "masseter").items()}
    assert groups["sting"] is RiskGroup.MOST
    assert groups["headache"] is groups["weak_bite"] is RiskGroup.LESS_OFTEN
    assert groups["bruise"] is groups["droopy_lid"] is RiskGroup.LESS_OFTEN
    assert groups["swallow_trouble"] is groups["double_vision"] is groups["infection"] is RiskGroup.SERIOUS
    assert list(groups)[:3] == ["sting", "weak_bite", "headache"]
    serious = [concept for concept, group in groups.items() if group is RiskGroup.SERIOUS]
    assert serious[:2] == ["severe_allergy", "swallow_trouble"]


def test_four_arrays_at_most_and_the_lid_droop_among_them() -> None:
    rows = _rows("glabella", "crows_feet", "forehead")
    drawn = {concept for concept, risk in rows.items() if risk.array}
    assert drawn == {"headache", "droopy_lid", "heavy_lids", "bruise"}
    assert all(risk.rate is not None and risk.rate.in_100 >= 1 for risk in rows.values() if risk.array)
    assert not _rows("crows_feet")["droopy_lid"].array


def test_the_suffix_of_a_us_name_makes_no_other_drug() -> None:
    assert same_drug("prabotulinumtoxinA-xvfs", "PrabotulinumtoxinA")
    assert not same_drug("botulinumtoxinA", "onabotulinumtoxinA")


def test_a_zero_hides_no_zone_that_nobody_counted() -> None:
    alone = _rows("crows_feet")["droopy_lid"].rate
    assert alone is not None
    assert alone.percent == 0
    pooled = _rows("crows_feet", "brow_lift")["droopy_lid"]
    assert pooled.rate is not None
    assert (pooled.rate.percent, pooled.rate_zone) == (1.1, "")


def test_a_serious_effect_is_never_said_to_hit_nobody() -> None:
    assert _rows("platysma")["swallow_trouble"].rate is None


def _shipped() -> Iterator[tuple[str, str, Risk]]:
    """Yield each row of each shipped product on each zone, and on all of them."""
    for place in (US, UK):
        catalogue = shipped_catalogue(place)
        for product in catalogue.products:
            for zones in (*((zone,) for zone in catalogue.zones), tuple(catalogue.zones)):
                made = consultation(zones=zones, product=product, jurisdiction=place)
                yield from (("+".join(zones), product, risk) for risk in risks(catalogue, made))


def test_nothing_that_fewer_than_half_have_is_said_of_most_people() -> None:
    for zones, product, risk in _shipped():
        if risk.group is RiskGroup.MOST:
            known = risk.rate is not None and risk.rate.percent >= 50
            assert known or risk.concept in {"sting", "bumps"}, f"{zones} {product} {risk.concept}"


def test_the_emergency_box_holds_nothing_that_a_row_helps_more() -> None:
    """Dry eyes and a sagging lid need eye drops and a call: how long they last and what to do stand in their row."""
    found = {risk.concept: risk.group for _, _, risk in _shipped()}
    assert found["dry_eye"] is found["lower_lid_sag"] is RiskGroup.LESS_OFTEN
    assert found["sore_eye"] is found["double_vision"] is found["distant_spread"] is RiskGroup.SERIOUS


@pytest.mark.parametrize("zone", ["crows_feet", "infraorbital"])
def test_the_sign_that_a_dry_eye_turns_bad_is_still_told(zone: str) -> None:
    made = consultation(zones=(zone,))
    assert "rf_eye_red" in {flag.id for flag in red_flags(shipped_catalogue(US), made)}
