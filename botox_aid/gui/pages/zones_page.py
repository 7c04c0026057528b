"""The zones step: the face, what is told of the zone under the pointer, and the chosen zones with their units."""

from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ...domain.vocabulary import Side, View
from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import Button
from ..widgets.card import Card, Divider
from ..widgets.face_map import FaceMap
from ..widgets.page import Scroll
from ..widgets.segments import Segments
from ..widgets.zone_card import ZoneCard, ZoneText
from .chosen_card import ChosenCard
from .face_toolbar import OPTIONS, FaceToolbar
from .page import Page, focus

if TYPE_CHECKING:
    from ...app.zones_view import ZoneCardView, ZonesView

_SIDE_WIDTH, _SMALL_SIDE_WIDTH, _WIDE, _NARROW = 348, 300, 1040, 760
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
        say = texts.interface
        self._cards: dict[str, ZoneCardView] = {}
        self._chosen: frozenset[str] = frozenset()
        self._narrow = False
        self.face = FaceMap(look, face_folder, says=say("face.says"), name="face")
        self.face.first_zone = _FIRST_ZONE
        self.card = ZoneCard(look, name="zone_card")
        self.toolbar = FaceToolbar(look, texts)
        self.chosen = ChosenCard(self)
        self.list = self.chosen.list
        self.next = Button(look, say("zones.next"), "act", icon_after="arrow-right", name="next_step")
        panes = [("face", say("zones.pane.face")), ("list", say("zones.title"), " ")]
        self.panes = Segments(look, panes, says=say("zones.pane.says"), name="zones_pane")
        self.panes.choose("face")
        self._build_stage()
        self._build_frame()
        self._connect()
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
            self._turn_to("list")
            focus(row.fields()[0])
        elif field.startswith("zone.") and button is not None:
            self._turn_to("face")
            button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            if field.startswith("point_units_"):
                self._turn_to("list")
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

    def _build_frame(self) -> None:
        content = QWidget()
        self._whole = QVBoxLayout(content)
        self._top = QHBoxLayout()
        self._top.addWidget(self.panes)
        self._top.addStretch(1)
        self._row = QHBoxLayout()
        self._row.addWidget(self._stage, 1)
        self._beside = QWidget()
        self._beside_column = QVBoxLayout(self._beside)
        self._beside_column.setContentsMargins(0, 0, 0, 0)
        self._beside_column.addWidget(self.chosen, 1)
        self._beside_column.addWidget(self.next)
        self._row.addWidget(self._beside)
        self._whole.addLayout(self._top)
        self._whole.addLayout(self._row, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(Scroll(content, name="zones_page_scroll"))

    def _connect(self) -> None:
        face = self.face
        self.next.clicked.connect(lambda: self.leave_asked.emit(1))
        self.panes.picked.connect(lambda _pane: self._show_panes())
        self.chosen.add.clicked.connect(self._open_zones)
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
        self.chosen.show_view(view)
        self.panes.segment("list").say(self.texts.interface("zones.title"), str(len(self._chosen)))
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
            self._turn_to("list")
            self.chosen.rows.ensureWidgetVisible(box, 20, 60)
            box.begin(typed)

    def _open_zones(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("zones_menu")
        for zone, card in self._cards.items():
            action = menu.addAction(card.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(zone in self._chosen)
            action.triggered.connect(lambda chosen, zone=zone: self.zone_toggled.emit(zone, chosen, Side.BOTH.value))
        below = self.chosen.add
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the list beside the face, or behind it where the page is narrow."""
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        px = self.look.px
        margin = px(20) if self.width() > px(_WIDE) else px(12)
        self._whole.setContentsMargins(margin, margin, margin, margin)
        self._whole.setSpacing(px(12))
        self._row.setSpacing(px(16))
        self._bar.setContentsMargins(px(12), px(8), px(8), px(8))
        self._stage.body.setSpacing(0)
        self._beside_column.setSpacing(px(16))
        self._narrow = narrow = self.width() < px(_NARROW)
        wide = px(_SIDE_WIDTH if self.width() > px(_WIDE) else _SMALL_SIDE_WIDTH)
        self._beside.setMinimumWidth(0 if narrow else wide)
        self._beside.setMaximumWidth(_ENDLESS if narrow else wide)
        self._show_panes()

    def _show_panes(self) -> None:
        """Show face and list; on a narrow page the one that is picked."""
        self.panes.setVisible(self._narrow)
        self._stage.setVisible(not self._narrow or self.panes.chosen() == "face")
        self._beside.setVisible(not self._narrow or self.panes.chosen() == "list")

    def _turn_to(self, pane: str) -> None:
        self.panes.choose(pane)
        self._show_panes()
