"""Asks for the passphrase in force before something is done that only its owner may do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...app.record_state import fault_view
from ...domain.record_fault import StoreFault
from ..widgets.label import Label
from ..widgets.secret_field import SecretField, SecretWords
from .panel import Panel

if TYPE_CHECKING:
    from ..bridge import Bridge


class SecretDialog(Panel):
    """One hidden line; the dialog stays until it is accepted, for what follows may fail.

    Args:
        bridge: Of the window.
        key: Begin of its keys: ``title``, ``text``, ``label`` and ``act`` follow.

    Attributes:
        given: What was typed.
    """

    given = Signal(str)

    def __init__(self, bridge: "Bridge", key: str) -> None:
        say, look = bridge.texts.interface, bridge.look
        super().__init__(look, bridge.texts, bridge.window, say(f"{key}_title"), width=560, name="secret_dialog")
        self._key = key
        words = SecretWords(say("secret.show"), say("secret.hide"), say("secret.caps"))
        self.secret = SecretField(look, say(f"{key}_label"), words, name="secret")
        self.body.addWidget(Label(look, "body", say(f"{key}_text"), wrap=True, name="secret_words"))
        self.body.addWidget(self.secret)
        cancel = self.add_act(say("passphrase.cancel"), key="Esc", name="secret_cancel")
        self.act = self.add_act(say(f"{key}_act"), "primary", name="secret_act")
        cancel.clicked.connect(self.reject)
        self.act.clicked.connect(self._press)
        self.secret.edited.connect(lambda _text: self._check())
        self.secret.edit.returnPressed.connect(self._press)
        self._check()

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard in the field."""
        super().open(focus or self.secret)

    def show_fault(self, fault: StoreFault) -> None:
        """Say why not."""
        self.act.say(self.texts.interface(f"{self._key}_act"))
        self._check()
        self.secret.set_error(fault_view(fault, self.texts).whole)
        self.secret.edit.selectAll()
        self.secret.setFocus()
        self.fit()

    def accept(self) -> None:
        """Close because it was done."""
        self.secret.clear()
        super().accept()

    def reject(self) -> None:
        """Close and do nothing."""
        self.secret.clear()
        super().reject()

    def _check(self) -> None:
        self.secret.set_error("")
        self.act.setEnabled(bool(self.secret.text()))

    def _press(self) -> None:
        if self.act.isEnabled():
            self.act.setEnabled(False)
            self.act.say(self.texts.interface("lock.working"))
            self.given.emit(self.secret.text())
