"""Every fault of disk, folder and file gives its own sentence, and nothing that was kept is lost."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from botox_aid.domain.record import RecordHead
from botox_aid.domain.record_fault import (
    Busy,
    Damaged,
    Full,
    Missing,
    NewerSchema,
    NotPrivate,
    ReadOnly,
    Replaced,
    StoreFault,
    Unwritable,
    WrongKey,
)
from botox_aid.store import database as database_module
from botox_aid.store.backup import run as back_up
from botox_aid.store.database import connect, create_file, open_file
from botox_aid.store.private_file import on_network
from botox_aid.store.records import Records
from botox_aid.store.vault import Keys, unlock_vault
from tests.store.conftest import PASSPHRASE, Desk, new_desk
from tests.store.visits import new_id, visit

_PAGE = 4096
MANY = 60


@pytest.fixture
def filled(desk: Desk) -> Desk:
    with contextlib.closing(desk.open()) as records:
        for number in range(MANY):
            records.finish(visit(number, visit_id=f"{number:032x}"), new_id(), "p1")
    return desk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = _mount("-t", "tmpfs", "-o", "size=3m,mode=0700", "tmpfs", str(folder))
    if mounted:
        pytest.skip(f"a small disk can only be mounted by root: {mounted}")
    yield folder
    _umount(folder)


def test_a_full_disk_loses_nothing_and_goes_on_once_there_is_room(small_disk: Path) -> None:
    desk = new_desk(small_disk / "desk")
    with contextlib.closing(desk.open()) as records:
        kept: list[RecordHead] = []
        with pytest.raises(Full) as told:
            _fill(records, kept)
        assert told.value.key == "records.fault.full"
        assert len(kept) > 20
        with pytest.raises(Full):
            _fill(records, kept)
        assert {head.visit_id for head in records.page(count=10_000)} == {head.visit_id for head in kept}
        (small_disk / "backups").mkdir()
        with pytest.raises(Full):
            back_up(desk.records, desk.vault, desk.keys, small_disk / "backups", "desk1")
        assert list((small_disk / "backups" / "botox-aid-desk1").iterdir()) == []
    with contextlib.closing(desk.open()) as records:
        assert records.load(kept[-1].visit_id)[0] == kept[-1]
        assert _mount("-o", "remount,size=12m", str(small_disk)) == ""
        late = records.finish(visit(1), new_id(), "p1")
        assert len(records.page(count=10_000)) == len(kept) + 1
        assert records.verify().ok
        assert records.load(late.visit_id)[0] == late


def _fill(records: Records, kept: list[RecordHead]) -> None:
    for number in range(10_000):
        kept.append(records.finish(visit(number, body=os.urandom(20_000)), new_id(), "p1"))  # noqa: PERF401


def test_a_disk_that_became_read_only(small_disk: Path) -> None:
    desk = new_desk(small_disk / "desk")
    with contextlib.closing(desk.open()) as records:
        kept = records.finish(visit(1), new_id(), "p1")
    assert _mount("-o", "remount,ro", str(small_disk)) == ""
    assert unlock_vault(desk.vault, PASSPHRASE) == desk.keys, "a try that cannot be counted is heard all the same"
    try:
        with pytest.raises((ReadOnly, Unwritable)) as told:
            desk.open()
        assert told.value.key in ("records.fault.read_only", "records.fault.unwritable")
        with pytest.raises(ReadOnly):
            create_file(small_disk / "other" / "records.db", desk.keys)
    finally:
        assert _mount("-o", "remount,rw", str(small_disk)) == ""
    with contextlib.closing(desk.open()) as records:
        assert records.load(kept.visit_id)[0] == kept


@pytest.mark.skipif(os.name == "nt", reason="rights of files are POSIX's here")
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "faults"),
    [
        (0o555, 0o444, (ReadOnly, Unwritable)),
        (0o555, 0o600, (ReadOnly, Unwritable)),
        (0o000, 0o600, (Missing, Unwritable)),
    ],
)
def test_a_folder_or_file_without_rights(
    desk: Desk, folder_mode: int, file_mode: int, faults: tuple[type[StoreFault], ...]
) -> None:
    with contextlib.closing(desk.open()) as records:
        kept = records.finish(visit(1), new_id(), "p1")
    code = (
        "import os, sys; from pathlib import Path\n"
        "from botox_aid.domain.record_fault import StoreFault\n"
        "from botox_aid.store.database import open_file; from botox_aid.store.vault import Keys\n"
        "sys.stdin.read()\n"
        "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "keys = Keys(sys.argv[2], bytes.fromhex(sys.argv[3]), b'', b'')\n"
        "try: open_file(Path(sys.argv[1]), keys); print('opened')\n"
        "except StoreFault as fault: print(type(fault).__name__)\n"
    )
    for part in (desk.folder, *desk.folder.parents):
        if part != Path("/tmp") and part.is_relative_to("/tmp"):
            part.chmod(0o755)
    if os.geteuid() == 0:
        os.chown(desk.records, 65534, 65534)
    desk.records.chmod(file_mode)
    command = [sys.executable, "-c", code, str(desk.records), desk.keys.store_id, desk.keys.database.hex()]
    desk.folder.chmod(folder_mode)
    try:
        said = subprocess.run(command, input="", capture_output=True, text=True, timeout=60, check=True).stdout
    finally:
        desk.folder.chmod(0o700)
        desk.records.chmod(0o600)
    assert said.strip() in {fault.__name__ for fault in faults}
    with contextlib.closing(desk.open()) as records:
        assert records.load(kept.visit_id)[0] == kept


def flip(place: int) -> Callable[[bytearray], None]:
    def change(data: bytearray) -> None:
        data[place] ^= 1

    return change


def cut(length: Callable[[int], int]) -> Callable[[bytearray], None]:
    def change(data: bytearray) -> None:
        del data[length(len(data)) :]

    return change


def become(content: bytes) -> Callable[[bytearray], None]:
    def change(data: bytearray) -> None:
        data[:] = content

    return change


@pytest.mark.parametrize(
    "change",
    {
        "first byte": flip(0),
        "first page": flip(2000),
        "empty": become(b""),
        "a text": become(b"hello world " * 2000),
        "a plain database": become(b"SQLite format 3\0" + bytes(8000)),
        "cut to half of a page": cut(lambda _: 2000),
    }.items(),
    ids=lambda change: change[0],
)
def test_a_file_that_is_none_is_told_as_damaged_and_left_as_it_is(
    filled: Desk, change: tuple[str, Callable[[bytearray], None]]
) -> None:
    data = bytearray(filled.records.read_bytes())
    change[1](data)
    filled.records.write_bytes(data)
    with pytest.raises(Damaged) as told:
        filled.open()
    assert told.value.key == "records.fault.damaged"
    assert filled.records.read_bytes() == data


def _page_of_one_body(desk: Desk) -> int:
    """Return a page that holds nothing but one visit's body."""
    with contextlib.closing(connect(desk.records, desk.keys.database)) as raw:
        raw.execute("pragma wal_checkpoint(truncate)")
    data, honest = desk.records.read_bytes(), {}
    for page in range(len(data) // _PAGE * 2 // 3, 2, -1):
        changed = bytearray(data)
        changed[page * _PAGE + 1000] ^= 1
        desk.records.write_bytes(changed)
        with contextlib.suppress(StoreFault), contextlib.closing(desk.open()) as records:
            honest[page] = [number for number in range(MANY) if _readable(records, number)]
            if MANY - 5 <= len(honest[page]) < MANY:
                desk.records.write_bytes(data)
                return page
    raise AssertionError(honest)


def _readable(records: Records, number: int) -> bool:
    try:
        return records.load(f"{number:032x}")[1] == visit(number).body
    except Damaged:
        return False


@pytest.mark.parametrize("harm", ["one bit", "zeroed"])
def test_one_bad_page_costs_one_visit_not_those_read_after_it(desk: Desk, harm: str) -> None:
    with contextlib.closing(desk.open()) as records:
        for number in range(MANY):
            body = visit(number).body
            records.finish(visit(number, visit_id=f"{number:032x}", body=body), new_id(), "p1")
    page = _page_of_one_body(desk)
    data = bytearray(desk.records.read_bytes())
    if harm == "one bit":
        data[page * _PAGE + 1000] ^= 1
    else:
        data[page * _PAGE : (page + 1) * _PAGE] = bytes(_PAGE)
    desk.records.write_bytes(data)
    with contextlib.closing(desk.open()) as records:
        assert len(records.page(count=MANY)) == MANY
        readable = [number for number in range(MANY) if _readable(records, number)]
        assert MANY - 5 <= len(readable) < MANY
        late = records.finish(visit(999), new_id(), "p1")
        assert records.load(late.visit_id)[0] == late
        with pytest.raises(Damaged):
            records.verify()


@pytest.mark.parametrize(
    "length", [lambda size: size // 2 // _PAGE * _PAGE, lambda size: size - 1000], ids=["at a page", "in a page"]
)
def test_a_file_that_was_cut_is_found_by_the_backup_s_checks(
    filled: Desk, tmp_path: Path, length: Callable[[int], int]
) -> None:
    standing = back_up(filled.records, filled.vault, filled.keys, tmp_path, "desk1")
    data = bytearray(filled.records.read_bytes())
    cut(length)(data)
    filled.records.write_bytes(data)
    with pytest.raises(Damaged):
        back_up(filled.records, filled.vault, filled.keys, tmp_path, "desk1")
    assert [path.name for path in (tmp_path / "botox-aid-desk1").iterdir()] == [standing.folder.name]
    assert filled.records.read_bytes()[: len(data)][:_PAGE] == data[:_PAGE]


def test_another_program_that_holds_the_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "_BUSY_MS", 300)
    with (
        contextlib.closing(desk.open()) as records,
        contextlib.closing(connect(desk.records, desk.keys.database)) as other,
    ):
        kept = records.finish(visit(1), new_id(), "p1")
        other.execute("begin immediate")
        save = new_id()
        with pytest.raises(Busy) as told:
            records.finish(visit(2), save, "p1")
        assert told.value.key == "records.fault.busy"
        assert records.page() == (kept,)
        other.execute("rollback")
        records.finish(visit(2), save, "p1")
        assert len(records.page()) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody take an open file away")
@pytest.mark.parametrize("how", ["deleted", "replaced"])
def test_a_file_taken_away_while_it_is_open_is_noticed_at_the_next_save(desk: Desk, how: str) -> None:
    with contextlib.closing(desk.open()) as records:
        kept = records.finish(visit(1), new_id(), "p1")
        with contextlib.closing(connect(desk.records, desk.keys.database)) as raw:
            raw.execute("pragma wal_checkpoint(truncate)")
        away = desk.records.with_name("taken.db")
        if how == "deleted":
            shutil.copy(desk.records, away)
            desk.records.unlink()
        else:
            desk.records.rename(away)
            shutil.copy(away, desk.records)
        with pytest.raises(Replaced) as told:
            records.finish(visit(2), new_id(), "p1")
        assert told.value.key == "records.fault.replaced"
    with contextlib.closing(Records(open_file(away, desk.keys), desk.keys, "desk1")) as records:
        assert records.load(kept.visit_id)[0] == kept


@pytest.mark.parametrize("system", ["nfs4", "cifs", "smb3", "fuse.sshfs"])
def test_a_share_of_another_computer_is_refused_by_its_kind(
    desk: Desk, tmp_path: Path, system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = f"/dev/sda / ext4 rw 0 0\nserver:/share {tmp_path} {system} rw 0 0\n"
    monkeypatch.setattr(database_module, "on_network", lambda path: on_network(path, mounts))
    for attempt in (desk.open, lambda: create_file(tmp_path / "new" / "records.db", desk.keys)):
        with pytest.raises(NotPrivate) as told:
            attempt()
        assert told.value.key == "records.fault.not_private"
    assert not (tmp_path / "new").exists()


def test_what_is_missing_wrong_or_newer_is_told_apart(desk: Desk) -> None:
    with pytest.raises(WrongKey) as told:
        unlock_vault(desk.vault, "not " + PASSPHRASE)
    assert told.value.key == "records.fault.wrong_key"
    stranger = Keys(desk.keys.store_id, bytes(32), bytes(32), bytes(32))
    with pytest.raises(Damaged):
        open_file(desk.records, stranger)
    with contextlib.closing(connect(desk.records, desk.keys.database)) as raw:
        raw.execute("update schema_version set version_num = '9999'")
    with pytest.raises(NewerSchema) as newer:
        desk.open()
    assert newer.value.key == "records.fault.newer_schema"
    desk.records.unlink()
    with pytest.raises(Missing) as missing:
        desk.open()
    assert missing.value.key == "records.fault.missing"
    assert not desk.records.exists()


def _mount(*arguments: str) -> str:
    try:
        done = subprocess.run(["mount", *arguments], capture_output=True, text=True, timeout=30, check=False)
    except OSError as error:
        return error.strerror or "mount"
    return done.stderr.strip() if done.returncode else ""


def _umount(folder: Path) -> None:
    subprocess.run(["umount", str(folder)], capture_output=True, timeout=30, check=False)
