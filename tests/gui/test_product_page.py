"""The product step by hand."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from botox_aid.app.flow import Step
from botox_aid.domain.consultation import AnswerRecord, Point
from botox_aid.domain.vocabulary import Answer, View
from botox_aid.gui.dialogs.label_dialog import LabelDialog
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
