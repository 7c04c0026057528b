"""Fixtures of the two steps that end on paper."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from botox_aid.app.flow import Step
from botox_aid.gui import print_desk
from botox_aid.gui.printers import Printer, Printers

from .desk import Hand
from .fake_queue import FakeQueue

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "sample"
PRINTERS = Printers((Printer("Front_desk", "Front desk"), Printer("Upstairs", "Upstairs")), "Front_desk")


class Picker:
    """Answers the file dialogs, and remembers what it was asked."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.suggested = ""

    def to_open(self, _window: QWidget, _title: str, _kinds: str) -> Path | None:
        return self.path

    def to_write(self, _window: QWidget, _title: str, suggested: str, _kinds: str) -> Path | None:
        self.suggested = suggested
        return self.path / suggested if self.path is not None and self.path.is_dir() else self.path

    def to_folder(self, _window: QWidget, _title: str) -> Path | None:
        return self.path


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeQueue:
    made = FakeQueue.made(tmp_path / "bin")
    monkeypatch.setenv("PATH", made.path)
    monkeypatch.setattr(print_desk, "known_printers", lambda: PRINTERS)
    return made


@pytest.fixture
def opened(hand_of: Callable[..., Hand], qtbot: QtBot, queue: FakeQueue) -> Iterator[Callable[[str, Step], Hand]]:
    """Open a sample visit on a step and wait until its sheet is in sight."""
    hands: list[Hand] = []

    def made(sample: str, step: Step) -> Hand:
        hand = hand_of(file=SAMPLES / f"{sample}.json")
        hands.append(hand)
        hand.go(step)
        seen(hand, qtbot)
        qtbot.waitUntil(lambda: bool(hand.bridge.printing.printers.every))
        return hand

    yield made
    for hand in hands:
        hand.bridge.printing.thread_of_print.wait()


def seen(hand: Hand, qtbot: QtBot) -> None:
    """Wait until the sheet that is looked at is in sight."""
    preview = hand.page.preview
    qtbot.waitUntil(lambda: preview.view.page_count > 0 and preview.view.is_current, timeout=15000)


def counted(hand: Hand, qtbot: QtBot) -> None:
    """Wait until the pages of every sheet are known."""
    qtbot.waitUntil(lambda: hand.find("pages_in_all").text() != "", timeout=15000)
