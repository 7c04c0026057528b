"""Breaks a good sheet in one way at a time, so that the judges are seen to notice."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

UA, ARCHIVE, READER = "ua1", "2a", "reader"


@dataclass(frozen=True, slots=True)
class Mutation:
    """One way to break a sheet.

    Attributes:
        seen_by: Who must notice: veraPDF and page-validation by profile, or the structure reader.
        missed_by_page: page-validation is known not to notice; veraPDF does.
    """

    name: str
    spoil: Callable[[Pdf], None]
    seen_by: tuple[str, ...]
    missed_by_page: bool = False


MUTATIONS: list[Mutation] = []


def spoiled(data: bytes, spoil: Callable[[Pdf], None] | None) -> bytes:
    """Return the file after ``spoil``; ``None`` only opens and saves it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if spoil is not None:
            spoil(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


def _breaks(*seen_by: str, missed_by_page: bool = False) -> Callable[[Callable[[Pdf], None]], Callable[[Pdf], None]]:
    def kept(spoil: Callable[[Pdf], None]) -> Callable[[Pdf], None]:
        MUTATIONS.append(Mutation(spoil.__name__, spoil, seen_by, missed_by_page))
        return spoil

    return kept


def _elements(pdf: Pdf, *roles: str) -> list[pikepdf.Object]:
    def walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
        yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield from walk(kid)

    top = pdf.Root.StructTreeRoot.K
    found = [entry for root in (top if isinstance(top, Array) else [top]) for entry in walk(root)]
    return [entry for entry in found if not roles or str(entry.S)[1:] in roles]


def _content(pdf: Pdf, change: Callable[[bytes], bytes], page: int = 0) -> None:
    before = pdf.pages[page].Contents.read_bytes()
    after = change(before)
    assert after != before, "the mutation changes nothing"
    pdf.pages[page].Contents = pdf.make_stream(after)


def _metadata(pdf: Pdf, pattern: bytes) -> None:
    before = pdf.Root.Metadata.read_bytes()
    after = re.sub(pattern, b"", before, flags=re.DOTALL)
    assert after != before
    pdf.Root.Metadata = pdf.make_stream(after, Type=Name.Metadata, Subtype=Name.XML)


def _fonts(pdf: Pdf) -> list[pikepdf.Object]:
    return list({font.objgen: font for page in pdf.pages for font in page.resources.Font.values()}.values())


# -- the file as a whole


@_breaks(UA, ARCHIVE, READER)
def structure_tree_lost(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


@_breaks(UA, ARCHIVE, READER)
def mark_info_lost(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


@_breaks(UA, READER)
def language_lost(pdf: Pdf) -> None:
    del pdf.Root.Lang


@_breaks(UA)
def title_not_displayed(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


@_breaks(UA)
def accessibility_claim_lost(pdf: Pdf) -> None:
    _metadata(pdf, rb"<pdfuaid:part>1</pdfuaid:part>")


@_breaks(ARCHIVE)
def archival_claim_lost(pdf: Pdf) -> None:
    _metadata(pdf, rb"<pdfaid:part>2</pdfaid:part>")


@_breaks(ARCHIVE)
def extension_schema_lost(pdf: Pdf) -> None:
    _metadata(pdf, rb"<pdfaExtension:schemas>.*</pdfaExtension:schemas>")


@_breaks(UA, READER)
def title_lost(pdf: Pdf) -> None:
    del pdf.docinfo["/Title"]
    _metadata(pdf, rb"<dc:title>.*?</dc:title>")


@_breaks(ARCHIVE)
def output_intent_lost(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


@_breaks(ARCHIVE)
def script_on_opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@_breaks(UA, ARCHIVE)
def annotation_without_tag(pdf: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([9, 9, 99, 99]), Border=Array([0, 0, 0]))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


# -- content


@_breaks(UA, READER)
def text_untagged(pdf: Pdf) -> None:
    _content(pdf, lambda code: re.sub(rb"/P<</MCID \d+>>BDC(.*?)EMC", rb"\1", code, count=1, flags=re.DOTALL))


@_breaks(READER)
def text_beyond_the_edge(pdf: Pdf) -> None:
    width = float(pdf.pages[0].mediabox[2])
    _content(pdf, lambda code: re.sub(rb"1 0 0 1 \S+ (\S+) Tm", b"1 0 0 1 %d \\1 Tm" % (width - 20), code, count=1))


@_breaks(UA, ARCHIVE)
def glyph_missing(pdf: Pdf) -> None:
    _content(pdf, lambda code: re.sub(rb"\(([^()\\]{3,})\)Tj", rb"(\\000\1)Tj", code, count=1))


@_breaks(ARCHIVE)
def ink_of_an_unknown_press(pdf: Pdf) -> None:
    _content(pdf, lambda code: b"q 0 0 0 1 k Q\n" + code)


@_breaks(ARCHIVE)
def unknown_blend_mode(pdf: Pdf) -> None:
    pdf.pages[0].resources["/ExtGState"] = Dictionary(G0=Dictionary(Type=Name.ExtGState, BM=Name.Melt))
    _content(pdf, lambda code: b"/G0 gs\n" + code)


@_breaks(UA, ARCHIVE)
def font_not_embedded(pdf: Pdf) -> None:
    for font in _fonts(pdf):
        del font.FontDescriptor.FontFile2


@_breaks(UA, ARCHIVE)
def wrong_widths(pdf: Pdf) -> None:
    for font in _fonts(pdf):
        font.Widths = Array([int(width) + 50 for width in font.Widths])


@_breaks(UA, ARCHIVE, READER)
def meaning_of_glyphs_lost(pdf: Pdf) -> None:
    for font in _fonts(pdf):
        if "/ToUnicode" in font:
            del font.ToUnicode


# -- structure


@_breaks(UA, READER, missed_by_page=True)
def struct_parents_lost(pdf: Pdf) -> None:
    for page in pdf.pages:
        del page.obj.StructParents


@_breaks(UA)
def tab_order_lost(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([])
    annotation_without_tag(pdf)
    del pdf.pages[0].obj.Tabs


@_breaks(UA, READER)
def picture_without_words(pdf: Pdf) -> None:
    del _elements(pdf, "Figure")[0].Alt


@_breaks(UA, READER)
def header_without_scope(pdf: Pdf) -> None:
    for cell in _elements(pdf, "TH"):
        del cell.A


@_breaks(READER)
def header_with_a_wrong_scope(pdf: Pdf) -> None:
    cell = next(cell for cell in _elements(pdf, "TH") if str(cell.P.P.S) == "/THead")
    cell.A.Scope = Name.Row


@_breaks(UA, READER)
def headings_skip_a_level(pdf: Pdf) -> None:
    for heading in _elements(pdf, "H2"):
        heading.S = Name.H4


@_breaks(UA, READER)
def row_lacks_a_cell(pdf: Pdf) -> None:
    row = next(row for row in _elements(pdf, "TR")[1:] if len(row.K) > 2)
    row.K = Array(list(row.K)[:-1])


@_breaks(UA, READER)
def paragraph_for_a_cell(pdf: Pdf) -> None:
    _elements(pdf, "TD")[0].S = Name.P


@_breaks(UA, READER)
def item_outside_of_a_list(pdf: Pdf) -> None:
    _elements(pdf, "L")[0].S = Name.Sect


@_breaks(UA, ARCHIVE, READER)
def role_unknown(pdf: Pdf) -> None:
    _elements(pdf, "P")[0].S = Name("/Para")


# -- what no validator sees


@_breaks(READER)
def headers_are_plain_cells(pdf: Pdf) -> None:
    for cell in _elements(pdf, "TH"):
        cell.S = Name.TD


@_breaks(READER)
def bookmarks_lost(pdf: Pdf) -> None:
    del pdf.Root.Outlines


@_breaks(READER)
def bookmark_to_another_page(pdf: Pdf) -> None:
    first = pdf.Root.Outlines.First
    first.Dest = Array([pdf.pages[-1].obj, Name.Fit])


@_breaks(READER)
def language_of_a_name_lost(pdf: Pdf) -> None:
    for passage in _elements(pdf, "Span"):
        if "/Lang" in passage:
            del passage.Lang


@_breaks(READER)
def language_of_a_name_is_another(pdf: Pdf) -> None:
    for passage in _elements(pdf, "Span"):
        passage.Lang = String("und-Cyrl")


@_breaks(READER)
def reading_of_a_name_lost(pdf: Pdf) -> None:
    """A name from right to left is drawn from left to right: without its reading it is spoken backwards."""
    for passage in _elements(pdf, "Span"):
        del passage.ActualText


@_breaks(READER)
def second_title(pdf: Pdf) -> None:
    _elements(pdf, "H2")[0].S = Name.H1


@_breaks(READER)
def parent_tree_swapped(pdf: Pdf) -> None:
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row[1], row[2] = row[2], row[1]


@_breaks(READER)
def content_begins_twice(pdf: Pdf) -> None:
    _content(pdf, lambda code: code.replace(b"/MCID 4>>", b"/MCID 3>>", 1))


@_breaks(READER)
def element_lost_its_content(pdf: Pdf) -> None:
    _elements(pdf, "P")[1].K = Array([])


@_breaks(READER)
def everything_hidden(pdf: Pdf) -> None:
    for index in range(len(pdf.pages)):
        _content(pdf, lambda code: re.sub(rb"/\w+<</MCID \d+>>BDC", b"/Artifact BMC", code), index)


@_breaks(READER)
def headings_are_paragraphs(pdf: Pdf) -> None:
    for heading in _elements(pdf, "H1", "H2", "H3"):
        heading.S = Name.P


@_breaks(READER)
def picture_with_empty_words(pdf: Pdf) -> None:
    _elements(pdf, "Figure")[0].Alt = String("image1.png")


@_breaks(READER)
def read_backwards(pdf: Pdf) -> None:
    """The order alone: only the comparison with the composed text notices."""
    top = _elements(pdf, "Document")[0]
    top.K = Array(list(top.K)[::-1])
