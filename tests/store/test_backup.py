"""Backups: whole while somebody saves, checked on the copy, thinned out by rule, and opened again anywhere."""

import contextlib
import datetime as dt
import json
import shutil
import stat
import threading
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from botox_aid.domain.record_fault import Busy, Damaged, NoShelf, Unwritable, WrongKey
from botox_aid.store import backup
from botox_aid.store import restore as restore_module
from botox_aid.store.backup_shelf import Backup, backup_at, backups, shelf, surplus
from botox_aid.store.database import connect, open_file
from botox_aid.store.records import Records
from botox_aid.store.restore import drill, restore, unlock_backup
from botox_aid.store.retention import due, purge
from botox_aid.store.schema import file_triggers
from botox_aid.store.vault import change_passphrase, unlock_vault
from tests.store.conftest import PASSPHRASE, Desk, new_desk
from tests.store.visits import draft, handout, new_id, visit

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def made(desk: Desk, folder: Path, now: dt.datetime = NOON) -> Backup:
    folder.mkdir(exist_ok=True)
    return backup.run(desk.records, desk.vault, desk.keys, folder, "desk1", now)


def test_a_backup_made_while_somebody_saves_is_whole(desk: Desk, tmp_path: Path) -> None:
    with contextlib.closing(desk.open()) as records:
        before = [records.finish(visit(number), new_id(), "p1") for number in range(20)]
        records.add_handout(before[0].visit_id, handout(), "p1")
        records.save_draft(draft())
        stop = threading.Event()
        saved: list[str] = []

        def save() -> None:
            with contextlib.closing(desk.open("desk2")) as busy:
                while not stop.is_set():
                    saved.append(busy.finish(visit(len(saved)), new_id(), "p1").visit_id)

        saver = threading.Thread(target=save)
        saver.start()
        try:
            standing = made(desk, tmp_path / "stick")
        finally:
            stop.set()
            saver.join()
        assert saved
        manifest = backup.verify(standing, desk.keys)
    assert manifest.visits >= 20
    assert (manifest.handouts, manifest.drafts) == (1, 1)
    assert manifest.anchors[0].startswith("desk1-")
    names = sorted(path.name for path in standing.folder.iterdir())
    assert names == ["manifest.json", "records.db", "vault.json"]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in standing.folder.iterdir())
    assert standing.records.read_bytes()[:6] != b"SQLite"


