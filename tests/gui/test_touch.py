"""The desk by finger alone: what a touch screen sends, not what a mouse does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from botox_aid.app.flow import Step
from botox_aid.domain.vocabulary import Answer

LEAST = 44


@pytest.fixture(scope="module")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def unhurried(qapp) -> Iterator[None]:
    """Let two taps on one place be two taps, however fast the machine is."""
    interval = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    yield
    qapp.setDoubleClickInterval(interval)


def tap(desk, finger: QPointingDevice, place: QPoint) -> None:
    """Touch the window at a place and let go."""
    window = desk.desk.window
    QTest.touchEvent(window, finger).press(0, place, window).commit()
    QTest.touchEvent(window, finger).release(0, place, window).commit()
    QApplication.processEvents()


def tap_on(desk, finger: QPointingDevice, name: str) -> None:
    widget = desk.find(name)
    tap(desk, finger, widget.mapTo(desk.desk.window, widget.rect().center()))


def tap_face(desk, finger: QPointingDevice, place: QPointF) -> None:
    face = desk.page.face
    tap(desk, finger, face.mapTo(desk.desk.window, place.toPoint()))


def test_every_zone_is_picked_and_dropped_by_finger(hand, finger, unhurried) -> None:
    hand.go(Step.ZONES)
    face = hand.page.face
    face.set_option("skin", True)
    face.set_option("points", False)
    QApplication.processEvents()
    shown = {button.zone: button for button in face.zones.shown()}
    assert len(shown) == len(hand.session.state.catalogue.zones) == 15
    for zone in shown:
        heart = face.zones.of(zone, "left") or face.zones.of(zone)
        tap_face(hand, finger, heart.heart())
        assert hand.session.consultation.zone_ids == (zone,), zone
        tap_face(hand, finger, heart.heart())
        assert hand.session.consultation.zone_ids == (), zone


def test_points_are_placed_and_dragged_by_finger(hand, finger, unhurried) -> None:
    hand.session.choose_zone("forehead", True)
    hand.go(Step.ZONES)
    face, window = hand.page.face, hand.desk.window
    heart = face.zones.of("forehead").heart()
    tap_face(hand, finger, heart)
    (point,) = hand.session.consultation.planned_zone("forehead").points
    start = face.mapTo(window, heart.toPoint())
    QTest.touchEvent(window, finger).press(0, start, window).commit()
    for step in (10, 20, 30):
        QTest.touchEvent(window, finger).move(0, start + QPoint(step, 0), window).commit()
    QTest.touchEvent(window, finger).release(0, start + QPoint(30, 0), window).commit()
    QApplication.processEvents()
    (moved,) = hand.session.consultation.planned_zone("forehead").points
    assert moved.x > point.x
    assert moved.y == pytest.approx(point.y, abs=0.01)


def test_answers_are_given_by_finger(hand, finger) -> None:
    hand.go(Step.CANDIDACY)
    asked = hand.page._view.groups[0].questions
    tap_on(hand, finger, f"question_{asked[0].id}_answer_unsure")
    assert hand.session.consultation.answers[asked[0].id].answer is Answer.UNSURE
    tap_on(hand, finger, "no_to_rest")
    assert len(hand.session.consultation.answers) == len(asked)
    tap_on(hand, finger, "next_step")
    assert hand.page._group == hand.page._view.groups[1].id


@pytest.mark.parametrize("step", [step for step in Step if step not in (Step.SHEETS, Step.PRINT)])
def test_main_acts_are_large_enough_for_a_finger(hand, step) -> None:
    hand.session.choose_zone("glabella", True)
    hand.go(step)
    window = hand.desk.window
    for width, height in ((1440, 900), (1024, 700)):
        window.resize(width, height)
        QApplication.processEvents()
        for part in main_acts(window):
            size = part.size()
            assert size.height() >= LEAST, (part.objectName(), size)
            assert size.width() >= LEAST, (part.objectName(), size)


def main_acts(window: QWidget) -> list[QWidget]:
    """Return the acts of the step in sight: the answers, the way on, the steps and the ticks."""
    names = ("_answer_yes", "_answer_no", "_answer_unsure", "next_step", "next_topic", "undo", "redo")
    found = [part for part in window.findChildren(QWidget) if part.isVisible() and part.objectName().endswith(names)]
    assert found
    return [*found, *window.strip.ticks.values()]
