"""Settings: written, read, and kept aside where they are damaged."""

import datetime as dt
import json
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from platformdirs import user_config_path

from botox_aid.app.looks import FOLDER_VARIABLE, Looks, read_looks, settings_folder
from botox_aid.app.new_visit import new_session, new_visit
from botox_aid.app.preferences import Preferences
from botox_aid.app.settings import (
    Settings,
    SettingsRead,
    clinic_approval,
    keep_approval,
    read_settings,
    write_settings,
)
from botox_aid.domain.catalogue import Approval
from botox_aid.domain.consultation import Clinic, Professional
from botox_aid.domain.errors import ContentError, InputError, MachineError
from botox_aid.domain.vocabulary import Jurisdiction, Paper

FULL = Settings(
    clinic=Clinic("Northgate", "1 Street", "555", "9 to 5", "556"),
    jurisdiction=Jurisdiction.US,
    paper=Paper.LETTER,
    printer="desk",
    both_sides=False,
    clinicians=(Professional("Dr B", "physician", "1"),),
    language="en-GB",
    text_size=150,
    theme="dark",
)


def test_what_is_written_is_read(tmp_path) -> None:
    write_settings(tmp_path / "new", FULL)
    assert read_settings(tmp_path / "new") == SettingsRead(FULL)
    assert stat.S_IMODE((tmp_path / "new" / "settings.json").stat().st_mode) == 0o600


def test_nothing_there_gives_the_defaults(tmp_path) -> None:
    assert read_settings(tmp_path) == SettingsRead(Settings())
    assert not Settings().can_print
    assert FULL.can_print


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"theme": "pink"}',
        b'{"text_size": 900}',
        b'{"text_size": "big"}',
        b'{"clinicians": 3}',
        b'{"clinicians": [3]}',
        b'{"clinic": {"name": 3}}',
        b'{"jurisdiction": "mars"}',
        b'{"clinic": {"name": "' + b"x" * 600 + b'"}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_kept_aside(tmp_path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    read = read_settings(tmp_path)
    assert read.settings == Settings()
    assert not (tmp_path / "settings.json").exists()
    aside = tmp_path / "settings-unreadable-1.json"
    assert read.kept_aside == str(aside)
    assert aside.read_bytes() == content


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path) -> None:
    for _ in range(2):
        (tmp_path / "settings.json").write_bytes(b"{")
        read_settings(tmp_path)
    assert len(list(tmp_path.glob("settings-unreadable-*.json"))) == 2


def test_a_file_that_cannot_be_read_is_named(tmp_path) -> None:
    (tmp_path / "settings.json").mkdir()
    assert read_settings(tmp_path).kept_aside == str(tmp_path / "settings.json")


def test_a_folder_that_cannot_be_made_is_told(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MachineError):
        write_settings(tmp_path / "file" / "folder", FULL)


def test_the_folder_can_be_named(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert settings_folder() == tmp_path
    monkeypatch.delenv(FOLDER_VARIABLE)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_folder() == tmp_path / "botox-aid"
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert settings_folder() == user_config_path("botox-aid", appauthor=False)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert settings_folder().name == "botox-aid"


def test_unknown_keys_of_a_newer_program_are_left_out(tmp_path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"printer": "desk", "future": 1}))
    assert read_settings(tmp_path) == SettingsRead(Settings(printer="desk"))


def test_a_clinician_of_the_same_name_is_replaced() -> None:
    changed = FULL.with_clinician(Professional("Dr B", "nurse", "2"))
    assert changed.clinicians == (Professional("Dr B", "nurse", "2"),)


def test_the_approval_has_its_own_file(tmp_path) -> None:
    approval = Approval("Dr B", dt.date(2026, 11, 20), "1.0")
    assert clinic_approval(tmp_path) is None
    keep_approval(tmp_path, approval)
    assert clinic_approval(tmp_path) == approval
    keep_approval(tmp_path, None)
    keep_approval(tmp_path, None)
    assert clinic_approval(tmp_path) is None


def test_a_damaged_approval_counts_for_nothing(tmp_path) -> None:
    (tmp_path / "approval.toml").write_text("by = 3")
    with pytest.raises(ContentError):
        clinic_approval(tmp_path)


def test_an_approval_that_cannot_be_taken_back_is_told(tmp_path) -> None:
    (tmp_path / "approval.toml").mkdir()
    with pytest.raises(MachineError):
        keep_approval(tmp_path, None)


def test_preferences_write_every_change_and_tell(tmp_path) -> None:
    preferences = Preferences(tmp_path, SettingsRead(Settings()))
    told = []
    preferences.observe(lambda: told.append(1))
    assert preferences.take(FULL) is None
    assert preferences.take(FULL) is None
    assert told == [1]
    assert read_settings(tmp_path).settings == FULL == preferences.settings


def test_preferences_hold_what_cannot_be_written(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    preferences = Preferences(tmp_path / "file", SettingsRead(Settings()))
    assert isinstance(preferences.take(FULL), MachineError)
    assert preferences.settings == FULL
    assert isinstance(preferences.approve(Approval("Dr", dt.date(2026, 1, 1), "1")), MachineError)


def test_an_approval_needs_a_name(tmp_path) -> None:
    preferences = Preferences(tmp_path, SettingsRead(Settings()))
    assert isinstance(preferences.approve(Approval(" ", dt.date(2026, 1, 1), "1")), InputError)
    assert preferences.approve(Approval("Dr", dt.date(2026, 1, 1), "1")) is None


def test_a_new_visit_takes_letterhead_and_the_only_clinician(library) -> None:
    today = dt.date(2026, 11, 20)
    visit = new_visit(FULL, today)
    assert visit.clinic == FULL.clinic
    assert visit.language == "en-US"
    assert visit.visit.clinician == FULL.clinicians[0]
    two = replace(FULL, clinicians=(*FULL.clinicians, Professional("Dr C")))
    assert new_visit(two, today).visit.clinician == Professional()
    assert new_session(library, FULL, today).consultation == visit


LANGUAGES = Path(__file__).resolve().parents[2] / "resources" / "text"


def test_the_window_speaks_as_set_or_as_where_one_practises(tmp_path) -> None:
    write_settings(tmp_path, FULL)
    assert read_looks(tmp_path, LANGUAGES) == Looks("dark", 150, "en-GB")
    write_settings(tmp_path, replace(FULL, language=""))
    assert read_looks(tmp_path, LANGUAGES).language == "en-US"
    write_settings(tmp_path, replace(FULL, language="xx-XX"))
    assert read_looks(tmp_path, LANGUAGES).language == "en-GB"


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"\xff", b'{"theme": 3, "text_size": "x", "language": 4}', b'{"text_size": 999}']
)
def test_looks_of_a_damaged_file_are_the_defaults(tmp_path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert read_looks(tmp_path, LANGUAGES) == Looks()


def test_looks_without_a_file(tmp_path) -> None:
    assert read_looks(tmp_path, LANGUAGES) == Looks()


def test_a_damaged_file_that_cannot_be_moved_is_named(tmp_path, monkeypatch) -> None:
    (tmp_path / "settings.json").write_bytes(b"{")

    def no(_self: Path, _target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", no)
    assert read_settings(tmp_path).kept_aside == str(tmp_path / "settings.json")
