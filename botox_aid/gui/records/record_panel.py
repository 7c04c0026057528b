"""One finished visit as it is read: whose, what was done, its versions, and what was handed out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..pages.page import row
from ..widgets.button import Button, LinkButton
from ..widgets.card import Card
from ..widgets.flow import Flow
from ..widgets.label import Label
from ..widgets.notice import Banner, EmptyState, ErrorCard
from ..widgets.page import Scroll
from ..widgets.tag import Tag
from .record_cards import Comparison, HandoutsCard, VersionsCard, facts

if TYPE_CHECKING:
    from ...app.record_view import RecordView

_ACTS = (("start", "plus", "primary"), ("correct", "pencil-line", "secondary"), ("export", "download", "secondary"))


class RecordPanel(QWidget):
    """The visit that is open, or what stands in its place.

    Attributes:
        is_empty: Whether no visit is open.
        act_asked: ``start``, ``correct``, ``export`` or ``hold``.
        version_asked: Another version of the visit.
        print_asked: Digest of a sheet to print again.
        save_asked: Digest of a sheet to keep as a file, and a name for it.
        again_asked: The visit is to be read once more.
    """

    act_asked = Signal(str)
    version_asked = Signal(int)
    print_asked = Signal(str)
    save_asked = Signal(str, str)
    again_asked = Signal()

    def __init__(self, look: Appearance, texts: Texts) -> None:
        super().__init__()
        self.look, self.texts = look, texts
        self.setObjectName("record_panel")
        self.setAccessibleName(texts.interface("records.part.done"))
        self.view: RecordView | None = None
        self._all_shown, self.is_empty = False, True
        self._holder = QVBoxLayout(self)
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._shown: QWidget | None = None
        self.show_nothing()
        look.changed.connect(self._dress)

    def show_nothing(self) -> None:
        """Say that a visit is to be chosen."""
        self.view, self.is_empty = None, True
        say = self.texts.interface
        self._put(
            EmptyState(self.look, "file-text", say("records.choose"), say("records.choose_hint"), name="no_record")
        )

    def show_loading(self) -> None:
        """Say that the visit is being read."""
        self.is_empty = False
        if self.view is None:
            self._put(EmptyState(self.look, "refresh-cw", self.texts.interface("records.loading")))

    def show_fault(self, words: str) -> None:
        """Say why the visit could not be read."""
        self.view, self.is_empty = None, False
        say = self.texts.interface
        card = ErrorCard(self.look, say("records.failed"), words, say("records.try_again"), name="record_fault")
        card.acted.connect(self.again_asked)
        self._put(card, top=True)

    def show_view(self, view: "RecordView") -> None:
        """Show a visit."""
        if self.view is None or view.visit_id != self.view.visit_id:
            self._all_shown = False
        self.view, self.is_empty = view, False
        self._dress()

    def _dress(self) -> None:
        if self.view is None:
            return
        look, content = self.look, QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, look.px(12), look.px(12))
        column.setSpacing(look.px(16))
        for part in self._parts(self.view):
            column.addWidget(part)
        column.addStretch(1)
        self._put(Scroll(content, name="record_detail_scroll"))

    def _parts(self, view: "RecordView") -> list[QWidget]:
        say, look = self.texts.interface, self.look
        found: list[QWidget] = [self._head(view)]
        if view.older:
            older = Banner(look, "caution", view.older, "", say("records.newest"), name="older_version")
            older.acted.connect(lambda: self.version_asked.emit(0))
            found.append(older)
        if view.unreadable:
            found.append(Banner(look, "note", view.unreadable, name="unreadable_record"))
        done = Card(look, say("records.part.done"), name="done_card")
        done.body.addWidget(facts(look, view.summary))
        found.append(done)
        if view.version > 1 and not view.unreadable:
            found.append(self._changed(view))
        handouts = HandoutsCard(look, self.texts, view.handouts)
        handouts.print_asked.connect(self.print_asked)
        handouts.save_asked.connect(self.save_asked)
        versions = VersionsCard(look, self.texts, view.versions)
        versions.picked.connect(self.version_asked)
        found += [handouts, versions]
        if view.lines:
            found.append(self._everything(view))
        return found

    def _head(self, view: "RecordView") -> QWidget:
        say, look, holder = self.texts.interface, self.look, QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(Label(look, "h1", view.name, wrap=True, name="record_name"))
        column.addWidget(Label(look, "body", view.identity, tone="ink2", wrap=True, name="record_identity"))
        tags = [Tag(look, words, level) for words, level in view.tags]
        kept = Label(look, "caption", view.kept, tone="ink2", wrap=True, middle=True, name="record_kept")
        column.addLayout(row(*tags, kept, spacing=look.px(8), stretches=(*(0 for _ in tags), 1)))
        acts = Flow(look, gap=10, name="record_acts")
        for act, picture, kind in _ACTS:
            button = Button(look, say(f"records.act.{act}"), kind, icon=picture, name=f"record_{act}")
            button.clicked.connect(lambda _=False, act=act: self.act_asked.emit(act))
            button.setVisible(act == "export" or not view.unreadable)
            if act == "correct" and view.older:
                button.block(view.older)
            acts.add(button)
        if view.hold:
            hold = Button(look, view.hold, icon="lock", name="record_hold")
            hold.clicked.connect(lambda: self.act_asked.emit("hold"))
            acts.add(hold)
        column.addSpacing(look.px(6))
        column.addWidget(acts)
        return holder

    def _changed(self, view: "RecordView") -> QWidget:
        say, look = self.texts.interface, self.look
        card = Card(look, say("records.part.changed"), name="changed_card")
        if not view.changed:
            card.body.addWidget(Label(look, "body", say("records.part.no_change"), tone="ink2", wrap=True))
            return card
        heads = (say("records.version", version=view.version - 1), say("records.version", version=view.version))
        card.body.addWidget(Comparison(look, self.texts, heads, view.changed, name="version_changes"))
        return card

    def _everything(self, view: "RecordView") -> QWidget:
        say, look = self.texts.interface, self.look
        card = Card(look, say("records.part.everything"), name="everything_card")
        words = say("records.act.hide_all") if self._all_shown else say("records.act.show_all", count=len(view.lines))
        link = LinkButton(look, words, name="show_all_lines")
        link.clicked.connect(self._turn_all)
        card.header.addWidget(link)
        if self._all_shown:
            card.body.addWidget(facts(look, view.lines))
        return card

    def _turn_all(self) -> None:
        self._all_shown = not self._all_shown
        self._dress()
        link = self.findChild(LinkButton, "show_all_lines")
        if link is not None:
            link.setFocus()

    def _put(self, shown: QWidget, *, top: bool = False) -> None:
        if self._shown is not None:
            self._shown.hide()
            self._holder.removeWidget(self._shown)
            self._shown.deleteLater()
        while self._holder.count():
            self._holder.takeAt(0)
        self._shown = shown
        self._holder.addWidget(shown)
        if top:
            self._holder.addStretch(1)
        shown.show()
