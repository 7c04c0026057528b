"""The records in the settings: keys, lock, people, server."""

from pathlib import Path

import pytest

from botox_aid.app.settings import read_settings
from botox_aid.domain.record import PersonRole
from botox_aid.domain.record_fault import Untrusted
from botox_aid.store import key_slot
from tests.store.visits import FAST

from .keeping_steps import PASSPHRASE, PIN, lock, protect, shown, type_back, type_passphrase, unlock, wait_for_records


@pytest.fixture(autouse=True)
def quick_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in FAST.items():
        monkeypatch.setattr(key_slot, name, value)


@pytest.fixture
def at_settings(hand, qtbot):
    """The settings of a desk at which its administrator is at work."""
    protect(hand, qtbot)
    open_settings(hand, qtbot)
    return hand


def open_settings(hand, qtbot) -> None:
    hand.press("settings")
    qtbot.waitUntil(lambda: shown(hand, "settings_dialog"))
    wait_for_records(hand, qtbot)


def type_person(hand, name: str, pin: str) -> None:
    hand.type_in("person_name", name, leave=False)
    hand.type_in("person_pin", pin, leave=False)
    hand.type_in("person_pin_again", pin, leave=False)


def sign_in_as(hand, qtbot, name: str, pin: str) -> None:
    lock(hand, qtbot)
    hand.type_in("lock_secret", PASSPHRASE, leave=False)
    hand.press("lock_act")
    qtbot.waitUntil(lambda: shown(hand, "lock_pin"))
    combo = hand.find("lock_person_choice")
    combo.setCurrentIndex(combo.findText(name))
    hand.type_in("lock_pin", pin, leave=False)
    hand.press("lock_act")
    qtbot.waitUntil(lambda: hand.bridge.records.is_open)


def test_they_say_where_the_records_are(at_settings, tmp_path) -> None:
    words = at_settings.find("records_where").text()
    assert words.startswith(f"Encrypted on this computer: {tmp_path / 'records'}. ")
    assert read_settings(tmp_path).settings.records.desk in words


def test_a_folder_that_a_program_copies_elsewhere_is_warned_of(hand_of, qtbot, tmp_path) -> None:
    folder = tmp_path / "OneDrive - Example" / "botox-aid"
    folder.mkdir(parents=True)
    hand = hand_of(folder=folder)
    hand.bridge.keeping.protect()
    warning = hand.find("records_copied").accessibleName()
    assert warning.startswith("A program seems to copy this folder to other computers. ")
    assert str(folder) in warning
    hand.press("passphrase_without")
    protect(hand, qtbot)
    open_settings(hand, qtbot)
    assert hand.find("records_copied").accessibleName() == warning


def test_a_folder_of_this_computer_is_not_warned_of(at_settings) -> None:
    assert not shown(at_settings, "records_copied")


def test_they_can_protect_the_records_later(hand, qtbot) -> None:
    hand.bridge.records.decline()
    hand.press("settings")
    hand.press("records_protect")
    assert hand.dialog().objectName() == "passphrase_dialog"
    type_passphrase(hand)
    hand.press("passphrase_act")
    type_back(hand, qtbot)
    hand.press("person_cancel")
    assert hand.bridge.records.is_open


def test_the_time_until_the_lock_is_kept(at_settings, tmp_path) -> None:
    combo = at_settings.find("lock_after_choice")
    combo.setCurrentIndex(combo.findText("After 15 minutes"))
    at_settings.press("settings_save")
    assert read_settings(tmp_path).settings.records.lock_minutes == 15
    assert at_settings.bridge.records.idle._minutes == 15
    combo = None


def test_another_passphrase_opens_from_now_on(at_settings, qtbot) -> None:
    at_settings.press("change_passphrase")
    at_settings.type_in("passphrase_old", "not this one at all", leave=False)
    type_passphrase(at_settings, "quite another passphrase")
    at_settings.press("passphrase_act")
    qtbot.waitUntil(lambda: bool(at_settings.find("passphrase_old_edit").accessibleDescription()))
    assert at_settings.find("passphrase_edit").text() == "quite another passphrase"
    at_settings.type_in("passphrase_old", PASSPHRASE, leave=False)
    at_settings.press("passphrase_act")
    qtbot.waitUntil(lambda: not shown(at_settings, "passphrase_dialog"))
    at_settings.press("settings_cancel")
    lock(at_settings, qtbot)
    unlock(at_settings, qtbot, secret="quite another passphrase")


def test_a_new_recovery_key_takes_the_place_of_the_old_one(at_settings, qtbot) -> None:
    at_settings.press("new_recovery_key")
    at_settings.type_in("secret", PASSPHRASE, leave=False)
    at_settings.press("secret_act")
    key = type_back(at_settings, qtbot)
    at_settings.press("settings_cancel")
    lock(at_settings, qtbot)
    at_settings.press("lock_other_key")
    at_settings.type_in("lock_secret", key, leave=False)
    at_settings.press("lock_act")
    qtbot.waitUntil(lambda: shown(at_settings, "passphrase_dialog"))


