"""What is prepared while nobody waits must be there, and must touch nothing that somebody sees."""

import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import getCppPointer

from botox_aid.app.flow import Step
from botox_aid.gui import print_desk, warmup
from botox_aid.gui.printers import Printers
from botox_aid.gui.widgets.focus_ring import FocusRing
from botox_aid.gui.widgets.zone_card import ZoneCard

from .sheet_steps import SAMPLES


def test_every_page_is_there_and_nothing_else_has_changed(hand, qtbot) -> None:
    before, focus = hand.session.consultation, QApplication.focusWidget()
    hand.type_in("patient_name", "Alex Example", leave=False)
    typed_in = QApplication.focusWidget()
    qtbot.waitUntil(lambda: set(hand.desk.window.pages) == set(Step))
    laid_out = hand.desk.window.pages[Step.PRINT]
    qtbot.waitUntil(lambda: laid_out.size() == hand.desk.window.stack.size())
    assert focus is not None
    assert QApplication.focusWidget() is typed_in
    assert hand.desk.window.step is Step.PATIENT
    assert not laid_out.isVisible()
    hand.session.undo()
    assert hand.session.consultation == before
    assert hand.session.undoable is None


def test_a_page_filled_in_passing_follows_what_happens_later(hand, qtbot) -> None:
    qtbot.waitUntil(lambda: set(hand.desk.window.pages) == set(Step))
    hand.bridge.rehearse(Step.ZONES)
    hand.session.choose_zone("forehead", True)
    hand.bridge.visit(Step.ZONES)
    assert hand.find("name_forehead").text() == "Forehead lines"


class Dressed(QObject):
    """Counts the widgets that are dressed: what takes longest where a page is opened for the first time."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The ring and the card beside the face follow the keyboard.
        follows = isinstance(watched, FocusRing) or isinstance(watched.parent(), ZoneCard)
        if event.type() == QEvent.Type.Polish and not follows:
            self.names.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_a_step_opened_for_the_first_time_makes_dresses_and_imports_nothing(hand_of, qapp, qtbot, monkeypatch) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(warmup, "keep", lambda: ended.append(True))
    monkeypatch.setattr(print_desk, "known_printers", Printers)
    hand = hand_of(file=SAMPLES / "us-frown-lines.json")
    qtbot.waitUntil(lambda: len(ended) == 2)
    dressed = Dressed()
    qapp.installEventFilter(dressed)
    try:
        for step in Step:
            before, modules = {getCppPointer(widget)[0] for widget in qapp.allWidgets()}, set(sys.modules)
            dressed.names.clear()
            hand.press(f"step_{step}")
            made = [widget for widget in qapp.allWidgets() if getCppPointer(widget)[0] not in before]
            assert not [widget for widget in made if not isinstance(widget, FocusRing)], step
            assert not dressed.names, step
            assert set(sys.modules) == modules, step
    finally:
        qapp.removeEventFilter(dressed)
