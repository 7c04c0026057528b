"""Draws a document as PDF/UA-1 and PDF/A-2a: pure, and the same bytes for the same document."""

import datetime as dt
import hashlib
import threading
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from importlib.resources.abc import Traversable

from ..blocks import Document, Metadata
from ..clean import clean
from .box import Boxes
from .file import PdfFile, number, string
from .flow import Piece
from .foot import Foot
from .form import Forms
from .layout import Layout
from .page import draw_pages, pages_of
from .pen import Pen
from .picture import Pictures
from .stock import Stock
from .style import Scale, scale_for
from .table import Tables
from .tags import Element, add_tree
from .text import Shaper
from .typesetter import Typesetter

PRODUCER = "botox-aid"


class Press:
    """Draws documents with the typefaces and pictures of a resource folder."""

    def __init__(self, folder: Traversable) -> None:
        self.stock = Stock(folder)
        self.shaper = Shaper(self.stock)
        self._typesetter = Typesetter(self.shaper)
        self._kept = threading.local()

    def render(self, document: Document) -> bytes:
        """Return the document as PDF.

        Raises:
            UndrawableText: It holds a character that no typeface has.
        """
        made = self._laid_out(document)
        pen = Pen(made.scale.page_width, made.scale.page_height, document.metadata.language)
        draw_pages(pen, made.pages, made.scale)
        made.foot.draw(pen)
        return _Writer(self.stock, document, pen, made.root, made.layout.headings).to_bytes()

    def page_count(self, document: Document) -> int:
        """Return how many pages the document takes; drawing it next costs no second layout."""
        made = self._laid_out(document)
        self._kept.last = (document, made)
        return len(made.pages)

    def fill(self, document: Document) -> float:
        """Return how many pages the document takes, the last one by the part of it that is used."""
        made = self._laid_out(document)
        self._kept.last = (document, made)
        used = sum(piece.height + (piece.before if place else 0.0) for place, piece in enumerate(made.pages[-1]))
        return len(made.pages) - 1 + min(1.0, max(used, 1.0) / made.scale.column_height)

    def _laid_out(self, document: Document) -> "_LaidOut":
        """Return the pages of a document; those that were asked for last are still there."""
        last: tuple[Document, _LaidOut] | None = getattr(self._kept, "last", None)
        self._kept.last = None
        if last is not None and last[0] is document:
            return last[1]
        made = self._made(document, 2)
        digits = len(str(len(made.pages)))
        return made if digits <= 2 else self._made(document, digits)

    def _made(self, document: Document, digits: int) -> "_LaidOut":
        """Return the pages of a document whose number has so many digits in their foot."""
        scale = scale_for(document.kind, document.edition, document.paper, tight=document.tightness)
        foot = Foot(document.footer, self._typesetter, scale, digits)
        scale = replace(scale, foot=foot.height)
        root = Element("Document")
        layout = Layout(self.stock, self._typesetter, scale)
        for kind in (Boxes, Forms, Pictures, Tables):
            kind(layout)
        pieces = layout.pieces(document.blocks, scale.measure, root)
        return _LaidOut(scale, foot, root, layout, pages_of(pieces, scale))


@dataclass(frozen=True, slots=True)
class _LaidOut:
    scale: Scale
    foot: Foot
    root: Element
    layout: Layout
    pages: Sequence[Sequence[Piece]]


