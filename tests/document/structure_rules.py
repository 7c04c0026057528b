"""What a good structure tree keeps to beyond being whole: nesting, headings, tables, lists and pictures."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from babel.core import get_global

from tests.document.structure_reader import Node, Structure

_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_BLOCKS = frozenset({*_HEADINGS, "P", "L", "Table", "Figure", "Sect", "Div"})
# Role: the roles that may stand above it.
_ABOVE = {
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
}
_BELOW = {"L": {"LI", "Caption"}, "TR": {"TH", "TD"}, "Table": {"THead", "TBody", "TFoot", "TR", "Caption"}}
_KNOWN = (
    frozenset({"Document", "Span", "Link", "LI", "Lbl", "LBody", "THead", "TBody", "TFoot", "TR", "TH", "TD"}) | _BLOCKS
)


def faults(structure: Structure) -> list[str]:
    """Return one line for each thing that a screen reader would stumble over."""
    nodes = [node for node in structure.root.walk() if node.role]
    found = list(structure.problems)
    if [node.role for node in structure.root.nodes()] != ["Document"]:
        found.append("the tree does not have one Document")
    for node in nodes:
        found += _nesting(node)
        found += _language(node, structure.language)
    found += _headings(structure)
    for table in structure.find("Table"):
        found += _table(table)
    for picture in structure.find("Figure"):
        found += _picture(picture)
    for entry in structure.find("LI"):
        found += _list_item(entry)
    if not structure.marked:
        found.append("the file is not marked as tagged")
    if not structure.language:
        found.append("the file has no language")
    if not structure.title:
        found.append("the file has no title")
    return found


def _nesting(node: Node) -> Iterator[str]:
    above = node.parent.role if node.parent else ""
    if node.role not in _KNOWN:
        yield f"{node.role} is no role of PDF 1.7"
    if node.role in _ABOVE and above not in _ABOVE[node.role]:
        yield f"{node.role} below {above}"
    if node.role in _BELOW:
        strangers = {kid.role for kid in node.nodes()} - _BELOW[node.role]
        if strangers or any(isinstance(kid, str) for kid in node.kids):
            yield f"{node.role} holds {strangers or 'content'}"
    if node.role in ("P", "Span", "Lbl", *_HEADINGS) and any(kid.role in _BLOCKS for kid in node.nodes()):
        yield f"{node.role} holds a block"
    if node.role not in ("TD", "TH") and not node.kids and not node.annotations:
        yield f"{node.role} is empty"
    if node.role not in ("Figure", "Lbl", "TD", "TH") and node.pages and not node.text().strip():
        yield f"{node.role} says nothing"


def _language(node: Node, language: str) -> Iterator[str]:
    """A word stands under a language that is written in its letters."""
    above: Node | None = node
    while above is not None and not above.language:
        above = above.parent
    if above is not None:
        language = above.language
    own = [node.actual] if node.actual else [kid for kid in node.kids if isinstance(kid, str) and not node.alt]
    for word in " ".join(own).split():
        letters = [unicodedata.name(char).split()[0][:4].title() for char in word if char.isalpha()]
        letters = [{"Lati": "Latn", "Cyri": "Cyrl", "Arme": "Armn", "Gree": "Grek"}.get(each, each) for each in letters]
        # A single letter is a sign, as in microgram.
        if len(letters) > 1 and len(set(letters)) == 1 and letters[0] != script_of_language(language):
            yield f"{word!r} in {letters[0]} stands under the language {language!r}"


def script_of_language(tag: str) -> str:
    """Return the script that a language tag names, or that the language is mostly written in."""
    named = [part for part in tag.split("-")[1:] if len(part) == 4]
    if named:
        return named[0]
    likely = get_global("likely_subtags").get(tag.split("-", 1)[0], "")
    return likely.split("_")[1] if likely else ""


def _headings(structure: Structure) -> Iterator[str]:
    found = structure.find(*_HEADINGS)
    levels = [int(node.role[1]) for node in found]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"headings do not begin with one H1: {levels}"
    for first, second in pairwise(levels):
        if second > first + 1:
            yield f"headings jump from H{first} to H{second}"
    sections = [(node.words(), node.first_page()) for node in found if node.role == "H2"]
    if structure.bookmarks != sections:
        yield f"bookmarks {structure.bookmarks} are not the sections {sections}"


def _table(table: Node) -> Iterator[str]:
    if not table.attributes.get("Summary"):
        yield "a table has no summary"
    rows = [node for node in table.walk() if node.role == "TR"]
    widths = {sum(int(float(str(cell.attributes.get("ColSpan", 1)))) for cell in row.nodes()) for row in rows}
    if len(widths) != 1:
        yield f"the rows of a table have {sorted(widths)} columns"
    for head in (cell for row in rows for cell in row.nodes() if cell.role == "TH"):
        wanted = (
            ("Column",)
            if head.parent and head.parent.parent and head.parent.parent.role == "THead"
            else ("Row", "Column")
        )
        if head.attributes.get("Scope") not in wanted:
            yield f"the header {head.words()!r} has the scope {head.attributes.get('Scope')}"
    if not any(cell.role == "TH" and cell.words() for row in rows for cell in row.nodes()):
        yield "a table has no header"


def _picture(picture: Node) -> Iterator[str]:
    if len(picture.alt.split()) < 3:
        yield f"a figure says only {picture.alt!r}"
    box = picture.attributes.get("BBox")
    if not (isinstance(box, list) and len(box) == 4 and box[0] < box[2] and box[1] < box[3]):
        yield f"a figure has the place {box}"
    elif box[0] < 0 or box[1] < 0 or box[2] > 620 or box[3] > 850:
        yield f"a figure stands outside of the page: {box}"
    if picture.nodes():
        yield "a figure holds elements"


def _list_item(entry: Node) -> Iterator[str]:
    roles = [kid.role for kid in entry.nodes()]
    if roles != ["Lbl", "LBody"]:
        yield f"a list item holds {roles}"
        return
    label = entry.nodes()[0]
    if not (label.words() or label.alt):
        yield "a list item has a label without words"
    numbering = entry.parent.attributes.get("ListNumbering") if entry.parent else None
    if numbering is None:
        yield "a list does not say how it is numbered"
