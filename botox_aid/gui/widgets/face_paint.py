"""Paints what lies on the face: zones in their states, points, guides."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from ..appearance import Appearance
from ..shape import box, text
from .face_drawing import Place

_IDLE_ALPHA, _HOVER_ALPHA, _PICKED_ALPHA = 30, 90, 112
_THIRDS = (190.0, 343.0, 497.0, 652.0)
_MIDLINE = 300.0


@dataclass(frozen=True, slots=True)
class ZoneState:
    """How a zone is painted."""

    picked: bool = False
    off_label: bool = False
    hovered: bool = False
    focused: bool = False


def _round_pen(look: Appearance, role: str, width: float, dash: tuple[float, ...] = ()) -> QPen:
    pen = look.pen(role, width, dash)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def paint_zone(painter: QPainter, look: Appearance, shape: QPainterPath, state: ZoneState) -> None:
    """Paint a zone: thin when idle, dashed under the pointer, filled when picked, dashed again off label."""
    if state.picked:
        painter.fillPath(shape, look.brush("zone_picked", _PICKED_ALPHA))
    else:
        ground = look.brush("point_ground", _HOVER_ALPHA) if state.hovered else look.brush("zone_idle", _IDLE_ALPHA)
        painter.fillPath(shape, ground)
    if state.focused:
        painter.strokePath(shape, _round_pen(look, "point_ground", 5))
        painter.strokePath(shape, _round_pen(look, "zone_hover", 3))
    elif state.picked:
        painter.strokePath(shape, _round_pen(look, "zone_picked", 2.6, (7, 4) if state.off_label else ()))
    elif state.hovered:
        painter.strokePath(shape, _round_pen(look, "zone_hover", 3, (6, 4)))
    else:
        painter.strokePath(shape, _round_pen(look, "zone_idle", 1.2))


def paint_on_hair(painter: QPainter, look: Appearance, shape: QPainterPath) -> None:
    """Paint the light edge that lifts an idle outline off the hair."""
    pen = look.pen("point_ground", 2.6)
    colour = pen.color()
    colour.setAlpha(110)
    pen.setColor(colour)
    painter.strokePath(shape, pen)


def paint_ring(painter: QPainter, look: Appearance, shape: QPainterPath) -> None:
    """Paint the ring of the keyboard around a zone; cased, so that it shows on skin, hair and stage."""
    bounds = shape.boundingRect().adjusted(-9, -9, 9, 9)
    outline = QPainterPath()
    outline.addRoundedRect(bounds, 10, 10)
    painter.strokePath(outline, _round_pen(look, "point_ground", 5))
    painter.strokePath(outline, _round_pen(look, "zone_hover", 3))


def paint_letter(painter: QPainter, look: Appearance, letter: str, middle: QPointF, room: float) -> None:
    """Paint a zone's letter on the zone, no larger than the zone's own width lets it."""
    edge = min(look.px(22), max(17, round(room * 0.8)))
    tile = QRectF(middle.x() - edge / 2, middle.y() - edge / 2, edge, edge)
    box(painter, tile, look.px(5), look.brush("zone_picked"), None)
    font = look.font("label", 700)
    font.setPixelSize(round(edge * 0.64))
    text(painter, tile, letter, font, look.brush("letter"), "centre")


def paint_point(
    painter: QPainter, look: Appearance, middle: QPointF, reach: float, units: str, *, focused: bool, dimmed: bool
) -> None:
    """Paint a point with its units; one that lacks them is dashed, with a dot."""
    disc = QPainterPath()
    disc.addEllipse(middle, reach, reach)
    painter.fillPath(disc, look.brush("point_ground", 150 if dimmed else 255))
    if units:
        painter.strokePath(disc, _round_pen(look, "point", 1.7))
        place = QRectF(middle.x() - 2 * reach, middle.y() - reach, 4 * reach, 2 * reach)
        font = look.font("small")
        font.setPixelSize(max(8, round(reach * (1.25 if len(units) < 3 else 0.9))))
        text(painter, place, units, font, look.brush("point"), "centre")
    else:
        painter.strokePath(disc, _round_pen(look, "untyped", 1.7, (3, 2)))
        dot = QPainterPath()
        dot.addEllipse(middle, reach * 0.2, reach * 0.2)
        painter.fillPath(dot, look.brush("untyped"))
    if focused:
        ring = QPainterPath()
        ring.addEllipse(middle, reach + 4, reach + 4)
        painter.strokePath(ring, _round_pen(look, "point_ground", 5))
        painter.strokePath(ring, _round_pen(look, "zone_hover", 3))


def paint_guides(painter: QPainter, look: Appearance, place: Place, *, midline: bool, thirds: bool) -> None:
    """Paint the midline and the lines that part the face in thirds."""
    transform = place.transform()
    if midline:
        painter.setPen(_round_pen(look, "guide", 1.1, (7, 5)))
        painter.drawLine(transform.map(QLineF(_MIDLINE, 70, _MIDLINE, 750)))
    if thirds:
        ends = (80.0, 520.0) if place.view_box.width() < 650 else (330.0, 660.0)
        pen = look.pen("guide", 1.8, (0.2, 6.4))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for y in _THIRDS:
            painter.drawLine(transform.map(QLineF(ends[0], y, ends[1], y)))
