"""The list of who had a lot: every visit stands on it once, and the paper is as good as any other sheet."""

import datetime as dt
import io

import pytest
from pypdf import PdfReader

from botox_aid.document.lot_list import LotList, LotRow, lot_list
from botox_aid.document.pdf import render
from botox_aid.domain.vocabulary import Paper
from tests.document.sheet_case import library
from tests.document.structure_reader import read, squeezed
from tests.document.structure_rules import faults

ANCHOR = "desk1-88-0123456789abcdef"


def rows(count: int) -> tuple[LotRow, ...]:
    return tuple(
        LotRow(
            f"Patient {place} Example",
            dt.date(1980, 1, 1) + dt.timedelta(days=place),
            f"A-{place:04}",
            dt.date(2026, 11, 20),
            "Botox Cosmetic",
            ("Frown lines", "Forehead lines"),
            "Dr B Example",
            "corrected, version 2" if place == 1 else "",
        )
        for place in range(count)
    )


def wanted(count: int, paper: Paper = Paper.A4) -> LotList:
    made = dt.datetime(2026, 11, 22, 14, 2, tzinfo=dt.UTC)
    return LotList("C1234", made, "Dr B Example", "Northgate", paper, (dt.date(2027, 6, 30),), rows(count), ANCHOR)


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
@pytest.mark.parametrize("paper", Paper)
def test_every_visit_stands_on_the_paper_once(language, paper) -> None:
    data = render(lot_list(wanted(120, paper), library().texts(language)))
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]
    whole = " ".join(pages)
    assert len(pages) > 2
    assert all(whole.count(f"Patient {place} Example") == 1 for place in range(120))
    assert all("Who had lot C1234" in page and ANCHOR in page for page in pages)


def test_it_is_tagged_like_every_sheet() -> None:
    document = lot_list(wanted(40), library().texts("en-GB"))
    structure = read(render(document))
    assert faults(structure) == []
    assert list(structure.root.leaves()) == [squeezed(leaf) for leaf in document.leaves()]


def test_a_lot_that_nobody_had_says_so() -> None:
    text = lot_list(wanted(0), library().texts("en-GB")).text()
    assert "No finished record of this clinic names lot C1234." in text


def test_the_same_list_gives_the_same_bytes() -> None:
    texts = library().texts("en-GB")
    assert render(lot_list(wanted(9), texts)) == render(lot_list(wanted(9), texts))
