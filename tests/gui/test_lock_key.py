"""Ctrl+L locks wherever the keyboard is: on every page that stands in place of the desk, in dialogs and in other windows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from botox_aid.app.flow import Step
from botox_aid.app.records import RecordDesk
from botox_aid.store import key_slot
from tests.store.visits import FAST

from .keeping_steps import PASSPHRASE, PIN, protect, shown, unlock, wait_for_records

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def quick_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in FAST.items():
        monkeypatch.setattr(key_slot, name, value)


def in_guide(hand, _qtbot) -> QWidget:
    hand.bridge.help_desk.open_guide()
    return hand.bridge.help_desk.guide


def in_patient_view(hand, _qtbot) -> QWidget:
    hand.session.choose_zone("glabella", True)
    hand.session.set_product("botox_cosmetic")
    hand.go(Step.TALK)
    hand.bridge.show_patient_view(True)
    return hand.bridge.patient_desk.window


def in_records(hand, _qtbot) -> QWidget:
    hand.bridge.book.open()
    return hand.desk.window


def in_settings(hand, _qtbot) -> QWidget:
    hand.press("settings")
    return hand.desk.window


def in_keys(hand, _qtbot) -> QWidget:
    hand.bridge.help_desk.show_keys()
    return hand.desk.window


def on_candidacy(hand, _qtbot) -> QWidget:
    hand.go(Step.CANDIDACY)
    return hand.desk.window


@pytest.mark.parametrize("place", [in_guide, in_patient_view, in_records, in_settings, in_keys, on_candidacy])
def test_it_locks_and_nothing_else_stays_on_the_screen(hand, qtbot, place) -> None:
    protect(hand, qtbot)
    hand.type_in("patient_name", "Ann Example")
    there = place(hand, qtbot)
    with qtbot.waitActive(there):
        there.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or there, "l", CTRL)
    qtbot.waitUntil(lambda: hand.bridge.records.is_locked)
    wait_for_records(hand, qtbot)
    others = [part for part in QApplication.topLevelWidgets() if part.isVisible() and part is not hand.desk.window]
    assert not others, [type(part).__name__ for part in others]
    in_sight = [
        part.objectName() for part in hand.desk.window.children() if isinstance(part, QWidget) and part.isVisible()
    ]
    assert in_sight == ["lock_screen"]
    unlock(hand, qtbot)
    assert hand.session.consultation.patient.name == "Ann Example"


def test_help_and_text_size_have_their_keys_on_the_records_page_too(hand, qtbot) -> None:
    protect(hand, qtbot)
    hand.bridge.book.open()
    QTest.keyClick(hand.desk.window, "+", CTRL)
    assert hand.bridge.preferences.settings.text_size > 100
    QTest.keyClick(hand.desk.window, Qt.Key.Key_F1)
    assert hand.dialog().objectName() == "keys_dialog"
    hand.key(Qt.Key.Key_Escape)
    QTest.keyClick(hand.desk.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert hand.bridge.help_desk.guide.isVisible()
    QTest.keyClick(hand.desk.window, "3", Qt.KeyboardModifier.AltModifier)
    assert hand.desk.window.whole.currentWidget() is not hand.desk.window.desk, "the steps wait below"


def test_a_sign_in_that_the_disk_refuses_leads_on_without_the_records(hand, qtbot, monkeypatch) -> None:
    from botox_aid.domain.record_fault import ReadOnly

    protect(hand, qtbot)
    hand.type_in("patient_name", "Ann Example")
    hand.bridge.records.lock()
    wait_for_records(hand, qtbot)

    def refuse(_desk: RecordDesk, _person: str, _pin: str) -> None:
        raise ReadOnly

    monkeypatch.setattr(RecordDesk, "sign_in", refuse)
    hand.type_in("lock_secret", PASSPHRASE, leave=False)
    hand.press("lock_act")
    qtbot.waitUntil(lambda: shown(hand, "lock_pin"))
    assert not shown(hand, "lock_without"), "a PIN that was not tried yet is the way in"
    hand.type_in("lock_pin", PIN, leave=False)
    hand.press("lock_act")
    qtbot.waitUntil(lambda: shown(hand, "lock_without"))
    hand.press("lock_without")
    assert hand.find("patient_name_edit").text() == "Ann Example"
    assert hand.find("record_alarm").accessibleName() == "Records are closed"
