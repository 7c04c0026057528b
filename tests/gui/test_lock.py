"""Protecting, locking and unlocking the records at the window."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from botox_aid.app.flow import Step
from botox_aid.app.record_state import Standing
from botox_aid.app.settings import RecordSettings, Settings, read_settings
from botox_aid.domain.record import PersonRole
from botox_aid.store import key_slot
from tests.store.visits import FAST

from .desk import SETTINGS
from .keeping_steps import PASSPHRASE, PIN, lock, protect, shown, type_back, type_passphrase, unlock, wait_for_records
from .test_window import Picker

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def quick_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """What slows a thief down would slow the tests down too."""
    for name, value in FAST.items():
        monkeypatch.setattr(key_slot, name, value)


# Protecting


def test_without_records_the_head_speaks_of_files_and_the_settings_say_so(hand) -> None:
    hand.type_in("patient_name", "Ann Example")
    assert hand.find("saved_state").text() == "Not saved"
    assert not shown(hand, "lock_now")
    hand.key("l", CTRL)
    assert not shown(hand, "lock_screen")
    hand.press("settings")
    assert hand.find("records_where").text().startswith("Records are off.")


def test_the_first_start_offers_to_protect_the_records_and_takes_no_for_an_answer(hand_of, tmp_path) -> None:
    hand = hand_of(Settings())
    hand.type_in("clinic_name", "Northgate")
    hand.type_in("clinic_phone", "555 0100")
    hand.press("clinic_jurisdiction_us")
    hand.press("first_save")
    assert hand.dialog().objectName() == "passphrase_dialog"
    hand.press("passphrase_without")
    assert hand.no_dialog()
    assert read_settings(tmp_path).settings.records.declined
    assert not (tmp_path / "records").exists()
    assert hand.bridge.records.standing is Standing.OFF


@pytest.mark.parametrize(
    ("first", "again", "free"),
    [
        ("elevenchars", "elevenchars", False),
        ("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", False),
        ("twelve chars", "twelve charz", False),
        ("twelve chars", "twelve chars", True),
    ],
)
def test_a_passphrase_is_long_enough_and_twice_the_same(hand, first: str, again: str, free: bool) -> None:
    hand.bridge.keeping.protect()
    hand.type_in("passphrase", first, leave=False)
    hand.type_in("passphrase_again", again, leave=False)
    assert hand.find("passphrase_act").isEnabled() is free


def test_protecting_shows_the_key_until_it_is_on_paper_and_adds_the_first_administrator(hand, qtbot, tmp_path) -> None:
    hand.bridge.keeping.protect()
    type_passphrase(hand)
    hand.press("passphrase_act")
    qtbot.waitUntil(lambda: shown(hand, "recovery_dialog"))
    hand.key(Qt.Key.Key_Escape)
    assert shown(hand, "recovery_dialog"), "the key would be gone for good"
    dialog = hand.dialog()
    for field in dialog.fields:
        hand.type_in(field.objectName(), "AAAA", leave=False)
    assert not hand.find("recovery_act").isEnabled()
    type_back(hand, qtbot)
    hand.type_in("person_pin", "12", leave=False)
    hand.type_in("person_pin_again", "12", leave=False)
    assert not hand.find("person_act").isEnabled()
    hand.type_in("person_pin", PIN, leave=False)
    hand.type_in("person_pin_again", PIN, leave=False)
    hand.press("person_act")
    qtbot.waitUntil(hand.no_dialog)
    person = hand.bridge.records.person
    assert person is not None
    assert (person.name, person.role) == ("Dr B Example", PersonRole.ADMINISTRATOR)
    assert {path.name for path in (tmp_path / "records").iterdir()} >= {"vault.json", "records.db"}
    assert read_settings(tmp_path).settings.records.desk


def test_the_recovery_key_is_saved_as_a_sheet_without_patient_data(hand, qtbot, tmp_path) -> None:
    hand.type_in("patient_name", "Quenelope")
    hand.bridge.visits.picker = Picker(tmp_path / "key.pdf")
    hand.bridge.keeping.protect()
    type_passphrase(hand)
    hand.press("passphrase_act")
    qtbot.waitUntil(lambda: shown(hand, "recovery_dialog"))
    hand.press("recovery_save")
    from pypdf import PdfReader

    pages = PdfReader(tmp_path / "key.pdf").pages
    words = pages[0].extract_text()
    assert len(pages) == 1
    for place in range(1, 9):
        assert hand.find(f"recovery_shown_{place}").text() in words
    assert "Quenelope" not in words
    assert hand.bridge.visits.picker.suggested == "recovery-key.pdf"
    type_back(hand, qtbot)


@pytest.mark.parametrize(("outcome", "says"), [("sent", "Sent to the printer"), ("paused", "Office is paused")])
def test_the_recovery_key_is_printed_and_how_it_went_is_said(hand, qtbot, monkeypatch, outcome: str, says: str) -> None:
    from botox_aid.app.printing import PrintJob, PrintOutcome
    from botox_aid.gui import print_desk
    from botox_aid.gui.dialogs import recovery_dialog
    from botox_aid.gui.printers import Printer, Printers

    jobs: list[tuple[PrintJob, bytes]] = []

    def send(job: PrintJob, data: bytes) -> PrintOutcome:
        jobs.append((job, data))
        return PrintOutcome(outcome)

    monkeypatch.setattr(print_desk, "known_printers", lambda: Printers((Printer("Office", "Office"),), "Office"))
    monkeypatch.setattr(recovery_dialog, "send_to_printer", send)
    hand.bridge.keeping.protect()
    type_passphrase(hand)
    hand.press("passphrase_act")
    qtbot.waitUntil(lambda: shown(hand, "recovery_printer"))
    hand.press("recovery_print")
    qtbot.waitUntil(lambda: shown(hand, "recovery_outcome"))
    assert hand.find("recovery_outcome").accessibleName().startswith(says)
    ((job, data),) = jobs
    assert (job.printer, job.copies, job.both_sides) == ("Office", 1, False)
    assert data.startswith(b"%PDF")
    type_back(hand, qtbot)


def test_records_that_cannot_be_made_say_why_and_what_was_typed_stays(hand, qtbot, tmp_path) -> None:
    (tmp_path / "records").write_text("a file where the folder should be")
    hand.bridge.keeping.protect()
    type_passphrase(hand)
    hand.press("passphrase_act")
    qtbot.waitUntil(lambda: shown(hand, "passphrase_fault"))
    assert hand.find("passphrase_edit").text() == PASSPHRASE
    assert hand.find("passphrase_act").isEnabled()
    assert hand.bridge.records.standing is Standing.OFF


# Locking


def bring_to_front(hand, qtbot) -> None:
    """Make the desk's window the one with the keyboard, as a click on it does."""

    def in_front() -> bool:
        # Asked again: another window may have come up in between.
        hand.desk.window.activateWindow()
        return hand.desk.window.isActiveWindow()

    qtbot.waitUntil(in_front)


