"""The typefaces of the sheets, read from the resource folder and embedded in part."""

import io
import struct
import threading
import unicodedata
import zlib
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property, lru_cache

from reportlab.pdfbase.ttfonts import TTFontFace, TTFontMaker

from . import pin
from .file import PdfFile

pin.check()

# Characters of the program's own sentences beyond ASCII, always embedded so that most sheets share one font program.
_USUAL = "\u2019\u2018\u201c\u201d\u2013\u2014\u2022\u00b7\u2026\u00a3\u00bd\u00d7\u00e9"
_ALL_USUAL = frozenset([*map(chr, range(32, 127)), *_USUAL, "\u00a0"])
_USUAL_CODES = {ord(char): 127 + place for place, char in enumerate(_USUAL)} | {0xA0: 32}
_SYMBOLIC, _NONSYMBOLIC = 4, 32
# Tables of a font file that no reader of an embedded TrueType font needs (ISO 32000-1, 9.9).
_NOT_DRAWN = frozenset({"name", "OS/2", "post"})
# A font file is read with one position in it.
_SUBSETTING = threading.Lock()


class Family(StrEnum):
    """A typeface family, in the order in which a glyph is looked for."""

    TEXT = "AtkinsonHyperlegibleNext"
    WIDE = "SourceSans3"
    ARABIC = "NotoSansArabic"
    HEBREW = "NotoSansHebrew"
    ARMENIAN = "NotoSansArmenian"
    GEORGIAN = "NotoSansGeorgian"


# The letter by which a page calls each of them.
_LETTERS = dict(zip(Family, "TWAHMG", strict=True))


class Typeface:
    """One font file: its glyphs, their widths and its subsets."""

    def __init__(self, family: Family, bold: bool, data: bytes) -> None:
        self.family, self.bold = family, bold
        self.face = TTFontFace(io.BytesIO(data))
        self.glyphs: dict[int, int] = self.face.charToGlyph
        self._widths: dict[str, float] = {chr(code): width for code, width in self.face.charWidths.items()}
        self._missing = float(self.face.defaultWidth)

    @cached_property
    def key(self) -> str:
        """Name that tells it from the others."""
        return f"{self.family}-{'Bold' if self.bold else 'Regular'}"

    @cached_property
    def name(self) -> str:
        """Name of its resource in every file."""
        return f"/{_LETTERS[self.family]}{'B' if self.bold else 'R'}"

    def width_of(self, code: int) -> float:
        """Return the width of a character in thousandths of the type size."""
        return self._widths.get(chr(code), self._missing)

    def width(self, text: str) -> float:
        """Return the width of ``text`` in thousandths of the type size."""
        widths = self._widths
        try:
            return sum([widths[char] for char in text])
        except KeyError:
            return sum(widths.get(char, self._missing) for char in text)


