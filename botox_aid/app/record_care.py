"""Looks after the records as a whole: backups that were read again, and visits that were kept long enough."""

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.record import RecordHead
from ..domain.record_fault import Missing, NoShelf, StoreFault
from ..text import Texts
from .record_state import fault_view
from .record_words import RecordWords

if TYPE_CHECKING:
    from ..store.vault import Keys
    from .records import RecordDesk


@dataclass(frozen=True, slots=True, repr=False)
class BackupJob:
    """What a backup needs; it has a connection of its own and runs beside the work of the desk."""

    records: Path
    vault: Path
    keys: "Keys"
    desk: str
    folder: Path


@dataclass(frozen=True, slots=True)
class BackupState:
    """How the backups stand.

    Attributes:
        last: When the newest backup was made and verified; ``None`` without one.
        count: How many there are.
        fault: Why the folder cannot be read; ``None`` where it can.
        overdue: Whether the newest is a day old, there is none, or the last try failed.
    """

    last: dt.datetime | None = None
    count: int = 0
    fault: StoreFault | None = None
    overdue: bool = True


@dataclass(frozen=True, slots=True)
class Drilled:
    """What a restore drill found in the newest backup."""

    made: dt.datetime
    visits: int
    handouts: int


@dataclass(frozen=True, slots=True)
class BackupView:
    """The backups in finished words; ``level`` is ``ok``, ``caution`` or ``note``."""

    level: str
    title: str
    words: str


def backup_job(desk: "RecordDesk", folder: Path) -> BackupJob:
    """Return what a backup of the open records needs.

    Raises:
        Locked: They are locked.
    """
    return BackupJob(desk.file, desk.vault, desk.keys, desk.store.desk, folder)


def back_up(job: BackupJob, now: dt.datetime | None = None) -> BackupState:
    """Make a backup, check the copy, and return how the backups stand.

    Raises:
        StoreFault: It could not be made or is not whole; the older backups stand.
    """
    from ..store import backup

    try:
        backup.run(job.records, job.vault, job.keys, job.folder, job.desk, now)
    except StoreFault:
        with suppress(OSError):
            _mark(job).touch(0o600)
        raise
    with suppress(OSError):
        _mark(job).unlink(missing_ok=True)
    return backup_state(job, now)


def back_up_if_due(job: BackupJob, now: dt.datetime | None = None) -> BackupState:
    """Make a backup where the newest is a day old, or where the last try failed.

    Raises:
        StoreFault: It could not be made.
    """
    state = backup_state(job, now)
    if state.fault is not None:
        raise state.fault
    return back_up(job, now) if state.overdue else state


def backup_state(job: BackupJob, now: dt.datetime | None = None) -> BackupState:
    """Return how the backups stand; a folder that cannot be read is told in it."""
    from ..store import backup
    from ..store.backup_shelf import shelf

    if not job.folder.is_dir():
        return BackupState(fault=NoShelf())
    try:
        own = backup.own_backups(shelf(job.folder, job.desk), job.keys)
        overdue = _mark(job).exists() or backup.is_due(job.folder, job.desk, now or dt.datetime.now(dt.UTC))
    except OSError:
        return BackupState(fault=Missing())
    except StoreFault as fault:
        return BackupState(fault=fault)
    return BackupState(own[0].at if own else None, len(own), None, overdue or not own)


def _mark(job: BackupJob) -> Path:
    """Return the file that outlives a try that failed, so that the next start tries again and tells."""
    return job.records.with_name("backup-failed")


def drill(job: BackupJob) -> Drilled:
    """Restore the newest backup into a folder that is thrown away, and read every visit of it.

    Raises:
        Missing: There is no backup.
        StoreFault: It could not be restored if it had to be.
    """
    from ..store import backup, restore
    from ..store.backup_shelf import shelf

    own = backup.own_backups(shelf(job.folder, job.desk), job.keys)
    if not own:
        raise Missing
    manifest = restore.drill(own[0], job.keys, job.records.parent)
    return Drilled(own[0].at, manifest.visits, manifest.handouts)


def drilled_words(found: Drilled, texts: Texts) -> str:
    """Say what a restore drill found."""
    say = texts.interface
    return say(
        "backup.drilled",
        when=RecordWords(texts).moment(found.made),
        visits=say("backup.visits", count=found.visits),
        handouts=say("backup.handouts", count=found.handouts),
    )


def due(desk: "RecordDesk", today: dt.date, years: int) -> tuple[RecordHead, ...]:
    """Return the visits of people who were last here so many years ago; none where no time is set.

    Raises:
        StoreFault: They cannot be read.
    """
    from ..store import retention

    return retention.due(desk.store.database, today, years) if years else ()


def remove(desk: "RecordDesk", visit_ids: Sequence[str], actor: str) -> int:
    """Take visits away for good and return how many; one on hold is passed over.

    Raises:
        StoreFault: It cannot go on; what is gone is gone as a whole.
    """
    from ..store import retention

    return retention.purge(desk.store.database, desk.keys, desk.store.desk, actor, visit_ids)


def backup_view(state: BackupState | None, folder: str, texts: Texts) -> BackupView:
    """Return how the backups stand in finished words; ``state`` is ``None`` while they are looked at."""
    say = texts.interface
    if not folder:
        return BackupView("caution", say("backup.none"), say("backup.none_hint"))
    if state is None:
        return BackupView("note", say("backup.looking"), "")
    if state.fault is not None:
        missing = isinstance(state.fault, NoShelf | Missing)
        words = say("backup.unreadable_hint") if missing else fault_view(state.fault, texts).whole
        return BackupView("stop", say("backup.unreadable"), words)
    if state.last is None:
        return BackupView("caution", say("backup.never"), say("backup.never_hint"))
    when = RecordWords(texts).moment(state.last)
    level = "caution" if state.overdue else "ok"
    return BackupView(level, say("backup.last", when=when), say("backup.kept", count=state.count))
