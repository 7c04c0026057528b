"""Makes backups beside the work of the desk: daily, at close, and when somebody asks for one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer

from ...app import record_care
from ...app.record_care import BackupJob, BackupState, Drilled
from ...app.record_state import fault_view
from ...domain.record_fault import StoreFault
from ..record_thread import RecordThread
from .backup_at_close import BackupAtClose

if TYPE_CHECKING:
    from ..bridge import Bridge

_Found = TypeVar("_Found")
_FIRST_MS, _EVERY_MS = 20_000, 3_600_000


class BackupWatch(QObject):
    """One backup at a time, in a thread of its own: drafts go on being kept meanwhile."""

    def __init__(self, bridge: "Bridge", parent: QObject) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self._thread = RecordThread(self)
        self._last = BackupAtClose(bridge, self._thread, self)
        self._last.failed.connect(self._say)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        bridge.records.changed.connect(self._follow)
        self._stop_observing = bridge.preferences.observe(self._follow)
        self._follow()

    @property
    def folder(self) -> Path | None:
        """Where backups are made; ``None`` where no folder is chosen or the clinic's server keeps the records."""
        records = self.bridge.preferences.settings.records
        return Path(records.backup_folder) if records.backup_folder and not records.server else None

    def look_after(self) -> None:
        """Begin to make daily backups, if a folder for them is chosen."""
        self._follow()

    def state(self, done: Callable[[BackupState], object]) -> None:
        """Look at the backups."""
        self._with_job(record_care.backup_state, done, _hear_nothing)

    def back_up(self, done: Callable[[BackupState], object], failed: Callable[[StoreFault], object]) -> None:
        """Make a backup now."""
        self._with_job(record_care.back_up, done, failed)

    def drill(self, done: Callable[[Drilled], object], failed: Callable[[StoreFault], object]) -> None:
        """Try to restore the newest backup, and note in the audit trail that it was tried."""
        actor = self.bridge.records.actor

        def found(drilled: Drilled) -> None:
            detail: dict[str, object] = {"visits": drilled.visits}
            self.bridge.records.submit(
                lambda store: store.note("backup.drill", "", detail, actor), _hear_nothing, _hear_nothing
            )
            done(drilled)

        self._with_job(record_care.drill, found, failed)

    def at_close(self, leave: Callable[[], None]) -> bool:
        """Make the last backup, and ``leave`` after it.

        Returns:
            Whether there is one to be made; otherwise ``leave`` is not called.
        """
        records = self.bridge.records
        if self.folder is None or not records.is_open:
            return False
        try:
            job = record_care.backup_job(records.desk, self.folder)
        except StoreFault:
            return False
        self._last.begin(job, leave)
        return True

    def retire(self) -> None:
        """Do what was begun, then end."""
        self._timer.stop()
        self._stop_observing()
        self.bridge.records.changed.disconnect(self._follow)
        self._thread.finish()

    def _follow(self) -> None:
        if not self.bridge.records.is_open or self.folder is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(_FIRST_MS)

    def _look(self) -> None:
        self._timer.start(_EVERY_MS)
        self._with_job(record_care.back_up_if_due, _hear_nothing, self._say)

    def _say(self, fault: StoreFault) -> None:
        texts = self.bridge.texts
        words = f"{texts.interface('backup.failed')}. {fault_view(fault, texts).title}"
        self.bridge.window.say(words)

    def _with_job(
        self,
        act: Callable[[BackupJob], _Found],
        done: Callable[[_Found], object],
        failed: Callable[[StoreFault], object],
    ) -> None:
        def fail(failure: Exception) -> None:
            if not isinstance(failure, StoreFault):
                failed(StoreFault())
                raise failure
            failed(failure)

        self._job(lambda job: self._thread.submit(partial(act, job), done, fail), failed)

    def _job(self, take: Callable[[BackupJob], object], failed: Callable[[StoreFault], object]) -> None:
        folder = self.folder
        if folder is not None:
            self.bridge.records.ask(lambda desk: record_care.backup_job(desk, folder), take, failed)


def _hear_nothing(_said: object) -> None:
    """Take no note of an answer."""
