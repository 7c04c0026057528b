"""Names of all the world: drawn with real glyphs, read as typed, and what cannot be drawn is said before printing."""

import json
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import page
import pypdfium2
import pytest

from botox_aid import cli
from botox_aid.app.sheets import sheet_request
from botox_aid.document.blocks import Document
from botox_aid.document.pdf import UndrawableText, render
from botox_aid.document.preflight import missing_glyphs
from botox_aid.document.sheet import compose
from botox_aid.domain.consultation import Patient
from botox_aid.domain.vocabulary import Copy, Edition, Jurisdiction, Paper, SheetKind
from botox_aid.resources import resource_folder
from tests.document.sheet_case import SheetCase, consultation_of, library
from tests.document.structure_reader import read

CASE = SheetCase(SheetKind.CONSENT, Edition.STANDARD, Copy.PATIENT, Jurisdiction.UK, Paper.A4, 2, 0)
LEFT_TO_RIGHT = {
    "irish": "Siobhán Ní Dhónaill",
    "german": "Jürgen Groß-Müller",
    "french": "Zoé Lefèvre d’Œuvre",
    "spanish": "Begoña Íñiguez",
    "portuguese": "João Conceição",
    "polish": "Święcicka Łucja Żółć",
    "czech": "Řehoř Šťastný Ďáblický",
    "hungarian": "Űrhegyi Ősz",
    "romanian": "Ștefan Țăranu",
    "turkish": "Işıl Güneş İnan",
    "icelandic": "Þórdís Æsa Ðaggeir",
    "norwegian": "Åse Bjørnstjerne",
    "lithuanian": "Ąžuolas Ėglė Ųgnė",
    "latvian": "Ģirts Ķeniņš",
    "maltese": "Ħal Għaxaq Ċensu",
    "croatian": "Đurđica Žić",
    "azeri": "Əli Ağayev",
    "vietnamese": "Nguyễn Thị Phượng Đặng",
    "yoruba": "Adébáyọ̀ Ọlá",
    "pinyin": "Lǚ Xiùyīng",
    "maori": "Tāwhiri Ngāi",
    "hawaiian": "Kaʻahumanu",
    "greek": "Ελένη Παπαδοπούλου-Ψάλτη",
    "polytonic": "Ἀριστοτέλης",
    "russian": "Фёдор Щербаков",
    "ukrainian": "Олена Їжакевич Ґудзь",
    "serbian": "Љубица Ђорђевић",
    "bulgarian": "Ралица Йорданова",
    "armenian": "Արամ Խաչատրյան",
    "georgian": "ნინო ჯუღაშვილი",
}
RIGHT_TO_LEFT = {
    "arabic": "محمد عبد الله الأمين",
    "arabic_marks": "مُحَمَّد",
    "persian": "پریسا گچپژ",
    "urdu": "ٹیپو ڈار",
    "hebrew": "נועה כהן",
    "hebrew_points": "שָׁלוֹם",
}
EVERY = LEFT_TO_RIGHT | RIGHT_TO_LEFT
_MARKS_OF_DIRECTION = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c"))
UNDRAWABLE = {
    "chinese": ("王小明", ("王", "小", "明")),
    "japanese": ("山田 たろう", ("山", "田", "た", "ろ", "う")),
    "korean": ("김민준", ("김", "민", "준")),
    "hindi": ("अनीता", None),
    "thai": ("สมชาย", None),
    "amharic": ("አበበ", ("አ", "በ")),
    "tamil": ("கமலா", None),
    "emoji": ("Sam 🙂", ("🙂",)),
    "private": ("Sam \ue000", ("\ue000",)),
}


def sheet_for(name: str, case: SheetCase = CASE) -> Document:
    """Compose the sheet of a patient of that name."""
    made = replace(
        consultation_of(case), patient=Patient(name, record_number="A-1"), hoped_result=f"so says {name}, today"
    )
    request = sheet_request(library(), made, case.kind, case.edition, case.copy, case.paper)
    return compose(request, library().texts(made.language))


@pytest.mark.parametrize("name", EVERY.values(), ids=EVERY)
def test_a_name_is_read_as_it_was_typed(name: str) -> None:
    data = render(sheet_for(name))
    structure = read(data)
    composed = unicodedata.normalize("NFC", name)
    assert structure.problems == []
    assert f"For {composed}" in structure.text()
    assert f"so says {composed}, today" in structure.text()
    assert page.is_pdf_compliant_bytes(data, profile="ua1")
    assert page.is_pdf_compliant_bytes(data, profile="2a")


