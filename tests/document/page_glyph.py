"""What stands where on the pages: every visible character with its place, size and colours, as PDFium draws it."""

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium

Colour = tuple[int, int, int]
_SCALE = 2
LEAST_MARGIN = 28.0  # 10 mm: what any office printer leaves free


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; the box is left, bottom, right, top in points from the lower left corner.

    Attributes:
        around: Flat colours of the page around its box, for every third letter.
    """

    page: int
    char: str
    box: tuple[float, float, float, float]
    size: float
    colour: Colour
    opacity: int
    around: tuple[Colour, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a file."""

    width: float
    height: float
    count: int
    glyphs: tuple[Glyph, ...]


def pages_of(data: bytes) -> Pages:
    """Return all visible characters of a file."""
    with pypdfium2.PdfDocument(data) as pdf:
        width, height = pdf[0].get_size()
        glyphs = [glyph for index in range(len(pdf)) for glyph in _glyphs(pdf, index)]
        return Pages(width, height, len(pdf), tuple(glyphs))


def _glyphs(pdf: pypdfium2.PdfDocument, index: int) -> Iterator[Glyph]:
    page = pdf[index]
    picture = page.render(scale=_SCALE).to_pil().convert("RGB")
    # Flat grounds alone: the blends at the edges of shapes are many, each of few pixels.
    flat = {
        colour
        for count, colour in (picture.getcolors(1 << 16) or ())
        if count > 0.0004 * picture.width * picture.height
    }
    pixels = picture.load()
    words = page.get_textpage()
    height = page.get_height()
    for place in range(words.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(words, place))
        box = words.get_charbox(place)
        if char.isspace() or box[0] == box[2]:
            continue
        parts = [ctypes.c_uint() for _ in range(4)]
        pdfium.FPDFText_GetFillColor(words, place, *parts)
        red, green, blue, opacity = (part.value for part in parts)
        around = ()
        if place % 3 == 0:
            spots = (_spot(x, height - y, picture.size) for x, y in _rim(box))
            around = tuple(colour for spot in spots if (colour := pixels[spot]) in flat)
        size = pdfium.FPDFText_GetFontSize(words, place)
        yield Glyph(index, char, box, round(size, 2), (red, green, blue), opacity, around)


def _rim(box: tuple[float, float, float, float]) -> Iterator[tuple[float, float]]:
    left, bottom, right, top = box
    middle = (left + right) / 2
    for gap in (0.6, 1.2):
        for x in (left - gap, middle, right + gap):
            yield x, bottom - gap
            yield x, top + gap


def _spot(x: float, y: float, size: tuple[int, int]) -> tuple[int, int]:
    return min(max(int(x * _SCALE), 0), size[0] - 1), min(max(int(y * _SCALE), 0), size[1] - 1)


def overlaps(pages: Pages) -> list[str]:
    """Return the pairs of letters that cover much of each other."""
    found = []
    grid: dict[tuple[int, int, int], list[int]] = {}
    for index, glyph in enumerate(pages.glyphs):
        left, bottom, right, top = glyph.box
        for across in range(int(left // 12), int(right // 12) + 1):
            for down in range(int(bottom // 12), int(top // 12) + 1):
                grid.setdefault((glyph.page, across, down), []).append(index)
    for group in grid.values():
        for place, first in enumerate(group):
            for second in group[place + 1 :]:
                one, other = pages.glyphs[first], pages.glyphs[second]
                width = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
                height = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
                least = min((glyph.box[2] - glyph.box[0]) * (glyph.box[3] - glyph.box[1]) for glyph in (one, other))
                if (
                    width > 0
                    and height > 0
                    and width * height > 0.5 * least
                    and _plain(one.char)
                    and _plain(other.char)
                    and not _one_glyph(one, other)
                ):
                    found.append(
                        f"page {one.page + 1}: {one.char} and {other.char} at {one.box[0]:.0f}, {one.box[1]:.0f}"
                    )
    return found


def _plain(char: str) -> bool:
    """Return whether it has a glyph of its own: two Arabic letters may share one."""
    return char.isalnum() and unicodedata.bidirectional(char) not in ("R", "AL")


@cache
def _one_glyph(one: Glyph, other: Glyph) -> bool:
    """Return whether both are read from the same glyph, as 1 and 2 are from a half."""
    return one.char != other.char and one.box == other.box


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours (WCAG 2, 1.4.6)."""
    first, second = sorted((_luminance(one), _luminance(other)))
    return (second + 0.05) / (first + 0.05)


def _luminance(colour: Colour) -> float:
    parts = [value / 255 for value in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
