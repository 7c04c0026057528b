"""The one thread that owns the records: it does what it is given, in order, and answers in the thread of the window."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

_Found = TypeVar("_Found")
_A_MOMENT = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    act: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object]


class RecordThread(QObject):
    """Keeps the window free while the disk works, and the store in one hand.

    The thread is no daemon: when the window is closed the program stays until everything it was given is done.
    """

    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: deque[_Task] = deque()
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None
        self._ended = False
        # A method of an object of the window's thread: what the other thread says waits here for its turn.
        self._answered.connect(self._answer)

    def submit(
        self,
        act: Callable[[], _Found],
        done: Callable[[_Found], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Do ``act`` in the thread; ``done`` or ``failed`` hear of it in the thread of the window."""
        with self._change:
            self._tasks.append(_Task(act, done, failed))
            self._change.notify()
        if self._thread is None and not self._ended:
            self._thread = threading.Thread(target=self._run, name="records")
            self._thread.start()

    def finish(self, hurry: Callable[[], object] | None = None) -> None:
        """Do what was given, then end; what is answered afterwards reaches nobody.

        ``hurry`` ends a wait for somebody else, where that is what keeps the thread.
        """
        with self._change:
            self._ended = True
            self._change.notify()
        if self._thread is not None:
            if hurry is not None:
                self._thread.join(_A_MOMENT)
                if self._thread.is_alive():
                    hurry()
            self._thread.join()
            self._thread = None

    def _answer(self, hear: Callable[[object], object], found: object) -> None:
        hear(found)

    # In the thread

    def _run(self) -> None:
        while (task := self._next()) is not None:
            try:
                found = task.act()
            except Exception as failure:  # noqa: BLE001 - whoever asked hears of it
                self._tell(task.failed, failure)
            else:
                self._tell(task.done, found)

    def _next(self) -> _Task | None:
        with self._change:
            self._change.wait_for(lambda: self._tasks or self._ended)
            return self._tasks.popleft() if self._tasks else None

    def _tell(self, hear: Callable[[Any], object], found: object) -> None:
        try:
            self._answered.emit(hear, found)
        except RuntimeError:  # the window is gone, and with it everyone who listens
            self._ended = True
