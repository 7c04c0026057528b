"""Asks for a clinician or prescriber."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ...domain.consultation import Professional
from ...text import Texts
from ..appearance import Appearance
from ..widgets.field import TextField
from .panel import Panel


class ClinicianDialog(Panel):
    """Name, profession and registration."""

    def __init__(self, look: Appearance, texts: Texts, window: QWidget, take: Callable[[Professional], None]) -> None:
        say = texts.interface
        super().__init__(
            look, texts, window, say("clinician.title"), say("clinician.subtitle"), name="clinician_dialog"
        )
        self._take = take
        self.name = TextField(look, say("clinician.name"), name="clinician_name")
        self.profession = TextField(look, say("clinician.profession"), name="clinician_profession")
        self.registration = TextField(look, say("clinician.registration"), name="clinician_registration")
        for field in (self.name, self.profession, self.registration):
            self.body.addWidget(field)
            field.edit.returnPressed.connect(self._add)
        cancel = self.add_act(say("clinician.cancel"), key="Esc", name="clinician_cancel")
        self.add = self.add_act(say("clinician.add"), "primary", name="clinician_add")
        cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self._add)
        self.name.edited.connect(self._check)
        self._check("")

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard in the name."""
        super().open(focus or self.name)

    def _check(self, _typed: str) -> None:
        reason = "" if self.name.text().strip() else self.texts.interface("clinician.needs_name")
        self.add.block(reason)
        self.set_foot(reason)

    def _add(self) -> None:
        if not self.name.text().strip():
            return
        person = Professional(
            self.name.text().strip(), self.profession.text().strip(), self.registration.text().strip()
        )
        self.accept()
        self._take(person)