def test_an_administrator_manages_who_signs_in(at_settings, qtbot) -> None:
    at_settings.press("add_person")
    type_person(at_settings, "Nurse C Example", "4321")
    at_settings.press("person_act")
    qtbot.waitUntil(lambda: not shown(at_settings, "person_dialog"))
    wait_for_records(at_settings, qtbot)
    names = [line.findChildren(object)[1].text() for line in at_settings.dialog().findChildren(object, "person_line")]
    assert len([name for name in names if name]) >= 2
    at_settings.press("settings_cancel")
    sign_in_as(at_settings, qtbot, "Nurse C Example", "4321")
    assert at_settings.bridge.records.person.role is PersonRole.CLINICIAN
    open_settings(at_settings, qtbot)
    assert not shown(at_settings, "add_person")
    assert not shown(at_settings, "remove_person")
    assert not shown(at_settings, "records_join_server")
    pins = [button for button in at_settings.dialog().findChildren(object, "set_pin") if button.isVisible()]
    assert [button.accessibleName() for button in pins] == ["New PIN for Nurse C Example"]


def test_the_last_administrator_stays_while_there_are_others(at_settings, qtbot) -> None:
    at_settings.press("add_person")
    type_person(at_settings, "Nurse C Example", "4321")
    at_settings.press("person_act")
    qtbot.waitUntil(lambda: not shown(at_settings, "person_dialog"))
    wait_for_records(at_settings, qtbot)
    buttons = {
        button.accessibleName(): button
        for button in at_settings.dialog().findChildren(object, "remove_person")
        if button.isVisible()
    }
    buttons["Dr B Example no longer signs in"].click()
    assert not shown(at_settings, "confirm_dialog")
    assert at_settings.find("people_hint").text().startswith("Someone has to manage")
    buttons["Nurse C Example no longer signs in"].click()
    at_settings.press("confirm_act")
    wait_for_records(at_settings, qtbot)
    wait_for_records(at_settings, qtbot)
    found: list[object] = []
    at_settings.bridge.records.ask(
        lambda desk: [person.name for person in desk.people() if person.active], found.append
    )
    qtbot.waitUntil(lambda: bool(found))
    assert found == [["Dr B Example"]]


def test_a_new_pin_holds(at_settings, qtbot) -> None:
    at_settings.press("set_pin")
    assert at_settings.find("person_name_edit").isReadOnly()
    at_settings.type_in("person_pin", "77777", leave=False)
    at_settings.type_in("person_pin_again", "77777", leave=False)
    at_settings.press("person_act")
    qtbot.waitUntil(lambda: not shown(at_settings, "person_dialog"))
    at_settings.press("settings_cancel")
    lock(at_settings, qtbot)
    unlock(at_settings, qtbot, pin="77777")
    assert PIN != "77777"


def test_unfinished_visits_are_offered(at_settings, qtbot) -> None:
    at_settings.press("settings_cancel")
    at_settings.type_in("patient_name", "Ann Example", leave=False)
    at_settings.press("new_visit")
    qtbot.waitUntil(lambda: at_settings.session.consultation.patient.name == "")
    open_settings(at_settings, qtbot)
    at_settings.press("records_drafts")
    qtbot.waitUntil(lambda: shown(at_settings, "resume_dialog"))
    assert at_settings.find("resume_draft").text().startswith("Resume Ann Example")


def test_a_server_that_does_not_prove_itself_is_refused_and_the_file_goes_on(
    at_settings, qtbot, tmp_path: Path
) -> None:
    ca_file = tmp_path / "ca.pem"
    ca_file.write_text("no certificate")
    at_settings.press("records_join_server")
    assert not at_settings.find("server_act").isEnabled()
    at_settings.type_in("server_address", "postgresql://desk1@127.0.0.1:9/botox_aid?sslmode=disable", leave=False)
    at_settings.type_in("server_ca_file", str(ca_file), leave=False)
    at_settings.type_in("server_password", "secret", leave=False)
    at_settings.type_in("server_passphrase", PASSPHRASE, leave=False)
    at_settings.press("server_act")
    qtbot.waitUntil(lambda: shown(at_settings, "server_fault"))
    assert "does not prove" in at_settings.find("server_fault").accessibleName()
    assert Untrusted.key.endswith("untrusted")
    at_settings.press("server_cancel")
    assert read_settings(tmp_path).settings.records.server == ""
    at_settings.type_in("patient_name", "Ann Example", leave=False)
    qtbot.waitUntil(lambda: at_settings.bridge.records.drafts.is_settled)
    assert at_settings.bridge.records.drafts.kept_at is not None
