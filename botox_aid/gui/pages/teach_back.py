"""What the patient says back, in their own words, about what was just explained."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import Button
from ..widgets.card import Divider
from ..widgets.field import TextField
from ..widgets.label import Label
from .page import row


class TeachBack(QWidget):
    """A prompt, a field, and a way to explain once more.

    Attributes:
        said: What was typed.
        again: It should be explained again.
        finished: Enter was pressed in the field.
        left: The field was left.
    """

    said = Signal(str)
    again = Signal()
    finished = Signal()
    left = Signal()

    def __init__(self, look: Appearance, texts: Texts) -> None:
        super().__init__()
        self.look = look
        say = texts.interface
        self.setObjectName("teach_back")
        self._prompt = Label(look, "h2", lead=f"{say('talk.own_words')} ", wrap=True, name="teach_back_prompt")
        self.field = TextField(
            look,
            "",
            placeholder=say("talk.said_placeholder"),
            says=say("talk.said_label"),
            limit=500,
            name="teach_back_said",
        )
        self.field.edited.connect(self.said)
        self.field.finished.connect(lambda _text: self.left.emit())
        self.field.edit.returnPressed.connect(self.finished)
        self.explain = Button(look, say("talk.again"), icon="refresh-cw", name="explain_again")
        self.explain.clicked.connect(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(Divider(look))
        column.addWidget(self._prompt)
        column.addLayout(row(self.field, self.explain, stretches=(1, 0), top=True))

    def tell(self, prompt: str, said: str) -> None:
        """Show a prompt and what was said to it; without a prompt nothing is asked."""
        self.setVisible(bool(prompt))
        self._prompt.say(prompt)
        self.field.put(said)
