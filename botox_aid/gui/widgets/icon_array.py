"""A hundred people, and how many of them are affected."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, painter_on

_ACROSS, _CELL, _GAP, _GROWN = 10, 33, 7, 2.3


def _person(x: float, y: float, edge: float) -> QPainterPath:
    """Return head and shoulders within a square."""
    path = QPainterPath()
    head = edge * 0.2
    path.addEllipse(QPointF(x + edge / 2, y + edge * 0.3), head, head)
    left, right, top, bottom = x + edge * 0.14, x + edge * 0.86, y + edge * 0.56, y + edge * 0.92
    path.moveTo(left, bottom)
    path.cubicTo(left, top + edge * 0.02, left + edge * 0.1, top, x + edge / 2, top)
    path.cubicTo(right - edge * 0.1, top, right, top + edge * 0.02, right, bottom)
    path.closeSubpath()
    return path


class IconArray(QWidget):
    """Ten by ten people: the affected ones white on an accent tile, the others outlined."""

    def __init__(self, look: Appearance, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._affected, self._total = look, 0, 100
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def tell(self, affected: int, total: int = 100, says: str = "") -> None:
        """Show a count, and say it with both frames to a screen reader."""
        self._affected, self._total = affected, total
        self.setAccessibleName(says)
        self.setAccessibleDescription(says)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of ten by ten cells."""
        edge = self.look.px(_ACROSS * _CELL + (_ACROSS - 1) * _GAP) + 2
        return QSize(edge, edge)

    def hasHeightForWidth(self) -> bool:
        """Whether the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows at a width; it never asks for more than the size it likes best."""
        rows = -(-self._total // _ACROSS)
        return min(self.sizeHint().height(), round(width * rows / _ACROSS))

    def minimumSizeHint(self) -> QSize:
        """Return the least at which the figures can be told apart."""
        return QSize(200, 200)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the figures."""
        painter = painter_on(self)
        rows = -(-self._total // _ACROSS)
        # The tile of an affected figure is a little larger than its cell, at the edges too.
        wide, high = (count * (_CELL + _GAP) - _GAP + 2 * _GROWN for count in (_ACROSS, rows))
        unit = min(self.width() / wide, self.height() / high)
        cell, step = _CELL * unit, (_CELL + _GAP) * unit
        left, top = (self.width() - wide * unit) / 2 + _GROWN * unit, _GROWN * unit
        for index in range(self._total):
            x, y = left + index % _ACROSS * step, top + index // _ACROSS * step
            self._paint_figure(painter, x, y, cell, index < self._affected)
        painter.end()

    def _paint_figure(self, painter: QPainter, x: float, y: float, cell: float, affected: bool) -> None:
        look = self.look
        if affected:
            grown = cell * _GROWN / _CELL
            tile = QRectF(x - grown, y - grown, cell + 2 * grown, cell + 2 * grown)
            box(painter, tile, cell * 0.2, look.brush("accent"), None)
            painter.fillPath(_person(x, y, cell), look.brush("on_accent"))
        else:
            painter.strokePath(_person(x, y, cell), look.pen("edge", max(1.2, cell * 0.045)))
