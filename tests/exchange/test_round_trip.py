"""What is written reads back as the same value, and is written the same way each time."""

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from botox_aid.domain.consultation import (
    AnswerRecord,
    Clinic,
    Consultation,
    Lot,
    Needs,
    Override,
    Patient,
    PlannedZone,
    Point,
    Professional,
    Signature,
    Signatures,
    Stroke,
    Talk,
    TeachBack,
    Visit,
)
from botox_aid.domain.errors import InputError
from botox_aid.domain.letter import trimmed
from botox_aid.domain.vocabulary import Answer, Concern, Decision, Jurisdiction, Side, View
from botox_aid.exchange.consultation_file import read, write
from botox_aid.exchange.known_ids import KnownIds
from tests.exchange.sample_file import GOOD, KNOWN
from tests.rules.small_catalogue import UK, US, small_catalogue

VISIT = dt.date(2026, 11, 20)
# Letters of every kind, with the line ends and tabs that a note may hold.
_LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))
NAMES = st.text(_LETTERS, min_size=1, max_size=200).filter(trimmed)
LINES = st.text(_LETTERS, max_size=200)
NOTES = st.text(st.one_of(_LETTERS, st.sampled_from("\n\t")), max_size=300)
WORDS = st.text(_LETTERS, min_size=1, max_size=30).filter(trimmed)
DAYS = st.dates(dt.date(1900, 1, 1), VISIT)
UNITS = st.one_of(st.integers(0, 2000).map(float), st.floats(0, 2000))
SPANS = st.floats(0, 1)

people = st.builds(Professional, st.one_of(st.just(""), NAMES), LINES, LINES)
points = st.builds(
    Point,
    st.sampled_from(View),
    SPANS,
    SPANS,
    st.one_of(st.none(), st.floats(0, 2)),
    st.one_of(st.none(), st.sampled_from(Side)),
)


@st.composite
def planned_zones(draw: st.DrawFn) -> tuple[PlannedZone, ...]:
    chosen = draw(st.lists(st.sampled_from(sorted(KNOWN.zones)), unique=True))
    return tuple(
        PlannedZone(
            zone,
            draw(st.one_of(st.none(), st.floats(20, 2000))),
            draw(st.sampled_from(Side)) if KNOWN.zones[zone] else Side.BOTH,
            tuple(draw(st.lists(points, max_size=5))),
        )
        for zone in chosen
    )


@st.composite
def answers(draw: st.DrawFn) -> dict[str, AnswerRecord]:
    chosen = draw(st.lists(st.sampled_from(sorted(KNOWN.questions)), unique=True))
    made = {}
    for question in chosen:
        asked = KNOWN.questions[question]
        zones = st.lists(st.sampled_from(sorted(KNOWN.zones)), unique=True, max_size=3)
        made[question] = AnswerRecord(
            draw(st.sampled_from(Answer)),
            tuple(draw(zones)) if "zones" in asked else (),
            draw(st.one_of(st.none(), DAYS)) if "date" in asked else None,
            draw(st.one_of(st.just(""), WORDS)) if "product" in asked else "",
            draw(st.one_of(st.none(), UNITS)) if "units" in asked else None,
            draw(NOTES),
        )
    return made


moments = st.datetimes(
    dt.datetime.fromisoformat("1900-01-01"),
    dt.datetime.fromisoformat("2199-01-01"),
    timezones=st.sampled_from([None, dt.UTC]),
)
spots = st.tuples(st.floats(-50, 200), st.floats(-50, 200))
strokes = st.one_of(
    st.builds(Stroke, st.lists(spots, max_size=4).map(tuple)),
    st.lists(st.tuples(spots, st.floats(0, 1)), max_size=4).map(
        lambda pairs: Stroke(tuple(spot for spot, _ in pairs), tuple(weight for _, weight in pairs))
    ),
)
signatures = st.one_of(
    st.none(),
    st.builds(
        Signature,
        st.booleans(),
        st.lists(
            strokes,
            max_size=3,
        ).map(tuple),
        st.one_of(st.none(), moments),
    ),
)


@st.composite
def consultations(draw: st.DrawFn) -> Consultation:
    jurisdiction = draw(st.sampled_from(Jurisdiction))
    visit = draw(st.one_of(st.none(), st.just(VISIT)))
    clock = st.times().map(lambda time: time.replace(second=0, microsecond=0))
    overrides = st.dictionaries(st.sampled_from(sorted(KNOWN.findings)), st.builds(Override, NOTES, LINES), max_size=4)
    return Consultation(
        jurisdiction=jurisdiction,
        language=draw(st.sampled_from(sorted(KNOWN.languages))),
        patient=Patient(draw(st.one_of(st.just(""), NAMES)), draw(st.one_of(st.none(), DAYS)), draw(LINES)),
        visit=Visit(
            visit,
            draw(st.one_of(st.none(), clock)),
            draw(people),
            draw(people),
            draw(st.one_of(st.none(), st.booleans())),
            draw(LINES),
            draw(st.one_of(st.none(), st.dates(VISIT, VISIT + dt.timedelta(days=366)))),
        ),
        concerns=tuple(draw(st.lists(st.sampled_from(Concern), unique=True))),
        hoped_result=draw(NOTES),
        product=draw(st.sampled_from(["", *sorted(KNOWN.products[jurisdiction])])),
        lot=Lot(draw(LINES), draw(st.one_of(st.none(), st.dates(VISIT, dt.date(2199, 1, 1))))),
        answers=draw(answers()),
        zones=draw(planned_zones()),
        overrides=draw(overrides),
        decision=draw(st.one_of(st.none(), st.sampled_from(Decision))),
        talk=Talk(
            tuple(draw(st.lists(WORDS, max_size=3))),
            tuple(draw(st.lists(WORDS, max_size=3))),
            draw(NOTES),
            draw(NOTES),
            tuple(draw(st.lists(st.builds(TeachBack, WORDS, NOTES), max_size=2))),
            draw(st.one_of(st.none(), st.booleans())),
            draw(LINES),
        ),
        needs=Needs(draw(LINES), draw(st.booleans())),
        signatures=Signatures(draw(signatures), draw(signatures)),
        clinic=Clinic(draw(LINES), draw(NOTES), draw(LINES), draw(NOTES), draw(NOTES)),
    )


