"""Asks for somebody who signs in, or for a new PIN of theirs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...app.passphrase import LEAST_PIN, MOST_PIN, missing_of_pin
from ...domain.record import Person, PersonRole
from ..pages.page import row
from ..widgets.field import TextField
from ..widgets.label import Label
from ..widgets.notice import Banner
from ..widgets.secret_field import SecretField, SecretWords
from ..widgets.segments import Segments
from .panel import Panel

if TYPE_CHECKING:
    from ..bridge import Bridge


class PersonDialog(Panel):
    """A name, what they may do, and a PIN twice.

    Args:
        bridge: Of the window.
        person: Whose PIN is changed; ``None`` for somebody new.
        first: Whether nobody signs in yet: the first one manages the others.
        name: What to suggest as name.

    Attributes:
        filled: Name, role and PIN; the dialog stays open until it is accepted, for what follows may fail.
    """

    filled = Signal(str, str, str)

    def __init__(self, bridge: "Bridge", person: Person | None = None, *, first: bool = False, name: str = "") -> None:
        say, look = bridge.texts.interface, bridge.look
        key = "first" if first else "pin" if person else "new"
        super().__init__(
            look,
            bridge.texts,
            bridge.window,
            say(f"person.{key}_title", name=person.name if person else ""),
            say(f"person.{key}_subtitle"),
            name="person_dialog",
        )
        self._person = person
        words = SecretWords(say("secret.show"), say("secret.hide"), say("secret.caps"))
        self.fault = Banner(look, "stop", "", name="person_fault")
        self.fault.hide()
        self.name = TextField(look, say("person.name"), read_only=person is not None, name="person_name")
        self.name.put(person.name if person else name)
        roles = [(role.value, say(f"people.{role}")) for role in PersonRole]
        self.role = Segments(look, roles, says=say("person.role"), tick=True, name="person_role")
        self.role.choose(PersonRole.CLINICIAN.value)
        self.role_words = Label(look, "label", say("person.role"))
        self.pin = SecretField(
            look, say("person.pin"), words, hint=say("person.pin_hint", least=LEAST_PIN, most=MOST_PIN), limit=MOST_PIN,
            name="person_pin"
        )  # fmt: skip
        self.again = SecretField(look, say("person.pin_again"), words, limit=MOST_PIN, name="person_pin_again")
        for part in (self.fault, self.name, self.role_words, self.role):
            self.body.addWidget(part)
        self.body.addLayout(row(self.pin, self.again, stretches=(1, 1), top=True))
        for part in (self.role_words, self.role):
            part.setVisible(not first and person is None)
        for field in (self.name, self.pin, self.again):
            field.edited.connect(lambda _text: self._check())
            field.edit.returnPressed.connect(self._press)
        cancel = self.add_act(say("person.later" if first else "person.cancel"), key="Esc", name="person_cancel")
        self.act = self.add_act(say(f"person.{key}_act"), "primary", name="person_act")
        cancel.clicked.connect(self.reject)
        self.act.clicked.connect(self._press)
        self._check()

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard in what is to be typed first."""
        super().open(focus or (self.pin if self.name.text().strip() else self.name))

    def show_fault(self, title: str, advice: str) -> None:
        """Say why it could not be kept."""
        self.fault.say(title, advice)
        self.fault.show()
        self._check()
        self.fit()

    def _missing(self) -> str:
        return "name" if not self.name.text().strip() else missing_of_pin(self.pin.text(), self.again.text())

    def _check(self) -> None:
        missing = self._missing()
        reason = self.texts.interface(f"person.missing_{missing}", least=LEAST_PIN, most=MOST_PIN) if missing else ""
        self.act.block(reason)
        self.set_foot(reason)

    def _press(self) -> None:
        if self._missing() or not self.act.isEnabled():
            return
        self.act.setEnabled(False)
        self.filled.emit(self.name.text().strip(), self.role.chosen(), self.pin.text())

    def accept(self) -> None:
        """Close because it is kept."""
        self._forget()
        super().accept()

    def reject(self) -> None:
        """Close and keep nothing."""
        self._forget()
        super().reject()

    def _forget(self) -> None:
        self.pin.clear()
        self.again.clear()
