"""The line at the foot of the page stays out of the way of the hand."""

from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from botox_aid.app.flow import Step


def meets(hand, editor) -> bool:
    toast, stack = hand.find("toast"), hand.desk.window.stack
    seen = editor.visibleRegion().boundingRect()
    return QRect(editor.mapTo(stack, seen.topLeft()), seen.size()).intersects(toast.geometry())


def test_it_leaves_the_field_one_types_in_after_the_page_was_scrolled(hand, qtbot) -> None:
    hand.go(Step.PATIENT)
    hand.desk.window.resize(1024, 700)
    QApplication.processEvents()
    hand.desk.window.say("Something was done", "Undo")
    toast = hand.find("toast")
    editor = hand.find("hoped_result_edit")
    area = editor
    while not isinstance(area, QScrollArea):
        area = area.parentWidget()
    editor.setFocus()
    bar = area.verticalScrollBar()
    tried = 0
    for value in range(bar.minimum(), bar.maximum() + 1, 10):
        bar.setValue(value)
        QApplication.processEvents()
        if not editor.visibleRegion().isEmpty() and meets(hand, editor):
            tried += 1
            break
    assert tried, "the field never came under the line"
    QTest.keyClicks(editor, "fewer lines")
    qtbot.waitUntil(lambda: not meets(hand, editor))
    assert toast.isVisible()