def test_locking_takes_everything_off_the_screen_and_unlocking_brings_it_back(hand, qtbot) -> None:
    protect(hand, qtbot)
    hand.type_in("patient_name", "Ann Example")
    hand.go(Step.TALK)
    hand.go(Step.PATIENT)
    hand.press("settings")
    other = QWidget()
    other.setObjectName("second_screen")
    other.show()

    def has_keyboard() -> bool:
        # Asked again, as for the desk: another window may have come up in between.
        other.activateWindow()
        return other.isActiveWindow()

    qtbot.waitUntil(has_keyboard)
    bring_to_front(hand, qtbot)
    hand.find("clinic_phone_edit").setFocus()
    hand.key("l", CTRL)
    window = hand.desk.window
    in_sight = [part.objectName() for part in window.children() if isinstance(part, QWidget) and part.isVisible()]
    assert in_sight == ["lock_screen"]
    assert not other.isVisible()
    assert not shown(hand, "patient_name_edit")
    wait_for_records(hand, qtbot)
    assert hand.bridge.records.desk._records is None
    assert not hand.bridge.records.desk.is_proven
    unlock(hand, qtbot)
    assert not shown(hand, "lock_screen")
    assert hand.dialog().objectName() == "settings_dialog"
    bring_to_front(hand, qtbot)
    assert QApplication.focusWidget().objectName() == "clinic_phone_edit"
    assert other.isVisible()
    assert hand.session.consultation.patient.name == "Ann Example"
    hand.press("settings_cancel")
    assert shown(hand, "patient_name_edit")
    other.deleteLater()


