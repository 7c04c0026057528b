"""The face: its zones are picked by mouse, touch and keyboard, and injection points are placed on it."""

import time
from importlib.resources.abc import Traversable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ...app.face_view import FaceView
from ...domain.vocabulary import Side, View
from ..appearance import Appearance
from .face_art import FaceArt
from .face_button import FaceButton, ZoneButton
from .face_drawing import Drawing, Lens, Place, load_drawing, placed
from .face_points import PointButtons
from .face_scene import FaceScene, Shown
from .face_zones import ZoneButtons
from .second_press import OnePress
from .zone_card import ZoneCard

_STRONG, _CLICK = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
_HOVER_MS, _TYPING_S, _EDGE = 80, 1.0, 14
_CARD, _LEAST_CARD, _CARD_SHARE, _NARROW_CARD_SHARE, _NARROW = 276, 172, 0.38, 0.5, 520
_EMPTY = FaceView((), (), "", "")


class FaceMap(OnePress, QWidget):
    """The illustrated face.

    It changes nothing itself: it asks by its signals and shows the view that comes of them. Sides in signals are
    ``left`` and ``right``, the patient's own, or empty. On ``first_zone`` the keyboard begins while none is picked.
    """

    zone_toggled = Signal(str, bool)
    zone_side_toggled = Signal(str, str)
    zone_hovered = Signal(str)
    point_placed = Signal(str, str, float, float, str)
    point_moved = Signal(str, int, float, float)
    point_removed = Signal(str, int)
    point_opened = Signal(str, int, str)
    zoomed = Signal(float)

    def __init__(
        self,
        look: Appearance,
        folder: Traversable,
        *,
        says: str = "",
        name: str = "face",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._folder = look, folder
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._drawings: dict[View, Drawing] = {}
        self._view, self._which, self._side = _EMPTY, View.FRONT, Side.RIGHT
        self.zones, self.points, self.art = ZoneButtons(self), PointButtons(self), FaceArt(folder)
        self._scene = FaceScene(look, self.art)
        self._card: ZoneCard | None = None
        self._options = {
            "midline": True,
            "thirds": True,
            "points": True,
            "names": False,
            "skin": False,
            "together": True,
        }
        self._hovered: ZoneButton | None = None
        self._current: ZoneButton | None = None
        self.first_zone = self._told = ""
        self._lens = Lens()
        self._pressed_at: QPointF | None = None
        self._panned = False
        self._typed, self._typed_at = "", 0.0
        self._hover_timer = QTimer(self)
        self._hover_timer.setSingleShot(True)
        self._hover_timer.timeout.connect(self._tell)
        self.art.ready.connect(self.update)
        # Late, so that the card's words have taken the new size first.
        look.changed.connect(lambda: QTimer.singleShot(0, self, self.arrange))

    # What is shown

    def show_face(self, view: FaceView) -> None:
        """Show zones and points."""
        self._view = view
        built = self.zones.build(view, self._drawing(), self._which, self._side)
        if built:
            self._hovered = self._current = None
        self.zones.show(view, skin=self._options["skin"])
        self.points.show(view, self._which, self._side)
        self.arrange()

    def set_view(self, view: View, side: Side = Side.RIGHT) -> None:
        """Show the front, or the profile of the patient's own left or right."""
        self._which, self._side = view, side
        self._lens.reset()
        self.show_face(self._view)
        self.zoomed.emit(self._lens.zoom)

    def set_option(self, option: str, on: bool) -> None:
        """Show or hide ``midline``, ``thirds``, ``points``, ``names`` or ``skin``; ``together`` picks both sides."""
        self._options[option] = on
        self.zones.show(self._view, skin=self._options["skin"])
        self.arrange()

    def set_card(self, card: ZoneCard | None) -> None:
        """Dock a card at the right edge, or none."""
        if card is not self._card:
            self._card = card
            if card is not None:
                card.setParent(self)
                card.setVisible(bool(card.zone))
            self.arrange()

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Come nearer to a place, or go back from it; at the fitting size the face is centred again."""
        self._lens.come_nearer(factor, about or QPointF(self.rect().center()), self.size())
        self.arrange()
        self.zoomed.emit(self._lens.zoom)

    def place(self) -> Place:
        """Return where the drawing lies."""
        room = QRectF(self.rect()).adjusted(0, _EDGE, 0, 0)
        mirrored = self._which is View.SIDE and self._side is Side.LEFT
        before = self.look.px(150)
        columns = (before, self._card_width() + 2 * _EDGE if self._card is not None else 0)
        return placed(self._which, mirrored, self._drawing().view_box, room, columns, self._lens)

    def arrange(self) -> None:
        """Give zones, points and card their places anew."""
        place = self.place()
        self.zones.place(place.transform())
        self.points.place(place, self.look.theme.scale, visible=self._options["points"])
        if self._card is not None:
            self._card.setVisible(bool(self._card.zone) and not self._options["names"])
            width = self._card_width()
            high = self._card.fit(width, self._room_for_card())
            self._card.setGeometry(self.width() - width - _EDGE, self.height() - high - _EDGE, width, high)
            self._card.raise_()
        self._set_tab_stops()
        self.update()

    def _room_for_card(self) -> int:
        """Return how high the card may be: the tags keep their room where a card of the least height is left of it."""
        room = self.height() - 2 * _EDGE
        left = room - round(self._scene.room_for_tags(self, self._shown()))
        return left if left >= self.look.px(_LEAST_CARD) else room

    def _shown(self) -> Shown:
        card = self._card if self._card is not None and self._card.isVisible() else None
        return Shown(self._view, self.place(), self._options, self._hovered, self._told, card, self._side)

    def option(self, option: str) -> bool:
        """Return whether an option is on."""
        return self._options[option]

    def _card_width(self) -> int:
        share = _CARD_SHARE if self.width() > self.look.px(_NARROW) else _NARROW_CARD_SHARE
        return min(self.look.px(_CARD), round(self.width() * share))

    def _drawing(self) -> Drawing:
        if self._which not in self._drawings:
            self._drawings[self._which] = load_drawing(self._folder, self._which)
        return self._drawings[self._which]

    # What the user does

    def toggle(self, button: ZoneButton, *, alone: bool = False) -> None:
        """Ask for a zone to be picked or dropped; both sides at once, unless one side is meant alone."""
        if button.side and (alone or not self._options["together"]):
            self.zone_side_toggled.emit(button.zone, button.side)
        else:
            self.zone_toggled.emit(button.zone, not button.isChecked())

    def go(self, button: ZoneButton, way: QPoint) -> None:
        """Give the keyboard to the neighbour in a direction."""
        neighbour = self.zones.neighbour(button, way)
        if neighbour is not None:
            neighbour.setFocus(Qt.FocusReason.TabFocusReason)

    def find_zone(self, letters: str) -> None:
        """Give the keyboard to the zone whose name begins with what is being typed."""
        now = time.monotonic()
        self._typed = letters.casefold() if now - self._typed_at > _TYPING_S else self._typed + letters.casefold()
        self._typed_at = now
        found = self.zones.named(self._typed, self._current)
        if found is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_came(self, button: FaceButton) -> None:
        """Remember which zone has the keyboard, and tell of it."""
        if isinstance(button, ZoneButton):
            self._current, self._hovered = button, None
            self._set_tab_stops()
            self._hover_timer.start(0)
        self.update()

    def _set_tab_stops(self) -> None:
        shown = self.zones.shown()
        stop = self._current if self._current in shown else next((b for b in shown if b.isChecked()), None)
        stop = stop or self.zones.of(self.first_zone) or (shown[0] if shown else None)
        for button in shown:
            button.setFocusPolicy(_STRONG if button is stop else _CLICK)
        before: QWidget | None = stop
        for point in self.points:
            mine = stop is not None and point.zone == stop.zone
            point.setFocusPolicy(_STRONG if mine else _CLICK)
            if mine and before is not None:
                QWidget.setTabOrder(before, point)
                before = point

    def _hover(self, button: ZoneButton | None) -> None:
        if button is not self._hovered:
            self._hovered = button
            self._hover_timer.start(_HOVER_MS)
            self.update()

    def _tell(self) -> None:
        told = self._hovered or self._current
        if told is not None and told.zone != self._told:
            self._told = told.zone
            self.zone_hovered.emit(told.zone)
            self.update()

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a press."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at, self._panned = event.position(), False
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what lies under the pointer, or move the picture where it is larger than its ground."""
        if self._pressed_at is None:
            self._hover(self.zones.at(event.position()))
            return
        way = event.position() - self._pressed_at
        if self._lens.zoom > 1.0 and (self._panned or way.manhattanLength() > QApplication.startDragDistance()):
            self._panned, self._pressed_at = True, event.position()
            self._lens.move(way, self.size())
            self.arrange()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick the zone that was pressed, or place a point in one that is picked."""
        start, self._pressed_at = self._pressed_at, None
        if start is None or self._panned or event.button() != Qt.MouseButton.LeftButton:
            return
        button = self.zones.at(start)
        if button is None or button is not self.zones.at(event.position()):
            return
        button.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._options["points"] and button.isChecked():
            point = self.points.near(start)
            if point is not None:
                point.setFocus(Qt.FocusReason.MouseFocusReason)
            elif button.shape.contains(start):
                self.points.ask(button, start)
        else:
            self.toggle(button, alone=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer with Ctrl and the wheel; without Ctrl the page scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.15 if event.angleDelta().y() > 0 else 1 / 1.15, event.position())
            event.accept()
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the pointer's dashes away."""
        self._hover(None)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the drawing in."""
        super().resizeEvent(event)
        self.arrange()

    def sizeHint(self) -> QSize:
        """Return the least: it takes whatever room there is."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least at which zones can be told apart."""
        return QSize(360, max(300, self.look.px(_LEAST_CARD)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint everything."""
        self._scene.paint(self, self._shown())
