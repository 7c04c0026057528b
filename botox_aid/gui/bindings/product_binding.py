"""The product step bound to the session."""

import datetime as dt

from PySide6.QtWidgets import QWidget

from ...app.product_view import product_view
from ...app.wording import Wording
from ..pages.product_page import ProductPage
from .binding import Binding


class ProductBinding(Binding[ProductPage]):
    """Product, lot, expiry and units."""

    def connect(self) -> None:
        """Connect the page."""
        page = self.page
        page.product_picked.connect(self._product)
        page.lot_typed.connect(self._lot)
        page.expiry_typed.connect(self._expiry)
        page.units_typed.connect(self.session.set_zone_units)
        page.source_asked.connect(self._source)
        page.sections_asked.connect(self._sections)

    def show(self) -> None:
        """Show product and plan."""
        self.page.show_view(product_view(self.state, self.texts))

    def _product(self, product: str) -> None:
        before = self.session.consultation
        self.session.set_product(product)
        if before.lot != self.session.consultation.lot:
            old = Wording(self.texts, self.state.catalogue).product(before.product)
            self.offer_undo(self.texts.interface("product.lot_gone", product=old))

    def _lot(self, number: str) -> None:
        self.session.set_lot(number, self.session.consultation.lot.expiry, "lot_number")

    def _expiry(self, day: dt.date | None) -> None:
        self.session.set_lot(self.session.consultation.lot.number, day)

    def _source(self, zone: str, opener: QWidget) -> None:
        row = next((row for row in product_view(self.state, self.texts).rows if row.zone == zone), None)
        if row is None:
            return
        say = self.texts.interface
        figure = ". ".join(part for part in (row.figure, row.figure_detail) if part)
        paragraphs = [(say("product.column.figure"), figure)]
        paragraphs += [
            (say("product.published") if not place else "", line) for place, line in enumerate(row.published)
        ]
        self.bridge.findings.explain(opener, row.name, paragraphs, row.sources)

    def _sections(self) -> None:
        from ..dialogs.label_dialog import LabelDialog

        view = product_view(self.state, self.texts)
        LabelDialog(self.bridge.look, self.texts, self.bridge.window, view.sections).open()
