"""The pages of a sheet on their ground: white paper with a thin edge, scrolled like any page."""

from PySide6.QtCore import QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ..appearance import Appearance
from ..page_layout import Place, Spread
from ..shape import box, painter_on
from .focus_ring import KeyboardRing

_STRONG_FOCUS = 11
_SHADOW = ((3, 10), (2, 14), (1, 18))


class PageCanvas(QWidget):
    """Paints pages in their places; one that is not there yet is blank paper."""

    def __init__(self, look: Appearance, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self._places: tuple[Place, ...] = ()
        self._images: dict[int, QImage] = {}

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the pages stand."""
        return self._places

    def arrange(self, spread: Spread) -> None:
        """Put the pages into other places."""
        self._places = spread.places
        self.setFixedSize(round(spread.width), round(spread.height))
        self._images = {page: image for page, image in self._images.items() if page < len(spread.places)}
        self.update()

    def put(self, page: int, image: QImage) -> None:
        """Show a page."""
        self._images[page] = image
        if page < len(self._places):
            self.update(rect_of(self._places[page]).adjusted(-4, -4, 4, 4))

    def image(self, page: int) -> QImage | None:
        """Return what is shown of a page."""
        return self._images.get(page)

    def clear(self) -> None:
        """Show blank paper."""
        self._images = {}
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are in sight."""
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page, place in enumerate(self._places):
            rect = rect_of(place)
            if not rect.adjusted(-4, -4, 4, 4).intersects(event.rect()):
                continue
            for reach, alpha in _SHADOW:
                shade = QRectF(rect).adjusted(-reach, -reach + 2, reach, reach + 2)
                box(painter, shade, reach, self.look.brush("scrim", alpha), None)
            box(painter, QRectF(rect), 0, self.look.brush("paper"), None)
            image = self._images.get(page)
            if image is not None:
                painter.drawImage(rect, image)
            box(painter, QRectF(rect).adjusted(-0.5, -0.5, 0.5, 0.5), 0, None, self.look.pen("paper_edge", 1))
        painter.end()


class PageArea(KeyboardRing, QScrollArea):
    """Scrolls the canvas; arrows and page keys scroll, plus, minus and zero zoom.

    Attributes:
        zoom_asked: Larger (1), smaller (-1) or as fits (0).
        moved: Other pages may be in sight now.
    """

    zoom_asked = Signal(int)
    moved = Signal()

    def __init__(self, look: Appearance, canvas: PageCanvas, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._canvas = look, canvas
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("focusPolicy", _STRONG_FOCUS)
        self.setWidget(canvas)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(lambda _value: self.moved.emit())

    def room(self) -> tuple[float, float]:
        """Return the room for pages, the scroll bar's own always left out so that the layout never flickers."""
        bar = self.verticalScrollBar().sizeHint().width()
        return float(max(1, self.width() - bar - 2)), float(max(1, self.height() - 2))

    def in_sight(self) -> QRect:
        """Return what is seen of the canvas."""
        return QRect(self._canvas.mapFrom(self.viewport(), QPoint(0, 0)), self.viewport().size())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, scroll, or leave the key to the page."""
        steps = {"+": 1, "=": 1, "-": -1, "0": 0}
        from PySide6.QtCore import Qt

        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.verticalScrollBar().maximum()}
        if event.text() in steps and not event.modifiers():
            self.zoom_asked.emit(steps[event.text()])
        elif event.key() in ends:
            self.verticalScrollBar().setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with the control key held, else scroll."""
        from PySide6.QtCore import Qt

        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that the room has changed."""
        super().resizeEvent(event)
        self.moved.emit()


def rect_of(place: Place) -> QRect:
    """Return the whole pixels that a page covers."""
    return QRect(round(place.x), round(place.y), round(place.width), round(place.height))
