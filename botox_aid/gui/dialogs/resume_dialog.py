"""Offers visits that were begun and not finished."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...app.record_state import draft_words, fault_view, shortened
from ...domain.record import DraftHead
from ...domain.record_fault import StoreFault
from ..pages.page import row
from ..widgets.button import Button, IconButton
from ..widgets.card import Card
from ..widgets.label import Label
from ..widgets.notice import Banner
from .confirm_dialog import ConfirmDialog
from .panel import Panel

if TYPE_CHECKING:
    from ..bridge import Bridge

_NAME_LETTERS = 22


class ResumeDialog(Panel):
    """One line for each draft: go on with it, or drop it after being asked once more."""

    def __init__(self, bridge: "Bridge", drafts: Sequence[DraftHead]) -> None:
        say, look = bridge.texts.interface, bridge.look
        many = "one" if len(drafts) == 1 else "many"
        super().__init__(
            look, bridge.texts, bridge.window, say(f"resume.title_{many}"), say("resume.subtitle"), width=620,
            name="resume_dialog",
        )  # fmt: skip
        self._bridge = bridge
        self.fault = Banner(look, "stop", "", name="resume_fault")
        self.fault.hide()
        self.body.addWidget(self.fault)
        self._list = QVBoxLayout()
        self._list.setSpacing(look.px(10))
        self.body.addLayout(self._list)
        self._rows: dict[str, QWidget] = {}
        self._first: Button | None = None
        for draft in drafts:
            self._add(draft)
        self.later = self.add_act(say("resume.later"), key="Esc", name="resume_later")
        self.later.clicked.connect(self.reject)

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard on the latest draft."""
        super().open(focus or self._first)

    def _add(self, draft: DraftHead) -> None:
        say, look = self.texts.interface, self.look
        words = draft_words(draft, self.texts, self._bridge.visits.today())
        card = Card(look, padding=14, ground="sunken", name="draft_row")
        short = shortened(words.name, _NAME_LETTERS)
        resume = Button(look, say("resume.act", name=short, time=words.time), "primary", name="resume_draft")
        resume.setAccessibleName(say("resume.act", name=words.name, time=words.when))
        drop = IconButton(look, "trash-2", say("resume.discard", name=words.name), name="discard_draft")
        when = Label(look, "caption", words.day, tone="ink2", elide=True)
        line = row(resume, when, drop, stretches=(0, 1, 0))
        card.body.addLayout(line)
        resume.clicked.connect(lambda: self._resume(draft))
        drop.clicked.connect(lambda: self._ask(draft, words.name))
        self._rows[draft.visit_id] = card
        self._first = self._first or resume
        self._list.addWidget(card)

    def _resume(self, draft: DraftHead) -> None:
        self._bridge.keeping.resume(draft, self.accept, self._fail)

    def _ask(self, draft: DraftHead, name: str) -> None:
        def drop() -> None:
            records = self._bridge.records
            actor = records.actor
            records.ask(
                lambda desk: desk.discard(draft.visit_id, actor), lambda _none: self._dropped(draft), self._fail
            )

        window = self._bridge.window
        ConfirmDialog(self.look, self.texts, window, "resume.discard", drop, name=shortened(name)).open()

    def _dropped(self, draft: DraftHead) -> None:
        gone = self._rows.pop(draft.visit_id)
        gone.hide()
        gone.deleteLater()
        self._list.removeWidget(gone)
        if self._rows:
            self.fit()
        else:
            self.accept()

    def _fail(self, fault: StoreFault) -> None:
        words = fault_view(fault, self.texts)
        self.fault.say(words.title, words.advice)
        self.fault.show()
        self.fit()
