"""``botox-aid check`` notices every file of the window that is missing or damaged."""

import shutil
from pathlib import Path

import pytest

from botox_aid.app.window_files import window_problems

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part in ("icons", "face", "fonts", "theme"):
        shutil.copytree(ROOT / "resources" / part, tmp_path / part)
    (tmp_path / "guide").mkdir()
    shutil.copy(ROOT / "docs" / "clinician-guide.md", tmp_path / "guide")
    shutil.copytree(ROOT / "docs" / "pictures", tmp_path / "guide" / "pictures")
    return tmp_path


def test_the_shipped_files_are_whole(folder: Path) -> None:
    assert window_problems(folder) == ()
    assert window_problems(ROOT / "resources") == ()


@pytest.mark.parametrize(
    "name",
    [
        "icons/lock.svg",
        "icons/triangle-alert.svg",
        "face/art_front.svg",
        "face/art_side.svg",
        "fonts/AtkinsonHyperlegibleNext-SemiBold.ttf",
        "theme/tokens.toml",
        "guide/clinician-guide.md",
        "guide/pictures/3-zones-light.png",
    ],
)
def test_a_missing_file_is_told(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert window_problems(folder) == (f"{name}: missing; put the shipped file back",)


@pytest.mark.parametrize(
    ("name", "damage", "says"),
    [
        ("icons/lock.svg", "<svg", "icons/lock.svg: is no drawing; put the shipped file back"),
        ("icons/lock.svg", "<svg/>", "icons/lock.svg: is an empty drawing; put the shipped file back"),
        ("icons/lock.svg", "<html><p/></html>", "icons/lock.svg: is an empty drawing; put the shipped file back"),
        ("icons/names.toml", "names = [", "icons/names.toml: names no icons; put the shipped file back"),
        ("face/art_side.svg", "", "face/art_side.svg: is no drawing; put the shipped file back"),
        (
            "fonts/AtkinsonHyperlegibleNext-Bold.ttf",
            "no font",
            "fonts/AtkinsonHyperlegibleNext-Bold.ttf: is no typeface; put the shipped file back",
        ),
    ],
)
def test_a_damaged_file_is_told(folder: Path, name: str, damage: str, says: str) -> None:
    (folder / name).write_text(damage)
    assert window_problems(folder) == (says,)


def test_a_drawing_that_nobody_named_is_told(folder: Path) -> None:
    shutil.copy(folder / "icons" / "lock.svg", folder / "icons" / "new.svg")
    assert window_problems(folder) == ("icons/new.svg: names.toml does not name it; add the line",)
