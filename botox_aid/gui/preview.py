"""Makes the very bytes that print, and pictures of their pages, in a thread of its own; nobody waits for it."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from .page_image import PageImage, PageReader, Paper

if TYPE_CHECKING:
    from ..app.sheet_press import MadeSheet, SheetOrder, SheetPress
    from .page_image import PageWish, Paper

# While changes come fast, so long between two sheets; the first one after a pause is made as soon as the window is painted.
_BETWEEN_MS = 150


@dataclass(frozen=True, slots=True, eq=False)
class _Tasks:
    """What is to be done, in order of urgency."""

    wanted: "deque[SheetOrder]"
    pages: "deque[tuple[Paper, PageWish]]"
    read: "deque[MadeSheet]"
    later: "deque[SheetOrder]"


class PreviewMaker(QObject):
    """One thread that makes what is looked at first, then its pages, then everything else.

    Attributes:
        made: A :class:`Paper`: a sheet is there.
        drawn: A :class:`PageImage`: a page is there as a picture.
        learned: A made sheet and what is worth knowing of it.
        failed: An order that could not be made, and the failure; no order where a sheet is there and cannot be measured.
    """

    made = Signal(object)
    drawn = Signal(object)
    learned = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, press: "SheetPress", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._press, self._reader = press, PageReader()
        self._tasks = _Tasks(deque(maxlen=1), deque(), deque(maxlen=1), deque())
        self._change = threading.Condition()
        self._ended = False
        self._thread: threading.Thread | None = None
        self._next: SheetOrder | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._hand_over)

    def ask(self, order: "SheetOrder") -> None:
        """Ask for the sheet that is looked at; one that was asked for before and is not begun is left out."""
        self._next = order
        self._begin_soon()

    def ask_later(self, orders: Sequence["SheetOrder"]) -> None:
        """Ask for sheets that are not looked at, such as for their page count; earlier such ones are left out."""
        with self._change:
            self._tasks.later.clear()
            self._tasks.later.extend(orders)
        self._begin_soon()

    def draw(self, paper: Paper, wishes: Sequence["PageWish"]) -> None:
        """Ask for pages as pictures; those that were asked for before and are not begun are left out."""
        with self._change:
            self._tasks.pages.clear()
            self._tasks.pages.extend((paper, wish) for wish in wishes)
        self._wake()

    def finish(self) -> None:
        """End the thread; what it is at is finished first."""
        self._timer.stop()
        with self._change:
            self._ended = True
            self._change.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _begin_soon(self) -> None:
        """Begin once the window has painted what it has to: thread and window would only wait for one another."""
        if not self._timer.isActive():
            waited = int(self._since.elapsed()) if self._since.isValid() else _BETWEEN_MS
            self._timer.start(max(0, _BETWEEN_MS - waited))

    def _hand_over(self) -> None:
        if self._next is not None:
            self._since.restart()
            with self._change:
                self._tasks.wanted.append(self._next)
            self._next = None
        self._wake()

    def _wake(self) -> None:
        if self._thread is None and not self._ended:
            self._thread = threading.Thread(target=self._run, name="preview", daemon=True)
            self._thread.start()
        with self._change:
            self._change.notify()

    # In the thread

    def _run(self) -> None:
        while (task := self._task()) is not None:
            order, act = task
            try:
                act()
            except Exception as failure:  # noqa: BLE001 - whatever it is, the window says it and goes on
                self._tell("failed", order, failure)
        self._reader.close()

    def _task(self) -> "tuple[SheetOrder | None, Callable[[], None]] | None":
        tasks = self._tasks
        with self._change:
            self._change.wait_for(lambda: self._ended or tasks.wanted or tasks.pages or tasks.read or tasks.later)
            if self._ended:
                return None
            if tasks.wanted:
                order = tasks.wanted.popleft()
                return order, lambda: self._make(order, looked_at=True)
            if tasks.pages:
                paper, wish = tasks.pages.popleft()
                return paper.sheet.order, lambda: self._draw(paper, wish)
            if tasks.read:
                sheet = tasks.read.popleft()
                return None, lambda: self._tell("learned", sheet, self._press.facts(sheet))
            later = tasks.later.popleft()
            return later, lambda: self._make(later, looked_at=False)

    def _make(self, order: "SheetOrder", *, looked_at: bool) -> None:
        sheet = self._press.make(order)
        paper = Paper(sheet, self._reader.sizes(sheet.data))
        if looked_at:
            with self._change:
                self._tasks.read.append(paper.sheet)
        self._tell("made", paper)

    def _draw(self, paper: Paper, wish: "PageWish") -> None:
        image = self._reader.picture(paper.sheet.data, wish.page, wish.width)
        self._tell("drawn", PageImage(paper, wish, image))

    def _tell(self, signal: str, *values: object) -> None:
        try:
            getattr(self, signal).emit(*values)
        except RuntimeError:  # the window is gone, and with it everyone who listens
            self._ended = True
