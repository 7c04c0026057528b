"""Backups: made while the records are in use, checked on the copy itself, thinned out, and restored with what was purged since left out."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa

from .. import __version__
from ..domain.record import AuditAnchor
from ..domain.record_fault import Damaged, NoShelf, StoreFault, WrongKey
from . import audit, audit_check
from .backup_copy import check_pages, copy_records, reading
from .backup_manifest import BrokenManifest, Manifest, Tombstone, read_manifest, write_manifest
from .backup_shelf import RECORDS_NAME, VAULT_NAME, Backup, abandoned, backups, begin, finish, remove, shelf, surplus
from .moment import text_of_time
from .private_file import create_private, read_private, sync_folder
from .private_file import fault_of as system_fault_of
from .schema import AUDIT, DRAFT, HANDOUT, PURGED, SCHEMA_VERSION, VISIT_HEAD, VISIT_VERSION
from .vault import Keys, read_vault

_CHUNK = 1 << 20


def run(records: Path, vault: Path, keys: Keys, folder: Path, desk: str, now: dt.datetime | None = None) -> Backup:
    """Back up the records with a connection of its own, check the copy, and only then thin out the older ones.

    Args:
        records: The encrypted file; it may be in use.
        vault: Its vault, which goes with the copy so that any computer can open it.
        keys: What the vault gave.
        folder: Where backups are kept; several desks may share it.
        desk: Whose records these are.
        now: When, for tests.

    Returns:
        The backup, verified.

    Raises:
        NoShelf: The folder is not there.
        StoreFault: It could not be made or is not whole; the older backups stand.
    """
    moment = now or dt.datetime.now(dt.UTC)
    if not folder.exists():
        raise NoShelf
    try:
        place = shelf(folder, desk)
        for left in abandoned(place, moment):
            remove(left)
        growing = begin(place)
        try:
            copied = growing / RECORDS_NAME
            copy_records(records, keys.database, copied, keys.backup)
            create_private(growing / VAULT_NAME, read_private(vault))
            unfinished = Backup(growing, moment)
            write_manifest(unfinished.manifest, _checked(unfinished, keys), keys.backup)
            sync_folder(growing)
            made = finish(growing, moment)
        except BaseException:
            with suppress(OSError):
                remove(growing)
            raise
        sync_folder(place)
        for old in surplus(own_backups(place, keys)):
            remove(old.folder)
    except OSError as error:
        raise system_fault_of(error) from None
    return made


def is_due(folder: Path, desk: str, now: dt.datetime) -> bool:
    """Return whether the newest backup is a day old."""
    standing = backups(shelf(folder, desk))
    return not standing or now - standing[0].at >= dt.timedelta(days=1)


def own_backups(place: Path, keys: Keys) -> tuple[Backup, ...]:
    """Return the backups of these very records, newest first; what somebody else put there is left alone."""
    own = []
    for backup in backups(place):
        with suppress(StoreFault):
            manifest_of(backup, keys)
            own.append(backup)
    return tuple(own)


def manifest_of(backup: Backup, keys: Keys) -> Manifest:
    """Return a backup's own account of itself.

    Raises:
        WrongKey: It is a backup of other records.
        Damaged: It is not the account that was written.
        StoreFault: It cannot be read.
    """
    if read_vault(backup.vault).store_id != keys.store_id:
        raise WrongKey
    try:
        manifest = read_manifest(backup.manifest, keys.backup)
    except OSError as error:
        raise system_fault_of(error) from None
    except BrokenManifest:
        raise Damaged from None
    if manifest.store_id != keys.store_id:
        raise Damaged
    return manifest


def verify(backup: Backup, keys: Keys) -> Manifest:
    """Check a backup from its first byte to its last: digest, pages, tables, and the audit trail up to its anchors.

    Returns:
        Its account of itself, found to be true.

    Raises:
        StoreFault: It is not whole.
    """
    manifest = manifest_of(backup, keys)
    if (manifest.size, manifest.digest) != _measured(backup.records):
        raise Damaged
    if manifest != _checked(backup, keys, made_at=manifest.made_at, program=manifest.program):
        raise Damaged
    return manifest


def _checked(backup: Backup, keys: Keys, made_at: str = "", program: str = __version__) -> Manifest:
    size, digest = _measured(backup.records)
    with reading(backup.records, keys.backup) as connection:
        check_pages(connection)
        if not audit_check.verify(connection, keys.audit).ok:
            raise Damaged
        counts = {table.name: _count(connection, table) for table in (VISIT_HEAD, VISIT_VERSION, HANDOUT, DRAFT)}
        return Manifest(
            store_id=keys.store_id,
            made_at=made_at or text_of_time(backup.at),
            schema=str(connection.execute(sa.select(SCHEMA_VERSION.c.version_num)).scalar_one()),
            program=program,
            size=size,
            digest=digest,
            visits=counts[VISIT_HEAD.name],
            versions=counts[VISIT_VERSION.name],
            handouts=counts[HANDOUT.name],
            drafts=counts[DRAFT.name],
            anchors=tuple(str(anchor) for anchor in _anchors(connection)),
            purged=tuple(tombstones(connection)),
        )


def tombstones(connection: sa.Connection) -> Iterable[Tombstone]:
    """Return what was purged, in the order of ids."""
    columns = (PURGED.c.visit_id, PURGED.c.at, PURGED.c.reason)
    for row in connection.execute(sa.select(*columns).order_by(PURGED.c.visit_id)):
        yield Tombstone(row.visit_id, row.at, row.reason)


def _anchors(connection: sa.Connection) -> Iterable[AuditAnchor]:
    desks = connection.execute(sa.select(AUDIT.c.desk).distinct().order_by(AUDIT.c.desk)).scalars().all()
    return (audit.anchor(connection, desk) for desk in desks)


def _count(connection: sa.Connection, table: sa.Table) -> int:
    return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def _measured(path: Path) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise system_fault_of(error) from None
    return size, digest.hexdigest()
