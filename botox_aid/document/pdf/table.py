"""Lays out tables: plain ones, and the table of side effects with its icon arrays."""

from collections.abc import Sequence
from math import ceil

from ..blocks import Block, Bullets, Icons, Paragraph, RiskBand, RiskRow, RiskTable, Table
from ..span import Spans, plain
from .columns import Heights, fitted_widths
from .file import string
from .flow import Figure, Piece, Row, Rows, Stack
from .icon_array import LARGE, icon_array
from .layout import Layout
from .measure import Measure
from .panel import Edges, Look, Panel
from .style import GREY, INK, MM, TINT, TextStyle
from .tags import Element, scope

# Shares of name, drug, salt water, how long and what to do. A picture stands left of its figure, in the column before.
_APART = 5.0
RISK_SHARES = (129.0, 110.0, 63.0, 80.0, 134.0)
# What the first of two columns of a list may have of the width, equal shares first.
_SHARES = (0.5, 0.54, 0.46, 0.58, 0.42, 0.62, 0.38, 0.66)
# Where the search for the widths that save most lines begins too.
_STARTS = ((150.0, 105.0, 56.0, 76.0, 129.0), (124.0, 120.0, 64.0, 78.0, 130.0))


class Tables:
    """Makes the pieces of tables for a layout."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        layout.learn(Table, self.table)
        layout.learn(RiskTable, self.risk_table)

    def table(self, block: Table, width: float, parent: Element) -> list[Piece]:
        """Return a plain table."""
        layout, scale = self._layout, self._layout.scale
        element = parent.child("Table", attributes=f"/O/Table/Summary {string(block.summary)}")
        total = sum(block.shares)
        widths = [width * share / total for share in block.shares]
        pad = (0.035 if block.dense else 0.085) * scale.body.leading * scale.pad
        header: list[Piece] = []
        if block.header:
            head = element.child("THead").child("TR")
            cells = self._cells(block.header, widths, block.right, scale.body.but(strong=True), head, heads="Column")
            header = [Panel(cells, width, Edges(bottom=0.6 * pad), Look(below=(INK, 0.9)), keep=True)]
        body = element.child("TBody")
        rows: list[Piece] = []
        for index, cells_of_row in enumerate(block.rows):
            last = index + 1 == len(block.rows)
            style = scale.body.but(strong=True) if block.foot and last else scale.body
            heads = "Row" if block.row_headers else ""
            cells = self._cells(cells_of_row, widths, block.right, style, body.child("TR"), heads=heads)
            before_foot = block.foot and index + 2 == len(block.rows)
            rule = (INK, 0.9) if before_foot else (GREY, 0.6)
            look = Look() if last and block.foot else Look(below=rule)
            rows.append(Panel(cells, width, Edges(top=2 * pad, bottom=2 * pad), look))
        del layout
        return [Rows(header, rows, 0.9 * MM)]

    def _cells(
        self,
        cells: Sequence[Spans],
        widths: Sequence[float],
        right: Sequence[int],
        style: TextStyle,
        row: Element,
        *,
        heads: str,
    ) -> Piece:
        x, placed = 0.0, []
        for index, (spans, width) in enumerate(zip(cells, widths, strict=True)):
            is_head = heads == "Column" or (heads == "Row" and index == 0)
            element = row.child("TH" if is_head else "TD", attributes=scope(heads) if is_head else "")
            gap = 0.0 if index + 1 == len(widths) else 0.5 * style.size
            aligned = style.but(right=index in right)
            inset = 0.0 if index in right else gap
            if spans:
                placed.append((x, self._layout.text(spans, aligned, width - inset, element)))
            x += width
        return Row(placed or [(0.0, Stack([]))])

    # -- side effects

    def risk_table(self, block: RiskTable, width: float, parent: Element) -> list[Piece]:
        """Return the table of side effects, or a card for each of them in large print."""
        element = parent.child("Table", attributes=f"/O/Table/Summary {string(block.summary)}")
        if self._layout.scale.stacked:
            return self._cards(block, width, element)
        scale = self._layout.scale
        total = sum(RISK_SHARES)
        widths = [width * share / total for share in RISK_SHARES]
        if scale.fitted:
            starts = [widths, *([width * share / sum(shares) for share in shares] for shares in _STARTS)]
            widths = fitted_widths(starts, self._heights(block))
        header: list[Piece] = []
        if block.header:
            head = element.child("THead").child("TR")
            pictured = any(row.drug_icons for band in block.bands for row in band.rows)
            cells = self._risk_heads(block.header, widths, head, scale.icons + _APART if pictured else 0.0)
            header = [Panel(cells, width, Edges(bottom=0.5), Look(below=(INK, 0.9)), keep=True)]
        rows: list[Piece] = []
        for band in block.bands:
            body = element.child("TBody")
            if band.title:
                rows.append(self._band(band, width, body))
            for index, row in enumerate(band.rows):
                last = band is block.bands[-1] and index + 1 == len(band.rows)
                rule = (INK, 0.9) if last else (GREY, 0.6)
                rows.append(self._risk_row(row, widths, width, body.child("TR"), rule))
            rows += self._listed(band, width, body)
        return [Rows(header, rows, 0.4 * MM)]

    def _heights(self, block: RiskTable) -> Heights:
        """Return what tells the height of the heads and of the rows of a table in any width of one of its columns."""
        scale, measure = self._layout.scale, self._layout.set.measure
        style, leading = scale.body, scale.body.leading
        # What each cell holds, what stands beside it, how low it may be, and how often it counts.
        columns: list[list[tuple[Measure, float, float, float]]] = [[] for _ in RISK_SHARES]
        for index, column in enumerate(columns):
            between = _APART if index + 1 < len(columns) else 0.0
            if block.header:
                # A table that goes on over the page says its heads twice.
                column.append((measure(block.header[index], style.but(strong=True)), between, 0.0, 2.0))
            for row in (row for band in block.bands for row in band.rows):
                spans = (row.name, row.drug, row.control, row.lasts, row.advice)[index]
                # The picture of a figure stands at the end of the column before.
                picture = (row.drug_icons, row.control_icons, None, None, None)[index]
                taken, least = (scale.icons + _APART, scale.icons) if picture else (0.0, 0.0)
                column.append((measure(spans, style), taken + between, least, 1.0))

        def heights(index: int, width: float) -> tuple[float, ...]:
            return tuple(
                often * max(least, leading * cell.lines(max(width - taken, 1.0)))
                for cell, taken, least, often in columns[index]
            )

        return heights

    def _risk_heads(self, header: Sequence[Spans], widths: Sequence[float], row: Element, shift: float) -> Piece:
        """Return the heads of the columns; that of the drug begins above its pictures, ``shift`` to the left."""
        style = self._layout.scale.body.but(strong=True)
        starts = [sum(widths[:index]) - (shift if index == 1 else 0.0) for index in range(len(widths))]
        ends = [*(start - _APART for start in starts[1:]), sum(widths)]
        cells = [(spans, row.child("TH", attributes=scope("Column"))) for spans in header]
        return Row(
            [
                (start, self._layout.text(spans, style, end - start, cell))
                for (spans, cell), start, end in zip(cells, starts, ends, strict=True)
            ]
        )

    def _band(self, band: RiskBand, width: float, body: Element) -> Piece:
        scale = self._layout.scale
        cell = body.child("TR").child("TH", attributes="/O/Table/Scope/Column/ColSpan 5")
        text = self._layout.text(plain(band.title), scale.body.but(strong=True), width - 4 * MM, cell)
        pad = 0.5 * MM * scale.pad
        return Panel(text, width, Edges(2 * MM, pad, 2 * MM, pad), Look(fill=TINT), keep=True)

    def _listed(self, band: RiskBand, width: float, body: Element) -> list[Piece]:
        if not band.listed:
            return []
        cell = body.child("TR").child("TD", attributes="/O/Table/ColSpan 5")
        block: Block = Paragraph(band.listed[0]) if len(band.listed) == 1 else self._in_columns(band, width)
        inner = Stack(self._layout.pieces((block,), width, cell))
        pad = 0.7 * MM * self._layout.scale.pad
        whole = not self._layout.scale.stacked
        return [Panel(inner, width, Edges(top=pad, bottom=pad), Look(below=(INK, 0.9)), whole=whole)]

    def _in_columns(self, band: RiskBand, width: float) -> Bullets:
        """Return a list in as many columns as take least room."""
        if band.runs_on:
            return Bullets(band.listed, runs_on=True)
        if self._layout.scale.fitted:
            return Bullets(band.listed, parted=self._parted(band.listed, width))
        return Bullets(band.listed, self._columns(band, width))

    def _parted(self, items: Sequence[Spans], width: float) -> tuple[int, float] | None:
        """Return how many items stand in the first of two columns and its share of the width, or nothing for one."""
        style = self._layout.scale.body
        gap, indent = 2 * MM, 1.25 * style.size
        measures = [self._layout.set.measure(item, style) for item in items]

        def high(room: float) -> list[int]:
            return [measure.lines(room - indent) for measure in measures]

        lowest, found = sum(high(width)), None
        for share in _SHARES:
            left = (width - gap) * share
            first, second = high(left), high(width - gap - left)
            for count in range(1, len(items)):
                needed = max(sum(first[:count]), sum(second[count:]))
                if needed < lowest:
                    lowest, found = needed, (count, share)
        return found

    def _columns(self, band: RiskBand, width: float) -> int:
        """Return in how many columns a list takes less room."""
        style = self._layout.scale.body
        widths = [self._layout.set.natural_width(item, style) for item in band.listed]
        indent = 1.25 * style.size
        wide = sum(ceil(natural / (width - indent)) for natural in widths)
        half = sum(ceil(1.03 * natural / (0.49 * width - indent)) for natural in widths)
        return 1 if wide <= half / 2 else 2

    def _risk_row(
        self, row: RiskRow, widths: Sequence[float], width: float, element: Element, rule: tuple[str, float]
    ) -> Piece:
        style, text = self._layout.scale.body, self._layout.text
        name = element.child("TH", attributes=scope("Row"))
        drug, control, lasts, advice = (element.child("TD") for _ in range(4))
        x = [sum(widths[:index]) for index in range(5)]
        pad, icons = self._layout.scale.pad, self._layout.scale.icons
        if row.drug_icons is None:
            texts = (
                (row.name, name),
                (row.drug, drug),
                (row.control, control),
                (row.lasts, lasts),
                (row.advice, advice),
            )
            side: list[tuple[float, Piece]] = [
                (start, text(spans, style, share - (_APART if index < 4 else 0.0), cell))
                for index, ((spans, cell), start, share) in enumerate(zip(texts, x, widths, strict=True))
                if spans
            ]
            edges = Edges(top=0.5 * MM * pad, bottom=0.7 * MM * pad)
            return Panel(Row(side), width, edges, Look(below=rule), whole=True)
        side = [(0.0, text(row.name, style, widths[0] - icons - 2 * _APART, name))]
        side += self._counted(row.drug_icons, row.drug, x[1], widths[1] - icons - 2 * _APART, drug)
        side += self._counted(row.control_icons, row.control, x[2], widths[2] - _APART, control)
        side.append((x[3], text(row.lasts, style, widths[3] - _APART, lasts)))
        side.append((x[4], text(row.advice, style, widths[4], advice)))
        edges = Edges(top=0.6 * self._layout.scale.lead_in, bottom=0.7 * self._layout.scale.lead_in)
        return Panel(Row(side, minimum=icons), width, edges, Look(below=rule), whole=True)

    def _counted(
        self, icons: Icons | None, spans: Spans, x: float, width: float, cell: Element
    ) -> list[tuple[float, Piece]]:
        """Return a figure at ``x`` with its picture before it."""
        found: list[tuple[float, Piece]] = []
        if icons is not None:
            side = self._layout.scale.icons
            picture = cell.child("Figure", alt=icons.alt)
            found.append((x - side - _APART, Figure(side, side, icon_array(icons.filled, side), picture)))
        if spans:
            found.append((x, self._layout.text(spans, self._layout.scale.body, width, cell.child("P"))))
        return found

    def _cards(self, block: RiskTable, width: float, element: Element) -> list[Piece]:
        pieces: list[Piece] = []
        if block.header:
            head = element.child("THead").child("TR")
            cells = [(spans, head.child("TH", attributes=scope("Column"))) for spans in block.header]
            style = self._layout.scale.body.but(strong=True)
            pieces.append(self._layout.set.lines(cells, style, width, keep=True))
        for band in block.bands:
            body = element.child("TBody")
            pieces.append(self._band(band, width, body))
            pieces += [self._card(row, width, body.child("TR")) for row in band.rows]
            pieces += self._listed(band, width, body)
        return pieces

    def _card(self, row: RiskRow, width: float, element: Element) -> Piece:
        style, text = self._layout.scale.body, self._layout.text
        name = element.child("TH", attributes=scope("Row"))
        drug, control, lasts, advice = (element.child("TD") for _ in range(4))
        pieces: list[Piece] = [text(row.name, style, width, name, keep=True)]
        if row.drug_icons is not None:
            left = 0.56 * width
            counted = self._card_count(row.drug_icons, row.drug, left - 10, drug)
            compared = self._card_count(row.control_icons, row.control, width - left, control)
            pieces.append(Row([(0.0, counted), (left, compared)], 3, keep=True))
        else:
            pieces.append(text(row.drug, style, width, drug, keep=True))
            if row.control:
                pieces.append(text(row.control, style, width, control, keep=True))
        pieces.append(text(row.lasts, style, width, lasts, 3, keep=True))
        pieces.append(text(row.advice, style, width, advice))
        return Panel(Stack(pieces), width, Edges(top=5, bottom=6), Look(below=(GREY, 0.6)), whole=True)

    def _card_count(self, icons: Icons | None, spans: Spans, width: float, cell: Element) -> Piece:
        style = self._layout.scale.body
        if icons is None:
            return self._layout.text(spans, style, width, cell.child("P")) if spans else Stack([])
        figure = Figure(LARGE, LARGE, icon_array(icons.filled, LARGE), cell.child("Figure", alt=icons.alt))
        left = LARGE + 0.5 * style.size
        return Row([(0.0, figure), (left, self._layout.text(spans, style, width - left, cell.child("P")))])
