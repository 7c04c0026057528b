"""The card of the open topic: its words in large letters, what is said back, and the source."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.card import Card
from ..widgets.label import Label
from ..widgets.page import Scroll
from .risk_panel import RiskPanel
from .talk_panels import LinesPanel, OptionsPanel, QuestionsPanel
from .teach_back import TeachBack

if TYPE_CHECKING:
    from ...app.talk_view import TalkView, Topic


class TopicCard(Card):
    """Shows one topic, whatever its kind."""

    def __init__(self, look: Appearance, texts: Texts) -> None:
        super().__init__(look, padding=28, name="topic_card")
        panels = QWidget()
        panels.setObjectName("topic_panels")
        column = QVBoxLayout(panels)
        column.setContentsMargins(0, 0, 0, 0)
        self.risk = RiskPanel(look)
        self.lines = LinesPanel(look)
        self.options = OptionsPanel(look, texts)
        self.questions = QuestionsPanel(look, texts)
        for panel in (self.risk, self.lines, self.options, self.questions):
            panel.hide()
            column.addWidget(panel)
        self._scroll = Scroll(panels, name="topic_scroll")
        self.teach_back = TeachBack(look, texts)
        self.source = Label(look, "caption", tone="ink2", wrap=True, name="risk_source")
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self.teach_back)
        self.body.addWidget(self.source)
        self._shown = ""
        self._respace()
        look.changed.connect(self._respace)

    def show_topic(self, topic: "Topic", view: "TalkView") -> None:
        """Show a topic from its beginning."""
        if topic.kind == "risk":
            self.risk.show_topic(topic)
            self._open(self.risk)
        elif topic.kind == "options":
            self.options.show_topic(topic)
            self._open(self.options)
        elif topic.kind == "questions":
            self.questions.show_view(topic, view)
            self._open(self.questions)
        else:
            self.lines.show_topic(topic)
            self._open(self.lines)
        self.teach_back.tell(topic.prompt, topic.said)
        self.source.say(topic.source)
        self.source.setVisible(bool(topic.source))
        if topic.id != self._shown:
            self._shown = topic.id
            self._scroll.verticalScrollBar().setValue(0)

    def _open(self, wanted: QWidget) -> None:
        for panel in (self.risk, self.lines, self.options, self.questions):
            panel.setVisible(panel is wanted)

    def _respace(self) -> None:
        self.body.setSpacing(self.look.px(12))
