"""No mistake writes a plain file, and what is opened is what it claims to be."""

import errno
import os
import secrets
import sqlite3
import stat
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2 as driver

from botox_aid.domain.record_fault import (
    Damaged,
    Exists,
    Full,
    Missing,
    NoCipher,
    NotPrivate,
    ReadOnly,
    StoreFault,
    Unwritable,
)
from botox_aid.store import database, private_file
from botox_aid.store.database import connect, create_file, open_file
from botox_aid.store.private_file import in_synced_folder, on_network
from botox_aid.store.schema import file_triggers
from botox_aid.store.vault import Keys
from tests.store.conftest import Desk
from tests.store.visits import draft, visit

_PLAIN = b"SQLite format 3"
_MEANT = {
    "journal_mode": "wal",
    "synchronous": 2,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "trusted_schema": 0,
    "busy_timeout": 5000,
}


def test_the_settings_that_durability_and_privacy_rest_on(desk: Desk) -> None:
    records = desk.open()
    with records.database.read() as connection:
        found = {name: connection.exec_driver_sql(f"pragma {name}").scalar() for name in _MEANT}
    records.close()
    assert found == _MEANT


def test_the_file_is_encrypted_from_its_first_byte(desk: Desk) -> None:
    assert not desk.records.read_bytes().startswith(_PLAIN)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(desk.records).execute("select * from meta")


def test_what_would_happen_without_the_guards(tmp_path: Path) -> None:
    # The control: the driver itself writes a plain file when it gets no key, and the standard library whenever it gets one.
    for name, module, key in (("no_key", driver, ""), ("other_driver", sqlite3, "pragma key=\"x'" + "ab" * 32 + "'\"")):
        plain = module.connect(tmp_path / name)
        plain.execute(key)
        plain.execute("create table patient (name text)")
        plain.close()
        assert (tmp_path / name).read_bytes().startswith(_PLAIN)


@pytest.mark.parametrize("length", [0, 1, 31, 33, 64])
def test_a_key_of_another_length_is_refused(tmp_path: Path, length: int) -> None:
    keys = Keys(secrets.token_hex(16), b"k" * length, b"", b"")
    with pytest.raises(NoCipher):
        create_file(tmp_path / "records.db", keys)
    assert not (tmp_path / "records.db").exists()


def test_a_driver_that_cannot_encrypt_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(database, "driver", sqlite3)
    with pytest.raises(NoCipher):
        create_file(tmp_path / "new" / "records.db", desk.keys)
    with pytest.raises(NoCipher):
        connect(desk.records, desk.keys.database)
    assert not (tmp_path / "new" / "records.db").exists()
    assert all(not file.read_bytes().startswith(_PLAIN) for file in (tmp_path / "new").iterdir())


def test_opening_makes_nothing(desk: Desk, tmp_path: Path) -> None:
    absent = tmp_path / "absent" / "records.db"
    with pytest.raises(Missing):
        open_file(absent, desk.keys)
    with pytest.raises(StoreFault):
        connect(absent, desk.keys.database)
    absent.parent.mkdir()
    with pytest.raises(Missing):
        open_file(absent, desk.keys)
    with pytest.raises(StoreFault):
        connect(absent, desk.keys.database)
    assert list(absent.parent.iterdir()) == []


def test_an_empty_file_is_no_empty_clinic(desk: Desk) -> None:
    desk.records.write_bytes(b"")
    with pytest.raises(Damaged):
        open_file(desk.records, desk.keys)
    assert desk.records.read_bytes() == b""


def test_a_plain_file_is_refused(desk: Desk) -> None:
    desk.records.unlink()
    plain = sqlite3.connect(desk.records)
    plain.execute("create table meta (store_id text)")
    plain.close()
    with pytest.raises(Damaged):
        open_file(desk.records, desk.keys)


def test_making_is_never_done_over_another(desk: Desk) -> None:
    before = desk.records.read_bytes()
    with pytest.raises(Exists):
        create_file(desk.records, desk.keys)
    assert desk.records.read_bytes() == before


