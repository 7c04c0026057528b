"""Counts down the seconds until the next try is heard."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_SECOND_MS = 1000


class UnlockWait(QObject):
    """The wait after wrong tries.

    Attributes:
        ticked: Seconds that are left.
        over: The next try is heard.
    """

    ticked = Signal(int)
    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = 0
        self._timer = QTimer(self)
        # A coarse timer may tick early: the try the window offers would be refused as too soon.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def lasts(self) -> bool:
        """Whether the time has not come."""
        return self._timer.isActive()

    def begin(self, seconds: int) -> None:
        """Wait so long; 0 is no wait."""
        self._left = seconds
        if seconds > 0:
            self._timer.start()
            self.ticked.emit(seconds)

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.ticked.emit(self._left)
            return
        self._timer.stop()
        self.over.emit()
