"""The card of the chosen zones: their list, and the sums of the session below it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..widgets.button import Button
from ..widgets.card import Card, Divider
from ..widgets.label import Label
from ..widgets.notice import EmptyState
from ..widgets.page import Scroll
from ..widgets.tag import Tag
from .page import Page
from .zone_list import ZoneList

if TYPE_CHECKING:
    from ...app.zones_view import ZonesView

_LEAST_LIST = 130


class ChosenCard(Card):
    """List and sums; what is empty says what to do."""

    def __init__(self, page: Page) -> None:
        look, say = page.look, page.texts.interface
        super().__init__(look, say("zones.title"), padding=16, name="chosen_card")
        self.list = ZoneList(page)
        self.add = Button(look, say("zones.add_from_list"), "quiet", icon="plus", name="add_zone")
        self.header.addWidget(self.add)
        self.empty = EmptyState(look, "scan-face", say("zones.empty"), say("zones.empty_hint"), name="no_zones")
        self.rows = Scroll(self.list, modest=True, name="zone_scroll")
        self.total = Label(look, "total", name="session_total")
        self.points = Label(look, "caption", tone="ink2", elide=True, name="session_points")
        self.to_type = Tag(look, "", "caution", name="session_to_type")
        self.limit = Label(look, "caption", tone="ink2", wrap=True, name="session_limit")
        self._sums = QWidget()
        self._add_sums(say("zones.so_far"), say("product.units_suffix"))
        for part, stretch in ((self.empty, 1), (self.rows, 1), (self._sums, 0)):
            self.body.addWidget(part, stretch)
        self._space()
        look.changed.connect(self._space)

    def _add_sums(self, so_far: str, unit: str) -> None:
        sums, first, second = QVBoxLayout(self._sums), QHBoxLayout(), QHBoxLayout()
        sums.setContentsMargins(0, 0, 0, 0)
        first.addWidget(Label(self.look, "strong", so_far, elide=True), 1)
        first.addWidget(self.total)
        first.addWidget(Label(self.look, "body", unit, tone="ink2"))
        second.addWidget(self.points, 1)
        second.addWidget(self.to_type)
        sums.addWidget(Divider(self.look, heavy=True))
        sums.addLayout(first)
        sums.addLayout(second)
        sums.addWidget(self.limit)

    def show_view(self, view: "ZonesView") -> None:
        """Show list and sums."""
        self.list.show_rows(view.chosen)
        self.rows.setVisible(bool(view.chosen))
        self.empty.setVisible(not view.chosen)
        self._sums.setVisible(bool(view.chosen))
        self.total.say(view.total or "0")
        self.points.say(view.points)
        self.to_type.tell(view.to_type, "caution")
        self.to_type.setVisible(bool(view.to_type))
        self.limit.say(view.limit)
        self.limit.setVisible(bool(view.limit))

    def _space(self) -> None:
        self.body.setSpacing(self.look.px(8))
        self.rows.setMinimumHeight(self.look.px(_LEAST_LIST))
