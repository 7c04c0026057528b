"""Hostile text in every free-text field: exact text on the paper or a refusal in words, and nothing else happens."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import page
import pikepdf
import pypdfium2
import pytest

from botox_aid.document.clean import clean
from botox_aid.domain.consultation import Consultation
from botox_aid.domain.vocabulary import SheetKind
from tests.document.hostile_run import hostile_consultation
from tests.document.hostile_text import Hostile, corpus
from tests.document.structure_reader import Structure, read, squeezed
from tests.document.structure_rules import faults

ROOT = Path(__file__).resolve().parents[2]
# Fields that stand on a sheet; the others may or may not.
FIELDS = {
    SheetKind.CONSENT: {
        "name",
        "clinic",
        "phone",
        "hours",
        "outofhours",
        "hope",
        "interpreter",
        "lot",
        "by",
        "reason",
        "clinicianname",
    },
    SheetKind.AFTERCARE: {"name", "clinic", "phone", "hours", "outofhours", "lot", "clinicianname"},
    SheetKind.NOT_TODAY: {"name", "clinic", "phone"},
    SheetKind.RECORD: {"name", "clinic", "lot", "by", "reason", "clinicianname", "asked", "matters", "said"},
}
# Of these up to 2000 letters are printed, of names 200.
NOTES = {"hope", "reason", "asked", "matters", "said"}
# Some hundred sheets are drawn before the first test; a busy machine takes its time.
pytestmark = pytest.mark.timeout(600)
_MARKED = re.compile(r"x(\w+)x (.*?)\s?z\1z", re.DOTALL)
_CORPUS = corpus()
_CORPUS_NAMES = [hostile.name for hostile in _CORPUS]


class Run(NamedTuple):
    """What the drawing processes reported, and where they wrote."""

    folder: Path
    secret: str
    pipe: str
    results: dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    if not hasattr(os, "fork") or not Path("/proc/self/statm").exists():
        pytest.skip("memory is limited by fork and setrlimit, which this system does not have")
    folder = tmp_path_factory.mktemp("hostile")
    secret, pipe = str(folder / "secret.png"), str(folder / "pipe")
    Path(secret).write_bytes(b"\x89PNG secret")
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "tests.document.hostile_run", str(folder), secret, pipe]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=580)
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return Run(folder, secret, pipe, {(line["text"], line["sheet"]): line for line in lines})


each_text = pytest.mark.parametrize("hostile", _CORPUS, ids=lambda hostile: hostile.name)
each_sheet = pytest.mark.parametrize("kind", list(SheetKind))


@each_sheet
@each_text
def test_it_is_printed_exactly_or_refused(run: Run, hostile: Hostile, kind: SheetKind) -> None:
    result = run.results[hostile.name, kind]
    expected = next(each for each in corpus(run.secret, run.pipe) if each.name == hostile.name)
    path = run.folder / f"{hostile.name}-{kind}.pdf"
    if hostile.kind == "undrawable":
        assert result["outcome"].startswith("refused: "), result
        assert not path.exists()
        return
    if hostile.kind == "long" and result["outcome"].startswith("refused: "):
        return
    assert result["outcome"] == "drawn", result
    data = path.read_bytes()
    structure = read(data)
    composed = path.with_suffix(".txt").read_text(encoding="utf-8").split("\n")
    assert list(structure.root.leaves()) == [squeezed(leaf) for leaf in composed]
    assert faults(structure) == []
    # One sheet of each text: the same program draws the others.
    if list(SheetKind)[_CORPUS_NAMES.index(hostile.name) % len(SheetKind)] is kind:
        assert [failure.message for failure in page.validate_pdf_bytes(data, profile="ua1").failures] == []
        assert [failure.message for failure in page.validate_pdf_bytes(data, profile="2a").failures] == []
    if hostile.kind in ("literal", "cleaned"):
        check_fields(structure, expected, kind)
    check_file(data, run)


def check_fields(structure: Structure, hostile: Hostile, kind: SheetKind) -> None:
    """Every field that stands on the sheet holds the text letter by letter, names up to their limit."""
    assert hostile.printed is not None
    spoken = squeezed(structure.text().replace("\n", " "))
    found = _MARKED.findall(spoken)
    for field, text in found:
        assert squeezed(text) == hostile.printed, field
    expected = FIELDS[kind]
    if len(hostile.text) > 150:
        expected = expected & NOTES
        assert f"xnamex {hostile.printed[:150]}" in spoken
    assert expected - {field for field, _ in found} == set()


def check_file(data: bytes, run: Run) -> None:
    """The file holds no picture, no script, no link, and nothing of the secret file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = " ".join(str(entry.get("/S", "")) + str(entry.get("/Subtype", "")) for entry in _dictionaries(pdf))
        assert not re.search(
            "/JavaScript|/Launch|/URI|/GoToR|/SubmitForm|/ImportData|/Image|/Link|/FileAttachment", names
        )
        packet = pdf.Root.Metadata.read_bytes()
        assert b"secret" not in packet.replace(run.secret.encode(), b"")
    assert b"PNG secret" not in data


def _dictionaries(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary | pikepdf.Stream)]


@each_text
def test_it_costs_less_than_a_second_and_200_megabytes(run: Run, hostile: Hostile) -> None:
    for kind in SheetKind:
        result = run.results[hostile.name, kind]
        assert result["outcome"] == "drawn" or result["outcome"].startswith("refused: "), result
        assert result["seconds"] < 1.0
        assert result["megabytes"] < 200


