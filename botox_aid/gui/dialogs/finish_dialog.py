"""Asks whether the visit on the desk is to be kept for good, keeps it, and says so."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...app.finish_view import LEAST_REASON, finish_view
from ...domain.record import RecordHead
from ..records.record_cards import facts
from ..widgets.field import TextArea
from ..widgets.label import Label
from ..widgets.notice import Banner, ErrorCard
from .panel import Panel

if TYPE_CHECKING:
    from ..bridge import Bridge
    from ..records.visit_keeping import VisitKeeping


class FinishDialog(Panel):
    """What will be kept, what is still open, and for a correction the reason."""

    def __init__(self, bridge: "Bridge", keeping: "VisitKeeping", *, over: int = 0, reason: str = "") -> None:
        """Make the dialog.

        Args:
            bridge: The desk.
            keeping: Keeps the visit.
            over: The version to go on from, where it is another than the one that the desk began with.
            reason: What was typed before.
        """
        self._corrects = over or keeping.corrects
        key = "correct" if self._corrects else "finish"
        say = bridge.texts.interface
        title = say(f"{key}.title", version=self._corrects + 1)
        super().__init__(bridge.look, bridge.texts, bridge.window, title, say(f"{key}.subtitle"), name="finish_dialog")
        self._bridge, self._keeping, self._key = bridge, keeping, key
        view = finish_view(bridge.session.state, bridge.texts)
        self.reason = TextArea(bridge.look, say("correct.reason"), rows=3, name="correct_reason")
        self.reason.put(reason)
        self.reason.setVisible(bool(self._corrects))
        self.reason.edited.connect(lambda _text: self._check())
        self.body.addWidget(self.reason)
        self.body.addWidget(facts(bridge.look, view.lines))
        if view.open and not self._corrects:
            still = Banner(bridge.look, "caution", say("finish.still_open"), view.open, name="finish_open")
            self.body.addWidget(still)
        self.body.addWidget(Label(bridge.look, "caption", say(f"{key}.explain"), tone="ink2", wrap=True))
        self.fault = ErrorCard(bridge.look, say("finish.failed"), "", name="finish_fault")
        self.fault.hide()
        self.body.addWidget(self.fault)
        self.stay = self.add_act(say("finish.stay"), key="Esc", name="finish_stay")
        self.act = self.add_act(say(f"{key}.act"), "primary", name="finish_act")
        self.stay.clicked.connect(self.reject)
        self.act.clicked.connect(self._keep)
        self._check()

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard in the reason, or on the act."""
        super().open(focus or (self.reason if self._corrects else self.act))

    def done(self, head: RecordHead) -> None:
        """Say that it is kept."""
        from .finished_dialog import FinishedDialog

        self.accept()
        FinishedDialog(self._bridge, head).open()

    def stale(self, current: RecordHead) -> None:
        """Show both sides; nothing is merged."""
        from .conflict_dialog import ConflictDialog

        reason = self.reason.text()
        self.accept()
        ConflictDialog(self._bridge, self._keeping, current, reason).open()

    def failed(self, words: str) -> None:
        """Say why it is not kept; the visit stays on the desk as a draft."""
        say = self.texts.interface
        self.fault.say(say("finish.failed"), words)
        self.fault.show()
        self.stay.setEnabled(True)
        self._check()
        # Both buttons were off meanwhile, so that the keyboard went on to closing.
        self.act.setFocus()
        self.fit()

    def _check(self) -> None:
        say, missing = self.texts.interface, ""
        if self._corrects:
            typed = len(self.reason.text().strip())
            missing = say("correct.more", count=LEAST_REASON - typed) if typed < LEAST_REASON else ""
        self.act.block(missing)
        self.set_foot(missing)

    def _keep(self) -> None:
        waiting = self.texts.interface("finish.keeping")
        self.fault.hide()
        self.act.block(waiting)
        self.stay.setEnabled(False)
        self.set_foot(waiting)
        self._keeping.finish(self.reason.text().strip(), self._corrects, self)
