"""Shapes that widgets paint: rounded boxes with edges that fall on whole pixels, text in one line, icons."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QFont, QPainter, QPainterPath, QPen

from .text_block import TextBlock, elided

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from .appearance import Appearance

_STRAIGHT = 0.0


def painter_on(widget: "QWidget") -> QPainter:
    """Return a painter with smooth edges; the caller ends it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """Return a box with round corners."""
    path = QPainterPath()
    radius = max(0.0, min(radius, rect.width() / 2, rect.height() / 2))
    path.addRoundedRect(rect, radius, radius)
    return path


def rounded_corners(rect: QRectF, corners: Sequence[float]) -> QPainterPath:
    """Return a box whose corners have radii of their own: top left, top right, bottom right, bottom left."""
    top_left, top_right, bottom_right, bottom_left = corners
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    path = QPainterPath(QPointF(left + top_left, top))
    path.lineTo(right - top_right, top)
    _turn(path, right, top, right, top + top_right, top_right)
    path.lineTo(right, bottom - bottom_right)
    _turn(path, right, bottom, right - bottom_right, bottom, bottom_right)
    path.lineTo(left + bottom_left, bottom)
    _turn(path, left, bottom, left, bottom - bottom_left, bottom_left)
    path.lineTo(left, top + top_left)
    _turn(path, left, top, left + top_left, top, top_left)
    path.closeSubpath()
    return path


def _turn(path: QPainterPath, corner_x: float, corner_y: float, x: float, y: float, radius: float) -> None:
    if radius > _STRAIGHT:
        path.quadTo(corner_x, corner_y, x, y)


def box(painter: QPainter, rect: QRectF, radius: float, fill: QBrush | None, edge: QPen | None) -> None:
    """Paint a rounded box; its edge lies inside ``rect``."""
    inset = edge.widthF() / 2 if edge is not None else 0.0
    path = rounded(rect.adjusted(inset, inset, -inset, -inset), radius - inset)
    if fill is not None:
        painter.fillPath(path, fill)
    if edge is not None:
        painter.strokePath(path, edge)


def line(painter: QPainter, x1: float, y1: float, x2: float, y2: float, pen: QPen) -> None:
    """Paint a straight line."""
    path = QPainterPath(QPointF(x1, y1))
    path.lineTo(x2, y2)
    painter.strokePath(path, pen)


def text(painter: QPainter, rect: QRectF, words: str, font: QFont, brush: QBrush, align: str = "left") -> None:
    """Paint one line of text, centred in height and cut with an ellipsis where it is too long."""
    block = TextBlock(elided(words, font, rect.width() + 0.5), font, rect.height(), brush)
    block.draw(painter, rect.left(), rect.top(), rect.width() + 1, align)


def icon(painter: QPainter, look: "Appearance", name: str, role: str, centre: QPointF, size: float = 20) -> None:
    """Paint an icon with its centre at a point; ``size`` is scaled with the text."""
    device = painter.device()
    pixmap = look.icon(name, role, size, device.devicePixelRatioF())
    edge = look.px(size)
    painter.drawPixmap(round(centre.x() - edge / 2), round(centre.y() - edge / 2), pixmap)
