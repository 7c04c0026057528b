"""Carries a visit out as a file: sealed with a passphrase, or plain with a warning in words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...app.carrying import LEAST_PASSPHRASE, PLAIN_SUFFIX, SEALED_SUFFIX, carry_out
from ...domain.consultation import Consultation
from ...domain.errors import InputError, MachineError
from ..widgets.label import Label
from ..widgets.notice import Banner, ErrorCard
from ..widgets.secret_field import SecretField, SecretWords
from ..widgets.segments import Segments
from .panel import Panel

if TYPE_CHECKING:
    from pathlib import Path

    from ..bridge import Bridge

_SEALED, _PLAIN = "sealed", "plain"


class ExportDialog(Panel):
    """Sealed comes first; the act waits for a passphrase that was typed twice alike."""

    def __init__(
        self,
        bridge: "Bridge",
        consultation: Consultation,
        tell: Callable[[str], None],
        kept: "Callable[[Path], None] | None" = None,
    ) -> None:
        """Make the dialog.

        Args:
            bridge: The desk.
            consultation: The visit to carry out.
            tell: Says where the file lies.
            kept: Hears where the file lies.
        """
        say, look = bridge.texts.interface, bridge.look
        super().__init__(
            look, bridge.texts, bridge.window, say("export.title"), say("export.subtitle"), name="export_dialog"
        )
        self._bridge, self._consultation, self._tell, self._kept = bridge, consultation, tell, kept
        choices = [(choice, say(f"export.{choice}")) for choice in (_SEALED, _PLAIN)]
        self.form = Segments(look, choices, says=say("export.form"), tick=True, name="export_form")
        self.form.choose(_SEALED)
        self.sealed = Label(
            look, "body", say("export.sealed_words"), tone="ink2", wrap=True, name="export_sealed_words"
        )
        self.first = self._secret("export.passphrase", "export_passphrase", say("export.passphrase_hint"))
        self.second = self._secret("export.passphrase_again", "export_passphrase_again")
        self.plain = Banner(
            look, "caution", say("export.plain_title"), say("export.plain_words"), name="export_plain_words"
        )
        self.fault = ErrorCard(look, say("export.failed"), "", name="export_fault")
        self.fault.hide()
        for part in (self.form, self.sealed, self.first, self.second, self.plain, self.fault):
            self.body.addWidget(part)
        cancel = self.add_act(say("export.cancel"), key="Esc", name="export_cancel")
        self.act = self.add_act(say("export.act"), "primary", name="export_act")
        cancel.clicked.connect(self.reject)
        self.act.clicked.connect(self._export)
        self.form.picked.connect(lambda _form: self._check(fit=True))
        for field in (self.first, self.second):
            field.edited.connect(lambda _text: self._check())
        self._check()

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard in the passphrase."""
        super().open(focus or self.first)

    def _secret(self, key: str, name: str, hint: str = "") -> SecretField:
        say = self.texts.interface
        words = SecretWords(say("export.show"), say("export.hide"), say("export.caps"))
        return SecretField(self.look, say(key), words, hint=hint, name=name)

    def _check(self, *, fit: bool = False) -> None:
        say, sealed = self.texts.interface, self.form.chosen() == _SEALED
        for part in (self.sealed, self.first, self.second):
            part.setVisible(sealed)
        self.plain.setVisible(not sealed)
        missing, first = "", self.first.text()
        if sealed and len(first) < LEAST_PASSPHRASE:
            missing = say("export.longer", count=LEAST_PASSPHRASE - len(first))
        elif sealed and self.second.text() != first:
            missing = say("export.twice")
        self.act.block(missing)
        self.set_foot(missing)
        if fit:
            self.fit()

    def _export(self) -> None:
        say, bridge = self.texts.interface, self._bridge
        sealed = self.form.chosen() == _SEALED
        day = self._consultation.visit.date or bridge.visits.today()
        suffix = SEALED_SUFFIX if sealed else PLAIN_SUFFIX
        suggested = f"{say('files.suggested')}-{day.isoformat()}{suffix}"
        kinds = say("export.sealed_kinds" if sealed else "files.kinds")
        path = bridge.visits.picker.to_write(bridge.window, say("export.title"), suggested, kinds)
        if path is None:
            return
        passphrase = self.first.text() if sealed else ""
        self.act.block(say("export.working"))
        self.set_foot(say("export.working"))
        consultation = self._consultation
        bridge.book.aside.submit(lambda: carry_out(consultation, path, passphrase), self._done, self._fail)

    def _done(self, path: "Path") -> None:
        self._forget()
        self.accept()
        self._tell(self.texts.interface("files.saved", file=path.name))
        if self._kept is not None:
            self._kept(path)

    def _fail(self, failure: Exception) -> None:
        if not isinstance(failure, InputError | MachineError):
            raise failure
        reason = failure.reason if isinstance(failure, MachineError) else failure.expected
        self.fault.say(self.texts.interface("export.failed"), self.texts.interface("files.machine_kept", reason=reason))
        self.fault.show()
        self._check(fit=True)

    def _forget(self) -> None:
        for field in (self.first, self.second):
            field.clear()
