"""Makes the very bytes that print, in a thread, and turns their pages into pictures; the last request wins."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

_DEBOUNCE_MS = 180
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Pages:
    """A finished sheet.

    Attributes:
        key: What it was asked for with.
        data: The file.
        images: Its pages.
        scale: Pixels for each point.
    """

    key: object
    data: bytes
    images: tuple[QImage, ...]
    scale: float


class PreviewMaker(QObject):
    """One thread that makes one sheet at a time; what was asked for in between is left out.

    Attributes:
        started: A sheet is being made.
        made: A sheet is there.
        failed: A sheet could not be made.
    """

    started = Signal()
    made = Signal(object)
    failed = Signal()
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preview")
        self._wanted: tuple[object, Callable[[], bytes], float] | None = None
        self._running: Future[Pages] | None = None
        self._shown: tuple[object, float] | None = None
        self._last: tuple[object, bytes] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self._start)
        self._finished.connect(self._take)

    def ask(self, key: object, make: Callable[[], bytes], scale: float) -> None:
        """Ask for a sheet.

        Args:
            key: What it depends on; an equal one at an equal scale is not made again.
            make: Returns the file; called in the thread.
            scale: Pixels for each point.
        """
        if self._shown == (key, scale) and self._running is None:
            return
        self._wanted = (key, make, scale)
        # The first sheet, and another size of the same one, come at once; typing waits until it pauses.
        if self._shown is None or (self._last is not None and self._last[0] == key):
            self._start()
        else:
            self._timer.start()

    def forget(self) -> None:
        """Make the next sheet afresh, even if it was asked for before."""
        self._shown, self._last = None, None

    def finish(self) -> None:
        """Wait for the thread and end it."""
        self._timer.stop()
        self._wanted = None
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> None:
        if self._running is not None or self._wanted is None:
            return
        key, make, scale = self._wanted
        self._wanted = None
        known = self._last[1] if self._last is not None and self._last[0] == key else None
        self.started.emit()
        self._running = self._pool.submit(_make, key, make, scale, known)
        self._running.add_done_callback(self._finished.emit)

    def _take(self, done: Future[Pages]) -> None:
        self._running = None
        failure = done.exception() if not done.cancelled() else None
        if failure is not None:
            self.failed.emit()
        elif not done.cancelled():
            pages = done.result()
            self._last, self._shown = (pages.key, pages.data), (pages.key, pages.scale)
            self.made.emit(pages)
        self._start()


def _make(key: object, make: Callable[[], bytes], scale: float, known: bytes | None) -> Pages:
    data = make() if known is None else known
    return Pages(key, data, page_images(data, scale), scale)


def page_images(data: bytes, scale: float) -> tuple[QImage, ...]:
    """Return the pages of a PDF as pictures of ``scale`` pixels for each point."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        images = []
        for page in document:
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            pixels = bytes(bitmap.buffer)
            image = QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            images.append(image.copy())
        return tuple(images)
    finally:
        document.close()