def test_what_was_being_typed_is_kept_before_the_keys_go(hand, qtbot) -> None:
    protect(hand, qtbot)
    hand.type_in("patient_date_of_birth", "5/17/1984", leave=False)
    lock(hand, qtbot)
    assert hand.session.consultation.patient.date_of_birth == dt.date(1984, 5, 17)
    assert hand.bridge.records.drafts.is_settled


def test_no_key_reaches_the_desk_while_it_is_blank(hand, qtbot) -> None:
    protect(hand, qtbot)
    hand.type_in("patient_name", "Ann Example")
    lock(hand, qtbot)
    for key in ("n", "z", "o", ","):
        hand.key(key, CTRL)
    hand.key("3", Qt.KeyboardModifier.AltModifier)
    assert hand.desk.window.step is Step.PATIENT
    assert hand.session.consultation.patient.name == "Ann Example"
    assert hand.no_dialog()


def test_a_wrong_passphrase_says_so_and_slows_down(hand, qtbot) -> None:
    protect(hand, qtbot)
    lock(hand, qtbot)
    for _ in range(3):
        qtbot.waitUntil(lambda: not hand.bridge.keeping.lock._screen.wait.lasts, timeout=10_000)
        hand.type_in("lock_secret", "some other words", leave=False)
        hand.press("lock_act")
        qtbot.waitUntil(lambda: hand.find("lock_act").text() != "One moment")
    assert hand.find("lock_act").text().startswith("Wait ")
    assert not hand.find("lock_act").isEnabled()
    assert hand.find("lock_secret_edit").accessibleDescription().startswith("This opens nothing.")
    assert hand.bridge.records.is_locked
    qtbot.waitUntil(lambda: hand.find("lock_act").isEnabled(), timeout=10_000)
    unlock(hand, qtbot)


def test_a_wrong_pin_lets_nobody_in(hand, qtbot) -> None:
    protect(hand, qtbot)
    lock(hand, qtbot)
    hand.type_in("lock_secret", PASSPHRASE, leave=False)
    hand.press("lock_act")
    qtbot.waitUntil(lambda: shown(hand, "lock_pin"))
    hand.type_in("lock_pin", "0000", leave=False)
    hand.press("lock_act")
    qtbot.waitUntil(lambda: bool(hand.find("lock_pin_edit").accessibleDescription()))
    assert hand.bridge.records.is_locked
    assert shown(hand, "lock_screen")
    hand.type_in("lock_pin", PIN, leave=False)
    hand.press("lock_act")
    qtbot.waitUntil(lambda: hand.bridge.records.is_open)
    assert hand.bridge.records.person.name == "Dr B Example"


def test_the_recovery_key_opens_and_asks_for_a_new_passphrase(hand, qtbot) -> None:
    key = protect(hand, qtbot, person=False)
    lock(hand, qtbot)
    hand.press("lock_other_key")
    hand.type_in("lock_secret", key.replace("-", " ").lower(), leave=False)
    hand.press("lock_act")
    qtbot.waitUntil(lambda: shown(hand, "passphrase_dialog"))
    type_passphrase(hand, "another long passphrase")
    hand.press("passphrase_act")
    qtbot.waitUntil(lambda: hand.bridge.records.is_open)
    assert hand.no_dialog()
    lock(hand, qtbot)
    unlock(hand, qtbot, secret="another long passphrase")


def test_the_recovery_key_lets_in_who_forgot_the_pin(hand, qtbot) -> None:
    key = protect(hand, qtbot)
    lock(hand, qtbot)
    hand.type_in("lock_secret", PASSPHRASE, leave=False)
    hand.press("lock_act")
    qtbot.waitUntil(lambda: shown(hand, "lock_pin"))
    hand.press("lock_other_key")
    hand.type_in("lock_secret", key, leave=False)
    hand.press("lock_act")
    qtbot.waitUntil(lambda: shown(hand, "passphrase_dialog"))
    hand.press("passphrase_cancel")
    qtbot.waitUntil(lambda: hand.bridge.records.is_open)
    assert hand.bridge.records.person is None
    assert hand.bridge.records.is_administrator


