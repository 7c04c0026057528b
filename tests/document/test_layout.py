"""How the pages look: margins, sizes, contrast, and what stays together."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import pairwise

import pikepdf
import pytest

from botox_aid.document.blocks import Document, MarkedPoint, Paragraph, SignatureBlock, Step
from botox_aid.document.pdf import render
from botox_aid.document.span import Span, SpanKind
from botox_aid.domain.vocabulary import Edition, SheetKind
from tests.document.page_glyph import LEAST_MARGIN, Pages, contrast, overlaps, pages_of
from tests.document.sheet_case import (
    SheetCase,
    bytes_of,
    document_of,
    sheet_cases,
    structure_of,
)
from tests.document.structure_reader import Structure, squeezed

CASES = sheet_cases()
each_case = pytest.mark.parametrize("case", CASES, ids=str)


@cache
def seen(case: SheetCase) -> Pages:
    return pages_of(bytes_of(case))


def parts(value: object) -> Iterator[object]:
    """Yield every dataclass inside of a document."""
    if isinstance(value, tuple):
        for entry in value:
            yield from parts(entry)
    elif is_dataclass(value):
        yield value
        for each in fields(value):
            yield from parts(getattr(value, each.name))


def placed_leaves(structure: Structure) -> list[tuple[str, str, int, int]]:
    """Return role, text, first and last page of every element that has content of its own."""
    found = []
    for node in structure.root.walk():
        pages = {page for each in node.walk() for page in each.pages}
        if node.pages and node.role not in ("Span", "Lbl"):
            found.append((node.role, node.alt or node.words(), min(pages), max(pages)))
    return found


# -- margins, overlaps, sizes, colours


@each_case
def test_every_letter_stands_inside_the_margins(case: SheetCase) -> None:
    pages = seen(case)
    for glyph in pages.glyphs:
        left, bottom, right, top = glyph.box
        assert left > LEAST_MARGIN, glyph
        assert right < pages.width - LEAST_MARGIN, glyph
        assert bottom > 12, glyph
        assert top < pages.height - 20, glyph


@each_case
def test_no_two_letters_stand_on_each_other(case: SheetCase) -> None:
    assert overlaps(seen(case)) == []


@each_case
def test_letters_are_large_enough(case: SheetCase) -> None:
    """Standard: 12 pt but for notes, tags and the foot (10); large print: 18 pt throughout; the clinic's record: 9 pt.

    Units beside an injection point on the drawing may be smaller (8): they stand in full elsewhere.
    """
    labels = Counter("".join(part.label for part in parts(document_of(case).blocks) if isinstance(part, MarkedPoint)))
    sizes = [glyph.size for glyph in seen(case).glyphs]
    least = 18 if case.edition is Edition.LARGE_PRINT else 9 if case.kind is SheetKind.RECORD else 10
    assert min(sizes) >= (8 if labels else least)
    assert Counter(glyph.char for glyph in seen(case).glyphs if glyph.size < least) <= labels
    if least == 10:
        small = Counter(glyph.char for glyph in seen(case).glyphs if glyph.size < 12)
        assert small <= Counter(allowed_small(case))


def allowed_small(case: SheetCase) -> str:
    """Return the text that may be set small: notes, tags, the letters in rings and on points, and the foot of pages."""
    document = document_of(case)
    words = []
    for part in parts(document.blocks):
        if isinstance(part, Paragraph) and part.note:
            words += [span.text for span in part.spans]
        elif isinstance(part, Step):
            words.append(part.tag_word)
        elif isinstance(part, Span) and part.kind is SpanKind.LETTER:
            words.append(part.text)
        elif isinstance(part, MarkedPoint):
            words.append(part.label)
    foot = document.footer
    words += [
        "".join(span.text for span in foot.identity),
        *foot.lines,
        foot.state,
        foot.page,
        "00112233445566778899",
    ] * seen(case).count
    return "".join(words)


@each_case
def test_letters_stand_out_from_their_ground(case: SheetCase) -> None:
    """Contrast of 7 to 1 and more; a letter in a ring touches the ring, so there a sixth of its rim has to be clear."""
    ringed = {part.label for part in parts(document_of(case).blocks) if isinstance(part, MarkedPoint)}
    ringed |= {
        part.text for part in parts(document_of(case).blocks) if isinstance(part, Span) and part.kind is SpanKind.LETTER
    }
    close = set("".join(ringed))
    for glyph in seen(case).glyphs:
        assert glyph.opacity == 255
        grounds = [ground for ground in glyph.around if ground != glyph.colour]
        clear = sum(contrast(glyph.colour, ground) >= 7 for ground in grounds)
        assert clear >= len(grounds) * (0.16 if glyph.char in close else 0.5), glyph


@each_case
def test_nothing_is_transparent(case: SheetCase) -> None:
    with pikepdf.open(io.BytesIO(bytes_of(case))) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary | pikepdf.Stream):
                assert not {"/SMask", "/ca", "/CA", "/BM"} & set(entry.keys())
                assert entry.get("/S") != "/Transparency"


# -- what stays together


@each_case
def test_a_heading_stands_on_the_page_of_what_it_heads(case: SheetCase) -> None:
    for (role, words, _, last), (_, following, first, _) in pairwise(placed_leaves(structure_of(case))):
        if role in ("H1", "H2", "H3"):
            assert last == first, (words, following)


@each_case
def test_signatures_never_stand_alone_on_a_page(case: SheetCase) -> None:
    blocks = [part for part in parts(document_of(case).blocks) if isinstance(part, SignatureBlock)]
    leaves = placed_leaves(structure_of(case))
    for block in blocks:
        signed = [squeezed(leaf) for leaf in block.leaves()]
        start = next(
            place for place in range(len(leaves)) if [leaf[1] for leaf in leaves[place : place + len(signed)]] == signed
        )
        pages = {page for leaf in leaves[start : start + len(signed)] for page in leaf[2:]}
        assert len(pages) == 1, "the signatures are torn apart"
        before = [leaf for leaf in leaves[:start] if leaf[3] == min(pages)]
        assert len(before) >= 3, "the signatures stand alone"


@each_case
def test_no_page_is_nearly_empty(case: SheetCase) -> None:
    """The foot alone is on every page; each page but the last holds real text, and the last more than a line."""
    if case.kind is SheetKind.RECORD:
        return  # it ends in an empty frame for later notes
    structure = structure_of(case)
    per_page = Counter(glyph.page for glyph in seen(case).glyphs)
    foot = min(len("".join(text.split())) for _, kind, text in structure.artifacts if kind == "Footer")
    for page in range(structure.pages):
        least = 60 if page + 1 == structure.pages else 150
        assert per_page[page] - foot > least, f"page {page + 1} of {structure.pages}"


@each_case
def test_no_file_is_large(case: SheetCase) -> None:
    assert len(bytes_of(case)) <= (60_000 if case.zones <= 3 and case.edition is Edition.STANDARD else 100_000)


def test_document_is_unchanged_by_drawing() -> None:
    document: Document = document_of(CASES[0])
    before = repr(document)
    render(document)
    assert repr(document) == before