def test_a_copy_that_is_not_whole_is_no_backup_and_costs_no_older_one(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with contextlib.closing(desk.open()) as records:
        for number in range(30):
            records.finish(visit(number), new_id(), "p1")
    first = made(desk, tmp_path)
    honest = backup.copy_records

    def spoiled(source: Path, source_key: bytes, target: Path, target_key: bytes) -> None:
        honest(source, source_key, target, target_key)
        _flip(target, 8 * 4096 + 99)

    monkeypatch.setattr(backup, "copy_records", spoiled)
    with pytest.raises(Damaged):
        made(desk, tmp_path, NOON + dt.timedelta(days=1))
    assert list(shelf(tmp_path, "desk1").iterdir()) == [first.folder]


@pytest.mark.parametrize("place", [0, 40, 2000, 9 * 4096 + 5, -3])
def test_one_changed_bit_is_found(desk: Desk, tmp_path: Path, place: int) -> None:
    with contextlib.closing(desk.open()) as records:
        for number in range(30):
            records.finish(visit(number), new_id(), "p1")
    standing = made(desk, tmp_path)
    backup.verify(standing, desk.keys)
    _flip(standing.records, place)
    with pytest.raises(Damaged):
        backup.verify(standing, desk.keys)


@pytest.mark.parametrize("change", ["visits", "anchors", "purged", "digest", "seal", "nothing left"])
def test_a_changed_manifest_is_found(desk: Desk, tmp_path: Path, change: str) -> None:
    with contextlib.closing(desk.open()) as records:
        records.finish(visit(), new_id(), "p1")
    standing = made(desk, tmp_path)
    fields = json.loads(standing.manifest.read_text())
    fields[change] = {"visits": 9, "anchors": [], "purged": [["x", "y", "z"]], "digest": "0" * 64}.get(change, "0" * 64)
    standing.manifest.write_text(json.dumps(fields) if change != "nothing left" else "")
    with pytest.raises(Damaged):
        backup.verify(standing, desk.keys)


def test_seven_days_four_weeks_and_twelve_months_are_kept(tmp_path: Path) -> None:
    days = [NOON - dt.timedelta(days=age, hours=hour) for age in range(500) for hour in (0, 5)]
    standing = [Backup(tmp_path / str(number), day) for number, day in enumerate(days)]
    gone = {each.folder for each in surplus(standing)}
    kept = [each.at for each in standing if each.folder not in gone]
    assert [(NOON - at).days for at in kept[:7]] == list(range(7))
    assert {at.hour for at in kept} == {12}
    assert len({at.isocalendar()[:2] for at in kept}) >= 4
    assert len({(at.year, at.month) for at in kept}) == 12
    assert len(kept) <= 7 + 4 + 12


def test_thinning_touches_nothing_of_anybody_else(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    other = new_desk(tmp_path / "other")
    made(other, folder, NOON - dt.timedelta(days=400))
    made(other, folder, NOON - dt.timedelta(days=399))
    strange = shelf(folder, "desk1") / "records-20250101T000000Z"
    strange.mkdir()
    (strange / "manifest.json").write_text("{}")
    for age in range(420, 0, -20):
        made(desk, folder, NOON - dt.timedelta(days=age))
    own = backup.own_backups(shelf(folder, "desk1"), desk.keys)
    assert 12 <= len(own) <= 16
    assert len(backup.own_backups(shelf(folder, "desk1"), other.keys)) == 2
    assert strange.is_dir()


def test_a_day_later_the_next_one_is_due(desk: Desk, tmp_path: Path) -> None:
    assert backup.is_due(tmp_path, "desk1", NOON)
    made(desk, tmp_path)
    assert not backup.is_due(tmp_path, "desk1", NOON + dt.timedelta(hours=23))
    assert backup.is_due(tmp_path, "desk1", NOON + dt.timedelta(hours=24))


@pytest.mark.parametrize("secret", ["passphrase", "recovery"])
def test_on_another_computer_it_opens_with_passphrase_or_recovery_key(desk: Desk, tmp_path: Path, secret: str) -> None:
    with contextlib.closing(desk.open()) as records:
        kept = records.finish(visit(1), new_id(), "p1")
        anchor = records.anchor()
    carried = Path(shutil.copytree(made(desk, tmp_path).folder, tmp_path / "stick" / "records-20261122T120000Z"))
    change_passphrase(desk.vault, PASSPHRASE, "another passphrase since")
    for path in carried.iterdir():
        path.chmod(0o400)
    carried.chmod(0o500)
    there = tmp_path / "there" / "records"
    typed = {"passphrase": PASSPHRASE, "recovery": desk.recovery}[secret]
    standing = backup_at(carried)
    assert standing is not None
    with pytest.raises(WrongKey):
        unlock_backup(standing, "not the passphrase", there / "vault.json")
    keys = unlock_backup(standing, typed, there / "vault.json")
    done = restore(standing, keys, there / "records.db", there / "vault.json", "desk9", "p1")
    assert done.put_aside is None
    assert sorted(path.name for path in there.iterdir()) == ["records.db", "vault.json"]
    keys = unlock_vault(there / "vault.json", typed)
    with contextlib.closing(Records(open_file(there / "records.db", keys), keys, "desk9")) as records:
        assert records.load(kept.visit_id)[0] == kept
        assert records.verify(anchor).ok
        records.finish(visit(2), new_id(), "p1")


def test_a_visit_on_hold_is_passed_over_and_those_beside_it_are_purged(desk: Desk) -> None:
    with contextlib.closing(desk.open()) as records:
        first, held, last = (records.finish(visit(number), new_id(), "p1") for number in (1, 2, 3))
        records.add_handout(held.visit_id, handout(1), "p1")
        records.set_hold(held.visit_id, True, "p1")
        both = [first.visit_id, held.visit_id, last.visit_id]
        assert purge(records.database, desk.keys, "desk1", "p9", both) == 2
        assert [head.visit_id for head in records.page()] == [held.visit_id]
        assert records.load(held.visit_id)[0].on_hold
        assert len(records.handouts(held.visit_id)) == 1
        assert records.verify().ok


def test_what_was_purged_stays_purged_after_a_restore(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    with contextlib.closing(desk.open()) as records:
        old = records.finish(visit(1, visit_date=dt.date(2001, 1, 1)), new_id(), "p1")
        new = records.finish(visit(2), new_id(), "p1")
        records.set_hold(old.visit_id, True, "p1")
        standing = made(desk, folder)
        records.set_hold(old.visit_id, False, "p1")
        assert purge(records.database, desk.keys, "desk1", "p9", [old.visit_id]) == 1
        last = records.finish(visit(3), new_id(), "p1")
    newer = made(desk, folder, NOON + dt.timedelta(days=1))
    assert [stone.visit_id for stone in backup.manifest_of(newer, desk.keys).purged] == [old.visit_id]
    for known in ("the records themselves", "a newer backup"):
        if known == "a newer backup":
            for left in desk.folder.glob("records*.db*"):
                left.unlink()
        done = restore(standing, desk.keys, desk.records, desk.vault, "desk1", "p9")
        assert done.purged_again == 1
        with contextlib.closing(desk.open()) as records:
            assert [head.visit_id for head in records.page()] == [new.visit_id]
            assert records.verify().ok
        assert (done.put_aside is not None) == (known == "the records themselves")
        if done.put_aside is not None:
            with contextlib.closing(Records(open_file(done.put_aside, desk.keys), desk.keys, "desk1")) as aside:
                assert aside.load(last.visit_id)[0] == last


def test_records_in_use_are_not_replaced(desk: Desk, tmp_path: Path) -> None:
    with contextlib.closing(desk.open()) as records:
        records.finish(visit(1), new_id(), "p1")
        standing = made(desk, tmp_path)
        with pytest.raises(Busy):
            restore(standing, desk.keys, desk.records, desk.vault, "desk1", "p1")
        assert len(records.page()) == 1
        records.finish(visit(2), new_id(), "p1")


def test_records_that_do_not_open_any_more_are_replaced_and_put_aside(desk: Desk, tmp_path: Path) -> None:
    with contextlib.closing(desk.open()) as records:
        kept = records.finish(visit(1), new_id(), "p1")
    standing = made(desk, tmp_path)
    _flip(desk.records, 3)
    spoiled = desk.records.read_bytes()
    # What a crash leaves beside the file would make the restored one unreadable.
    desk.records.with_name("records.db-wal").write_bytes(b"left over" * 999)
    done = restore(standing, desk.keys, desk.records, desk.vault, "desk1", "p1")
    assert done.put_aside is not None
    assert done.put_aside.read_bytes() == spoiled
    with contextlib.closing(desk.open()) as records:
        assert records.load(kept.visit_id)[0] == kept


def test_the_drill_tries_it_all_and_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    with contextlib.closing(desk.open()) as records:
        records.finish(visit(1), new_id(), "p1")
        standing = made(desk, tmp_path / "stick")
        before = sorted(desk.folder.rglob("*"))
        manifest = drill(standing, desk.keys, desk.folder, PASSPHRASE)
        assert manifest.visits == 1
        with pytest.raises(WrongKey):
            drill(standing, desk.keys, desk.folder, "not it")
        assert sorted(desk.folder.rglob("*")) == before
        _flip(standing.records, 5000)
        with pytest.raises(Damaged):
            drill(standing, desk.keys, desk.folder, PASSPHRASE)
        assert sorted(desk.folder.rglob("*")) == before


def test_a_folder_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    with pytest.raises(Unwritable):
        backup.run(desk.records, desk.vault, desk.keys, blocked, "desk1")
    unplugged = tmp_path / "media" / "stick"
    with pytest.raises(NoShelf):
        backup.run(desk.records, desk.vault, desk.keys, unplugged, "desk1")
    assert not unplugged.parent.exists()


def test_a_drill_reads_what_was_put_back_and_not_what_was_promised(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with contextlib.closing(desk.open()) as records:
        records.finish(visit(1), new_id(), "p1")
    standing = made(desk, tmp_path / "stick")
    honest = restore_module.copy_from

    def wrong(copied: driver.Connection, fresh: Path, key: bytes) -> None:
        honest(copied, fresh, key)
        with contextlib.closing(connect(fresh, key)) as connection:
            connection.execute("drop trigger audit_no_update")
            connection.execute("update audit set actor = 'p2'")
            connection.execute(file_triggers()["audit_no_update"])

    monkeypatch.setattr(restore_module, "copy_from", wrong)
    with pytest.raises(Damaged):
        drill(standing, desk.keys, desk.folder, PASSPHRASE)


def test_the_list_of_what_is_due_knows_people_holds_and_leap_days(desk: Desk) -> None:
    with contextlib.closing(desk.open()) as records:
        born = dt.date(1980, 1, 1)
        gone = visit(1, patient_name="Gone Example", date_of_birth=born, visit_date=dt.date(2014, 2, 27))
        eve = visit(2, patient_name="Eve Example", date_of_birth=born, visit_date=dt.date(2014, 2, 28))
        back = [
            visit(3, patient_name="Back Example", date_of_birth=born, visit_date=day)
            for day in (dt.date(2000, 1, 1), dt.date(2020, 1, 1))
        ]
        held = [
            visit(4, patient_name="Held Example", date_of_birth=born, visit_date=day)
            for day in (dt.date(2000, 1, 1), dt.date(2001, 1, 1))
        ]
        for each in (gone, eve, *back, *held):
            records.finish(each, new_id(), "p1")
        records.set_hold(held[0].visit_id, True, "p1")
        today = dt.date(2024, 2, 29)
        assert [head.visit_id for head in due(records.database, today, 10)] == [gone.visit_id]
        records.set_hold(held[0].visit_id, False, "p1")
        assert len(due(records.database, today, 10)) == 3
        assert len(due(records.database, today, 10, count=2)) == 2


def test_nothing_of_a_purged_visit_is_left_in_any_file(desk: Desk, tmp_path: Path) -> None:
    with contextlib.closing(desk.open()) as records:
        ids = [records.finish(visit(number), new_id(), "p1").visit_id for number in range(220)]
        records.add_handout(ids[0], handout(), "p1")
        assert purge(records.database, desk.keys, "desk1", "p9", ids[:219]) == 219
        assert not desk.records.with_name("records.db-wal").stat().st_size
        with records.database.read() as connection:
            left = {
                table: connection.exec_driver_sql(f"select count(*) from {table}").scalar()
                for table in ("visit_head", "visit_version", "visit_body", "handout", "purged")
            }
        assert left == {"visit_head": 1, "visit_version": 1, "visit_body": 1, "handout": 0, "purged": 219}
        assert records.verify().ok
    assert backups(tmp_path / "none") == ()


def _flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
