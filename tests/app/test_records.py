"""The records as the desk uses them, without a window."""

import os
import stat
import sys

import pytest

from botox_aid.app.passphrase import groups_to_ask, is_group, key_groups, missing_of_passphrase, missing_of_pin
from botox_aid.app.records import RecordDesk, new_desk_name, new_visit_id
from botox_aid.app.recovery_sheet import recovery_sheet_bytes, sheet_paper
from botox_aid.app.settings import RecordSettings, Settings, read_settings, write_settings
from botox_aid.domain.record import PersonRole
from botox_aid.domain.record_fault import Elsewhere, Exists, Locked, Missing, WrongKey, WrongPin
from botox_aid.domain.vocabulary import Jurisdiction, Paper
from botox_aid.store import key_slot
from tests.store.visits import FAST

from .conftest import DOCTOR

PASSPHRASE = "four plain words here"
SETTINGS = RecordSettings(desk="d1")


@pytest.fixture(autouse=True)
def quick_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in FAST.items():
        monkeypatch.setattr(key_slot, name, value)


@pytest.fixture
def desk(library, tmp_path):
    made = RecordDesk(library, tmp_path)
    made.recovery_key = made.protect(PASSPHRASE, "d1")
    yield made
    made.lock()


def test_nothing_is_made_before_somebody_asks(library, tmp_path) -> None:
    desk = RecordDesk(library, tmp_path)
    assert not desk.is_on
    assert not list(tmp_path.iterdir())
    with pytest.raises(Locked):
        desk.drafts()
    assert not list(tmp_path.iterdir())


def test_protected_records_are_the_owners_alone(desk) -> None:
    assert desk.is_on
    if os.name == "posix":
        assert stat.S_IMODE(desk.folder.stat().st_mode) == 0o700
        assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in desk.folder.iterdir())


def test_a_draft_comes_back_as_it_was(desk, complete) -> None:
    visit_id = new_visit_id()
    at = desk.save_draft(visit_id, complete, 1)
    desk.lock()
    with pytest.raises(Locked):
        desk.resume(visit_id)
    opened = desk.unlock(PASSPHRASE, SETTINGS)
    (head,) = opened.drafts
    assert (head.visit_id, head.label, head.at, head.desk) == (visit_id, "Alex Example", at, "d1")
    assert desk.resume(visit_id).consultation == complete


def test_an_empty_visit_can_be_kept_and_resumed(desk, empty) -> None:
    visit_id = new_visit_id()
    desk.save_draft(visit_id, empty, 1)
    assert desk.resume(visit_id).consultation == empty


def test_a_draft_kept_at_another_desk_is_not_overwritten(desk, planned) -> None:
    visit_id = new_visit_id()
    desk.save_draft(visit_id, planned, 5)
    with pytest.raises(Elsewhere):
        desk.save_draft(visit_id, planned, 5)
    desk.discard(visit_id, "")
    assert desk.drafts() == ()


def test_nothing_that_was_typed_lies_readable_in_the_folder(desk, planned) -> None:
    desk.save_draft(new_visit_id(), planned, 1)
    everything = b"".join(path.read_bytes() for path in desk.folder.iterdir())
    assert b"Alex Example" not in everything
    plain = desk.folder / "plain"
    plain.write_text(planned.patient.name)
    assert b"Alex Example" in b"".join(path.read_bytes() for path in desk.folder.iterdir())


def test_the_recovery_key_opens_and_a_new_passphrase_takes_over(desk) -> None:
    desk.lock()
    desk.unlock(desk.recovery_key, SETTINGS)
    desk.change_passphrase(desk.recovery_key, "another passphrase")
    desk.lock()
    with pytest.raises(WrongKey):
        desk.unlock(PASSPHRASE, SETTINGS)
    assert not desk.is_proven
    desk.unlock("another passphrase", SETTINGS)
    assert desk.new_recovery_key("another passphrase") != desk.recovery_key


def test_a_right_passphrase_for_records_that_are_gone_is_proven(desk) -> None:
    desk.lock()
    desk.file.unlink()
    with pytest.raises(Missing):
        desk.unlock(PASSPHRASE, SETTINGS)
    assert desk.is_proven


def test_records_whose_vault_is_lost_are_set_aside_and_never_overwritten(desk) -> None:
    desk.lock()
    before = desk.file.read_bytes()
    desk.vault.unlink()
    assert desk.is_on
    desk.protect(PASSPHRASE, "d1")
    assert (desk.folder / "records-without-vault-1.db").read_bytes() == before
    desk.lock()
    with pytest.raises(Exists):
        desk.protect(PASSPHRASE, "d1")


