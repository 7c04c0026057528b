"""The smallest window at the largest text: room for the work before room for titles."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from botox_aid.app.flow import Step
from botox_aid.gui.widgets.page import PageTitle


@pytest.mark.parametrize("step", [Step.PATIENT, Step.PRODUCT, Step.SHEETS, Step.PRINT])
def test_titles_give_way_and_come_back(hand, step: Step) -> None:
    hand.session.choose_zone("glabella", True)
    page = hand.go(step)
    (title,) = page.findChildren(PageTitle)
    assert title.isVisible()
    hand.desk.window.resize(1024, 700)
    hand.desk.look.set_scale(2)
    QApplication.processEvents()
    assert not title.isVisible()
    work = max((area for area in page.findChildren(QScrollArea) if area.isVisible()), key=lambda area: area.height())
    assert work.height() >= 220
    hand.desk.look.set_scale(1)
    QApplication.processEvents()
    assert title.isVisible()
