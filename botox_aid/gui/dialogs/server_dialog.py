"""Connects this desk to the clinic's server: address, certificate, the password of its login, and the passphrase."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...app.record_state import fault_view
from ...domain.record_fault import StoreFault
from ..pages.page import row
from ..widgets.button import Button
from ..widgets.field import TextField
from ..widgets.label import Label
from ..widgets.notice import Banner
from ..widgets.secret_field import SecretField, SecretWords
from .panel import Panel

if TYPE_CHECKING:
    from ..bridge import Bridge

_BEGINS = "postgresql://"
_LONGEST_PATH = 500


class ServerDialog(Panel):
    """Everything is proved before anything is kept.

    Attributes:
        connected: The records are open at the server.
    """

    connected = Signal()

    def __init__(self, bridge: "Bridge") -> None:
        say, look = bridge.texts.interface, bridge.look
        super().__init__(
            look, bridge.texts, bridge.window, say("server.title"), say("server.subtitle"), width=680,
            name="server_dialog",
        )  # fmt: skip
        self._bridge = bridge
        words = SecretWords(say("secret.show"), say("secret.hide"), say("secret.caps"))
        self.fault = Banner(look, "stop", "", name="server_fault")
        self.fault.hide()
        self.address = TextField(
            look, say("server.address"), placeholder=say("server.address_placeholder"), name="server_address"
        )
        self.ca_file = TextField(
            look, say("server.ca_file"), hint=say("server.ca_hint"), limit=_LONGEST_PATH, name="server_ca_file"
        )
        choose = Button(look, say("server.choose_file"), icon="folder-open", name="choose_ca_file")
        choose.clicked.connect(self._choose)
        self.password = SecretField(look, say("server.password"), words, name="server_password")
        self.passphrase = SecretField(look, say("lock.passphrase"), words, name="server_passphrase")
        self.body.addWidget(self.fault)
        self.body.addWidget(Label(look, "body", say("server.text"), wrap=True, name="server_words"))
        for part in (self.address, self.ca_file):
            self.body.addWidget(part)
        self.body.addLayout(row(choose, 1))
        self.body.addLayout(row(self.password, self.passphrase, stretches=(1, 1), top=True))
        for field in (self.address, self.ca_file, self.password, self.passphrase):
            field.edited.connect(lambda _text: self._check())
            field.edit.returnPressed.connect(self._press)
        cancel = self.add_act(say("passphrase.cancel"), key="Esc", name="server_cancel")
        self.act = self.add_act(say("server.act"), "primary", name="server_act")
        cancel.clicked.connect(self.reject)
        self.act.clicked.connect(self._press)
        self._check()

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard in the address."""
        super().open(focus or self.address)

    def reject(self) -> None:
        """Close and connect to nothing."""
        self._forget()
        super().reject()

    def _choose(self) -> None:
        say, bridge = self.texts.interface, self._bridge
        path = bridge.visits.picker.to_open(bridge.window, say("server.ca_file"), say("server.certificates"))
        if path is not None:
            self.ca_file.put(str(path))
            self._check()

    def _missing(self) -> str:
        from pathlib import Path

        if not self.address.text().strip().startswith(_BEGINS):
            return "address"
        if not Path(self.ca_file.text().strip() or "-").is_file():
            return "ca_file"
        return "" if self.password.text() and self.passphrase.text() else "secrets"

    def _check(self) -> None:
        missing = self._missing()
        reason = self.texts.interface(f"server.missing_{missing}") if missing else ""
        self.act.block(reason)
        self.set_foot(reason)

    def _press(self) -> None:
        if self._missing() or not self.act.isEnabled():
            return
        self.act.setEnabled(False)
        self.act.say(self.texts.interface("lock.working"))
        self.fault.hide()
        self._bridge.records.join_server(
            self.address.text().strip(),
            self.ca_file.text().strip(),
            (self.password.text(), self.passphrase.text()),
            self._joined,
            self._fail,
        )

    def _joined(self) -> None:
        self._forget()
        self.accept()
        self._bridge.window.say(self.texts.interface("server.done"))
        self.connected.emit()

    def _fail(self, fault: StoreFault) -> None:
        words = fault_view(fault, self.texts)
        self.fault.say(words.title, words.advice)
        self.fault.show()
        self.act.say(self.texts.interface("server.act"))
        self._check()
        self.fit()

    def _forget(self) -> None:
        self.password.clear()
        self.passphrase.clear()
