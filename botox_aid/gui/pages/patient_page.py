"""The patient step: who is here, who treats, and what the patient hopes for."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import Button
from ..widgets.card import Card
from ..widgets.chip import Chips
from ..widgets.choice import ChoiceField
from ..widgets.columns import Columns
from ..widgets.date_field import DateField
from ..widgets.field import TextArea, TextField
from ..widgets.field_row import FieldRow
from ..widgets.page import PageTitle, Scroll
from ..widgets.toggle import CheckBox
from .page import ENTER, Page, focus

if TYPE_CHECKING:
    from ...app.patient_view import PatientView
    from .last_visit_panel import LastVisitPanel

ADD_CLINICIAN = "+"
_CONCERNS = ("lines", "acne", "oil", "pores", "jaw", "teeth_grinding", "sweating", "lift", "other")


class PatientPage(Page):
    """Identity, visit, concerns and hopes; an earlier visit beside them.

    The page stands before any content is read: it is the first thing that is painted.
    """

    text_typed = Signal(str, str)
    day_typed = Signal(str, object)
    professional_picked = Signal(str, str)
    examined_ticked = Signal(bool)
    large_print_ticked = Signal(bool)
    concern_toggled = Signal(str, bool)
    last_visit_asked = Signal()
    still_so = Signal(str)
    answer_undone = Signal(str)

    def __init__(self, look: Appearance, texts: Texts, *, parent: QWidget | None = None) -> None:
        super().__init__(look, texts, name="patient_page", parent=parent)
        self._texts_typed: dict[str, TextField | TextArea] = {}
        self.identity = Card(look, texts.interface("patient.identity"), name="identity_card")
        self.visit = Card(look, texts.interface("patient.visit"), name="visit_card")
        self.hopes = Card(look, texts.interface("patient.concerns.unnamed"), name="hopes_card")
        self.needs = Card(look, texts.interface("patient.needs"), name="needs_card")
        self._findings = QWidget()
        self._finding_column = QVBoxLayout(self._findings)
        self._finding_column.setContentsMargins(0, 0, 0, 0)
        self._build_identity()
        self._build_visit()
        self._build_hopes()
        self._build_needs()
        self._build_frame()
        self._restyle()
        look.changed.connect(self._restyle)

    def first_field(self) -> QWidget | None:
        """Return the first of name, birth date and examination that is open, or else the way on.

        A name that is there is never begun with: it would be marked, and the next key would wipe it out.
        """
        open_ones = (
            (self.name, not self.name.text().strip()),
            (self.born, self.born.day() is None),
            (self.examined, not self.examined.isChecked()),
        )
        return next((part for part, is_open in open_ones if is_open), self.next)

    def _build_identity(self) -> None:
        self.name = self._text("patient_name", "patient.name")
        self.born = self._date("patient_date_of_birth", "patient.date_of_birth")
        self.record = self._text("patient_record_number", "patient.record_number")
        self.identity.body.addWidget(FieldRow(self.look, (self.name, self.born, self.record), (5, 5, 4)))

    def _build_visit(self) -> None:
        say = self.texts.interface
        self.examined = CheckBox(self.look, say("patient.examined.unnamed"), name="visit_examined")
        self.examined.toggled.connect(self.examined_ticked)
        self.visit.header.addWidget(self.examined)
        self.visit_date = self._date("visit_date", "patient.visit_date")
        self.clinician = self._professional("visit_clinician", "patient.clinician")
        self.prescriber = self._professional("visit_prescriber", "patient.prescriber")
        self.visit.body.addWidget(FieldRow(self.look, (self.visit_date, self.clinician, self.prescriber), (4, 5, 5)))
        self.visit.body.addWidget(self._findings)

    def _build_hopes(self) -> None:
        say = self.texts.interface
        concerns = [(concern, say(f"concern.{concern}")) for concern in _CONCERNS]
        self.concerns = Chips(self.look, concerns, says=say("patient.concerns.unnamed"), name="concerns")
        self.concerns.toggled.connect(self.concern_toggled)
        self.hoped = TextArea(
            self.look,
            say("patient.hopes.unnamed"),
            hint=say("patient.hopes_hint"),
            rows=2,
            name="hoped_result",
        )
        self._listen("hoped_result", self.hoped)
        self.hopes.body.addWidget(self.concerns)
        self.hopes.body.addWidget(self.hoped)

    def _build_needs(self) -> None:
        say = self.texts.interface
        self.interpreter = self._text("interpreter", "patient.interpreter", say("patient.interpreter_placeholder"))
        self.age_checked = self._text(
            "age_checked_by", "patient.age_checked_by", say("patient.age_checked_placeholder")
        )
        self.large_print = CheckBox(self.look, say("patient.large_print"), name="large_print")
        self.large_print.toggled.connect(self.large_print_ticked)
        self.needs.header.addWidget(self.large_print)
        self.needs.body.addWidget(FieldRow(self.look, (self.interpreter, self.age_checked), (1, 1)))

    def _build_frame(self) -> None:
        say = self.texts.interface
        main, side, beside = QWidget(), QWidget(), QWidget()
        self._main_column, self._beside_column = QVBoxLayout(main), QVBoxLayout(beside)
        self._side_column = QVBoxLayout(side)
        for layout in (self._main_column, self._side_column, self._beside_column):
            layout.setContentsMargins(0, 0, 0, 0)
        for card in (self.identity, self.visit, self.hopes, self.needs):
            self._main_column.addWidget(card)
        self._main_column.addStretch(1)
        self.last_card = Card(self.look, say("last.title"), name="last_visit_card")
        self.last_panel: LastVisitPanel | None = None
        self._beside_column.addWidget(self.last_card)
        self._beside_column.addStretch(1)
        self._beside_scroll = Scroll(beside, name="last_visit_scroll")
        self.next = Button(self.look, say("patient.next"), "act", icon_after="arrow-right", name="next_step")
        self.next.clicked.connect(lambda: self.leave_asked.emit(1))
        self._side_column.addWidget(self._beside_scroll, 1)
        self._side_column.addWidget(self.next)
        self._column = QVBoxLayout(self)
        title = PageTitle(self.look, say("patient.title"), say("patient.subtitle"), name="patient_title")
        self._column.addWidget(title)
        columns = Columns(self.look, Scroll(main, name="patient_scroll"), side, side_width=320, main_width=640)
        columns.stacked.connect(self._stack)
        self._stack(columns.is_stacked)
        self._column.addWidget(columns, 1)

    def _stack(self, stacked: bool) -> None:
        """Let the earlier visit scroll with the rest where there is one column."""
        if stacked:
            self._main_column.insertWidget(self._main_column.count() - 1, self.last_card)
        else:
            self._beside_column.insertWidget(0, self.last_card)
        self._beside_scroll.setVisible(not stacked)

    def show_view(self, view: "PatientView") -> None:
        """Show who is here and what was typed so far."""
        for name, text in (
            ("patient_name", view.name), ("patient_record_number", view.record_number),
            ("hoped_result", view.hoped_result), ("interpreter", view.interpreter),
            ("age_checked_by", view.age_checked_by),
        ):  # fmt: skip
            self._texts_typed[name].put(text)
        self.born.put(view.date_of_birth)
        self.born.set_suffix(view.age)
        self.visit_date.put(view.visit_date)
        people = [(person.id, person.name, person.detail) for person in view.professionals]
        entries = [*people, (ADD_CLINICIAN, self.texts.interface("patient.add_clinician"), "")]
        self.clinician.fill(entries, view.clinician)
        self.prescriber.fill(entries, view.prescriber)
        self.examined.set_checked(view.examined)
        self.examined.say(view.examined_label)
        self.hopes.title.say(view.concerns_title)
        self.concerns.choose(view.chosen_concerns)
        self.hoped.label.say(view.hoped_label)
        self.large_print.set_checked(view.large_print)
        self._show_findings(view)
        self._show_last_visit(view)

    def _show_findings(self, view: "PatientView") -> None:
        from .finding_list import show_findings

        show_findings(self, self._finding_column, view.findings)
        self._findings.setVisible(bool(view.findings))

    def _show_last_visit(self, view: "PatientView") -> None:
        if self.last_panel is None:
            from .last_visit_panel import LastVisitPanel

            self.last_panel = LastVisitPanel(self.look, self.texts)
            self.last_panel.open_asked.connect(self.last_visit_asked)
            self.last_panel.still_so.connect(self.still_so)
            self.last_panel.change_asked.connect(
                lambda question: self.place_asked.emit("candidacy", f"question.{question}")
            )
            self.last_panel.undo_asked.connect(self.answer_undone)
            self.last_card.body.addWidget(self.last_panel)
            self._make_keys()
        self.last_panel.show_view(view.last_visit)

    def _make_keys(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        shortcut = QShortcut(QKeySequence("Ctrl+Shift+O"), self)
        shortcut.setProperty("context", 1)
        shortcut.activated.connect(self.last_visit_asked)

    def go_on_with_last_visit(self) -> None:
        """Go to the next old answer to confirm, then to the tick that is still open, then to the way on."""
        confirm = self.last_panel.first_open() if self.last_panel is not None else None
        focus(confirm or (self.next if self.examined.isChecked() else self.examined))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next field at Enter."""
        if event.key() in ENTER:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _text(self, name: str, label: str, placeholder: str = "") -> TextField:
        field = TextField(self.look, self.texts.interface(label), placeholder=placeholder, name=name)
        self._listen(name, field)
        return field

    def _listen(self, name: str, field: TextField | TextArea) -> None:
        self._texts_typed[name] = field
        field.edited.connect(lambda text: self.text_typed.emit(name, text))
        field.finished.connect(lambda _text: self.field_left.emit())

    def _date(self, name: str, label: str) -> DateField:
        say = self.texts.interface
        field = DateField(
            self.look,
            say(label),
            say=self.texts.date,
            read=self._read_date,
            error=say("patient.date_error"),
            placeholder=say("patient.date_placeholder"),
            name=name,
        )
        field.day_changed.connect(lambda day: self.day_typed.emit(name, day))
        return field

    def _professional(self, name: str, label: str) -> ChoiceField:
        say = self.texts.interface
        field = ChoiceField(self.look, say(label), placeholder=say("patient.nobody"), name=name)
        field.fill([(ADD_CLINICIAN, say("patient.add_clinician"), "")])
        field.picked.connect(lambda person: self.professional_picked.emit(name, person))
        return field

    def _read_date(self, typed: str) -> dt.date | None:
        from ...app.date_entry import read_date

        return read_date(typed, self.texts)

    def _restyle(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(32), px(18), px(28), px(18))
        self._column.setSpacing(px(12))
        self._main_column.setSpacing(px(14))
        self._beside_column.setSpacing(px(14))
        self._side_column.setSpacing(px(16))
        for card in (self.identity, self.visit, self.hopes, self.needs):
            card.body.setSpacing(px(10))
