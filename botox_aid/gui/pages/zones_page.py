"""The zones step: the face, what is told of the zone under the pointer, and the chosen zones with their units."""

from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ...domain.vocabulary import Side, View
from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import Button
from ..widgets.card import Card, Divider
from ..widgets.face_map import FaceMap
from ..widgets.label import Label
from ..widgets.notice import EmptyState
from ..widgets.page import Scroll
from ..widgets.tag import Tag
from ..widgets.zone_card import ZoneCard, ZoneText
from .face_toolbar import OPTIONS, FaceToolbar
from .page import Page, focus
from .zone_list import ZoneList

if TYPE_CHECKING:
    from ...app.zones_view import ZoneCardView, ZonesView

_SIDE_WIDTH, _SMALL_SIDE_WIDTH, _NARROW, _STACKED = 348, 300, 1040, 760
_ENDLESS = 16777215
_FIRST_ZONE = "glabella"


class ZonesPage(Page):
    """Face, card, list and sums."""

    zone_toggled = Signal(str, bool, str)
    zone_side_toggled = Signal(str, str)
    point_placed = Signal(str, str, float, float, str)
    point_moved = Signal(str, int, float, float)
    point_removed = Signal(str, int)
    point_units_typed = Signal(str, int, object)
    zone_units_typed = Signal(str, object)
    mirror_asked = Signal(str, str)
    sources_asked = Signal(str, QWidget)

    def __init__(
        self, look: Appearance, texts: Texts, face_folder: Traversable, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, texts, name="zones_page", parent=parent)
        self._cards: dict[str, ZoneCardView] = {}
        self._chosen: frozenset[str] = frozenset()
        self.face = FaceMap(look, face_folder, says=texts.interface("face.says"), name="face")
        self.face.first_zone = _FIRST_ZONE
        self.card = ZoneCard(look, name="zone_card")
        self.toolbar = FaceToolbar(look, texts)
        self.list = ZoneList(self)
        self._build_stage()
        self._build_list()
        self._connect()
        content = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._row.addWidget(self._stage, 1)
        self._row.addWidget(self._beside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(content, name="zones_page_scroll"))
        self._restyle()
        look.changed.connect(self._restyle)

    def first_field(self) -> QWidget | None:
        """Return the zone on which the keyboard begins."""
        stops = (button for button in self.face.zones.shown() if button.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return next(stops, None)

    def go_to(self, field: str) -> None:
        """Lead to a zone, to the first units that are missing, or to any control by its name."""
        zone = field.removeprefix("zone.")
        row, button = self.list.row(zone), self.face.zones.of(zone)
        if field.startswith("zone.") and row is not None and row.fields():
            focus(row.fields()[0])
        elif field.startswith("zone.") and button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().go_to(field)

    def _build_stage(self) -> None:
        self._stage = Card(self.look, padding=0, name="face_card")
        holder = QWidget()
        self._bar = QHBoxLayout(holder)
        self._bar.addWidget(self.toolbar, 1)
        self._stage.body.addWidget(holder)
        self._stage.body.addWidget(Divider(self.look))
        inset = QVBoxLayout()
        inset.setContentsMargins(1, 0, 1, 1)
        inset.addWidget(self.face)
        self._stage.body.addLayout(inset, 1)
        self.face.set_card(self.card)
        for option in OPTIONS:
            self.face.set_option(option, self.toolbar.toggles[option].isChecked())

    def _build_list(self) -> None:
        look, say = self.look, self.texts.interface
        self._side = Card(look, say("zones.title"), padding=16, name="chosen_card")
        self.add = Button(look, say("zones.add_from_list"), "quiet", icon="plus", name="add_zone")
        self.add.clicked.connect(self._open_zones)
        self._side.header.addWidget(self.add)
        self._empty = EmptyState(look, "scan-face", say("zones.empty"), say("zones.empty_hint"), name="no_zones")
        self._scroll = Scroll(self.list, modest=True, name="zone_scroll")
        self._side.body.addWidget(self._empty, 1)
        self._side.body.addWidget(self._scroll, 1)
        self._sums = QWidget()
        sums = QVBoxLayout(self._sums)
        sums.setContentsMargins(0, 0, 0, 0)
        first, second = QHBoxLayout(), QHBoxLayout()
        self.total = Label(look, "total", name="session_total")
        self.points = Label(look, "caption", tone="ink2", elide=True, name="session_points")
        self.to_type = Tag(look, "", "caution", name="session_to_type")
        self.limit = Label(look, "caption", tone="ink2", wrap=True, name="session_limit")
        first.addWidget(Label(look, "strong", say("zones.so_far"), elide=True), 1)
        first.addWidget(self.total)
        first.addWidget(Label(look, "body", say("product.units_suffix"), tone="ink2"))
        second.addWidget(self.points, 1)
        second.addWidget(self.to_type)
        sums.addWidget(Divider(look, heavy=True))
        sums.addLayout(first)
        sums.addLayout(second)
        sums.addWidget(self.limit)
        self._side.body.addWidget(self._sums)
        self.next = Button(look, say("zones.next"), "act", icon_after="arrow-right", name="next_step")
        self.next.clicked.connect(lambda: self.leave_asked.emit(1))
        self._beside = QWidget()
        self._beside_column = QVBoxLayout(self._beside)
        self._beside_column.setContentsMargins(0, 0, 0, 0)
        self._beside_column.addWidget(self._side, 1)
        self._beside_column.addWidget(self.next)

    def _connect(self) -> None:
        face = self.face
        face.zone_toggled.connect(lambda zone, chosen: self.zone_toggled.emit(zone, chosen, Side.BOTH.value))
        face.zone_side_toggled.connect(self.zone_side_toggled)
        face.zone_hovered.connect(self._tell_of)
        face.point_placed.connect(self.point_placed)
        face.point_moved.connect(self.point_moved)
        face.point_removed.connect(self.point_removed)
        face.point_opened.connect(self._open_point)
        face.zoomed.connect(self.toolbar.set_zoom)
        self.card.sources_asked.connect(lambda zone: self.sources_asked.emit(zone, self.card.link))
        self.toolbar.view_picked.connect(self._show_side)
        self.toolbar.option_set.connect(face.set_option)
        self.toolbar.zoom_asked.connect(face.zoom_by)
        self.list.point_units_typed.connect(self.point_units_typed)
        self.list.zone_units_typed.connect(self.zone_units_typed)
        self.list.mirror_asked.connect(self.mirror_asked)
        self.list.side_picked.connect(lambda zone, side: self.zone_toggled.emit(zone, True, side))
        self.list.removed.connect(lambda zone: self.zone_toggled.emit(zone, False, Side.BOTH.value))
        self.list.about_asked.connect(self.sources_asked)
        self.list.went_past.connect(lambda: focus(self.next))

    def show_view(self, view: "ZonesView") -> None:
        """Show the zones step."""
        self._cards = {card.id: card for card in view.cards}
        self._chosen = frozenset(row.zone for row in view.chosen)
        self.face.show_face(view.face)
        self.list.show_rows(view.chosen)
        self._scroll.setVisible(bool(view.chosen))
        self._empty.setVisible(not view.chosen)
        self._sums.setVisible(bool(view.chosen))
        self.total.say(view.total or "0")
        self.points.say(view.points)
        self.to_type.tell(view.to_type, "caution")
        self.to_type.setVisible(bool(view.to_type))
        self.limit.say(view.limit)
        self.limit.setVisible(bool(view.limit))
        if self.card.zone:
            self._tell_of(self.card.zone)

    def _tell_of(self, zone: str) -> None:
        card = self._cards.get(zone)
        if card is None:
            return
        say = self.texts.interface
        muscles = "\n".join(name for name, _ in card.muscles)
        paragraphs = [
            (say("face.card.muscle", count=len(card.muscles)), muscles),
            (say("face.card.purpose"), card.purpose),
            *((say("face.card.dangers") if not place else "", line) for place, line in enumerate(card.dangers)),
        ]
        act = say("face.remove" if zone in self._chosen else "face.add")
        sources = say("face.card.sources", count=len(card.sources))
        self.card.show_zone(
            ZoneText(
                zone,
                card.name,
                card.clinical_name,
                card.label,
                card.label_level,
                paragraphs,
                say("face.key"),
                act,
                sources,
            )
        )
        self.face.arrange()

    def _show_side(self, view: str) -> None:
        if view == "front":
            self.face.set_view(View.FRONT)
        else:
            self.face.set_view(View.SIDE, Side(view))

    def _open_point(self, zone: str, index: int, typed: str) -> None:
        box = self.list.point_box(zone, index)
        if box is not None:
            self._scroll.ensureWidgetVisible(box, 20, 60)
            box.begin(typed)

    def _open_zones(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("zones_menu")
        for zone, card in self._cards.items():
            action = menu.addAction(card.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(zone in self._chosen)
            action.triggered.connect(lambda chosen, zone=zone: self.zone_toggled.emit(zone, chosen, Side.BOTH.value))
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the list beside the face, or below it where the page is narrow."""
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        px = self.look.px
        margin = px(20) if self.width() > px(_NARROW) else px(12)
        self._row.setContentsMargins(margin, margin, margin, margin)
        self._row.setSpacing(px(16))
        self._bar.setContentsMargins(px(12), px(8), px(8), px(8))
        self._stage.body.setSpacing(0)
        self._side.body.setSpacing(px(8))
        self._beside_column.setSpacing(px(16))
        self._scroll.setMinimumHeight(px(130))
        stacked = self.width() < px(_STACKED)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        self._stage.setMinimumHeight(max(400, round(self.height() * 0.9)) if stacked else 0)
        self._dock_card(beside_face=not stacked)
        wide = px(_SIDE_WIDTH if self.width() > px(_NARROW) else _SMALL_SIDE_WIDTH)
        self._beside.setMinimumWidth(0 if stacked else wide)
        self._beside.setMaximumWidth(_ENDLESS if stacked else wide)

    def _dock_card(self, *, beside_face: bool) -> None:
        """Put the card into the face, or below it where the face has no room for it."""
        if beside_face:
            self._row.removeWidget(self.card)
            self.face.set_card(self.card)
        elif self._row.indexOf(self.card) < 0:
            self.face.set_card(None)
            self._row.insertWidget(1, self.card)
            self.card.setVisible(bool(self.card.zone))
