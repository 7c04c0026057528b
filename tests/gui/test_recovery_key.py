"""The dialog that hands out the recovery key: where the keyboard is, and how it leads to paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from botox_aid.app.printing import PrintJob, PrintOutcome
from botox_aid.gui import print_desk
from botox_aid.gui.dialogs import recovery_dialog
from botox_aid.gui.printers import Printer, Printers
from botox_aid.store import key_slot
from tests.store.visits import FAST

from .keeping_steps import shown, type_back, type_passphrase

TWO = Printers((Printer("Office", "Office"), Printer("Upstairs", "Upstairs")), "")


@pytest.fixture(autouse=True)
def quick_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in FAST.items():
        monkeypatch.setattr(key_slot, name, value)


def hand_out(hand, qtbot) -> None:
    hand.bridge.keeping.protect()
    type_passphrase(hand)
    hand.press("passphrase_act")
    qtbot.waitUntil(lambda: shown(hand, "recovery_dialog"))


def test_no_key_goes_to_the_desk_behind_where_nothing_can_be_printed(hand, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(print_desk, "known_printers", Printers)
    hand.find("patient_name_edit").setFocus()
    hand_out(hand, qtbot)
    assert hand.dialog().isAncestorOf(QApplication.focusWidget())
    hand.key("x")
    assert hand.find("patient_name_edit").text() == ""
    type_back(hand, qtbot)


def test_why_it_cannot_be_printed_and_what_to_do_stands_in_the_dialog(hand, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(print_desk, "known_printers", Printers)
    hand_out(hand, qtbot)
    assert not hand.find("recovery_print").isEnabled()
    assert "Save the sheet as PDF" in hand.find("recovery_why").text()
    type_back(hand, qtbot)


def test_printers_that_are_found_late_are_offered_in_sight(hand, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(print_desk, "known_printers", lambda: TWO)
    hand_out(hand, qtbot)
    qtbot.waitUntil(lambda: shown(hand, "recovery_printer"))
    assert not shown(hand, "recovery_why")
    assert QApplication.focusWidget() is hand.find("recovery_print"), "printing is where it begins"
    assert hand.find("recovery_printer_choice").placeholderText() == "Choose a printer"
    last = hand.dialog().fields[-1]
    assert last.visibleRegion().boundingRect().height() == last.height(), "the dialog grows with what it shows"
    type_back(hand, qtbot)


def test_printing_without_a_printer_leads_to_the_printers(hand, qtbot, monkeypatch) -> None:
    jobs: list[str] = []

    def send(job: PrintJob, _data: bytes) -> PrintOutcome:
        jobs.append(job.printer)
        return PrintOutcome.SENT

    monkeypatch.setattr(print_desk, "known_printers", lambda: TWO)
    monkeypatch.setattr(recovery_dialog, "send_to_printer", send)
    hand_out(hand, qtbot)
    qtbot.waitUntil(lambda: shown(hand, "recovery_printer"))
    hand.press("recovery_print")
    choice = hand.find("recovery_printer_choice")
    assert QApplication.focusWidget() is choice
    assert choice.accessibleDescription() == "Choose a printer"
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert choice.accessibleDescription() == ""
    hand.press("recovery_print")
    qtbot.waitUntil(lambda: shown(hand, "recovery_outcome"))
    assert jobs == ["Upstairs"]
    type_back(hand, qtbot)


@pytest.mark.parametrize(("names", "usual"), [(["Desk"], "Desk"), (["Desk", "Other"], ""), ([], "")])
def test_the_only_printer_needs_no_choosing(qapp, monkeypatch, names: list[str], usual: str) -> None:
    from botox_aid.app.printing import Queues
    from botox_aid.gui import printers

    monkeypatch.setattr(printers, "list_queues", lambda: Queues({name: name for name in names}))
    monkeypatch.delenv("PRINTER", raising=False)
    assert printers.known_printers().usual == usual


def test_the_groups_are_typed_back_and_sent_off_by_keys_alone(hand, qtbot) -> None:
    hand_out(hand, qtbot)
    dialog = hand.dialog()
    for place, field in zip(dialog.asked, dialog.fields, strict=True):
        field.edit.setFocus()
        for letter in hand.find(f"recovery_shown_{place + 1}").text().lower():
            hand.key(letter)
    hand.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(hand, "person_dialog"))
    assert not dialog.isVisible()
    hand.press("person_cancel")
