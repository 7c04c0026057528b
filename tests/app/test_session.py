"""The session: verbs, observers, undo and redo."""

import datetime as dt
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from botox_aid.app.history import Change
from botox_aid.app.print_setup import PrintSetup
from botox_aid.app.session import Session
from botox_aid.domain.consultation import (
    AnswerRecord,
    Clinic,
    Consultation,
    Needs,
    Patient,
    Point,
    Signature,
    Stroke,
    Talk,
    Visit,
)
from botox_aid.domain.vocabulary import Answer, Concern, Copy, Decision, Edition, Jurisdiction, SheetKind, Side, View
from botox_aid.rules.plan import make_plan

ZONES = ("glabella", "crows_feet", "masseter", "forehead")
TEXT = st.text(alphabet="ab \n", max_size=6)
UNITS = st.none() | st.sampled_from([0.0, 2.0, 4.5, 20.0])
ZONE, SIDE = st.sampled_from(ZONES), st.sampled_from(list(Side))


def verbs():
    """Every verb with arguments that a page could give."""
    return st.one_of(
        st.builds(lambda t: lambda s: s.set_patient(replace(s.consultation.patient, name=t), "name"), TEXT),
        st.builds(lambda t: lambda s: s.set_visit(replace(s.consultation.visit, age_checked_by=t), "age"), TEXT),
        st.builds(lambda c, on: lambda s: s.choose_concern(c, on), st.sampled_from(list(Concern)), st.booleans()),
        st.builds(lambda t: lambda s: s.set_hoped_result(t), TEXT),
        st.builds(lambda on: lambda s: s.set_needs(Needs(large_print=on)), st.booleans()),
        st.builds(lambda t: lambda s: s.set_clinic(Clinic(name=t)), TEXT),
        st.builds(lambda n: lambda s: s.choose_setup(replace(s.setup, patient_copies=n)), st.integers(0, 3)),
        st.builds(lambda e: lambda s: s.choose_setup(replace(s.setup, edition=e)), st.sampled_from(list(Edition))),
        st.builds(lambda a: lambda s: s.say_answer("anticoag", a), st.sampled_from(list(Answer))),
        st.builds(lambda: lambda s: s.answer("anticoag", None)),
        st.builds(lambda: lambda s: s.answer_no_to_rest("allergies")),
        st.builds(lambda t: lambda s: s.override("toxin_recent", t, "Dr"), TEXT),
        st.builds(lambda: lambda s: s.take_back_override("toxin_recent")),
        st.builds(lambda z, on, side: lambda s: s.choose_zone(z, on, side), ZONE, st.booleans(), SIDE),
        st.builds(lambda z, side: lambda s: s.toggle_zone_side(z, side), ZONE, SIDE),
        st.builds(lambda z, u: lambda s: s.set_zone_units(z, u), ZONE, UNITS),
        st.builds(
            lambda z, u, side: lambda s: s.place_point(z, Point(View.FRONT, 0.3, 0.4, u, side)), ZONE, UNITS, SIDE
        ),
        st.builds(lambda z, i: lambda s: s.move_point(z, i, 1.4, -0.2), ZONE, st.integers(0, 3)),
        st.builds(lambda z, i, u: lambda s: s.set_point_units(z, i, u), ZONE, st.integers(0, 3), UNITS),
        st.builds(lambda z, i: lambda s: s.remove_point(z, i), ZONE, st.integers(0, 3)),
        st.builds(lambda z, side: lambda s: s.mirror_points(z, side), ZONE, SIDE),
        st.builds(lambda p: lambda s: s.set_product(p), st.sampled_from(["botox_cosmetic", "xeomin", ""])),
        st.builds(lambda t: lambda s: s.set_lot(t, dt.date(2027, 1, 1), "lot"), TEXT),
        st.builds(
            lambda c, on: lambda s: s.cover_risks((c,), on), st.sampled_from(["bruise", "headache"]), st.booleans()
        ),
        st.builds(lambda on: lambda s: s.discuss_option("wait", on), st.booleans()),
        st.builds(lambda t: lambda s: s.set_said("bruise", t), TEXT),
        st.builds(lambda t: lambda s: s.set_talk(replace(s.consultation.talk, asked=t), "asked"), TEXT),
        st.builds(lambda: lambda s: s.sign_as_patient(Signature())),
        st.builds(lambda: lambda s: s.sign_as_clinician(Signature(False, (Stroke(((1.0, 1.0), (2.0, 2.0))),)))),
        st.builds(lambda d: lambda s: s.decide(d), st.sampled_from([None, *Decision])),
        st.builds(lambda: lambda s: s.set_language("en-GB")),
        st.builds(lambda j: lambda s: s.set_jurisdiction(j, "en-GB"), st.sampled_from(list(Jurisdiction))),
        st.builds(lambda: lambda s: s.end_typing()),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(verbs(), max_size=15))
