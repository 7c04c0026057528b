"""Hostile text in every place of a document that words can reach, and on the two papers that are no sheet of a visit.

The sheets of a visit are drawn in ``test_hostile.py``, each in a process of its own with little memory.
"""

import datetime as dt
import io
import time
from typing import get_type_hints

import page
import pikepdf
import pytest

from botox_aid.document import blocks
from botox_aid.document.blocks import (
    AlertBox,
    Block,
    Box,
    Bullets,
    Cell,
    Chip,
    Columns,
    Document,
    Footer,
    Heading,
    IconArray,
    Icons,
    Letterhead,
    Metadata,
    NoteSpace,
    Paragraph,
    RiskBand,
    RiskRow,
    RiskTable,
    SignatureBlock,
    SignatureLine,
    Step,
    StepGroup,
    Steps,
    Stop,
    Strip,
    Table,
    Tag,
    Ticks,
    TimeStrip,
    Whole,
)
from botox_aid.document.clean import NOTE_LIMIT, clean
from botox_aid.document.lot_list import LotList, LotRow, lot_list
from botox_aid.document.pdf import UndrawableText, render
from botox_aid.document.recovery import recovery_sheet
from botox_aid.document.span import plain
from botox_aid.domain.vocabulary import Copy, Edition, Paper, SheetKind
from tests.document.hostile_text import Hostile, corpus
from tests.document.sheet_case import library
from tests.document.structure_reader import Structure, read, squeezed
from tests.document.structure_rules import faults

