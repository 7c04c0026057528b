"""The topics of a talk: a list beside the open one, or a box that opens where the page is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import Button
from ..widgets.label import Label
from ..widgets.page import Scroll
from ..widgets.step_menu import StepEntry, StepMenu

_WIDE, _LOW, _ANY = 232, 60, 16777215


class TopicList(QWidget):
    """Heading, how much is told, the topics, and the way to the patient's questions."""

    picked = Signal(str)
    question_asked = Signal()

    def __init__(self, look: Appearance, texts: Texts) -> None:
        super().__init__()
        self.look = look
        say = texts.interface
        self._heading = Label(look, "h1", say("talk.title"), name="talk_title")
        self.count = Label(look, "caption", tone="ink2", name="talk_count")
        self.menu = StepMenu(look, say("talk.heading"), name="topic")
        self.menu.picked.connect(self.picked)
        self.question = Button(look, say("talk.note_question"), "quiet", icon="pencil-line", name="note_question")
        self.question.clicked.connect(self.question_asked)
        content = QWidget()
        holder = QVBoxLayout(content)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(self.menu)
        holder.addStretch(1)
        self._scroll = Scroll(content, name="topics_scroll")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._heading)
        column.addWidget(self.count)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.question)

    def show_entries(self, entries: Sequence[StepEntry], current: str) -> None:
        """Show the topics and which one is open."""
        self.menu.show_entries(entries, current)
        row = self.menu.row(current)
        if row is not None:
            self._scroll.ensureWidgetVisible(row, 0, self.look.px(_LOW))

    def set_slim(self, slim: bool) -> None:
        """Show the box that opens instead of the list."""
        px = self.look.px
        self.menu.set_compact(slim)
        for part in (self._heading, self.count, self.question):
            part.setVisible(not slim)
        self.setMinimumWidth(0 if slim else px(_WIDE))
        self.setMaximumWidth(_ANY if slim else px(_WIDE))
        self._scroll.setMinimumHeight(px(_LOW) if slim else 0)
        self.setMaximumHeight(px(_LOW) if slim else _ANY)
