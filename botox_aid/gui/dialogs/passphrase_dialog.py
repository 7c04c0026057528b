"""Asks for a new passphrase, twice."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...app.passphrase import LEAST_LETTERS, missing_of_passphrase
from ..widgets.label import Label
from ..widgets.notice import Banner
from ..widgets.secret_field import SecretField, SecretWords
from .copied_banner import copied_banner
from .panel import Panel

if TYPE_CHECKING:
    from ..bridge import Bridge


class PassphraseDialog(Panel):
    """A passphrase and the same once more; the act waits for both.

    Args:
        bridge: Of the window.
        key: Which one it is: ``first``, ``change`` or ``after_recovery``.

    Attributes:
        chosen: The passphrase; the dialog is still open, for what follows may fail.
        chosen_with_old: The passphrase in force, and the new one.
        put_off: Somebody would rather work without records.
    """

    chosen = Signal(str)
    chosen_with_old = Signal(str, str)
    put_off = Signal()

    def __init__(self, bridge: "Bridge", key: str) -> None:
        say, look = bridge.texts.interface, bridge.look
        super().__init__(
            look,
            bridge.texts,
            bridge.window,
            say(f"passphrase.{key}_title"),
            say(f"passphrase.{key}_subtitle"),
            name="passphrase_dialog",
        )
        self._key = key
        words = SecretWords(say("secret.show"), say("secret.hide"), say("secret.caps"))
        self.fault = Banner(look, "stop", "", name="passphrase_fault")
        self.fault.hide()
        self.old = SecretField(look, say("passphrase.old"), words, name="passphrase_old")
        self.old.setVisible(key == "change")
        self.first = SecretField(look, say("passphrase.new"), words, hint=say("passphrase.hint"), name="passphrase")
        self.again = SecretField(look, say("passphrase.again"), words, name="passphrase_again")
        self.body.addWidget(self.fault)
        if key == "first":
            self.body.addWidget(Label(look, "body", say("passphrase.first_text"), wrap=True, name="passphrase_words"))
            if bridge.records.desk.is_copied_elsewhere:
                self.body.addWidget(copied_banner(bridge))
        for field in (self.old, self.first, self.again):
            self.body.addWidget(field)
            field.edited.connect(lambda _text: self._check())
            field.edit.returnPressed.connect(self._press)
        if key == "first":
            later = self.add_act(say("passphrase.without"), name="passphrase_without")
            later.clicked.connect(self._put_off)
        else:
            cancel = self.add_act(say("passphrase.cancel"), key="Esc", name="passphrase_cancel")
            cancel.clicked.connect(self.reject)
        self.act = self.add_act(say(f"passphrase.{key}_act"), "primary", name="passphrase_act")
        self.act.clicked.connect(self._press)
        self.again.finished.connect(lambda _text: self._check_again())
        self._check()

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard in the first field."""
        super().open(focus or (self.old if self._key == "change" else self.first))

    def reject(self) -> None:
        """Close; at the first start that is to put it off."""
        self._forget()
        super().reject()
        if self._key == "first":
            self.put_off.emit()

    def accept(self) -> None:
        """Close because the passphrase is in force."""
        self._forget()
        super().accept()

    def show_fault(self, title: str, advice: str) -> None:
        """Say why the passphrase could not be put in force; nothing that was typed goes."""
        self.fault.say(title, advice)
        self.fault.show()
        self._set_busy(False)
        self.fit()

    def show_wrong_old(self, words: str) -> None:
        """Say that the passphrase in force is another one."""
        self._set_busy(False)
        self.old.set_error(words)
        self.old.setFocus()

    def _put_off(self) -> None:
        self._forget()
        super().reject()
        self.put_off.emit()

    def _missing(self) -> str:
        missing = missing_of_passphrase(self.first.text(), self.again.text())
        if not missing and self._key == "change" and not self.old.text():
            missing = "old"
        return missing

    def _check(self) -> None:
        say, typed = self.texts.interface, len(self.first.text())
        self.old.set_error("")
        if self.first.text() == self.again.text():
            self.again.set_error("")
        if 0 < typed < LEAST_LETTERS:
            self.first.set_hint(say("passphrase.so_far", typed=typed, least=LEAST_LETTERS))
        else:
            self.first.set_hint(say("passphrase.enough" if typed else "passphrase.hint", count=typed))
        missing = self._missing()
        reason = say(f"passphrase.missing_{missing}", least=LEAST_LETTERS) if missing else ""
        self.act.block(reason)
        self.set_foot(reason)

    def _check_again(self) -> None:
        differs = bool(self.again.text()) and self.first.text() != self.again.text()
        self.again.set_error(self.texts.interface("passphrase.missing_same") if differs else "")

    def _press(self) -> None:
        if self._missing() or not self.act.isEnabled():
            self._check_again()
            return
        self._set_busy(True)
        if self._key == "change":
            self.chosen_with_old.emit(self.old.text(), self.first.text())
        else:
            self.chosen.emit(self.first.text())

    def _set_busy(self, busy: bool) -> None:
        self.act.setEnabled(not busy)
        self.act.say(self.texts.interface("lock.working" if busy else f"passphrase.{self._key}_act"))

    def _forget(self) -> None:
        for field in (self.old, self.first, self.again):
            field.clear()
