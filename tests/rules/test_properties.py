"""What must hold for every combination of answers, zones, product and dates, on the content that ships."""

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from botox_aid.domain.consultation import AnswerRecord, Consultation, Lot, Override, Patient, PlannedZone, Visit
from botox_aid.domain.plan import Assessment
from botox_aid.domain.vocabulary import Answer, Concern, Jurisdiction, Level, Side
from botox_aid.rules.candidacy import assess, is_asked
from botox_aid.rules.plan import make_plan
from tests.rules.letter_of_the_format import blocked, expected
from tests.rules.shipped import shipped_catalogue, shipped_ids

VISITS = st.dates(dt.date(2024, 1, 1), dt.date(2028, 12, 31))
REASONS = st.sampled_from(["", "too short", " " * 40, "x" * 19, "x" * 20, "the specialist agreed in writing"])
ANSWERS = st.sampled_from(Answer)


@st.composite
def records(draw: st.DrawFn, details: frozenset[str], visit: dt.date | None, zones: list[str]) -> AnswerRecord:
    # Days around the ends of the interval come up often.
    days = st.one_of(st.integers(85, 95), st.integers(0, 800)).map(
        lambda n: (visit or dt.date(2026, 1, 1)) - dt.timedelta(n)
    )
    return AnswerRecord(
        draw(ANSWERS),
        tuple(draw(st.lists(st.sampled_from(zones), unique=True, max_size=2))) if "zones" in details else (),
        draw(st.one_of(st.none(), days)) if "date" in details else None,
        draw(st.sampled_from(["", "botox_cosmetic", "xeomin", "some brand"])) if "product" in details else "",
        draw(st.one_of(st.none(), st.integers(0, 500).map(float))) if "units" in details else None,
    )


@st.composite
def files(draw: st.DrawFn) -> Consultation:
    jurisdiction = draw(st.sampled_from(Jurisdiction))
    catalogue, known = shipped_catalogue(jurisdiction), shipped_ids()
    every_zone = sorted(catalogue.zones)
    visit = draw(st.one_of(VISITS, VISITS, VISITS, st.none()))
    ages = st.one_of(st.sampled_from([17, 18, 64, 65, 74, 75]), st.integers(1, 110))
    born = None
    if draw(st.integers(0, 9)):
        today = visit or dt.date(2026, 1, 1)
        born = today.replace(year=today.year - draw(ages), day=min(today.day, 28)) + dt.timedelta(
            draw(st.integers(-1, 1))
        )
    chosen = draw(st.lists(st.sampled_from(every_zone), unique=True, max_size=5))
    units = st.one_of(st.none(), st.sampled_from([10.0, 12.0, 13.0, 20.0, 21.0, 24.0, 50.0, 60.0, 400.0]))
    planned = tuple(
        PlannedZone(zone, draw(units), draw(st.sampled_from(Side)) if catalogue.zones[zone].has_sides else Side.BOTH)
        for zone in chosen
    )
    made = Consultation(
        jurisdiction=jurisdiction,
        language="en-GB",
        patient=Patient("Alex Example", born),
        visit=Visit(visit, examined_in_person=draw(st.sampled_from([True, True, False, None]))),
        concerns=tuple(draw(st.lists(st.sampled_from(Concern), unique=True, max_size=2))),
        product=draw(st.sampled_from(["", *catalogue.products])),
        lot=Lot(expiry=draw(st.one_of(st.none(), VISITS))),
        zones=planned,
        overrides=draw(
            st.dictionaries(
                st.sampled_from(sorted(known.findings)), st.builds(Override, REASONS, st.sampled_from(["", "Dr B"]))
            )
        ),
    )
    # Mostly complete files with a few factors: where everything is answered at random, nothing is ever allowed.
    given_answers = dict.fromkeys(known.questions, AnswerRecord(Answer.NO))
    if draw(st.booleans()):
        given_answers = {
            item: given_answers[item] for item in catalogue.questions if is_asked(catalogue.questions[item], made)
        }
    overrides = dict(made.overrides)
    for item in draw(st.lists(st.sampled_from(sorted(known.questions)), unique=True, max_size=4)):
        given_answers[item] = draw(records(known.questions[item], visit, every_zone))
        if draw(st.booleans()):
            overrides[item] = draw(st.builds(Override, REASONS, st.sampled_from(["", "Dr B"])))
    for item in draw(st.lists(st.sampled_from(sorted(known.questions)), unique=True, max_size=2)):
        if draw(st.booleans()):
            given_answers.pop(item, None)
    return replace(made, answers=given_answers, overrides=overrides)


def _assessed(file: Consultation) -> Assessment:
    return assess(shipped_catalogue(file.jurisdiction), file)


@settings(max_examples=600, deadline=None)
@given(files())
def test_the_rules_say_what_the_format_says(file: Consultation) -> None:
    catalogue = shipped_catalogue(file.jurisdiction)
    assessment = _assessed(file)
    raised, missing, dropped = expected(catalogue, file)
    assert {(found.id, found.level.value, found.overridable) for found in assessment.findings} == raised
    assert set(assessment.missing) == missing
    assert set(assessment.dropped) == dropped
    assert set(assessment.blocked_by) == blocked(catalogue, file)
    assert assessment.consent_allowed == (not assessment.blocked_by)


