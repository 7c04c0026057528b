"""The patient's view by hand: what stands in it, who drives it, and when it goes."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from botox_aid.app.flow import Step
from botox_aid.domain.consultation import AnswerRecord, Patient
from botox_aid.domain.vocabulary import Answer, Concern
from botox_aid.gui.patient_desk import other_screen

OWN = "anticoag"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def desk(hand):
    hand.session.set_product("botox_cosmetic")
    hand.session.choose_zone("glabella", True)
    hand.session.choose_zone("crows_feet", True)
    hand.session.choose_concern(Concern.ACNE, True)
    hand.session.set_patient(Patient("Alexandra Secretname", None, "A-1042"))
    hand.go(Step.TALK)
    hand.press("patient_view")
    return hand


def view(desk):
    window = desk.bridge.patient_desk.window
    assert window is not None, "the patient's view is not there"
    return window


def words(desk) -> list[str]:
    return [label.text() for label in view(desk).findChildren(QLabel) if label.isVisible() and label.text()]


def press(desk, key) -> None:
    # To whatever has the keyboard, as a real key.
    target = QApplication.focusWidget() or view(desk)
    QTest.keyClick(target if target.window() is view(desk) else view(desk), key)
    QApplication.processEvents()


def open_topic(desk, topic: str) -> None:
    desk.page._open(topic)
    QApplication.processEvents()


def walk(desk) -> list[tuple[str, list[str]]]:
    """Return the words of every scene, by walking through all of them with the key of a lectern."""
    seen = []
    while True:
        seen.append((desk.page.topic_id, words(desk)))
        if not view(desk).next.isEnabled():
            return seen
        press(desk, Qt.Key.Key_PageDown)


def test_it_covers_the_only_screen_and_esc_brings_the_desk_back(desk) -> None:
    assert view(desk).isVisible()
    assert view(desk).isFullScreen()
    assert desk.desk.window.in_patient_view
    press(desk, Qt.Key.Key_Escape)
    assert desk.bridge.patient_desk.window is None
    assert not desk.desk.window.in_patient_view
    assert desk.find("patient_view").isVisible()


def test_f11_shows_and_hides_it_from_any_step(desk) -> None:
    press(desk, Qt.Key.Key_F11)
    desk.go(Step.PATIENT)
    desk.key(Qt.Key.Key_F11)
    assert desk.desk.window.step is Step.TALK
    assert view(desk).isVisible()
    desk.desk.window.act_asked.emit("patient_view")
    assert desk.bridge.patient_desk.window is None


def test_without_a_plan_there_is_nothing_to_show(hand) -> None:
    hand.key(Qt.Key.Key_F11)
    assert hand.bridge.patient_desk.window is None
    assert not hand.desk.window.in_patient_view
    assert "zones" in hand.desk.window.said


def test_one_risk_with_its_number_its_picture_and_both_frames(desk) -> None:
    open_topic(desk, "risk.droopy_lid")
    shown = words(desk)
    assert desk.bridge.texts.patient("concept.droopy_lid.tell") in shown
    assert "About 3 in 100 people have this." in shown
    assert "About 97 in 100 do not." in shown
    assert "How long" in shown
    assert "What to do" in shown
    array = view(desk).risk.array
    assert array.isVisible()
    assert array._affected == 3
    assert "97" in array.accessibleDescription()


def test_walking_through_it_tells_all_risks_and_shows_the_choices(desk) -> None:
    seen = walk(desk)
    topics = [topic for topic, _ in seen]
    assert len(topics) > len(set(topics)), "long topics take several scenes"
    assert list(dict.fromkeys(topics)) == [topic.id for topic in desk.page._view.topics]
    everything = "\n".join(line for _, shown in seen for line in shown)
    for risk in desk.session.plan.risks:
        name = desk.bridge.texts.patient(f"concept.{risk.concept}.name")
        assert name in everything or desk.bridge.texts.patient(f"concept.{risk.concept}.tell") in everything, name
    for alternative in desk.session.plan.alternatives:
        assert desk.bridge.texts.patient(f"alternative.{alternative.id}.name") in everything
    told = desk.session.consultation.talk.covered
    assert sorted(told) == sorted(risk.concept for risk in desk.session.plan.risks)


def test_nothing_of_the_desk_is_in_sight(desk) -> None:
    desk.session.answer(OWN, AnswerRecord(Answer.YES))
    desk.session.set_said("droopy_lid", "I would call")
    texts = desk.bridge.texts
    scenes = walk(desk)
    assert any(texts.patient(f"question.{OWN}.own_risk") in shown for _, shown in scenes)
    assert not any(texts.clinician(f"question.{OWN}.short") in shown for _, shown in scenes)
    for _, shown in scenes:
        for line in shown:
            assert "Secretname" not in line
            assert "A-1042" not in line
            assert "Northgate" not in line
            assert "I would call" not in line
    assert all("For Alexandra" in shown for _, shown in scenes)
    assert "Alexandra" not in view(desk).windowTitle()


def test_back_takes_nothing_back_and_forward_notes_the_risk(desk) -> None:
    open_topic(desk, "risk.headache")
    assert desk.session.consultation.talk.covered == ()
    press(desk, Qt.Key.Key_Right)
    assert desk.session.consultation.talk.covered == ("headache",)
    press(desk, Qt.Key.Key_Left)
    assert desk.page.topic_id == "risk.headache"
    assert desk.session.consultation.talk.covered == ("headache",)


@pytest.mark.parametrize(("key", "back"), [("Right", "Left"), ("Down", "Up"), ("PageDown", "PageUp")])
def test_the_keys_of_a_lectern_work_wherever_the_keyboard_is(desk, key: str, back: str) -> None:
    for holder in ("next", "leave"):
        open_topic(desk, "risk.headache")
        getattr(view(desk), holder).setFocus()
        press(desk, Qt.Key[f"Key_{key}"])
        assert desk.page.topic_id == "risk.heavy_lids", holder
        press(desk, Qt.Key[f"Key_{back}"])
        assert desk.page.topic_id == "risk.headache", holder


def test_the_arrows_in_the_field_move_the_caret_only(desk) -> None:
    open_topic(desk, "risk.headache")
    editor = view(desk).teach_back.field.edit
    editor.setFocus()
    QTest.keyClicks(editor, "rest")
    press(desk, Qt.Key.Key_Left)
    assert editor.cursorPosition() == 3
    press(desk, Qt.Key.Key_Right)
    assert desk.page.topic_id == "risk.headache"
    assert desk.session.consultation.talk.covered == ()


def test_a_long_topic_goes_part_by_part_and_asks_at_its_end(desk) -> None:
    open_topic(desk, "help")
    before = words(desk)
    assert not view(desk).teach_back.isVisible()
    assert "1 of" not in desk.page.next.text()
    assert "2 of 2" in desk.page.next.text()
    press(desk, Qt.Key.Key_PageDown)
    assert desk.page.topic_id == "help"
    assert words(desk) != before
    assert view(desk).teach_back.isVisible()
    assert desk.session.consultation.talk.covered == ()
    press(desk, Qt.Key.Key_PageUp)
    assert words(desk) == before


def test_what_is_said_back_is_taken_down_on_the_only_screen(desk) -> None:
    open_topic(desk, "risk.droopy_lid")
    assert view(desk).teach_back._prompt.text().endswith(desk.bridge.texts.patient("concept.droopy_lid.ask"))
    editor = view(desk).teach_back.field.edit
    editor.setFocus()
    QTest.keyClicks(editor, "Call you that day")
    assert desk.session.consultation.talk.teach_back[0].said == "Call you that day"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert desk.page.topic_id != "risk.droopy_lid"
    press(desk, Qt.Key.Key_Escape)
    desk.page._open("risk.droopy_lid")
    assert desk.page.teach_back.field.text() == "Call you that day"


def test_it_follows_the_plan(desk) -> None:
    open_topic(desk, "benefit")
    assert any("beside your eyes" in line for line in words(desk))
    desk.session.choose_zone("crows_feet", False)
    QApplication.processEvents()
    assert not any("beside your eyes" in line for line in words(desk))
    desk.session.undo()
    QApplication.processEvents()
    assert any("beside your eyes" in line for line in words(desk))


def test_another_step_shows_a_pause_and_the_talk_comes_back(desk) -> None:
    desk.go(Step.ZONES)
    assert words(desk).count("One moment, please.") == 1
    assert not view(desk).risk.isVisible()
    desk.go(Step.TALK)
    assert "One moment, please." not in words(desk)


@pytest.mark.parametrize("how", ["new visit", "cover", "close", "failure", "language"])
def test_it_goes_when_the_desk_turns_to_something_else(desk, how: str, qtbot) -> None:
    first = view(desk)
    desk.session.mark_saved()
    bridge = desk.bridge
    if how == "new visit":
        bridge.visits.begin_new()
    elif how == "cover":
        bridge.settings_desk.open_first_start()
    elif how == "close":
        desk.desk.window.close()
    elif how == "failure":
        bridge.show_failure("somewhere")
    else:
        bridge.language_changed.emit("en-GB")
    assert not first.isVisible()
    assert bridge.patient_desk.window is None


def test_theme_and_text_size_follow_the_desk(desk) -> None:
    desk.desk.window.act_asked.emit("theme")
    assert view(desk).look.theme.mode == desk.bridge.look.theme.mode == "dark"
    ground = view(desk).grab().toImage().pixelColor(4, 4).name()
    assert ground == desk.bridge.look.theme.colour("surface").lower()


@pytest.mark.parametrize("size", [(1024, 700), (1920, 1080), (3840, 2160), (1080, 1920)])
@pytest.mark.parametrize("wish", [1.0, 2.0])
def test_every_scene_fits_the_screen(desk, size: tuple[int, int], wish: float) -> None:
    window = view(desk)
    window.showNormal()
    window.resize(*size)
    window.set_wish(wish)
    QApplication.processEvents()
    desk.page._open("benefit")
    while True:
        QApplication.processEvents()
        bar = window._scroll.verticalScrollBar()
        assert bar.maximum() == 0, f"{desk.page.topic_id} overflows {size} at {window.look.theme.scale:.2f}"
        assert window.look.theme.px(21) >= 0.02 * min(size), f"{desk.page.topic_id}: too small to read across a desk"
        if not window.next.isEnabled():
            break
        press(desk, Qt.Key.Key_PageDown)


def test_one_screen_has_no_other(desk) -> None:
    assert other_screen(QGuiApplication.primaryScreen()) is None


def test_every_control_has_a_name(desk) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QAbstractButton

    for button in view(desk).findChildren(QAbstractButton):
        interface = QAccessible.queryAccessibleInterface(button)
        assert interface.text(QAccessible.Text.Name), button.objectName()
    assert view(desk).accessibleName()
    assert view(desk).accessibleDescription()


def test_a_second_screen_shows_it_and_the_desk_keeps_the_keyboard() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.gui.two_screens"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert run.stdout.splitlines() == [
        "screen patient",
        "covers True",
        "controls False False",
        "prompt True True",
        "title True",
        "in step True True",
        "field at the desk True",
        "unplugged True False The patient’s screen is gone. F11 shows the view on this one.",
        "closed True",
    ], run.stderr