# What a passage declares: the language where one living language alone is written so, else the script alone.
DECLARED = {
    "greek": "el",
    "polytonic": "el",
    "armenian": "hy",
    "georgian": "ka",
    "russian": "und-Cyrl",
    "ukrainian": "und-Cyrl",
    "arabic": "und-Arab",
    "urdu": "und-Arab",
    "hebrew": "und-Hebr",
}


@pytest.mark.parametrize(("script", "language"), DECLARED.items(), ids=DECLARED)
def test_a_name_in_other_letters_declares_its_language(script: str, language: str) -> None:
    structure = read(render(sheet_for(EVERY[script])))
    passages = [node for node in structure.find("Span") if node.language]
    assert {node.language for node in passages} == {language}
    assert {node.words().rstrip(",") for node in passages} == {EVERY[script]}
    # Once in the head and once in a note; the foot of the pages is not read.
    assert len(passages) >= 2


def test_only_what_is_in_other_letters_declares_a_language() -> None:
    name = "Zoë Ελένη-Marie 42 Παπαδοπούλου כהן, 5 μg β-blocker Nguyễn"
    spoken = {(node.language, node.words()) for node in read(render(sheet_for(name))).find("Span")}
    assert spoken == {("el", "Ελένη-"), ("el", "Παπαδοπούλου"), ("und-Hebr", "כהן")}


def test_a_document_in_those_letters_declares_nothing() -> None:
    document = sheet_for(EVERY["greek"])
    greek = replace(document, metadata=replace(document.metadata, language="el-GR"))
    assert read(render(greek)).find("Span") == []
    assert {node.language for node in read(render(document)).find("Span")} == {"el"}


@pytest.mark.parametrize("name", EVERY.values(), ids=EVERY)
def test_a_name_can_be_found_in_a_viewer(name: str) -> None:
    """PDFium takes text from where glyphs stand, not from the structure; it keeps words of Arabic and Hebrew apart."""
    with pypdfium2.PdfDocument(render(sheet_for(name))) as pdf:
        words = pdf[0].get_textpage().get_text_bounded()
    seen = unicodedata.normalize("NFKC", " ".join(words.split()))
    if name in LEFT_TO_RIGHT.values():
        assert unicodedata.normalize("NFKC", name) in seen
    elif not any(map(unicodedata.combining, name)):
        assert all(unicodedata.normalize("NFKC", word) in seen for word in name.split())


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not here (Debian: poppler-utils)")
@pytest.mark.parametrize("name", EVERY.values(), ids=EVERY)
def test_a_name_can_be_copied_with_poppler(name: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(render(sheet_for(name)))
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True, timeout=20)
    seen = unicodedata.normalize("NFKC", " ".join(done.stdout.decode("utf-8").split()))
    assert unicodedata.normalize("NFKC", name) in seen.translate(_MARKS_OF_DIRECTION)


def test_decomposed_names_are_composed() -> None:
    name = "Zoe\u0308 A\u030angstro\u0308m"
    assert "Zoë Ångström" in read(render(sheet_for(name))).text()


@pytest.mark.parametrize("name", LEFT_TO_RIGHT.values(), ids=LEFT_TO_RIGHT)
def test_nothing_is_missing_in_a_name_that_can_be_drawn(name: str) -> None:
    assert missing_glyphs(name) == ()


@pytest.mark.parametrize(("name", "missing"), UNDRAWABLE.values(), ids=UNDRAWABLE)
def test_what_cannot_be_drawn_is_told_before_printing(name: str, missing: tuple[str, ...] | None) -> None:
    told = missing_glyphs(name)
    assert told
    assert set("".join(told)) <= set(name)
    if missing is not None:
        assert told == missing


@pytest.mark.parametrize("name", [name for name, _ in UNDRAWABLE.values()], ids=UNDRAWABLE)
def test_what_cannot_be_drawn_is_never_dropped(name: str) -> None:
    with pytest.raises(UndrawableText):
        render(sheet_for(name))


def test_the_command_refuses_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = json.loads((resource_folder() / "sample" / "us-frown-lines.json").read_text(encoding="utf-8"))
    sample["patient"]["name"] = "Sam 王"
    source, target = tmp_path / "visit.json", tmp_path / "sheet.pdf"
    source.write_text(json.dumps(sample), encoding="utf-8")
    status = cli.run(["render", str(source), "--sheet", "consent", "-o", str(target)])
    told = capsys.readouterr().err
    assert status == 2
    assert "王" in told or "\\u738b" in told
    assert len(told.splitlines()) == 1
    assert not target.exists()
