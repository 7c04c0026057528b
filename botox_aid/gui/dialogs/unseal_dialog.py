"""Asks for the passphrase of a sealed file and opens it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...app.carrying import bring_in
from ...domain.consultation import Consultation
from ...domain.errors import ContentError, InputError, MachineError
from ...domain.record_fault import Damaged, NewerSchema, WrongKey
from ..widgets.secret_field import SecretField, SecretWords
from .panel import Panel

if TYPE_CHECKING:
    from ..bridge import Bridge


class UnsealDialog(Panel):
    """A passphrase; a wrong one may be typed again."""

    def __init__(self, bridge: "Bridge", path: Path, take: Callable[[Consultation], object]) -> None:
        say, look = bridge.texts.interface, bridge.look
        super().__init__(
            look,
            bridge.texts,
            bridge.window,
            say("unseal.title"),
            say("unseal.subtitle", file=path.name),
            width=560,
            name="unseal_dialog",
        )
        self._bridge, self._path, self._take = bridge, path, take
        words = SecretWords(say("export.show"), say("export.hide"), say("export.caps"))
        self.secret = SecretField(look, say("export.passphrase"), words, name="unseal_passphrase")
        self.body.addWidget(self.secret)
        cancel = self.add_act(say("export.cancel"), key="Esc", name="unseal_cancel")
        self.act = self.add_act(say("unseal.act"), "primary", name="unseal_act")
        cancel.clicked.connect(self.reject)
        self.act.clicked.connect(self._open)
        self.secret.edited.connect(lambda _text: self._check())
        self.secret.edit.returnPressed.connect(self._press)
        self._check()

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard in the passphrase."""
        super().open(focus or self.secret)

    def _check(self) -> None:
        missing = "" if self.secret.text() else self.texts.interface("unseal.needs")
        self.secret.set_error("")
        self.act.block(missing)

    def _press(self) -> None:
        if self.act.isEnabled():
            self._open()

    def _open(self) -> None:
        library, path, passphrase = self._bridge.library, self._path, self.secret.text()
        working = self.texts.interface("unseal.working")
        self.act.block(working)
        self.set_foot(working)
        self._bridge.book.aside.submit(lambda: bring_in(library, path, passphrase), self._done, self._fail)

    def _done(self, consultation: Consultation) -> None:
        self.secret.clear()
        self.accept()
        self._take(consultation)

    def _fail(self, failure: Exception) -> None:
        say = self.texts.interface
        self.set_foot("")
        self.act.block("")
        if isinstance(failure, WrongKey):
            words = say("unseal.wrong")
        elif isinstance(failure, Damaged):
            words = say("unseal.damaged")
        elif isinstance(failure, NewerSchema):
            words = say("unseal.newer")
        elif isinstance(failure, MachineError):
            words = say("files.machine", reason=failure.reason)
        elif isinstance(failure, InputError | ContentError):
            words = say("files.wrong_whole")
        else:
            raise failure
        self.secret.set_error(words)
        self.fit()
