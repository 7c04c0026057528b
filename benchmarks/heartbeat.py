"""A pulse in the window's thread: the longest pause between two beats is the longest that nobody was heard."""

import time

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

_EVERY_MS = 1


class Heartbeat(QObject):
    """Beats every millisecond, for as long as the window's thread has nothing else to do.

    Attributes:
        longest: The longest pause by the clock, in milliseconds.
        busy: What the thread itself worked in a pause at most; on a machine with other work this is less than the clock says.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.busy = 0.0
        self._clock = self._worked = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._beat)
        self.begin()
        self._timer.start()

    def begin(self) -> None:
        """Forget every pause until now."""
        self.longest = self.busy = 0.0
        self._clock, self._worked = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        clock, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, 1000 * (clock - self._clock) - _EVERY_MS)
        self.busy = max(self.busy, 1000 * (worked - self._worked))
        self._clock, self._worked = clock, worked


def wait(milliseconds: int) -> None:
    """Let the window and its threads work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
