"""Prints in a thread: the queue may take its time, and the desk goes on meanwhile."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ..app.print_run import PrintReport


class PrintThread(QObject):
    """One press of "Print" at a time.

    The thread is no daemon: when the window is closed the program stays until every sheet is handed over.

    Attributes:
        told: How many sheets are sent.
        ended: The :class:`PrintReport`.
        failed: A sheet could not be made, with the failure.
    """

    told = Signal(int)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether it prints now."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, act: Callable[[Callable[[int], None]], PrintReport]) -> None:
        """Run ``act``, which is given whom to tell how many sheets are sent."""
        self._thread = threading.Thread(target=self._run, args=(act,), name="print")
        self._thread.start()

    def wait(self) -> None:
        """Wait until everything is handed over."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, act: Callable[[Callable[[int], None]], PrintReport]) -> None:
        try:
            report = act(lambda done: self._tell("told", done))
        except Exception as failure:  # noqa: BLE001 - whatever it is, the window says it and goes on
            self._tell("failed", failure)
        else:
            self._tell("ended", report)

    def _tell(self, signal: str, value: object) -> None:
        try:
            getattr(self, signal).emit(value)
        except RuntimeError:  # the window is gone, and with it everyone who listens
            self._thread = None
