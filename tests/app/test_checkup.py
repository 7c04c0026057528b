"""``botox-aid check`` finds the shipped content whole and tells what is wrong with a damaged one."""

import shutil
from pathlib import Path

import pytest

from botox_aid.app.checkup import content_problems
from botox_aid.app.library import Library

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part in ("content", "text", "face"):
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
    assert any(line.startswith("text/en-US/clinician/zones.toml: ") and line.endswith("; mend the line") for line in found)
