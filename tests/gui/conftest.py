"""Desks that are started and ended for one test each."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from botox_aid.app.settings import Settings

from .desk import SETTINGS, Hand, start
from .undress import undress


@pytest.fixture
def hand_of(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Hand]]:
    """Start a desk; whatever fails unseen in it fails the test."""
    hands: list[Hand] = []
    failures: list[str] = []

    def made(settings: Settings = SETTINGS, file: Path | None = None, folder: Path = tmp_path) -> Hand:
        hand = start(folder, settings, file)
        hands.append(hand)
        hand.desk.window.resize(1440, 900)
        qtbot.waitUntil(lambda: hand.desk.bridge is not None)
        hand.desk.window.activateWindow()
        qtbot.waitUntil(hand.desk.window.isActiveWindow)
        # Exceptions go to the test, not into the dialog; tests of the dialog start the watch again.
        hand.desk.watch.stop()
        hand.desk.watch.failed.connect(failures.append)
        return hand

    yield made
    for hand in hands:
        hand.session.mark_saved()
        if not hand.desk.window.close():
            # It asks something first; the test is over.
            hand.bridge.closing.emit()
        hand.bridge.records.finish()
        hand.desk.window.deleteLater()
    undress(qapp)
    gc.unfreeze()
    gc.collect()
    gc.enable()  # the desk has turned it off
    qapp.setPalette(qapp.style().standardPalette())
    assert not failures


@pytest.fixture
def hand(hand_of: Callable[..., Hand]) -> Hand:
    return hand_of()
