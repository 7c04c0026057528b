"""A desk at the clinic's own server, connected in the settings; a real server on this computer's loopback."""

import pytest

from botox_aid.app.settings import read_settings
from botox_aid.store import key_slot
from tests.store.conftest import new_clinic, postgres
from tests.store.visits import FAST

from .keeping_steps import PASSPHRASE, lock, shown, unlock, wait_for_records

__all__ = ["postgres"]  # a fixture


@pytest.fixture(autouse=True)
def quick_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in FAST.items():
        monkeypatch.setattr(key_slot, name, value)


def test_a_desk_joins_the_server_goes_on_while_it_is_away_and_comes_back(hand, qtbot, postgres, tmp_path) -> None:
    records, keys = hand.bridge.records, []
    records.protect(PASSPHRASE, keys.append, lambda fault: keys.append(fault.key))
    qtbot.waitUntil(lambda: bool(keys), timeout=20_000)
    name = read_settings(tmp_path).settings.records.desk
    clinic = new_clinic(postgres, (name,), keys=records.desk._keys)
    hand.press("settings")
    hand.press("records_join_server")
    address = clinic.address(name)
    hand.type_in("server_address", str(address), leave=False)
    hand.type_in("server_ca_file", str(address.ca_file), leave=False)
    hand.type_in("server_password", "wrong", leave=False)
    hand.type_in("server_passphrase", PASSPHRASE, leave=False)
    hand.press("server_act")
    qtbot.waitUntil(lambda: shown(hand, "server_fault"), timeout=20_000)
    assert hand.find("server_fault").accessibleName().startswith("The clinic’s server refuses this desk.")
    assert records.is_open
    hand.type_in("server_password", clinic.passwords[name], leave=False)
    hand.press("server_act")
    qtbot.waitUntil(hand.no_dialog, timeout=20_000)
    kept = read_settings(tmp_path).settings.records
    assert kept.server == str(address)
    assert clinic.passwords[name] not in (tmp_path / "settings.json").read_text()
    hand.type_in("patient_name", "Ann Example", leave=False)
    qtbot.waitUntil(lambda: records.drafts.is_settled and records.drafts.kept_at is not None, timeout=20_000)
    postgres.kill()
    lock(hand, qtbot)
    unlock(hand, qtbot)
    before = records.drafts.kept_at
    hand.type_in("patient_name", "Ann Example-Other", leave=False)
    qtbot.waitUntil(lambda: records.drafts.is_settled and records.drafts.kept_at != before, timeout=20_000)
    postgres.start()
    wait_for_records(hand, qtbot)
    hand.press("settings")
    assert hand.find("records_where").text().startswith("On the clinic’s server: postgresql://")
    hand.press("records_leave_server")
    hand.press("confirm_act")
    qtbot.waitUntil(lambda: read_settings(tmp_path).settings.records.server == "", timeout=20_000)
    assert records.is_open
