"""What is told about the zone under the pointer: its name, label state, muscles, and what to keep clear of."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ..appearance import Appearance
from ..shape import box, painter_on
from .button import LinkButton
from .card import Divider
from .label import Label
from .tag import KeyCap, Tag

# So many paragraphs are made with the card, so that the first zone under the pointer makes none.
_USUALLY = 3


@dataclass(frozen=True, slots=True)
class ZoneText:
    """What a zone card says, in finished words.

    Attributes:
        paragraphs: A quiet label and the words below it, most important first.
        act: What the space bar does.
        sources: Words of the link.
    """

    id: str
    name: str
    detail: str
    label: str
    level: str
    paragraphs: Sequence[tuple[str, str]]
    key: str
    act: str
    sources: str


class ZoneCard(QFrame):
    """The card docked beside the face; where it has little room, its last paragraphs stay behind the link."""

    sources_asked = Signal(str)

    def __init__(self, look: Appearance, *, name: str = "zone_card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._text = look, None
        self._zone = ""
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._title = Label(look, "h2", wrap=True, name=f"{name}_title")
        self._detail = Label(look, "caption", tone="ink2", wrap=True, name=f"{name}_detail")
        self._tag = Tag(look, "", "note", name=f"{name}_label")
        # Before a product is chosen the label state is a sentence, too long for a tag.
        self._status = Label(look, "caption", wrap=True, name=f"{name}_status")
        self._paragraphs: list[tuple[Label, Label]] = []
        self._pairs: list[QVBoxLayout] = []
        for part in (self._title, self._detail, self._tag, self._status):
            self._column.addWidget(part)
        self._middle = QVBoxLayout()
        self._middle.addStretch(1)
        self._column.addLayout(self._middle, 1)
        self._make_paragraphs(_USUALLY)
        self._column.addWidget(Divider(look))
        self._foot = QHBoxLayout()
        self._key = KeyCap(look, " ", name=f"{name}_key")
        self._act = Label(look, "caption", tone="ink2", elide=True, name=f"{name}_act")
        self._link = LinkButton(look, "", "caption", name=f"{name}_sources")
        self._link.clicked.connect(lambda: self.sources_asked.emit(self._zone))
        self._foot.addWidget(self._key)
        self._foot.addWidget(self._act, 1)
        self._foot.addWidget(self._link)
        self._column.addLayout(self._foot)
        self._restyle()
        look.changed.connect(self._restyle)
        self.hide()

    @property
    def zone(self) -> str:
        """Id of the zone that is told of."""
        return self._zone

    @property
    def link(self) -> LinkButton:
        """The link to the sources."""
        return self._link

    def show_zone(self, text: ZoneText) -> None:
        """Tell of a zone."""
        self._zone = text.id
        self._title.say(text.name)
        self._detail.say(text.detail)
        self._detail.setVisible(bool(text.detail))
        is_sentence = text.level == "note"
        self._tag.tell("" if is_sentence else text.label, text.level)
        self._tag.setVisible(bool(self._tag.text()))
        self._status.say(text.label if is_sentence else "")
        self._status.setVisible(bool(self._status.text()))
        self._make_paragraphs(len(text.paragraphs))
        for place, (label, words) in enumerate(self._paragraphs):
            shown = text.paragraphs[place] if place < len(text.paragraphs) else ("", "")
            label.say(shown[0])
            words.say(shown[1])
            if not shown[0]:
                label.hide()
            if not shown[1]:
                words.hide()
        self._key.tell(text.key)
        self._act.say(text.act)
        self._link.say(text.sources)
        self.setAccessibleName(text.name)
        self.setAccessibleDescription(" ".join(words for _, words in text.paragraphs))
        self.show()

    def _make_paragraphs(self, count: int) -> None:
        while len(self._paragraphs) < count:
            pair = (Label(self.look, "caption", tone="ink2", wrap=True), Label(self.look, "body", wrap=True))
            self._paragraphs.append(pair)
            self._pairs.append(QVBoxLayout())
            self._pairs[-1].setSpacing(0)
            for part in pair:
                self._pairs[-1].addWidget(part)
            self._middle.insertLayout(len(self._pairs) - 1, self._pairs[-1])

    def fit(self, width: int, most: int) -> int:
        """Leave out the last paragraphs that do not fit into a height, and return the height that is taken."""
        told = [pair for pair in self._paragraphs if pair[1].text()]
        kept = len(told)
        while kept and self._high(width, told[:kept]) > most:
            kept -= 1
        for place, (label, words) in enumerate(told):
            for part, shown in ((label, place < kept and bool(label.text())), (words, place < kept)):
                if part.isHidden() is shown:
                    part.setVisible(shown)
        return min(self._high(width, told[:kept]), most)

    def _high(self, width: int, paragraphs: Sequence[tuple[Label, Label]]) -> int:
        # Added up by hand: a layout would first have to show the words, and then squeeze them.
        margins, gap = self._column.contentsMargins(), self._column.spacing()
        inner = width - margins.left() - margins.right()
        parts = [part.heightForWidth(inner) for part in (self._title, self._detail, self._status) if part.text()]
        parts += [self._tag.sizeHint().height()] if self._tag.text() else []
        parts += [sum(part.heightForWidth(inner) for part in pair if part.text()) for pair in paragraphs]
        parts += [1, max(self._link.sizeHint().height(), self._key.sizeHint().height())]
        return margins.top() + sum(parts) + gap * (len(parts) - 1) + margins.bottom()

    def _restyle(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(16), px(12), px(16), px(8))
        self._column.setSpacing(px(6))
        self._middle.setSpacing(px(6))
        self._foot.setSpacing(px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and edge."""
        painter = painter_on(self)
        look = self.look
        box(painter, QRectF(self.rect()), look.theme.radius("control"), look.brush("surface"), look.pen("edge", 1.2))
        painter.end()
