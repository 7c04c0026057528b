"""The chosen zones as a list: letter, sides, the units of each point, the sum."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ..widgets.button import Button, IconButton
from ..widgets.card import Divider
from ..widgets.field import NumberField
from ..widgets.flow import Flow
from ..widgets.label import Label
from ..widgets.tag import LetterTile
from ..widgets.unit_box import UnitBox
from .page import Page, focus

if TYPE_CHECKING:
    from ...app.zones_view import ChosenZone

_SIDES = ("both", "right", "left")


class ZoneRow(QWidget):
    """One row: a zone, or one side of it."""

    def __init__(self, owner: "ZoneList", row: "ChosenZone") -> None:
        super().__init__()
        page = owner.page
        self._owner, self.look, self._say = owner, page.look, page.texts.interface
        self._row = row
        key = f"{row.zone}_{row.side}" if row.side else row.zone
        self.setObjectName(f"zone_row_{key}")
        self._column = QVBoxLayout(self)
        self._tile = LetterTile(self.look, row.letter, name=f"letter_{key}")
        self._name = Label(self.look, "strong", wrap=True, name=f"name_{key}")
        self._detail = Label(self.look, "caption", tone="ink2", wrap=True, name=f"detail_{key}")
        self._total = Label(self.look, "field", name=f"total_{key}")
        self._missing = Label(
            self.look, "caption", self._say("zones.units_missing"), tone="caution", name=f"missing_{key}"
        )
        self._missing.set_weight(600)
        self._reference = Label(self.look, "caption", tone="ink2", wrap=True, name=f"reference_{key}")
        self._more = IconButton(self.look, "ellipsis", "", high=36, name=f"more_{key}")
        self._more.clicked.connect(self._open_menu)
        self._boxes = Flow(self.look, gap=0, name=f"boxes_{key}")
        self._points: list[UnitBox] = []
        self._whole = NumberField(
            self.look,
            suffix=self._say("product.units_suffix"),
            error=self._say("candidacy.detail.units_error"),
            name=f"units_{key}",
        )
        for told in (self._whole.number_typed, self._whole.number_finished):
            told.connect(lambda units: owner.zone_units_typed.emit(self._row.zone, units))
        self._mirror = Button(
            self.look, self._say("zones.mirror"), "quiet", icon="flip-horizontal-2", name=f"mirror_{key}"
        )
        self._mirror.clicked.connect(self._ask_mirror)
        self._lay_out()
        self.show_row(row)
        self.look.changed.connect(self._restyle)

    def _lay_out(self) -> None:
        self._head, self._foot, words = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        words.addWidget(self._missing)
        for part, stretch in ((self._tile, 0), (None, 1), (self._total, 0), (self._more, 0)):
            if part is None:
                self._head.addLayout(words, stretch)
            else:
                self._head.addWidget(part, stretch)
        self._foot.addWidget(self._boxes, 100)
        self._foot.addWidget(self._whole)
        self._foot.addStretch(1)
        self._foot.addWidget(self._mirror)
        self._column.addLayout(self._head)
        self._column.addLayout(self._foot)
        self._column.addWidget(self._reference)
        self._column.addWidget(Divider(self.look))
        self._restyle()

    def show_row(self, row: "ChosenZone") -> None:
        """Show the row; a box that is being typed in keeps its caret."""
        self._row = row
        self._tile.tell(row.letter)
        self._name.say(row.name)
        self._detail.say(row.detail)
        missing = row.lacks_units
        unit = self._say("product.units_suffix")
        self._total.say("" if missing else f" {unit}", "" if missing else row.total)
        self._total.setVisible(not missing)
        self._missing.setVisible(missing)
        self._reference.say(row.reference)
        self._reference.setVisible(bool(row.reference))
        self._more.say(self._say("zones.more", zone=row.name))
        self._show_boxes(row)
        self._mirror.setVisible(row.mirror_from is not None)

    def _show_boxes(self, row: "ChosenZone") -> None:
        while len(self._points) > len(row.boxes):
            self._boxes.remove(self._points.pop())
        while len(self._points) < len(row.boxes):
            self._add_box(len(self._points))
        for box, shown in zip(self._points, row.boxes, strict=True):
            box.rename(f"point_units_{row.zone}_{shown.index}")
            box.tell(shown.units, shown.says)
        self._boxes.setVisible(bool(row.boxes))
        self._whole.setVisible(not row.boxes and row.side is None)
        self._whole.edit.setAccessibleName(self._say("product.units_of", zone=row.name))
        if not row.boxes:
            self._whole.put_number(row.units)
            self._whole.box.set_untyped(row.units is None)

    def _add_box(self, place: int) -> None:
        box = UnitBox(self.look)
        box.typed.connect(lambda units: self._owner.point_units_typed.emit(*self._point(place), units))
        box.finished.connect(lambda: self._owner.go_on(box))
        self._points.append(box)
        self._boxes.add(box)

    def _point(self, place: int) -> tuple[str, int]:
        return self._row.zone, self._row.boxes[place].index

    def fields(self) -> list[QWidget]:
        """Return the boxes and fields in order."""
        return [*self._points] if self._row.boxes else [] if self._row.side else [self._whole]

    def _ask_mirror(self) -> None:
        if self._row.mirror_from is not None:
            self._owner.mirror_asked.emit(self._row.zone, self._row.mirror_from.value)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("zone_menu")
        zone = self._row.zone
        for side in _SIDES if self._row.has_sides else ():
            action = menu.addAction(self._say(f"zones.take.{side}"))
            action.setCheckable(True)
            action.setChecked(self._row.zone_side == side)
            action.triggered.connect(lambda _=False, side=side: self._owner.side_picked.emit(zone, side))
        if self._row.has_sides:
            menu.addSeparator()
        menu.addAction(self._say("zones.about")).triggered.connect(
            lambda: self._owner.about_asked.emit(zone, self._more)
        )
        menu.addAction(self._say("zones.remove")).triggered.connect(lambda: self._owner.removed.emit(zone))
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _restyle(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(0, px(10), 0, 0)
        self._column.setSpacing(px(8))
        self._head.setSpacing(px(10))
        self._foot.setSpacing(px(8))
        self._whole.setFixedWidth(px(120))


class ZoneList(QWidget):
    """All rows."""

    point_units_typed = Signal(str, int, object)
    zone_units_typed = Signal(str, object)
    mirror_asked = Signal(str, str)
    side_picked = Signal(str, str)
    removed = Signal(str)
    about_asked = Signal(str, QWidget)
    went_past = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.setObjectName("zone_list")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, page.look.px(4), 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._rows: dict[tuple[str, object], ZoneRow] = {}

    def show_rows(self, rows: Sequence["ChosenZone"]) -> None:
        """Show the rows, in order."""
        keys = [(row.zone, row.side) for row in rows]
        for gone in [key for key in self._rows if key not in keys]:
            old = self._rows.pop(gone)
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        for place, (key, row) in enumerate(zip(keys, rows, strict=True)):
            if key not in self._rows:
                self._rows[key] = ZoneRow(self, row)
            self._rows[key].show_row(row)
            self._column.insertWidget(place, self._rows[key])

    def row(self, zone: str) -> ZoneRow | None:
        """Return the first row of a zone."""
        return next((row for (own, _), row in self._rows.items() if own == zone), None)

    def point_box(self, zone: str, index: int) -> UnitBox | None:
        """Return the box of a point."""
        return self.findChild(UnitBox, f"point_units_{zone}_{index}")

    def go_on(self, box: QWidget) -> None:
        """Give the keyboard to the next box, or say that it was the last."""
        every = [field for row in self._rows.values() for field in row.fields()]
        place = every.index(box) + 1 if box in every else len(every)
        if place < len(every):
            focus(every[place])
        else:
            self.went_past.emit()
