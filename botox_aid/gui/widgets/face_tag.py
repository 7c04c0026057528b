"""The tags beside the face: where they stand, and the elbow lines that tie them to their zones."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from ..appearance import Appearance
from ..shape import box, text
from ..text_block import text_width

_GAP = 8
# A tag stands above its zone; at the left higher still, beside the hair, so that it leaves the ear in sight.
_LIFT, _LEFT_LIFT = 1.2, 3.4


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: what it says, and where its zone is.

    Attributes:
        letter: The letter of a chosen zone; empty for a mere name.
        anchor: Where its line ends.
        at_left: Whether it stands left of the face.
        lacks_units: Whether its second line asks for units.
    """

    letter: str
    name: str
    detail: str
    anchor: QPointF
    at_left: bool
    lacks_units: bool = False


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag with its box."""

    tag: Tag
    box: QRectF


def tag_size(look: Appearance, tag: Tag) -> QSizeF:
    """Return the room of a tag."""
    px = look.px
    if not tag.letter:
        return QSizeF(text_width(tag.name, look.font("caption")) + px(12), px(22))
    words = max(text_width(tag.name, look.font("caption", 600)), text_width(tag.detail, look.font("caption", 600)))
    return QSizeF(px(7 + 28 + 8 + 10) + words + 4, px(44))


def tags_height(look: Appearance, tags: Sequence[Tag]) -> float:
    """Return the height of a column of tags."""
    return sum(tag_size(look, tag).height() for tag in tags) + _GAP * max(0, len(tags) - 1)


def place_tags(look: Appearance, tags: Sequence[Tag], left: QRectF, right: QRectF) -> list[PlacedTag]:
    """Set the tags in the columns beside the face, each as near to its zone as the others let it.

    Returns:
        Nothing for a column that cannot hold all its tags: the list beside the face says it all.
    """
    placed: list[PlacedTag] = []
    for column, at_left in ((left, True), (right, False)):
        mine = sorted((tag for tag in tags if tag.at_left is at_left), key=lambda tag: tag.anchor.y())
        sizes = [tag_size(look, tag) for tag in mine]
        high = tags_height(look, mine)
        wide = max((size.width() for size in sizes), default=0.0)
        if not mine or high > column.height() or wide > column.width():
            continue
        lift = _LEFT_LIFT if at_left else _LIFT
        tops = _tops([tag.anchor.y() for tag in mine], [size.height() for size in sizes], column, lift)
        for tag, size, top in zip(mine, sizes, tops, strict=True):
            x = column.left() + (column.width() - size.width()) * (0.15 if at_left else 0.0)
            placed.append(PlacedTag(tag, QRectF(x, top, size.width(), size.height())))
    return placed


def _tops(anchors: Sequence[float], heights: Sequence[float], column: QRectF, lift: float) -> list[float]:
    tops: list[float] = []
    floor = column.top()
    for anchor, height in zip(anchors, heights, strict=True):
        tops.append(max(floor, anchor - height * lift))
        floor = tops[-1] + height + _GAP
    ceiling = column.bottom()
    for place in range(len(tops) - 1, -1, -1):
        tops[place] = min(tops[place], ceiling - heights[place])
        ceiling = tops[place] - _GAP
    return tops


def paint_elbow(painter: QPainter, look: Appearance, start: QPointF, anchor: QPointF, role: str = "tag_line") -> None:
    """Paint the line from a tag to its zone: level first, then straight to the zone, with a dot at its end."""
    way = anchor - start
    slant = min(abs(way.x()) * 0.75, abs(way.y()))
    elbow = QPointF(anchor.x() - (slant if way.x() > 0 else -slant), start.y())
    path = QPainterPath(start)
    path.lineTo(elbow)
    path.lineTo(anchor)
    for pen in (look.pen("tag_case", 4), look.pen(role, 1.8)):
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
    dot = QPainterPath()
    dot.addEllipse(anchor, 4, 4)
    painter.fillPath(dot, look.brush(role))
    painter.strokePath(dot, look.pen("tag_case", 1.2))


def paint_tag(painter: QPainter, look: Appearance, placed: PlacedTag) -> None:
    """Paint a tag and its line."""
    tag, rect = placed.tag, placed.box
    role = "caution" if tag.lacks_units else "accent"
    start = QPointF(rect.right() if tag.at_left else rect.left(), rect.center().y())
    if not tag.letter:
        _paint_name(painter, look, placed, start)
        return
    paint_elbow(painter, look, start, tag.anchor, "caution" if tag.lacks_units else "tag_line")
    px = look.px
    box(painter, rect, look.theme.radius("control") - 2, look.brush("surface"), look.pen(role, 1.4))
    tile = QRectF(rect.left() + px(7), rect.center().y() - px(14), px(28), px(28))
    box(painter, tile, look.theme.radius("tag"), look.brush("accent"), None)
    text(painter, tile, tag.letter, look.font("strong", 700), look.brush("on_accent"), "centre")
    x = tile.right() + px(8)
    room = rect.right() - x - px(4)
    line = look.theme.type("caption").line
    if not tag.detail:
        place = QRectF(x, rect.top(), room, rect.height())
        text(painter, place, tag.name, look.font("caption", 600), look.brush("ink"))
        return
    first = QRectF(x, rect.center().y() - line, room, line)
    text(painter, first, tag.name, look.font("caption", 600), look.brush("ink"))
    font = look.font("caption", 600 if tag.lacks_units else 400)
    tone = look.brush("caution" if tag.lacks_units else "ink2")
    text(painter, first.translated(0, line), tag.detail, font, tone)


def _paint_name(painter: QPainter, look: Appearance, placed: PlacedTag, start: QPointF) -> None:
    rect, pen = placed.box, QPen(look.color("ink2"), 1)
    path = QPainterPath(start)
    path.lineTo(placed.tag.anchor)
    painter.strokePath(path, look.pen("tag_case", 2.6))
    painter.strokePath(path, pen)
    box(painter, rect, look.theme.radius("tag"), look.brush("surface"), look.pen("line", 1))
    text(painter, rect, placed.tag.name, look.font("caption"), look.brush("ink"), "centre")
