"""Asks the prescriber for the reason to go on past a stop."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...app.override_entry import LEAST_REASON, missing_of_override
from ...app.patient_name import named
from ...app.patient_view import patient_view
from ..finding_text import finding_text
from ..pages.page import row
from ..pages.patient_page import ADD_CLINICIAN
from ..widgets.choice import ChoiceField
from ..widgets.field import TextArea, TextField
from ..widgets.finding import FindingCard
from ..widgets.toggle import CheckBox
from .panel import Panel

if TYPE_CHECKING:
    from ...app.finding_view import FindingView
    from ...domain.consultation import Professional
    from ..bridge import Bridge


class OverrideDialog(Panel):
    """A typed reason, the prescriber's name, and that the patient was told; the act waits for all three."""

    def __init__(self, bridge: "Bridge", finding: "FindingView") -> None:
        say, look = bridge.texts.interface, bridge.look
        super().__init__(
            look, bridge.texts, bridge.window, say("override.title"), say("override.subtitle"), name="override_dialog"
        )
        self._bridge, self._finding = bridge, finding
        self._people: dict[str, Professional] = {}
        text = finding_text(finding, bridge.texts, in_place=True, links=False)
        self.body.addWidget(FindingCard(look, text, name="override_finding"))
        self.reason = TextArea(look, say("override.reason"), rows=3, name="override_reason")
        self.prescriber = ChoiceField(
            look, say("override.prescriber"), placeholder=say("patient.nobody"), name="override_prescriber"
        )
        self.registration = TextField(look, say("override.registration"), read_only=True, name="override_registration")
        self._fill_people()
        told = named(bridge.texts, "override.told", bridge.session.consultation.patient)
        self.told = CheckBox(look, told, name="override_told")
        self.body.addWidget(self.reason)
        self.body.addLayout(row(self.prescriber, self.registration, stretches=(5, 4)))
        self.body.addWidget(self.told)
        keep = self.add_act(say("override.keep"), key="Esc", name="override_keep")
        self.act = self.add_act(say("override.act"), "primary", name="override_act")
        keep.clicked.connect(self.reject)
        self.act.clicked.connect(self._record)
        self.reason.edited.connect(lambda _text: self._check())
        self.prescriber.picked.connect(self._pick)
        self.told.toggled.connect(lambda _told: self._check())
        self._check()

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard in the reason."""
        super().open(focus or self.reason)

    def _fill_people(self) -> None:
        bridge, say = self._bridge, self.texts.interface
        view = patient_view(bridge.session.state, bridge.texts, bridge.preferences.settings.clinicians)
        self._people = {person.id: person.professional for person in view.professionals}
        entries = [(person.id, person.name, person.detail) for person in view.professionals]
        self.prescriber.fill([*entries, (ADD_CLINICIAN, say("patient.add_clinician"), "")], view.prescriber)

    def _pick(self, choice: str) -> None:
        if choice == ADD_CLINICIAN:
            self._fill_people()
            self._bridge.ask_for_clinician(self._take_new)
        self._check()

    def _take_new(self, person: "Professional") -> None:
        self._fill_people()
        found = next((choice for choice, known in self._people.items() if known == person), "")
        self.prescriber.choose(found)
        self._check()

    def _name(self) -> str:
        person = self._people.get(self.prescriber.chosen())
        return person.name if person else ""

    def _check(self) -> None:
        say = self.texts.interface
        missing = missing_of_override(self.reason.text(), self._name(), self.told.isChecked())
        typed = len(self.reason.text().strip())
        if typed >= LEAST_REASON:
            self.reason.set_error("")
            self.reason.set_hint(say("override.enough", count=typed))
        elif typed:
            self.reason.set_error(say("override.more", count=LEAST_REASON - typed))
        else:
            self.reason.set_error("")
            self.reason.set_hint(say("override.least", count=LEAST_REASON))
        person = self._people.get(self.prescriber.chosen())
        self.registration.put(person.registration if person else "")
        reason = say(f"override.{missing}") if missing else ""
        self.act.block(reason)
        self.set_foot(reason)

    def _record(self) -> None:
        reason, name = self.reason.text().strip(), self._name()
        self.accept()
        self._bridge.session.override(self._finding.id, reason, name)
