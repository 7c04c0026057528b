"""The candidacy step by keyboard and by hand."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from botox_aid.app.finding_view import finding_views
from botox_aid.app.flow import Step
from botox_aid.domain.consultation import AnswerRecord
from botox_aid.domain.vocabulary import Answer
from botox_aid.gui.dialogs.override_dialog import OverrideDialog
from botox_aid.gui.widgets.popover import Popover

from .desk import SETTINGS

SHIFT = Qt.KeyboardModifier.ShiftModifier
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "us-frown-lines.json"


@pytest.fixture
def desk(hand):
    hand.session.set_visit(hand.session.consultation.visit)
    hand.go(Step.CANDIDACY)
    return hand


def current(hand) -> str:
    return hand.page._current


def test_letters_answer_and_move_on(desk, qtbot) -> None:
    first = current(desk)
    with qtbot.waitSignal(desk.page.answered) as answered:
        desk.key("n")
    assert answered.args == [first, "no"]
    second = current(desk)
    assert second != first
    desk.key("n")
    third = current(desk)
    desk.key("u")
    assert desk.session.consultation.answers[third].answer is Answer.UNSURE
    assert len({first, second, third}) == 3


def test_arrows_move(desk) -> None:
    first = current(desk)
    desk.key(Qt.Key.Key_Down)
    second = current(desk)
    assert second != first
    desk.key(Qt.Key.Key_Up)
    assert current(desk) == first


def test_pressing_an_answer_again_takes_it_back(desk) -> None:
    first = current(desk)
    desk.page.answered.emit(first, "yes")
    desk.page.answered.emit(first, "")
    assert first not in desk.session.consultation.answers


def test_one_key_answers_the_rest_and_says_so(desk) -> None:
    view = desk.page._view.groups[0]
    desk.key("N", SHIFT)
    answers = desk.session.consultation.answers
    assert all(answers[question.id].answer is Answer.NO for question in view.questions)
    assert "Answered no" in desk.find("toast").accessibleName() or desk.find("toast").isVisible()
    assert QApplication.focusWidget().objectName() == "next_step"
    desk.key("z", Qt.KeyboardModifier.ControlModifier)
    assert not desk.session.consultation.answers


def test_enter_goes_on_to_the_next_group_and_at_last_to_the_next_step(desk) -> None:
    groups = len(desk.page._view.groups)
    for _ in range(groups):
        desk.key("N", SHIFT)
        desk.key(Qt.Key.Key_Return)
    assert desk.session.plan.assessment.missing == ("under18_england",), "that follows from the birth date"
    assert desk.desk.window.step is Step.ZONES


def test_a_detail_takes_the_keyboard_and_enter_moves_on(desk) -> None:
    desk.page.go_to("question.toxin_recent")
    desk.key("y")
    assert QApplication.focusWidget().objectName() == "detail.toxin_recent.date_edit"
    desk.type_in("detail.toxin_recent.date", "Oct 30, 2026")
    desk.page._details["toxin_recent"].changed.emit("product", "xeomin")
    desk.type_in("detail.toxin_recent.units", "40")
    record = desk.session.consultation.answers["toxin_recent"]
    assert (record.date, record.product, record.units) == (dt.date(2026, 10, 30), "xeomin", 40)
    field = desk.find("detail.toxin_recent.units_edit")
    field.setFocus()
    desk.key(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert current(desk) != "toxin_recent"


def test_a_detail_far_down_is_scrolled_to(desk, qtbot) -> None:
    desk.desk.window.resize(1280, 820)
    desk.page.go_to("question.anticoag")
    QApplication.processEvents()
    desk.key("y")
    editor = QApplication.focusWidget()
    assert editor.objectName() == "detail.anticoag.note_edit"
    qtbot.waitUntil(lambda: editor.visibleRegion().boundingRect() == editor.rect(), timeout=1000)


def test_a_note_is_one_change(desk) -> None:
    desk.page.go_to("question.anticoag")
    desk.key("y")
    desk.type_in("detail.anticoag.note", "low-dose aspirin")
    assert desk.session.consultation.answers["anticoag"].note == "low-dose aspirin"
    desk.session.undo()
    assert desk.session.consultation.answers["anticoag"].note == ""


def test_a_site_names_its_zones(desk) -> None:
    desk.session.choose_zone("glabella", True)
    desk.session.choose_zone("forehead", True)
    desk.page.go_to("question.infection_site")
    desk.key("y")
    desk.page._details["infection_site"]._fields["zones"].chip("forehead").click()
    assert desk.session.consultation.answers["infection_site"].zones == ("forehead",)


def test_why_and_sources_are_one_key_away(desk) -> None:
    desk.key("w")
    (popover,) = [popover for popover in desk.desk.window.findChildren(Popover) if popover.isVisible()]
    popover.hide()
    desk.page._rows[current(desk)].help.click()
    assert [popover for popover in desk.desk.window.findChildren(Popover) if popover.isVisible()]


def test_findings_stand_beside_the_answer_and_in_the_panel(desk) -> None:
    desk.page.go_to("question.hypersens_toxin")
    desk.key("y")
    row = desk.page._rows["hypersens_toxin"]
    assert list(row._cards) == ["hypersens_toxin"]
    desk.page.finding_link.emit("hypersens_toxin", "show", row)
    desk.page.finding_link.emit("hypersens_toxin", "sources", row)
    desk.page.finding_link.emit("nothing", "show", row)
    assert current(desk) == "hypersens_toxin"


def test_a_stop_is_overridden_with_reason_name_and_tick(desk) -> None:
    desk.page.go_to("question.toxin_recent")
    desk.key("y")
    row = desk.page._rows["toxin_recent"]
    desk.page.finding_link.emit("toxin_recent", "override", row)
    dialog = desk.dialog()
    assert isinstance(dialog, OverrideDialog)
    assert not dialog.act.isEnabled()
    desk.type_in("override_reason", "Touch-up only")
    assert not dialog.act.isEnabled()
    desk.type_in("override_reason", "Touch-up only, and both of us agreed")
    dialog.told.click()
    assert dialog.act.isEnabled()
    desk.press("override_act")
    override = desk.session.consultation.overrides["toxin_recent"]
    assert (override.reason, override.by) == ("Touch-up only, and both of us agreed", "Dr B Example")
    desk.page.finding_link.emit("toxin_recent", "take_back", row)
    assert not desk.session.consultation.overrides


def test_keeping_the_stop_is_one_key(desk) -> None:
    desk.page.go_to("question.toxin_recent")
    desk.key("y")
    desk.page.finding_link.emit("toxin_recent", "override", desk.page._rows["toxin_recent"])
    desk.key(Qt.Key.Key_Escape)
    assert desk.no_dialog()
    assert not desk.session.consultation.overrides


def test_groups_open_by_hand(desk) -> None:
    view = desk.page._view
    desk.press(f"group.{view.groups[2].id}")
    assert current(desk) == view.groups[2].questions[0].id
    desk.desk.window.resize(1024, 700)
    QApplication.processEvents()
    desk.press(f"group.{view.groups[1].id}")
    assert current(desk) == view.groups[1].questions[0].id


def test_a_narrow_page_puts_the_groups_into_a_box(desk) -> None:
    desk.desk.window.resize(1024, 700)
    desk.desk.look.set_scale(1.5)
    QApplication.processEvents()
    assert desk.find("group_choice").isVisible()
    second = desk.page._view.groups[1]
    desk.page.groups.picked.emit(second.id)
    assert current(desk) == second.questions[0].id


def test_nothing_to_answer_in_passing_is_said(desk) -> None:
    desk.session.answer_no_to_rest(desk.page._view.groups[0].id)
    desk.page.rest_asked.emit(desk.page._view.groups[0].id)
    assert desk.find("toast").isVisible()


def test_a_stop_is_overridden_where_no_clinician_is_known_yet(hand_of) -> None:
    hand = hand_of(replace(SETTINGS, clinicians=()))
    hand.session.answer("pregnancy", AnswerRecord(Answer.YES))
    hand.go(Step.CANDIDACY)
    found = next(view for view in finding_views(hand.session.state, hand.bridge.texts) if view.id == "pregnancy")
    hand.bridge.findings.ask_for_override(found)
    dialog = hand.dialog()
    hand.type_in("override_reason", "The test was negative this morning.")
    choice = dialog.prescriber.combo
    assert choice.count() == 1, "a list without an entry is no way on"
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    for name, typed in (("name", "Dr C Example"), ("registration", "MD-0002")):
        hand.type_in(f"clinician_{name}", typed)
    hand.press("clinician_add")
    assert hand.dialog() is dialog
    assert dialog.registration.text() == "MD-0002"
    hand.press("override_told")
    hand.press("override_act")
    (override,) = hand.session.consultation.overrides.values()
    assert (override.by, override.reason) == ("Dr C Example", "The test was negative this morning.")
    assert hand.bridge.preferences.settings.clinicians[0].name == "Dr C Example"
