"""The guide in a window of its own: contents and search at the left, the open chapter at the right; nothing is fetched."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from ..app.flow import Step
from ..app.guide import Chapter, guide_chapters, guide_folder
from ..text import Texts
from .appearance import Appearance
from .guide_page import GuidePage
from .shape import box, painter_on
from .widgets.button import Button
from .widgets.field import TextField
from .widgets.label import Label

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SIZE, _SIDE, _MOST_SIDE = (1180, 800), 288, 0.34


class GuideWindow(QWidget):
    """The clinician's guide; it may stay open beside the desk.

    Raises:
        OSError: The guide is not there.
    """

    closed = Signal()

    def __init__(self, look: Appearance, texts: Texts, resources: "Traversable") -> None:
        super().__init__()
        self.look, self.texts = look, texts
        folder = guide_folder(resources)
        self.chapters = guide_chapters(folder)
        self._shown: list[Chapter] = []
        say = texts.interface
        self.setObjectName("guide_window")
        self.setWindowTitle(say("guide.title"))
        self.setAccessibleName(say("guide.title"))
        self.search = TextField(
            look, "", placeholder=say("guide.search"), says=say("guide.search"), icon="search", name="guide_search"
        )
        self.count = Label(look, "caption", tone="ink2", wrap=True, name="guide_count")
        self.contents = QListWidget()
        self.contents.setObjectName("guide_contents")
        self.contents.setAccessibleName(say("guide.contents"))
        self.page = GuidePage(look, say("guide.chapter"), folder)
        self.back = Button(look, say("guide.back"), icon="arrow-left", name="guide_back")
        self.on = Button(look, say("guide.on"), icon_after="arrow-right", name="guide_on")
        self._lay_out()
        self.search.edited.connect(self._search)
        self.search.edit.returnPressed.connect(self._next_hit)
        self.contents.currentRowChanged.connect(self._open_row)
        self.page.followed.connect(self._follow)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        for keys in ("Ctrl+F", "F3"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._find)
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self._turn(step))
        self._list(self.chapters)
        look.changed.connect(self._restyle)
        self._restyle()
        self.resize(QSize(*_SIZE))

    def _lay_out(self) -> None:
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        for part in (self.search, self.count):
            side.addWidget(part)
        side.addWidget(self.contents, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.on)
        main = QVBoxLayout()
        main.addWidget(self.page, 1)
        main.addLayout(foot)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._side)
        self._row.addLayout(main, 1)

    def open_at(self, step: Step | None) -> None:
        """Show the window with the chapter of a step."""
        self.search.put("")
        self._search("")
        wanted = next((row for row, chapter in enumerate(self.chapters) if step and chapter.step is step), 0)
        self.contents.setCurrentRow(wanted)
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()

    @property
    def chapter(self) -> Chapter | None:
        """The open chapter."""
        row = self.contents.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _words(self) -> list[str]:
        return self.search.text().lower().split()

    def _search(self, _text: str) -> None:
        words = self._words()
        found = [chapter for chapter in self.chapters if chapter.holds(words)]
        say = self.texts.interface
        self.count.say(say("guide.found", count=len(found)) if words else "")
        self.count.setVisible(bool(words))
        self._list(found or self.chapters)

    def _list(self, chapters: "list[Chapter] | tuple[Chapter, ...]") -> None:
        kept = self.chapter
        self._shown = list(chapters)
        self.contents.blockSignals(True)
        self.contents.clear()
        self.contents.addItems([chapter.title for chapter in self._shown])
        self.contents.blockSignals(False)
        row = self._shown.index(kept) if kept in self._shown else 0
        self.contents.setCurrentRow(row)
        self._open_row(row)

    def _open_row(self, row: int) -> None:
        if not 0 <= row < len(self._shown):
            return
        self.page.open(self._shown[row], self._words())
        self.back.setEnabled(row > 0)
        self.on.setEnabled(row + 1 < len(self._shown))

    def _turn(self, step: int) -> None:
        row = self.contents.currentRow() + step
        if 0 <= row < self.contents.count():
            self.contents.setCurrentRow(row)

    def _next_hit(self) -> None:
        """Go to the next place in the chapter, or where there is none to the next chapter."""
        if not self.page.next_hit():
            row = self.contents.currentRow() + 1
            self.contents.setCurrentRow(row if row < self.contents.count() else 0)
            self.page.next_hit()

    def _find(self) -> None:
        self.search.edit.setFocus()
        self.search.edit.selectAll()

    def _follow(self, anchor: str) -> None:
        """Open the chapter that a link names."""
        if any(chapter.id == anchor for chapter in self.chapters) and self._words():
            self.search.put("")
            self._search("")
        for row, chapter in enumerate(self._shown):
            if chapter.id == anchor:
                self.contents.setCurrentRow(row)

    def _restyle(self) -> None:
        px = self.look.px
        self._row.setContentsMargins(px(16), px(16), px(16), px(16))
        self._row.setSpacing(px(16))
        self._narrow()
        self._open_row(self.contents.currentRow())
        self.update()

    def _narrow(self) -> None:
        self._side.setFixedWidth(min(self.look.px(_SIDE), round(_MOST_SIDE * self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of a narrow window to the chapter."""
        self._narrow()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Esc."""
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is closed."""
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = painter_on(self)
        box(painter, QRectF(self.rect()), 0, self.look.brush("canvas"), None)
        painter.end()
