"""The row below the questions of a group: one key for the rest, and the way on."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import Button

if TYPE_CHECKING:
    from ...app.candidacy_view import GroupView


class QuestionFoot(QWidget):
    """Two buttons, which say less where the page is slim."""

    def __init__(self, look: Appearance, texts: Texts) -> None:
        super().__init__()
        self._texts, self._slim = texts, False
        self._open, self._following = 0, ""
        self.rest = Button(look, "", "quiet", name="no_to_rest")
        self.next = Button(
            look, texts.interface("candidacy.next"), "primary", icon_after="arrow-right", name="next_step"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.rest)
        row.addStretch(1)
        row.addWidget(self.next)

    def show_group(self, group: "GroupView", following: "GroupView | None") -> None:
        """Show how many are open in a group, and which group comes next."""
        self._open, self._following = len(group.open), following.title if following else ""
        self._say()

    def set_slim(self, slim: bool) -> None:
        """Say less, or all."""
        self._slim = slim
        self._say()

    def _say(self) -> None:
        say = self._texts.interface
        self.rest.say(
            say("candidacy.no_to_rest", count=self._open), "" if self._slim else say("candidacy.no_to_rest_key")
        )
        self.rest.setVisible(self._open > 1)
        if not self._following:
            self.next.say(say("candidacy.next"))
        else:
            self.next.say(
                say("candidacy.next_short") if self._slim else say("candidacy.next_group", group=self._following)
            )
        self.next.set_kind("secondary" if self._open else "primary")
