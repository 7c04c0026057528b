"""The talk step: the risks of this plan one at a time, large enough for both to read."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ...app.flow import Standing
from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import Button
from ..widgets.notice import EmptyState
from ..widgets.step_menu import StepEntry
from .page import Page, focus, row
from .topic_card import TopicCard
from .topic_list import TopicList

if TYPE_CHECKING:
    from ...app.talk_view import TalkView, Topic

# Room at 100 %: below it the list becomes a box, gaps close, the button names no topic, and F11 alone leads to the patient's view.
_SLIM, _TIGHT, _SHORT, _NO_BUTTON = 760, 470, 700, 520
_QUESTIONS = "questions"
_NEXT = {"options": "talk.discussed_next"}


class TalkPage(Page):
    """Topics at the left, the open one at the right.

    Attributes:
        topic_shown: The topic that is open now.
        turn: While the patient has a view of their own, goes to another part of the topic if that view has one.
    """

    topic_shown = Signal(str)
    covered = Signal(object, bool)
    said = Signal(str, str)
    discussed = Signal(str, bool)
    all_discussed = Signal(object)
    typed = Signal(str, str)
    leaflet_picked = Signal(str)
    patient_view_asked = Signal()

    def __init__(self, look: Appearance, texts: Texts, *, parent: QWidget | None = None) -> None:
        super().__init__(look, texts, name="talk_page", parent=parent)
        self._view: TalkView | None = None
        self._topic = ""
        self._opened: set[str] = set()
        self.turn: Callable[[int], bool] | None = None
        self._part, self._parts, self._with_patient, self._short = 0, 1, False, False
        self._asked_at = ""
        self._list = TopicList(look, texts)
        self._list.picked.connect(self._open)
        self._list.question_asked.connect(self.note_question)
        self.topics = self._list.menu
        self._build_card()
        say = texts.interface
        self.empty = EmptyState(look, "messages-square", say("talk.no_plan"), say("talk.no_plan_hint"), name="no_plan")
        self.to_zones = Button(look, say("talk.to_zones"), "primary", icon_after="arrow-right", name="to_zones")
        self.to_zones.clicked.connect(lambda: self.place_asked.emit("zones", ""))
        self._nothing = QWidget()
        nothing = QVBoxLayout(self._nothing)
        nothing.addWidget(self.empty)
        nothing.addLayout(row(1, self.to_zones))
        nothing.addStretch(1)
        self._frame = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._frame.addWidget(self._list)
        self._frame.addWidget(self.card, 1)
        self._frame.addWidget(self._nothing, 1)
        self._arrange()
        look.changed.connect(self._arrange)

    def _build_card(self) -> None:
        look, say = self.look, self.texts.interface
        self.card = TopicCard(look, self.texts)
        self.risk, self.teach_back, self.questions = self.card.risk, self.card.teach_back, self.card.questions
        self.teach_back.said.connect(self.note_said)
        self.teach_back.again.connect(self.explain_again)
        self.teach_back.finished.connect(self._cover_and_go_on)
        self.teach_back.left.connect(self.field_left)
        self.card.options.discussed.connect(self.discussed)
        self.questions.typed.connect(self.typed)
        self.questions.left.connect(self.field_left)
        self.questions.leaflet_picked.connect(self.leaflet_picked)
        self.back = Button(look, say("talk.back"), icon="arrow-left", name="previous_topic")
        self.next = Button(look, say("talk.cover_last"), "primary", icon_after="arrow-right", name="next_topic")
        self.patient_view = Button(look, say("talk.patient_view"), icon="monitor", key="F11", name="patient_view")
        self.back.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(self._cover_and_go_on)
        self.questions.leaflet_picked.connect(lambda _picked: focus(self.next))
        self.patient_view.clicked.connect(self.patient_view_asked)
        self.card.body.addLayout(row(self.patient_view, 1, self.back, self.next))
        for keys, act in (
            ("PgDown", lambda: self.step(1)),
            ("PgUp", lambda: self.step(-1)),
            ("Alt+Q", self.note_question),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.next.installEventFilter(self)
        self.back.installEventFilter(self)

    def first_field(self) -> QWidget | None:
        """Return the button that goes on."""
        return self.next if self._view and self._view.topics else self.to_zones

    def go_to(self, field: str) -> None:
        """Open a topic, or the one that holds a field."""
        topic = field if self._view and self._view.topic(field) else ""
        if field.startswith("leaflet"):
            topic = _QUESTIONS
        if topic:
            self._open(topic)
            if topic == _QUESTIONS:
                focus(self.questions.leaflet)
                return
        super().go_to("")

    def show_view(self, view: "TalkView") -> None:
        """Show the topics and the open one."""
        self._view = view
        has_topics = bool(view.topics)
        self._list.setVisible(has_topics)
        self.card.setVisible(has_topics)
        self._nothing.setVisible(not has_topics)
        self._list.count.say(view.count)
        if not has_topics:
            return
        if view.topic(self._topic) is None:
            self._topic = view.topics[0].id
        self._show_list(view)
        self._show_topic()

    def forget_opened(self) -> None:
        """Begin anew, as with another patient: nothing was told yet."""
        self._opened.clear()
        self._topic = self._asked_at = ""

    @property
    def has_topics(self) -> bool:
        """Whether there is anything to talk about yet."""
        return bool(self._view and self._view.topics)

    @property
    def topic_id(self) -> str:
        """The topic that is open."""
        return self._topic

    @property
    def said_back(self) -> str:
        """What was said back about the open topic."""
        topic = self._current()
        return topic.said if topic else ""

    def note_said(self, words: str) -> None:
        """Take down what the patient said back about the open topic."""
        self.said.emit(self._concepts()[0], words)

    def note_question(self) -> None:
        """Go to where the patient's questions are noted, or back to what was talked about."""
        if not self.has_topics:
            return
        if self._topic == _QUESTIONS:
            self._open(self._asked_at or _QUESTIONS)
            self._asked_at = ""
            focus(self.next)
        else:
            self._asked_at = self._topic
            self._open(_QUESTIONS)
            focus(self.questions.asked)

    def explain_again(self) -> None:
        """Take back that the open topic was told."""
        self.covered.emit(self._concepts(), False)

    def step(self, by: int) -> None:
        """Go on, which notes a risk as told, or back."""
        if by > 0:
            self._cover_and_go_on()
        else:
            self._go(by)

    def show_part(self, part: int, parts: int) -> None:
        """Say which part of the topic the patient sees."""
        if (part, parts) != (self._part, self._parts):
            self._part, self._parts = part, parts
            self._name_next()

    def _show_list(self, view: "TalkView") -> None:
        self._list.show_entries([self._entry(topic) for topic in view.topics], self._topic)

    def _entry(self, topic: "Topic") -> StepEntry:
        told = topic.standing is Standing.DONE and (bool(topic.concepts) or topic.id in self._opened)
        return StepEntry(topic.id, topic.short, "done" if told else "todo")

    def _show_topic(self) -> None:
        topic = self._current()
        if topic is None or self._view is None:
            return
        self.card.show_topic(topic, self._view)
        self._name_next()
        self.back.setEnabled(self._neighbour(-1) is not None)
        self.topic_shown.emit(topic.id)

    def _name_next(self) -> None:
        topic, following, say = self._current(), self._neighbour(1), self.texts.interface
        if topic is None:
            return
        if self._part + 1 < self._parts:
            self.next.say(say("talk.next_part", part=self._part + 2, parts=self._parts))
        elif following is None:
            self.next.say(say("talk.next"))
        else:
            key = _NEXT.get(topic.kind, "talk.cover_next" if topic.concepts else "talk.next_topic")
            if self._short:
                key = "talk.cover_last" if topic.concepts else "talk.on"
            self.next.say(say(key, topic=following.short))

    def set_patient_view(self, on: bool) -> None:
        """Leave the button out while the patient has a view of their own."""
        self._with_patient = on
        self._arrange()

    def _current(self) -> "Topic | None":
        return self._view.topic(self._topic) if self._view else None

    def _concepts(self) -> tuple[str, ...]:
        topic = self._current()
        return topic.concepts if topic else ()

    def _neighbour(self, step: int) -> "Topic | None":
        topics = self._view.topics if self._view else ()
        place = next((place for place, topic in enumerate(topics) if topic.id == self._topic), 0) + step
        return topics[place] if 0 <= place < len(topics) else None

    def _open(self, topic_id: str) -> None:
        self.field_left.emit()
        self._opened.add(self._topic)
        self._topic = topic_id
        if self._view is not None:
            self._show_list(self._view)
            self._show_topic()

    def _go(self, step: int) -> None:
        neighbour = self._neighbour(step)
        if self.turn is not None and self.turn(step):
            return
        if neighbour is not None:
            self._open(neighbour.id)
            focus(self.next)

    def _cover_and_go_on(self) -> None:
        topic, following = self._current(), self._neighbour(1)
        if self.turn is not None and self.turn(1):
            return
        if topic is not None and topic.concepts:
            self.covered.emit(topic.concepts, True)
        elif topic is not None and topic.kind == "options":
            self.all_discussed.emit(tuple(option.id for option in topic.options))
        if following is None:
            self.leave_asked.emit(1)
        else:
            self._open(following.id)
            asks_leaflet = self.questions.isVisibleTo(self) and not self.questions.leaflet.chosen()
            focus(self.questions.leaflet if asks_leaflet else self.next)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys at the buttons walk through the topics."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            from PySide6.QtCore import Qt

            by = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
            if by:
                self.step(by)
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the topics beside the open one, or above it where the page is narrow."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        px = self.look.px
        slim = self.width() < px(_SLIM)
        self._frame.setDirection(QBoxLayout.Direction.TopToBottom if slim else QBoxLayout.Direction.LeftToRight)
        self._list.set_slim(slim)
        tight = self.height() < px(_TIGHT)
        self._frame.setContentsMargins(*(px(side) for side in ((12, 6, 12, 8) if tight else (24, 16, 24, 16))))
        self._frame.setSpacing(px(4 if slim else 16))
        # Where there is no room for the button, F11 and the list of keys still lead there.
        self.patient_view.setVisible(self.width() >= px(_NO_BUTTON) and not self._with_patient)
        self._short = self.width() < px(_SHORT)
        self._name_next()
