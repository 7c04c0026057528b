"""Asks before visits are removed for good; a word has to be typed, so that nobody does it in passing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ..widgets.field import TextField
from ..widgets.label import Label
from ..widgets.notice import Banner
from .panel import Panel

if TYPE_CHECKING:
    from ..bridge import Bridge


class RemoveDialog(Panel):
    """How many, what that means, and the word."""

    def __init__(self, bridge: "Bridge", count: int, act: Callable[[], None]) -> None:
        say, look = bridge.texts.interface, bridge.look
        title = say("retention.title", count=count)
        super().__init__(look, bridge.texts, bridge.window, title, width=560, name="remove_dialog")
        self._act = act
        self.body.addWidget(Banner(look, "stop", say("retention.warn"), say("retention.words"), name="remove_words"))
        word = say("retention.word")
        self.word = TextField(look, say("retention.type", word=word), name="remove_word")
        self.body.addWidget(self.word)
        self.body.addWidget(Label(look, "caption", say("retention.holds"), tone="ink2", wrap=True))
        stay = self.add_act(say("retention.stay"), "primary", key="Esc", name="remove_stay")
        self.act = self.add_act(say("retention.act"), name="remove_act")
        stay.clicked.connect(self.reject)
        self.act.clicked.connect(self._remove)
        self.word.edited.connect(lambda _text: self._check())
        self._check()

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard in the word."""
        super().open(focus or self.word)

    def _check(self) -> None:
        say = self.texts.interface
        word = say("retention.word")
        typed = self.word.text().strip().casefold() == word.casefold()
        self.act.block("" if typed else say("retention.type", word=word))

    def _remove(self) -> None:
        self.accept()
        self._act()
