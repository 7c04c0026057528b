"""What a screen reader finds in a sheet is what was composed, in the same order, and every part says what it is."""

import re
from typing import cast

import pytest

from botox_aid.app.sheets import sheet_request
from botox_aid.document.blocks import Block, Box, Cell, Columns, Face, IconArray, RiskTable, TimeStrip, Whole
from botox_aid.domain.vocabulary import SheetKind
from tests.document.sheet_case import (
    LANGUAGES,
    SheetCase,
    consultation_of,
    document_of,
    library,
    sheet_cases,
    structure_of,
)
from tests.document.structure_reader import squeezed
from tests.document.structure_rules import faults

CASES = sheet_cases()
each_case = pytest.mark.parametrize("case", CASES, ids=str)


@each_case
def test_tagged_text_is_the_composed_text_in_reading_order(case: SheetCase) -> None:
    composed = [squeezed(leaf) for leaf in document_of(case).leaves()]
    assert "" not in composed
    assert list(structure_of(case).root.leaves()) == composed


@each_case
def test_the_tree_is_whole_and_well_formed(case: SheetCase) -> None:
    assert faults(structure_of(case)) == []


@each_case
def test_language_and_title_are_those_of_the_sheet(case: SheetCase) -> None:
    structure = structure_of(case)
    assert structure.language == LANGUAGES[case.jurisdiction]
    assert structure.title == document_of(case).metadata.title != ""


@each_case
def test_the_face_names_every_marked_zone(case: SheetCase) -> None:
    faces = [block for block in blocks_of(case) if isinstance(block, Face)]
    drawn = {shape.letter for face in faces for shape in face.shapes}
    texts = library().texts(LANGUAGES[case.jurisdiction])
    consultation = consultation_of(case)
    alts = [figure.alt for figure in structure_of(case).find("Figure")]
    for face in faces:
        assert face.alt in alts
    for place, zone_id in enumerate(consultation.zone_ids):
        if (letter := chr(ord("A") + place)) in drawn:
            words = " ".join(face.alt for face in faces)
            assert re.search(rf"\b{letter}, {re.escape(texts.patient(f'zone.{zone_id}.name'))}", words)


@each_case
def test_every_icon_array_says_its_number(case: SheetCase) -> None:
    icons = [
        icon
        for block in blocks_of(case)
        for icon in (
            [block.icons]
            if isinstance(block, IconArray)
            else [icon for band in block.bands for row in band.rows for icon in (row.drug_icons, row.control_icons)]
            if isinstance(block, RiskTable)
            else []
        )
        if icon is not None
    ]
    alts = [figure.alt for figure in structure_of(case).find("Figure")]
    for icon in icons:
        assert alts.count(icon.alt) >= sum(other == icon for other in icons)
        numbers = re.findall(r"\d+", icon.alt)
        assert "100" in numbers
        assert not icon.filled or str(icon.filled) in numbers


@each_case
def test_nothing_but_furniture_is_hidden_from_a_screen_reader(case: SheetCase) -> None:
    """Artifacts hold the foot of each page and headers that stand there again, never text that stands nowhere else."""
    structure = structure_of(case)
    read_aloud = "".join(structure.text().split())
    footers = [text for _, kind, text in structure.artifacts if kind == "Footer"]
    assert len(footers) == structure.pages
    for page, kind, text in structure.artifacts:
        if kind != "Footer" and text.strip():
            assert "".join(text.split()) in read_aloud, (page, text)


@each_case
def test_every_page_says_whose_it_is_and_which(case: SheetCase) -> None:
    structure = structure_of(case)
    footers = [text for _, kind, text in structure.artifacts if kind == "Footer"]
    for page, words in enumerate(footers, 1):
        assert f"{page} of {structure.pages}" in words
        assert library().catalogue(case.jurisdiction).release.version in words
        if consultation_of(case).patient.name.isascii():
            assert consultation_of(case).patient.name in words


def test_the_cases_cover_every_form_and_every_number_of_zones() -> None:
    for kind in SheetKind:
        mine = [case for case in CASES if case.kind is kind]
        assert {case.zones for case in mine} == set(range(1, 16))
        assert len({(case.edition, case.copy, case.jurisdiction, case.paper) for case in mine}) == 16


def blocks_of(case: SheetCase) -> list[Block]:
    """Return every block of a sheet, those inside of others too."""
    found: list[Block] = []
    waiting: list[object] = list(document_of(case).blocks)
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, Cell | Box | Whole):
            waiting = [*block.blocks, *waiting]
        elif isinstance(block, Columns):
            waiting = [*block.cells, *waiting]
        if not isinstance(block, Cell):
            found.append(cast("Block", block))
    return found


@pytest.mark.parametrize("case", [case for case in CASES if case.kind is SheetKind.CONSENT], ids=str)
def test_the_strip_of_time_holds_every_date_of_the_visit(case: SheetCase) -> None:
    request = sheet_request(library(), consultation_of(case), case.kind, case.edition, case.copy, case.paper)
    schedule = request.plan.schedule
    assert schedule is not None
    strip = next(block for block in blocks_of(case) if isinstance(block, TimeStrip))
    said = " ".join(strip.leaves()).replace("\u00a0", " ")
    for words in (
        "Stay alert until",
        "No repeat before",
        "Your check-up",
        "Full effect",
        "It starts to work",
        "wears off",
    ):
        assert words in said
    dates = [schedule.visit, schedule.full_effect, schedule.review, schedule.watch_until, schedule.earliest_repeat]
    for day in dates:
        short = {f"{day:%b} {day.day}", f"{day.day} {day:%b}"}
        assert any(each in said for each in short), (day, said)
