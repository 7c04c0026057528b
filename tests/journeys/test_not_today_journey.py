"""A patient who turns out to be breastfeeding goes home with the kind sheet, and nothing else can be printed."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from botox_aid.app.flow import Step
from botox_aid.app.sheets import refused_by
from botox_aid.domain.vocabulary import Jurisdiction, SheetKind

from ..gui.desk import SETTINGS
from ..gui.test_window import Picker
from .test_consent_journey import press_on_the_face, text_of

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_not_today(hand_of, tmp_path) -> None:
    hand = hand_of(replace(SETTINGS, jurisdiction=Jurisdiction.UK))
    hand.type_in("patient_name", "Sam Sample")
    hand.type_in("patient_date_of_birth", "3/2/1990")
    hand.type_in("visit_date", "20/11/2026")
    hand.press("visit_examined")
    hand.press("step_zones")
    press_on_the_face(hand, "masseter")
    hand.press("step_product")
    hand.page.product.picked.emit("bocouture")
    hand.press("step_candidacy")
    for _ in range(len(hand.page._view.groups)):
        hand.key("N", SHIFT)
        hand.key(Qt.Key.Key_Return)
    hand.go(Step.CANDIDACY, "question.breastfeeding")
    hand.key("y")
    QApplication.processEvents()
    assert not hand.session.plan.assessment.consent_allowed
    assert "Breastfeeding" in hand.find("worst_finding").accessibleName()

    hand.press("step_print")
    assert hand.find("not_today_heading").isVisible()
    hand.bridge.visits.picker = Picker(tmp_path / "sheet.pdf")
    hand.press("save_not_today")
    paper = text_of(tmp_path / "sheet.pdf")
    assert "Sam Sample" in paper
    assert "breast" in paper.lower()


def test_an_override_opens_the_consent_sheet_again(hand_of) -> None:
    hand = hand_of(replace(SETTINGS, jurisdiction=Jurisdiction.UK))
    hand.type_in("patient_name", "Sam Sample")
    hand.type_in("patient_date_of_birth", "3/2/1990")
    hand.type_in("visit_date", "20/11/2026")
    hand.press("visit_examined")
    hand.press("step_zones")
    press_on_the_face(hand, "glabella")
    hand.press("step_product")
    hand.page.product.picked.emit("bocouture")
    hand.press("step_candidacy")
    for _ in range(len(hand.page._view.groups)):
        hand.key("N", SHIFT)
        hand.key(Qt.Key.Key_Return)
    hand.go(Step.CANDIDACY, "question.toxin_recent")
    hand.key("y")
    assert refused_by(hand.session.plan, SheetKind.CONSENT)
    hand.page.finding_link.emit("toxin_recent", "override", hand.page)
    hand.type_in("override_reason", "The date is known now and we agreed on it together")
    hand.dialog().told.click()
    hand.press("override_act")
    assert not refused_by(hand.session.plan, SheetKind.CONSENT)
