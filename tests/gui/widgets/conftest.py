"""A dressed application for widgets that are tested on their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from botox_aid.gui.appearance import Appearance

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


@pytest.fixture
def look(qapp: QApplication, qtbot: QtBot) -> Iterator[Appearance]:
    appearance = Appearance(RESOURCES)
    appearance.install(qapp)
    yield appearance
    qapp.setStyleSheet("")