def test_the_first_person_manages_the_others(desk) -> None:
    first = desk.add_person("Dr B Example", PersonRole.CLINICIAN, "1234", "")
    second = desk.add_person("Nurse C Example", PersonRole.CLINICIAN, "4321", first.person_id)
    assert (first.role, second.role) == (PersonRole.ADMINISTRATOR, PersonRole.CLINICIAN)
    assert desk.sign_in(second.person_id, "4321") == second
    with pytest.raises(WrongPin):
        desk.sign_in(second.person_id, "1234")
    desk.set_pin(second.person_id, "9999", first.person_id)
    assert desk.sign_in(second.person_id, "9999") == second
    desk.deactivate(second.person_id, first.person_id)
    with pytest.raises(Missing):
        desk.sign_in(second.person_id, "9999")


# Passphrase, PIN and key


@pytest.mark.parametrize(
    ("first", "again", "missing"),
    [
        ("", "", "length"),
        ("elevenchars", "elevenchars", "length"),
        ("ababababababab", "ababababababab", "varied"),
        ("twelve chars", "", "same"),
        ("twelve chars", "twelve chars", ""),
    ],
)
def test_a_passphrase(first: str, again: str, missing: str) -> None:
    assert missing_of_passphrase(first, again) == missing


@pytest.mark.parametrize(
    ("first", "again", "missing"),
    [
        ("123", "123", "digits"),
        ("12a4", "12a4", "digits"),
        ("١٢٣٤", "١٢٣٤", "digits"),
        ("1234", "1235", "same"),
        ("1234", "1234", ""),
    ],
)
def test_a_pin(first: str, again: str, missing: str) -> None:
    assert missing_of_pin(first, again) == missing


def test_two_groups_of_the_key_are_typed_back() -> None:
    key = "ABCD-EFGH-2345-67QR-STUV-WXYZ-AB7O-I2QL"
    assert len(key_groups(key)) == 8
    for _ in range(50):
        one, other = groups_to_ask(key)
        assert 0 <= one < other < 8
    assert is_group(key, 0, " abcd ")
    assert not is_group(key, 1, "abcd")
    assert not is_group(key, 1, "")


def test_the_recovery_sheet_is_one_side_and_names_no_patient(library) -> None:
    import datetime as dt
    import io

    from pypdf import PdfReader

    key = "ABCD-EFGH-2345-67QR-STUV-WXYZ-AB7O-I2QL"
    made = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
    for settings, language, paper in (
        (Settings(jurisdiction=Jurisdiction.US), "en-US", Paper.LETTER),
        (Settings(jurisdiction=Jurisdiction.UK), "en-GB", Paper.A4),
        (Settings(), "en-GB", Paper.A4),
    ):
        assert sheet_paper(settings) is paper
        data = recovery_sheet_bytes(library, settings, language, key, made)
        assert data == recovery_sheet_bytes(library, settings, language, key, made)
        (page,) = PdfReader(io.BytesIO(data)).pages
        words = page.extract_text()
        assert all(group in words for group in key_groups(key))


# Settings


def test_the_settings_of_the_records_are_kept(tmp_path) -> None:
    settings = Settings(clinicians=(DOCTOR,), records=RecordSettings("d1", 10, "postgresql://a@b/c", "/ca.pem", True))
    write_settings(tmp_path, settings)
    assert read_settings(tmp_path).settings == settings


@pytest.mark.parametrize("minutes", ['"5"', "-1", "61", "1.5"])
def test_wrong_lock_minutes_are_kept_aside(tmp_path, minutes: str) -> None:
    (tmp_path / "settings.json").write_text(f'{{"records": {{"lock_minutes": {minutes}}}}}')
    read = read_settings(tmp_path)
    assert read.kept_aside
    assert read.settings == Settings()


def test_settings_from_before_the_records_hold(tmp_path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "dark"}')
    assert read_settings(tmp_path).settings.records == RecordSettings()


def test_names_say_nothing_about_anybody() -> None:
    assert len({new_visit_id() for _ in range(100)}) == 100
    assert len(new_visit_id()) == 32
    assert len(new_desk_name()) == 6


def test_nothing_of_the_store_is_imported_with_the_use_cases() -> None:
    import subprocess

    code = (
        "import sys, botox_aid.app.records, botox_aid.app.record_state, botox_aid.app.passphrase;"
        "print(*[name for name in ('sqlalchemy','sqlcipher3','cryptography','argon2','botox_aid.store') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == ""
