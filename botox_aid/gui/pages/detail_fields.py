"""The details that an answer asks for: when, which product, how much, where, and a note."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...app.date_entry import read_date
from ...text import Texts
from ..appearance import Appearance
from ..widgets.chip import Chips
from ..widgets.choice import ChoiceField
from ..widgets.date_field import DateField
from ..widgets.field import NumberField, TextField
from ..widgets.label import Label

if TYPE_CHECKING:
    from ...app.candidacy_view import Detail

_WIDTHS = {"date": 4, "product": 4, "units": 2, "note": 6}


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
        self._row = QHBoxLayout()
        self._column.addLayout(self._row)
        self._kinds: tuple[str, ...] = ()
        self._zone_ids: tuple[str, ...] = ()
        self._fields: dict[str, QWidget] = {}
        self._hint = Label(look, "caption", tone="ink2", wrap=True)
        self._hint.hide()

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
        for field in self._fields.values():
            field.hide()
            field.deleteLater()
        self._fields.clear()
        for layout in (self._row, self._column):
            for place in reversed(range(layout.count())):
                item = layout.itemAt(place)
                if item is not None and (item.widget() is not None or item.spacerItem() is not None):
                    layout.takeAt(place)
        self._row.setSpacing(self.look.px(14))
        self._column.setSpacing(self.look.px(8))
        for detail in details:
            field = self._made(detail)
            self._fields[detail.kind] = field
            if detail.kind == "zones":
                self._column.addWidget(Label(self.look, "label", detail.label))
                self._column.addWidget(field)
                self._column.addWidget(self._hint)
            else:
                self._row.addWidget(field, _WIDTHS.get(detail.kind, 3))

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
            number.number_finished.connect(lambda units: self.changed.emit("units", units))
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
