"""The content as HTML with a style sheet, for the peers that lay out HTML."""

from base64 import b64encode
from html import escape
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_MARKS = {"b": "b", "ring": "b class=ring", "blank": "span class=blank"}

_RULES = """
body{font:12pt/15pt Sheet;color:#16191c;margin:0} h1,h2{color:#0b4f57;margin:8pt 0 3pt} h1{font-size:22pt;line-height:26pt}
h2{font-size:14pt} h3{font-size:12pt;margin:2pt 0} p{margin:2pt 0} .note{font-size:10pt;line-height:12.5pt}
ul{margin:2pt 0;padding-left:15pt} ul.box{list-style:"☐ "} h2,h3{break-after:avoid}
table{width:100%;border-collapse:collapse;margin:3pt 0} td,th{text-align:left;vertical-align:top;padding:2pt 6pt 2pt 0;
 border-bottom:.6pt solid #6b757a} th[scope=row]{font-weight:400} tr{break-inside:avoid}
.columns{display:table;width:100%;table-layout:fixed} .columns>div{display:table-cell;vertical-align:top;padding-right:12pt}
.box{border:1.4pt solid #0b4f57;padding:6pt 11pt;margin:6pt 0;break-inside:avoid} .tint{background:#e8f1f1} ul.box{border:0;padding-left:15pt}
.alert{border-color:#8a1c12} .alert h2{background:#8a1c12;color:#fff;margin:-6pt -11pt 3pt;padding:4pt 11pt}
.ring{border:.9pt solid #0b4f57;border-radius:50%;padding:0 3pt} .blank{border-bottom:.9pt solid #16191c;color:#fff0;padding-right:60pt}
hr{border:0;border-top:.9pt solid #16191c;margin:24pt 0 2pt} img{display:inline-block;margin-right:6pt}"""


def style() -> str:
    """Return the style sheet of every sheet."""
    faces = "".join(
        f"@font-face{{font-family:Sheet;font-weight:{weight};src:url('{(FONTS / name).as_uri()}')}}"
        for name, weight in (("AtkinsonHyperlegibleNext-Regular.ttf", 400), ("AtkinsonHyperlegibleNext-Bold.ttf", 700))
    )
    return f"{faces}{_RULES}"


def page_style(content: dict[str, Any]) -> str:
    """Return the part of the style sheet that differs from sheet to sheet: the paper and the foot of the pages."""
    width, height = content["page"]
    foot = "\\A ".join(_quoted(line) for line in content["foot"]["left"])
    return f"""@page{{size:{width}pt {height}pt;margin:28pt 40pt 62pt;
 @bottom-left{{content:"{foot}";white-space:pre;font:9pt Sheet}}
 @bottom-right{{content:"Page " counter(page) " of " counter(pages) "\\A {_quoted(content["foot"]["right"][1])}";
  white-space:pre;text-align:right;font:bold 9pt Sheet}}}}"""


def body(content: dict[str, Any]) -> str:
    """Return the whole page as HTML without its style sheet."""
    head = (
        f'<!doctype html><html lang="{content["language"]}"><head><meta charset="utf-8"><title>{escape(content["title"])}'
        f'</title><meta name="author" content="{escape(content["author"])}"></head><body>'
    )
    return head + "".join(map(_node, content["nodes"])) + "</body></html>"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _runs(runs: list[list[str]]) -> str:
    out = []
    for text, look in runs:
        mark = _MARKS.get(look)
        out.append(f"<{mark}>{escape(text)}</{mark.split()[0]}>" if mark else escape(text))
    return "".join(out)


def _node(node: dict[str, Any]) -> str:
    kind = node["kind"]
    if kind == "heading":
        return f"<h{node['level']}>{_runs(node['runs'])}</h{node['level']}>"
    if kind == "paragraph":
        return f"<p{' class=note' if node['note'] else ''}>{_runs(node['runs'])}</p>"
    if kind == "list":
        items = "".join(f"<li>{_runs(item)}</li>" for item in node["items"])
        return f"<ul{' class=box' if node['marker'] == 'box' else ''}>{items}</ul>"
    if kind == "table":
        return _table(node)
    if kind == "figure":
        return _figure(node)
    if kind == "rule":
        return "<hr>"
    if kind == "box":
        return f'<div class="box {node["look"]}">{"".join(map(_node, node["nodes"]))}</div>'
    whole = sum(cell["share"] for cell in node["cells"])
    cells = "".join(
        f'<div style="width:{100 * cell["share"] / whole:.1f}%">{"".join(map(_node, cell["nodes"]))}</div>'
        for cell in node["cells"]
    )
    return f'<div class="columns">{cells}</div>'


def _figure(node: dict[str, Any]) -> str:
    data = b64encode(node["svg"].encode()).decode("ascii")
    size = f"width:{node['width']}pt;height:{node['height']}pt"
    return f'<img style="{size}" alt="{escape(node["alt"])}" src="data:image/svg+xml;base64,{data}">'


def _table(node: dict[str, Any]) -> str:
    whole = sum(node["shares"])
    columns = "".join(f'<col style="width:{100 * share / whole:.1f}%">' for share in node["shares"])
    head = "".join(f'<th scope="col">{_runs(cell["runs"]) or "&nbsp;"}</th>' for cell in node["header"])
    rows = []
    for row in node["rows"]:
        cells = []
        for place, cell in enumerate(row):
            heads = place == 0 and node["row_headers"]
            tag, look = ("th", ' scope="row"') if heads else ("td", "")
            span = f' colspan="{cell["span"]}"' if "span" in cell else ""
            figure = _figure(cell["figure"]) if "figure" in cell else ""
            cells.append(f"<{tag}{look}{span}>{figure}{_runs(cell['runs'])}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{columns}<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
