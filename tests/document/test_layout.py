"""How the pages look: margins, sizes, contrast, what stays together, and how many sides a sheet takes."""

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from itertools import pairwise

import pikepdf
import pytest

from botox_aid.app.sheets import sheet_request
from botox_aid.document.blocks import Document, MarkedPoint, Paragraph, SignatureBlock, Step
from botox_aid.document.pdf import render
from botox_aid.document.sheet import compose
from botox_aid.document.span import Span, SpanKind
from botox_aid.domain.consultation import AnswerRecord, Clinic, Consultation, Lot, Patient, PlannedZone, Professional
from botox_aid.domain.vocabulary import Answer, Copy, Edition, Jurisdiction, Paper, SheetKind
from botox_aid.rules.candidacy import is_asked
from tests.document.page_glyph import Pages, contrast, pages_of
from tests.document.sheet_case import (
    LANGUAGES,
    SheetCase,
    bytes_of,
    consultation_of,
    document_of,
    library,
    sheet_cases,
    structure_of,
)
from tests.document.structure_reader import Structure, read, squeezed

CASES = sheet_cases()
PATIENT_KINDS = (SheetKind.CONSENT, SheetKind.AFTERCARE, SheetKind.NOT_TODAY)
LEAST_MARGIN = 28.0  # 10 mm: what any office printer leaves free
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
                ):
                    found.append(
                        f"page {one.page + 1}: {one.char} and {other.char} at {one.box[0]:.0f}, {one.box[1]:.0f}"
                    )
    return found


def _plain(char: str) -> bool:
    """Return whether it has a glyph of its own: two Arabic letters may share one."""
    return char.isalnum() and unicodedata.bidirectional(char) not in ("R", "AL")


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


# -- long names, many zones, the number of sides


LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff" * 6


@pytest.mark.parametrize("kind", SheetKind)
@pytest.mark.parametrize("edition", Edition)
def test_an_unbroken_name_of_200_letters_wraps(kind: SheetKind, edition: Edition) -> None:
    name = LONG_NAME[:200]
    case = SheetCase(kind, edition, Copy.CLINIC, Jurisdiction.UK, Paper.A4, 3, 1)
    person = Professional(name, name, name)
    made = consultation_of(case)
    made = replace(
        made, patient=Patient(name, made.patient.date_of_birth, name), lot=Lot(name, None), clinic=Clinic(name, name, name, name, name),
        visit=replace(made.visit, clinician=person, prescriber=person), hoped_result=name, needs=replace(made.needs, interpreter=name),
    )  # fmt: skip
    data = render(
        compose(sheet_request(library(), made, kind, edition, case.copy, case.paper), library().texts("en-GB"))
    )
    pages = pages_of(data)
    for glyph in pages.glyphs:
        assert glyph.box[0] > LEAST_MARGIN, glyph
        assert glyph.box[2] < pages.width - LEAST_MARGIN, glyph
        assert glyph.box[1] > 12, glyph
    assert overlaps(pages) == []
    structure = read(data)
    assert structure.problems == []
    assert name in re.sub(r"\s", "", structure.text())


def usual(jurisdiction: Jurisdiction, zones: tuple[str, ...]) -> Consultation:
    """Return a consultation as most are: all filled in, two cautions, no long notes."""
    case = SheetCase(SheetKind.CONSENT, Edition.STANDARD, Copy.PATIENT, jurisdiction, Paper.A4, 1, 0)
    made = replace(
        consultation_of(case), zones=tuple(PlannedZone(zone, 12.0) for zone in zones), answers={}, overrides={}
    )
    for question in library().catalogue(jurisdiction).questions.values():
        if is_asked(question, made):
            answer = Answer.YES if question.id in ("anticoag", "faint_needle") else Answer.NO
            made = made.with_answer(question.id, AnswerRecord(answer))
    return made


def _threes() -> list[tuple[str, ...]]:
    zones = list(library().catalogue(Jurisdiction.US).zones)
    usual_three = ("glabella", "forehead", "crows_feet")
    threes = [
        tuple(zones[(start + step * hop) % 15] for hop in range(3))
        for start, step in zip(range(15), (1, 2, 4) * 5, strict=True)
    ]
    return [usual_three, usual_three[:2], usual_three[1:], *threes]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("jurisdiction", Jurisdiction)
@pytest.mark.parametrize("zones", _threes(), ids="+".join)
def test_two_or_three_zones_fit(zones: tuple[str, ...], jurisdiction: Jurisdiction, paper: Paper) -> None:
    made = usual(jurisdiction, zones)
    taken = {}
    for kind, sides in ((SheetKind.CONSENT, 2), (SheetKind.AFTERCARE, 1)):
        request = sheet_request(library(), made, kind, Edition.STANDARD, Copy.PATIENT, paper)
        data = render(compose(request, library().texts(LANGUAGES[jurisdiction])))
        assert len(data) <= 60_000
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > sides:
                taken[kind] = len(pdf.pages)
    assert taken == {}


@each_case
def test_no_file_is_large(case: SheetCase) -> None:
    assert len(bytes_of(case)) <= (60_000 if case.zones <= 3 else 100_000)


def test_document_is_unchanged_by_drawing() -> None:
    document: Document = document_of(CASES[0])
    before = repr(document)
    render(document)
    assert repr(document) == before
