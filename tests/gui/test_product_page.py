"""The product step by hand."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from botox_aid.app.flow import Step
from botox_aid.domain.consultation import AnswerRecord, Lot, Point
from botox_aid.domain.vocabulary import Answer, View
from botox_aid.gui.dialogs.label_dialog import LabelDialog
from botox_aid.gui.widgets.label import Label
from botox_aid.gui.widgets.notice import Toast
from botox_aid.gui.widgets.popover import Popover


@pytest.fixture
def desk(hand):
    hand.session.choose_zone("glabella", True)
    hand.session.choose_zone("masseter", True)
    hand.session.set_product("botox_cosmetic")
    hand.go(Step.PRODUCT)
    return hand


def test_product_lot_and_expiry(desk) -> None:
    desk.page.product.picked.emit("xeomin")
    assert desk.session.consultation.product == "xeomin"
    desk.type_in("lot_number", "C10")
    desk.type_in("lot_expiry", "Jun 30, 2099")
    assert desk.session.consultation.lot.number == "C10"
    assert desk.session.consultation.lot.expiry == dt.date(2099, 6, 30)
    assert desk.find("expiry_state").text() == "In date"
    desk.type_in("lot_expiry", "Jun 30, 2001")
    assert "expired" in desk.find("expiry_state").text()


def test_an_expiry_of_month_and_year_is_its_last_day_and_says_so(desk) -> None:
    desk.type_in("lot_expiry", "02/2099")
    assert desk.session.consultation.lot.expiry == dt.date(2099, 2, 28)
    assert desk.find("lot_expiry_edit").text() == "Feb 28, 2099"
    assert "Month only: read as its last day." in said_below(desk.page.expiry)
    desk.type_in("lot_number", "C10")
    assert "Month only: read as its last day." in said_below(desk.page.expiry), "it stays while it is so"
    desk.type_in("lot_expiry", "Mar 1, 2099")
    assert said_below(desk.page.expiry) == []
    desk.type_in("lot_expiry", "2099")
    assert said_below(desk.page.expiry) == ["Type a date, or a month and a year of four digits."]


def test_another_product_says_that_the_lot_is_gone_and_undo_brings_it_back(desk) -> None:
    desk.page.product.picked.emit("xeomin")
    assert not [toast for toast in desk.desk.window.findChildren(Toast) if toast.isVisible()], "there was none to lose"
    desk.type_in("lot_number", "C10")
    desk.type_in("lot_expiry", "Jun 30, 2099")
    lot = desk.session.consultation.lot
    desk.page.product.picked.emit("botox_cosmetic")
    assert desk.session.consultation.lot == Lot()
    assert desk.find("toast").accessibleName() == "Lot and expiry are empty again: they belonged to a vial of Xeomin."
    desk.press("toast_act")
    assert desk.session.consultation.lot == lot
    assert desk.session.consultation.product == "xeomin"
    assert desk.find("lot_number_edit").text() == "C10"


def test_an_undo_that_is_offered_never_takes_back_something_else(desk) -> None:
    desk.type_in("lot_number", "C10")
    desk.page.product.picked.emit("xeomin")
    assert desk.find("toast").isVisible()
    desk.type_in("units.glabella", "20")
    assert not [toast for toast in desk.desk.window.findChildren(Toast) if toast.isVisible()]


def test_the_list_of_products_opens_on_its_first_row(hand, qtbot) -> None:
    hand.go(Step.PRODUCT)
    combo = hand.page.product.combo
    assert combo.currentIndex() == -1
    combo.showPopup()
    assert combo.view().currentIndex().row() == 0
    QTest.keyClick(combo.view(), Qt.Key.Key_Down)
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    assert hand.session.consultation.product == list(hand.session.state.catalogue.products)[1]
    hand.desk.window.activateWindow()
    qtbot.waitUntil(combo.hasFocus)
    hand.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "lot_number_edit", "Enter goes on"


def test_work_begins_on_what_is_still_empty(desk) -> None:
    def begins() -> str:
        desk.go(Step.PATIENT)
        desk.go(Step.PRODUCT)
        return QApplication.focusWidget().objectName()

    assert begins() == "lot_number_edit"
    desk.type_in("lot_number", "C10")
    desk.type_in("lot_expiry", "Jun 30, 2099")
    assert begins() == "units.glabella_edit"
    desk.type_in("units.glabella", "20")
    assert begins() == "units.masseter_edit"
    desk.type_in("units.masseter", "40")
    assert begins() == "product_choice_choice"


def said_below(field) -> list[str]:
    return [
        label.text()
        for label in field.findChildren(Label)
        if label.isVisible() and label is not field.label and label.text()
    ]


def test_units_are_typed_and_never_filled_in(desk) -> None:
    assert desk.find("units.glabella_edit").text() == ""
    assert desk.find("units.glabella_edit").placeholderText() == ""
    desk.type_in("units.glabella", "20")
    assert desk.session.consultation.planned_zone("glabella").units == 20
    assert desk.find("units_total").text() == "20"
    desk.type_in("units.glabella", "")
    assert desk.session.consultation.planned_zone("glabella").units is None


def test_what_is_no_number_is_not_taken(desk) -> None:
    desk.type_in("units.glabella", "2x")
    assert desk.session.consultation.planned_zone("glabella").units in (None, 2.0)


def test_enter_goes_from_field_to_field_and_on(desk) -> None:
    desk.page.go_to("units.glabella")
    desk.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "units.masseter_edit"
    desk.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "next_step"
    desk.key(Qt.Key.Key_Return)
    assert desk.desk.window.step is Step.TALK


def test_a_total_below_its_points_is_said_and_not_taken(desk) -> None:
    desk.session.place_point("glabella", Point(View.FRONT, 0.5, 0.4, 8))
    desk.type_in("units.glabella", "4")
    assert desk.session.consultation.planned_zone("glabella").units == 8


def test_off_label_is_said_under_its_row(desk) -> None:
    assert desk.find("finding_off_label/masseter").isVisible()


def test_sources_and_label_sections(desk) -> None:
    desk.press("source.glabella")
    assert [popover for popover in desk.desk.window.findChildren(Popover) if popover.isVisible()]
    desk.key(Qt.Key.Key_Escape)
    desk.page.sections_asked.emit()
    assert isinstance(desk.dialog(), LabelDialog)
    desk.press("label_close")
    assert desk.no_dialog()


def test_a_check_leads_to_the_stop(desk) -> None:
    desk.session.answer("hypersens_toxin", AnswerRecord(Answer.YES))
    desk.page.check_list.followed.emit("candidacy", "question.hypersens_toxin")
    assert desk.desk.window.step is Step.CANDIDACY


def test_without_zones_there_is_no_table(hand) -> None:
    hand.go(Step.PRODUCT)
    assert hand.find("no_zones").isVisible()
