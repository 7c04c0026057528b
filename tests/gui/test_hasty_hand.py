"""Hasty hands: double clicks, fast typing, a window that is pulled about while a sheet is made."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from botox_aid.app.flow import Step

from .sheet_steps import opened, queue, seen

ALT = Qt.KeyboardModifier.AltModifier


def double_click(hand, place: QPoint) -> None:
    """Press twice as a person does: the second press meets what stands there by then."""
    for press in (QTest.mousePress, QTest.mouseDClick):
        under = hand.desk.window.childAt(place)
        at = under.mapFrom(hand.desk.window, place)
        press(under, Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseRelease(under, Qt.MouseButton.LeftButton, pos=at)
        QApplication.processEvents()


def middle_of(hand, name: str) -> QPoint:
    widget = hand.find(name)
    return widget.mapTo(hand.desk.window, widget.rect().center())


def test_a_double_click_goes_on_by_one_step(hand) -> None:
    hand.go(Step.PATIENT)
    place = middle_of(hand, "next_step")
    hand.go(Step.PRODUCT)
    # Made to lie one above the other, as they do at most sizes.
    assert (middle_of(hand, "next_step") - place).manhattanLength() < 60
    hand.go(Step.PATIENT)
    double_click(hand, place)
    assert hand.desk.window.step is Step.CANDIDACY
    hand.go(Step.PRODUCT)
    double_click(hand, middle_of(hand, "next_step"))
    assert hand.desk.window.step is Step.TALK


def test_a_double_click_covers_one_risk_not_two(hand) -> None:
    hand.session.choose_zone("glabella", True)
    hand.session.set_product("botox_cosmetic")
    hand.go(Step.TALK)
    hand.press("next_topic")
    shown = hand.page._current()
    assert shown.concepts
    double_click(hand, middle_of(hand, "next_topic"))
    assert set(hand.session.consultation.talk.covered) == set(shown.concepts)


def test_a_double_click_answers_once(hand) -> None:
    hand.go(Step.CANDIDACY)
    first = hand.page._view.groups[0].questions[0].id
    double_click(hand, middle_of(hand, f"question_{first}_answer_no"))
    assert hand.session.consultation.answers[first].answer.value == "no", "the second press does not take it back"


def test_a_double_click_picks_a_zone_and_places_no_point(hand) -> None:
    hand.go(Step.ZONES)
    face = hand.page.face
    heart = face.mapTo(hand.desk.window, face.zones.of("forehead").heart().toPoint())
    double_click(hand, heart)
    assert hand.session.consultation.zone_ids == ("forehead",)
    assert hand.session.consultation.planned_zone("forehead").points == ()


def test_what_is_typed_fast_is_all_there_after_a_sudden_change_of_step(hand) -> None:
    text = "look less cross when I concentrate, " * 5
    hand.page.go_to("hoped_result")
    QTest.keyClicks(QApplication.focusWidget(), text)
    hand.key("3", ALT)
    hand.key("1", ALT)
    assert hand.session.consultation.hoped_result == text
    assert hand.find("hoped_result_edit").toPlainText() == text
    hand.go(Step.PATIENT, "patient_date_of_birth")
    QTest.keyClicks(QApplication.focusWidget(), "5/17/1984")
    hand.key("2", ALT)
    assert hand.session.consultation.patient.date_of_birth is not None, "a date is taken though nobody left the field"


def test_the_sheet_stands_after_the_window_was_pulled_about_while_it_was_made(opened, qtbot) -> None:
    hand = opened("us-frown-lines", Step.SHEETS)
    hand.session.set_hoped_result("a line that was not there before")
    for turn in range(24):
        hand.desk.window.resize(1024 + 20 * (turn % 12), 700 + 15 * (turn % 7))
        QApplication.processEvents()
        if turn % 8 == 0:
            hand.session.set_hoped_result(f"a line that was not there before {turn}")
    seen(hand, qtbot)
    desk = hand.bridge.sheet_desk
    assert hand.page.preview.order.consultation == hand.session.consultation
    assert desk.press.make(hand.page.preview.order).data.startswith(b"%PDF")


def test_closing_in_the_middle_of_a_preview_asks_and_keeps(opened) -> None:
    hand = opened("us-frown-lines", Step.SHEETS)
    hand.session.set_hoped_result("not saved yet")
    before = hand.session.consultation
    assert not hand.desk.window.close(), "what is not saved is asked about first"
    hand.key(Qt.Key.Key_Escape)
    assert hand.desk.window.isVisible()
    assert hand.session.consultation == before


__all__ = ["opened", "queue"]
