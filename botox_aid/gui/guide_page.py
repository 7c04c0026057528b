"""One chapter of the guide, set in the type of the window, with its pictures as wide as the page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from ..app.guide import Chapter, guide_picture
from .appearance import Appearance

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_KINDS = {1: "h1", 2: "h1", 3: "h2"}
_LINE = 138  # per cent of the font's own
# What stands in the text where a picture is.
_OBJECT = "\ufffc"
_WIDEST = 1000


class GuidePage(QTextBrowser):
    """Shows a chapter.

    Attributes:
        followed: A link to another chapter was pressed; it names that chapter.
    """

    followed = Signal(str)

    def __init__(self, look: Appearance, says: str, folder: "Traversable") -> None:
        super().__init__()
        self.look, self._folder = look, folder
        self._chapter: Chapter | None = None
        self._words: list[str] = []
        self._hits: list[QTextCursor] = []
        self._hit = -1
        self._document: QTextDocument | None = None
        self.setObjectName("guide_page")
        self.setAccessibleName(says)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The keyboard's place is shown by the edge; a caret would ask to be typed at.
        self.setCursorWidth(0)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextSelectableByMouse
            | flags.TextSelectableByKeyboard
            | flags.LinksAccessibleByMouse
            | flags.LinksAccessibleByKeyboard
        )
        self.anchorClicked.connect(lambda url: self.followed.emit(url.fragment()))

    def open(self, chapter: Chapter, words: list[str]) -> None:
        """Show a chapter from its beginning, with what is searched for marked."""
        same = chapter == self._chapter
        kept = self.verticalScrollBar().value() if same else 0
        self._chapter, self._words = chapter, words
        self._set()
        self.verticalScrollBar().setValue(kept)
        self._mark()
        if words and not same:
            self.next_hit()

    def next_hit(self) -> bool:
        """Go to the next place that is marked; return whether there was one."""
        self._hit += 1
        if self._hit >= len(self._hits):
            return False
        cursor = QTextCursor(self._hits[self._hit])
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._mark(keep=True)
        return True

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the guide, drawn for this width; nothing else is ever loaded."""
        address = name.toString() if isinstance(name, QUrl) else name
        picture = QImage()
        if kind == QTextDocument.ResourceType.ImageResource.value:
            picture.loadFromData(guide_picture(self._folder, address, self.look.theme.mode))
        if picture.isNull():
            return None
        ratio = self.devicePixelRatioF()
        wide = min(self._column(), picture.width() * self.look.theme.scale)
        shown = picture.scaledToWidth(max(1, round(wide * ratio)), Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        return shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pictures for the new width."""
        super().resizeEvent(event)
        if self._chapter is not None and event.size().width() != event.oldSize().width():
            self.open(self._chapter, self._words)

    def _column(self) -> float:
        room = self.viewport().width() - 2 * self.document().documentMargin() - 4
        return float(min(self.look.px(_WIDEST), max(160.0, room)))

    def _set(self) -> None:
        look, old = self.look, self._document
        self._hits, self._hit = [], -1
        self.setExtraSelections([])
        # A document of its own for each chapter: reading markdown into one that is on the screen can end the program.
        document = self._document = QTextDocument(self)
        document.setDocumentMargin(look.px(20))
        document.setDefaultFont(look.font("field"))
        document.setMarkdown(self._chapter.markdown if self._chapter else "")
        document.setIndentWidth(look.px(24))
        for number in range(document.blockCount()):
            self._dress(document.findBlockByNumber(number))
        self.setDocument(document)
        if old is not None:
            old.deleteLater()

    def _dress(self, block: QTextBlock) -> None:
        """Set a block in the type of the window; markdown brings sizes of its own."""
        look, level = self.look, block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        shape = QTextBlockFormat()
        line = 100 if block.text().strip() == _OBJECT else _LINE
        shape.setLineHeight(line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        in_list = block.textList() is not None
        shape.setTopMargin(look.px(14 if level else 0))
        shape.setBottomMargin(look.px(6 if in_list or level else 12))
        cursor.mergeBlockFormat(shape)
        for start, length, own in _pieces(block):
            style = QTextCharFormat(own)
            font = look.font(_KINDS.get(level, "h2")) if level else look.font("field", 600 if _is_bold(own) else 400)
            style.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
            style.setFont(font)
            style.setForeground(look.brush("accent" if own.isAnchor() else "ink"))
            part = QTextCursor(block)
            part.setPosition(start)
            part.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            part.setCharFormat(style)

    def _mark(self, *, keep: bool = False) -> None:
        if not keep:
            self._hits, self._hit = [], -1
            for word in self._words:
                cursor = self.document().find(word)
                while not cursor.isNull():
                    self._hits.append(cursor)
                    cursor = self.document().find(word, cursor)
            self._hits.sort(key=QTextCursor.selectionStart)
        marks = []
        for place, cursor in enumerate(self._hits):
            mark = QTextEdit.ExtraSelection()
            current = place == self._hit
            shape = mark.format
            shape.setBackground(self.look.brush("accent" if current else "accent_soft"))
            shape.setForeground(self.look.brush("on_accent" if current else "ink"))
            mark.format, mark.cursor = shape, cursor
            marks.append(mark)
        self.setExtraSelections(marks)


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Return the words of a block by how they look; all of them at once, for dressing one ends the walk through them."""
    pieces, found = block.begin(), []
    while not pieces.atEnd():
        fragment = pieces.fragment()
        if not fragment.charFormat().isImageFormat():
            found.append((fragment.position(), fragment.length(), QTextCharFormat(fragment.charFormat())))
        pieces += 1
    return found


def _is_bold(style: QTextCharFormat) -> bool:
    return style.fontWeight() >= QFont.Weight.DemiBold.value
