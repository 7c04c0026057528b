"""A desk at the clinic's own server, connected in the settings; a real server on this computer's loopback."""

import contextlib
import time
import uuid
from dataclasses import replace

import pytest

from botox_aid.app import record_book
from botox_aid.app.finished_visit import finished_visit
from botox_aid.app.settings import read_settings
from botox_aid.store import key_slot, server_database
from tests.store.conftest import Clinic, new_clinic, postgres
from tests.store.test_server_line import frozen
from tests.store.visits import FAST

from .desk import LIBRARY, Hand
from .keeping_steps import PASSPHRASE, lock, shown, unlock, wait_for_records
from .record_case import ask, keep, sample

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
    qtbot.waitUntil(lambda: shown(hand, "confirm_dialog"), timeout=20_000)
    hand.press("confirm_act")
    qtbot.waitUntil(lambda: read_settings(tmp_path).settings.records.server == "", timeout=20_000)
    assert records.is_open


@pytest.fixture
def joined(hand: Hand, qtbot, postgres, tmp_path, monkeypatch: pytest.MonkeyPatch) -> Clinic:
    """A desk that keeps its records at a server, and another desk there called room2."""
    monkeypatch.setattr(server_database, "_KNOCK_SECONDS", 0.1)
    records, done = hand.bridge.records, []
    records.protect(PASSPHRASE, done.append, lambda fault: done.append(fault.key))
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    name = read_settings(tmp_path).settings.records.desk
    clinic = new_clinic(postgres, (name, "room2"), keys=records.desk._keys)
    address = clinic.address(name)
    secrets = clinic.passwords[name], PASSPHRASE
    told: list[object] = []
    records.join_server(str(address), str(address.ca_file), secrets, lambda: told.append(None), told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == [None]
    return clinic


def test_who_was_slower_hears_of_it_when_the_server_is_back_and_is_led_to_both(
    hand, qtbot, joined: Clinic, postgres
) -> None:
    (head,) = keep(hand, qtbot, sample())
    opened = ask(hand, qtbot, lambda store: record_book.opened(store, LIBRARY, head.visit_id))
    hand.bridge.book.correct(opened.head, opened.consultation)
    with contextlib.closing(joined.records("room2")) as room:
        theirs = finished_visit(LIBRARY, replace(sample(), hoped_result="Theirs"), head.visit_id)
        room.amend(theirs, 1, "their own reason", uuid.uuid4().hex, "desk")
    postgres.kill()
    hand.type_in("hoped_result", "Mine")
    hand.bridge.book.keeping.ask_to_finish()
    hand.type_in("correct_reason", "my own reason", leave=False)
    hand.press("finish_act")
    qtbot.waitUntil(lambda: shown(hand, "finished_dialog"), timeout=20_000)
    assert "is sent when the server is back" in hand.find("finished_words").accessibleName()
    hand.press("finished_show")
    qtbot.waitUntil(lambda: hand.bridge.book.page.panel.view is not None, timeout=20_000)
    hand.press("records_back")
    hand.press("new_visit")
    qtbot.waitUntil(lambda: not hand.session.consultation.patient.name, timeout=20_000)
    assert hand.find("record_alarm").accessibleName().startswith("No server")
    hand.press("record_alarm")
    qtbot.waitUntil(lambda: shown(hand, "notice_words"), timeout=20_000)
    assert hand.find("notice_words").text().endswith("1 thing waits here until the server is back.")
    hand.press("notice_close")
    hand.press("settings")
    hand.press("records_leave_server")
    qtbot.waitUntil(lambda: shown(hand, "notice_words"), timeout=20_000)
    assert hand.find("notice_words").text().startswith("1 thing waits here")
    hand.press("notice_close")
    postgres.start()
    qtbot.waitUntil(lambda: hand.desk.window.said.startswith("Somebody else corrected the record of"), timeout=20_000)
    assert not shown(hand, "record_alarm")
    hand.press("toast_act")
    qtbot.waitUntil(lambda: hand.session.consultation.hoped_result == "Mine", timeout=20_000)
    assert hand.bridge.records.of_version == 1
    hand.bridge.book.keeping.ask_to_finish()
    hand.type_in("correct_reason", "my own reason", leave=False)
    hand.press("finish_act")
    qtbot.waitUntil(lambda: shown(hand, "conflict_both"), timeout=20_000)


def test_a_server_that_says_nothing_holds_up_neither_drafts_nor_the_lock_nor_the_end(
    hand, qtbot, joined: Clinic
) -> None:
    records = hand.bridge.records
    ask(hand, qtbot, lambda store: store.page())
    with frozen(joined):
        records.submit(lambda store: store.page(), lambda _page: None)
        hand.type_in("patient_name", "Ann Example", leave=False)
        began = time.monotonic()
        qtbot.waitUntil(lambda: records.drafts.is_settled and records.drafts.kept_at is not None, timeout=20_000)
        assert time.monotonic() - began < 3, "the server's own patience is 5 s"
        assert hand.find("record_alarm").accessibleName().startswith("No server")
    qtbot.waitUntil(lambda: not records.server.away, timeout=20_000)
    ask(hand, qtbot, lambda store: store.page())
    with frozen(joined):
        records.submit(lambda store: store.page(), lambda _page: None)
        began = time.monotonic()
        records.lock()
        qtbot.waitUntil(lambda: not records.desk.is_proven, timeout=20_000)
        assert time.monotonic() - began < 3
    unlock(hand, qtbot)
    qtbot.waitUntil(lambda: not records.server.away, timeout=20_000)
    ask(hand, qtbot, lambda store: store.page())
    with frozen(joined):
        records.submit(lambda store: store.page(), lambda _page: None)
        began = time.monotonic()
        records.finish()
        assert time.monotonic() - began < 2
