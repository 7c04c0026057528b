"""Lays out boxes, columns and what stays together."""

from collections.abc import Sequence

from ..blocks import MANY_SHAPES, AlertBox, Box, Bullets, Cell, Columns, Face, NoteSpace, Shade, Whole
from ..span import plain
from .flow import Piece, Row, Space, Stack
from .layout import Layout
from .least import least_width
from .panel import Edges, Look, Panel
from .style import GREY, INK, MM, RED, TEAL, TINT, WHITE
from .tags import Element


class Boxes:
    """Makes the pieces of boxes for a layout."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        layout.learn(Columns, self.columns)
        layout.learn(Box, self.box)
        layout.learn(AlertBox, self.alert_box)
        layout.learn(NoteSpace, self.note_space)
        layout.learn(Whole, self.whole)

    def whole(self, block: Whole, width: float, parent: Element) -> list[Piece]:
        """Return blocks that stay together."""
        pieces = self._layout.pieces(block.blocks, width, parent)
        return [Stack(pieces, pieces[0].before if pieces else 0.0, whole=True)]

    def columns(self, block: Columns, width: float, parent: Element) -> list[Piece]:
        """Return columns, one below the other in large print and where one would be too narrow for what it holds."""
        gap = 6 * MM
        if self._layout.scale.stacked:
            first, *others = block.cells
            if len(first.blocks) == 1 and isinstance(first.blocks[0], Face) and others:
                return self._beside_face(first, others, width, parent)
            return [piece for cell in block.cells for piece in self._layout.pieces(cell.blocks, width, parent)]
        free = width - gap * (len(block.cells) - 1)
        whole = sum(cell.share for cell in block.cells)
        if self._too_narrow(block.cells, free):
            return [piece for cell in block.cells for piece in self._layout.pieces(cell.blocks, width, parent)]
        x, cells, rules = 0.0, [], []
        for index, cell in enumerate(block.cells):
            cell_width = free * cell.share / whole
            if index and block.ruled:
                rules.append((x - gap / 2, GREY, 0.6))
            cells.append((x, Stack(self._layout.pieces(cell.blocks, cell_width, parent))))
            x += cell_width + gap
        return [Row(cells, 1.2 * MM * self._layout.scale.pad, rules=rules)]

    def _too_narrow(self, cells: Sequence[Cell], width: float, edges: float = 0.0) -> bool:
        """Return whether cells that share a width out hold what needs more than their part of it."""
        whole = sum(cell.share for cell in cells)
        return any(
            least_width(block, self._layout.scale) > width * cell.share / whole - edges
            for cell in cells
            for block in cell.blocks
        )

    def _beside_face(self, face: Cell, others: Sequence[Cell], width: float, parent: Element) -> list[Piece]:
        """Return the face with the first block beside it, and the others below."""
        blocks = [block for cell in others for block in cell.blocks]
        picture = Stack(self._layout.pieces(face.blocks, width, parent))
        shown = face.blocks[0]
        if isinstance(shown, Face) and len(shown.shapes) > MANY_SHAPES:
            return [picture, *self._layout.pieces(blocks, width, parent)]
        left = self._layout.scale.face_width + 6 * MM
        beside = Stack(self._layout.pieces(blocks[:1], width - left, parent))
        return [Row([(0.0, picture), (left, beside)], 3.0), *self._layout.pieces(blocks[1:], width, parent)]

    def box(self, block: Box, width: float, parent: Element) -> list[Piece]:
        """Return a framed box."""
        tinted = block.shade is Shade.TINT
        pad = self._layout.scale.pad * MM
        edges = Edges(4 * MM, 2.4 * pad, 4 * MM, 2.6 * pad) if tinted else Edges(3.2 * MM, 1.8 * pad, 3.2 * MM, 2 * pad)
        look = Look(TINT, TEAL, 1.4) if tinted else Look(stroke=INK, line_width=0.9)
        inner = Stack(self._layout.pieces(block.blocks, width - edges.left - edges.right, parent))
        return [Panel(inner, width, edges, look, self._layout.scale.gap, whole=True)]

    def alert_box(self, block: AlertBox, width: float, parent: Element) -> list[Piece]:
        """Return the red box."""
        scale = self._layout.scale
        pad = 3.2 * MM if scale.stacked else 4 * MM if not block.number else 3.2 * MM
        pieces: list[Piece] = [self._band(block, width, pad, parent)]
        if block.cells:
            pieces += self._alert_cells(block.cells, width, pad, parent)
        for part in block.foot:
            inner = Stack(self._layout.pieces((part,), width - 2 * pad, parent))
            above = (RED, 1.0) if block.cells else None
            edges = Edges(pad, 1.2 * MM * scale.pad, pad, 1.3 * MM * scale.pad)
            pieces.append(Panel(inner, width, edges, Look(above=above), whole=True))
        whole = not scale.stacked or sum(piece.height for piece in pieces) < scale.column_height
        groups = [
            index for index, cell in enumerate(block.cells, 1) if any(isinstance(b, Bullets) for b in cell.blocks)
        ]
        for index, piece in enumerate(pieces[:-1]):
            # What no page can hold is cut between its groups of signs.
            piece.keep = whole or index < min(groups, default=len(pieces))
        return [Panel(Stack(pieces), width, Edges(), Look(stroke=RED, line_width=1.4), scale.gap, whole=whole)]

    def _band(self, block: AlertBox, width: float, pad: float, parent: Element) -> Piece:
        scale = self._layout.scale
        style = scale.h2.but(colour=WHITE)
        element = parent.child("H2")
        words = f"{block.number} {block.band}" if block.number else block.band
        self._layout.headings.append((2, words, element))
        text = plain(f"{block.number}\u00a0\u00a0 {block.band}" if block.number else block.band)
        room = width - 2 * pad
        inner: Piece = self._layout.text(text, style, room, element)
        if block.aside:
            aside_style = scale.body.but(colour=WHITE, strong=True, right=not scale.stacked)
            aside_element = parent.child("P")
            title_width = self._layout.set.natural_width(text, style) + 6
            if not scale.stacked and title_width + self._layout.set.natural_width(block.aside, aside_style) <= room:
                drop = (style.leading - aside_style.leading) * 0.6
                aside = self._layout.text(block.aside, aside_style, room - title_width, aside_element)
                inner = Row(
                    [
                        (0.0, self._layout.text(text, style, title_width, element)),
                        (title_width, Stack([Space(drop), aside])),
                    ]
                )
            else:
                inner = Stack(
                    [inner, self._layout.text(block.aside, aside_style.but(right=False), room, aside_element)]
                )
        edges = Edges(pad, 1.5 * MM * scale.pad, pad, 1.6 * MM * scale.pad)
        return Panel(inner, width, edges, Look(fill=RED), keep=True)

    def _alert_cells(self, cells: Sequence[Cell], width: float, pad: float, parent: Element) -> list[Piece]:
        if self._layout.scale.stacked or len(cells) == 1 or self._too_narrow(cells, width, pad + 2.6 * MM):
            return [
                Panel(
                    Stack(self._layout.pieces(cell.blocks, width - 2 * pad, parent)), width,
                    Edges(pad, 1.2 * MM * self._layout.scale.pad, pad, 1.5 * MM * self._layout.scale.pad),
                    Look(above=(RED, 1.0) if index else None), whole=True,
                )
                for index, cell in enumerate(cells)
            ]  # fmt: skip
        whole, x, row, rules = sum(cell.share for cell in cells), 0.0, [], []
        for index, cell in enumerate(cells):
            cell_width = width * cell.share / whole
            left = pad if not index else 2.6 * MM
            inner = Stack(self._layout.pieces(cell.blocks, cell_width - left - 1.5 * MM, parent))
            edges = Edges(left, 1.2 * MM * self._layout.scale.pad, 1.5 * MM, 1.6 * MM * self._layout.scale.pad)
            row.append((x, Panel(inner, cell_width, edges, Look())))
            if index:
                rules.append((x, RED, 1.0))
            x += cell_width
        return [Row(row, rules=rules)]

    def note_space(self, block: NoteSpace, width: float, parent: Element) -> list[Piece]:
        """Return an empty frame to write in."""
        caption = self._layout.text(block.caption, self._layout.scale.body, width - 6 * MM, parent.child("P"))
        inner = Stack([caption, Space(max(0.0, block.height_mm * MM - caption.height))])
        return [
            Panel(
                inner,
                width,
                Edges(3 * MM, 1.4 * MM, 3 * MM, 1 * MM),
                Look(stroke=INK, line_width=0.9),
                self._layout.scale.gap,
                whole=True,
            )
        ]
