"""Turns a composed document into plain data that every peer can read: the same words, tables, lists and pictures.

Runs are ``[text, look]``; the look is ``""``, ``"b"`` (bold), ``"ring"`` (a zone's letter) or ``"blank"`` (a line to
write on). What stands side by side on the program's own sheet stands side by side in ``columns``.
"""

from collections.abc import Iterable
from typing import Any

from benchmarks.peers.drawing import face_svg, icons_svg, strip_svg
from botox_aid.document.blocks import (
    AlertBox,
    Block,
    Box,
    Bullets,
    Cell,
    Chip,
    Columns,
    Document,
    Face,
    Heading,
    IconArray,
    Icons,
    Letterhead,
    NoteSpace,
    Paragraph,
    RiskTable,
    SignatureBlock,
    Steps,
    Strip,
    Table,
    Ticks,
    TimeStrip,
    Whole,
)
from botox_aid.document.span import SpanKind, Spans, plain

Node = dict[str, Any]
_LOOKS = {SpanKind.LETTER: "ring", SpanKind.BLANK: "blank"}
_LETTER = [612.0, 792.0]
_A4 = [595.28, 841.89]


def plain_content(document: Document) -> Node:
    """Return all of a document as plain data."""
    footer, data = document.footer, document.metadata
    return {
        "title": data.title,
        "author": data.author,
        "language": data.language,
        "date": f"{data.made:%Y-%m-%dT%H:%M:%SZ}",
        "page": _LETTER if document.paper == "Letter" else _A4,
        "foot": {
            "left": ["".join(span.text for span in footer.identity), *footer.lines],
            "right": [footer.page, footer.state],
        },
        "nodes": _nodes(document.blocks),
    }


def _nodes(blocks: Iterable[Block]) -> list[Node]:
    return [node for block in blocks for node in _of(block)]


def _of(block: Block) -> list[Node]:
    if isinstance(block, Letterhead):
        under = [block.subtitle, *block.sender]
        return [_heading(1, block.title), *(_paragraph(spans) for spans in under if spans)]
    if isinstance(block, Strip):
        return [{"kind": "columns", "cells": [{"share": 1.0, "nodes": [_paragraph(item)]} for item in block.items]}]
    if isinstance(block, Heading):
        aside = [_paragraph(block.aside)] if block.aside else []
        return [_heading(block.level, f"{block.number} {block.text}".strip()), *aside]
    if isinstance(block, Paragraph):
        return [_paragraph(block.spans, note=block.note)]
    if isinstance(block, Bullets):
        return [_list(block.items, "disc")]
    return _of_form(block)


def _of_form(block: Block) -> list[Node]:
    if isinstance(block, Ticks):
        lead = [_paragraph(block.lead)] if block.lead else []
        return [*lead, _list(block.items, "box")]
    if isinstance(block, Steps):
        return [node for group in block.groups for node in _step_group(group)]
    if isinstance(block, SignatureBlock):
        cells = [
            {"share": 1.0, "nodes": [{"kind": "rule"}, _paragraph(line.name), _paragraph(line.date)]}
            for line in block.lines
        ]
        return [{"kind": "columns", "cells": cells}]
    if isinstance(block, Chip):
        return [_paragraph(plain(block.word)), *map(_paragraph, block.paragraphs)]
    if isinstance(block, NoteSpace):
        return [{"kind": "box", "look": "plain", "nodes": [_paragraph(block.caption)]}]
    if isinstance(block, Box | Whole):
        nodes = _nodes(block.blocks)
        return nodes if isinstance(block, Whole) else [{"kind": "box", "look": block.shade, "nodes": nodes}]
    if isinstance(block, Columns):
        return [{"kind": "columns", "cells": [_cell(cell) for cell in block.cells]}]
    if isinstance(block, AlertBox):
        return [_alert(block)]
    return _of_picture(block)


def _of_picture(block: Block) -> list[Node]:
    if isinstance(block, Face):
        svg, width, height = face_svg(block)
        return [_figure(svg, block.alt, width, height)]
    if isinstance(block, TimeStrip):
        stops = [{"share": 1.0, "nodes": [_paragraph(stop.when), *map(_paragraph, stop.lines)]} for stop in block.stops]
        return [_figure(strip_svg(len(block.stops)), block.alt, 500.0, 31.0), {"kind": "columns", "cells": stops}]
    if isinstance(block, IconArray):
        return [_icons(block.icons, 74.0), _paragraph(block.spans)]
    if isinstance(block, Table):
        return [_table(block)]
    assert isinstance(block, RiskTable), block
    return [_risk_table(block)]


def _step_group(group: Any) -> list[Node]:
    items = [(*step.spans, *plain(f" {step.tag_word}".rstrip())) for step in group.steps]
    return [_heading(3, group.title), *map(_paragraph, group.lines), _list(items, "box")]


def _alert(block: AlertBox) -> Node:
    nodes = [_heading(2, f"{block.number} {block.band}".strip())]
    if block.aside:
        nodes.append(_paragraph(block.aside))
    nodes.append({"kind": "columns", "cells": [_cell(cell) for cell in block.cells]})
    return {"kind": "box", "look": "alert", "nodes": [*nodes, *_nodes(block.foot)]}


def _cell(cell: Cell) -> Node:
    return {"share": cell.share, "nodes": _nodes(cell.blocks)}


def _table(block: Table) -> Node:
    return {
        "kind": "table",
        "summary": block.summary,
        "shares": list(block.shares),
        "row_headers": block.row_headers,
        "header": [{"runs": _runs(cell)} for cell in block.header],
        "rows": [[{"runs": _runs(cell)} for cell in row] for row in block.rows],
    }


def _risk_table(block: RiskTable) -> Node:
    rows: list[list[Node]] = []
    for band in block.bands:
        rows.append([{"runs": [[band.title, "b"]], "span": 5}])
        for row in band.rows:
            cells: list[Node] = [
                {"runs": _runs(spans)} for spans in (row.name, row.drug, row.control, row.lasts, row.advice)
            ]
            for place, icons in ((1, row.drug_icons), (2, row.control_icons)):
                if icons is not None:
                    cells[place]["figure"] = _icons(icons, 38.5)
            rows.append(cells)
        rows += [[{"runs": _runs(spans), "span": 5}] for spans in band.listed]
    return {
        "kind": "table",
        "summary": block.summary,
        "shares": [30.0, 50.0, 33.0, 36.0, 33.0],
        "row_headers": True,
        "header": [{"runs": _runs(cell)} for cell in block.header],
        "rows": rows,
    }


def _heading(level: int, words: str) -> Node:
    return {"kind": "heading", "level": level, "runs": [[words, ""]]}


def _paragraph(spans: Spans, *, note: bool = False) -> Node:
    return {"kind": "paragraph", "runs": _runs(spans), "note": note}


def _list(items: Iterable[Spans], marker: str) -> Node:
    return {"kind": "list", "marker": marker, "items": [_runs(item) for item in items]}


def _figure(svg: str, alt: str, width: float, height: float) -> Node:
    return {"kind": "figure", "svg": svg, "alt": alt, "width": width, "height": height}


def _icons(icons: Icons, side: float) -> Node:
    return _figure(icons_svg(icons.filled), icons.alt, side, side)


def _runs(spans: Spans) -> list[list[str]]:
    return [[span.text, _LOOKS.get(span.kind, "b" if span.bold else "")] for span in spans]
