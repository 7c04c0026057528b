"""Turns the blocks of a document into pieces of a page, each with its elements in reading order."""

from collections.abc import Callable, Sequence
from typing import Any

from ..blocks import (
    Block,
    Bullets,
    Heading,
    Letterhead,
    Paragraph,
    Strip,
)
from ..span import Spans, bold, plain
from .flow import Piece, Row, Space, Stack
from .lines import Lines
from .logo import logo_piece
from .panel import Edges, Look, Panel
from .pictogram import Sign
from .stock import Stock
from .style import GREY, MM, TEAL, Scale, TextStyle
from .tags import Element, numbering
from .typesetter import Typesetter

BULLET = "\u2022"
# A list of so few items stays on one page, unless it takes so much of it that a gap as high would be ugly.
_SHORT_LIST, _LOW_LIST = 5, 0.18
# Side of a pictogram beside text, as a part of the size of type.
_PICTOGRAM = 1.1


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
        sender_width = max(
            (self.set.natural_width(spans, scale.body.but(strong=True)) for spans in block.sender), default=0
        )
        picture = logo_piece(block.logo) if block.logo is not None else None
        right = width - picture.width - 3 * MM if picture is not None and beside else width
        left = right - max(0.2 * width, min(0.4 * width, sender_width + 12)) if beside else width
        pieces: list[Piece] = [self.text(plain(block.title), scale.h1, left, title, 2 * MM if picture else 0.0)]
        # What would break in two beside the sender stands below both, where room is short.
        natural = self.set.natural_width(block.subtitle, scale.body) if block.subtitle else 0.0
        below = scale.fitted and beside and left < natural <= width
        if block.subtitle:
            subtitle = self.text(block.subtitle, scale.body, width if below else left, parent.child("P"), 1.0)
            pieces += [] if below else [subtitle]
        sender = [
            self.text(spans, scale.body.but(right=beside), right - left if beside else width, parent.child("P"))
            for spans in block.sender
        ]
        if not beside:
            return [*([picture] if picture is not None else []), *pieces, *sender]
        cells: list[tuple[float, Piece]] = [(0.0, Stack(pieces)), (left, Stack(sender))]
        if picture is not None:
            cells.append((width - picture.width, picture))
        if below:
            return [Stack([Row(cells, keep=True), subtitle], keep=True)]
        return [Row(cells, keep=True)]

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
        return [Panel(inner, width, Edges(top=pad, bottom=pad), look, 1.6 * MM * max(0.5, self.scale.pad))]

    def _heading(self, block: Heading, width: float, parent: Element) -> list[Piece]:
        scale = self.scale
        element = parent.child(f"H{block.level}")
        words = f"{block.number} {block.text}" if block.number else block.text
        self.headings.append((block.level, words, element))
        style = scale.h2 if block.level == 2 else scale.h3
        text = plain(f"{block.number}\u00a0\u00a0 {block.text}" if block.number else block.text)
        inner: Piece
        if block.run_in and not scale.stacked:
            inner = self._run_in(text, block.aside, width, element, parent.child("P"))
        elif block.aside:
            title_width = min(self.set.natural_width(text, style) + 0.1, width)
            beside = title_width + 8 + self.set.natural_width(block.aside, scale.body) <= width
            title = self.text(text, style, title_width, element)
            drop = style.leading - scale.body.leading - 1
            aside_width = width - title_width - 8 if beside else width
            aside = self.text(block.aside, scale.body, aside_width, parent.child("P"), drop if beside else 0.0)
            inner = (
                Row([(0.0, title), (title_width + 8, Stack([Space(drop), aside]))]) if beside else Stack([title, aside])
            )
            if beside:
                aside.before = 0.0
        else:
            inner = self.text(text, style, width, element)
        if block.level != 2 or not block.number:
            return [Panel(inner, width, Edges(bottom=0.35 * scale.lead_in), Look(), 0.4 * scale.gap, keep=True)]
        edges = Edges(top=1.1 * scale.lead_in, bottom=0.85 * scale.lead_in)
        return [Panel(inner, width, edges, Look(above=(TEAL, 0.9)), scale.gap, keep=not block.run_in)]

    def _run_in(self, title: Spans, words: Spans, width: float, heading: Element, element: Element) -> Piece:
        """Return a heading whose text begins on its line; below it where a long word leaves no room beside it."""
        style, body = self.scale.h2, self.scale.body
        lead = min(self.set.natural_width(title, style) + 10, width)
        lines = self.set.run_in(words, element, body, width, lead)
        if not lines:
            below = self.text(words, body, width, element)
            return Stack([self.text(title, style, width, heading, keep=True), below])
        first = Row([(0.0, self.text(title, style, lead, heading)), (lead, lines[0])], keep=len(lines) > 1)
        return Stack([first, *lines[1:]])

    # -- running text

    def _paragraph(self, block: Paragraph, width: float, parent: Element) -> list[Piece]:
        style = self.scale.note if block.note else self.scale.body
        return [self.text(block.spans, style, width, parent.child("P"), 0.9 * MM * self.scale.pad)]

    def _bullets(self, block: Bullets, width: float, parent: Element) -> list[Piece]:
        listed = parent.child("L", attributes=numbering("Disc"))
        if block.runs_on and not self.scale.stacked:
            return [self._running_list(block.items, width, listed)]
        columns = block.columns
        gap = 2 * MM
        each = (width - gap * (columns - 1)) / columns
        marked = list(zip(block.items, block.pictograms or ("",) * len(block.items), strict=True))
        if self.scale.stacked and columns > 1:
            room = each - _indent(self.scale.body, pictured=bool(block.pictograms))
            fits = all(self.set.natural_width(item, self.scale.body) <= room for item in block.items)
            columns = columns if fits else 1
        if block.parted is not None and not self.scale.stacked:
            count, share = block.parted
            left = (width - gap) * share
            first = self._bullet_column(marked[:count], left, listed)
            second = self._bullet_column(marked[count:], width - gap - left, listed)
            return [Row([(0.0, Stack(first)), (left + gap, Stack(second))], 0.9 * MM * self.scale.pad)]
        if columns == 1:
            pieces = self._bullet_column(marked, width, listed)
            short = 1 < len(pieces) <= _SHORT_LIST
            low = sum(piece.height for piece in pieces) <= _LOW_LIST * self.scale.column_height
            return [Stack(pieces, pieces[0].before, whole=True)] if short and low else pieces
        pieces = self._bullet_column(marked, each, listed)
        cells: list[tuple[float, Piece]] = []
        for index, part in enumerate(_shared_out(pieces, columns)):
            part[0].before = pieces[0].before
            cells.append((index * (each + gap), Stack(part)))
        return [Row(cells, 0.9 * MM * self.scale.pad)]

    def _running_list(self, items: Sequence[Spans], width: float, listed: Element) -> Piece:
        """Return a list whose items follow each other in the same lines, no bullet at the end of one."""
        parts: list[tuple[Spans, Element]] = []
        for item in items:
            entry = listed.child("LI")
            parts += [(bold(BULLET), entry.child("Lbl")), (item, entry.child("LBody"))]
        return self.set.tied(parts, self.scale.body, width, 0.9 * MM * self.scale.pad)

    def _bullet_column(self, items: Sequence[tuple[Spans, str]], width: float, listed: Element) -> list[Piece]:
        style = self.scale.body
        pictured = any(name for _, name in items)
        indent = _indent(style, pictured=pictured)
        pieces: list[Piece] = []
        first = 0.9 * MM * self.scale.pad
        for item, name in items:
            entry = listed.child("LI")
            label = self._label(name, indent, entry.child("Lbl"))
            body = self.text(item, style, width - indent, entry.child("LBody"))
            left = 0.0 if name else (0.4 if pictured else 0.2) * style.size
            pieces.append(Row([(left, label), (indent, body)], 0.02 * style.size if pieces else first))
        return pieces

    def _label(self, name: str, indent: float, element: Element) -> Piece:
        """Return a bullet, or the pictogram that stands for one: it is read as a bullet, for the words say the rest."""
        style = self.scale.body
        if not name:
            return self.text(plain(BULLET), style.but(colour=TEAL), indent, element)
        element.actual = BULLET
        return Sign(self.stock.pictogram(name), _PICTOGRAM * style.size, style.leading, element)


def _indent(style: TextStyle, *, pictured: bool) -> float:
    """Return how far the words of a list stand in from its bullets or pictograms."""
    return (_PICTOGRAM + 0.35 if pictured else 1.25) * style.size


def _shared_out(pieces: Sequence[Piece], columns: int) -> list[Sequence[Piece]]:
    """Return the pieces in columns, the first of which is the highest but by no more than it must."""
    room = sum(piece.height for piece in pieces) / columns
    parts: list[list[Piece]] = [[]]
    used = 0.0
    for piece in pieces:
        if parts[-1] and len(parts) < columns and used + 0.5 * piece.height > room:
            parts.append([])
            used = 0.0
        parts[-1].append(piece)
        used += piece.height
    return list(parts)
