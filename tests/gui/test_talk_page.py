"""The talk step by hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from botox_aid.app.flow import Step
from botox_aid.domain.vocabulary import Concern


@pytest.fixture
def desk(hand):
    hand.session.set_product("botox_cosmetic")
    hand.session.choose_zone("glabella", True)
    hand.session.choose_concern(Concern.ACNE, True)
    hand.go(Step.TALK)
    return hand


def test_enter_walks_through_all_of_it(desk) -> None:
    topics = len(desk.page._view.topics)
    for _ in range(topics - 1):
        desk.key(Qt.Key.Key_Return)
    assert desk.page._topic == "questions"
    covered = desk.session.consultation.talk.covered
    assert sorted(covered) == sorted(risk.concept for risk in desk.session.plan.risks)
    desk.press("leaflet_yes")
    assert desk.session.consultation.talk.leaflet_given
    desk.press("next_topic")
    assert desk.desk.window.step is Step.SHEETS or desk.desk.window.step is Step.TALK


def test_back_and_again(desk) -> None:
    desk.press("next_topic")
    first = desk.page._topic
    desk.press("next_topic")
    desk.press("previous_topic")
    assert desk.page._topic == first
    desk.press("explain_again")
    assert not desk.session.consultation.talk.covered


def test_what_the_patient_says_is_kept(desk) -> None:
    desk.press("next_topic")
    concept = desk.page._concepts()[0]
    desk.type_in("teach_back_said", "I would call you")
    assert desk.session.consultation.talk.teach_back[0].topic == concept
    assert desk.session.consultation.talk.teach_back[0].said == "I would call you"


def test_a_figure_is_shown_with_its_picture(desk) -> None:
    desk.press("next_topic")
    assert desk.find("risk_picture").isVisible()
    assert "in 100" in desk.find("risk_have").text()


def test_choices_are_ticked(desk) -> None:
    desk.page._open("options")
    first = desk.session.plan.alternatives[0].id
    desk.press(f"option_{first}")
    assert desk.session.consultation.talk.options == (first,)


def test_questions_and_leaflet(desk) -> None:
    desk.page.go_to("leaflet")
    desk.type_in("asked", "Will it hurt?")
    desk.type_in("matters", "looking natural")
    desk.type_in("leaflet_version", "2024")
    desk.press("leaflet_no")
    talk = desk.session.consultation.talk
    assert (talk.asked, talk.matters, talk.leaflet_version, talk.leaflet_given) == (
        "Will it hurt?",
        "looking natural",
        "2024",
        False,
    )


def test_a_tick_only_after_it_was_shown(desk) -> None:
    row = desk.page.topics.row("claims")
    assert row.accessibleDescription() == "" or "done" not in row.accessibleDescription()
    assert desk.page._entry(desk.page._view.topic("claims")).state == "todo"
    desk.page._open("claims")
    desk.page._open("benefit")
    assert desk.page._entry(desk.page._view.topic("claims")).state == "done"


def test_the_head_and_esc_lead_out_of_the_patient_view(desk) -> None:
    desk.press("patient_view")
    assert desk.desk.window.in_patient_view
    desk.key(Qt.Key.Key_Escape)
    assert not desk.desk.window.in_patient_view
    desk.press("patient_view")
    desk.press("leave_patient_view")
    assert not desk.desk.window.in_patient_view


def test_arrows_and_page_keys_walk_through_the_topics(desk) -> None:
    topics = [topic.id for topic in desk.page._view.topics]
    desk.page.next.setFocus()
    desk.key(Qt.Key.Key_Right)
    assert desk.page.topic_id == topics[1]
    desk.key(Qt.Key.Key_Left)
    assert desk.page.topic_id == topics[0]
    QTest.keyClick(desk.desk.window, Qt.Key.Key_PageDown)
    QTest.keyClick(desk.desk.window, Qt.Key.Key_PageDown)
    assert desk.page.topic_id == topics[2]
    QTest.keyClick(desk.desk.window, Qt.Key.Key_PageUp)
    assert desk.page.topic_id == topics[1]


def test_arrows_in_the_field_move_the_caret_only(desk) -> None:
    desk.press("next_topic")
    topic = desk.page.topic_id
    desk.type_in("teach_back_said", "I call", leave=False)
    desk.key(Qt.Key.Key_Left)
    desk.key(Qt.Key.Key_Right)
    assert desk.page.topic_id == topic


def test_each_risk_asks_its_own_question(desk) -> None:
    prompts = {}
    for topic in desk.page._view.topics:
        if topic.prompt:
            desk.page._open(topic.id)
            prompts[topic.id] = desk.find("teach_back_prompt").text()
    say = desk.bridge.texts.patient
    for topic, concept in (("risk.droopy_lid", "droopy_lid"), ("help", "distant_spread")):
        assert prompts[topic] == f"In your own words: {say(f'concept.{concept}.ask')}"
    assert len(set(prompts.values())) > 3


def test_a_strip_tick_leads_to_the_open_topic(desk) -> None:
    desk.go(Step.PATIENT)
    desk.press("tick_talk")
    assert desk.desk.window.step is Step.TALK
    assert desk.page._topic.startswith("risk.")


def test_another_visit_begins_with_nothing_told(desk) -> None:
    desk.page._open("claims")
    desk.session.mark_saved()
    desk.bridge.visits.begin_new()
    desk.go(Step.TALK)
    assert desk.find("no_plan").isVisible()
    desk.press("to_zones")
    assert desk.desk.window.step is Step.ZONES
    QApplication.processEvents()


def test_going_on_from_the_choices_notes_them_and_one_undo_takes_it_back(desk) -> None:
    desk.page._open("options")
    first = desk.session.plan.alternatives[0].id
    desk.press(f"option_{first}")
    assert desk.find("next_topic").text().startswith("Discussed")
    desk.press("next_topic")
    discussed = desk.session.consultation.talk.options
    assert sorted(discussed) == sorted(entry.id for entry in desk.session.plan.alternatives)
    assert len(discussed) == len(set(discussed))
    desk.session.undo()
    assert desk.session.consultation.talk.options == (first,)


def test_a_question_in_between_is_noted_and_the_talk_goes_on_where_it_was(desk) -> None:
    desk.page._open("risk.droopy_lid")
    desk.press("note_question")
    assert desk.find("asked_edit").hasFocus()
    desk.type_in("asked", "Can I fly?")
    QTest.keyClick(desk.desk.window, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    assert desk.page.topic_id == "risk.droopy_lid"
    assert desk.session.consultation.talk.asked == "Can I fly?"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_on_the_smallest_window(desk, scale: float) -> None:
    desk.desk.window.resize(1024, 700)
    desk.bridge.look.set_scale(scale)
    desk.page._open("risk.droopy_lid")
    QApplication.processEvents()
    card = desk.page.card
    for part in (desk.page.next, desk.page.back, card.teach_back.field.box):
        assert part.isVisible()
        assert part.height() >= part.sizeHint().height(), part.objectName()
    assert desk.page.next.width() >= desk.page.next.minimumSizeHint().width()
    assert card._scroll.viewport().height() >= 120
    if scale == 1.0:
        # The number, both frames and the picture are seen without scrolling.
        port = card._scroll.viewport()
        for part in (card.risk._have, card.risk._have_not, card.risk.array):
            assert part.mapTo(port, part.rect().bottomRight()).y() <= port.height(), part.objectName()
