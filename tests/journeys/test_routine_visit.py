"""A routine visit by keyboard alone, with every key counted: the guide's table says how few they are."""

import datetime as dt
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from botox_aid.app.files import save_consultation
from botox_aid.app.flow import Step
from botox_aid.domain.consultation import AnswerRecord, Consultation, Lot, Patient, PlannedZone
from botox_aid.domain.vocabulary import Answer, Decision, Jurisdiction
from botox_aid.gui.widgets.segments import Segments

from ..gui.desk import SETTINGS
from ..gui.sheet_steps import queue
from ..gui.test_window import Picker
from .test_consent_journey import press_on_the_face

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
# One key for each thing that is decided or confirmed; how many talk screens there are depends on the content.
MOST_KEYS, MOST_CLICKS = 50, 47
ENTER, SPACE, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Down


@dataclass
class Mouse:
    """Presses what has a name, and counts."""

    hand: object
    clicks: int = 0

    def press(self, *names: str) -> None:
        for name in names:
            self.hand.press(name)
            self.clicks += 1

    def press_zone(self, zone: str) -> None:
        press_on_the_face(self.hand, zone)
        self.clicks += 1


@dataclass
class Keyboard:
    """Presses keys where the keyboard is, and counts them: those that steer apart from what is written down."""

    hand: object
    steering: int = 0
    written: int = 0
    by_step: dict[str, int] = field(default_factory=dict)

    def press(self, *keys: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self._send(key, held)
            self.steering += 1

    def write(self, text: str) -> None:
        for letter in text:
            self._send(letter, Qt.KeyboardModifier.NoModifier)
        self.written += len(text)

    def focus(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    def _send(self, key: Qt.Key | str, held: Qt.KeyboardModifier) -> None:
        step = self.hand.desk.window.step.value
        self.by_step[step] = self.by_step.get(step, 0) + 1
        QTest.keyClick(QApplication.focusWidget() or self.hand.desk.window, key, held)
        QApplication.processEvents()


def last_visit(hand, born: dt.date) -> Consultation:
    """Return a visit of five months ago: the same two zones, every answer no."""
    state = hand.session.state
    answers = {
        question.id: AnswerRecord(Answer.NO) for question in state.catalogue.questions.values() if not question.derived
    }
    return Consultation(
        jurisdiction=state.consultation.jurisdiction,
        language=state.consultation.language,
        patient=Patient("Alex Example", born, "A-1042"),
        visit=replace(state.consultation.visit, date=hand.bridge.visits.today() - dt.timedelta(days=152)),
        clinic=state.consultation.clinic,
        answers=answers,
        zones=(PlannedZone("glabella", units=20), PlannedZone("crows_feet", units=24)),
        product=next(iter(state.catalogue.products)),
        lot=Lot("C1233", hand.bridge.visits.today()),
        decision=Decision.PROCEED,
    )


@pytest.mark.parametrize(("jurisdiction", "month"), [(Jurisdiction.US, "03/2099"), (Jurisdiction.UK, "03/2099")])
def test_a_returning_patient_by_keyboard_alone(hand_of, queue, qtbot, tmp_path, jurisdiction, month) -> None:
    hand = hand_of(replace(SETTINGS, jurisdiction=jurisdiction, printer="Front_desk"))
    keys = Keyboard(hand)
    save_consultation(last_visit(hand, dt.date(1984, 5, 17)), tmp_path / "last.json")
    hand.bridge.visits.picker = Picker(tmp_path / "last.json")  # the file dialog itself is the system's

    keys.press("O", held=CTRL | SHIFT)
    assert keys.focus() == "still_so_toxin_recent"
    keys.press(SPACE)
    assert keys.focus() == "visit_examined"
    keys.press(SPACE)
    assert hand.session.consultation.visit.examined_in_person

    # The zones first: then every question is asked in one go.
    keys.press("3", held=ALT)
    keys.press(SPACE, "c", SPACE)
    assert hand.session.consultation.zone_ids == ("glabella", "crows_feet")
    keys.press("2", held=ALT)
    while hand.session.plan.assessment.missing:
        keys.press("N", held=SHIFT)
        assert "Answered no" in hand.find("toast").accessibleName(), "what was answered is said"
        keys.press(ENTER)
    assert hand.desk.window.step is Step.ZONES

    keys.press("4", held=ALT)
    keys.press(DOWN, ENTER)
    keys.write("C1234")
    keys.press(ENTER)
    keys.write(month)
    keys.press(ENTER)
    assert hand.session.consultation.lot.expiry == dt.date(2099, 3, 31)
    for units in ("20", "24"):
        keys.write(units)
        keys.press(ENTER)
    keys.press(ENTER)

    assert hand.desk.window.step is Step.TALK
    while keys.focus() == "next_topic":
        keys.press(ENTER)
    keys.press(SPACE, ENTER)
    assert hand.desk.window.step is Step.SHEETS

    assert keys.focus() == "sign_patient_act"
    keys.press(TAB, TAB, SPACE)
    assert all("to sign" not in tick.accessibleName() for tick in hand.desk.window.strip.ticks.values())
    qtbot.waitUntil(lambda: bool(hand.bridge.printing.printers.every))
    assert keys.focus() == "print_copies"
    with qtbot.waitSignal(hand.bridge.printing.sent, timeout=20000):
        keys.press(ENTER)
    hand.bridge.printing.thread_of_print.wait()
    assert len(queue.jobs()) == 4
    assert keys.steering <= MOST_KEYS, keys.by_step


def test_a_returning_patient_by_mouse(hand_of, queue, qtbot, tmp_path) -> None:
    hand = hand_of(replace(SETTINGS, printer="Front_desk"))
    mouse = Mouse(hand)
    save_consultation(last_visit(hand, dt.date(1984, 5, 17)), tmp_path / "last.json")
    hand.bridge.visits.picker = Picker(tmp_path / "last.json")
    qtbot.waitUntil(hand.page.last_panel.isVisible)
    QApplication.processEvents()
    mouse.press("open_last_visit", "still_so_toxin_recent", "visit_examined", "step_zones")
    mouse.press_zone("glabella")
    mouse.press_zone("crows_feet")
    mouse.press("step_candidacy")
    while hand.desk.window.step is Step.CANDIDACY:
        if hand.session.plan.assessment.missing and hand.find("no_to_rest").isVisible():
            mouse.press("no_to_rest")
        mouse.press("next_step")
    mouse.press("step_product")
    combo = hand.page.product.combo
    combo.showPopup()
    QTest.mouseClick(
        combo.view().viewport(),
        Qt.MouseButton.LeftButton,
        pos=combo.view().visualRect(combo.model().index(0, 0)).center(),
    )
    mouse.clicks += 2
    for name, typed in (
        ("lot_number", "C1234"),
        ("lot_expiry", "03/2099"),
        ("units.glabella", "20"),
        ("units.crows_feet", "24"),
    ):
        hand.type_in(name, typed)
        mouse.clicks += 1
    mouse.press("next_step")
    while not any(part.isVisible() for part in hand.desk.window.findChildren(Segments, "leaflet")):
        mouse.press("next_topic")
    mouse.press("leaflet_yes", "next_topic", "sign_on_paper")
    qtbot.waitUntil(lambda: bool(hand.bridge.printing.printers.every))
    with qtbot.waitSignal(hand.bridge.printing.sent, timeout=20000):
        mouse.press("print_copies")
    hand.bridge.printing.thread_of_print.wait()
    assert len(queue.jobs()) == 4
    assert mouse.clicks <= MOST_CLICKS


__all__ = ["queue"]
