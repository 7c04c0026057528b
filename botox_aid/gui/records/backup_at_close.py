"""The last backup of a day: the window waits for it with a word, and not longer than one likes."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from ...app import record_care
from ...app.record_care import BackupJob, BackupState
from ...domain.record_fault import StoreFault

if TYPE_CHECKING:
    from ..bridge import Bridge
    from ..dialogs.closing_dialog import ClosingDialog
    from ..record_thread import RecordThread

# What is made within this time needs no word.
_SAY_AFTER_MS = 400


class BackupAtClose(QObject):
    """Backs up, then lets the window close.

    Attributes:
        failed: Why there is no backup; told where nobody waits for it any more.
    """

    failed = Signal(object)

    def __init__(self, bridge: "Bridge", thread: "RecordThread", parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._thread = bridge, thread
        self._leave: Callable[[], None] | None = None
        self._job: BackupJob | None = None
        self._dialog: ClosingDialog | None = None
        self._busy = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_SAY_AFTER_MS)
        self._patience.timeout.connect(self._show)

    def begin(self, job: BackupJob, leave: Callable[[], None]) -> None:
        """Back up and then ``leave``; at once, and the backup in the background, where the computer itself shuts down."""
        self._job, self._leave = job, leave
        self._patience.start()
        if not self._busy:
            self._start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and application.isSavingSession():
            self._go()

    def _start(self) -> None:
        assert self._job is not None, "a backup was asked for"
        self._busy = True
        self._patience.start()
        self._thread.submit(partial(record_care.back_up, self._job), self._done, self._failed)

    def _done(self, _state: BackupState) -> None:
        self._busy = False
        self._go()

    def _failed(self, failure: Exception) -> None:
        self._busy = False
        fault = failure if isinstance(failure, StoreFault) else StoreFault()
        self._show()
        if self._dialog is not None:
            self._dialog.show_fault(fault)
        else:
            self.failed.emit(fault)
        if not isinstance(failure, StoreFault):
            raise failure

    def _show(self) -> None:
        self._patience.stop()
        if self._dialog is not None or self._leave is None:
            return
        from ..dialogs.closing_dialog import ClosingDialog

        self._dialog = ClosingDialog(self._bridge)
        self._dialog.now.connect(self._go)
        self._dialog.again.connect(self._start)
        self._dialog.stay.connect(self._stay)
        self._dialog.open()

    def _stay(self) -> None:
        """Go on working; the backup is made all the same."""
        self._leave, self._dialog = None, None

    def _go(self) -> None:
        self._patience.stop()
        leave, self._leave = self._leave, None
        if self._dialog is not None:
            dialog, self._dialog = self._dialog, None
            dialog.accept()
        if leave is not None:
            leave()