def test_undo_returns_every_value_and_redo_comes_back(library, empty, acts) -> None:
    session = Session(empty, library.catalogue, make_plan)
    trail = [session.consultation]
    for act in acts:
        act(session)
        if session.consultation != trail[-1]:
            trail.append(session.consultation)
    last = session.consultation
    seen = [last]
    while session.undoable:
        session.undo()
        seen.append(session.consultation)
    assert session.consultation == empty
    assert all(value in trail for value in seen)
    for expected in reversed(seen[:-1]):
        session.redo()
        assert session.consultation == expected
    assert session.consultation == last
    assert session.redoable is None


def test_an_equal_value_is_no_change(session_of, planned) -> None:
    session = session_of(planned)
    told = []
    session.observe(lambda: told.append(1))
    session.set_patient(planned.patient)
    session.choose_zone("glabella", True)
    assert not told
    assert session.undoable is None
    assert not session.has_unsaved_changes


def test_typing_in_one_field_is_one_change(session_of, empty) -> None:
    session = session_of(empty)
    for text in ("A", "Al", "Ale"):
        session.set_patient(Patient(name=text), "patient_name")
    session.undo()
    assert session.consultation == empty
    session.redo()
    assert session.consultation.patient.name == "Ale"


def test_leaving_a_field_ends_the_change(session_of, empty) -> None:
    session = session_of(empty)
    session.set_patient(Patient(name="A"), "patient_name")
    session.end_typing()
    session.set_patient(Patient(name="Al"), "patient_name")
    session.undo()
    assert session.consultation.patient.name == "A"


def test_typing_back_to_the_start_leaves_nothing_to_undo(session_of, empty) -> None:
    session = session_of(empty)
    session.set_patient(Patient(name="A"), "patient_name")
    session.set_patient(Patient(), "patient_name")
    assert session.undoable is None


def test_the_plan_is_made_once_for_each_change(library, planned) -> None:
    made = []

    def plan_of(catalogue, consultation: Consultation):
        made.append(consultation)
        return make_plan(catalogue, consultation)

    session = Session(planned, library.catalogue, plan_of)
    assert session.plan is session.plan
    assert len(made) == 1
    session.set_product("xeomin")
    assert session.plan is session.state.plan
    assert len(made) == 2


def test_an_observer_can_stop(session_of, empty) -> None:
    session = session_of(empty)
    told = []
    stop = session.observe(lambda: told.append(1))
    session.set_hoped_result("a")
    stop()
    stop()
    session.set_hoped_result("b")
    assert told == [1]


def test_begin_starts_a_new_history(session_of, empty, planned) -> None:
    session = session_of(empty)
    session.set_hoped_result("a")
    session.begin(planned)
    assert session.consultation == planned
    assert session.undoable is None
    assert not session.has_unsaved_changes


def test_saving_is_remembered(session_of, empty) -> None:
    session = session_of(empty)
    session.set_hoped_result("a")
    assert session.has_unsaved_changes
    session.mark_saved()
    assert not session.has_unsaved_changes


def with_inverted(catalogue, question_id: str):
    """The content with one question worded so that its plain "yes" means that the factor is absent."""
    question = replace(catalogue.questions[question_id], yes_is_good=True)
    return replace(catalogue, questions={**catalogue.questions, question_id: question})


def test_no_to_the_rest_leaves_questions_whose_yes_is_good(planned, library) -> None:
    catalogue = with_inverted(library.catalogue(planned.jurisdiction), "hypersens_toxin")
    session = Session(planned, lambda _jurisdiction: catalogue, make_plan)
    for group in catalogue.question_groups:
        session.answer_no_to_rest(group.id)
    assert session.plan.assessment.missing == ("hypersens_toxin",)
    assert session.answer_no_to_rest("allergies") == ()


def test_a_plain_yes_to_an_inverted_question_records_that_the_factor_is_absent(planned, library) -> None:
    catalogue = with_inverted(library.catalogue(planned.jurisdiction), "hypersens_toxin")
    session = Session(planned, lambda _jurisdiction: catalogue, make_plan)
    session.say_answer("hypersens_toxin", Answer.YES)
    assert session.consultation.answers["hypersens_toxin"].answer is Answer.NO


