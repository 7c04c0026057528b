"""A finding as a card: what, for today, why, and where it is written."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ..appearance import Appearance
from ..shape import icon, painter_on, rounded
from .button import LinkButton
from .flow import Flow
from .label import Label
from .tag import LEVEL_ICONS, LEVEL_ROLES, Tag, level_grounds

_BAR = 5


@dataclass(frozen=True, slots=True)
class FindingText:
    """What a finding card says, in finished words.

    Attributes:
        level: ``hard_stop``, ``stop``, ``caution`` or ``note``.
        heading: The level's word, with what was found where there is no ``title``.
        title: What was found, in a short card.
        what: The reason.
        today_label: "For today:".
        today: What it means for today.
        source: The source line.
        links: Id and words of each link.
        overridden: Words of the pill where a reason lifts the finding; empty where it stands.
        reason: That reason, with the name of who typed it.
    """

    id: str
    level: str
    heading: str
    title: str = ""
    what: str = ""
    today_label: str = ""
    today: str = ""
    source: str = ""
    links: tuple[tuple[str, str], ...] = ()
    overridden: str = ""
    reason: str = ""


class FindingCard(QFrame):
    """One finding, in full beside the answer or short in the panel."""

    link = Signal(str, str)

    def __init__(
        self,
        look: Appearance,
        finding: FindingText,
        *,
        short: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._short, self._finding = look, short, finding
        self.setObjectName(name or f"finding_{finding.id}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._heading = Label(look, "label", wrap=True, indent=26)
        self._title = Label(look, "strong", wrap=True)
        self._what = Label(look, "caption" if short else "body", wrap=True)
        self._today = Label(look, "caption" if short else "body", wrap=True)
        self._pill = Tag(look, "", "caution")
        self._reason = Label(look, "caption", tone="ink2", wrap=True)
        self._source = Label(look, "caption", tone="ink2", wrap=True, middle=True)
        self._book = _Book(look)
        self._links = Flow(look, gap=16)
        self._link_buttons: list[LinkButton] = []
        for part in (self._heading, self._title, self._what, self._today, self._pill, self._reason):
            self._column.addWidget(part)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._book)
        self._foot.addWidget(self._source, 1)
        self._column.addLayout(self._foot)
        self._restyle()
        self.show_finding(finding)
        look.changed.connect(self._restyle)

    def show_finding(self, finding: FindingText) -> None:
        """Show a finding."""
        self._finding = finding
        role = LEVEL_ROLES[finding.level]
        self._heading.set_tone(role)
        parts = (
            (self._heading, finding.heading), (self._title, finding.title), (self._what, finding.what),
            (self._source, finding.source), (self._reason, finding.reason),
        )  # fmt: skip
        for label, words in parts:
            label.say(words)
            label.setVisible(bool(words))
        self._today.say(finding.today, f"{finding.today_label} " if finding.today_label and finding.today else "")
        self._today.setVisible(bool(finding.today))
        self._pill.tell(finding.overridden, "caution")
        self._pill.setVisible(bool(finding.overridden))
        self._book.setVisible(bool(finding.source))
        self._show_links(finding)
        self.setAccessibleName(". ".join(words for words in (finding.heading, finding.title) if words))
        self.setAccessibleDescription(" ".join(words for words in (finding.what, finding.today) if words))
        self.update()

    def _show_links(self, finding: FindingText) -> None:
        wanted = [words for _, words in finding.links]
        if [button.accessibleName() for button in self._link_buttons] != wanted:
            for button in self._link_buttons:
                self._links.remove(button)
            self._link_buttons = []
            for link_id, words in finding.links:
                button = LinkButton(self.look, words, "caption" if not self._short else "label", name=f"link_{link_id}")
                button.clicked.connect(lambda _=False, link_id=link_id: self.link.emit(self._finding.id, link_id))
                self._links.add(button)
                self._link_buttons.append(button)
        beside = bool(finding.source) and len(wanted) == 1 and not self._short
        (self._foot if beside else self._column).addWidget(self._links)
        self._links.setVisible(bool(wanted))

    def _restyle(self) -> None:
        px = self.look.px
        left = px(_BAR) + px(16)
        self._column.setContentsMargins(left, px(12), px(16), px(12))
        self._column.setSpacing(px(4))
        self._foot.setSpacing(px(6))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, edge, the bar of the level and its icon."""
        painter = painter_on(self)
        look, level = self.look, self._finding.level
        role, radius, bar = LEVEL_ROLES[level], look.theme.radius("control"), look.px(_BAR)
        width = 2 if level == "hard_stop" else 1
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.fillPath(rounded(rect, radius), look.brush(level_grounds(level)))
        strip = rounded(QRectF(rect.left(), rect.top(), bar, rect.height()), 0)
        painter.fillPath(rounded(rect, radius).intersected(strip), look.brush(role))
        painter.strokePath(rounded(rect, radius), look.pen(role, width))
        heading = self._heading.geometry()
        middle = heading.top() + look.theme.type("label").line / 2
        icon(painter, look, LEVEL_ICONS[level], role, QPointF(heading.left() + look.px(9), middle), 18)
        painter.end()


class _Book(QWidget):
    """The small book before a source line."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self.look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._restyle()
        look.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedWidth(self.look.px(16))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the book, beside the first of several lines."""
        painter = painter_on(self)
        line = self.look.theme.type("caption").line
        middle = self.height() / 2 if self.height() < 2 * line else line / 2
        icon(painter, self.look, "book-open", "ink2", QPointF(self.width() / 2, middle), 15)
        painter.end()