@settings(max_examples=400, deadline=None)
@given(files())
def test_no_consent_sheet_past_a_hard_stop_nor_past_a_stop_without_a_reason(file: Consultation) -> None:
    plan = make_plan(shipped_catalogue(file.jurisdiction), file)
    assessment = plan.assessment
    if not assessment.consent_allowed:
        return
    assert not assessment.missing
    for finding in assessment.findings:
        assert finding.level is not Level.HARD_STOP
        if finding.level is Level.STOP:
            assert finding.override is not None
            assert len(finding.override.reason.strip()) >= 20
            assert finding.override.by.strip()
            assert finding.override is file.overrides[finding.id]


def _levels(assessment: Assessment) -> dict[tuple[str, tuple[str, ...]], int]:
    return {(found.id, found.zones): found.level.weight for found in assessment.findings}


@settings(max_examples=300, deadline=None)
@given(files(), st.data())
def test_adding_a_yes_never_lowers_a_level(file: Consultation, data: st.DataObject) -> None:
    before = _assessed(file)
    asked = [item for item in before.asked if file.answers.get(item, AnswerRecord(Answer.NO)).answer is Answer.NO]
    if not asked:
        return
    item = data.draw(st.sampled_from(asked))
    after = _assessed(file.with_answer(item, AnswerRecord(Answer.YES)))
    new = _levels(after)
    for key, weight in _levels(before).items():
        assert new.get(key, -1) >= weight
    assert any(found.id == item for found in after.findings)
    assert set(before.blocked_by) - {"missing"} <= set(after.blocked_by)


@settings(max_examples=300, deadline=None)
@given(files(), st.data())
def test_unsure_and_missing_are_never_no(file: Consultation, data: st.DataObject) -> None:
    asked = _assessed(file).asked
    item = data.draw(st.sampled_from(asked))
    unsure = _assessed(file.with_answer(item, AnswerRecord(Answer.UNSURE)))
    assert any(found.id == item for found in unsure.findings)
    yes = _assessed(file.with_answer(item, AnswerRecord(Answer.YES)))
    heaviest = {found.id: found.level for found in yes.findings}
    if heaviest[item] in (Level.HARD_STOP, Level.STOP):
        found = next(found for found in unsure.findings if found.id == item)
        assert found.level is Level.STOP
        assert found.overridable == (heaviest[item] is Level.STOP)
    open_question = _assessed(file.with_answer(item, None))
    assert item in open_question.missing
    assert not open_question.consent_allowed


@settings(max_examples=150, deadline=None)
@given(files(), st.integers(0, 99))
def test_order_and_repetition_change_nothing(file: Consultation, seed: int) -> None:
    catalogue = shipped_catalogue(file.jurisdiction)
    first = make_plan(catalogue, file)
    assert make_plan(catalogue, file) == first
    shuffled = random.Random(seed)
    answers = list(file.answers.items())
    zones = list(file.zones)
    shuffled.shuffle(answers)
    shuffled.shuffle(zones)
    other = make_plan(catalogue, replace(file, answers=dict(answers), zones=tuple(zones)))
    assert other.assessment == first.assessment
    assert (other.risks, other.schedule, other.aftercare) == (first.risks, first.schedule, first.aftercare)
    assert (other.red_flags, other.claims, other.own_risks) == (first.red_flags, first.claims, first.own_risks)


@settings(max_examples=200, deadline=None)
@given(files())
def test_an_answer_that_is_dropped_decides_nothing(file: Consultation) -> None:
    first = _assessed(file)
    without = file
    for item in first.dropped:
        without = without.with_answer(item, None)
    assert replace(first, dropped=()) == _assessed(without)


@settings(max_examples=300, deadline=None)
@given(files())
@example(Consultation(Jurisdiction.US, "en-US", visit=Visit(dt.date(2199, 12, 31)), zones=(PlannedZone("masseter"),)))
def test_every_part_of_a_plan_stands_on_the_content(file: Consultation) -> None:
    catalogue = shipped_catalogue(file.jurisdiction)
    plan = make_plan(catalogue, file)
    for finding in plan.assessment.findings:
        assert finding.sources
        assert set(finding.sources) <= catalogue.sources.keys()
        assert set(finding.zones) <= catalogue.zones.keys()
    for risk in plan.risks:
        assert risk.sources
        assert set(risk.zones) <= set(file.zone_ids)
        assert risk.rate is None or 0 <= risk.rate.percent <= 100
    assert sum(risk.array for risk in plan.risks) <= 4
    assert [zone.zone for zone in plan.zones] == list(file.zone_ids)
    assert "no_treatment" in [choice.id for choice in plan.alternatives]
    emergencies = [flag.id for flag in catalogue.red_flags if flag.urgency == "emergency" and not flag.zones]
    assert set(emergencies) <= {flag.id for flag in plan.red_flags}


@pytest.mark.parametrize("jurisdiction", Jurisdiction)
def test_the_content_holds_what_the_rules_name(jurisdiction: Jurisdiction) -> None:
    catalogue = shipped_catalogue(jurisdiction)
    derived = {item.id for item in catalogue.questions.values() if item.derived}
    assert derived == {
        "under18_england", "age_65", "age_75", "not_examined", "lot_expired", "age_over_label", "off_label",
        "units_over_label", "forehead_alone",
    }  # fmt: skip
    assert len(catalogue.questions) - 6 == 48
    assert len(catalogue.zones) == 15
    together = {entry.id for entry in catalogue.products.values() for each in entry.indications if each.dosed_with}
    assert together == {"botox_cosmetic" if jurisdiction is Jurisdiction.US else "botox_vistabel"}
    limited = {entry.id for entry in catalogue.products.values() if entry.session_limit is not None}
    assert limited == {"botox_cosmetic" if jurisdiction is Jurisdiction.US else "relfydess"}
    assert catalogue.legal.age_min == 18
