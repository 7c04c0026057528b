"""Shows the pages of a sheet as paper: white on the preview ground, side by side where they fit."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ..appearance import Appearance
from ..shape import box, painter_on
from .flow import Flow
from .tag import Tag

_GAP, _EDGE = 20, 20
# A4 in points; Letter is a little wider and less high, and close enough for choosing a scale.
_PAGE_WIDTH, _PAGE_HEIGHT = 595.0, 842.0
_SMALLEST, _LARGEST = 0.3, 3.0
_LEAST_WHOLE = 0.46


class SheetView(QFrame):
    """The pages of one sheet.

    Attributes:
        scale_changed: Pixels for each point that the pages should be made with.
    """

    scale_changed = Signal()

    def __init__(
        self, look: Appearance, *, page_says: str, updating: str, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look, self._page_says = look, page_says
        self.setObjectName(name)
        self._zoom: float | None = None
        self._count = 0
        self._flow = Flow(look, gap=_GAP, name=f"{name}_pages")
        content = self._content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.addStretch(1)
        self._column.addWidget(self._flow)
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setObjectName(f"{name}_area")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(content)
        self._updating = Tag(look, updating, "plain", parent=self)
        self._updating.hide()
        outer = QVBoxLayout(self)
        outer.addWidget(self.area)
        self._pages: list[_Paper] = []
        self._restyle()
        look.changed.connect(self._restyle)

    @property
    def scale(self) -> float:
        """Pixels for each point, as chosen or as fits."""
        return self._zoom if self._zoom is not None else self._fitting()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._count

    def zoom(self, factor: float | None) -> None:
        """Show the pages larger or smaller; ``None`` fits them into the room there is."""
        self._zoom = None if factor is None else min(_LARGEST, max(_SMALLEST, self.scale * factor))
        self.scale_changed.emit()

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Show the pages of a finished sheet; the place that was scrolled to stays."""
        place = self.area.verticalScrollBar().value()
        for paper in self._pages[len(images) :]:
            self._flow.remove(paper)
        self._pages = self._pages[: len(images)]
        while len(self._pages) < len(images):
            paper = _Paper(self.look)
            self._pages.append(paper)
            self._flow.add(paper)
        refit = self._count != len(images)
        self._count = len(images)
        for number, (paper, image) in enumerate(zip(self._pages, images, strict=True), 1):
            paper.setAccessibleName(self._page_says.format(page=number, pages=len(images)))
            paper.tell(image)
        self._flow.arrange()
        self.area.verticalScrollBar().setValue(place)
        if refit and self._zoom is None:
            self.scale_changed.emit()

    def show_page(self, place: int) -> None:
        """Scroll a page into sight."""
        if place < len(self._pages):
            top = self._pages[place].mapTo(self._content, QPoint(0, 0)).y()
            self.area.verticalScrollBar().setValue(max(0, top - self.look.px(8)))

    def set_updating(self, updating: bool) -> None:
        """Say that a newer sheet is being made; the last one stays in sight."""
        self._updating.setVisible(updating)
        self._place_tag()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages into the new room."""
        super().resizeEvent(event)
        self._place_tag()
        if self._zoom is None:
            self.scale_changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground behind the paper."""
        painter = painter_on(self)
        box(painter, QRectF(self.rect()), self.look.theme.radius("card"), self.look.brush("preview"), None)
        painter.end()

    def _fitting(self) -> float:
        """Return the scale at which whole pages are seen, side by side; where they would be too small, one page's width."""
        px = self.look.px
        width = max(100, self.width() - 2 * px(_EDGE) - px(12))
        height = max(100, self.height() - 2 * px(_EDGE))
        beside = max(1, min(self._count, 2))
        whole = min((width - (beside - 1) * px(_GAP)) / beside / _PAGE_WIDTH, height / _PAGE_HEIGHT)
        scale = whole if whole >= _LEAST_WHOLE else min(width / _PAGE_WIDTH, 1.4)
        return round(min(_LARGEST, max(_SMALLEST, scale)), 3)

    def _place_tag(self) -> None:
        hint = self._updating.sizeHint()
        self._updating.setGeometry(self.width() - hint.width() - 12, 12, hint.width(), hint.height())
        self._updating.raise_()

    def _restyle(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(_EDGE), px(_EDGE), px(_EDGE), px(_EDGE))
        layout = self.layout()
        assert layout is not None, "made with the widget"
        layout.setContentsMargins(2, 2, 2, 2)
        if self._zoom is None:
            self.scale_changed.emit()


class _Paper(QWidget):
    """One page with a thin edge and a soft shadow."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self.look = look
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, image: QImage) -> None:
        """Show a page."""
        self._image = image
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the page on screen."""
        ratio = self.devicePixelRatioF()
        return QSize(round(self._image.width() / ratio), round(self._image.height() / ratio))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page."""
        painter = painter_on(self)
        painter.drawImage(QRectF(self.rect()), self._image)
        box(painter, QRectF(self.rect()), 0, None, self.look.pen("line", 1))
        painter.end()
