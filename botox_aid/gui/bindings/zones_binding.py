"""The zones step bound to the session."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ...app.answer_edit import asked_on_screen
from ...app.flow import place_of_finding
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
        page.zone_toggled.connect(
            lambda zone, chosen, side: self._tell_what_is_asked(lambda: session.choose_zone(zone, chosen, Side(side)))
        )
        page.zone_side_toggled.connect(
            lambda zone, side: self._tell_what_is_asked(lambda: session.toggle_zone_side(zone, Side(side)))
        )
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
        self._tell_what_is_asked(lambda: self.session.place_point(zone, point))

    def _tell_what_is_asked(self, change: Callable[[], None]) -> None:
        """Make a change to the zones, and say which questions come with it where candidacy was begun already."""
        before = self._open_questions()
        change()
        fresh = [question for question in self._open_questions() if question not in before]
        if not fresh or not self.session.consultation.answers:
            return
        say = self.texts.interface
        what = self.texts.listed([self.texts.clinician(f"question.{question}.short") for question in fresh])
        place = place_of_finding(fresh[0])
        words = say("zones.asks", count=len(fresh), what=what)
        self.bridge.window.say(words, say("zones.answer_now"), lambda: self.bridge.go_to_place(place))

    def _open_questions(self) -> tuple[str, ...]:
        return asked_on_screen(self.state.catalogue, self.session.plan.assessment.missing)

    def _explain(self, zone: str, opener: QWidget) -> None:
        card = next((card for card in zones_view(self.state, self.texts).cards if card.id == zone), None)
        if card is None:
            return
        say = self.texts.interface
        muscles = [(name, action) for name, action in card.muscles]
        dangers = [(say("face.card.dangers") if not place else "", line) for place, line in enumerate(card.dangers)]
        cautions = [(say("face.card.cautions") if not place else "", line) for place, line in enumerate(card.cautions)]
        self.bridge.findings.explain(
            opener, card.name, [("", card.side_hint), *muscles, *dangers, *cautions], card.sources
        )
