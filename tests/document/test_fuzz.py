"""Documents of any blocks: what was composed is what is read, both profiles pass, and the bytes are the same twice.

``BOTOX_AID_RANDOM_DOCUMENTS`` sets how many there are (200).
"""

import os

import page
import pytest

from botox_aid.document import folder
from botox_aid.document.pdf import render
from botox_aid.document.pdf.render import Press
from botox_aid.resources import resource_folder
from tests.document.page_glyph import LEAST_MARGIN, overlaps, pages_of
from tests.document.random_document import random_document
from tests.document.structure_reader import read, squeezed
from tests.document.structure_rules import faults

COUNT = int(os.environ.get("BOTOX_AID_RANDOM_DOCUMENTS", "200"))
FIRST = int(os.environ.get("BOTOX_AID_FIRST_SEED", "0"))


@pytest.fixture(scope="module")
def other_press() -> Press:
    """A press that remembers nothing of what the usual one has drawn."""
    folder.use(resource_folder())
    return Press(resource_folder())


@pytest.mark.parametrize("seed", range(FIRST, FIRST + COUNT))
def test_any_document_is_read_as_it_was_composed(seed: int, other_press: Press) -> None:
    document = random_document(seed)
    data = render(document)
    structure = read(data)
    assert list(structure.root.leaves()) == [squeezed(leaf) for leaf in document.leaves()]
    assert [fault for fault in faults(structure) if not fault.startswith("headings jump")] == []
    assert [failure.message for failure in page.validate_pdf_bytes(data, profile="ua1").failures] == []
    assert [failure.message for failure in page.validate_pdf_bytes(data, profile="2a").failures] == []
    assert other_press.render(document) == data


@pytest.mark.parametrize("seed", range(FIRST, FIRST + COUNT, 16))
def test_nothing_leaves_the_page_or_covers_other_words(seed: int) -> None:
    """Where PDFium draws the letters; that all of them start and end on the page is seen in every document above."""
    pages = pages_of(render(random_document(seed)))
    for glyph in pages.glyphs:
        left, bottom, right, top = glyph.box
        assert left > LEAST_MARGIN, glyph
        assert right < pages.width - LEAST_MARGIN, glyph
        assert 12 < bottom < top < pages.height - 20, glyph
    assert overlaps(pages) == []