def test_an_idle_desk_locks_itself_and_use_keeps_it_open(hand, qtbot, monkeypatch) -> None:
    from botox_aid.gui import idle_watch

    protect(hand, qtbot, person=False)
    now = [idle_watch.time.time()]
    monkeypatch.setattr(idle_watch.time, "time", lambda: now[0])
    idle = hand.bridge.records.idle
    idle.use()
    now[0] += 4 * 60
    QTest.keyClick(hand.desk.window.windowHandle(), Qt.Key.Key_Shift)
    now[0] += 4 * 60
    idle.look()
    assert hand.bridge.records.is_open
    now[0] += 61
    idle.look()
    assert hand.bridge.records.is_locked
    assert shown(hand, "lock_screen")


def test_a_computer_that_slept_locks_before_the_first_key_is_heard(hand, qtbot, monkeypatch) -> None:
    from botox_aid.gui import idle_watch

    protect(hand, qtbot, person=False)
    later = idle_watch.time.time() + 3600
    monkeypatch.setattr(idle_watch.time, "time", lambda: later)
    QApplication.sendEvent(
        hand.desk.window.windowHandle(),
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"),
    )
    assert hand.bridge.records.is_locked


def test_never_means_never(hand_of, qtbot, monkeypatch) -> None:
    from dataclasses import replace

    from botox_aid.gui import idle_watch

    hand = hand_of(replace(SETTINGS, records=RecordSettings(lock_minutes=0)))
    protect(hand, qtbot, person=False)
    later = idle_watch.time.time() + 36_000
    monkeypatch.setattr(idle_watch.time, "time", lambda: later)
    hand.bridge.records.idle.look()
    assert hand.bridge.records.is_open


def test_what_comes_up_behind_the_lock_waits_there(hand, qtbot) -> None:
    from botox_aid.gui.dialogs.notice_dialog import NoticeDialog

    protect(hand, qtbot, person=False)
    lock(hand, qtbot)
    window = hand.desk.window
    NoticeDialog(window.look, window.texts, window, "An answer that came late", "of Ann Example").open()
    qtbot.waitUntil(lambda: not shown(hand, "notice_dialog"))
    unlock(hand, qtbot)
    assert shown(hand, "notice_dialog")


def test_the_lock_is_used_by_keyboard_alone_and_read_aloud(hand, qtbot) -> None:
    from PySide6.QtGui import QAccessible

    protect(hand, qtbot)
    lock(hand, qtbot)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert QApplication.focusWidget().accessibleName() == "Passphrase"
    assert QApplication.focusWidget().echoMode() is QLineEdit.EchoMode.Password
    assert hand.find("lock_screen").accessibleName() == "Records are locked"
    QTest.keyClicks(QApplication.focusWidget(), PASSPHRASE)
    hand.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(hand, "lock_pin"))
    assert QApplication.focusWidget().accessibleName() == "PIN"
    spoken = QAccessible.queryAccessibleInterface(QApplication.focusWidget())
    assert spoken.state().passwordEdit
    QTest.keyClicks(QApplication.focusWidget(), PIN)
    hand.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hand.bridge.records.is_open)


def test_caps_lock_is_noticed(hand, qtbot) -> None:
    protect(hand, qtbot, person=False)
    lock(hand, qtbot)
    field, editor = hand.find("lock_secret"), hand.find("lock_secret_edit")
    QTest.keyClick(editor, "A", Qt.KeyboardModifier.NoModifier)
    assert hint_of(field) == "Caps Lock seems to be on."
    QTest.keyClick(editor, "a", Qt.KeyboardModifier.NoModifier)
    assert hint_of(field) == ""
    QTest.keyClick(editor, "A", Qt.KeyboardModifier.ShiftModifier)
    assert hint_of(field) == ""


def hint_of(field: QWidget) -> str:
    return field._foot._label.text()


# The next start


def reopened(hand, hand_of, qtbot):
    """Close the window and start again over the same folder."""
    settings = hand.bridge.preferences.settings
    hand.desk.window.close()
    qtbot.waitUntil(lambda: not hand.desk.window.isVisible())
    return hand_of(settings)


def test_the_next_start_is_blank_until_it_is_unlocked(hand, hand_of, qtbot) -> None:
    protect(hand, qtbot)
    again = reopened(hand, hand_of, qtbot)
    assert shown(again, "lock_screen")
    assert not shown(again, "patient_name_edit")
    unlock(again, qtbot)
    assert shown(again, "patient_name_edit")
    assert again.no_dialog()