class _Writer:
    """Writes the drawn pages and everything that makes them tagged and archival."""

    def __init__(
        self, stock: Stock, document: Document, pen: Pen, root: Element, headings: list[tuple[int, str, Element]]
    ) -> None:
        self._stock, self._document, self._pen, self._root, self._headings = stock, document, pen, root, headings
        self._file = PdfFile()

    def to_bytes(self) -> bytes:
        file, pen, data = self._file, self._pen, self._document.metadata
        catalog, page_tree = file.reserve(), file.reserve()
        pages = [file.reserve() for _ in pen.pages]
        fonts, forms = self._fonts(), self._forms()
        for index, operators in enumerate(pen.pages):
            content = file.add_stream("\n".join(operators).encode("latin-1"))
            file.put(
                pages[index],
                f"<</Type/Page/Parent {page_tree} 0 R/Contents {content} 0 R/StructParents {index}/Tabs/S"
                f"/Resources<</Font<<{fonts}>>/XObject<<{forms}>>>>>>",
            )
        kids = " ".join(f"{page} 0 R" for page in pages)
        box = f"[0 0 {number(pen.page_width)} {number(pen.page_height)}]"
        file.put(page_tree, f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]/MediaBox{box}>>")
        tree = add_tree(file, self._root, pages, pen.content)
        profile = file.add_stream(self._stock.colour_profile, "/N 3", packed=_packed(self._stock.colour_profile))
        packet = file.add_stream(_packet(data).encode("utf-8"), "/Type/Metadata/Subtype/XML", raw=True)
        outlines = self._outlines(pages)
        file.put(
            catalog,
            f"<</Type/Catalog/Pages {page_tree} 0 R/Lang {string(data.language)}/MarkInfo<</Marked true>>"
            f"/StructTreeRoot {tree} 0 R/Metadata {packet} 0 R/Outlines {outlines} 0 R/PageMode/UseNone"
            "/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
            f"/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>]>>",
        )
        made = f"(D:{data.made:%Y%m%d%H%M%S}Z)"
        info = file.add(
            f"<</Title {string(clean(data.title))}/Author {string(clean(data.author))}"
            f"/Subject {string(clean(data.subject))}"
            f"/Creator {string(PRODUCER)}/Producer {string(PRODUCER)}/CreationDate {made}/ModDate {made}>>"
        )
        digest = hashlib.sha256(repr(self._document).encode("utf-8", "backslashreplace")).digest()[:16]
        return file.to_bytes(catalog, info, digest)

    def _fonts(self) -> str:
        entries = []
        for embedded in self._pen.fonts.values():
            for subset, font in enumerate(embedded.add_to(self._file)):
                entries.append(f"{embedded.typeface.name}S{subset} {font} 0 R")
        return "".join(entries)

    def _forms(self) -> str:
        entries = []
        for form in self._pen.forms.values():
            box = " ".join(map(number, form.box))
            entry = f"/Type/XObject/Subtype/Form/BBox[{box}]/Resources<<>>"
            entries.append(f"/{form.name} {self._file.add_stream(b'', entry, packed=form.packed)} 0 R")
        for name, image in self._pen.images.items():
            colours = f"[/Indexed/DeviceRGB {len(image.palette) // 3 - 1}<{image.palette.hex()}>]"
            size = f"/Width {image.width}/Height {image.height}/BitsPerComponent 8"
            entry = f"/Type/XObject/Subtype/Image{size}/ColorSpace{colours}"
            entries.append(f"/{name} {self._file.add_stream(image.pixels, entry)} 0 R")
        return "".join(entries)

    def _outlines(self, pages: list[int]) -> int:
        """Write a bookmark for every section and return the number of their root."""
        file, root = self._file, self._file.reserve()
        marks = [(words, element.first_page()) for level, words, element in self._headings if level == 2]
        numbers = [file.reserve() for _ in marks]
        for index, (words, page) in enumerate(marks):
            around = f"/Prev {numbers[index - 1]} 0 R" if index else ""
            around += f"/Next {numbers[index + 1]} 0 R" if index + 1 < len(numbers) else ""
            file.put(
                numbers[index],
                f"<</Title {string(clean(words))}/Parent {root} 0 R{around}/Dest[{pages[page or 0]} 0 R/Fit]>>",
            )
        ends = f"/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R" if numbers else ""
        file.put(root, f"<</Type/Outlines{ends}/Count {len(numbers)}>>")
        return root


@lru_cache(maxsize=4)
def _packed(data: bytes) -> bytes:
    return zlib.compress(data, 9)


_EXTENSION = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>'
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def _xml(words: str) -> str:
    """Return words as XML text that no lenient reader takes for the end of the stream."""
    return escape(clean(words), quote=False).replace("endstream", "endstrea&#109;")


def _packet(data: Metadata) -> str:
    """Return the XMP packet, which says that the file keeps to PDF/UA-1 and PDF/A-2a."""
    made = data.made.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    title, author, subject = (_xml(words) for words in (data.title, data.author, data.subject))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:format>application/pdf</dc:format>'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>'
        f"<dc:language><rdf:Bag><rdf:li>{data.language}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>"
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>"
        "<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
        f'</rdf:Description>{_EXTENSION}</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
