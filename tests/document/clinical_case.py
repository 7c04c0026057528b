"""The clinical cases as sheets: every one of them can end as a sheet for today's no, and in the record."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from botox_aid.app.sheets import sheet_request
from botox_aid.document.blocks import Block, Box, Columns, Document, Heading, Whole
from botox_aid.document.sheet import compose
from botox_aid.domain.consultation import AnswerRecord, Consultation
from botox_aid.domain.vocabulary import Answer, Copy, Edition, Paper, SheetKind
from botox_aid.exchange.consultation_file import read
from botox_aid.rules.candidacy import is_asked
from tests.document.sheet_case import library
from tests.rules.shipped import shipped_ids

CASES = sorted((Path(__file__).parent.parent / "cases").glob("*.json"))


def opened(name: str, **changes: Any) -> Consultation:
    """Return the consultation of a case with its other questions answered, and with changes to its fields."""
    return replace(_opened(name), **changes)


@cache
def _opened(name: str) -> Consultation:
    case = json.loads((CASES[0].parent / f"{name}.json").read_text(encoding="utf-8"))
    made = read(json.dumps(case["consultation"]).encode(), shipped_ids())
    others = case.get("answer_all_others")
    for question in library().catalogue(made.jurisdiction).questions.values() if others else ():
        still_open = question.id not in made.answers and question.id not in case.get("leave_open", ())
        if still_open and is_asked(question, made):
            made = made.with_answer(question.id, AnswerRecord(Answer(others)))
    return made


def answered(consultation: Consultation, **answers: AnswerRecord | str) -> Consultation:
    """Return the consultation with other answers."""
    for item, answer in answers.items():
        record = AnswerRecord(Answer(answer)) if isinstance(answer, str) else answer
        consultation = consultation.with_answer(item, record)
    return consultation


def sheet(
    consultation: Consultation,
    kind: SheetKind,
    copy: Copy = Copy.PATIENT,
    edition: Edition = Edition.STANDARD,
    paper: Paper | None = None,
) -> Document:
    """Return a composed sheet."""
    request = sheet_request(library(), consultation, kind, edition, copy, paper)
    return compose(request, library().texts(consultation.language))


def sections(document: Document) -> dict[str, list[str]]:
    """Return the texts of a sheet under its headings; what stands before the first is under the title."""
    found: dict[str, list[str]] = {}
    _walk(document.blocks, document.metadata.title, found)
    return found


def _walk(blocks: tuple[Block, ...], title: str, found: dict[str, list[str]]) -> str:
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            title = block.text
            found.setdefault(title, []).extend([*block.leaves()][1:])
        elif isinstance(block, Whole | Box):
            title = _walk(block.blocks, title, found)
        elif isinstance(block, Columns):
            for cell in block.cells:
                title = _walk(cell.blocks, title, found)
        else:
            found.setdefault(title, []).extend(block.leaves())
    return title


def names(consultation: Consultation) -> tuple[str, ...]:
    """Return the names of the product, which count as the word "drug" for the reader."""
    product = library().catalogue(consultation.jurisdiction).products.get(consultation.product)
    return (product.brand, product.generic) if product is not None else ()
