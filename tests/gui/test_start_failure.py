"""The window stands, but something it needs afterwards is broken: it says so and closes, and is never just dead."""

import gc
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from botox_aid.app.library import Library
from botox_aid.app.looks import Looks
from botox_aid.app.settings import SettingsRead
from botox_aid.gui.application import Desk, start_desk
from botox_aid.gui.dialogs.notice_dialog import NoticeDialog
from botox_aid.resources import resource_folder

from .desk import LIBRARY, SETTINGS
from .undress import undress


@pytest.fixture
def started(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    desks: list[Desk] = []

    def made(resources: Path | None = None, library_of: Callable[[], Library] = lambda: LIBRARY) -> Desk:
        folder = resources or resource_folder()
        desks.append(start_desk(folder, tmp_path, Looks("light"), lambda: SettingsRead(SETTINGS), library_of))
        return desks[-1]

    yield made
    for desk in desks:
        if "watch" in vars(desk):
            desk.watch.stop()
        desk.window.close()
        desk.window.deleteLater()
    undress(qapp)
    gc.unfreeze()
    gc.collect()
    gc.enable()


def test_what_cannot_be_imported_after_the_first_paint_is_said(started, qtbot, tmp_path) -> None:
    def library_of() -> Library:
        raise ImportError("Alex Example, born 1984")

    desk = started(library_of=library_of)
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in desk.window.findChildren(NoticeDialog)))
    dialog = desk.window.findChild(NoticeDialog)
    assert dialog.accessibleName() == "Botox Aid cannot start"
    (report,) = tmp_path.glob("*.json")
    assert json.loads(report.read_text())["type"] == "ImportError"
    assert "Alex" not in report.read_text()
    QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert not desk.window.isVisible()


def test_damaged_sentences_are_said_without_any(started, qtbot, tmp_path) -> None:
    resources = tmp_path / "resources"
    shutil.copytree(resource_folder(), resources)
    shutil.rmtree(resources / "text")
    desk = started(resources=resources)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QMessageBox, "start_failure_box")))
    box = desk.window.findChild(QMessageBox, "start_failure_box")
    assert box.isVisible()
    assert "damaged" in box.text()
    box.button(QMessageBox.StandardButton.Close).click()
    assert not desk.window.isVisible()


def test_damaged_content_is_said_and_the_window_goes_with_it(started, qtbot, tmp_path) -> None:
    resources = tmp_path / "resources"
    shutil.copytree(resource_folder(), resources)
    zone = next((resources / "content" / "common" / "zones").glob("*.toml"))
    zone.write_text("this is = no zone")
    desk = started(resources=resources, library_of=lambda: Library(resources))
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in desk.window.findChildren(NoticeDialog)))
    dialog = desk.window.findChild(NoticeDialog)
    QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert not desk.window.isVisible()
