"""A pad to sign on with a pen, a finger or the mouse; it keeps what the hand drew, not a picture of it."""

import math
from collections.abc import Iterable

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainterPath, QPaintEvent, QTabletEvent, QTouchEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.consultation import Stroke
from ...domain.ink import InkCommand, outline, weight_of_speed
from ..appearance import Appearance
from ..shape import box, icon, line, painter_on, text

# The nominal size of a pixel at 100 %: 96 to the inch.
_PIXELS_PER_MM = 96 / 25.4
_WIDE, _HIGH = 584, 216
_BASELINE = 0.76
# What a consultation file can hold.
_MOST_STROKES, _MOST_POINTS = 2000, 20_000
_PEN, _FINGER, _MOUSE = "pen", "finger", "mouse"


class _Drawn:
    """A stroke while it is drawn, in millimetres."""

    def __init__(self, tool: str) -> None:
        self.tool = tool
        self.points: list[tuple[float, float]] = []
        self.weights: list[float] = []
        self.moment = 0

    def add(self, point: tuple[float, float], moment: int, pressure: float | None) -> None:
        """Take a point; without pressure the speed of the hand says how heavy it is."""
        weight = pressure
        if weight is None and self.points:
            weight = weight_of_speed(math.dist(point, self.points[-1]), moment - self.moment)
        self.points.append((round(point[0], 2), round(point[1], 2)))
        self.weights.append(round(1.0 if weight is None else min(1.0, max(0.0, weight)), 2))
        self.moment = moment

    def stroke(self) -> Stroke:
        """Return it as it is kept."""
        return Stroke(tuple(self.points), tuple(self.weights))


class SignaturePad(QWidget):
    """The pad.

    Attributes:
        drawn: A stroke was finished, or everything was cleared.
    """

    drawn = Signal()

    def __init__(
        self, look: Appearance, says: str, hint: str, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        from PySide6.QtCore import Qt

        self.look, self._hint = look, hint
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setAccessibleDescription(hint)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._strokes: list[Stroke] = []
        self._path = QPainterPath()
        self._now: _Drawn | None = None
        self._finger = -1
        self._clock = QElapsedTimer()
        self._clock.start()
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self._strokes

    def strokes(self) -> tuple[Stroke, ...]:
        """Return what was drawn, in millimetres from the top left."""
        return tuple(self._strokes)

    def clear(self) -> None:
        """Begin afresh."""
        self._strokes, self._now, self._path = [], None, QPainterPath()
        self.update()
        self.drawn.emit()

    def sizeHint(self) -> QSize:
        """Return the room for a signature."""
        return QSize(self.look.px(_WIDE), self.look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(self.look.px(240), self.look.px(140))

    # The hand

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen; accepting keeps the system from sending the same as a mouse."""
        kinds = QEvent.Type
        if event.type() == kinds.TabletPress:
            self._begin(_PEN, event.position(), event.pressure())
        elif event.type() == kinds.TabletMove:
            self._move(_PEN, event.position(), event.pressure())
        elif event.type() == kinds.TabletRelease:
            self._end(_PEN)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Draw with the first finger; other fingers, and the palm beside a pen, draw nothing."""
        if isinstance(event, QTouchEvent):
            self._touched(event)
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Draw with the mouse."""
        from PySide6.QtCore import Qt

        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(_MOUSE, event.position(), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the mouse."""
        self._move(_MOUSE, event.position(), None)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Lift the mouse's pen."""
        self._end(_MOUSE)

    def _touched(self, event: QTouchEvent) -> None:
        kinds, points = QEvent.Type, event.points()
        if event.type() == kinds.TouchBegin and points and self._now is None:
            self._finger = points[0].id()
            self._begin(_FINGER, points[0].position(), None)
        elif event.type() == kinds.TouchUpdate:
            for point in points:
                if point.id() == self._finger:
                    self._move(_FINGER, point.position(), None)
        elif event.type() == kinds.TouchEnd:
            self._end(_FINGER)
        elif event.type() == kinds.TouchCancel and self._now is not None and self._now.tool == _FINGER:
            self._now = None
            self.update()

    def _begin(self, tool: str, place: QPointF, pressure: float | None) -> None:
        if self._now is None and len(self._strokes) < _MOST_STROKES:
            self._now = _Drawn(tool)
            self._add(place, pressure)

    def _move(self, tool: str, place: QPointF, pressure: float | None) -> None:
        if self._now is not None and self._now.tool == tool and len(self._now.points) < _MOST_POINTS:
            self._add(place, pressure)

    def _end(self, tool: str) -> None:
        if self._now is None or self._now.tool != tool:
            return
        stroke, self._now = self._now.stroke(), None
        self._strokes.append(stroke)
        self._path.addPath(ink_path(outline(stroke)))
        self.update()
        self.drawn.emit()

    def _add(self, place: QPointF, pressure: float | None) -> None:
        assert self._now is not None, "a stroke is being drawn"
        scale = _PIXELS_PER_MM * self.look.theme.scale
        x, y = min(max(place.x(), 0.0), self.width()), min(max(place.y(), 0.0), self.height())
        self._now.add((x / scale, y / scale), self._clock.elapsed(), pressure)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, line and ink."""
        painter = painter_on(self)
        look, px = self.look, self.look.px
        box(painter, QRectF(self.rect()), look.theme.radius("control"), look.brush("surface"), look.pen("edge", 1.5))
        y = round(self.height() * _BASELINE) + 0.5
        line(painter, px(24), y, self.width() - px(24), y, look.pen("edge", 1))
        icon(painter, look, "x", "edge", QPointF(px(34), y - px(14)), 16)
        if self.is_empty and self._now is None:
            place = QRectF(px(24), 0, self.width() - px(48), self.height() * _BASELINE)
            text(painter, place, self._hint, look.font("caption"), look.brush("ink2"), "centre")
        scale = _PIXELS_PER_MM * look.theme.scale
        painter.setTransform(QTransform.fromScale(scale, scale))
        painter.fillPath(self._path, look.brush("ink"))
        if self._now is not None:
            painter.fillPath(ink_path(outline(self._now.stroke())), look.brush("ink"))
        painter.end()


def ink_path(commands: Iterable[InkCommand]) -> QPainterPath:
    """Return an outline as a path to fill."""
    from PySide6.QtCore import Qt

    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for act, spots in commands:
        places = [QPointF(*spot) for spot in spots]
        if act == "M":
            path.moveTo(places[0])
        elif act == "L":
            path.lineTo(places[0])
        elif act == "C":
            path.cubicTo(*places)
        else:
            path.closeSubpath()
    return path