class Embedded:
    """The part of a typeface that one file needs; codes are single bytes, several subsets where 255 are not enough."""

    def __init__(self, typeface: Typeface) -> None:
        self.typeface = typeface
        self._subsets: list[list[int]] = [[0] * 32]
        self._codes: dict[str, tuple[int, str]] = {}
        self._cache: dict[str, tuple[tuple[int, str], ...]] = {}
        if typeface.family is Family.TEXT:
            for char in map(chr, range(32, 127)):
                self._assign(char)
            for char in _USUAL:
                self._assign(char)
            self._codes["\u00a0"] = self._codes[" "]
        else:
            self._assign(" ")

    def _assign(self, char: str) -> tuple[int, str]:
        subset = self._subsets[-1]
        if len(subset) > 255:
            subset = [0] * 32 + [32]
            self._subsets.append(subset)
        code = len(subset)
        subset.append(ord(char))
        assigned = self._codes[char] = (len(self._subsets) - 1, chr(code))
        return assigned

    def encoded(self, text: str) -> tuple[tuple[int, str], ...]:
        """Return ``text`` as runs of (subset, escaped string)."""
        known = self._cache.get(text)
        if known is None:
            known = self._cache[text] = tuple(self._runs(text))
        return known

    def _runs(self, text: str) -> Iterable[tuple[int, str]]:
        current, run = -1, ""
        for char in text:
            subset, code = self._codes.get(char) or self._assign(char)
            if subset != current and run:
                yield current, _escaped(run)
                run = ""
            current = subset
            run += code
        if run:
            yield current, _escaped(run)

    def add_to(self, file: PdfFile) -> list[int]:
        """Write the font objects and return their numbers, one for each subset."""
        return [self._add_subset(file, index, tuple(subset)) for index, subset in enumerate(self._subsets)]

    def _add_subset(self, file: PdfFile, index: int, subset: tuple[int, ...]) -> int:
        face = self.typeface.face
        title = f"{_prefix(index)}+{self.typeface.key}"
        program, packed = _subset_program(self.typeface, subset)
        font_file = file.add_stream(program, f"/Length1 {len(program)}", packed=packed)
        flags = face.flags & ~_NONSYMBOLIC | _SYMBOLIC
        box = " ".join(f"{value:.0f}" for value in face.bbox)
        descriptor = file.add(
            f"<</Type/FontDescriptor/FontName/{title}/Flags {flags}/FontBBox[{box}]/ItalicAngle {face.italicAngle:.0f}"
            f"/Ascent {face.ascent:.0f}/Descent {face.descent:.0f}/CapHeight {face.capHeight:.0f}/StemV {face.stemV:.0f}"
            f"/MissingWidth {face.defaultWidth:.0f}/FontFile2 {font_file} 0 R>>"
        )
        widths = " ".join(f"{self.typeface.width_of(code):.0f}" for code in subset)
        to_unicode = file.add_stream(_to_unicode(subset).encode("ascii"))
        return file.add(
            f"<</Type/Font/Subtype/TrueType/BaseFont/{title}/FirstChar 0/LastChar {len(subset) - 1}/Widths[{widths}]"
            f"/FontDescriptor {descriptor} 0 R/ToUnicode {to_unicode} 0 R>>"
        )


def usual_code(text: str) -> str | None:
    """Return the escaped codes of a text that every file's first subset of the text family holds, or ``None``."""
    return _escaped(text.translate(_USUAL_CODES)) if _ALL_USUAL.issuperset(text) else None


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").replace("\r", "\\r")


def _prefix(index: int) -> str:
    return "".join(chr(ord("A") + index // 26**place % 26) for place in range(5, -1, -1))


@lru_cache(maxsize=64)
def _subset_program(typeface: Typeface, subset: tuple[int, ...]) -> tuple[bytes, bytes]:
    with _SUBSETTING:
        program = _drawn_only(typeface.face.makeSubset(list(subset)))
    return program, zlib.compress(program, 9)


def _drawn_only(program: bytes) -> bytes:
    """Return a font file without the tables that only an installed font needs."""
    maker = TTFontMaker()
    for place in range(int.from_bytes(program[4:6], "big")):
        tag, _, start, length = struct.unpack_from(">4sLLL", program, 12 + 16 * place)
        if (name := tag.decode("ascii")) not in _NOT_DRAWN:
            maker.add(name, program[start : start + length])
    made: bytes = maker.makeStream()
    return made


@lru_cache(maxsize=64)
def _to_unicode(subset: tuple[int, ...]) -> str:
    """Map codes to characters; unused codes are left out and a block has at most 100 lines (ISO 32000-1, 9.10.3).

    The joined forms of Arabic letters map to the letters themselves, those of two letters from left to right like all
    that is drawn.
    """
    pairs = [(code, _letters(char)) for code, char in enumerate(subset) if char]
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<00> <FF>", "endcodespacerange",
    ]  # fmt: skip
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}> <{char.encode('utf-16-be').hex().upper()}>" for code, char in block]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def _letters(code: int) -> str:
    letters = unicodedata.normalize("NFKC", chr(code)) if 0xFB1D <= code <= 0xFEFC else chr(code)
    return letters[::-1]
