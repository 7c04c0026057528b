"""Every control of every page, dialog and window has a name for assistive technology, and room for a finger."""

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from botox_aid.app.candidacy_view import candidacy_view
from botox_aid.app.finding_view import finding_views
from botox_aid.app.flow import Step
from botox_aid.app.product_view import product_view
from botox_aid.domain.consultation import AnswerRecord
from botox_aid.domain.record import DraftHead
from botox_aid.domain.record_fault import Full
from botox_aid.domain.vocabulary import Answer, Decision
from botox_aid.gui import dialogs
from botox_aid.gui.dialogs.panel import Panel
from botox_aid.gui.widgets.button import Button
from botox_aid.store import key_slot
from tests.store.visits import FAST

from .record_case import keep, protect, visit_of
from .sheet_steps import opened, queue

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
LEAST, PRIMARY = 24, 44


@pytest.fixture(autouse=True)
def quick_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in FAST.items():
        monkeypatch.setattr(key_slot, name, value)


def controls(part: QWidget) -> list[QWidget]:
    """Return what one can press, type in or go to in a part of the screen that is in sight."""
    QApplication.processEvents()
    found = [widget for widget in part.findChildren(QWidget) if widget.isVisible() and is_control(widget)]
    assert found, f"nothing can be pressed in {part.objectName()}"
    return found


def is_control(widget: QWidget) -> bool:
    if widget.objectName().startswith("qt_") or isinstance(widget.parentWidget(), QComboBox):
        return False  # parts of Qt's own lists
    return isinstance(widget, CONTROLS) or bool(widget.focusPolicy().value & 1)


