"""Two corrections of one record: both are shown side by side, and a person chooses; nothing is merged."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...app import record_book
from ...app.consultation_lines import side_by_side
from ...app.record_state import fault_view
from ...app.record_view import OpenedRecord
from ...app.record_words import RecordWords
from ...domain.record_fault import StoreFault
from ..records.record_cards import Comparison
from ..widgets.label import Label
from ..widgets.notice import EmptyState, ErrorCard
from .panel import Panel

if TYPE_CHECKING:
    from ...domain.record import RecordHead
    from ..bridge import Bridge
    from ..records.visit_keeping import VisitKeeping


class ConflictDialog(Panel):
    """What the desk says beside what was kept meanwhile, fact by fact."""

    def __init__(self, bridge: "Bridge", keeping: "VisitKeeping", current: "RecordHead", reason: str) -> None:
        say = bridge.texts.interface
        super().__init__(
            bridge.look,
            bridge.texts,
            bridge.window,
            say("conflict.title"),
            say("conflict.subtitle"),
            width=900,
            name="conflict_dialog",
        )
        self._bridge, self._keeping, self._current, self._reason = bridge, keeping, current, reason
        self._theirs: OpenedRecord | None = None
        explain = say("conflict.explain", theirs=current.version, ours=current.version + 1)
        self.body.addWidget(Label(bridge.look, "body", explain, wrap=True, name="conflict_explain"))
        self._shown: QWidget = EmptyState(bridge.look, "refresh-cw", say("records.loading"))
        self.body.addWidget(self._shown)
        back = self.add_act(say("conflict.back"), key="Esc", name="conflict_back")
        self.theirs = self.add_act(say("conflict.theirs"), name="conflict_theirs")
        self.ours = self.add_act(say("conflict.ours"), "primary", name="conflict_ours")
        back.clicked.connect(self.reject)
        self.theirs.clicked.connect(self._take_theirs)
        self.ours.clicked.connect(self._keep_ours)
        for act in (self.theirs, self.ours):
            act.block(say("records.loading"))
        library = bridge.library
        bridge.records.submit(
            lambda store: record_book.opened(store, library, current.visit_id), self._show, self._show_fault
        )

    def _show(self, opened: OpenedRecord) -> None:
        say, texts = self.texts.interface, self.texts
        self._theirs, self._current = opened, opened.head
        words = RecordWords(texts, opened.people)
        if opened.consultation is None:
            self._replace(Label(self.look, "body", say("records.unreadable"), wrap=True))
            return
        self.ours.block("")
        self.theirs.block("")
        head = opened.head
        heads = (
            say("conflict.on_desk"),
            say("conflict.kept", version=head.version, when=words.moment(head.at), by=words.person(head.by)),
        )
        entries = side_by_side(self._bridge.session.consultation, opened.consultation, texts)
        if not any(entry.differs for entry in entries):
            self._replace(Label(self.look, "body", say("conflict.same"), wrap=True, name="conflict_same"))
            return
        # What differs comes first; the rest stands below it, so that both can be read as a whole.
        ordered = sorted(entries, key=lambda entry: not entry.differs)
        self._replace(Comparison(self.look, texts, heads, ordered, name="conflict_both"))

    def _show_fault(self, fault: StoreFault) -> None:
        say = self.texts.interface
        self._replace(
            ErrorCard(self.look, say("records.failed"), fault_view(fault, self.texts).whole, name="conflict_fault")
        )

    def _replace(self, shown: QWidget) -> None:
        self.body.replaceWidget(self._shown, shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = shown
        shown.show()
        self.fit()

    def _keep_ours(self) -> None:
        from .finish_dialog import FinishDialog

        self.accept()
        FinishDialog(self._bridge, self._keeping, over=self._current.version, reason=self._reason).open()

    def _take_theirs(self) -> None:
        self.accept()
        if self._theirs is not None and self._theirs.consultation is not None:
            self._bridge.book.correct(self._theirs.head, self._theirs.consultation)
