"""Says that a visit is kept, and offers what comes next."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...app.record_words import RecordWords
from ..widgets.label import Label
from ..widgets.notice import Banner
from .panel import Panel

if TYPE_CHECKING:
    from ...domain.record import RecordHead
    from ..bridge import Bridge


class FinishedDialog(Panel):
    """One sentence on what is kept; then a new visit, the record, or this visit again."""

    def __init__(self, bridge: "Bridge", head: "RecordHead") -> None:
        say = bridge.texts.interface
        super().__init__(bridge.look, bridge.texts, bridge.window, say("finished.title"), name="finished_dialog")
        self._bridge, self._kept = bridge, head
        words = RecordWords(bridge.texts)
        what = say("finished.what", name=words.name(head), day=words.day(head.visit_date), version=head.version)
        waits = bridge.records.server.away
        level, then = ("caution", "finished.waits") if waits else ("ok", "finished.draft_gone")
        self.body.addWidget(Banner(bridge.look, level, what, say(then), name="finished_words"))
        self.body.addWidget(Label(bridge.look, "body", say("finished.explain"), tone="ink2", wrap=True))
        stay = self.add_act(say("finished.stay"), key="Esc", name="finished_stay")
        show = self.add_act(say("finished.show"), name="finished_show")
        self.new = self.add_act(say("finished.new"), "primary", name="finished_new")
        stay.clicked.connect(self.reject)
        show.clicked.connect(self._show)
        self.new.clicked.connect(self._begin)

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard on the new visit."""
        super().open(focus or self.new)

    def _begin(self) -> None:
        self.accept()
        self._bridge.visits.begin_new()

    def _show(self) -> None:
        self.accept()
        self._bridge.book.open()
        self._bridge.book.show_visit(self._kept.visit_id)
