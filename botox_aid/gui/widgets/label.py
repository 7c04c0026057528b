"""Words on the page, set by the type scale."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import painter_on
from ..text_block import TextBlock, elided

_PLAIN_TEXT = 0
_NARROWEST = 60
_EASY_WIDTH = 420


class Label(QLabel):
    """Plain text of one kind and tone; what a person typed is never read as markup.

    Args:
        look: The shared look.
        kind: Kind of text of the type scale.
        text: The words.
        tone: Role of the colour.
        wrap: Whether the text goes over several lines.
        elide: Whether a line that is too long is cut (and shown in full as a tool tip) instead of taking room.
        lead: Words in semibold before the text.
        align: ``left``, ``centre`` or ``right``.
        indent: Room left of the text, at 100 %.
        middle: Whether wrapped text stands in the middle of spare height, not at its top.
    """

    def __init__(
        self,
        look: Appearance,
        kind: str,
        text: str = "",
        *,
        tone: str = "ink",
        wrap: bool = False,
        elide: bool = False,
        lead: str = "",
        align: str = "left",
        indent: int = 0,
        middle: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._kind, self._tone, self._align = look, kind, tone, align
        self._wrap, self._elide, self._lead, self._indent = wrap, elide, lead, indent
        self._middle = middle or not wrap
        self._weight: int | None = None
        self._block: TextBlock | None = None
        self.setProperty("textFormat", _PLAIN_TEXT)
        self.setObjectName(name)
        sideways = QSizePolicy.Policy.Ignored if elide else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(sideways, QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.say(text, lead)
        look.changed.connect(self._restyle)

    def say(self, text: str, lead: str | None = None) -> None:
        """Show other words."""
        lead = self._lead if lead is None else lead
        if lead + text == self.text() and lead == self._lead:
            return
        self._lead = lead
        self.setText(lead + text)
        self._restyle()

    def set_tone(self, tone: str) -> None:
        """Show the words in the colour of another role."""
        if tone != self._tone:
            self._tone = tone
            self._restyle()

    def set_kind(self, kind: str) -> None:
        """Show the words as another kind of text."""
        if kind != self._kind:
            self._kind = kind
            self._restyle()

    def set_weight(self, weight: int | None) -> None:
        """Set the words in another weight; none is the kind's own."""
        if weight != self._weight:
            self._weight = weight
            self._restyle()

    def set_indent(self, indent: int) -> None:
        """Leave room left of the text, at 100 %."""
        if indent != self._indent:
            self._indent = indent
            self._restyle()

    def _restyle(self) -> None:
        self._block = None
        self.updateGeometry()
        self.update()

    def _laid_out(self, text: str | None = None) -> TextBlock:
        if self._block is None or text is not None:
            look = self.look
            words = self.text() if text is None else text
            lead = words[: len(self._lead)]
            block = TextBlock(
                words[len(lead) :],
                look.font(self._kind, self._weight),
                look.theme.type(self._kind).line,
                look.brush(self._tone),
                lead,
                look.font(self._kind, 600),
            )
            if text is not None:
                return block
            self._block = block
        return self._block

    def hasHeightForWidth(self) -> bool:
        """Whether the height depends on the width."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text."""
        return round(self._laid_out().height(width - self.look.px(self._indent)))

    def sizeHint(self) -> QSize:
        """Return the room that the text would like."""
        block = self._laid_out()
        width, line = int(block.natural_width()) + 2, self.look.theme.type(self._kind).line
        if self._wrap:
            width = min(width, self.look.px(_EASY_WIDTH))
        height = block.height(width + 1) if self._wrap else line
        return QSize(width + self.look.px(self._indent), round(height))

    def minimumSizeHint(self) -> QSize:
        """Return the least room: a few words where the text wraps, the whole line where it does not."""
        hint = self.sizeHint()
        if self._wrap or self._elide:
            return QSize(min(hint.width(), self.look.px(_NARROWEST)), round(self.look.theme.type(self._kind).line))
        return hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text."""
        painter = painter_on(self)
        left = self.look.px(self._indent)
        block, width = self._laid_out(), float(self.width() - left)
        if self._elide:
            font = self.look.font(self._kind, self._weight)
            words = elided(self.text(), font, width)
            cut = words != self.text()
            if cut:
                block = self._laid_out(words)
            if self.toolTip() != (self.text() if cut else ""):
                self.setToolTip(self.text() if cut else "")
        height = block.height(width + 1)
        top = max(0.0, (self.height() - height) / 2) if self._middle else 0.0
        block.draw(painter, left, top, width + 1, self._align)
        painter.end()
