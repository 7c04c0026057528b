"""``botox-aid check`` finds the shipped content whole and tells what is wrong with a damaged one."""

import shutil
from pathlib import Path

import pytest

from botox_aid.app.checkup import content_problems, sheet_problems
from botox_aid.app.library import Library

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part in ("content", "text", "face", "pictograms"):
        shutil.copytree(RESOURCES / part, tmp_path / part)
    return tmp_path


def test_the_shipped_content_is_whole() -> None:
    assert content_problems(Library(RESOURCES)) == ()


def test_a_missing_sentence_is_told(folder: Path) -> None:
    (folder / "text" / "en-GB" / "patient" / "red_flags.toml").unlink()
    assert any(
        "red_flag.rf_breath.sign: missing; write the sentence" in line for line in content_problems(Library(folder))
    )


def test_a_wrong_shape_is_told(folder: Path) -> None:
    path = folder / "content" / "common" / "zones" / "scalp_hairline.toml"
    path.write_text(path.read_text("utf-8").replace('front = ["scalp"]', 'front = ["skull"]'), encoding="utf-8")
    assert content_problems(Library(folder)) == (
        "common/zones/scalp_hairline.toml: shapes.front: no shape skull on that drawing; correct the name",
    )


def test_damaged_content_and_damaged_language_are_told_together(folder: Path) -> None:
    (folder / "content" / "us" / "legal.toml").unlink()
    (folder / "text" / "en-US" / "clinician" / "zones.toml").write_text("[fact", encoding="utf-8")
    found = content_problems(Library(folder))
    assert "us/legal.toml: cannot be read; put the file there" in found
    assert any(
        line.startswith("text/en-US/clinician/zones.toml: ") and line.endswith("; mend the line") for line in found
    )


def test_a_language_that_nobody_can_choose_is_told(folder: Path) -> None:
    (folder / "text" / "en-US" / "language.toml").unlink()
    found = content_problems(Library(folder))
    assert "text/en-US/language.toml: missing; write the name of the language and its locale" in found
    assert "us/legal.toml: language: there is no en-US; name one of text/" in found


@pytest.mark.parametrize("damage", [None, "{", "[]", "{}"])
def test_a_damaged_drawing_is_told(folder: Path, damage: str | None) -> None:
    path = folder / "face" / "zones_front.json"
    path.unlink()
    if damage is not None:
        path.write_text(damage)
    found = content_problems(Library(folder))
    assert found == ("face/zones_front.json: is no drawing with shapes; put the shipped file back",)


def test_a_fault_of_every_jurisdiction_is_told_once_and_that_of_one_beside_it(folder: Path) -> None:
    (folder / "content" / "common" / "release.toml").unlink()
    (folder / "content" / "us" / "legal.toml").unlink()
    assert content_problems(Library(folder))[:2] == (
        "common/release.toml: cannot be read; put the file there",
        "us/legal.toml: cannot be read; put the file there",
    )
    assert content_problems(Library(folder)).count("common/release.toml: cannot be read; put the file there") == 1


_NEVER_SAID = (("patient", "painless"), ("patient", "rare"), ("clinician", "minimal risk"))


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_a_phrase_that_no_sheet_may_say_is_told(folder: Path, language: str) -> None:
    for place, (audience, phrase) in enumerate(_NEVER_SAID):
        path = folder / "text" / language / audience / f"words{place}.toml"
        path.write_text(f'[test{place}]\nline = "A {phrase.upper()} thing."\n', encoding="utf-8")
    told = {
        f"text/{language}/{audience}: test{place}.line: holds \u201c{phrase}\u201d, which no sheet may say; use other words"
        for place, (audience, phrase) in enumerate(_NEVER_SAID)
    }
    assert told <= set(content_problems(Library(folder)))


def test_a_language_without_phrases_is_told(folder: Path) -> None:
    (folder / "text" / "forbidden.toml").write_text("[de]\nprinted = []\npatient = []\n")
    assert any(line.startswith("text/forbidden.toml: ") for line in content_problems(Library(folder)))


def test_the_shipped_sheets_can_be_drawn() -> None:
    assert sheet_problems(Library(RESOURCES)) == ()


def test_a_gap_that_nobody_fills_is_told(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES, tmp_path / "resources")
    path = tmp_path / "resources" / "text" / "en-GB" / "patient" / "sheet.toml"
    path.write_text(path.read_text("utf-8").replace("{version}", "{verison}"), encoding="utf-8")
    found = sheet_problems(Library(tmp_path / "resources"))
    assert found
    assert all("verison" in line and line.startswith("sample/") for line in found)


def test_without_samples_nothing_can_be_tried(folder: Path) -> None:
    assert sheet_problems(Library(folder)) == ("sample: no consultation there; put at least one .json file back",)


def test_a_sign_without_its_pictogram_is_named(folder: Path) -> None:
    path = folder / "content" / "common" / "red_flags" / "rf_breath.toml"
    path.write_text(path.read_text("utf-8").replace('pictogram = "breathing"\n', ""), encoding="utf-8")
    (folder / "pictograms" / "heart.toml").unlink()
    (folder / "pictograms" / "fever.toml").write_text('strokes = ["M 1 1 Q 2 2"]\n', encoding="utf-8")
    assert content_problems(Library(folder)) == (
        "common/red_flags/rf_breath.toml: pictogram: missing; name a drawing of pictograms/, or write drawn = false",
        "pictograms/fever.toml: 'M 1 1 Q 2 2': 'Q' is not one of M, L, C, Z; mend the file",
        "pictograms/heart.toml: missing; put the shipped file back",
        "pictograms/breathing.toml: no sign shows it; remove it",
    )


def test_thoughts_of_self_harm_are_never_drawn(folder: Path) -> None:
    path = folder / "content" / "common" / "red_flags" / "rf_mood.toml"
    path.write_text(f'{path.read_text("utf-8")}pictogram = "heart"\n', encoding="utf-8")
    assert content_problems(Library(folder)) == (
        "common/red_flags/rf_mood.toml: pictogram: this sign is never drawn; remove the line, or drawn = false",
    )


@pytest.mark.parametrize(
    "damage", ["", "strokes = 1\n", 'lines = ["M 1 1"]\n', 'strokes = ["M 1 99"]\n', 'strokes = ["M one 1"]\n', "dots = [[1, 1, 4]]\n"]
)  # fmt: skip
def test_a_damaged_pictogram_is_told(folder: Path, damage: str) -> None:
    (folder / "pictograms" / "neck.toml").write_text(damage, encoding="utf-8")
    (problem,) = content_problems(Library(folder))
    assert problem.startswith("pictograms/neck.toml: ")
    assert problem.endswith("; mend the file")
