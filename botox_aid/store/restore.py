"""A backup put back, or only tried: on this computer or another, opened by the passphrase or the printed recovery key."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as driver

from ..domain.record_fault import Busy, Damaged, StoreFault, WrongKey
from . import audit, audit_check
from .backup import manifest_of, own_backups, tombstones, verify
from .backup_copy import copy_from, open_copy
from .backup_manifest import Manifest, Tombstone
from .backup_shelf import Backup
from .database import Database, connect, open_file
from .driver_fault import fault_of
from .moment import text_of_time
from .private_file import create_private, make_folder, read_private, sync_folder
from .private_file import fault_of as system_fault_of
from .retention import bury
from .schema import VISIT_BODY, VISIT_VERSION
from .vault import Keys, read_vault, unlock_vault

_COMPANIONS = ("", "-wal", "-shm")


@dataclass(frozen=True)
class Restored:
    """What was put back.

    Attributes:
        manifest: The backup's account of itself, found true.
        purged_again: Visits in it that had been purged since it was made.
        put_aside: Where the records that stood there before are now; ``None`` when there were none.
    """

    manifest: Manifest
    purged_again: int
    put_aside: Path | None


def unlock_backup(backup: Backup, secret: str, own_vault: Path) -> Keys:
    """Return the keys to a backup.

    The vault of this computer is asked first: its passphrase is today's. Elsewhere the vault in the backup opens with the passphrase of that day.
    The backup's folder is never written to: it may lie on a medium that cannot be.

    Raises:
        StoreFault: The secret does not open it.
    """
    store_id = read_vault(backup.vault).store_id
    if own_vault.exists() and read_vault(own_vault).store_id == store_id:
        with suppress(WrongKey):
            return unlock_vault(own_vault, secret)
    with _scratch(own_vault.parent) as folder:
        borrowed = folder / own_vault.name
        create_private(borrowed, read_private(backup.vault))
        return unlock_vault(borrowed, secret)


def restore(backup: Backup, keys: Keys, records: Path, vault: Path, desk: str, actor: str) -> Restored:
    """Put a backup in place of the records.

    What stands there now is put aside, not deleted. Visits that were purged since the backup was made are purged again.

    Args:
        backup: The one to put back.
        keys: From :func:`unlock_backup`.
        records: Where the encrypted file belongs.
        vault: Where its vault belongs; one that is there stays.
        desk: Under whose name the trail tells of it.
        actor: Who does it.

    Raises:
        Busy: Another program has the records open.
        WrongKey: The records there belong to another vault.
        StoreFault: The backup is not whole, or the machine will not let it; what stood there stands.
    """
    make_folder(records.parent)
    if vault.exists() and read_vault(vault).store_id != keys.store_id:
        raise WrongKey
    _refuse_in_use(records, keys)
    manifest = verify(backup, keys)
    stones = _later_tombstones(backup, keys, records)
    fresh = records.with_name(f"{records.name}.{secrets.token_hex(4)}")
    try:
        purged_again = _rebuilt(backup, keys, fresh, stones, desk, actor)
        put_aside = _set_aside(records)
        if not vault.exists():
            create_private(vault, read_private(backup.vault))
        fresh.rename(records)
        sync_folder(records.parent)
    except OSError as error:
        raise system_fault_of(error) from None
    finally:
        _remove(fresh)
    return Restored(manifest, purged_again, put_aside)


def drill(backup: Backup, keys: Keys, beside: Path, secret: str = "") -> Manifest:
    """Restore a backup into a folder that is thrown away, open it as the program would, and read every visit.

    Args:
        backup: The one to try.
        keys: From :func:`unlock_backup`.
        beside: The folder in which there is room for a copy.
        secret: Passphrase or recovery key; when given, the vault in the backup must open with it.

    Raises:
        StoreFault: It could not be restored if it had to be.
    """
    with _scratch(beside) as folder:
        records, vault = folder / backup.records.name, folder / backup.vault.name
        create_private(vault, read_private(backup.vault))
        opened = unlock_vault(vault, secret) if secret else keys
        tried = restore(backup, opened, records, vault, "drill", "drill")
        with closing(open_file(records, opened)) as database:
            _read_everything(database, opened)
    return tried.manifest


def _rebuilt(backup: Backup, keys: Keys, fresh: Path, stones: Sequence[Tombstone], desk: str, actor: str) -> int:
    with closing(open_copy(backup.records, keys.backup)) as copied:
        copy_from(copied, fresh, keys.database)
    with closing(open_file(fresh, keys)) as database:
        with database.read() as connection:
            buried = {stone.visit_id for stone in tombstones(connection)}
        missing = [stone for stone in stones if stone.visit_id not in buried]
        with database.write() as connection:
            detail = {"made_at": text_of_time(backup.at), "purged_again": len(missing)}
            audit.append(connection, keys.audit, desk, actor, "records.restore", "", detail)
        return bury(database, keys, desk, actor, missing)


def _later_tombstones(backup: Backup, keys: Keys, records: Path) -> tuple[Tombstone, ...]:
    """Gather what was purged after the backup was made, from the records there and from every newer backup beside it."""
    found: dict[str, Tombstone] = {}
    for other in own_backups(backup.folder.parent, keys):
        found |= {stone.visit_id: stone for stone in manifest_of(other, keys).purged}
    with suppress(StoreFault), closing(open_file(records, keys)) as database, database.read() as connection:
        found |= {stone.visit_id: stone for stone in tombstones(connection)}
    return tuple(found.values())


def _refuse_in_use(records: Path, keys: Keys) -> None:
    """See that no program has the records open; those that cannot be opened at all are in nobody's use."""
    if not records.exists():
        return
    try:
        with closing(connect(records, keys.database)) as connection:
            connection.execute("pragma busy_timeout=500")
            connection.execute("pragma wal_checkpoint(truncate)").fetchall()
            if connection.execute("pragma journal_mode=delete").fetchone()[0] == "delete":
                connection.execute("pragma journal_mode=wal").fetchone()
                return
    except driver.Error as error:
        if not isinstance(fault_of(error), Busy):
            return
    except Damaged:
        return
    raise Busy


def _set_aside(records: Path) -> Path | None:
    if not records.exists():
        return None
    stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S%fZ")
    aside = records.with_name(f"{records.stem}-before-{stamp}{records.suffix}")
    for ending in _COMPANIONS:
        companion = records.with_name(records.name + ending)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + ending))
    return aside


def _remove(fresh: Path) -> None:
    for ending in (*_COMPANIONS, "-journal"):
        with suppress(OSError):
            fresh.with_name(fresh.name + ending).unlink(missing_ok=True)


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    make_folder(beside)
    folder = beside / f"trial-{secrets.token_hex(8)}"
    make_folder(folder)
    try:
        yield folder
    finally:
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()


def _read_everything(database: Database, keys: Keys) -> None:
    with database.read() as connection:
        if not audit_check.verify(connection, keys.audit).ok:
            raise Damaged
        joined = VISIT_VERSION.join(VISIT_BODY)
        query = sa.select(VISIT_VERSION.c.digest, VISIT_BODY.c.body).select_from(joined)
        for digest, body in connection.execution_options(yield_per=500).execute(query):
            if hashlib.sha256(body).hexdigest() != digest:
                raise Damaged
