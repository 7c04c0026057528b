"""The table of the product step: what the label says beside what the clinician types, never one in place of the other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ..finding_text import finding_text
from ..widgets.button import LinkButton
from ..widgets.card import Divider, Ground
from ..widgets.field import NumberField
from ..widgets.finding import FindingCard
from ..widgets.label import Label
from ..widgets.tag import LetterTile, Tag
from .page import Page

if TYPE_CHECKING:
    from ...app.product_view import LabelRow

_SHARES = (29, 21, 29, 21)
_FIELD_WIDTH, _LETTER_WIDTH, _GAP, _EDGE = 104, 34, 12, 20


class LabelTable(QWidget):
    """One row for each chosen zone."""

    units_typed = Signal(str, object)
    source_asked = Signal(str, QWidget)
    finished = Signal(str)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self.look = page, page.look
        self.setObjectName("label_table")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head())
        self._rows: dict[str, _Row] = {}

    def show_rows(self, rows: Sequence["LabelRow"]) -> None:
        """Show the rows; a field that is being typed in keeps its caret."""
        if tuple(self._rows) != tuple(entry.zone for entry in rows):
            for old in self._rows.values():
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._rows = {}
            for entry in rows:
                made = _Row(self, entry.zone)
                self._rows[entry.zone] = made
                self._column.addWidget(made)
        for entry in rows:
            self._rows[entry.zone].show_row(entry)

    def following(self, zone: str) -> QWidget | None:
        """Return the units field of the next row, or ``None`` after the last."""
        zones = list(self._rows)
        place = zones.index(zone) + 1 if zone in zones else 0
        return self._rows[zones[place]].units if place < len(zones) else None

    def untyped(self) -> QWidget | None:
        """Return the first units field that is empty."""
        return next((row.units for row in self._rows.values() if not row.units.text()), None)

    def _head(self) -> QWidget:
        say = self._page.texts.interface
        ground = Ground(self.look, "sunken", edges="top bottom", name="label_table_head")
        grid = self.grid(ground, 8)
        grid.addWidget(QWidget(), 0, 0)
        for column, name in enumerate(("zone", "label", "figure", "source", "units"), 1):
            label = Label(self.look, "caption", say(f"product.column.{name}"), wrap=True)
            if name != "units":
                label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(label, 0, column)
        return ground

    def grid(self, holder: QWidget, padding: int) -> QGridLayout:
        """Return a grid whose columns stand below those of all others of the table."""
        grid = QGridLayout(holder)
        px = self.look.px
        grid.setHorizontalSpacing(px(_GAP))
        grid.setContentsMargins(px(_EDGE), px(padding), px(_EDGE), px(padding))
        grid.setColumnMinimumWidth(0, px(_LETTER_WIDTH))
        grid.setColumnMinimumWidth(5, px(_FIELD_WIDTH))
        for column, share in enumerate(_SHARES, 1):
            grid.setColumnStretch(column, share)
        return grid


class _Row(QWidget):
    """A zone with its figures, its field, and what the plan says about it."""

    def __init__(self, table: LabelTable, zone: str) -> None:
        super().__init__()
        self._table, self._page, self.look, self._zone = table, table._page, table.look, zone
        self._least = 0.0
        self._make_parts()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._cells())
        px = self.look.px
        self._findings = QVBoxLayout()
        self._findings.setContentsMargins(px(_EDGE + _LETTER_WIDTH + _GAP), 0, px(_EDGE), 0)
        self._findings.setSpacing(px(8))
        column.addLayout(self._findings)
        column.addWidget(Divider(self.look))
        self._cards: list[FindingCard] = []

    def _make_parts(self) -> None:
        look, say, zone = self.look, self._page.texts.interface, self._zone
        self._letter, self._tag = LetterTile(look), Tag(look, "", "plain")
        self._name, self._figure = Label(look, "strong", wrap=True), Label(look, "body", wrap=True)
        self._detail, self._figure_detail, self._source = (
            Label(look, "caption", tone="ink2", wrap=True) for _ in range(3)
        )
        self._link = LinkButton(look, say("product.source_text"), "caption", name=f"source.{zone}")
        self._link.clicked.connect(lambda: self._table.source_asked.emit(zone, self._link))
        self.units = NumberField(
            look,
            suffix=say("product.units_suffix"),
            error=say("candidacy.detail.units_error"),
            name=f"units.{zone}",
        )
        self.units.setFixedWidth(look.px(_FIELD_WIDTH))
        self.units.edited.connect(lambda _typed: self._typed())
        self.units.number_finished.connect(lambda _number: self._left())
        self.units.edit.returnPressed.connect(lambda: self._table.finished.emit(zone))

    def _cells(self) -> QWidget:
        content = QWidget()
        grid = self._table.grid(content, 10)
        grid.addWidget(self._letter, 0, 0)
        cells = (
            (self._name, self._detail),
            (self._tag,),
            (self._figure, self._figure_detail),
            (self._source, self._link),
        )
        for place, parts in enumerate(cells, 1):
            holder = QWidget()
            # The share of the width alone decides, so that the columns of all rows line up.
            holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            cell = QVBoxLayout(holder)
            cell.setContentsMargins(0, 0, 0, 0)
            cell.setSpacing(0)
            cell.addStretch(1)
            for part in parts:
                cell.addWidget(part)
            cell.addStretch(1)
            grid.addWidget(holder, 0, place)
        grid.addWidget(self.units, 0, 5)
        return content

    def show_row(self, row: "LabelRow") -> None:
        """Show a zone."""
        self._least = row.least
        say = self._page.texts.interface
        self._letter.tell(row.letter)
        self._name.say(row.name)
        self._detail.say(row.detail)
        self._tag.tell(
            row.label, "caution" if row.partly else {True: "ok", False: "caution", None: "plain"}[row.on_label]
        )
        self._tag.setVisible(bool(row.label))
        self._figure.say(row.figure)
        self._figure.set_tone("ink" if row.on_label else "ink2")
        self._figure_detail.say(row.figure_detail)
        self._figure_detail.setVisible(bool(row.figure_detail))
        self._source.say(row.source)
        self._link.setVisible(bool(row.sources))
        self.units.put_number(row.units)
        self.units.edit.setAccessibleName(say("product.units_of", zone=row.name))
        self.units.box.set_untyped(row.units is None)
        self._show_findings(row)

    def _show_findings(self, row: "LabelRow") -> None:
        wanted = [finding_text(finding, self._page.texts, in_place=True) for finding in row.findings]
        for card in self._cards[len(wanted) :]:
            self._findings.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = self._cards[: len(wanted)]
        for card, text in zip(self._cards, wanted, strict=False):
            card.show_finding(text)
        for text in wanted[len(self._cards) :]:
            card = FindingCard(self.look, text)
            card.link.connect(lambda key, link, card=card: self._page.finding_link.emit(key, link, card))
            self._findings.addWidget(card)
            self._cards.append(card)
        margins = self._findings.contentsMargins()
        self._findings.setContentsMargins(margins.left(), 0, margins.right(), self.look.px(12) if wanted else 0)

    def _typed(self) -> None:
        number = self.units.number()
        if (
            self.units.is_number()
            and (number is None or number >= self._least)
            and not (number is None and self._least)
        ):
            self._table.units_typed.emit(self._zone, number)

    def _left(self) -> None:
        number = self.units.number()
        below = (number or 0) < self._least
        say = self._page.texts.interface
        least = say("units", units=self._page.texts.number(self._least))
        self.units.set_error(say("product.below_points", units=least) if below else "")
        self._page.field_left.emit()
