"""All findings gathered in one panel, with what must be found out first."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..widgets.card import Card, Divider
from ..widgets.flow import Flow
from ..widgets.label import Label
from ..widgets.notice import EmptyState
from ..widgets.page import Scroll
from ..widgets.tag import KeyCap
from .finding_list import show_findings
from .page import Page

if TYPE_CHECKING:
    from ...app.candidacy_view import CandidacyView

_ANY_WIDTH = 16777215


class FindingsPanel(Card):
    """The findings of the whole consultation, heaviest first."""

    def __init__(self, page: Page) -> None:
        say, look = page.texts.interface, page.look
        super().__init__(look, say("candidacy.findings"), padding=18, name="findings_panel")
        self._page = page
        self.summary = Label(look, "caption", tone="ink2", wrap=True, name="findings_summary")
        self.body.addWidget(self.summary)
        content = self._content = QWidget()
        self._narrow = False
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._found, self._unsure = QVBoxLayout(), QVBoxLayout()
        self._unsure_title = Label(look, "h2", say("candidacy.find_out"), name="find_out_title")
        self._dropped = Label(look, "caption", tone="ink2", wrap=True, name="dropped_answers")
        self._empty = EmptyState(
            look, "clipboard-check", say("candidacy.no_findings"), say("candidacy.no_findings_hint")
        )
        self._column.addWidget(self._empty)
        self._column.addLayout(self._found)
        self._column.addWidget(self._unsure_title)
        self._column.addLayout(self._unsure)
        self._column.addWidget(self._dropped)
        self._column.addStretch(1)
        self.finding_scroll = Scroll(content, name="findings_scroll")
        self.body.addWidget(self.finding_scroll, 1)
        self._keys = QWidget()
        self._build_keys()
        self.body.addWidget(self._keys)
        self._respace()
        look.changed.connect(self._respace)

    def show_view(self, view: "CandidacyView") -> None:
        """Show all findings."""
        self.summary.say(view.summary)
        show_findings(self._page, self._found, view.findings, in_place=False)
        show_findings(self._page, self._unsure, view.find_out, in_place=False)
        self._unsure_title.setVisible(bool(view.find_out))
        self._empty.setVisible(not view.findings and not view.find_out)
        self._dropped.say(view.dropped)
        self._dropped.setVisible(bool(view.dropped))
        self._fit()

    def set_narrow(self, narrow: bool, width: int) -> None:
        """Stand at the right with a width of its own, or below the groups as wide as they are."""
        self.setMinimumWidth(0 if narrow else width)
        self.setMaximumWidth(_ANY_WIDTH if narrow else width)
        self._keys.setVisible(not narrow)
        self._narrow = narrow
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Below the groups the whole column scrolls, so that no scroll bar stands inside another.
        high = self._content.sizeHint().height() if self._narrow else 0
        self.finding_scroll.setMinimumHeight(high)

    def _build_keys(self) -> None:
        look, say = self.look, self._page.texts.interface
        column = QVBoxLayout(self._keys)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Divider(look))
        lines = (
            ((say("candidacy.yes_key"), say("candidacy.no_key"), say("candidacy.unsure_key")), "candidacy.keys_answer"),
            (("↑", "↓"), "candidacy.keys_move"),
            ((say("candidacy.why_key"),), "candidacy.keys_why"),
            ((say("candidacy.no_to_rest_key"),), "candidacy.keys_rest"),
        )
        for keys, words in lines:
            flow = Flow(look, gap=6)
            for key in keys:
                flow.add(KeyCap(look, key))
            flow.add(Label(look, "caption", say(words), tone="ink2"))
            column.addWidget(flow)

    def _respace(self) -> None:
        px = self.look.px
        for layout in (self._column, self._found, self._unsure):
            layout.setSpacing(px(10))
