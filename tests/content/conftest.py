"""Content to break: a copy of the shipped one, and the loaded one."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from botox_aid.content.loader import load_catalogue
from botox_aid.domain.catalogue import Catalogue
from botox_aid.domain.vocabulary import Jurisdiction
from botox_aid.text import Texts

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

Mend = Callable[[str, str, str], None]


@pytest.fixture(scope="session")
def catalogues() -> tuple[Catalogue, ...]:
    return tuple(load_catalogue(RESOURCES / "content", jurisdiction) for jurisdiction in Jurisdiction)


@pytest.fixture(scope="session")
def catalogue(catalogues: tuple[Catalogue, ...]) -> Catalogue:
    return catalogues[0]


@pytest.fixture(scope="session")
def texts() -> Texts:
    return Texts.load(RESOURCES / "text", "en-GB")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped content that a test may break."""
    return Path(shutil.copytree(RESOURCES / "content", tmp_path / "content"))


@pytest.fixture
def change(folder: Path) -> Mend:
    """Replace one passage of a content file; the passage must be there."""

    def changed(place: str, old: str, new: str) -> None:
        path = folder / place
        before = path.read_text(encoding="utf-8")
        assert old in before, f"{place} has no {old!r}"
        path.write_text(before.replace(old, new, 1), encoding="utf-8")

    return changed
