"""Icons: each that is shipped is used, each is tinted, and none is made twice."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from botox_aid.gui.icon import IconSet

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "resources" / "icons"
SOURCE = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "botox_aid").rglob("*.py"))


@pytest.mark.parametrize("icon", sorted(path.stem for path in FOLDER.glob("*.svg")))
def test_every_shipped_icon_is_used(icon: str) -> None:
    assert f'"{icon}"' in SOURCE


def test_the_licence_of_the_icons_is_shipped() -> None:
    assert "ISC License" in (FOLDER / "LICENSE-lucide.txt").read_text(encoding="utf-8")


def test_an_icon_takes_the_colour_and_the_size_it_is_asked_for(qapp: QApplication) -> None:
    icons = IconSet(FOLDER)
    pixmap = icons.pixmap("check", "#0E6470", 20, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (40, 2.0)
    image = pixmap.toImage()
    inked = [image.pixelColor(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() == 255]
    assert inked
    assert all(abs(colour.red() - 0x0E) < 4 and abs(colour.green() - 0x64) < 4 for colour in inked)


def test_an_icon_is_drawn_once(qapp: QApplication) -> None:
    icons = IconSet(FOLDER)
    assert icons.pixmap("moon", "#000000", 20) is icons.pixmap("moon", "#000000", 20)
    assert icons.pixmap("moon", "#000000", 20) is not icons.pixmap("moon", "#FFFFFF", 20)
