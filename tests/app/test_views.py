"""The views of every step, over the shipped content."""

import datetime as dt
from dataclasses import replace

import pytest

from botox_aid.app.candidacy_view import candidacy_view
from botox_aid.app.face_view import lacks_units
from botox_aid.app.finding_view import finding_views
from botox_aid.app.flow import Place, Standing, Step, place_of_finding
from botox_aid.app.header_view import header_view, step_standings
from botox_aid.app.last_visit import last_visit_view, remembered_answers, same_person
from botox_aid.app.override_entry import missing_of_override
from botox_aid.app.patient_name import named, short_name
from botox_aid.app.patient_view import patient_view
from botox_aid.app.product_view import product_view
from botox_aid.app.ready_view import ready_view
from botox_aid.app.talk_screens import open_screens, risk_screens
from botox_aid.app.talk_view import talk_view
from botox_aid.app.wording import Wording
from botox_aid.app.zones_view import zones_view
from botox_aid.domain.consultation import (
    AnswerRecord,
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
from botox_aid.domain.vocabulary import Answer, Decision, Jurisdiction, Level, Side, View

STOP = AnswerRecord(Answer.YES, date=dt.date(2026, 10, 30), product="xeomin", units=40)
REASON = "the patient asked for it and we agreed on it"


def with_answer(consultation, question: str, record: AnswerRecord):
    return consultation.with_answer(question, record)


def test_steps_follow_one_another() -> None:
    assert Step.PATIENT.preceding is None
    assert Step.PATIENT.following is Step.CANDIDACY
    assert Step.PRINT.following is None
    assert Step.PRINT.preceding is Step.SHEETS
    assert place_of_finding("off_label", ("nasalis",)) == Place(Step.PRODUCT, "units.nasalis")
    assert place_of_finding("anticoag") == Place(Step.CANDIDACY, "question.anticoag")


# The head and the strip


def test_an_empty_visit_says_what_is_missing(session_of, empty, texts) -> None:
    session = session_of(empty)
    view = ready_view(session.state, texts)
    facts = {tick.id: tick.fact for tick in view.ticks}
    assert view.count == "0 of 7"
    assert facts["identity"] == "Name missing"
    assert facts["plan"] == "None chosen"
    assert facts["lot"] == "No lot yet"
    assert facts["talk"] == "After the plan"
    assert facts["signatures"] == "2 to sign"
    assert facts["questions"].endswith("to answer")
    assert not view.complete
    header = header_view(session, texts)
    assert (header.name, header.facts, header.pill, header.undo) == ("New patient", (), None, "")
    standings = step_standings(session.state, view)
    assert set(standings.values()) == {Standing.TO_DO}


@pytest.mark.parametrize(
    ("patient", "visit", "fact"),
    [
        (Patient("Alex"), Visit(date=dt.date(2026, 1, 1)), "No birth date"),
        (Patient("Alex", dt.date(1984, 5, 17)), Visit(), "No visit date"),
    ],
)
def test_identity_needs_three_things(session_of, empty, texts, patient, visit, fact) -> None:
    state = session_of(replace(empty, patient=patient, visit=visit)).state
    assert ready_view(state, texts).ticks[0].fact == fact


def test_everything_done(session_of, complete, texts) -> None:
    session = session_of(complete)
    concepts = tuple(risk.concept for risk in session.plan.risks)
    paper = Signatures(Signature(), Signature())
    session.begin(replace(complete, talk=Talk(covered=concepts, leaflet_given=True), signatures=paper))
    view = ready_view(session.state, texts)
    assert view.complete
    assert {tick.id: tick.fact for tick in view.ticks}["plan"] == "44 U, 2 zones"
    assert {tick.id: tick.fact for tick in view.ticks}["signatures"] == "On paper"
    assert step_standings(session.state, view)[Step.PRODUCT] is Standing.DONE
    drawn = Signature(False, (Stroke(((0.0, 0.0), (1.0, 1.0))),))
    session.sign(Signatures(drawn, drawn))
    assert ready_view(session.state, texts).ticks[-1].fact == "Both drawn"


def test_what_lacks_in_plan_and_lot(session_of, complete, texts) -> None:
    def tick(consultation, name: str):
        return next(tick for tick in ready_view(session_of(consultation).state, texts).ticks if tick.id == name)

    no_product = tick(replace(complete, product=""), "plan")
    assert (no_product.fact, no_product.place) == ("No product yet", Place(Step.PRODUCT, "product_choice"))
    lacking = tick(replace(complete, zones=(PlannedZone("glabella"),)), "plan")
    assert (lacking.fact, lacking.place.field) == ("1 zone lacks units", "units.glabella")
    points = (Point(View.FRONT, 0.5, 0.4), Point(View.FRONT, 0.5, 0.5, 4))
    lacking = tick(replace(complete, zones=(PlannedZone("glabella", 4, points=points),)), "plan")
    assert (lacking.fact, lacking.place) == ("1 point lacks units", Place(Step.ZONES, "point_units_glabella_0"))
    assert tick(replace(complete, lot=Lot("C1")), "lot").fact == "No expiry yet"
    expired = tick(replace(complete, lot=Lot("C1", dt.date(2026, 1, 1))), "lot")
    assert (expired.fact, expired.standing) == ("Expired", Standing.PROBLEM)
    leaflet = replace(complete, talk=Talk(covered=tuple(risk.concept for risk in session_of(complete).plan.risks)))
    assert tick(leaflet, "talk").fact == "Leaflet given?"


def test_a_stop_is_kept_in_sight_until_it_is_overridden(session_of, complete, texts) -> None:
    session = session_of(with_answer(complete, "toxin_recent", STOP))
    header = header_view(session, texts)
    assert header.pill.level is Level.STOP
    assert not header.pill.lifted
    assert header.pill.place == Place(Step.CANDIDACY, "question.toxin_recent")
    stops = ready_view(session.state, texts).ticks[2]
    assert (stops.standing, stops.fact) == (Standing.PROBLEM, "1 open")
    assert step_standings(session.state, ready_view(session.state, texts))[Step.CANDIDACY] is Standing.PROBLEM
    session.override("toxin_recent", REASON, "Dr B")
    header = header_view(session, texts, "visit.json")
    assert header.pill.lifted
    assert header.undo.startswith("Undo: override")
    assert header.saved == "Not saved"
    assert ready_view(session.state, texts).ticks[2].fact == "1 overridden"
    session.mark_saved()
    assert header_view(session, texts, "visit.json").saved == "Saved"
    session.undo()
    assert header_view(session, texts).redo.startswith("Do again")


def test_a_hard_stop_is_named(session_of, complete, texts) -> None:
    session = session_of(with_answer(complete, "hypersens_toxin", AnswerRecord(Answer.YES)))
    assert header_view(session, texts).pill.text.startswith("1 hard stop")


def test_names_in_sentences(texts) -> None:
    assert short_name(Patient("Dr. Alex Example")) == "Alex"
    assert short_name(Patient("x" * 200)) == ""
    assert named(texts, "zones.right", Patient("Alex")) == "Alex’s right"
    assert named(texts, "zones.right", Patient()) == "Patient’s right"


# Patient


def test_the_patient_step(session_of, planned, texts) -> None:
    other = Professional("Nurse C", "nurse", "N-2")
    view = patient_view(session_of(planned).state, texts, (other,))
    assert view.age == "42 years"
    assert [person.name for person in view.professionals] == ["Nurse C", "Dr B Example"]
    assert view.clinician == view.prescriber == "Dr B Example|MD-0001"
    assert view.examined_label == "Prescriber saw Alex in person today"
    assert view.chosen_concerns == {"lines"}
    assert view.last_visit is None
    assert view.findings == ()


def test_who_was_not_examined_is_found_where_it_is_asked(session_of, planned, texts) -> None:
    state = session_of(replace(planned, visit=replace(planned.visit, examined_in_person=None))).state
    assert [finding.id for finding in patient_view(state, texts).findings] == ["not_examined"]


def test_an_earlier_visit_is_asked_about_and_never_taken_over(session_of, planned, complete, texts) -> None:
    last = replace(
        with_answer(complete, "anticoag", AnswerRecord(Answer.YES, note="aspirin")),
        visit=replace(complete.visit, date=dt.date(2026, 3, 3)),
    )
    session = session_of(planned)
    assert last_visit_view(session.state, texts) is None
    assert remembered_answers(session.state) == {}
    session.compare_with(last)
    view = last_visit_view(session.state, texts)
    assert [row.question for row in view.rows] == ["toxin_recent", "anticoag"]
    assert "Mar 3, 2026" in view.rows[0].then
    assert "44 U" in view.rows[0].then
    assert {row.now for row in view.rows} == {"open"}
    assert not session.consultation.answers
    session.answer("anticoag", remembered_answers(session.state)["anticoag"])
    session.answer("toxin_recent", AnswerRecord(Answer.NO))
    view = last_visit_view(session.state, texts)
    assert [row.now for row in view.rows] == ["changed", "same"]
    assert view.confirmed == "2 of 2 confirmed"


def test_units_that_nobody_typed_make_the_total_unknown_not_smaller(session_of, planned, complete) -> None:
    last = replace(complete, visit=replace(complete.visit, date=dt.date(2026, 3, 3)))
    for second, total in ((24.0, 44.0), (None, None)):
        session = session_of(planned)
        session.compare_with(replace(last, zones=(PlannedZone("glabella", 20), PlannedZone("crows_feet", second))))
        assert remembered_answers(session.state)["toxin_recent"].units == total


def test_a_visit_without_treatment_is_not_remembered_as_one(session_of, planned, complete, texts) -> None:
    session = session_of(planned)
    session.compare_with(replace(complete, decision=Decision.DEFER, visit=Visit()))
    view = last_visit_view(session.state, texts)
    assert view.rows == ()
    assert "without a date" in view.intro


def test_whose_visit_it_was(empty, planned) -> None:
    assert same_person(empty, planned)
    assert same_person(planned, replace(planned, patient=replace(planned.patient, name=" alex example ")))
    assert not same_person(planned, replace(planned, patient=Patient("Sam Example")))


# Candidacy


def test_questions_stand_in_groups_with_counts(session_of, planned, texts) -> None:
    session = session_of(planned)
    view = candidacy_view(session.state, texts)
    assert sum(len(group.questions) for group in view.groups) == len(session.plan.assessment.asked)
    first = view.groups[0]
    assert first.standing is Standing.TO_DO
    assert first.count.startswith("0/")
    assert first.open == tuple(question.id for question in first.questions)
    assert view.group_of(first.questions[0].id) is first
    assert view.group_of("nothing") is None
    assert all(
        question.why and question.ask and question.sources for group in view.groups for question in group.questions
    )


def test_a_yes_asks_for_its_details_and_shows_what_it_raises(session_of, complete, texts) -> None:
    session = session_of(with_answer(complete, "toxin_recent", STOP))
    view = candidacy_view(session.state, texts)
    group = view.group_of("toxin_recent")
    question = next(question for question in group.questions if question.id == "toxin_recent")
    assert group.standing is Standing.PROBLEM
    details = {detail.kind: detail for detail in question.details}
    assert details["date"].day == STOP.date
    assert details["date"].hint == "3 weeks before this visit"
    assert details["units"].number == 40
    assert ("xeomin", "Xeomin") in [(key, name.title()) for key, name in details["product"].choices]
    (finding,) = question.findings
    assert finding.blocks
    assert finding.overridable
    assert "____" not in finding.why
    assert view.findings[0] == finding


def test_a_site_is_asked_for_among_the_chosen_zones(session_of, complete, texts) -> None:
    session = session_of(with_answer(complete, "infection_site", AnswerRecord(Answer.YES, zones=("glabella",))))
    view = candidacy_view(session.state, texts)
    question = next(q for q in view.group_of("infection_site").questions if q.id == "infection_site")
    detail = next(detail for detail in question.details if detail.kind == "zones")
    assert [zone for zone, _ in detail.choices] == ["glabella", "crows_feet"]
    assert detail.chosen == {"glabella"}
    assert "Frown lines" in question.findings[0].title


def test_a_site_without_zones_says_where_to_choose(session_of, complete, texts) -> None:
    bare = replace(complete, zones=())
    view = candidacy_view(session_of(with_answer(bare, "infection_site", AnswerRecord(Answer.YES))).state, texts)
    question = next(q for q in view.group_of("infection_site").questions if q.id == "infection_site")
    assert next(detail for detail in question.details if detail.kind == "zones").hint


def test_a_product_of_elsewhere_is_still_a_choice(session_of, complete, texts) -> None:
    for product in ("bocouture", "a brand from a market"):
        record = AnswerRecord(Answer.YES, date=dt.date(2026, 12, 1), product=product)
        view = candidacy_view(session_of(with_answer(complete, "toxin_recent", record)).state, texts)
        question = next(q for q in view.group_of("toxin_recent").questions if q.id == "toxin_recent")
        details = {detail.kind: detail for detail in question.details}
        assert product in dict(details["product"].choices)
        assert details["date"].hint == ""


def test_unsure_is_to_be_found_out(session_of, complete, texts) -> None:
    unsure = AnswerRecord(Answer.UNSURE)
    consultation = with_answer(with_answer(complete, "mg_lems", unsure), "anticoag", unsure)
    view = candidacy_view(session_of(consultation).state, texts)
    words = {finding.id: finding for finding in view.find_out}
    assert words["mg_lems"].word == "Find out first"
    assert words["anticoag"].word != "Find out first"
    assert words["mg_lems"].title.startswith("Not sure")


def test_answers_that_are_not_asked_any_more_are_named(session_of, complete, texts, library) -> None:
    catalogue = library.catalogue(complete.jurisdiction)
    tied = next(
        q for q in catalogue.questions.values() if q.zones_affected and "masseter" in q.zones_affected and not q.derived
    )
    consultation = with_answer(replace(complete, zones=()), tied.id, AnswerRecord(Answer.YES))
    assert candidacy_view(session_of(consultation).state, texts).dropped.startswith("Not asked any more")


def test_every_finding_can_be_said(session_of, complete, texts, library) -> None:
    catalogue = library.catalogue(complete.jurisdiction)
    for question in catalogue.questions.values():
        if question.derived:
            continue
        for answer in (Answer.YES, Answer.UNSURE):
            for view in finding_views(
                session_of(with_answer(complete, question.id, AnswerRecord(answer))).state, texts
            ):
                assert view.title
                assert view.why


# Overrides


@pytest.mark.parametrize(
    ("reason", "name", "told", "key"),
    [
        ("", "", False, "needs_all"),
        (REASON, "", True, "needs_name"),
        ("short", "Dr", True, "needs_reason"),
        (REASON, "Dr", False, "needs_tick"),
        (REASON, "Dr", True, ""),
        (" " * 30, "Dr", True, "needs_reason"),
    ],
)
def test_an_override_needs_reason_name_and_tick(reason: str, name: str, told: bool, key: str) -> None:
    assert missing_of_override(reason, name, told) == key


def test_a_recorded_reason_is_shown(session_of, complete, texts) -> None:
    consultation = with_answer(complete, "toxin_recent", STOP).with_override("toxin_recent", Override(REASON, "Dr B"))
    (view,) = [view for view in finding_views(session_of(consultation).state, texts) if view.id == "toxin_recent"]
    assert REASON in view.override
    assert not view.blocks
    assert not view.overridable


# Zones


def test_the_zones_step(session_of, planned, texts) -> None:
    points = (Point(View.FRONT, 0.2, 0.4, 12, Side.RIGHT), Point(View.FRONT, 0.8, 0.4, None, Side.LEFT))
    consultation = replace(
        planned, zones=(PlannedZone("glabella", 20), PlannedZone("crows_feet", 12, Side.BOTH, points))
    )
    view = zones_view(session_of(consultation).state, texts)
    assert len(view.cards) == 15
    rows = {(row.zone, row.side): row for row in view.chosen}
    assert rows["crows_feet", Side.RIGHT].total == "12"
    assert rows["crows_feet", Side.LEFT].lacks_units
    assert rows["crows_feet", Side.LEFT].total == ""
    assert rows["glabella", None].boxes == ()
    assert view.total == "32"
    assert view.to_type == "1 point lacks units"
    assert "400 U" in view.limit
    face = {zone.id: zone for zone in view.face.zones}
    assert face["glabella"].letter == "A"
    assert face["glabella"].tag == "20 U"
    assert face["crows_feet"].lacks_units
    assert "on label" in face["glabella"].says
    assert [point.units for point in view.face.points] == ["12", ""]
    assert view.face.right == "Alex’s right"


@pytest.mark.parametrize(
    ("product", "born", "zone", "why"),
    [
        ("dysport", 1950, PlannedZone("glabella", 50), "Age over label"),
        ("botox_cosmetic", 1990, PlannedZone("glabella", 21), "Units above label"),
        ("botox_cosmetic", 1990, PlannedZone("forehead", 20), "Forehead alone"),
    ],
)
def test_a_zone_of_the_label_is_no_tick_where_the_plan_leaves_it(
    session_of, planned, texts, product: str, born: int, zone: PlannedZone, why: str
) -> None:
    plan = replace(
        planned, product=product, zones=(zone,), patient=Patient("Alex Example", dt.date(born, 5, 17), "A-1042")
    )
    state = session_of(plan).state
    view = product_view(state, texts)
    assert [(row.label, row.partly) for row in view.rows] == [("In part", True)]
    assert ("caution", "Zone A on label only in part", why) in [
        (check.level, check.title, check.detail) for check in view.checks
    ]
    assert not any("as this product" in check.detail.casefold() for check in view.checks)
    card = next(card for card in zones_view(state, texts).cards if card.id == zone.zone)
    assert card.label_level == "caution"
    assert card.label.startswith("On label only in part")


def test_one_side_can_be_mirrored(session_of, planned, texts) -> None:
    points = (Point(View.FRONT, 0.2, 0.4, 12, Side.RIGHT),)
    consultation = replace(planned, zones=(PlannedZone("crows_feet", 12, Side.RIGHT, points),))
    (row,) = zones_view(session_of(consultation).state, texts).chosen
    assert row.mirror_from is Side.RIGHT
    assert not lacks_units(consultation.zones[0])


def test_cards_before_and_after_a_product_is_chosen(session_of, planned, texts) -> None:
    before = {card.id: card for card in zones_view(session_of(replace(planned, product="")).state, texts).cards}
    after = {card.id: card for card in zones_view(session_of(planned).state, texts).cards}
    assert before["glabella"].label_level == "note"
    assert after["glabella"].label_level == "ok"
    assert after["masseter"].label_level == "caution"
    assert after["glabella"].muscles
    assert after["glabella"].sources
    assert zones_view(session_of(replace(planned, product="")).state, texts).limit == ""


def test_a_session_limit_without_months(session_of, planned, texts) -> None:
    uk = replace(planned, jurisdiction=Jurisdiction.UK, language="en-GB", product="relfydess")
    assert "one session" in zones_view(session_of(uk).state, texts).limit


# Product


def test_the_label_table(session_of, planned, texts) -> None:
    view = product_view(session_of(planned).state, texts)
    row = view.rows[0]
    assert (row.letter, row.on_label, row.figure, row.units) == ("A", True, "20 U in total", 20)
    assert row.sources
    assert view.expiry_state == "ok"
    assert view.total == "44"
    assert [check.level for check in view.checks] == ["ok", "note"]
    assert view.sections
    assert view.label_note


def test_off_label_and_stops_among_the_checks(session_of, planned, texts) -> None:
    consultation = with_answer(replace(planned, zones=(PlannedZone("masseter", 25),)), "toxin_recent", STOP)
    view = product_view(session_of(consultation).state, texts)
    levels = [check.level for check in view.checks]
    assert levels == ["caution", "note", "stop"]
    assert "not added" in view.checks[1].detail
    assert view.checks[2].place is not None
    assert view.rows[0].findings[0].id == "off_label"
    assert view.rows[0].figure == "No label figure"


def test_without_a_product(session_of, planned, texts) -> None:
    view = product_view(session_of(replace(planned, product="", lot=Lot())).state, texts)
    assert view.rows[0].figure == "Choose a product"
    assert view.expiry_state == ""
    assert view.sections == ()


def test_an_expired_lot_is_said_at_its_field(session_of, planned, texts) -> None:
    view = product_view(session_of(replace(planned, lot=Lot("C", dt.date(2026, 1, 1)))).state, texts)
    assert view.expiry_state == "stop"
    assert [finding.id for finding in view.findings] == ["lot_expired"]


def test_points_and_a_product_without_a_limit(session_of, planned, texts) -> None:
    points = (Point(View.FRONT, 0.5, 0.4, 4),)
    view = product_view(
        session_of(replace(planned, product="xeomin", zones=(PlannedZone("glabella", 4, points=points),))).state, texts
    )
    assert "1 point" in view.summary
    assert view.rows[0].least == 4


# Talk


def test_a_talk_is_short_and_covers_every_risk(session_of, planned, texts) -> None:
    session = session_of(with_answer(planned, "anticoag", AnswerRecord(Answer.YES)))
    view = talk_view(session.state, texts)
    covered = [concept for topic in view.topics for concept in topic.concepts]
    assert sorted(covered) == sorted(risk.concept for risk in session.plan.risks)
    assert len(view.topics) < 16
    kinds = [topic.id for topic in view.topics]
    assert kinds[0] == "benefit"
    assert {"help", "unknown", "own", "options", "questions"} <= set(kinds)
    risk = next(topic for topic in view.topics if topic.rate is not None)
    assert risk.rate.have.startswith(("About", "Fewer"))
    assert risk.source.startswith("Source")


def test_the_talk_says_an_own_risk_with_its_age_and_product(session_of, planned, texts) -> None:
    older = replace(planned, product="dysport", patient=Patient("Ruth Example", dt.date(1956, 3, 2), "X-1"))
    older = with_answer(older, "heart", AnswerRecord(Answer.YES))
    said = " ".join(text for _, text in talk_view(session_of(older).state, texts).topic("own").lines)
    assert "You are 70." in said
    assert "Dysport" in said
    assert "{" not in said


def test_what_was_said_and_covered_is_shown(session_of, planned, texts) -> None:
    session = session_of(planned)
    first = risk_screens(session.plan)[0]
    session.cover_risks(first.concepts, True)
    session.set_said(first.concepts[0], "I would call")
    view = talk_view(session.state, texts)
    topic = view.topic(first.id)
    assert topic.standing is Standing.DONE
    assert topic.said == "I would call"
    assert first not in open_screens(session.plan, session.consultation.talk.covered)
    assert session.consultation.talk.teach_back == (TeachBack(first.concepts[0], "I would call"),)


def test_claims_come_with_the_concern(session_of, planned, texts) -> None:
    from botox_aid.domain.vocabulary import Concern

    view = talk_view(session_of(replace(planned, concerns=(Concern.ACNE,))).state, texts)
    assert view.topic("claims").options
    without = talk_view(session_of(replace(planned, concerns=(Concern.ACNE,), product="")).state, texts)
    assert without.topic("claims").options


def test_all_choices_discussed(session_of, planned, texts) -> None:
    session = session_of(planned)
    for entry in session.plan.alternatives:
        session.discuss_option(entry.id, True)
    assert talk_view(session.state, texts).topic("options").standing is Standing.DONE


def test_no_topics_without_zones(session_of, planned, texts) -> None:
    view = talk_view(session_of(replace(planned, zones=(), needs=Needs())).state, texts)
    assert view.topics == ()
    assert view.topic("benefit") is None


@pytest.mark.parametrize("jurisdiction", list(Jurisdiction))
def test_every_zone_can_be_talked_about(session_of, planned, library, jurisdiction) -> None:
    catalogue = library.catalogue(jurisdiction)
    texts = library.texts(catalogue.legal.language)
    for product in ("", *catalogue.products):
        for zone in catalogue.zones:
            plan = replace(planned, jurisdiction=jurisdiction, product=product, zones=(PlannedZone(zone, 10),))
            state = session_of(plan).state
            assert talk_view(state, texts).topics
            assert product_view(state, texts).rows
            assert zones_view(state, texts).chosen


# Words


def test_words_for_values(texts, library) -> None:
    wording = Wording(texts, library.catalogue(Jurisdiction.US))
    values = {
        "date": dt.date(2026, 11, 20),
        "units": 2.5,
        "zone": "glabella",
        "product": "xeomin",
        "list": ("glabella", 3),
    }
    said = wording.values(values)
    assert said["date"] == "Nov 20, 2026"
    assert said["units"] == "2.5"
    assert said["zone"] == "Frown lines"
    assert said["list"] == "Frown lines and 3"
    assert wording.unit_range(None, None) == ""
    assert wording.unit_range(20, None) == "20 U"
    assert wording.unit_range(10, 20) == "10 to 20 U"
    assert wording.units(None) == ""
    assert wording.side("glabella", Side.BOTH) == "" or wording.catalogue.zones["glabella"].has_sides
    assert wording.source_short(()) == ""


def test_what_follows_from_the_birth_date_is_asked_there(session_of, complete, texts) -> None:
    state = session_of(replace(complete, patient=Patient("Alex"))).state
    questions = ready_view(state, texts).ticks[1]
    assert (questions.fact, questions.place.field) == ("No birth date", "patient_date_of_birth")
    shown = [question.id for group in candidacy_view(state, texts).groups for question in group.questions]
    assert not any(state.catalogue.questions[question].derived for question in shown)


def test_sides_that_differ_are_said(session_of, planned, texts) -> None:
    points = (Point(View.FRONT, 0.2, 0.4, 12, Side.RIGHT), Point(View.FRONT, 0.8, 0.4, 8, Side.LEFT))
    consultation = replace(planned, zones=(PlannedZone("crows_feet", 20, Side.BOTH, points),))
    assert "4 U" in zones_view(session_of(consultation).state, texts).chosen[0].reference
