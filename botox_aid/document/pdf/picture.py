"""Lays out pictures: the face, icon arrays, the strip of time."""

from ..blocks import MANY_SHAPES, Face, IconArray, TimeStrip
from .face import FaceDrawing
from .flow import Drawing, Figure, Piece, Row, Stack
from .icon_array import LARGE, icon_array
from .label import Label
from .layout import Layout
from .pen import Pen
from .style import MM, TEAL, WHITE
from .tags import Element
from .timeline import CURVE_HEIGHT, LOW_CURVE_HEIGHT, PLAIN_HEIGHT, strip

_POINTED = 56.0 * MM
_MARK_HEIGHT = 20.0


class Pictures:
    """Makes the pieces of pictures for a layout."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        layout.learn(Face, self.face)
        layout.learn(IconArray, self.icon_array)
        layout.learn(TimeStrip, self.time_strip)

    def face(self, block: Face, width: float, parent: Element) -> list[Piece]:
        """Return the picture of the face."""
        scale = self._layout.scale
        # Points with their units need room, however close the sheet is.
        face_width = min(max(scale.face_width, _POINTED if block.points else 0.0), width)
        face_height = scale.face_height * face_width / scale.face_width
        if len(block.shapes) > MANY_SHAPES:
            face_width = min(width, 1.4 * scale.face_width)
            face_height = 1.2 * face_width
        drawing = FaceDrawing(
            self._layout.stock, self._layout.set.shaper, block, (face_width, face_height), scale.body.size
        )
        return [Figure(face_width, face_height, drawing.drawing(), parent.child("Figure", alt=block.alt))]

    def icon_array(self, block: IconArray, width: float, parent: Element) -> list[Piece]:
        """Return icons beside their sentence."""
        element = parent.child("Figure", alt=block.icons.alt)
        picture = Figure(LARGE, LARGE, icon_array(block.icons.filled, LARGE), element)
        left = LARGE + 4 * MM
        return [
            Row(
                [
                    (0.0, picture),
                    (left, self._layout.text(block.spans, self._layout.scale.body, width - left, parent.child("P"))),
                ]
            )
        ]

    def time_strip(self, block: TimeStrip, width: float, parent: Element) -> list[Piece]:
        """Return the strip of time, or a list of its stops in large print."""
        scale = self._layout.scale
        if scale.stacked:
            return self._time_list(block, width, parent)
        widths = self._stop_widths(block, width)
        places = [1.7 * MM + 1 + sum(widths[:index]) for index in range(len(widths))]
        shaper = self._layout.set.shaper
        word = Label(shaper, block.curve, scale.body.size, bold=False) if block.curve else None
        curve = CURVE_HEIGHT if scale.pad > 0.6 else LOW_CURVE_HEIGHT
        height = curve if block.curve else PLAIN_HEIGHT
        drawing = strip(block, places, width, height, word)
        figure = Figure(width, height, drawing, parent.child("Figure", alt=block.alt), 0.6 * MM)
        figure.keep = True
        cells: list[tuple[float, Piece]] = []
        for index, stop in enumerate(block.stops):
            lines = [(stop.when, scale.body.but(strong=True)), *((line, scale.body) for line in stop.lines)]
            stack = Stack(
                [self._layout.text(spans, style, widths[index] - 7, parent.child("P")) for spans, style in lines]
            )
            cells.append((sum(widths[:index]) + 3, stack))
        # What happens stays below its date.
        return [figure, Stack([Row(cells)], 0.8 * MM, whole=True)]

    def _stop_widths(self, block: TimeStrip, width: float) -> list[float]:
        """Share the strip out so that each stop gets what its longest line needs, and what is left evenly."""
        body = self._layout.scale.body
        needs = [
            max(
                self._layout.set.natural_width(stop.when, body.but(strong=True)),
                *(self._layout.set.natural_width(line, body) for line in stop.lines),
            )
            + 8
            for stop in block.stops
        ]
        share = (width - sum(needs)) / len(needs)
        return [need + share for need in needs] if share > 0 else [width / len(needs)] * len(needs)

    def _time_list(self, block: TimeStrip, width: float, parent: Element) -> list[Piece]:
        scale = self._layout.scale
        pieces: list[Piece] = []
        element = parent.child("Figure", alt=block.alt)
        for index, stop in enumerate(block.stops):
            texts = [self._layout.text(stop.when, scale.body.but(strong=True), width - 30, parent.child("P"))]
            texts += [self._layout.text(line, scale.body, width - 30, parent.child("P")) for line in stop.lines]
            stack = Stack(texts)
            # What no page can hold is cut, but not the line beside it.
            high = stack.height if stack.height < scale.column_height else _MARK_HEIGHT
            last = high == _MARK_HEIGHT or index + 1 == len(block.stops)
            mark = Figure(20, high, _time_mark(high, last), None if index else element)
            pieces.append(Row([(0.0, mark), (30.0, stack)], 1.5 * MM if pieces else 0.0))
        return [Stack(pieces, 1.5 * MM, whole=True)]


def _time_mark(height: float, last: bool) -> Drawing:
    def draw(pen: Pen, x: float, y: float) -> None:
        if not last:
            pen.line(x + 9, y + 18, x + 9, y + height + 10, TEAL, 2.0)
        pen.circle(x + 9, y + 12, 5.5, fill=WHITE, stroke=TEAL, line_width=2.0)

    return draw
