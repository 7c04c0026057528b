"""Icons: each that is shipped is used, each is tinted, and none is made twice."""

import ast
import tomllib
from collections.abc import Iterator
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


def named_in(tree: ast.AST) -> Iterator[str]:
    """Yield the icons that a module names where an icon is asked for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in ("icon", "icon_after"):
            yield from words_of(node.value)
        elif isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = {"IconButton": 1, "EmptyState": 1, "icon": 2, "set_icon": 0, "paint_icon": 2}.get(called)
            if place is not None and len(node.args) > place:
                yield from words_of(node.args[place])
        elif isinstance(node, ast.Assign) and "ICONS" in "".join(getattr(target, "id", "") for target in node.targets):
            values = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
            yield from (word for value in values for word in words_of(value))


def words_of(node: ast.AST) -> Iterator[str]:
    parts = (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,)
    yield from (part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


def test_every_icon_that_the_code_names_is_in_the_list_that_the_check_goes_through() -> None:
    listed = set(tomllib.loads((FOLDER / "names.toml").read_text("utf-8"))["names"])
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "botox_aid" / "gui").rglob("*.py")]
    named = {name for tree in trees for name in named_in(tree) if name}
    assert len(named) > 35, "the search finds where icons are named"
    assert named <= listed


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
