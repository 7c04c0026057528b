"""Signing with a mouse, a finger and a pen."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEventPoint, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from botox_aid.domain.consultation import Stroke
from botox_aid.domain.ink import outline
from botox_aid.gui.widgets.signature_pad import SignaturePad, ink_path

LEFT = Qt.MouseButton.LeftButton
MM = 96 / 25.4


@pytest.fixture
def pad(look, shown) -> SignaturePad:
    made = SignaturePad(look, "Signature of Alex", "Draw here.", name="pad")
    shown(made)
    return made


def draw(pad: SignaturePad, *places: tuple[int, int]) -> None:
    QTest.mousePress(pad, LEFT, pos=QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(pad, QPoint(*place))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(*places[-1]))


def test_the_mouse_draws_in_millimetres(pad, qtbot) -> None:
    with qtbot.waitSignal(pad.drawn):
        draw(pad, (96, 96), (150, 60), (192, 96))
    (stroke,) = pad.strokes()
    assert stroke.points[0] == pytest.approx((96 / MM, 96 / MM), abs=0.02)
    assert stroke.points[-1] == pytest.approx((192 / MM, 96 / MM), abs=0.02)
    assert len(stroke.weights) == len(stroke.points)
    assert all(0 <= weight <= 1 for weight in stroke.weights)


def test_the_other_button_draws_nothing(pad) -> None:
    QTest.mouseClick(pad, Qt.MouseButton.RightButton, pos=QPoint(50, 50))
    assert pad.is_empty


def test_a_click_is_a_dot(pad) -> None:
    draw(pad, (96, 96))
    assert len(pad.strokes()) == 1
    assert not ink_path(outline(pad.strokes()[0])).isEmpty()


def test_clearing_tells(pad, qtbot) -> None:
    draw(pad, (10, 10), (60, 60))
    with qtbot.waitSignal(pad.drawn):
        pad.clear()
    assert pad.is_empty


def test_the_hand_cannot_leave_the_pad(pad) -> None:
    draw(pad, (10, 10), (5000, 5000))
    assert pad.strokes()[0].points[-1][0] <= pad.width() / MM + 0.01


def touch(pad: SignaturePad, kind: QEvent.Type, *points: tuple[int, float, float]) -> None:
    device = QPointingDevice.primaryPointingDevice()
    states = {
        QEvent.Type.TouchBegin: QEventPoint.State.Pressed,
        QEvent.Type.TouchUpdate: QEventPoint.State.Updated,
        QEvent.Type.TouchEnd: QEventPoint.State.Released,
        QEvent.Type.TouchCancel: QEventPoint.State.Released,
    }
    made = [QEventPoint(number, states[kind], QPointF(x, y), QPointF(x, y)) for number, x, y in points]
    QApplication.sendEvent(pad, QTouchEvent(kind, device, Qt.KeyboardModifier.NoModifier, made))


def test_the_first_finger_draws_and_others_do_not(pad) -> None:
    touch(pad, QEvent.Type.TouchBegin, (1, 20, 20))
    touch(pad, QEvent.Type.TouchUpdate, (1, 60, 60), (2, 300, 20))
    touch(pad, QEvent.Type.TouchUpdate, (1, 90, 40), (2, 320, 20))
    touch(pad, QEvent.Type.TouchEnd, (1, 90, 40))
    (stroke,) = pad.strokes()
    assert max(x for x, _ in stroke.points) < 100 / MM


def test_a_touch_that_the_system_takes_away_leaves_no_ink(pad) -> None:
    touch(pad, QEvent.Type.TouchBegin, (1, 20, 20))
    touch(pad, QEvent.Type.TouchUpdate, (1, 60, 60))
    touch(pad, QEvent.Type.TouchCancel, (1, 60, 60))
    assert pad.is_empty


def pen(pad: SignaturePad, kind: QEvent.Type, x: float, y: float, pressure: float) -> None:
    place = QPointF(x, y)
    event = QTabletEvent(
        kind,
        QPointingDevice.primaryPointingDevice(),
        place,
        pad.mapToGlobal(place),
        pressure,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        Qt.KeyboardModifier.NoModifier,
        LEFT,
        LEFT,
    )
    QApplication.sendEvent(pad, event)
    assert event.isAccepted()


def test_a_pen_draws_with_its_pressure(pad) -> None:
    pen(pad, QEvent.Type.TabletPress, 20, 20, 0.2)
    pen(pad, QEvent.Type.TabletMove, 60, 60, 0.9)
    pen(pad, QEvent.Type.TabletRelease, 60, 60, 0.0)
    (stroke,) = pad.strokes()
    assert stroke.weights == (0.2, 0.9)


def test_a_palm_beside_the_pen_draws_nothing(pad) -> None:
    pen(pad, QEvent.Type.TabletPress, 20, 20, 0.2)
    touch(pad, QEvent.Type.TouchBegin, (1, 200, 100))
    touch(pad, QEvent.Type.TouchEnd, (1, 200, 100))
    pen(pad, QEvent.Type.TabletMove, 60, 60, 0.9)
    pen(pad, QEvent.Type.TabletRelease, 60, 60, 0.0)
    assert len(pad.strokes()) == 1


def test_ink_is_seen(pad) -> None:
    before = pad.grab().toImage()
    draw(pad, (40, 40), (80, 90), (140, 30), (200, 90))
    assert pad.grab().toImage() != before


def test_at_twice_the_text_size_a_millimetre_is_twice_as_wide(pad, look) -> None:
    look.set_scale(2.0)
    draw(pad, (192, 96), (200, 96))
    assert pad.strokes()[0].points[0] == pytest.approx((96 / MM, 48 / MM), abs=0.02)


def test_a_screen_reader_hears_what_it_is(pad) -> None:
    assert pad.accessibleName() == "Signature of Alex"
    assert pad.accessibleDescription() == "Draw here."


def test_a_path_has_every_curve() -> None:
    path = ink_path(outline(Stroke(((0.0, 0.0), (5.0, 5.0), (10.0, 0.0)))))
    assert path.boundingRect().width() == pytest.approx(10, abs=1)
