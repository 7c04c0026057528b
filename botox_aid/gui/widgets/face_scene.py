"""Puts the picture of the face together, from the illustration up to the tags."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ...app.face_view import FaceView, FaceZone
from ...domain.vocabulary import Side, View
from ..appearance import Appearance
from ..shape import painter_on, rounded_corners, text
from ..text_block import text_width
from .face_art import FaceArt
from .face_button import ZoneButton
from .face_drawing import Place
from .face_paint import (
    ZoneState,
    paint_guides,
    paint_letter,
    paint_on_hair,
    paint_point,
    paint_ring,
    paint_zone,
)
from .face_tag import Tag, paint_elbow, paint_tag, place_tags, tags_height

if TYPE_CHECKING:
    from .face_map import FaceMap

_EDGE, _FACE_LEFT, _FACE_RIGHT = 14, 94.0, 506.0
_HAIR_ZONE = "scalp_hairline"
_TAGS_TO_CARD = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """What is painted."""

    view: FaceView
    place: Place
    options: Mapping[str, bool]
    hovered: ZoneButton | None
    told: str
    card: QWidget | None
    side: Side


class FaceScene:
    """Paints a face map."""

    def __init__(self, look: Appearance, art: FaceArt) -> None:
        self._look, self._art = look, art

    def paint(self, face: "FaceMap", shown: Shown) -> None:
        """Paint the whole map."""
        painter = painter_on(face)
        look = self._look
        corner = look.theme.radius("card") - 1
        ground = rounded_corners(QRectF(face.rect()), (0, 0, corner, corner))
        painter.fillPath(ground, look.brush("stage"))
        painter.setClipPath(ground)
        self._art.paint(painter, shown.place, face.size(), face.devicePixelRatioF())
        zones = {zone.id: zone for zone in shown.view.zones}
        for button in sorted(face.zones.shown(), key=lambda button: button.isChecked()):
            self._paint_zone(painter, button, zones[button.zone], shown)
        options = shown.options
        paint_guides(painter, look, shown.place, midline=options["midline"] and shown.place.view is View.FRONT,
                     thirds=options["thirds"])  # fmt: skip
        self._paint_letters(painter, face, zones, shown)
        if options["points"]:
            self._paint_points(painter, face)
        self._paint_sides(painter, face, shown)
        self._paint_tags(painter, face, zones, shown)
        painter.end()

    def room_for_tags(self, face: "FaceMap", shown: Shown) -> float:
        """Return the height that the tags at the right need above the card."""
        zones = {zone.id: zone for zone in shown.view.zones}
        tags = [tag for tag in self._tags(face, zones, shown, 0.0) if not tag.at_left]
        return tags_height(self._look, tags) + self._above_tags() + _TAGS_TO_CARD - _EDGE if tags else 0.0

    def _above_tags(self) -> float:
        return _EDGE + self._look.theme.type("caption").line + 8

    def _paint_zone(self, painter: QPainter, button: ZoneButton, zone: FaceZone, shown: Shown) -> None:
        focused = button.hasFocus() and button.by_keyboard
        state = ZoneState(button.isChecked(), zone.on_label is False, button is shown.hovered, focused)
        if button.zone == _HAIR_ZONE and not state.picked:
            paint_on_hair(painter, self._look, button.shape)
        paint_zone(painter, self._look, button.shape, state)
        if focused:
            paint_ring(painter, self._look, button.shape)

    def _paint_letters(self, painter: QPainter, face: "FaceMap", zones: Mapping[str, FaceZone], shown: Shown) -> None:
        for button in face.zones.shown():
            points = [face.points.point(point) for point in face.points.of_zone(button.zone)]
            here = [point for point in points if not button.side or point.side in (None, Side(button.side))]
            if button.isChecked() and not (here and shown.options["points"]):
                bounds = button.shape.boundingRect()
                room = min(bounds.width(), bounds.height())
                paint_letter(painter, self._look, zones[button.zone].letter, button.heart(), room)

    def _paint_points(self, painter: QPainter, face: "FaceMap") -> None:
        for button in face.points:
            units = face.points.point(button).units
            focused = button.hasFocus() and button.by_keyboard
            paint_point(painter, self._look, button.middle, button.reach, units, focused=focused, dimmed=False)

    def _paint_sides(self, painter: QPainter, face: "FaceMap", shown: Shown) -> None:
        look, view, place = self._look, shown.view, shown.place
        line, font, brush = look.theme.type("caption").line, look.font("caption"), look.brush("ink2")
        first = view.left if place.mirrored else view.right
        left, right = _edges(place)
        in_the_way = shown.card is not None and shown.card.y() < _EDGE + line
        end = shown.card.x() - 4.0 if shown.card is not None and in_the_way else face.width() - float(_EDGE)
        # Beside the crown, or where that leaves no room beside the neck.
        crowded = _EDGE + 4 + text_width(first, font) > left + (right - left) * 0.12
        crowded = crowded or (place.view is View.FRONT and right + 12 + text_width(view.left, font) > end)
        y = place.position(0, 0.83).y() if crowded else float(_EDGE)
        text(painter, QRectF(_EDGE, y, text_width(first, font) + 2, line), first, font, brush)
        if place.view is View.FRONT:
            x = right - (right - left) * 0.2 if crowded else right + 12
            text(painter, QRectF(x, y, end - x, line), view.left, font, brush)

    def _paint_tags(self, painter: QPainter, face: "FaceMap", zones: Mapping[str, FaceZone], shown: Shown) -> None:
        left_edge, right_edge = _edges(shown.place)
        top = self._above_tags()
        floor = face.height() - _EDGE
        right_floor = shown.card.geometry().top() - _TAGS_TO_CARD if shown.card is not None else floor
        over_hair = (right_edge - left_edge) * 0.1
        left = QRectF(_EDGE, top, max(0.0, left_edge + over_hair - _EDGE), floor - top)
        start = max(right_edge + 14, face.width() - self._look.px(276) - _EDGE)
        right = QRectF(start, top, max(0.0, face.width() - _EDGE - start), max(0.0, right_floor - top))
        tags = self._tags(face, zones, shown, left.width())
        for placed in place_tags(self._look, tags, left, right):
            paint_tag(painter, self._look, placed)
        if shown.card is not None and shown.told:
            self._paint_card_line(painter, face, shown)

    def _tags(self, face: "FaceMap", zones: Mapping[str, FaceZone], shown: Shown, room_at_left: float) -> list[Tag]:
        middle = shown.place.position(0.5, 0).x()
        if shown.options["names"]:
            return self._names(face, zones, shown, room_at_left)
        made: list[Tag] = []
        for button in face.zones.shown():
            zone = zones[button.zone]
            if not button.isChecked() or not _has_tag(button, zone, face):
                continue
            detail, lacks = zone.side_tags.get(Side(button.side), ("", False)) if button.side else ("", False)
            at_left = button.heart().x() < middle - 8
            anchor = _anchor(button, at_left)
            made.append(
                Tag(
                    zone.letter,
                    zone.name,
                    detail or zone.tag,
                    anchor,
                    at_left,
                    lacks or (not detail and zone.lacks_units),
                )
            )
        return made

    def _names(self, face: "FaceMap", zones: Mapping[str, FaceZone], shown: Shown, room_at_left: float) -> list[Tag]:
        """Return the names: those of the midline at the left where there is room, all else at the right."""
        profile = shown.place.view is View.SIDE
        made: dict[str, Tag] = {}
        for button in face.zones.shown():
            if button.zone not in made and (button.side != "right" or profile):
                name = zones[button.zone].name
                fits = text_width(name, self._look.font("caption")) + self._look.px(12) < room_at_left
                at_left = fits and (shown.place.mirrored if profile else not button.side)
                made[button.zone] = Tag("", name, "", _anchor(button, at_left), at_left)
        return list(made.values())

    def _paint_card_line(self, painter: QPainter, face: "FaceMap", shown: Shown) -> None:
        assert shown.card is not None
        button = shown.hovered if shown.hovered is not None and shown.hovered.zone == shown.told else None
        button = button or face.zones.of(shown.told, "left") or face.zones.of(shown.told)
        if button is None or button.isHidden():
            return
        card = shown.card.geometry()
        anchor = _anchor(button, at_left=False)
        y = min(max(anchor.y(), card.top() + 24.0), card.bottom() - 24.0)
        paint_elbow(painter, self._look, QPointF(card.left(), y), anchor)


def _edges(place: Place) -> tuple[float, float]:
    """Return the left and right edge of the head in the widget."""
    if place.view is View.FRONT:
        width = place.view_box.width()
        return place.position(_FACE_LEFT / width, 0).x(), place.position(_FACE_RIGHT / width, 0).x()
    ends = sorted((place.position(66 / 700, 0).x(), place.position(612 / 700, 0).x()))
    return ends[0], ends[1]


def _anchor(button: ZoneButton, at_left: bool) -> QPointF:
    """Return where the line of a tag ends: on the outline, towards the tag."""
    middle = button.shape.boundingRect().center()
    turn = -1 if at_left else 1
    outline = button.shape.toFillPolygon().toList()
    return max(outline, key=lambda point: turn * point.x() - 0.7 * abs(point.y() - middle.y()), default=middle)


def _has_tag(button: ZoneButton, zone: FaceZone, face: "FaceMap") -> bool:
    """Return whether a side has a tag of its own: where its points do, else the first side that is picked."""
    if not button.side:
        return True
    if zone.side_tags:
        return Side(button.side) in zone.side_tags
    left = face.zones.of(button.zone, "left")
    return button.side == "left" or left is None or not left.isChecked()