def test_what_is_typed_at_a_locked_start_is_the_passphrase_and_then_the_name(hand, hand_of, qtbot) -> None:
    protect(hand, qtbot, person=False)
    again = reopened(hand, hand_of, qtbot)
    window = again.desk.window
    QTest.qWait(50)
    assert window.focusWidget().objectName() == "lock_secret_edit"
    QTest.keyClicks(QApplication.focusWidget(), PASSPHRASE)
    assert again.find("lock_secret_edit").text() == PASSPHRASE
    assert window.findChild(QLineEdit, "patient_name_edit").text() == ""
    again.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.bridge.records.is_open and not shown(again, "lock_screen"))
    assert QApplication.focusWidget().objectName() == "patient_name_edit"


def test_a_field_behind_the_lock_gets_the_keyboard_only_afterwards(hand, qtbot) -> None:
    protect(hand, qtbot, person=False)
    lock(hand, qtbot)
    hand.bridge.visit(Step.PATIENT, "patient_record_number")
    QApplication.processEvents()
    assert QApplication.focusWidget().objectName() == "lock_secret_edit"
    unlock(hand, qtbot)
    qtbot.waitUntil(lambda: not shown(hand, "lock_screen"))
    assert QApplication.focusWidget().objectName() == "patient_record_number_edit"


def test_one_can_work_without_records_for_once_and_unlock_later(hand, hand_of, qtbot) -> None:
    protect(hand, qtbot, person=False)
    again = reopened(hand, hand_of, qtbot)
    again.press("lock_without")
    assert again.bridge.records.standing is Standing.AWAY
    assert again.find("record_alarm").text() == "Records are closed"
    again.type_in("patient_name", "Ann Example")
    assert again.bridge.records.drafts.kept_at is None
    again.press("record_alarm")
    unlock(again, qtbot)
    assert again.session.consultation.patient.name == "Ann Example"
    qtbot.waitUntil(lambda: again.find("saved_state").text().startswith("Draft kept "))


@pytest.mark.parametrize(
    ("spoil", "title"),
    [
        (lambda folder: (folder / "vault.json").unlink(), "The records are not where they should be."),
        (lambda folder: (folder / "vault.json").write_bytes(b"{}"), "The records are damaged."),
        (lambda folder: (folder / "records.db").unlink(), "The records are not where they should be."),
        (lambda folder: (folder / "records.db").write_bytes(b""), "The records are damaged."),
        (lambda folder: (folder / "records.db").write_bytes(b"SQLite format 3\x00" * 300), "The records are damaged."),
    ],
)
def test_records_that_do_not_open_say_why_and_the_consultation_can_go_on(
    hand, hand_of, qtbot, tmp_path, spoil, title
) -> None:
    protect(hand, qtbot, person=False)
    hand.desk.window.close()
    spoil(tmp_path / "records")
    again = hand_of(SETTINGS)
    again.type_in("lock_secret", PASSPHRASE, leave=False)
    again.press("lock_act")
    qtbot.waitUntil(lambda: shown(again, "lock_fault"))
    assert again.find("lock_fault").accessibleName().startswith(title)
    again.press("lock_without")
    again.type_in("patient_name", "Ann Example")
    assert again.session.consultation.patient.name == "Ann Example"
    assert again.find("record_alarm").isVisible()


def test_a_visit_behind_the_lock_is_shown_to_nobody_who_did_not_unlock_it(hand, qtbot) -> None:
    protect(hand, qtbot, person=False)
    hand.type_in("patient_name", "Ann Example")
    lock(hand, qtbot)
    hand.press("lock_without")
    assert hand.session.consultation.patient.name == ""
    assert hand.find("header_name").text() == "New patient"
    hand.press("record_alarm")
    unlock(hand, qtbot)
    hand.bridge.keeping.ask_for_drafts()
    qtbot.waitUntil(lambda: not hand.no_dialog())
    assert hand.find("resume_draft").text().startswith("Resume Ann Example")


def test_leaving_a_visit_that_could_not_be_kept_is_asked_about(hand, qtbot, tmp_path: Path) -> None:
    protect(hand, qtbot, person=False)
    (tmp_path / "records" / "records.db").unlink()
    hand.type_in("patient_name", "Ann Example", leave=False)
    lock(hand, qtbot)
    hand.press("lock_without")
    assert hand.dialog().objectName() == "confirm_dialog"
    hand.press("confirm_keep")
    assert shown(hand, "lock_screen")
    assert hand.session.consultation.patient.name == "Ann Example"
