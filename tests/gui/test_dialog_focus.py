"""Where the keyboard is, and whether one sees it, when a dialog opens and when it goes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from botox_aid.app.finding_view import finding_views
from botox_aid.app.flow import Step
from botox_aid.domain.consultation import AnswerRecord
from botox_aid.domain.vocabulary import Answer
from botox_aid.gui.widgets.button import Button
from botox_aid.gui.widgets.focus_ring import FocusRing

CTRL = Qt.KeyboardModifier.ControlModifier


def ringed(hand) -> bool:
    """Return whether a ring lies around what has the keyboard."""
    focused = QApplication.focusWidget()
    return any(ring._control is focused and ring.isVisible() for ring in hand.desk.window.findChildren(FocusRing))


def ask(hand) -> None:
    from botox_aid.gui.dialogs.confirm_dialog import ConfirmDialog

    ConfirmDialog(hand.bridge.look, hand.bridge.texts, hand.desk.window, "lock.lose", lambda: None).open()


def test_a_dialog_that_a_key_opened_shows_which_button_enter_presses(hand) -> None:
    hand.find("patient_name_edit").setFocus()
    ask(hand)
    assert isinstance(QApplication.focusWidget(), Button)
    assert ringed(hand)


def test_a_dialog_that_the_mouse_opened_shows_no_ring(hand) -> None:
    next_step = hand.find("next_step")
    next_step.setFocus(Qt.FocusReason.MouseFocusReason)
    ask(hand)
    assert isinstance(QApplication.focusWidget(), Button)
    assert not ringed(hand)


def test_after_a_dialog_the_ring_is_back_and_no_text_is_marked(hand) -> None:
    next_step = hand.find("next_step")
    next_step.setFocus(Qt.FocusReason.TabFocusReason)
    ask(hand)
    hand.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is next_step
    assert ringed(hand)
    hand.type_in("patient_name", "Ann Example", leave=False)
    ask(hand)
    hand.key(Qt.Key.Key_Escape)
    hand.key("X")
    assert hand.find("patient_name_edit").text() == "Ann ExampleX"


def test_the_keyboard_stays_on_the_page_when_undo_takes_the_field_away_that_had_it(hand) -> None:
    page = hand.go(Step.CANDIDACY, "question.pregnancy")
    hand.key("y")
    assert "pregnancy" in QApplication.focusWidget().objectName()
    assert isinstance(QApplication.focusWidget(), QLineEdit), "the note has the keyboard"
    hand.key("z", CTRL)
    assert "pregnancy" not in hand.session.consultation.answers
    assert page.isAncestorOf(QApplication.focusWidget())
    hand.key("n")
    assert hand.session.consultation.answers["pregnancy"].answer.value == "no", "the same question goes on"


def test_what_has_the_keyboard_in_a_low_dialog_is_in_sight(hand, qtbot) -> None:
    hand.desk.window.resize(1024, 700)
    hand.desk.look.set_scale(2)
    hand.session.answer("pregnancy", AnswerRecord(Answer.YES))
    found = next(view for view in finding_views(hand.session.state, hand.bridge.texts) if view.overridable)
    hand.bridge.findings.ask_for_override(found)
    reason = hand.dialog().reason.edit
    assert QApplication.focusWidget() is reason
    qtbot.waitUntil(lambda: reason.visibleRegion().boundingRect().height() == reason.height())
