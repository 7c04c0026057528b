"""The product step: product and lot, the label's figures beside what is typed, and the checks on the plan."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...app.date_entry import read_date, read_expiry
from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import Button, LinkButton
from ..widgets.card import Card, Divider
from ..widgets.choice import ChoiceField
from ..widgets.columns import Columns
from ..widgets.date_field import DateField
from ..widgets.field import TextField
from ..widgets.field_row import FieldRow
from ..widgets.label import Label
from ..widgets.notice import EmptyState
from ..widgets.page import PageTitle, Scroll
from ..widgets.tag import Tag
from .check_list import CheckList
from .finding_list import show_findings
from .label_table import LabelTable
from .page import ENTER, Page, focus, row

if TYPE_CHECKING:
    from ...app.product_view import ProductView

_SECTIONS_SHOWN = 3


class ProductPage(Page):
    """Product, lot, expiry, units."""

    product_picked = Signal(str)
    lot_typed = Signal(str)
    expiry_typed = Signal(object)
    units_typed = Signal(str, object)
    source_asked = Signal(str, QWidget)
    sections_asked = Signal()

    def __init__(self, look: Appearance, texts: Texts, *, parent: QWidget | None = None) -> None:
        super().__init__(look, texts, name="product_page", parent=parent)
        self.vial = Card(look, name="product_card")
        self.units = Card(look, padding=0, name="units_card")
        self.checks = Card(look, texts.interface("product.checks"), name="checks_card")
        self.sections = Card(look, texts.interface("product.sections"), name="sections_card")
        self._build_vial()
        self._build_units()
        self._build_side()
        self._build_frame()
        self._restyle()
        look.changed.connect(self._restyle)

    def first_field(self) -> QWidget | None:
        """Return the first of product, lot and expiry that is still empty, then the first units; the product where none is."""
        empty = (
            (self.product, not self.product.chosen()),
            (self.lot, not self.lot.text()),
            (self.expiry, not self.expiry.text()),
        )
        return next((field for field, is_empty in empty if is_empty), self.table.untyped() or self.product)

    def _build_vial(self) -> None:
        say, look = self.texts.interface, self.look
        self.product = ChoiceField(
            look, say("product.choose"), placeholder=say("product.choose"), name="product_choice"
        )
        self.product.picked.connect(self.product_picked)
        self.lot = TextField(look, say("product.lot"), placeholder=say("product.lot_placeholder"), name="lot_number")
        self.lot.edited.connect(self.lot_typed)
        self.lot.finished.connect(lambda _text: self.field_left.emit())
        self.expiry = DateField(
            look,
            say("product.expiry_label"),
            say=self.texts.date,
            read=self._read_date,
            error=say("product.expiry_error"),
            placeholder=say("product.expiry_placeholder"),
            name="lot_expiry",
        )
        self._end_of_month: dt.date | None = None
        self.expiry.day_changed.connect(self.expiry_typed)
        self.lot.edit.returnPressed.connect(lambda: focus(self.expiry))
        self.expiry.edit.returnPressed.connect(lambda: focus(self.table.following("") or self.next))
        self.vial.body.addWidget(FieldRow(look, (self.product, self.lot, self.expiry), (6, 4, 4)))
        self.in_date = Tag(look, "", "ok", name="expiry_state")
        own = Label(look, "caption", say("product.own_units"), tone="ink2", wrap=True, name="own_units")
        self.vial.body.addLayout(row(self.in_date, own, stretches=(0, 1)))
        self._vial_findings = QVBoxLayout()
        self.vial.body.addLayout(self._vial_findings)

    def _build_units(self) -> None:
        say, look = self.texts.interface, self.look
        self.label_note = Label(look, "caption", tone="ink2", elide=True, align="right", name="label_note")
        head = row(Label(look, "h2", say("product.table"), name="units_title"), self.label_note, stretches=(0, 1))
        head.setContentsMargins(look.px(20), look.px(14), look.px(20), look.px(10))
        self.units.body.addLayout(head)
        self.table = LabelTable(self)
        self.table.units_typed.connect(self.units_typed)
        self.table.source_asked.connect(self.source_asked)
        self.table.finished.connect(self._next_units)
        self.units.body.addWidget(self.table)
        self.empty = EmptyState(
            look, "scan-face", say("product.no_zones"), say("product.no_zones_hint"), name="no_zones"
        )
        self.units.body.addWidget(self.empty)
        self.summary = Label(look, "caption", tone="ink2", name="units_summary")
        self.lacking = Tag(look, "", "caution", name="units_lacking")
        self.total = Label(look, "total", name="units_total")
        session = Label(look, "strong", say("product.session"), name="session_label")
        unit = Label(look, "body", say("product.units_suffix"), tone="ink2")
        self._total_row = QWidget()
        foot = row(session, 1, self.summary, self.lacking, self.total, unit, spacing=look.px(10))
        foot.setContentsMargins(look.px(20), look.px(10), look.px(20), look.px(10))
        holder = QVBoxLayout(self._total_row)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.setSpacing(0)
        holder.addWidget(Divider(look, heavy=True))
        holder.addLayout(foot)
        self.units.body.addWidget(self._total_row)

    def _build_side(self) -> None:
        self.check_list = CheckList(self.look)
        self.check_list.followed.connect(self.place_asked)
        self.checks.body.addWidget(self.check_list)
        self._section_lines = QVBoxLayout()
        self.sections.body.addLayout(self._section_lines)
        self.all_sections = LinkButton(self.look, self.texts.interface("product.all_sections"), name="label_sections")
        self.all_sections.clicked.connect(self.sections_asked)
        self.sections.body.addWidget(self.all_sections)
        self._shown_sections: object = ()

    def _build_frame(self) -> None:
        say = self.texts.interface
        main, beside, side = QWidget(), QWidget(), QWidget()
        self._main_column, self._beside_column, self._side_column = (
            QVBoxLayout(main),
            QVBoxLayout(beside),
            QVBoxLayout(side),
        )
        for layout in (self._main_column, self._beside_column, self._side_column):
            layout.setContentsMargins(0, 0, 0, 0)
        self._main_column.addWidget(self.vial)
        self._main_column.addWidget(self.units)
        self._main_column.addStretch(1)
        self._beside_column.addWidget(self.checks)
        self._beside_column.addWidget(self.sections)
        self._beside_column.addStretch(1)
        self._beside_scroll = Scroll(beside, name="checks_scroll")
        self.next = Button(self.look, say("product.next"), "act", icon_after="arrow-right", name="next_step")
        self.next.clicked.connect(lambda: self.leave_asked.emit(1))
        self._side_column.addWidget(self._beside_scroll, 1)
        self._side_column.addWidget(self.next)
        self._column = QVBoxLayout(self)
        self._column.addWidget(
            PageTitle(self.look, say("product.title"), say("product.subtitle"), name="product_title")
        )
        columns = Columns(self.look, Scroll(main, name="product_scroll"), side, side_width=300, main_width=640)
        columns.stacked.connect(self._stack)
        self._stack(columns.is_stacked)
        self._column.addWidget(columns, 1)

    def _stack(self, stacked: bool) -> None:
        column = self._main_column if stacked else self._beside_column
        for card in (self.checks, self.sections):
            column.insertWidget(column.count() - 1, card)
        self._beside_scroll.setVisible(not stacked)

    def show_view(self, view: "ProductView") -> None:
        """Show the product, the table and the checks."""
        self.product.label.say(view.product_label)
        self.product.fill(view.products, view.product)
        self.lot.put(view.lot)
        self.expiry.put(view.expiry)
        whole_month = view.expiry is not None and view.expiry == self._end_of_month
        self.expiry.set_hint(self.texts.interface("product.expiry_month") if whole_month else "")
        self.in_date.tell(view.expiry_says, view.expiry_state or "plain")
        self.in_date.setVisible(bool(view.expiry_says))
        show_findings(self, self._vial_findings, view.findings)
        self.label_note.say(view.label_note)
        self.table.show_rows(view.rows)
        self.table.setVisible(bool(view.rows))
        self.empty.setVisible(not view.rows)
        self._total_row.setVisible(bool(view.rows))
        self.summary.say(view.summary)
        self.lacking.tell(view.lacking, "caution")
        self.lacking.setVisible(bool(view.lacking))
        self.total.say(view.total or "0")
        self.check_list.show_checks(view.checks)
        self.checks.setVisible(bool(view.checks))
        self._show_sections(view)

    def _show_sections(self, view: "ProductView") -> None:
        self.sections.setVisible(bool(view.sections))
        if view.sections == self._shown_sections:
            return
        self._shown_sections = view.sections
        while (item := self._section_lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for section in view.sections[:_SECTIONS_SHOWN]:
            self._section_lines.addWidget(Label(self.look, "caption", section.title, tone="ink2"))
            self._section_lines.addWidget(Label(self.look, "body", section.lines[0], wrap=True))

    def _next_units(self, zone: str) -> None:
        focus(self.table.following(zone) or self.next)

    def _read_date(self, typed: str) -> dt.date | None:
        day = read_expiry(typed, self.texts)
        if day is not None and read_date(typed, self.texts) is None:
            self._end_of_month = day
        return day

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on from the product at Enter."""
        if event.key() in ENTER and self.product.combo.hasFocus():
            focus(self.lot)
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(32), px(18), px(28), px(18))
        self._column.setSpacing(px(12))
        for layout in (self._main_column, self._beside_column, self._side_column):
            layout.setSpacing(px(14))
        self.units.body.setSpacing(0)
        self.vial.body.setSpacing(px(10))
