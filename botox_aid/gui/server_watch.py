"""What the window hears about the clinic's server: that it is away, that it is back, and what came back from it."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ..domain.server_news import ServerNews

if TYPE_CHECKING:
    from .record_keeper import RecordKeeper

# Until then the keys stay in memory, because somebody still waits for an answer.
_LET_GO_MS = 1000


class ServerWatch(QObject):
    """Brings what other threads tell to the window's thread, and sends what waits once the server is back.

    Attributes:
        changed: The server is away now, or back.
        came_back: Somebody else was faster with what this desk sent; the draft that was made of it.
        sent: How many things were sent that had waited for the server.
        away: Whether the server does not answer.
    """

    changed = Signal()
    came_back = Signal(object)
    sent = Signal(int)
    _heard = Signal(object)

    def __init__(self, keeper: "RecordKeeper") -> None:
        super().__init__(keeper)
        self._keeper, self.away = keeper, False
        # A method of an object of the window's thread: what other threads say waits here for its turn.
        self._heard.connect(self._hear)
        keeper.desk.hear = self._pass_on

    def forget(self) -> None:
        """Begin anew, because the records are opened; what was heard before was told of another connection."""
        self.away = False

    def let_go(self) -> None:
        """Let the records be closed, also where a server keeps them open by saying nothing."""
        QTimer.singleShot(_LET_GO_MS, self, self._hurry)

    def _hurry(self) -> None:
        if not self._keeper.is_open:
            self._keeper.desk.hurry(_LET_GO_MS / 2000)

    def _pass_on(self, news: ServerNews) -> None:
        with suppress(RuntimeError):  # the window is gone, and with it everyone who listens
            self._heard.emit(news)

    def _hear(self, news: ServerNews) -> None:
        if not self._keeper.is_on or (self._keeper.is_locked and not self._keeper.desk.is_proven):
            return
        was_away, self.away = self.away, news.away
        if news.came_back is not None:
            self.came_back.emit(news.came_back)
        if was_away and not self.away and self._keeper.is_open:
            self._keeper.submit(lambda store: store.send_waiting(), self._tell_sent)
        if was_away != self.away:
            self.changed.emit()

    def _tell_sent(self, count: int) -> None:
        if count:
            self.sent.emit(count)
