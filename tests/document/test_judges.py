"""Every sheet before two judges, and both judges before broken sheets.

page-validation judges every sheet in this process; veraPDF, the reference, judges them in one batch.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import page
import pytest

from botox_aid.domain.vocabulary import Copy, Edition, Jurisdiction, Paper, SheetKind
from tests.document import verapdf
from tests.document.mutation import ARCHIVE, MUTATIONS, READER, UA, Mutation, spoiled
from tests.document.sheet_case import SheetCase, bytes_of, document_of, sheet_cases
from tests.document.structure_reader import read, squeezed
from tests.document.structure_rules import faults

CASES = sheet_cases()
PROFILES = (UA, ARCHIVE)
# Its patient has an Arabic name.
MODEL = SheetCase(SheetKind.CONSENT, Edition.STANDARD, Copy.PATIENT, Jurisdiction.US, Paper.LETTER, 3, 12)
needs_verapdf = pytest.mark.skipif(bool(verapdf.why_not()), reason=verapdf.why_not() or "veraPDF is here")


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return verapdf.compiled_driver(tmp_path_factory.mktemp("judge"))


def page_verdict(data: bytes, profile: str) -> list[str]:
    """Return what page-validation finds, one line each."""
    report = page.validate_pdf_bytes(data, profile=profile)
    return [f"{failure.rule_id} {failure.message}" for failure in report.failures]


def verapdf_verdicts(driver: Path, folder: Path, files: Sequence[tuple[str, bytes]]) -> dict[tuple[str, str], str]:
    """Return veraPDF's line for each name and profile."""
    paths = {}
    for place, (name, data) in enumerate(files):
        path = folder / f"{place:04}.pdf"
        path.write_bytes(data)
        paths[str(path)] = name
    lines = verapdf.verdicts(driver, map(Path, paths))
    found = {}
    for line in lines:
        _, profile, rest = line.split(" ", 2)
        found[paths[rest.split(";")[0].strip()], profile] = line
    assert len(found) == len(paths) * len(PROFILES), lines[-3:]
    return found


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_sheet_passes_page_validation(case: SheetCase) -> None:
    assert {profile: page_verdict(bytes_of(case), profile) for profile in PROFILES} == {UA: [], ARCHIVE: []}


@needs_verapdf
@pytest.mark.timeout(900 + 5 * len(CASES))
def test_every_sheet_passes_verapdf(driver: Path, tmp_path: Path) -> None:
    found = verapdf_verdicts(
        driver, tmp_path, [(f"{place} {case}", bytes_of(case)) for place, case in enumerate(CASES)]
    )
    assert [line for line in found.values() if not line.startswith("PASS ")] == []


# -- broken sheets


@cache
def broken(mutation: Mutation) -> bytes:
    return spoiled(bytes_of(MODEL), mutation.spoil)


def test_opening_and_saving_alone_breaks_nothing() -> None:
    data = spoiled(bytes_of(MODEL), None)
    assert {profile: page_verdict(data, profile) for profile in PROFILES} == {UA: [], ARCHIVE: []}
    assert faults(read(data)) == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_broken_sheet_is_noticed(mutation: Mutation) -> None:
    data = broken(mutation)
    noticed = {profile for profile in PROFILES if page_verdict(data, profile)}
    structure = read(data)
    composed = [squeezed(leaf) for leaf in document_of(MODEL).leaves()]
    if faults(structure) or list(structure.root.leaves()) != composed:
        noticed.add(READER)
    expected = set(mutation.seen_by) - ({UA} if mutation.missed_by_page else set())
    assert expected <= noticed


@needs_verapdf
def test_verapdf_notices_every_broken_rule(driver: Path, tmp_path: Path) -> None:
    files = [("whole", spoiled(bytes_of(MODEL), None)), *((each.name, broken(each)) for each in MUTATIONS)]
    found = verapdf_verdicts(driver, tmp_path, files)
    assert all(found["whole", profile].startswith("PASS ") for profile in PROFILES)
    expected = {(each.name, profile) for each in MUTATIONS for profile in each.seen_by if profile in PROFILES}
    assert {key for key in expected if found[key].startswith("PASS ")} == set()
