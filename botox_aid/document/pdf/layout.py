"""Turns the blocks of a document into pieces of a page, each with its elements in reading order."""

from collections.abc import Callable, Sequence
from typing import Any

from ..blocks import (
    AlertBox,
    Block,
    Box,
    Bullets,
    Cell,
    Columns,
    Face,
    Heading,
    IconArray,
    Letterhead,
    NoteSpace,
    Paragraph,
    Shade,
    Strip,
    TimeStrip,
    Whole,
)
from ..span import Spans, bold, plain
from .face import FaceDrawing
from .flow import Edges, Figure, Look, Panel, Piece, Row, Space, Stack
from .fonts import Family
from .icon_array import LARGE, icon_array
from .lines import Lines, Typesetter
from .stock import Stock
from .style import GREY, INK, MM, RED, TEAL, TINT, WHITE, Scale, TextStyle
from .tags import Element, numbering
from .timeline import CURVE_HEIGHT, LOW_CURVE_HEIGHT, PLAIN_HEIGHT, strip

BULLET = "\u2022"


class Layout:
    """Lays blocks out in a measure.

    Attributes:
        scale: Sizes and gaps of the edition.
        headings: Headings with their elements, for the bookmarks.
    """

    def __init__(self, stock: Stock, typesetter: Typesetter, scale: Scale) -> None:
        self.stock, self.set, self.scale = stock, typesetter, scale
        self.headings: list[tuple[int, str, Element]] = []
        self._makers: dict[type, Callable[[Any, float, Element], list[Piece]]] = {
            Letterhead: self._letterhead,
            Strip: self._strip,
            Heading: self._heading,
            Paragraph: self._paragraph,
            Bullets: self._bullets,
            Columns: self._columns,
            Box: self._box,
            AlertBox: self._alert_box,
            Face: self._face,
            IconArray: self._icon_array,
            TimeStrip: self._time_strip,
            NoteSpace: self._note_space,
            Whole: self._whole,
        }

    def learn(self, kind: type, maker: "Callable[[Any, float, Element], list[Piece]]") -> None:
        """Add how a kind of block is laid out."""
        self._makers[kind] = maker

    def pieces(self, blocks: Sequence[Block], width: float, parent: Element) -> list[Piece]:
        """Return the pieces of ``blocks`` under ``parent``."""
        found: list[Piece] = []
        for block in blocks:
            found += self._makers[type(block)](block, width, parent)
        return found

    def text(
        self,
        spans: Spans,
        style: TextStyle,
        width: float,
        element: Element,
        before: float = 0.0,
        *,
        keep: bool = False,
    ) -> Lines:
        """Return text as a piece."""
        return self.set.lines([(spans, element)], style, width, before, keep=keep)

    # -- head of the sheet

    def _letterhead(self, block: Letterhead, width: float, parent: Element) -> list[Piece]:
        scale = self.scale
        title = parent.child("H1")
        self.headings.append((1, block.title, title))
        beside = bool(block.sender) and not scale.stacked
        left = width * (0.64 if beside else 1.0)
        pieces: list[Piece] = [self.text(plain(block.title), scale.h1, left, title)]
        if block.subtitle:
            pieces.append(self.text(block.subtitle, scale.body, left, parent.child("P"), 1.0))
        sender = [
            self.text(spans, scale.body.but(right=beside), width - left if beside else width, parent.child("P"))
            for spans in block.sender
        ]
        if not beside:
            return [*pieces, *sender]
        return [Row([(0.0, Stack(pieces)), (left, Stack(sender))], keep=True)]

    def _strip(self, block: Strip, width: float, parent: Element) -> list[Piece]:
        style = self.scale.body
        pad = 1.3 * MM * self.scale.pad
        look = Look(above=(GREY, 0.6), below=(GREY, 0.6))
        widths = [self.set.natural_width(item, style) for item in block.items]
        free = width - sum(widths)
        if self.scale.stacked or free < 8 * (len(widths) - 1):
            inner: Piece = Stack([self.text(item, style, width, parent.child("P")) for item in block.items])
        else:
            step, x, cells = free / max(1, len(widths) - 1), 0.0, []
            for item, item_width in zip(block.items, widths, strict=True):
                cells.append((x, self.text(item, style, item_width + 0.1, parent.child("P"))))
                x += item_width + step
            inner = Row(cells)
        return [Panel(inner, width, Edges(top=pad, bottom=pad), look, 1.6 * MM)]

    def _heading(self, block: Heading, width: float, parent: Element) -> list[Piece]:
        scale = self.scale
        element = parent.child(f"H{block.level}")
        words = f"{block.number} {block.text}" if block.number else block.text
        self.headings.append((block.level, words, element))
        style = scale.h2 if block.level == 2 else scale.h3
        text = plain(f"{block.number}\u00a0\u00a0 {block.text}" if block.number else block.text)
        inner: Piece
        if block.aside:
            title_width = min(self.set.natural_width(text, style) + 0.1, width)
            beside = title_width + 8 + self.set.natural_width(block.aside, scale.body) <= width
            title = self.text(text, style, title_width, element)
            drop = style.leading - scale.body.leading - 1
            aside_width = width - title_width - 8 if beside else width
            aside = self.text(block.aside, scale.body, aside_width, parent.child("P"), drop if beside else 0.0)
            inner = Row([(0.0, title), (title_width + 8, Stack([Space(drop), aside]))]) if beside else Stack([title, aside])
            if beside:
                aside.before = 0.0
        else:
            inner = self.text(text, style, width, element)
        if block.level != 2 or not block.number:
            return [Panel(inner, width, Edges(bottom=0.35 * scale.lead_in), Look(), 0.4 * scale.gap, keep=True)]
        edges = Edges(top=1.1 * scale.lead_in, bottom=0.85 * scale.lead_in)
        return [Panel(inner, width, edges, Look(above=(TEAL, 0.9)), scale.gap, keep=True)]

    # -- running text

    def _paragraph(self, block: Paragraph, width: float, parent: Element) -> list[Piece]:
        style = self.scale.note if block.note else self.scale.body
        return [self.text(block.spans, style, width, parent.child("P"), 0.9 * MM * self.scale.pad)]

    def _bullets(self, block: Bullets, width: float, parent: Element) -> list[Piece]:
        listed = parent.child("L", attributes=numbering("Disc"))
        columns = 1 if self.scale.stacked else block.columns
        if columns == 1:
            return self._bullet_column(block.items, width, listed)
        gap = 3 * MM
        each = (width - gap * (columns - 1)) / columns
        count = -(-len(block.items) // columns)
        cells: list[tuple[float, Piece]] = []
        for index in range(columns):
            items = block.items[index * count : (index + 1) * count]
            if items:
                cells.append((index * (each + gap), Stack(self._bullet_column(items, each, listed))))
        return [Row(cells, 0.9 * MM * self.scale.pad)]

    def _bullet_column(self, items: Sequence[Spans], width: float, listed: Element) -> list[Piece]:
        style = self.scale.body
        indent = 1.25 * style.size
        pieces: list[Piece] = []
        first = 0.9 * MM * self.scale.pad
        for item in items:
            entry = listed.child("LI")
            label = self.text(plain(BULLET), style.but(colour=TEAL), indent, entry.child("Lbl"))
            body = self.text(item, style, width - indent, entry.child("LBody"))
            pieces.append(Row([(0.2 * style.size, label), (indent, body)], 0.02 * style.size if pieces else first))
        return pieces

    # -- boxes and columns

    def _whole(self, block: Whole, width: float, parent: Element) -> list[Piece]:
        pieces = self.pieces(block.blocks, width, parent)
        return [Stack(pieces, pieces[0].before if pieces else 0.0, whole=True)]

    def _columns(self, block: Columns, width: float, parent: Element) -> list[Piece]:
        if self.scale.stacked:
            return [piece for cell in block.cells for piece in self.pieces(cell.blocks, width, parent)]
        gap = 6 * MM
        free = width - gap * (len(block.cells) - 1)
        whole = sum(cell.share for cell in block.cells)
        x, cells, rules = 0.0, [], []
        for index, cell in enumerate(block.cells):
            cell_width = free * cell.share / whole
            if index and block.ruled:
                rules.append((x - gap / 2, GREY, 0.6))
            cells.append((x, Stack(self.pieces(cell.blocks, cell_width, parent))))
            x += cell_width + gap
        return [Row(cells, 1.2 * MM * self.scale.pad, rules=rules)]

    def _box(self, block: Box, width: float, parent: Element) -> list[Piece]:
        tinted = block.shade is Shade.TINT
        pad = self.scale.pad * MM
        edges = Edges(4 * MM, 2.4 * pad, 4 * MM, 2.6 * pad) if tinted else Edges(3.2 * MM, 1.8 * pad, 3.2 * MM, 2 * pad)
        look = Look(TINT, TEAL, 1.4) if tinted else Look(stroke=INK, line_width=0.9)
        inner = Stack(self.pieces(block.blocks, width - edges.left - edges.right, parent))
        return [Panel(inner, width, edges, look, self.scale.gap, whole=True)]

    def _alert_box(self, block: AlertBox, width: float, parent: Element) -> list[Piece]:
        scale = self.scale
        pad = 3.2 * MM if scale.stacked else 4 * MM if not block.number else 3.2 * MM
        pieces: list[Piece] = [self._band(block, width, pad, parent)]
        if block.cells:
            pieces += self._alert_cells(block.cells, width, pad, parent)
        for part in block.foot:
            inner = Stack(self.pieces((part,), width - 2 * pad, parent))
            above = (RED, 1.0) if block.cells else None
            edges = Edges(pad, 1.2 * MM * scale.pad, pad, 1.3 * MM * scale.pad)
            pieces.append(Panel(inner, width, edges, Look(above=above), whole=True))
        for piece in pieces[:-1]:
            piece.keep = True
        return [Panel(Stack(pieces), width, Edges(), Look(stroke=RED, line_width=1.4), scale.gap, whole=True)]

    def _band(self, block: AlertBox, width: float, pad: float, parent: Element) -> Piece:
        scale = self.scale
        style = scale.h2.but(colour=WHITE)
        element = parent.child("H2")
        words = f"{block.number} {block.band}" if block.number else block.band
        self.headings.append((2, words, element))
        text = plain(f"{block.number}\u00a0\u00a0 {block.band}" if block.number else block.band)
        room = width - 2 * pad
        inner: Piece = self.text(text, style, room, element)
        if block.aside:
            aside_style = scale.body.but(colour=WHITE, strong=True, right=not scale.stacked)
            aside_element = parent.child("P")
            title_width = self.set.natural_width(text, style) + 6
            if not scale.stacked and title_width + self.set.natural_width(block.aside, aside_style) <= room:
                drop = (style.leading - aside_style.leading) * 0.6
                aside = self.text(block.aside, aside_style, room - title_width, aside_element)
                inner = Row([(0.0, self.text(text, style, title_width, element)), (title_width, Stack([Space(drop), aside]))])
            else:
                inner = Stack([inner, self.text(block.aside, aside_style.but(right=False), room, aside_element)])
        edges = Edges(pad, 1.5 * MM * scale.pad, pad, 1.6 * MM * scale.pad)
        return Panel(inner, width, edges, Look(fill=RED), keep=True)

    def _alert_cells(self, cells: Sequence[Cell], width: float, pad: float, parent: Element) -> list[Piece]:
        if self.scale.stacked or len(cells) == 1:
            return [
                Panel(
                    Stack(self.pieces(cell.blocks, width - 2 * pad, parent)), width,
                    Edges(pad, 1.2 * MM * self.scale.pad, pad, 1.5 * MM * self.scale.pad),
                    Look(above=(RED, 1.0) if index else None),
                )
                for index, cell in enumerate(cells)
            ]  # fmt: skip
        whole, x, row, rules = sum(cell.share for cell in cells), 0.0, [], []
        for index, cell in enumerate(cells):
            cell_width = width * cell.share / whole
            left = pad if not index else 2.6 * MM
            inner = Stack(self.pieces(cell.blocks, cell_width - left - 1.5 * MM, parent))
            edges = Edges(left, 1.2 * MM * self.scale.pad, 1.5 * MM, 1.6 * MM * self.scale.pad)
            row.append((x, Panel(inner, cell_width, edges, Look())))
            if index:
                rules.append((x, RED, 1.0))
            x += cell_width
        return [Row(row, rules=rules)]

    # -- pictures

    def _face(self, block: Face, width: float, parent: Element) -> list[Piece]:
        scale = self.scale
        face_width = min(scale.face_width, width)
        face_height = scale.face_height * face_width / scale.face_width
        drawing = FaceDrawing(self.stock, block, face_width, face_height, scale.body)
        return [Figure(face_width, face_height, drawing.drawing(), parent.child("Figure", alt=block.alt))]

    def _icon_array(self, block: IconArray, width: float, parent: Element) -> list[Piece]:
        element = parent.child("Figure", alt=block.icons.alt)
        picture = Figure(LARGE, LARGE, icon_array(block.icons.filled, LARGE), element)
        left = LARGE + 4 * MM
        return [Row([(0.0, picture), (left, self.text(block.spans, self.scale.body, width - left, parent.child("P")))])]

    def _time_strip(self, block: TimeStrip, width: float, parent: Element) -> list[Piece]:
        scale = self.scale
        if scale.stacked:
            return self._time_list(block, width, parent)
        widths = self._stop_widths(block, width)
        places = [1.7 * MM + 1 + sum(widths[:index]) for index in range(len(widths))]
        face = self.stock.typeface(Family.TEXT, bold=False)
        curve = CURVE_HEIGHT if scale.pad > 0.6 else LOW_CURVE_HEIGHT
        height = curve if block.curve else PLAIN_HEIGHT
        drawing = strip(block, places, width, height, face, scale.body)
        figure = Figure(width, height, drawing, parent.child("Figure", alt=block.alt), 0.6 * MM)
        figure.keep = True
        cells: list[tuple[float, Piece]] = []
        for index, stop in enumerate(block.stops):
            lines = [(stop.when, scale.body.but(strong=True)), *((line, scale.body) for line in stop.lines)]
            stack = Stack([self.text(spans, style, widths[index] - 7, parent.child("P")) for spans, style in lines])
            cells.append((sum(widths[:index]) + 3, stack))
        return [figure, Row(cells, 0.8 * MM)]

    def _stop_widths(self, block: TimeStrip, width: float) -> list[float]:
        """Share the strip out so that each stop gets what its longest line needs, and what is left evenly."""
        body = self.scale.body
        needs = [
            max(
                self.set.natural_width(stop.when, body.but(strong=True)),
                *(self.set.natural_width(line, body) for line in stop.lines),
            )
            + 8
            for stop in block.stops
        ]
        share = (width - sum(needs)) / len(needs)
        return [need + share for need in needs] if share > 0 else [width / len(needs)] * len(needs)

    def _time_list(self, block: TimeStrip, width: float, parent: Element) -> list[Piece]:
        scale = self.scale
        pieces: list[Piece] = []
        element = parent.child("Figure", alt=block.alt)
        for index, stop in enumerate(block.stops):
            texts = [self.text(stop.when, scale.body.but(strong=True), width - 30, parent.child("P"))]
            texts += [self.text(line, scale.body, width - 30, parent.child("P")) for line in stop.lines]
            stack = Stack(texts)
            mark = Figure(20, stack.height, _time_mark(stack.height, index + 1 == len(block.stops)), None if index else element)
            pieces.append(Row([(0.0, mark), (30.0, stack)], 1.5 * MM))
        return pieces

    def _note_space(self, block: NoteSpace, width: float, parent: Element) -> list[Piece]:
        caption = self.text(block.caption, self.scale.body, width - 6 * MM, parent.child("P"))
        inner = Stack([caption, Space(max(0.0, block.height_mm * MM - caption.height))])
        return [Panel(inner, width, Edges(3 * MM, 1.4 * MM, 3 * MM, 1 * MM), Look(stroke=INK, line_width=0.9), self.scale.gap, whole=True)]


def _time_mark(height: float, last: bool) -> "Callable[..., None]":
    def draw(pen: Any, x: float, y: float) -> None:
        if not last:
            pen.line(x + 9, y + 18, x + 9, y + height + 10, TEAL, 2.0)
        pen.circle(x + 9, y + 12, 5.5, fill=WHITE, stroke=TEAL, line_width=2.0)

    return draw


def strong(spans: Spans) -> Spans:
    """Return the words in bold."""
    return bold("".join(span.text for span in spans))