def test_a_crash_while_making_leaves_no_half_made_records(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "other" / "records.db"

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(database, "make_tables", killed)
        with pytest.raises(KeyboardInterrupt):
            create_file(path, desk.keys)
    assert not path.exists()
    create_file(path, desk.keys).close()
    open_file(path, desk.keys).close()


def test_records_of_another_vault_are_refused(desk: Desk) -> None:
    with pytest.raises(StoreFault):
        open_file(desk.records, replace(desk.keys, store_id="0" * 32))
    with pytest.raises(Damaged):
        open_file(desk.records, replace(desk.keys, database=secrets.token_bytes(32)))


@pytest.mark.parametrize("name", sorted(file_triggers()))
def test_a_file_without_one_of_its_triggers_is_refused(desk: Desk, name: str) -> None:
    connection = connect(desk.records, desk.keys.database)
    connection.execute(f"drop trigger {name}")
    connection.close()
    with pytest.raises(Damaged):
        open_file(desk.records, desk.keys)


def test_nothing_is_printed_about_a_wrong_key(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Damaged):
        open_file(desk.records, replace(desk.keys, database=secrets.token_bytes(32)))
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(os.name == "nt", reason="rights of files are POSIX's here")
def test_every_file_is_its_owner_s_alone(desk: Desk) -> None:
    before = os.umask(0)
    try:
        records = desk.open()
        records.save_draft(draft())
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in desk.folder.iterdir()}
        records.close()
        desk.records.chmod(0o644)
        desk.open().close()
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("records.db", "records.db-wal", "records.db-shm", "vault.json"), 0o600)
    assert stat.S_IMODE(desk.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(desk.records.stat().st_mode) == 0o600


MOUNTS = """proc /proc proc rw 0 0
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/share cifs rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
server:/x /mnt/with\\040space nfs rw 0 0
"""


@pytest.mark.skipif(os.name == "nt", reason="mounts are POSIX's here")
@pytest.mark.parametrize(
    ("place", "remote"),
    [
        ("/var/records.db", False),
        ("/mnt/share/a/records.db", True),
        ("/mnt/shared/records.db", False),
        ("/home/a/records.db", True),
        ("/home/local/records.db", False),
        ("/mnt/with space/records.db", True),
        ("\\\\server\\share\\records.db", True),
    ],
)
def test_what_lies_on_another_computer(place: str, remote: bool) -> None:
    assert on_network(Path(place), MOUNTS) is remote


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (errno.ENOENT, Missing),
        (errno.EEXIST, Exists),
        (errno.ENOSPC, Full),
        (errno.EDQUOT, Full),
        (errno.EROFS, ReadOnly),
        (errno.EACCES, Unwritable),
        (errno.EIO, Unwritable),
    ],
)
def test_the_system_s_errors_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, fault: type) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(code, "Quenelope Seeded")

    for name in ("open", "mkdir"):
        monkeypatch.setattr(os, name, fails)
    monkeypatch.setattr(Path, "read_bytes", fails)
    for act in (
        lambda: private_file.make_folder(tmp_path / "new"),
        lambda: private_file.read_private(tmp_path / "file"),
        lambda: private_file.create_private(tmp_path / "file", b""),
        lambda: private_file.replace_private(tmp_path / "file", b""),
    ):
        with pytest.raises(fault) as told:
            act()
        assert "Seeded" not in repr(told.value)
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_a_share_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "on_network", lambda _path: True)
    with pytest.raises(NotPrivate):
        open_file(desk.records, desk.keys)
    with pytest.raises(NotPrivate):
        create_file(desk.folder / "new.db", desk.keys)


@pytest.mark.parametrize(
    ("place", "synced"),
    [
        ("/home/a/OneDrive - Clinic/x", True),
        ("/home/a/Dropbox/x", True),
        ("/Users/a/Library/CloudStorage/Box-Box/x", True),
        ("/home/a/records", False),
    ],
)
def test_a_synced_folder_is_known_by_its_name(place: str, synced: bool) -> None:
    assert in_synced_folder(Path(place)) is synced


def test_a_transaction_is_kept_whole_or_not_at_all(desk: Desk) -> None:
    records = desk.open()

    def interrupted() -> None:
        with records.database.write() as connection:
            connection.exec_driver_sql("insert into purged (visit_id, at, reason) values ('x', '', '')")
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()
    with records.database.read() as connection:
        assert connection.exec_driver_sql("select count(*) from purged").scalar() == 0
    records.close()


def test_a_reader_holds_up_no_writer(desk: Desk) -> None:
    first, second = desk.open(), desk.open("desk2")
    with first.database.read() as connection:
        assert connection.exec_driver_sql("select count(*) from draft").scalar() == 0
        second.save_draft(draft())
        assert connection.exec_driver_sql("select count(*) from draft").scalar() == 0
    assert len(first.drafts()) == 1
    first.close()
    second.close()


def test_faults_carry_neither_the_driver_s_words_nor_names(desk: Desk) -> None:
    records = desk.open()
    records.finish(visit(1, patient_name="Quenelope Seeded"), "a" * 32, "p")

    def refused() -> None:
        with records.database.write() as connection:
            connection.exec_driver_sql("pragma query_only=on")
            connection.exec_driver_sql("update visit_head set patient_name = 'Quenelope Seeded' || 1")

    with pytest.raises(StoreFault) as told:
        refused()
    records.close()
    assert "Seeded" not in str(told.value) + repr(told.value)
    assert told.value.__suppress_context__
    assert private_file.fault_of(OSError(5, "Seeded", "Quenelope")).args == ()


def test_records_that_could_not_be_made_whole_are_not_put_in_place(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "other" / "records.db"
    real = database.make_tables
    readers = []

    def held(connection: sa.Connection, *rest: str) -> None:
        # Somebody who reads the new file keeps its last connection from bringing everything into it.
        readers.append(connect(path.with_name("records.db.new"), desk.keys.database))
        real(connection, *rest)

    monkeypatch.setattr(database, "make_tables", held)
    with pytest.raises(Unwritable):
        create_file(path, desk.keys)
    readers[0].close()
    assert not path.exists()
    monkeypatch.undo()
    create_file(path, desk.keys).close()
