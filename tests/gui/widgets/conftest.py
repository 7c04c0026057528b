"""A dressed application for widgets that are tested on their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from botox_aid.gui.appearance import Appearance

from ..undress import undress

Show = Callable[..., QWidget]
RESOURCES = Path(__file__).resolve().parents[3] / "resources"


@pytest.fixture
def look(qapp: QApplication, qtbot: QtBot) -> Iterator[Appearance]:
    appearance = Appearance(RESOURCES)
    appearance.install(qapp)
    yield appearance
    undress(qapp)


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Shows widgets below one another in an active window, and keeps it for the time of the test."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        host = QWidget()
        kept.append(host)
        layout = QVBoxLayout(host)
        layout.setContentsMargins(20, 20, 20, 20)
        for widget in widgets:
            layout.addWidget(widget)
        layout.addStretch(1)
        host.resize(700, 500)
        qtbot.addWidget(host)
        with qtbot.waitExposed(host):
            host.show()
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        return host

    yield show
    kept.clear()