@settings(max_examples=150, deadline=None)
@given(consultations())
def test_what_is_written_reads_back_the_same(consultation: Consultation) -> None:
    data = write(consultation)
    again = read(data, KNOWN)
    assert again == consultation
    assert write(again) == data


def test_the_example_of_the_format_reads_to_its_values() -> None:
    made = read(json.dumps(GOOD).encode(), KNOWN)
    assert made.patient == Patient("Alex Example", dt.date(1984, 5, 17), "A-1042")
    assert made.visit.time == dt.time(10, 30)
    assert made.answers["infection_site"] == AnswerRecord(Answer.YES, ("mentalis",))
    assert made.answers["toxin_recent"].units == 40
    assert made.zones[1] == PlannedZone("masseter", 25, Side.LEFT)
    assert made.zones[2].points == (Point(View.FRONT, 0.3, 0.41, 4, Side.RIGHT),)
    assert made.overrides["pregnancy"].by == "Dr B Example"
    assert made.decision is Decision.PROCEED
    assert read(write(made), KNOWN) == made


def test_the_least_that_a_file_may_hold() -> None:
    made = read(b'{"format": "botox-aid.consultation/1", "jurisdiction": "uk"}', KNOWN)
    assert made == Consultation(UK, "en-GB")
    assert write(made) == (
        b'{\n  "format": "botox-aid.consultation/1",\n  "jurisdiction": "uk",\n  "language": "en-GB"\n}\n'
    )


def test_keys_stand_in_one_order_whatever_the_order_of_answering() -> None:
    one = Consultation(US, "en-US").with_answer("pregnancy", AnswerRecord(Answer.NO))
    one = one.with_answer("anticoag", AnswerRecord(Answer.YES, note="aspirin"))
    other = Consultation(US, "en-US").with_answer("anticoag", AnswerRecord(Answer.YES, note="aspirin"))
    other = other.with_answer("pregnancy", AnswerRecord(Answer.NO))
    assert write(one) == write(other)
    assert list(json.loads(write(read(json.dumps(GOOD).encode(), KNOWN)))) == list(GOOD)
    assert write(one).endswith(b"}\n")


def test_letters_stay_letters() -> None:
    made = Consultation(UK, "en-GB", patient=Patient("Zoë Nguyễn Ωμέγα مريم"))
    assert "Zoë Nguyễn Ωμέγα مريم" in write(made).decode()


def test_half_a_letter_cannot_be_written() -> None:
    with pytest.raises(InputError, match="U\\+D800"):
        write(Consultation(UK, "en-GB", hoped_result="a\ud800b"))


@pytest.mark.parametrize(
    "override", [{}, {"reason": ""}, {"by": ""}, {"reason": "too short", "by": "B"}, {"reason": "x" * 2000, "by": ""}]
)
def test_an_override_that_does_not_count_is_still_read(override: dict[str, str]) -> None:
    form = {**GOOD, "overrides": {"pregnancy": override, "not_examined": override}}
    made = read(json.dumps(form).encode(), KNOWN)
    assert made.overrides["pregnancy"] == Override(override.get("reason", ""), override.get("by", ""))


def test_both_sides_may_be_said_of_any_zone() -> None:
    form = {**GOOD, "zones": [{"zone": "nose_tip", "side": "both"}]}
    assert read(json.dumps(form).encode(), KNOWN).zones == (PlannedZone("nose_tip"),)


def test_typed_decimals_of_points_may_fill_a_zone_exactly() -> None:
    point = {"view": "front", "x": 0.5, "y": 0.5, "units": 0.1}
    form = {**GOOD, "zones": [{"zone": "glabella", "units": 0.3, "points": [point] * 3}]}
    assert read(json.dumps(form).encode(), KNOWN).zones[0].units == 0.3


def test_what_a_derived_item_of_candidacy_was_answered_is_read() -> None:
    form = {**GOOD, "answers": {"age_65": "no", "under18_england": "no"}}
    assert read(json.dumps(form).encode(), KNOWN).answers.keys() == {"age_65", "under18_england"}


def test_without_a_visit_date_other_dates_have_no_upper_bound_but_the_calendar() -> None:
    form = {**GOOD, "visit": {"review_date": "2026-12-04"}}
    assert read(json.dumps(form).encode(), KNOWN).visit.review_date == dt.date(2026, 12, 4)


def test_ids_of_two_jurisdictions_are_kept_apart() -> None:
    known = KnownIds.of((small_catalogue(US), small_catalogue(UK)), ("en-GB",))
    assert "bocouture" in known.products[UK]
    assert "bocouture" not in known.products[US]
    assert known.own_language == {US: "en-US", UK: "en-GB"}
    assert known.questions["infection_site"] == {"zones", "note"}
    assert "off_label" in known.findings
    assert "off_label" not in known.questions
