"""Says what did not work, what is safe, and nothing more."""

from PySide6.QtWidgets import QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.label import Label
from .panel import Panel


class NoticeDialog(Panel):
    """One calm sentence and one way on."""

    def __init__(self, look: Appearance, texts: Texts, window: QWidget, title: str, words: str) -> None:
        super().__init__(look, texts, window, title, width=560, name="notice_dialog")
        self.body.addWidget(Label(look, "body", words, wrap=True, name="notice_words"))
        self.act = self.add_act(texts.interface("notice.close"), "primary", name="notice_close")
        self.act.clicked.connect(self.accept)

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard on the one way on."""
        super().open(focus or self.act)
