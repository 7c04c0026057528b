"""Line icons of one family, tinted to a colour and kept as pixmaps."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_STROKE = b'stroke-width="2"'


class IconSet:
    """Draws the icons of a folder; each is made once for a colour, size and pixel ratio."""

    def __init__(self, folder: "Traversable") -> None:
        self._folder = folder
        self._drawings: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, str, float, float, float], QPixmap] = {}

    def pixmap(self, icon: str, colour: str, size: float, ratio: float = 1.0, stroke: float = 2.0) -> QPixmap:
        """Return an icon.

        Args:
            icon: File name without ``.svg``.
            colour: ``#RRGGBB``.
            size: Edge in device-independent pixels.
            ratio: Device pixels per device-independent pixel.
            stroke: Width of its lines on the 24-pixel grid.
        """
        key = (icon, colour, size, ratio, stroke)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn(*key)
        return self._pixmaps[key]

    def _drawn(self, icon: str, colour: str, size: float, ratio: float, stroke: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        drawing = self._drawing(icon).replace(b"currentColor", colour.encode())
        drawing = drawing.replace(_STROKE, b'stroke-width="%g"' % stroke)
        edge = max(1, round(size * ratio))
        pixmap = QPixmap(edge, edge)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, edge, edge))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _drawing(self, icon: str) -> bytes:
        if icon not in self._drawings:
            self._drawings[icon] = (self._folder / f"{icon}.svg").read_bytes()
        return self._drawings[icon]
