"""The details that an answer asks for: when, which product, how much, where, and a note."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ...app.date_entry import read_date
from ...text import Texts
from ..appearance import Appearance
from ..widgets.chip import Chips
from ..widgets.choice import ChoiceField
from ..widgets.date_field import DateField
from ..widgets.field import NumberField, TextField
from ..widgets.field_row import FieldRow
from ..widgets.label import Label

if TYPE_CHECKING:
    from ...app.candidacy_view import Detail

# Short details stand beside one another; notes and zones have a line of their own.
_WIDTHS = {"date": 6, "product": 6, "units": 4}


class DetailFields(QWidget):
    """The fields under one answered question.

    Attributes:
        changed: The kind of detail and its new value.
    """

    changed = Signal(str, object)
    left = Signal()
    finished = Signal()

    def __init__(self, look: Appearance, texts: Texts, question_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.texts, self._question = look, texts, question_id
        self.setObjectName(f"details_{question_id}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None
        self._kinds: tuple[str, ...] = ()
        self._zone_ids: tuple[str, ...] = ()
        self._fields: dict[str, QWidget] = {}
        self._hint: Label | None = None

    def show_details(self, details: Sequence["Detail"]) -> None:
        """Show the details; fields that stay keep their caret."""
        kinds = tuple(detail.kind for detail in details)
        zone_ids = tuple(choice for detail in details if detail.kind == "zones" for choice, _ in detail.choices)
        if (kinds, zone_ids) != (self._kinds, self._zone_ids):
            self._build(details)
            self._kinds, self._zone_ids = kinds, zone_ids
        for detail in details:
            self._fill(detail)

    def first_field(self) -> QWidget | None:
        """Return the field that is asked for first, or ``None``."""
        return next(iter(self._fields.values()), None)

    def _build(self, details: Sequence["Detail"]) -> None:
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._fields = {detail.kind: self._made(detail) for detail in details}
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.px(8))
        beside = [detail.kind for detail in details if detail.kind in _WIDTHS]
        if beside:
            fields = [self._fields[kind] for kind in beside]
            column.addWidget(FieldRow(self.look, fields, [_WIDTHS[kind] for kind in beside], least=112))
        if "note" in self._fields:
            column.addWidget(self._fields["note"])
        if "zones" in self._fields:
            label = next(detail.label for detail in details if detail.kind == "zones")
            self._hint = Label(self.look, "caption", tone="ink2", wrap=True)
            for part in (Label(self.look, "label", label), self._fields["zones"], self._hint):
                column.addWidget(part)
        self._column.addWidget(self._content)

    def _made(self, detail: "Detail") -> QWidget:
        name = f"detail.{self._question}.{detail.kind}"
        if detail.kind == "zones":
            chips = Chips(self.look, detail.choices, says=detail.label, name=name)
            chips.toggled.connect(self._zone_toggled)
            return chips
        if detail.kind == "product":
            choice = ChoiceField(
                self.look, detail.label, placeholder=self.texts.interface("candidacy.detail.product_none"), name=name
            )
            choice.picked.connect(lambda product: self.changed.emit("product", product))
            return choice
        if detail.kind == "date":
            return self._date(detail, name)
        if detail.kind == "units":
            number = NumberField(
                self.look,
                detail.label,
                suffix=self.texts.interface("product.units_suffix"),
                error=self.texts.interface("candidacy.detail.units_error"),
                name=name,
            )
            for told in (number.number_typed, number.number_finished):
                told.connect(lambda units: self.changed.emit("units", units))
            number.edit.returnPressed.connect(self.finished)
            return number
        note = TextField(self.look, detail.label, hint=detail.hint, limit=2000, name=name)
        note.edited.connect(lambda text: self.changed.emit("note", text))
        note.finished.connect(lambda _text: self.left.emit())
        note.edit.returnPressed.connect(self.finished)
        return note

    def _date(self, detail: "Detail", name: str) -> DateField:
        say = self.texts.interface
        field = DateField(
            self.look,
            detail.label,
            say=self.texts.date,
            read=self._read_date,
            error=say("patient.date_error"),
            hint=detail.hint,
            placeholder=say("patient.date_placeholder"),
            name=name,
        )
        field.day_changed.connect(lambda day: self.changed.emit("date", day))
        field.edit.returnPressed.connect(self.finished)
        return field

    def _read_date(self, typed: str) -> dt.date | None:
        return read_date(typed, self.texts)

    def _zone_toggled(self, zone: str, on: bool) -> None:
        chips = self._fields["zones"]
        assert isinstance(chips, Chips)
        chosen = {choice for choice in self._zone_ids if chips.chip(choice).isChecked()}
        self.changed.emit(
            "zones", tuple(entry for entry in self._zone_ids if entry in chosen or (on and entry == zone))
        )

    def _fill(self, detail: "Detail") -> None:
        field = self._fields[detail.kind]
        if isinstance(field, Chips):
            field.choose(detail.chosen)
            if self._hint is not None:
                self._hint.say(detail.hint)
                self._hint.setVisible(bool(detail.hint))
        elif isinstance(field, ChoiceField):
            field.fill(detail.choices, detail.value)
        elif isinstance(field, DateField):
            field.put(detail.day)
            field.set_hint(detail.hint)
        elif isinstance(field, NumberField):
            field.put_number(detail.number)
        elif isinstance(field, TextField):
            field.put(detail.value)
