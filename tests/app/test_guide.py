"""The guide as data: every chapter, every picture, every link."""

import re
import zipfile
from pathlib import Path

from botox_aid.app.flow import Step
from botox_aid.app.guide import guide_chapters, guide_folder, guide_picture
from botox_aid.resources import resource_folder

ROOT = Path(__file__).resolve().parents[2]
FOLDER = guide_folder(resource_folder())
CHAPTERS = guide_chapters(FOLDER)
PICTURES = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def test_every_step_has_a_chapter_with_a_picture() -> None:
    by_step = {chapter.step: chapter for chapter in CHAPTERS if chapter.step}
    assert list(by_step) == list(Step)
    for chapter in by_step.values():
        assert PICTURES.search(chapter.markdown), chapter.title


def test_every_picture_is_there_in_both_themes_and_says_what_it_shows() -> None:
    found = [entry for chapter in CHAPTERS for entry in PICTURES.findall(chapter.markdown)]
    assert len(found) >= 10
    for says, path in found:
        assert len(says.split()) >= 3, path
        light, dark = guide_picture(FOLDER, path, "light"), guide_picture(FOLDER, path, "dark")
        assert light.startswith(b"\x89PNG"), path
        assert dark.startswith(b"\x89PNG"), path
        assert (light != dark) == ("-light." in path), path


def test_nothing_outside_the_folder_is_ever_read() -> None:
    assert guide_picture(FOLDER, "../../../../etc/passwd", "light") == b""
    assert guide_picture(FOLDER, "https://example.org/picture.png", "light") == b""


def test_links_lead_to_chapters_and_nowhere_else() -> None:
    names = {chapter.id for chapter in CHAPTERS}
    links = re.findall(r"(?<!!)\[[^\]]*\]\(([^)]+)\)", "\n".join(chapter.markdown for chapter in CHAPTERS))
    assert links
    assert {link.lstrip("#") for link in links} <= names
    assert all(link.startswith("#") for link in links)


def test_the_chapters_are_the_whole_guide() -> None:
    whole = (ROOT / "docs" / "clinician-guide.md").read_text(encoding="utf-8")
    assert "".join(whole.split()) == "".join("".join(chapter.markdown for chapter in CHAPTERS).split())


def test_search_finds_words_and_not_marks() -> None:
    found = [chapter.id for chapter in CHAPTERS if chapter.holds(["hard", "stop"])]
    assert "2-candidacy" in found
    assert not [chapter for chapter in CHAPTERS if chapter.holds(["pictures/"])]
    assert not [chapter for chapter in CHAPTERS if chapter.holds(["zebra"])]


def test_the_wheel_carries_it(tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        assert "botox_aid/resources/guide/clinician-guide.md" in names
        for chapter in CHAPTERS:
            for _, path in PICTURES.findall(chapter.markdown):
                assert f"botox_aid/resources/guide/{path}" in names
        assert not [name for name in names if name.startswith("docs")]
        packed.extractall(tmp_path / "installed")
    shipped = guide_folder(tmp_path / "installed" / "botox_aid" / "resources")
    assert guide_chapters(shipped) == CHAPTERS
