"""The clinic's own details, asked at the first start and in the settings."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...app.settings import Settings
from ...domain.consultation import Clinic, Professional
from ...domain.vocabulary import Jurisdiction, Paper
from ...text import Texts
from ..appearance import Appearance
from ..pages.page import row
from ..widgets.button import Button, IconButton
from ..widgets.card import Divider
from ..widgets.field import TextField
from ..widgets.field_row import FieldRow
from ..widgets.label import Label
from ..widgets.segments import Segments

_FIELDS = ("name", "address", "phone", "hours", "out_of_hours")
_PAPER_OF = {Jurisdiction.US: Paper.LETTER, Jurisdiction.UK: Paper.A4}


class ClinicForm(QWidget):
    """Letterhead, contacts, where one practises, paper, clinicians.

    Attributes:
        changed: Something was typed or chosen; :attr:`settings` holds it.
        clinician_asked: A clinician is to be added.
    """

    changed = Signal()
    clinician_asked = Signal()

    def __init__(self, look: Appearance, texts: Texts, settings: Settings) -> None:
        super().__init__()
        self.look, self.texts, self.settings = look, texts, settings
        self.setObjectName("clinic_form")
        say = texts.interface
        self.fields: dict[str, TextField] = {}
        for name in _FIELDS:
            placeholder = say("settings.hours_placeholder") if name == "hours" else ""
            field = TextField(look, say(f"settings.{name}"), placeholder=placeholder, name=f"clinic_{name}")
            field.put(getattr(settings.clinic, name))
            field.edited.connect(lambda text, name=name: self._typed(name, text))
            field.finished.connect(lambda _text, name=name: self._left(name))
            self.fields[name] = field
        self.practice = Segments(
            look,
            [("us", say("settings.us")), ("uk", say("settings.uk"))],
            says=say("settings.practice"),
            tick=True,
            name="clinic_jurisdiction",
        )
        self.practice.choose(settings.jurisdiction.value if settings.jurisdiction else "")
        self.practice.picked.connect(self._practise)
        self.practice_hint = Label(look, "caption", tone="ink2", wrap=True, name="jurisdiction_hint")
        self.paper = Segments(
            look,
            [(paper.value, paper.value) for paper in Paper],
            says=say("settings.paper"),
            tick=True,
            name="clinic_paper",
        )
        self.paper.picked.connect(self._paper)
        self.people = QVBoxLayout()
        self.add = Button(look, say("settings.add_clinician"), "quiet", icon="plus", name="add_clinician")
        self.add.clicked.connect(self.clinician_asked)
        self._lay_out()
        self._show()

    def take_clinician(self, person: Professional) -> None:
        """Add a clinician."""
        self._take(self.settings.with_clinician(person))
        self._show_people()

    def first_empty(self) -> QWidget:
        """Return the first field that printing needs and that is empty, else the first."""
        needed = (self.fields["name"], self.fields["phone"])
        return next((field for field in needed if not field.text().strip()), self.fields["name"])

    def _lay_out(self) -> None:
        say, look = self.texts.interface, self.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(14))
        column.addWidget(self.fields["name"])
        column.addWidget(FieldRow(look, (self.fields["phone"], self.fields["out_of_hours"]), (1, 1)))
        practice, paper = QWidget(), QWidget()
        for holder, label, parts in (
            (practice, "settings.practice", (self.practice, self.practice_hint)),
            (paper, "settings.paper", (self.paper,)),
        ):
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(look.px(6))
            inner.addWidget(Label(look, "label", say(label)))
            for part in parts:
                inner.addWidget(part)
        column.addWidget(FieldRow(look, (practice, paper), (1, 1)))
        column.addWidget(Divider(look))
        column.addWidget(FieldRow(look, (self.fields["address"], self.fields["hours"]), (3, 2)))
        column.addWidget(Label(look, "label", say("settings.clinicians")))
        column.addLayout(self.people)
        column.addLayout(row(self.add, 1))

    def _show(self) -> None:
        jurisdiction = self.settings.jurisdiction
        self.practice_hint.say(self.texts.interface(f"settings.practice_hint.{jurisdiction or 'none'}"))
        paper = self.settings.paper or (_PAPER_OF[jurisdiction] if jurisdiction else None)
        self.paper.choose(paper.value if paper else "")
        self._show_people()

    def _show_people(self) -> None:
        while (item := self.people.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for person in self.settings.clinicians:
            self.people.addWidget(self._person(person))

    def _person(self, person: Professional) -> QWidget:
        holder = QWidget()
        detail = self.texts.interface("list.comma").join(
            fact for fact in (person.profession, person.registration) if fact
        )
        remove = IconButton(
            self.look,
            "trash-2",
            self.texts.interface("settings.remove_clinician", name=person.name),
            name="remove_clinician",
        )
        remove.clicked.connect(lambda: self._remove(person))
        name = Label(self.look, "body", person.name, elide=True)
        line = row(name, Label(self.look, "caption", detail, tone="ink2", elide=True), remove, stretches=(2, 2, 0))
        line.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(line)
        return holder

    def _remove(self, person: Professional) -> None:
        others = tuple(entry for entry in self.settings.clinicians if entry != person)
        self._take(replace(self.settings, clinicians=others))
        self._show_people()

    def _typed(self, name: str, text: str) -> None:
        clinic = self.settings.clinic
        values = {field: getattr(clinic, field) for field in _FIELDS} | {name: text}
        self._take(replace(self.settings, clinic=Clinic(**values)))

    def _left(self, name: str) -> None:
        if name == "out_of_hours":
            field = self.fields[name]
            missing = not field.text().strip()
            field.set_error(self.texts.interface("settings.out_of_hours_missing") if missing else "")

    def _practise(self, choice: str) -> None:
        self._take(replace(self.settings, jurisdiction=Jurisdiction(choice), paper=None))
        self._show()

    def _paper(self, choice: str) -> None:
        self._take(replace(self.settings, paper=Paper(choice)))

    def _take(self, settings: Settings) -> None:
        self.settings = settings
        self.changed.emit()