@each_text
def test_nothing_is_opened_fetched_or_started(run: Run, hostile: Hostile) -> None:
    for kind in SheetKind:
        assert run.results[hostile.name, kind].get("asked") == []


# Fields that are ids: a file with another word there is refused on reading.
_IDS = {"language", "product", "zone", "zones", "covered", "options", "kind", "agent"}


def _typed(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield name, value
    elif is_dataclass(value):
        for entry in fields(value):
            yield from _typed(getattr(value, entry.name), entry.name)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _typed(inner, name)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _typed(inner, name)


def _declared(kind: object, found: set[type]) -> set[str]:
    """Return the names of all text fields of a dataclass and of those inside of it."""
    names: set[str] = set()
    for part in get_args(kind):
        names |= _declared(part, found)
    if isinstance(kind, type) and is_dataclass(kind) and kind not in found:
        found.add(kind)
        for name, inner in get_type_hints(kind).items():
            texts = inner is str or (str in get_args(inner) and get_origin(inner) is not Mapping)
            names |= {f"{kind.__name__}.{name}"} if texts else _declared(inner, found)
    return names


def test_every_field_that_is_typed_freely_holds_the_text() -> None:
    """A field that comes to the consultation later fails here until the corpus reaches it."""
    made = hostile_consultation("HOSTILE")
    answers = {name: record for name, record in made.answers.items() if record.note}
    assert answers
    found = list(_typed(replace(made, answers=answers)))
    free = {name for name in _declared(Consultation, set()) if name.rpartition(".")[2] not in _IDS}
    assert {name for name, text in found if "HOSTILE" in text} >= {name.rpartition(".")[2] for name in free}
    assert {name for name, text in found if "HOSTILE" not in text} <= _IDS
    assert len({text for _, text in found if "HOSTILE" in text}) >= 25


def _bookmarks(items: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _bookmarks(item.children)


@each_text
def test_metadata_holds_the_sender_alone_and_bookmarks_hold_nothing_typed(run: Run, hostile: Hostile) -> None:
    for kind in SheetKind:
        path = run.folder / f"{hostile.name}-{kind}.pdf"
        if not path.exists():
            continue
        with pikepdf.open(path) as pdf:
            words = str(dict(pdf.docinfo.items())) + pdf.Root.Metadata.read_bytes().decode("utf-8")
            with pdf.open_outline() as outline:
                bookmarks = list(_bookmarks(outline.root))
        assert set(re.findall(r"x([a-z]+)x ", words)) <= {"clinic"}
        assert bookmarks
        assert not re.search(r"x[a-z]+x |z[a-z]+z", " ".join(bookmarks))


@pytest.mark.parametrize("kind", list(SheetKind))
@pytest.mark.parametrize(
    "name", ["plain", "entities", "placeholders", "backslashes", "pdf_operators", "quotes", "greek"]
)
def test_the_foot_of_every_page_holds_name_and_approval_letter_by_letter(run: Run, name: str, kind: SheetKind) -> None:
    """What repeats on each page is no part of the structure: it is read from where its letters stand."""
    printed = squeezed(next(each for each in _CORPUS if each.name == name).printed or "").replace(" ", "")
    with pypdfium2.PdfDocument(run.folder / f"{name}-{kind}.pdf") as pdf:
        pages = ["".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    for words in pages:
        assert f"xnamex{printed}znamez" in words
        assert f"xapprovalx{printed}zapprovalz" in words


@pytest.mark.parametrize("name", ["plain", "entities", "placeholders", "pdf_operators", "quotes", "arabic"])
def test_the_cells_of_a_table_hold_it_letter_by_letter(run: Run, name: str) -> None:
    printed = next(each for each in _CORPUS if each.name == name).printed
    structure = read((run.folder / f"{name}-{SheetKind.RECORD}.pdf").read_bytes())
    cells = " ".join(node.words() for node in structure.root.walk() if node.role == "TD")
    assert f"xlotx {printed} zlotz" in cells
    assert len(set(re.findall(r"x([a-z]+)x ", cells))) >= 4


@pytest.mark.parametrize(
    "name", ["entities", "xmp_end", "pdf_objects", "backslashes", "comment", "quotes", "vietnamese", "arabic"]
)
def test_the_sender_stands_exactly_in_the_metadata(run: Run, name: str) -> None:
    hostile = next(each for each in _CORPUS if each.name == name)
    with pikepdf.open(run.folder / f"{name}-{SheetKind.CONSENT}.pdf") as pdf:
        author = str(pdf.docinfo["/Author"])
        with pdf.open_metadata() as metadata:
            creators = metadata["dc:creator"]
    assert squeezed(author) == f"xclinicx {hostile.printed} zclinicz"
    assert [squeezed(creator) for creator in creators] == [squeezed(author)]


def test_text_beyond_the_limit_ends_in_an_ellipsis(run: Run) -> None:
    spoken = read((run.folder / f"letters_10_000-{SheetKind.CONSENT}.pdf").read_bytes()).text()
    assert re.search(r"xnamex A{150,200}…", spoken)
    assert re.search(r"xhopex A{1900,2000}…", spoken)


def test_cleaning_twice_changes_nothing_more() -> None:
    for hostile in _CORPUS:
        once = clean(hostile.text, 2000)
        assert clean(once, 2000) == once
        assert len(once) <= 2000
