"""Asks before something is done that cannot be undone."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import Button
from ..widgets.label import Label
from .panel import Panel


class ConfirmDialog(Panel):
    """One question; the safe answer has the keyboard.

    Args:
        look: The shared look.
        texts: The words of the window.
        window: The window it covers.
        key: Begin of its keys: ``title``, ``text``, ``keep`` and ``act`` follow.
        act: What is done on "yes".
        values: What stands in the gaps of title and text.
    """

    def __init__(
        self, look: Appearance, texts: Texts, window: QWidget, key: str, act: Callable[[], object], **values: object
    ) -> None:
        say = texts.interface
        super().__init__(look, texts, window, say(f"{key}_title", **values), width=560, name="confirm_dialog")
        self._act = act
        self.body.addWidget(Label(look, "body", say(f"{key}_text", **values), wrap=True, name="confirm_words"))
        self.keep: Button = self.add_act(say(f"{key}_keep"), "primary", key="Esc", name="confirm_keep")
        yes = self.add_act(say(f"{key}_act"), name="confirm_act")
        self.keep.clicked.connect(self.reject)
        yes.clicked.connect(self._do)

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard on the safe answer."""
        super().open(focus or self.keep)

    def _do(self) -> None:
        self.accept()
        self._act()
