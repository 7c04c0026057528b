"""The keys of the vault in the settings: another passphrase, a new recovery key, and the system's own keyring."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...app.record_state import fault_view
from ...domain.record_fault import StoreFault
from ..pages.page import row
from ..widgets.button import Button
from ..widgets.toggle import CheckBox
from .passphrase_dialog import PassphraseDialog
from .secret_dialog import SecretDialog

if TYPE_CHECKING:
    from ..bridge import Bridge

_TRIES = frozenset({"records.fault.wrong_key", "records.fault.too_soon"})


class KeyActs(QWidget):
    """Each asks for the passphrase in force first."""

    def __init__(self, bridge: "Bridge") -> None:
        super().__init__()
        self._bridge, self._records, self.texts = bridge, bridge.records, bridge.texts
        look, say = bridge.look, self.texts.interface
        self.change = Button(look, say("keeping.change"), name="change_passphrase")
        self.renew = Button(look, say("keeping.new_key"), name="new_recovery_key")
        self.keyring = CheckBox(look, say("keeping.keyring"), say("keeping.keyring_hint"), name="keyring")
        self.keyring.hide()
        self.change.clicked.connect(self._change)
        self.renew.clicked.connect(self._renew)
        self.keyring.toggled.connect(self._use_keyring)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        column.addLayout(row(self.change, self.renew, 1))
        column.addWidget(self.keyring)
        self._records.ask(lambda desk: desk.keyring(), self._show_keyring)

    def _change(self) -> None:
        dialog = PassphraseDialog(self._bridge, "change")

        def done(_none: object) -> None:
            dialog.accept()
            self._say("passphrase.changed")

        def fail(fault: StoreFault) -> None:
            words = fault_view(fault, self.texts)
            if fault.key in _TRIES:
                dialog.show_wrong_old(words.whole)
            else:
                dialog.show_fault(words.title, words.advice)

        def put(old: str, new: str) -> None:
            self._records.ask(lambda desk: desk.change_passphrase(old, new), done, fail)

        dialog.chosen_with_old.connect(put)
        dialog.open()

    def _renew(self) -> None:
        dialog = SecretDialog(self._bridge, "recovery.renew")

        def made(recovery_key: str) -> None:
            dialog.accept()
            self._bridge.keeping.hand_out_key(recovery_key, lambda: self._say("recovery.renewed"))

        dialog.given.connect(
            lambda secret: self._records.ask(lambda desk: desk.new_recovery_key(secret), made, dialog.show_fault)
        )
        dialog.open()

    def _show_keyring(self, state: "tuple[bool, bool]") -> None:
        there, used = state
        self.keyring.setVisible(there or used)
        self.keyring.set_checked(used)

    def _use_keyring(self, use: bool) -> None:
        if not use:
            self._records.ask(lambda desk: desk.forget_keyring(), lambda _none: None, self._bridge.keeping.tell_fault)
            return
        dialog = SecretDialog(self._bridge, "keeping.use_keyring")
        dialog.rejected.connect(lambda: self.keyring.set_checked(False))

        def done(_none: object) -> None:
            dialog.accept()
            self._say("keeping.keyring_used")

        dialog.given.connect(
            lambda secret: self._records.ask(lambda desk: desk.use_keyring(secret), done, dialog.show_fault)
        )
        dialog.open()

    def _say(self, key: str) -> None:
        self._bridge.window.say(self.texts.interface(key))
