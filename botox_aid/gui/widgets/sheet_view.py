"""Shows a finished sheet: its pages as paper, small pictures of them, and whether a newer one is being made."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ..appearance import Appearance
from ..page_image import PageWish
from ..page_layout import WHOLE, WIDTH, Zoom, spread, stepped
from ..shape import box, painter_on
from .notice import ErrorCard
from .page_canvas import PageArea, PageCanvas, rect_of
from .page_thumbs import WIDE, PageThumbs
from .tag import Tag

if TYPE_CHECKING:
    from ..page_image import PageImage, Paper

_GAP, _EDGE = 20, 20
# A sheet that is there so soon needs no word that it is coming.
_SOON_MS = 120
_TOGETHER_MS = 12
_MOST_DOTS = 3200
_ROOM_FOR_THUMBS = 480


class SheetView(QFrame):
    """The pages of one sheet.

    Attributes:
        pages_wanted: A :class:`Paper` and the pages of it to draw, those in sight first.
        zoomed: The scale has changed.
        again_asked: The sheet could not be made; try again.
    """

    pages_wanted = Signal(object, object)
    zoomed = Signal()
    again_asked = Signal()

    def __init__(
        self,
        look: Appearance,
        *,
        page_says: str,
        updating: str,
        failed: tuple[str, str, str] = ("", "", ""),
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self._zoom: Zoom = WHOLE
        self._paper: Paper | None = None
        self._spread = spread((), (1, 1), WHOLE, gap=0, edge=0)
        self._on_canvas: dict[int, int] = {}
        self._on_thumbs: set[int] = set()
        self.canvas = PageCanvas(look, name=f"{name}_pages")
        self.area = PageArea(look, self.canvas, name=f"{name}_area")
        self.thumbs = PageThumbs(look, page_says=page_says, name=f"{name}_thumbs")
        self.thumbs.hide()
        self.failure = ErrorCard(look, *failed, name=f"{name}_failure")
        self.failure.hide()
        self._updating = Tag(look, updating, "note", name=f"{name}_updating", parent=self)
        self._updating.hide()
        self._soon, self._together = QTimer(self), QTimer(self)
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.thumbs)
        row.addWidget(self.area, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.failure)
        self._column.addLayout(row, 1)
        for timer, wait, act in ((self._soon, _SOON_MS, self._say_updating), (self._together, _TOGETHER_MS, self._ask)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(act)
        self.area.moved.connect(self._together.start)
        self.area.zoom_asked.connect(self.zoom)
        self.thumbs.picked.connect(self.show_page)
        self.failure.acted.connect(self.again_asked)
        self._restyle()
        self.look.changed.connect(self._restyle)

    @property
    def percent(self) -> int:
        """The scale; 100 is the size of the paper."""
        return self._spread.percent

    @property
    def shows_whole_pages(self) -> bool:
        """Whether the scale follows the room so that whole pages are seen."""
        return self._zoom == WHOLE

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self.canvas.places)

    @property
    def is_current(self) -> bool:
        """Whether every page in sight is that of the newest sheet."""
        return self._paper is not None and not self._wishes(in_sight=True) and not self._waits

    @property
    def _waits(self) -> bool:
        return self._soon.isActive() or not self._updating.isHidden()

    def zoom(self, step: int) -> None:
        """Show the pages larger (1), smaller (-1), or as fits the room (0)."""
        if step:
            self._take_zoom(stepped(self._spread.scale, step))
        else:
            self._take_zoom(WHOLE)

    def fit(self, *, whole: bool) -> None:
        """Show whole pages, or the width of one."""
        self._take_zoom(WHOLE if whole else WIDTH)

    def wait_for(self) -> None:
        """Keep what is shown; a newer sheet is being made."""
        if not self._waits:
            self._soon.start()

    def show_paper(self, paper: "Paper", says: str = "") -> None:
        """Show a finished sheet; pages stay as they were until they are drawn anew, and the place scrolled to stays."""
        if paper is not self._paper:
            self._on_canvas, self._on_thumbs = {}, set()
            if self._paper is None or not _same_kind(self._paper, paper):
                self.canvas.clear()
        self._paper = paper
        self.failure.hide()
        self.canvas.setAccessibleName(says)
        self.canvas.setAccessibleDescription(paper.sheet.document.text())
        self.area.setAccessibleName(says)
        self.thumbs.show_pages([height / width for width, height in paper.sizes])
        self._arrange()

    def take_image(self, image: "PageImage") -> None:
        """Show a page that was drawn, unless it is of an older sheet."""
        if image.paper is not self._paper:
            return
        page, width = image.wish.page, image.wish.width
        if width == self._small:
            self._on_thumbs.add(page)
            self.thumbs.put(page, image.image)
        else:
            self._on_canvas[page] = width
            self.canvas.put(page, image.image)
        if not self._wishes(in_sight=True):
            self._soon.stop()
            self._updating.hide()

    def show_failure(self) -> None:
        """Say that the newest sheet could not be made; the last one stays in sight."""
        self._soon.stop()
        self._updating.hide()
        self.failure.show()

    def show_page(self, page: int) -> None:
        """Scroll a page into sight."""
        if page < len(self.canvas.places):
            place = self.canvas.places[page]
            self.area.horizontalScrollBar().setValue(round(place.x - self.look.px(_EDGE)))
            self.area.verticalScrollBar().setValue(round(place.y - self.look.px(8)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages into the new room."""
        super().resizeEvent(event)
        hint = self._updating.sizeHint()
        self._updating.setGeometry(self.width() - hint.width() - 14, 12, hint.width(), hint.height())
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the pages that nobody saw until now."""
        super().showEvent(event)
        self._arrange()
        self._together.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground behind the paper."""
        painter = painter_on(self)
        box(painter, QRectF(self.rect()), self.look.theme.radius("card"), self.look.brush("preview"), None)
        painter.end()

    def _take_zoom(self, zoom: Zoom) -> None:
        self._zoom = zoom
        self._arrange()

    def _arrange(self) -> None:
        if self._paper is None:
            return
        px, sizes = self.look.px, self._paper.sizes
        middle = self._middle()
        self._show_thumbs(len(sizes))
        before = self._spread
        self._spread = spread(sizes, self.area.room(), self._zoom, gap=px(_GAP), edge=px(_EDGE))
        if self._spread.places != self.canvas.places:
            self.canvas.arrange(self._spread)
            self._keep(middle)
        if before.percent != self._spread.percent or before.whole != self._spread.whole:
            self.zoomed.emit()
        self._ask()

    def _show_thumbs(self, count: int) -> None:
        """Show small pages where there are more than the eye sees at once."""
        px = self.look.px
        sizes = self._paper.sizes if self._paper is not None else ()
        alone = spread(sizes, (self.width(), self.height()), self._zoom, gap=px(_GAP), edge=px(_EDGE))
        seen = alone.whole and count <= alone.columns
        self.thumbs.setVisible(count > 1 and not seen and self.width() >= px(_ROOM_FOR_THUMBS))
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _middle(self) -> tuple[float, float]:
        """Return the middle of what is in sight, as fractions of the canvas."""
        sight, canvas = self.area.in_sight(), self.canvas
        at_top = self.area.verticalScrollBar().value() == 0
        down = 0.0 if at_top else sight.center().y() / max(1, canvas.height())
        return sight.center().x() / max(1, canvas.width()), down

    def _keep(self, middle: tuple[float, float]) -> None:
        sight = self.area.in_sight()
        if middle[1]:
            self.area.verticalScrollBar().setValue(round(middle[1] * self.canvas.height() - sight.height() / 2))
        self.area.horizontalScrollBar().setValue(round(middle[0] * self.canvas.width() - sight.width() / 2))

    def _say_updating(self) -> None:
        self._updating.show()
        self._updating.raise_()

    def _ask(self) -> None:
        """Ask for every page that is not there as it should be, those in sight first."""
        if self._paper is None or not self.isVisible():
            return
        first = self._wishes(in_sight=True)
        wishes = [*first, *(wish for wish in self._wishes(in_sight=False) if wish not in first)]
        if wishes:
            self.pages_wanted.emit(self._paper, wishes)
        if not first:
            self._soon.stop()
            self._updating.hide()
        self.thumbs.mark(self._page_in_sight())

    def _wishes(self, *, in_sight: bool) -> list[PageWish]:
        sight = self.area.in_sight()
        near = sight if in_sight else sight.adjusted(0, -sight.height(), 0, sight.height())
        pages = [page for page, place in enumerate(self.canvas.places) if near.intersects(rect_of(place))]
        wishes = [PageWish(page, self._width_of(page)) for page in pages]
        wishes = [wish for wish in wishes if self._on_canvas.get(wish.page) != wish.width]
        if not in_sight and not self.thumbs.isHidden():
            every = range(len(self.canvas.places))
            wishes += [PageWish(page, self._small) for page in every if page not in self._on_thumbs]
        return wishes

    @property
    def _small(self) -> int:
        return round(self.look.px(WIDE) * self.devicePixelRatioF())

    def _width_of(self, page: int) -> int:
        return min(_MOST_DOTS, round(self.canvas.places[page].width * self.devicePixelRatioF()))

    def _page_in_sight(self) -> int:
        sight = self.area.in_sight()
        seen = [sight.intersected(rect_of(place)).height() for place in self.canvas.places]
        return seen.index(max(seen)) if seen else 0

    def _restyle(self) -> None:
        self._column.setContentsMargins(4, 4, 4, 4)
        self._updating.resize(self._updating.sizeHint())
        self._on_thumbs = set()
        self._arrange()


def _same_kind(one: "Paper", other: "Paper") -> bool:
    """Whether a sheet may stand for another until that is drawn."""
    before, after = one.sheet.order, other.sheet.order
    return (before.kind, before.copy, before.edition) == (after.kind, after.copy, after.edition)
