"""Small pictures of the pages of a sheet; a press leads to the page."""

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QEnterEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from ..appearance import Appearance
from ..shape import box, painter_on, text
from .button import set_hand_cursor
from .focus_ring import KeyboardRing
from .page import Scroll

WIDE = 64
_ROOM = 84


class PageThumb(KeyboardRing, QAbstractButton):
    """One page, small."""

    ring_radius = 4.0

    def __init__(self, look: Appearance, number: int, says: str, shape: float) -> None:
        super().__init__()
        self.look, self._number, self._shape = look, number, shape
        self._image = QImage()
        self.setObjectName(f"page_thumb_{number}")
        self.setCheckable(True)
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_hand_cursor(self)
        look.changed.connect(self.updateGeometry)

    def put(self, image: QImage) -> None:
        """Show the page."""
        self._image = image
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint it under the pointer."""
        self.update()
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room for page and number."""
        px = self.look.px
        return QSize(px(WIDE) + 4, round(px(WIDE) * self._shape) + 4 + px(18))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint page, edge and number."""
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        look = self.look
        page = QRect(2, 2, look.px(WIDE), round(look.px(WIDE) * self._shape))
        box(painter, QRectF(page), 0, look.brush("paper"), None)
        if not self._image.isNull():
            painter.drawImage(page, self._image)
        role = "accent" if self.isChecked() else "ink2" if self.underMouse() else "edge"
        edge = QRectF(page).adjusted(-1, -1, 1, 1)
        box(painter, edge, 2, None, look.pen(role, 2 if self.isChecked() else 1))
        foot = QRectF(0, page.bottom() + 2, self.width(), look.px(18))
        font = look.font("caption", 600 if self.isChecked() else 400)
        text(painter, foot, str(self._number), font, look.brush("accent" if self.isChecked() else "ink2"), "centre")
        painter.end()


class PageThumbs(Scroll):
    """All pages, small, one below the other.

    Attributes:
        picked: The page to show, counted from 0.
    """

    picked = Signal(int)

    def __init__(self, look: Appearance, *, page_says: str, name: str = "", parent: QWidget | None = None) -> None:
        self._content = QWidget()
        super().__init__(self._content, name=name, parent=parent)
        self.look, self._page_says = look, page_says
        self._column = QVBoxLayout(self._content)
        self._column.addStretch(1)
        self._group = QButtonGroup(self)
        self._thumbs: list[PageThumb] = []
        self._restyle()
        look.changed.connect(self._restyle)

    def show_pages(self, shapes: list[float]) -> None:
        """Make room for pages; ``shapes`` are their heights by their widths."""
        if len(shapes) == len(self._thumbs):
            return
        for thumb in self._thumbs:
            self._group.removeButton(thumb)
            self._column.removeWidget(thumb)
            thumb.hide()
            thumb.deleteLater()
        self._thumbs = []
        for place, shape in enumerate(shapes):
            says = self._page_says.format(page=place + 1, pages=len(shapes))
            thumb = PageThumb(self.look, place + 1, says, shape)
            thumb.clicked.connect(lambda _=False, place=place: self.picked.emit(place))
            self._group.addButton(thumb)
            self._column.insertWidget(place, thumb)
            self._thumbs.append(thumb)

    def put(self, page: int, image: QImage) -> None:
        """Show a page."""
        if page < len(self._thumbs):
            self._thumbs[page].put(image)

    def mark(self, page: int) -> None:
        """Show which page is in sight."""
        if page < len(self._thumbs):
            self._thumbs[page].setChecked(True)
            self.ensureWidgetVisible(self._thumbs[page], 0, 8)

    def _restyle(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(6), px(10), px(2), px(10))
        self._column.setSpacing(px(8))
        self.setFixedWidth(px(_ROOM) + 12)