def heard(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def check(part: QWidget) -> None:
    found = controls(part)
    nameless = [(type(widget).__name__, widget.objectName()) for widget in found if not heard(widget)]
    assert not nameless, f"without a name in {part.objectName()}: {nameless}"
    primary = [widget for widget in found if isinstance(widget, Button) and widget._kind == "primary"]
    narrow = [
        (widget.objectName(), widget.size()) for widget in primary if min(widget.width(), widget.height()) < PRIMARY
    ]
    assert not narrow, f"a main act with less than {PRIMARY} px: {narrow}"
    small = [
        widget.objectName()
        for widget in found
        if isinstance(widget, QAbstractButton) and widget.mask().isEmpty() and widget.height() < LEAST
    ]
    assert not small, f"too low for a finger in {part.objectName()}: {small}"


def test_a_nameless_control_and_a_small_main_button_are_noticed(hand) -> None:
    page = hand.go(Step.PATIENT)
    check(page)
    name = hand.find("patient_name_edit")
    name.setAccessibleName("")
    hand.find("patient_name_label").setBuddy(None)
    with pytest.raises(AssertionError, match="patient_name_edit"):
        check(page)
    name.setAccessibleName("Name")
    hand.find("next_step").setFixedHeight(PRIMARY - 1)
    with pytest.raises(AssertionError, match="next_step"):
        check(page)


@pytest.mark.parametrize("step", list(Step))
def test_every_page_and_the_frame_around_it(hand, step: Step) -> None:
    fill(hand)
    hand.go(step)
    check(hand.desk.window)


def test_the_not_today_page(hand) -> None:
    fill(hand)
    hand.session.decide(Decision.DECLINE)
    hand.go(Step.SHEETS)
    check(hand.desk.window)
    hand.go(Step.PRINT)
    check(hand.desk.window)


def test_every_group_of_questions_with_its_details(hand) -> None:
    fill(hand)
    page = hand.go(Step.CANDIDACY)
    for group in candidacy_view(hand.session.state, hand.bridge.texts).groups:
        for question in group.questions:
            hand.session.answer(question.id, AnswerRecord(Answer.YES))
        page.go_to(f"question_{group.questions[0].id}")
        check(hand.desk.window)


def test_every_screen_of_the_talk(hand) -> None:
    fill(hand)
    hand.go(Step.TALK)
    for _ in range(60):
        check(hand.page)
        before = hand.page._current()
        hand.press("next_topic")
        if hand.desk.window.step is not Step.TALK or hand.page._current() == before:
            break
    assert hand.desk.window.step is not Step.TALK


def fill(hand) -> None:
    session = hand.session
    for zone in ("glabella", "crows_feet"):
        session.choose_zone(zone, True)
    session.set_product("botox_cosmetic")
    session.answer("pregnancy", AnswerRecord(Answer.YES))


# Windows


def test_first_start_guide_and_patient_view(hand, opened) -> None:
    hand.bridge.settings_desk.open_first_start()
    check(hand.desk.window)
    hand.desk.window.cover(None)
    fill(hand)
    hand.bridge.help_desk.open_guide()
    check(hand.bridge.help_desk.guide)
    hand.bridge.help_desk.close_guide()
    hand.go(Step.TALK)
    hand.bridge.show_patient_view(True)
    check(hand.bridge.patient_desk.window)
    hand.bridge.show_patient_view(False)


def test_records_and_lock(hand, qtbot) -> None:
    protect(hand, qtbot)
    head, _ = keep(
        hand, qtbot, visit_of("Ann Example", dt.date(2026, 1, 5)), visit_of("Bo Example", dt.date(2026, 1, 6))
    )
    book = hand.bridge.book
    book.open()
    qtbot.waitUntil(lambda: bool(book.page.list.rows))
    book.show_visit(head.visit_id)
    qtbot.waitUntil(lambda: book.opened is not None)
    check(hand.desk.window)
    book.close()
    hand.press("settings")
    check(hand.dialog())
    hand.dialog().reject()
    hand.bridge.records.lock()
    check(hand.desk.window)


# Dialogs


def finding(hand) -> object:
    return next(view for view in finding_views(hand.session.state, hand.bridge.texts) if view.overridable)


def parts(hand) -> SimpleNamespace:
    bridge = hand.bridge
    return SimpleNamespace(
        b=bridge, look=bridge.look, texts=bridge.texts, window=bridge.window, consultation=hand.session.consultation,
        keeping=bridge.book.keeping, head=hand.head, hand=hand,
    )  # fmt: skip


def nothing(*_given: object) -> None:
    """Stand for what a dialog would do."""


MAKERS: dict[str, Callable[[SimpleNamespace, Callable[[str], type]], Panel]] = {
    "ClinicianDialog": lambda p, d: d("ClinicianDialog")(p.look, p.texts, p.window, nothing),
    "ClosingDialog": lambda p, d: d("ClosingDialog")(p.b),
    "ConfirmDialog": lambda p, d: d("ConfirmDialog")(p.look, p.texts, p.window, "lock.lose", nothing),
    "ConflictDialog": lambda p, d: d("ConflictDialog")(p.b, p.keeping, p.head, "a reason"),
    "ExportDialog": lambda p, d: d("ExportDialog")(p.b, p.consultation, nothing),
    "FailureDialog": lambda p, d: d("FailureDialog")(p.b, "report.json"),
    "FaultDialog": lambda p, d: d("FaultDialog")(p.b, Full("full"), nothing),
    "FinishDialog": lambda p, d: d("FinishDialog")(p.b, p.keeping),
    "FinishedDialog": lambda p, d: d("FinishedDialog")(p.b, p.head),
    "KeysDialog": lambda p, d: d("KeysDialog")(p.look, p.texts, p.window),
    "LabelDialog": lambda p, d: d("LabelDialog")(
        p.look, p.texts, p.window, product_view(p.hand.session.state, p.texts).sections
    ),
    "NoticeDialog": lambda p, d: d("NoticeDialog")(p.look, p.texts, p.window, "What", "Why"),
    "OverrideDialog": lambda p, d: d("OverrideDialog")(p.b, finding(p.hand)),
    "PassphraseDialog": lambda p, d: d("PassphraseDialog")(p.b, "first"),
    "PersonDialog": lambda p, d: d("PersonDialog")(p.b, first=True),
    "RecoveryDialog": lambda p, d: d("RecoveryDialog")(p.b, "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH"),
    "RemoveDialog": lambda p, d: d("RemoveDialog")(p.b, 3, nothing),
    "ResumeDialog": lambda p, d: d("ResumeDialog")(
        p.b, [DraftHead("a" * 32, "desk", dt.datetime(2026, 1, 5, tzinfo=dt.UTC), "Ann Example")]
    ),
    "SecretDialog": lambda p, d: d("SecretDialog")(p.b, "recovery.renew"),
    "ServerDialog": lambda p, d: d("ServerDialog")(p.b),
    "SettingsDialog": lambda p, d: d("SettingsDialog")(p.b),
    "SignatureDialog": lambda p, d: d("SignatureDialog")(p.look, p.texts, p.window, "Ann Example", nothing),
    "UnsavedDialog": lambda p, d: d("UnsavedDialog")(p.b, nothing),
    "UnsealDialog": lambda p, d: d("UnsealDialog")(p.b, Path("visit.sealed"), nothing),
}


def every_dialog() -> dict[str, type[Panel]]:
    """Return every kind of dialog there is."""
    for module in pkgutil.iter_modules(dialogs.__path__, f"{dialogs.__name__}."):
        importlib.import_module(module.name)
    return {kind.__name__: kind for kind in Panel.__subclasses__() if kind.__module__.startswith("botox_aid.")}


def test_no_dialog_is_left_out() -> None:
    assert set(every_dialog()) == set(MAKERS)


@pytest.fixture
def filled(hand, qtbot):
    protect(hand, qtbot)
    fill(hand)
    (hand.head,) = keep(hand, qtbot, visit_of("Ann Example", dt.date(2026, 1, 5)))
    return hand


def test_every_dialog(filled) -> None:
    kinds = every_dialog()
    for name, make in MAKERS.items():
        dialog = make(parts(filled), kinds.__getitem__)
        dialog.open()
        check(dialog)
        focused = QApplication.focusWidget()
        assert focused is dialog or dialog.isAncestorOf(focused), f"{name} does not take the keyboard"
        dialog.hide()
        dialog.deleteLater()


__all__ = ["opened", "queue"]
