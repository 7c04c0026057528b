"""Notices that nobody has used the desk for a while."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

_LOOK_MS = 5000
_MINUTE = 60.0
_PUT_RIGHT = 60.0


class IdleWatch(QObject):
    """Watches what reaches the windows from hand and keyboard; what is left idle long enough is told once.

    It listens to whole windows and not to every part of them, so that it costs nothing while one types. The time is
    that of the wall, so that a computer that slept counts its sleep.

    Attributes:
        passed: Nobody used the desk for as long as was set.
    """

    passed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._minutes, self._since = 0.0, time.time()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, minutes: float) -> None:
        """Tell after so many idle minutes from now on; 0 for never."""
        self._minutes, self._since = minutes, time.time()
        if minutes > 0:
            self._timer.setInterval(min(_LOOK_MS, max(20, int(minutes * _MINUTE * 1000 / 4))))
            self._timer.start()
        else:
            self._timer.stop()

    def listen(self) -> None:
        """Count what reaches any window of the program as use of the desk."""
        application = QApplication.instance()
        assert isinstance(application, QApplication), "a window has an application"
        application.focusWindowChanged.connect(self._listen_to)
        for window in application.topLevelWindows():
            self._listen_to(window)

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def use(self) -> None:
        """Count this moment as use of the desk."""
        self._since = time.time()

    def look(self) -> None:
        """Tell if the desk was idle for long enough."""
        idle = time.time() - self._since
        if -_PUT_RIGHT <= idle < 0:
            # The system set its clock by that of the network, as it does all day.
            self.use()
            return
        if self._minutes > 0 and (idle >= self._minutes * _MINUTE or idle < 0):
            self._timer.stop()
            self.passed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what comes from hand or keyboard, unless the desk was idle for too long before it."""
        if event.type() in _USE:
            self.look()
            self.use()
        return super().eventFilter(watched, event)


_USE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)
