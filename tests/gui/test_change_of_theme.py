"""Another theme dresses everything anew, and nothing more often than it must."""

import statistics
from collections import Counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Changes(QObject):
    """Counts how often each widget is told that it is dressed otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.told: Counter[int] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and isinstance(watched, QWidget):
            self.told[id(watched)] += 1
        return False


def test_a_widget_is_not_dressed_once_for_each_it_lies_in(hand, qapp) -> None:
    widgets = qapp.allWidgets()
    changes = Changes()
    qapp.installEventFilter(changes)
    try:
        hand.bridge.settings_desk.change_theme()
    finally:
        qapp.removeEventFilter(changes)
    assert len(changes.told) > len(widgets) / 2
    assert statistics.mean(changes.told.values()) < 2.2, "once off, once on"


def test_what_wore_the_old_theme_wears_the_new_one_and_may_end(hand, qapp) -> None:
    editor = hand.find("patient_name_edit")
    for _ in range(4):
        hand.press("theme")
        look = hand.desk.look
        assert editor.palette().text().color() == look.color("ink")
        hand.bridge.settings_desk.open()
        hand.dialog().reject()
        qapp.processEvents()
    assert hand.desk.look.theme.mode == "light"
