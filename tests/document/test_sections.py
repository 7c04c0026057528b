"""The sections of a sheet, as its reading is measured."""

import pytest

from botox_aid.document.blocks import Heading
from tests.document.sheet_case import SheetCase, document_of, sheet_cases


@pytest.mark.parametrize("case", sheet_cases(), ids=str)
def test_every_word_stands_in_one_section_in_order(case: SheetCase) -> None:
    document = document_of(case)
    sections = document.sections()
    title, *names = sections
    assert title == document.metadata.title
    assert names
    words = [line for name, lines in sections.items() for line in ([] if name == title else [name]) + list(lines)]
    assert sorted(words) == sorted(document.leaves())
    found = [block for block in document.blocks if isinstance(block, Heading) and block.level == 2]
    assert all(any(name.endswith(heading.text) for name in names) for heading in found)
