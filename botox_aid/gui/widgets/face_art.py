"""Draws the illustration behind the zones, a slice at a time, so that nothing ever waits for it."""

from importlib.resources.abc import Traversable

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QTransform

from ...domain.vocabulary import View
from .face_drawing import Place

_SLICE_BYTES = 24_000


class FaceArt(QObject):
    """Keeps the last finished picture and draws the next one while the window is idle.

    Drawn with 16 bits per channel: eight would tint the skin where many thin layers lie on one another.
    """

    ready = Signal()

    def __init__(self, folder: Traversable) -> None:
        super().__init__()
        self._folder = folder
        self._slices: dict[View, list[bytes]] = {}
        self._renderers: dict[tuple[View, int], QObject] = {}
        self._wanted: tuple[Place, QSize, float] | None = None
        self._done: tuple[Place, QSize, float] | None = None
        self._picture = QPixmap()
        # The last picture of the whole face: it fills what a picture from nearby does not cover.
        self._whole: tuple[Place, QPixmap] | None = None
        self._image = QImage()
        self._next = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def paint(self, painter: QPainter, place: Place, size: QSize, ratio: float) -> None:
        """Paint the picture: the finished one, or the last one stretched while a better one is drawn."""
        if (place, size, ratio) != self._wanted:
            self._wanted = (place, size, ratio)
            self._start()
        if self._done is not None and self._done[0] == place:
            painter.drawPixmap(0, 0, self._picture)
            return
        for drawn, picture in (self._whole or (None, None), (self._done and self._done[0], self._picture)):
            if drawn is not None and picture is not None:
                _paint_stretched(painter, drawn, picture, place)

    def is_ready(self) -> bool:
        """Return whether the picture that was asked for last is finished."""
        return self._wanted is not None and self._wanted == self._done

    def warm(self, view: View) -> None:
        """Read a drawing ahead of its first use."""
        self._pieces(view)

    def _pieces(self, view: View) -> list[bytes]:
        if view not in self._slices:
            lines = (self._folder / f"art_{view}.svg").read_bytes().splitlines()
            head, paths, tail = lines[0], lines[1:-1], lines[-1]
            pieces: list[list[bytes]] = [[]]
            for path in paths:
                if sum(map(len, pieces[-1])) > _SLICE_BYTES:
                    pieces.append([])
                pieces[-1].append(path)
            self._slices[view] = [head + b"".join(piece) + tail for piece in pieces]
        return self._slices[view]

    def _start(self) -> None:
        assert self._wanted is not None
        _, size, ratio = self._wanted
        self._image = QImage(size * ratio, QImage.Format.Format_RGBA64_Premultiplied)
        self._image.fill(QColor(0, 0, 0, 0))
        self._next = 0
        self._timer.start(0)

    def _step(self) -> None:
        from PySide6.QtSvg import QSvgRenderer

        assert self._wanted is not None
        place, size, ratio = self._wanted
        if size.isEmpty():
            return
        pieces = self._pieces(place.view)
        key = (place.view, self._next)
        if key not in self._renderers:
            self._renderers[key] = QSvgRenderer(QByteArray(pieces[self._next]))
        renderer = self._renderers[key]
        assert isinstance(renderer, QSvgRenderer)
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(place.transform() * QTransform.fromScale(ratio, ratio))
        renderer.render(painter, QRectF(place.view_box))
        painter.end()
        self._next += 1
        if self._next < len(pieces):
            self._timer.start(0)
        else:
            self._finish()

    def _finish(self) -> None:
        assert self._wanted is not None
        flat = self._image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        self._image = QImage()
        self._picture = QPixmap.fromImage(flat)
        self._picture.setDevicePixelRatio(self._wanted[2])
        self._done = self._wanted
        place = self._done[0]
        if self._whole is None or not _same(self._whole[0], place) or place.scale <= self._whole[0].scale:
            self._whole = (place, self._picture)
        self.ready.emit()


def _same(one: Place, other: Place) -> bool:
    return (one.view, one.mirrored) == (other.view, other.mirrored)


def _paint_stretched(painter: QPainter, drawn: Place, picture: QPixmap, place: Place) -> None:
    """Paint a picture that was drawn for another place as it would look at this one."""
    if not _same(drawn, place):
        return
    back, _ = drawn.transform().inverted()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(back * place.transform(), True)
    painter.drawPixmap(0, 0, picture)
    painter.restore()