def test_a_new_answer_drops_the_details_it_does_not_ask_for(session_of, planned) -> None:
    session = session_of(planned)
    session.answer("toxin_recent", AnswerRecord(Answer.YES, date=dt.date(2026, 10, 1), product="xeomin", units=40))
    session.say_answer("toxin_recent", Answer.NO)
    assert session.consultation.answers["toxin_recent"] == AnswerRecord(Answer.NO)


def test_another_jurisdiction_drops_product_and_lot(session_of, planned) -> None:
    session = session_of(planned)
    session.set_jurisdiction(Jurisdiction.UK, "en-GB")
    changed = session.consultation
    assert (changed.jurisdiction, changed.language, changed.product, changed.lot.number) == (
        Jurisdiction.UK,
        "en-GB",
        "",
        "",
    )


def test_what_cannot_be_saved_is_cleaned_as_it_is_typed(session_of, empty) -> None:
    session = session_of(empty)
    session.set_patient(Patient(name="A\x00lex\nB" + "x" * 300))
    assert session.consultation.patient.name.startswith("Alex Bxx")
    assert len(session.consultation.patient.name) == 200
    session.set_talk(Talk(asked="one\r\ntwo\x07"))
    assert session.consultation.talk.asked == "one\ntwo"


def test_a_comparison_lays_the_last_visit_beside(session_of, empty, planned) -> None:
    session = session_of(empty)
    session.compare_with(planned)
    assert session.state.last_visit == planned
    session.set_visit(Visit(date=dt.date(2027, 1, 1)))
    assert session.state.last_visit == planned


def test_undo_and_redo_without_anything_to_do(session_of, empty) -> None:
    session = session_of(empty)
    session.undo()
    session.redo()
    assert session.consultation == empty


def test_a_fresh_plan_can_be_asked_for(session_of, planned) -> None:
    session = session_of(planned)
    first = session.plan
    session.refresh()
    assert session.plan is not first
    assert session.plan == first
    assert session.visits == 1
    session.begin(planned)
    assert session.visits == 2


def test_what_was_talked_about_can_be_taken_back(session_of, planned) -> None:
    session = session_of(planned)
    session.discuss_option("wait", True)
    session.discuss_option("wait", True)
    session.set_said("bruise", "call")
    session.set_said("bruise", "call you")
    session.set_said("bruise", "")
    session.discuss_option("wait", False)
    assert session.consultation.talk == Talk()


def test_copies_and_size_of_print_are_undone_and_which_sheet_is_looked_at_is_not(session_of, planned) -> None:
    session = session_of(planned)
    first = session.setup
    session.choose_setup(replace(first, kind=SheetKind.AFTERCARE))
    assert session.undoable is None, "looking is no change"
    session.choose_setup(replace(session.setup, patient_copies=2))
    session.set_hoped_result("calmer")
    session.choose_setup(replace(session.setup, edition=Edition.LARGE_PRINT))
    assert session.undoable == Change("printing")
    session.undo()
    assert (session.setup.edition, session.setup.patient_copies) == (Edition.STANDARD, 2)
    assert session.consultation.hoped_result == "calmer"
    session.undo()
    session.undo()
    assert session.setup == replace(first, kind=SheetKind.AFTERCARE)
    assert session.consultation == planned
    for _ in range(3):
        session.redo()
    assert session.setup == PrintSetup(SheetKind.AFTERCARE, Copy.PATIENT, Edition.LARGE_PRINT, 2, 1)


def test_the_size_of_print_follows_the_need_and_goes_back_with_it(session_of, planned) -> None:
    session = session_of(planned)
    session.set_needs(replace(planned.needs, large_print=True))
    assert session.setup.edition is Edition.LARGE_PRINT
    session.choose_setup(replace(session.setup, edition=Edition.STANDARD))
    session.undo()
    assert session.setup.edition is Edition.LARGE_PRINT
    session.undo()
    assert session.setup.edition is Edition.STANDARD
    assert session.consultation == planned


def test_another_visit_begins_with_choices_of_its_own(session_of, planned) -> None:
    session = session_of(planned)
    session.choose_setup(replace(session.setup, clinic_copies=3))
    session.begin(replace(planned, needs=replace(planned.needs, large_print=True)))
    assert session.setup == PrintSetup(edition=Edition.LARGE_PRINT)
