"""The other things to talk about: benefit, choices, what was read elsewhere, questions and the leaflet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.field import TextArea, TextField
from ..widgets.label import Label
from ..widgets.segments import Segments
from ..widgets.toggle import CheckBox
from .page import row

if TYPE_CHECKING:
    from ...app.talk_view import Option, TalkView, Topic


class LinesPanel(QWidget):
    """A title, and below it headings with a few sentences each."""

    def __init__(self, look: Appearance, heading: str = "h2") -> None:
        super().__init__()
        self.look, self._heading = look, heading
        self.setObjectName("lines_panel")
        self._title = Label(look, "patient_title", wrap=True, name="lines_title")
        self._lines = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addLayout(self._lines)
        self._column.addStretch(1)
        self._entries: list[QVBoxLayout] = []
        self._shown: object = None
        self._respace()
        look.changed.connect(self._respace)

    def show_topic(self, topic: "Topic") -> None:
        """Show what a topic says."""
        self._title.say(topic.title)
        lines = topic.lines or tuple((option.title, option.text) for option in topic.options)
        if lines == self._shown:
            return
        self._shown = lines
        _empty(self._lines)
        self._entries = []
        for name, text in lines:
            entry = QVBoxLayout()
            self._lines.addLayout(entry)
            self._entries.append(entry)
            words = Label(self.look, "patient_line", text, wrap=True)
            heading = Label(self.look, self._heading, name, wrap=True)
            heading.set_weight(600)
            for label in (heading, words):
                entry.addWidget(label)
                # At once: what is not shown yet is not measured.
                label.setVisible(bool(label.text()))
        self._respace()

    def set_compact(self, compact: bool) -> None:
        """Say it in smaller letters where the page is small."""
        self._title.set_kind("h1" if compact else "patient_title")

    def _respace(self) -> None:
        px = self.look.px
        self._column.setSpacing(px(14))
        self._lines.setSpacing(px(14))
        for entry in self._entries:
            entry.setSpacing(px(2))


class OptionsPanel(QWidget):
    """The choices there are, each to be ticked once it was talked about."""

    discussed = Signal(str, bool)

    def __init__(self, look: Appearance, texts: Texts) -> None:
        super().__init__()
        self.look, self.texts = look, texts
        self.setObjectName("options_panel")
        self._title = Label(look, "patient_title", wrap=True, name="options_title")
        self._options = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(14))
        column.addWidget(self._title)
        column.addLayout(self._options)
        column.addStretch(1)
        self._boxes: dict[str, CheckBox] = {}

    def show_topic(self, topic: "Topic") -> None:
        """Show the choices."""
        self._title.say(topic.title)
        if tuple(self._boxes) != tuple(option.id for option in topic.options):
            self._make(topic.options)
        for option in topic.options:
            self._boxes[option.id].set_checked(option.chosen)

    def _make(self, options: Sequence["Option"]) -> None:
        _empty(self._options)
        self._boxes = {}
        self._options.setSpacing(self.look.px(4))
        for option in options:
            box = CheckBox(self.look, self.texts.interface("talk.discussed"), name=f"option_{option.id}")
            box.setAccessibleName(f"{option.title}: {self.texts.interface('talk.discussed')}")
            box.toggled.connect(lambda on, option=option: self.discussed.emit(option.id, on))
            self._boxes[option.id] = box
            self._options.addLayout(row(Label(self.look, "h2", option.title, wrap=True), box, stretches=(1, 0)))
            self._options.addWidget(Label(self.look, "patient_line", option.text, wrap=True))
            self._options.addSpacing(self.look.px(10))


class QuestionsPanel(QWidget):
    """What the patient asked, what matters most, and the maker's leaflet."""

    typed = Signal(str, str)
    leaflet_picked = Signal(str)
    left = Signal()

    def __init__(self, look: Appearance, texts: Texts) -> None:
        super().__init__()
        self.look, self.texts = look, texts
        say = texts.interface
        self.setObjectName("questions_panel")
        self._title = Label(look, "patient_title", wrap=True, name="questions_title")
        self.asked = TextArea(look, say("talk.asked"), hint=say("talk.asked_hint"), rows=2, name="asked")
        self.matters = TextArea(look, say("talk.matters"), rows=2, name="matters")
        self._leaflet = Label(look, "label", wrap=True, name="leaflet_label")
        answers = [("yes", say("talk.given")), ("no", say("talk.not_given"))]
        self.leaflet = Segments(look, answers, says=say("talk.topic.questions"), tick=True, name="leaflet")
        self.version = TextField(
            look,
            say("talk.leaflet_version"),
            placeholder=say("talk.leaflet_version_placeholder"),
            name="leaflet_version",
        )
        for name, field in (("asked", self.asked), ("matters", self.matters), ("leaflet_version", self.version)):
            field.edited.connect(lambda text, name=name: self.typed.emit(name, text))
            field.finished.connect(lambda _text: self.left.emit())
        self.leaflet.picked.connect(self.leaflet_picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(14))
        for part in (self._title, self.asked, self.matters, self._leaflet):
            column.addWidget(part)
        column.addLayout(row(self.leaflet, 1))
        column.addWidget(self.version)
        column.addStretch(1)

    def show_view(self, topic: "Topic", view: "TalkView") -> None:
        """Show what was noted."""
        self._title.say(topic.title)
        self.asked.put(view.asked)
        self.matters.put(view.matters)
        self._leaflet.say(view.leaflet)
        self.leaflet.choose({True: "yes", False: "no", None: ""}[view.leaflet_given])
        self.version.put(view.leaflet_version)


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner := item.layout(), QVBoxLayout) or inner is not None:
            while (part := inner.takeAt(0)) is not None:
                if (widget := part.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
