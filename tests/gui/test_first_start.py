"""The first start by hand: three fields and one can print; a lost settings file is told where it is seen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from botox_aid.app.library import Library
from botox_aid.app.looks import Looks
from botox_aid.app.settings import Settings, read_settings
from botox_aid.gui.application import start_desk
from botox_aid.resources import resource_folder

from .desk import Hand


def test_three_fields_are_enough_and_counted(hand_of) -> None:
    hand = hand_of(Settings())
    assert hand.find("first_filled").text() == "0 of 3 filled"
    assert not hand.find("first_save").isEnabled()
    hand.type_in("clinic_name", "Northgate Skin Clinic")
    hand.type_in("clinic_phone", "555 0100")
    assert hand.find("first_filled").text() == "2 of 3 filled"
    hand.press("clinic_jurisdiction_us")
    assert hand.find("first_filled").text() == "3 of 3 filled"
    hand.press("first_save")
    assert hand.bridge.preferences.settings.can_print


def test_the_guide_is_one_press_away(hand_of) -> None:
    hand = hand_of(Settings())
    hand.press("first_guide")
    assert hand.bridge.help_desk.guide.isVisible()


def test_without_a_lost_file_nothing_is_said_of_one(hand_of) -> None:
    hand = hand_of(Settings())
    assert not [label for label in hand.desk.window.findChildren(QLabel) if "kept as" in label.text()]


@pytest.fixture
def damaged(qapp, qtbot, tmp_path: Path):
    (tmp_path / "settings.json").write_text("{ not json")
    desk = start_desk(
        resource_folder(),
        tmp_path,
        Looks(language="en-US"),
        lambda: read_settings(tmp_path),
        lambda: Library(resource_folder()),
    )
    desk.window.resize(1440, 900)
    qtbot.waitUntil(lambda: desk.bridge is not None)
    desk.watch.stop()
    yield Hand(desk)
    desk.bridge.session.mark_saved()
    desk.window.close()
    desk.window.deleteLater()


def test_a_settings_file_that_cannot_be_read_is_told_on_the_page_that_is_seen(damaged, tmp_path: Path) -> None:
    QApplication.processEvents()
    banner = damaged.find("kept_aside")
    words = " ".join(label.text() for label in banner.findChildren(QLabel))
    assert str(tmp_path / "settings-unreadable-1.json") in words
    assert (tmp_path / "settings-unreadable-1.json").read_text() == "{ not json"


def test_enter_leads_through_the_fields_and_to_the_way_on(hand_of) -> None:
    hand = hand_of(Settings())
    for text in ("Northgate Skin Clinic", "555 0100", "555 0199"):
        for letter in text:
            hand.key(letter)
        hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is hand.find("first_save")
    hand.key(Qt.Key.Key_Return)
    assert hand.bridge.preferences.settings.can_print
    assert hand.bridge.preferences.settings.clinic.out_of_hours == "555 0199"
