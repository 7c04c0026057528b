"""The card of the open topic: its words in large letters, what is said back, and the source."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
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

# Room at 100 % below which the letters are smaller, and below which only the way on and back stays in place.
_EASY_WIDE, _EASY_HIGH, _TIGHT = 700, 580, 420


class TopicCard(Card):
    """Shows one topic, whatever its kind."""

    def __init__(self, look: Appearance, texts: Texts) -> None:
        super().__init__(look, padding=28, name="topic_card")
        panels = QWidget()
        panels.setObjectName("topic_panels")
        self._inside = column = QVBoxLayout(panels)
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
        self._shown, self._tight = "", False
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way where the page is small: smaller letters, and what is said back below the words instead of before them."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        scale = self.look.theme.scale
        wide, high = self.width() / scale, self.height() / scale
        compact = wide < _EASY_WIDE or high < _EASY_HIGH
        self.set_padding(16 if compact else 28)
        self.risk.set_compact(compact)
        self.lines.set_compact(compact)
        self._tighten(high < _TIGHT)

    def _tighten(self, tight: bool) -> None:
        if tight == self._tight:
            return
        self._tight = tight
        for place, part in enumerate((self.teach_back, self.source), 1):
            is_shown = part.isVisibleTo(self)
            if tight:
                self._inside.addWidget(part)
            else:
                self.body.insertWidget(place, part)
            part.setVisible(is_shown)

    def _open(self, wanted: QWidget) -> None:
        for panel in (self.risk, self.lines, self.options, self.questions):
            panel.setVisible(panel is wanted)

    def _respace(self) -> None:
        self.body.setSpacing(self.look.px(12))
        self._arrange()
