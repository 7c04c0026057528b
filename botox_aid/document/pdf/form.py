"""Lays out what is filled in by hand: boxes to tick, dated steps, lines to sign, chips of findings."""

from ...domain.ink import outline
from ..blocks import Chip, SignatureBlock, SignatureLine, Step, StepGroup, Steps, Tag, Ticks
from ..span import Spans, plain
from .flow import Drawing, Figure, Muted, Piece, Row, Rows, Space, Stack
from .layout import Layout
from .panel import Edges, Look, Panel
from .pen import Pen
from .style import GREY, INK, MM, RED, TEAL, TINT, WHITE, TextStyle
from .tags import Element, numbering

_BOX = 0.92


class Forms:
    """Makes the pieces of forms for a layout."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        layout.learn(Ticks, self.ticks)
        layout.learn(Steps, self.steps)
        layout.learn(SignatureBlock, self.signatures)
        layout.learn(Chip, self.chip)

    def _box(self, element: Element, style: TextStyle) -> Figure:
        side = _BOX * style.size
        top = (style.leading - side) / 2

        def draw(pen: Pen, x: float, y: float) -> None:
            pen.rectangle(x + 0.5, y + top, side, side, stroke=INK, line_width=0.9)

        return Figure(side + 1, style.leading, draw, element)

    def _tick(self, spans: Spans, entry: Element, box_name: str, width: float) -> Piece:
        style = self._layout.scale.body
        box = self._box(entry.child("Lbl", alt=box_name), style)
        left = box.width + 0.62 * style.size
        return Row([(0.0, box), (left, self._layout.text(spans, style, width - left, entry.child("LBody")))])

    def ticks(self, block: Ticks, width: float, parent: Element) -> list[Piece]:
        """Return boxes to tick, in one row where they fit."""
        layout, style = self._layout, self._layout.scale.body
        lead_element = parent.child("P") if block.lead else None
        listed = parent.child("L", attributes=numbering("None"))
        label = _BOX * style.size + 1 + 0.62 * style.size + 0.1
        needed = [layout.set.natural_width(item, style) + label for item in block.items]
        lead_width = layout.set.natural_width(block.lead, style) + 0.1 if block.lead else 0.0
        columns = len(needed) + (1 if block.lead else 0)
        free = width - sum(needed) - lead_width
        before = 1.1 * MM * layout.scale.pad
        if layout.scale.stacked or free < 10 * (columns - 1):
            pieces: list[Piece] = []
            if lead_element is not None:
                pieces.append(layout.text(block.lead, style, width, lead_element, before, keep=True))
            for item in block.items:
                piece = self._tick(item, listed.child("LI"), block.box_name, width)
                piece.before = before
                pieces.append(piece)
            return pieces
        step, x = free / max(1, columns - 1), 0.0
        cells: list[tuple[float, Piece]] = []
        if lead_element is not None:
            cells.append((0.0, layout.text(block.lead, style, lead_width, lead_element)))
            x = lead_width + step
        for item, item_width in zip(block.items, needed, strict=True):
            cells.append((x, self._tick(item, listed.child("LI"), block.box_name, item_width)))
            x += item_width + step
        return [Row(cells, before)]

    # -- dated steps

    def steps(self, block: Steps, width: float, parent: Element) -> list[Piece]:
        """Return the steps, each group beside its date."""
        groups = [self._group(group, block, width, parent) for group in block.groups]
        end = Panel(Space(0.0), width, Edges(), Look(above=(TEAL, 1.0)))
        groups[-1].keep = True
        return [Rows([], [*groups, end], 0.8 * MM)]

    def _group(self, group: StepGroup, block: Steps, width: float, parent: Element) -> Piece:
        layout, scale = self._layout, self._layout.scale
        stacked = scale.stacked
        date_width = width if stacked else (40 if scale.pad >= 1 else 34) * MM
        pad = 2.4 * MM * min(1.0, scale.pad + 0.2)
        title = parent.child("H3")
        dates: list[Piece] = [
            layout.text(
                plain(group.title),
                scale.h2 if not block.slim and scale.pad >= 1 else scale.h3.but(colour=TEAL),
                date_width - pad - 4,
                title,
            )
        ]
        dates += [layout.text(line, scale.body, date_width - pad - 4, parent.child("P")) for line in group.lines]
        listed = parent.child("L", attributes=numbering("None"))
        steps_width = width if stacked else width - date_width
        steps: list[Piece] = []
        for index, step in enumerate(group.steps):
            look = Look(above=(GREY, 0.6)) if index else Look()
            row = self._step(step, block.box_name, steps_width - pad, listed.child("LI"))
            tall = scale.pad if scale.pad > 0.5 else 0.3 * scale.pad
            edges = Edges(0.0 if stacked else pad, 1.1 * MM * tall, 0.0, 1.2 * MM * tall)
            steps.append(Panel(row, steps_width, edges, look, whole=True))
        head = Stack(dates)
        edges = Edges(pad, 1.0 * MM * scale.pad, 2, 1.2 * MM * scale.pad)
        if stacked:
            band = Panel(head, width, edges, Look(fill=TINT, above=(TEAL, 1.0)), keep=True)
            return Stack([band, *steps])
        right = Stack(steps)
        filler = max(0.0, right.height - head.height - edges.top - edges.bottom)
        look = Look() if block.slim else Look(fill=TINT)
        date = Panel(Stack([head, Space(filler)]) if filler else head, date_width, edges, look, whole=True)
        row = _DateRow([(0.0, date), (date_width, right)], head, date_width, edges, look)
        return Panel(row, width, Edges(), Look(above=(TEAL, 1.0)))

    def _step(self, step: Step, box_name: str, width: float, entry: Element) -> Piece:
        layout, style = self._layout, self._layout.scale.body
        box = self._box(entry.child("Lbl", alt=box_name), style)
        body = entry.child("LBody")
        close = layout.scale.pad < 1
        left = box.width + (0.5 if close else 0.7) * style.size
        tag_width = (15.0 if close else 18.5) * MM * (1.5 if layout.scale.stacked else 1.0)
        room = width - left - (tag_width + (1.2 if close else 2.0) * MM if step.tag else 0.0)
        words = layout.text(step.spans, style, room, body)
        cells: list[tuple[float, Piece]] = [(0.0, box), (left, words)]
        if step.tag:
            words.continued = True
            cells.append((width - tag_width, self._tag(step.tag, step.tag_word, tag_width, body)))
        return Row(cells, late=1 if step.tag else 0)

    def _tag(self, tag: Tag, word: str, width: float, body: Element) -> Piece:
        style = self._layout.scale.tag
        look = style.but(colour=WHITE if tag is Tag.FILLED else INK, strong=tag is not Tag.DASHED)
        natural = min(self._layout.set.natural_width(plain(word), look), width - 4)
        text = self._layout.text(plain(word), look, natural + 1, body)
        return _TagPiece(text, width, natural, tag)

    # -- signing

    def signatures(self, block: SignatureBlock, width: float, parent: Element) -> list[Piece]:
        """Return the lines to sign."""
        gap = 6 * MM
        each = (width - gap * (len(block.lines) - 1)) / len(block.lines)
        style = self._layout.scale.body
        long = any(self._layout.set.natural_width(line.name, style) > 1.4 * each for line in block.lines)
        if self._layout.scale.stacked or long:
            return [self._signature(line, width, parent) for line in block.lines]
        cells = [(index * (each + gap), self._signature(line, each, parent)) for index, line in enumerate(block.lines)]
        return [Row(cells)]

    def _signature(self, line: SignatureLine, width: float, parent: Element) -> Piece:
        style = self._layout.scale.body
        room = (14 if self._layout.scale.stacked else 9 if self._layout.scale.pad > 0.5 else 6.6) * MM
        above: Piece = Space(room)
        if any(stroke.points for stroke in line.strokes):
            element = parent.child("Figure", alt=line.alt)
            above = Figure(width, room, _strokes(line, width, room), element)
        date_width = min(0.6 * width, max(0.3 * width, self._layout.set.natural_width(line.date, style) + 2))
        left = width - date_width
        name = self._layout.text(line.name, style, left - 6, parent.child("P"))
        date = self._layout.text(line.date, style, date_width, parent.child("P"))
        words = Panel(Row([(0.0, name), (left, date)]), width, Edges(top=0.5 * MM), Look(above=(INK, 0.9)))
        return Stack([above, words], whole=True)

    # -- findings

    def chip(self, block: Chip, width: float, parent: Element) -> list[Piece]:
        """Return a finding with its level."""
        layout, style = self._layout, self._layout.scale.body
        chip_width = 7.2 * style.size
        tag = Tag.FILLED if block.filled else Tag.SOLID
        element = parent.child("P")
        look = style.but(colour=WHITE if block.filled else INK, strong=True)
        natural = min(layout.set.natural_width(plain(block.word), look), chip_width - 14)
        word = _TagPiece(layout.text(plain(block.word), look, natural + 1, element), natural + 10, natural, tag, RED)
        texts = [layout.text(spans, style, width - chip_width, parent.child("P")) for spans in block.paragraphs]
        row = Row([(0.0, word), (chip_width, Stack(texts))])
        return [Panel(row, width, Edges(top=1.5, bottom=2), Look(below=(GREY, 0.6)))]


class _DateRow(Row):
    """Steps beside their date; where they go on, the date stands there again as an artifact."""

    def __init__(
        self, cells: list[tuple[float, Piece]], head: Piece, date_width: float, edges: Edges, look: Look
    ) -> None:
        super().__init__(cells)
        self._head, self._date_width, self._edges, self._look = head, date_width, edges, look

    def cut(self, room: float, *, force: bool = False) -> tuple[Piece, Piece] | None:
        offset, steps = self._cells[1]
        if self._head.height + self._edges.top + self._edges.bottom > room:
            return None
        parts = steps.cut(room, force=force)
        if parts is None:
            return None
        halves: list[Piece] = []
        for index, part in enumerate(parts):
            head = self._head if not index else Muted(self._head)
            filler = max(0.0, part.height - head.height - self._edges.top - self._edges.bottom)
            date = Panel(Stack([head, Space(filler)]), self._date_width, self._edges, self._look, whole=True)
            halves.append(_DateRow([(0.0, date), (offset, part)], head, self._date_width, self._edges, self._look))
        return halves[0], halves[1]


class _TagPiece(Piece):
    """A word in a frame whose shape tells it apart."""

    def __init__(self, text: Piece, width: float, natural: float, tag: Tag, fill: str = TEAL) -> None:
        super().__init__(text.height + 1.5)
        self._text, self._width, self._natural, self._tag, self._fill = text, width, natural, tag, fill

    def draw(self, pen: Pen, x: float, y: float) -> None:
        with pen.artifact():
            if self._tag is Tag.FILLED:
                pen.rectangle(x, y, self._width, self.height, fill=self._fill)
            elif self._tag is Tag.SOLID:
                pen.rectangle(x + 0.5, y, self._width - 1, self.height, stroke=INK, line_width=1.1)
            else:
                pen.rectangle(x + 0.5, y, self._width - 1, self.height, stroke=GREY, line_width=0.8, dash="3 2")
        self._text.draw(pen, x + (self._width - self._natural) / 2, y + 0.8)


def _strokes(line: SignatureLine, width: float, room: float) -> Drawing:
    """Return what draws a signature as filled ink, no larger than it was drawn and inside its room."""
    outlines = [outline(stroke) for stroke in line.strokes]
    spots = [spot for commands in outlines for command in commands for spot in command.spots]
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    scale = min(MM, (width - 8) / max(right - left, 0.1), (room - 2) / max(bottom - top, 0.1))

    def draw(pen: Pen, x: float, y: float) -> None:
        for commands in outlines:
            path = [
                (
                    command.act,
                    [
                        value
                        for px, py in command.spots
                        for value in (x + 4 + (px - left) * scale, y + room - 1 - (bottom - py) * scale)
                    ],
                )
                for command in commands
            ]
            if path:
                pen.path(path, fill=INK)

    return draw
