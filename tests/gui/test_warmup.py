"""What is prepared while nobody waits must be there, and must touch nothing that somebody sees."""

from PySide6.QtWidgets import QApplication

from botox_aid.app.flow import Step


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
