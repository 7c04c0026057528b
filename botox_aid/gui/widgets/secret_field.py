"""A field for a passphrase or a PIN: its letters stay hidden until one asks to see them."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ..appearance import Appearance
from .button import LinkButton
from .field import TextField


class SecretWords(NamedTuple):
    """The words of the field itself.

    Attributes:
        show: Of the button that shows the letters.
        hide: Of the button that hides them again.
        caps: While Caps Lock is on.
    """

    show: str
    hide: str
    caps: str


class SecretField(TextField):
    """One hidden line."""

    def __init__(
        self,
        look: Appearance,
        label: str,
        words: SecretWords,
        *,
        hint: str = "",
        limit: int = 200,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, hint=hint, limit=limit, name=name, parent=parent)
        self._words, self._plain_hint = words, hint
        self._hidden = True
        self._shows = LinkButton(look, words.show, "caption", name=f"{name}_show")
        self._shows.clicked.connect(lambda: self.set_hidden(not self._hidden))
        self.box.row.addWidget(self._shows)
        self.edit.installEventFilter(self)
        self.set_hidden(True)

    def set_hidden(self, hidden: bool) -> None:
        """Hide the letters, or show them."""
        self._hidden = hidden
        self.edit.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self._shows.say(self._words.show if hidden else self._words.hide)

    def set_hint(self, hint: str) -> None:
        """Show another hint below."""
        self._plain_hint = hint
        super().set_hint(hint)

    def clear(self) -> None:
        """Forget what was typed and hide what is typed next."""
        self.edit.clear()
        # What was typed is not to be had back by the keys of undo.
        self.edit.setText("")
        self.set_hidden(True)
        super().set_hint(self._plain_hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say so while letters come out as capitals that nobody asked for."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            from PySide6.QtCore import Qt

            letter = event.text()
            if letter.isalpha() and letter.upper() != letter.lower():
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                super().set_hint(self._words.caps if letter.isupper() is not shifted else self._plain_hint)
        return super().eventFilter(watched, event)
