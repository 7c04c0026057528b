"""The look of a key of the keyboard, wherever one is named."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ..appearance import Appearance
from ..shape import box, text
from ..text_block import text_width


def key_cap_size(look: Appearance, key: str) -> tuple[float, float]:
    """Return width and height of a key cap."""
    return max(look.px(20), text_width(key, look.font("small")) + look.px(10)), look.px(20)


def paint_key_cap(
    painter: QPainter, look: Appearance, key: str, x: float, middle: float, role: str, ground: str = ""
) -> None:
    """Paint a key of the keyboard with its left edge at ``x``."""
    width, height = key_cap_size(look, key)
    rect = QRectF(x, middle - height / 2, width, height)
    box(painter, rect, look.px(5), look.brush(ground) if ground else None, look.pen(role, 1.2))
    text(painter, rect, key, look.font("small"), look.brush(role), "centre")
