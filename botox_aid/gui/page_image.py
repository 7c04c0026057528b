"""Turns pages of a PDF into pictures, one at a time: the engine knows no more than one thread."""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

    from ..app.sheet_press import MadeSheet

_ENGINE = threading.RLock()


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A finished sheet and the sizes of its pages in points."""

    sheet: "MadeSheet"
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class PageWish:
    """A page that is wanted as a picture, ``width`` dots wide."""

    page: int
    width: int


@dataclass(frozen=True, slots=True, eq=False)
class PageImage:
    """A page as a picture."""

    paper: Paper
    wish: PageWish
    image: QImage


class PageReader:
    """Keeps the last file open, so that its pages can be drawn one after the other."""

    def __init__(self) -> None:
        self._data = b""
        self._file: PdfDocument | None = None

    def sizes(self, data: bytes) -> tuple[tuple[float, float], ...]:
        """Return width and height of every page in points."""
        with _ENGINE:
            file = self._opened(data)
            return tuple(file.get_page_size(page) for page in range(len(file)))

    def picture(self, data: bytes, page: int, width: int) -> QImage:
        """Return a page on white, ``width`` dots wide."""
        with _ENGINE:
            opened = self._opened(data)[page]
            try:
                return _drawn(opened, width / opened.get_width())
            finally:
                opened.close()

    def close(self) -> None:
        """Let go of the file."""
        with _ENGINE:
            if self._file is not None:
                self._file.close()
            self._data, self._file = b"", None

    def _opened(self, data: bytes) -> "PdfDocument":
        if self._file is None or self._data is not data:
            import pypdfium2

            self.close()
            self._file, self._data = pypdfium2.PdfDocument(data), data
        return self._file


def _drawn(page: "PdfPage", scale: float) -> QImage:
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    pixels = bytes(bitmap.buffer)
    image = QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
    # The picture must outlive the engine's memory.
    return image.copy()
