"""Where a desk's backups stand, and which of them are kept: the newest of 7 days, 4 weeks and 12 months."""

import datetime as dt
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

RECORDS_NAME, VAULT_NAME, MANIFEST_NAME = "records.db", "vault.json", "manifest.json"
_MEMBERS = (RECORDS_NAME, VAULT_NAME, MANIFEST_NAME)
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"records-(\d{8}T\d{6}Z)")
_ABANDONED_AFTER = dt.timedelta(days=1)
_KEPT: tuple[tuple[int, Callable[[dt.datetime], object]], ...] = (
    (7, lambda at: at.date()),
    (4, lambda at: at.isocalendar()[:2]),
    (12, lambda at: (at.year, at.month)),
)


@dataclass(frozen=True)
class Backup:
    """One finished backup.

    Attributes:
        folder: Holds the encrypted records, the vault that opens them and the manifest.
        at: When it was made (UTC).
    """

    folder: Path
    at: dt.datetime

    @property
    def records(self) -> Path:
        """The encrypted copy."""
        return self.folder / RECORDS_NAME

    @property
    def vault(self) -> Path:
        """The vault of that day: its passphrase or recovery key opens the copy on any computer."""
        return self.folder / VAULT_NAME

    @property
    def manifest(self) -> Path:
        """What the copy held when it was verified."""
        return self.folder / MANIFEST_NAME


def shelf(folder: Path, desk: str) -> Path:
    """Return the place of one desk's backups in a folder that several desks may share."""
    return folder / f"botox-aid-{desk}"


def backups(place: Path) -> tuple[Backup, ...]:
    """Return the finished backups that stand in one place, newest first."""
    found = []
    for folder in place.iterdir() if place.is_dir() else ():
        backup = backup_at(folder)
        if backup is not None:
            found.append(backup)
    return tuple(sorted(found, key=lambda backup: backup.at, reverse=True))


def backup_at(folder: Path) -> Backup | None:
    """Return the backup that a folder is, or nothing when it is none."""
    named = _NAME.fullmatch(folder.name)
    if named is None or not (folder / MANIFEST_NAME).is_file():
        return None
    return Backup(folder, dt.datetime.strptime(named[1], _STAMP).replace(tzinfo=dt.UTC))


def begin(place: Path) -> Path:
    """Make the folder in which a backup grows; under this name nobody takes it for a finished one.

    Raises:
        FileNotFoundError: The folder for backups is not there: its disk is not plugged in.
    """
    place.mkdir(exist_ok=True)
    growing = place / f"growing-{secrets.token_hex(8)}"
    growing.mkdir(mode=0o700)
    return growing


def finish(growing: Path, at: dt.datetime) -> Backup:
    """Give a verified backup its name; where one of that very second stands, the next free second."""
    moment = at.astimezone(dt.UTC)
    while (named := growing.with_name(f"records-{moment.strftime(_STAMP)}")).exists():
        moment += dt.timedelta(seconds=1)
    growing.rename(named)
    return Backup(named, moment)


def remove(folder: Path) -> None:
    """Remove one backup and nothing that somebody else put beside it."""
    doomed = folder if folder.name.startswith("growing-") else folder.rename(_fresh(folder))
    for name in (*_MEMBERS, f"{RECORDS_NAME}-journal", f"{RECORDS_NAME}-wal", f"{RECORDS_NAME}-shm"):
        (doomed / name).unlink(missing_ok=True)
    doomed.rmdir()


def _fresh(folder: Path) -> Path:
    return folder.with_name(f"growing-{secrets.token_hex(8)}")


def surplus(standing: Sequence[Backup]) -> tuple[Backup, ...]:
    """Return those that no rule keeps. The newest is kept by every rule."""
    newest_first = sorted(standing, key=lambda backup: backup.at, reverse=True)
    kept: set[Path] = set()
    for count, period in _KEPT:
        newest: dict[object, Path] = {}
        for backup in newest_first:
            newest.setdefault(period(backup.at), backup.folder)
        kept.update(list(newest.values())[:count])
    return tuple(backup for backup in newest_first if backup.folder not in kept)


def abandoned(place: Path, now: dt.datetime) -> tuple[Path, ...]:
    """Return what a backup that was cut off more than a day ago left behind."""
    left = []
    for folder in place.glob("growing-*"):
        begun = dt.datetime.fromtimestamp(folder.stat().st_mtime, dt.UTC)
        if now - begun > _ABANDONED_AFTER:
            left.append(folder)
    return tuple(left)
