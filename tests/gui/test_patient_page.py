"""The patient step by hand."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from botox_aid.app.files import open_consultation, save_consultation
from botox_aid.app.flow import Step
from botox_aid.domain.consultation import AnswerRecord, Patient
from botox_aid.domain.vocabulary import Answer, Concern, Decision
from botox_aid.gui.dialogs.clinician_dialog import ClinicianDialog

from .desk import LIBRARY
from .test_window import Picker

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "us-frown-lines.json"


def test_what_is_typed_stands_in_the_consultation(hand) -> None:
    hand.type_in("patient_name", "Alex Example")
    hand.type_in("patient_date_of_birth", "5/17/1984")
    hand.type_in("patient_record_number", "A-1042")
    hand.type_in("visit_date", "Nov 20, 2026")
    hand.type_in("hoped_result", "look less cross")
    hand.type_in("interpreter", "Polish")
    hand.type_in("age_checked_by", "passport")
    consultation = hand.session.consultation
    assert consultation.patient == Patient("Alex Example", dt.date(1984, 5, 17), "A-1042")
    assert consultation.visit.date == dt.date(2026, 11, 20)
    assert consultation.hoped_result == "look less cross"
    assert consultation.needs.interpreter == "Polish"
    assert consultation.visit.age_checked_by == "passport"
    assert hand.find("patient_date_of_birth_edit").text() == "May 17, 1984"
    assert hand.find("header_name").text() == "Alex Example"


def test_a_date_that_is_none_is_kept_as_typed_and_said(hand) -> None:
    hand.type_in("patient_date_of_birth", "17 Foo")
    assert hand.session.consultation.patient.date_of_birth is None
    assert hand.find("patient_date_of_birth_edit").text() == "17 Foo"


def test_visit_and_birth_date_must_agree(hand) -> None:
    hand.type_in("visit_date", "Nov 20, 2026")
    hand.type_in("patient_date_of_birth", "May 17, 2027")
    assert hand.session.consultation.patient.date_of_birth is None
    hand.type_in("patient_date_of_birth", "May 17, 1984")
    hand.type_in("visit_date", "May 17, 1980")
    assert hand.session.consultation.visit.date == dt.date(2026, 11, 20)


def test_ticks_and_chips(hand) -> None:
    hand.press("visit_examined")
    hand.press("large_print")
    hand.page.concerns.chip("lines").click()
    hand.page.concerns.chip("acne").click()
    hand.page.concerns.chip("lines").click()
    consultation = hand.session.consultation
    assert consultation.visit.examined_in_person
    assert consultation.needs.large_print
    assert consultation.concerns == (Concern.ACNE,)


def test_a_finding_stands_where_it_is_raised(hand) -> None:
    assert hand.find("finding_not_examined").isVisible()
    hand.press("visit_examined")
    QApplication.processEvents()
    assert not [card for card in hand.page.findChildren(QWidget, "finding_not_examined") if card.isVisible()]


def test_choosing_and_adding_a_clinician(hand) -> None:
    page = hand.page
    page.prescriber.picked.emit("Dr B Example|MD-0001")
    assert hand.session.consultation.visit.prescriber.registration == "MD-0001"
    page.clinician.picked.emit("+")
    assert isinstance(hand.dialog(), ClinicianDialog)
    hand.type_in("clinician_name", "Nurse C")
    hand.type_in("clinician_profession", "nurse")
    hand.press("clinician_add")
    assert hand.session.consultation.visit.clinician.name == "Nurse C"
    assert [person.name for person in hand.bridge.preferences.settings.clinicians] == ["Dr B Example", "Nurse C"]
    page.prescriber.picked.emit("+")
    hand.press("clinician_cancel")
    assert hand.session.consultation.visit.prescriber.name == "Dr B Example"


def test_no_letter_is_lost_on_the_way_into_the_dialog(hand) -> None:
    combo = hand.page.clinician.combo
    combo.setFocus()
    combo.showPopup()
    holder = combo.view().window()
    listed = holder.windowHandle()
    QTest.keyClick(combo.view(), Qt.Key.Key_End)
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    assert isinstance(hand.dialog(), ClinicianDialog)
    hand.desk.window.activateWindow()
    QApplication.processEvents()
    # The first letters still reach the window of the list, which is closed already.
    for letter in "Nur":
        QApplication.sendEvent(listed, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    for letter in "se C":
        hand.key(letter)
    assert hand.dialog().name.text() == "Nurse C"


def test_an_earlier_visit_is_confirmed_answer_by_answer(hand, tmp_path) -> None:
    last = open_consultation(LIBRARY, SAMPLE)
    last = replace(last, decision=Decision.PROCEED).with_answer("anticoag", AnswerRecord(Answer.YES, note="aspirin"))
    save_consultation(last, tmp_path / "last.json")
    hand.bridge.visits.picker = Picker(tmp_path / "last.json")
    hand.press("open_last_visit")
    assert hand.session.consultation.patient == last.patient
    assert not hand.session.consultation.answers
    hand.page.last_panel.still_so.emit("anticoag")
    assert hand.session.consultation.answers["anticoag"].note == "aspirin"
    hand.page.last_panel.undo_asked.emit("anticoag")
    assert "anticoag" not in hand.session.consultation.answers
    hand.page.last_panel.change_asked.emit("anticoag")
    assert hand.desk.window.step is Step.CANDIDACY


def test_an_earlier_visit_of_another_person_is_not_opened(hand) -> None:
    hand.type_in("patient_name", "Sam Other")
    hand.bridge.visits.picker = Picker(SAMPLE)
    hand.press("open_last_visit")
    assert hand.session.state.last_visit is None
    hand.bridge.visits.picker = Picker(None)
    hand.press("open_last_visit")
    assert hand.session.state.last_visit is None


def test_enter_goes_on(hand) -> None:
    hand.page.go_to("patient_name")
    hand.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "patient_date_of_birth_edit"
    hand.page.go_to("next_step")
    hand.key(Qt.Key.Key_Return)
    assert hand.desk.window.step is Step.CANDIDACY


def test_the_step_begins_on_what_is_open_and_never_marks_a_name_that_is_there(hand) -> None:
    hand.go(Step.PATIENT)
    assert QApplication.focusWidget() is hand.find("patient_name_edit")
    hand.type_in("patient_name", "Ann Example")
    hand.go(Step.CANDIDACY)
    hand.go(Step.PATIENT)
    assert QApplication.focusWidget() is hand.find("patient_date_of_birth_edit")
    hand.type_in("patient_date_of_birth", "5/17/1984")
    hand.go(Step.PATIENT)
    assert QApplication.focusWidget() is hand.find("visit_examined")
    hand.key(Qt.Key.Key_Space)
    hand.go(Step.PATIENT)
    assert QApplication.focusWidget() is hand.find("next_step")
    hand.key("x")
    assert hand.session.consultation.patient.name == "Ann Example"