MADE = dt.datetime(2026, 11, 22, 14, 2, tzinfo=dt.UTC)
CORPUS = corpus()
# A face has no words of its own but program text and units.
WORDLESS = {blocks.Face}
# Sets the folder of the typefaces.
TEXTS = library().texts("en-GB")
each_text = pytest.mark.parametrize("hostile", CORPUS, ids=lambda hostile: hostile.name)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return a block of every kind with the text wherever it takes words."""
    words = plain(text.strip()) or plain("nothing")
    row = RiskRow(words, words, words, words, words, Icons(3, "3 of 100 circles"), Icons(1, "1 of 100 circles"))
    line = SignatureLine(words, words)
    return (
        Letterhead(f"Title {text}", words, (words, words)),
        Strip((words, words)),
        Heading(f"Part {text}", 2, "1", words),
        Paragraph(words),
        Bullets((words, words)),
        Ticks((words, words), "tick box", words),
        Table((1, 2, 1), (words, words, words), ((words, words, words),) * 2, "What is asked"),
        Columns((Cell((Paragraph(words, note=True),)), Cell((Chip("NOW", filled=True, paragraphs=(words,)),)))),
        RiskTable((words,) * 5, (RiskBand(f"Band {text}", (row,), (words, words)),), "What can happen"),
        TimeStrip(tuple(Stop(words, (words,)) for _ in range(4)), "A line through the time of it"),
        Steps((StepGroup(f"Day {text}", (words,), (Step(words, Tag.SOLID, "good"),)),), "tick box"),
        IconArray(Icons(7, "7 of 100 circles"), words),
        Box((Paragraph(words),)),
        AlertBox(f"Stop {text}", (Cell((Paragraph(words),)), Cell((Bullets((words,)),))), "7", words, (Paragraph(words),)),
        Whole((NoteSpace(words, 20.0),)),
        SignatureBlock((line, line)),
    )  # fmt: skip


def document_of(text: str, edition: Edition) -> Document:
    """Return a document with the text in every place."""
    footer = Footer(plain(text), (f"What {text}", text), f"State {text}", "Page {page} of {pages}")
    metadata = Metadata(f"Title {text}", f"Clinic {text}", f"About {text}", "en-GB", MADE)
    return Document(SheetKind.CONSENT, edition, Copy.CLINIC, Paper.A4, blocks_of(text), footer, metadata)


def test_every_kind_of_block_is_there() -> None:
    waiting, found = list(blocks_of("x")), set()
    for block in waiting:
        found.add(type(block))
        waiting += getattr(block, "blocks", ())
        waiting += [each for cell in getattr(block, "cells", ()) for each in cell.blocks]
    assert found == set(blocks.Block.__args__) - WORDLESS


def drawn_or_refused(document: Document, hostile: Hostile) -> Structure | None:
    """Draw a document and read it again; nothing comes back where it is refused in words, as it must be."""
    started = time.process_time()
    try:
        data = render(document)
    except UndrawableText:
        assert hostile.kind in ("undrawable", "long")
        return None
    finally:
        assert time.process_time() - started < 1.0
    assert hostile.kind != "undrawable"
    structure = read(data)
    assert list(structure.root.leaves()) == [leaf for leaf in map(squeezed, document.leaves()) if leaf]
    assert faults(structure) == []
    check_said(data, document)
    if CORPUS.index(hostile) % 4 == 0:
        assert page.is_pdf_compliant_bytes(data, profile="ua1")
        assert page.is_pdf_compliant_bytes(data, profile="2a")
    return structure


def check_said(data: bytes, document: Document) -> None:
    """What a file says about itself is what was meant, twice, and its bookmarks are its headings."""
    meant = [squeezed(clean(words)) for words in (document.metadata.title, document.metadata.author)]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [squeezed(str(pdf.docinfo[key])) for key in ("/Title", "/Author")] == meant
        with pdf.open_metadata() as packet:
            assert squeezed(str(packet["dc:title"])) == meant[0]
            assert [squeezed(each) for each in packet["dc:creator"]] == meant[1:]


@each_text
def test_every_place_of_a_document_holds_it_exactly(hostile: Hostile) -> None:
    edition = list(Edition)[CORPUS.index(hostile) % 2]
    structure = drawn_or_refused(document_of(clean(hostile.text, 200), edition), hostile)
    if structure is None or hostile.printed is None or len(hostile.text) > 200:
        return
    headings = [node.words() for node in structure.find("H1", "H2", "H3")]
    assert squeezed(f"1 Part {hostile.printed}") in headings
    assert squeezed(f"1 Part {hostile.printed}") in [title for title, _ in structure.bookmarks]
    if hostile.printed:
        cells = [node.words() for node in structure.find("TD", "TH")]
        assert cells.count(hostile.printed) >= 9


@each_text
def test_a_paragraph_holds_as_much_as_a_note_may_have(hostile: Hostile) -> None:
    """In one cell of a narrow table, which goes over some pages then."""
    document = document_of("x", Edition.STANDARD)
    words = plain(clean(hostile.text, NOTE_LIMIT).strip()) or plain("nothing")
    table = Table((5, 1), (plain("What"), plain("Why")), ((plain("asked"), words),), "What was asked")
    head = document.blocks[0]
    drawn_or_refused(
        Document(SheetKind.CONSENT, Edition.STANDARD, Copy.CLINIC, Paper.A4, (head, Heading("Part"), table), document.footer, document.metadata),
        hostile,
    )  # fmt: skip


@each_text
def test_the_list_of_who_had_a_lot_holds_it_in_every_field(hostile: Hostile) -> None:
    text = hostile.text
    row = LotRow(text, dt.date(1980, 1, 1), text, MADE.date(), text, (text, text), text, text)
    wanted = LotList(text, MADE, text, text, Paper.LETTER, (dt.date(2027, 6, 30),), (row,), text)
    assert {name for name, kind in get_type_hints(LotRow).items() if kind is str} == {
        "patient", "number", "product", "clinician", "note",
    }  # fmt: skip
    structure = drawn_or_refused(lot_list(wanted, TEXTS), hostile)
    if structure is not None and hostile.printed and len(text) < 150:
        cells = [node.words() for node in structure.find("TD", "TH")]
        assert hostile.printed in cells
        assert structure.find("H1")[0].words() == squeezed(f"Who had lot {hostile.printed}")
        assert hostile.printed not in structure.title


@each_text
def test_the_sheet_of_the_key_holds_the_name_of_the_clinic_exactly(hostile: Hostile) -> None:
    sheet = recovery_sheet(TEXTS, hostile.text, ("ABCD", "EFGH"), MADE, Paper.A4)
    structure = drawn_or_refused(sheet, hostile)
    if structure is not None and hostile.printed and len(hostile.text) < 150:
        assert hostile.printed in squeezed(structure.text().replace("\n", " "))
