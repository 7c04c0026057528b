"""One calm dialog for any unexpected failure; what was typed stays, and what is written down names no patient."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

_Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class FailureWatch(QObject):
    """Catches every exception that nobody handled, in any thread, and tells the window once at a time.

    Attributes:
        failed: Where the report lies; empty where it could not be written.
    """

    failed = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._before: _Hook | None = None

    def start(self) -> None:
        """Watch from now on."""
        self._before = sys.excepthook
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def stop(self) -> None:
        """Leave everything as it was before."""
        if self._before is not None:
            sys.excepthook = self._before
            threading.excepthook = threading.__excepthook__
            self._before = None

    def _caught_in_thread(self, failure: threading.ExceptHookArgs) -> None:
        if failure.exc_type is not SystemExit and failure.exc_value is not None:
            self._caught(failure.exc_type, failure.exc_value, failure.exc_traceback)

    def _caught(self, kind: type[BaseException], _failure: BaseException, trace: TracebackType | None) -> None:
        from ..app.crash_report import write_crash_report
        from ..domain.errors import MachineError

        if issubclass(kind, KeyboardInterrupt):
            return
        try:
            place = str(write_crash_report(self._folder, kind, trace))
        except (MachineError, OSError):
            place = ""
        # A signal from another thread is queued: the dialog always opens in the window's own.
        self.failed.emit(place)
