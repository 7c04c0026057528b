"""The zones step bound to the session."""

from PySide6.QtWidgets import QWidget

from ...app.zones_view import zones_view
from ...domain.consultation import Point
from ...domain.vocabulary import Side, View
from ..pages.zones_page import ZonesPage
from .binding import Binding


class ZonesBinding(Binding[ZonesPage]):
    """Zones, sides, points and units."""

    def connect(self) -> None:
        """Connect the page."""
        page, session = self.page, self.session
        page.zone_toggled.connect(lambda zone, chosen, side: session.choose_zone(zone, chosen, Side(side)))
        page.zone_side_toggled.connect(lambda zone, side: session.toggle_zone_side(zone, Side(side)))
        page.point_placed.connect(self._place_point)
        page.point_moved.connect(session.move_point)
        page.point_removed.connect(session.remove_point)
        page.point_units_typed.connect(session.set_point_units)
        page.zone_units_typed.connect(session.set_zone_units)
        page.mirror_asked.connect(lambda zone, side: session.mirror_points(zone, Side(side)))
        page.sources_asked.connect(self._explain)

    def show(self) -> None:
        """Show face and list."""
        self.page.show_view(zones_view(self.state, self.texts))

    def _place_point(self, zone: str, view: str, x: float, y: float, side: str) -> None:
        point = Point(View(view), round(x, 4), round(y, 4), side=Side(side) if side else None)
        self.session.place_point(zone, point)

    def _explain(self, zone: str, opener: QWidget) -> None:
        card = next((card for card in zones_view(self.state, self.texts).cards if card.id == zone), None)
        if card is None:
            return
        say = self.texts.interface
        muscles = [(name, action) for name, action in card.muscles]
        dangers = [(say("face.card.dangers") if not place else "", line) for place, line in enumerate(card.dangers)]
        cautions = [(say("face.card.cautions") if not place else "", line) for place, line in enumerate(card.cautions)]
        self.bridge.explain(opener, card.name, [("", card.side_hint), *muscles, *dangers, *cautions], card.sources)
