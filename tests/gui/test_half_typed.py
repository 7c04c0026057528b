"""What is typed and is no date or number yet stays in its field when the window speaks another language."""

from dataclasses import replace

from PySide6.QtCore import Qt

from botox_aid.app.flow import Step

from .sheet_steps import SAMPLES


def speak_another_language(hand) -> None:
    old = hand.bridge
    hand.press("settings")
    dialog = hand.dialog()
    dialog.language.choose("en-GB")
    hand.press("settings_save")
    assert hand.bridge is not old


def test_it_is_there_in_the_other_language(hand_of) -> None:
    hand = hand_of(file=SAMPLES / "us-frown-lines.json")
    hand.session.set_patient(replace(hand.session.consultation.patient, date_of_birth=None))
    hand.session.set_lot("C1", None)
    hand.session.set_zone_units("glabella", None)
    hand.go(Step.PRODUCT)
    hand.type_in("lot_expiry", "03/20")
    hand.type_in("units.glabella", "o2")
    hand.go(Step.PATIENT)
    hand.type_in("patient_date_of_birth", "17 Ma")
    before = hand.session.consultation
    speak_another_language(hand)
    assert hand.find("patient_date_of_birth_edit").text() == "17 Ma"
    assert hand.find("patient_date_of_birth_edit").accessibleDescription(), "it says that it is no date yet"
    hand.key(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert hand.desk.window.step is Step.PRODUCT
    assert hand.find("lot_expiry_edit").text() == "03/20"
    assert hand.find("units.glabella_edit").text() == "o2"
    assert hand.session.consultation == before


def test_it_is_gone_with_its_visit(hand) -> None:
    hand.go(Step.PATIENT)
    hand.type_in("patient_date_of_birth", "17 Ma")
    assert hand.find("patient_date_of_birth_edit").text() == "17 Ma"
    hand.bridge.begin_visit(hand.session.consultation)
    assert hand.find("patient_date_of_birth_edit").text() == ""
    assert not hand.find("patient_date_of_birth_edit").accessibleDescription()


def test_a_number_that_is_none_stays_with_its_error_until_it_is_mended(hand_of) -> None:
    hand = hand_of(file=SAMPLES / "us-frown-lines.json")
    hand.session.set_zone_units("glabella", None)
    hand.go(Step.PRODUCT)
    hand.type_in("units.glabella", "o2")
    hand.type_in("lot_number", "C77")
    assert hand.find("units.glabella_edit").text() == "o2"
    assert hand.find("units.glabella_edit").accessibleDescription()
    hand.session.set_zone_units("glabella", 12)
    assert hand.find("units.glabella_edit").text() == "12"
    assert not hand.find("units.glabella_edit").accessibleDescription()
