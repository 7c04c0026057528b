"""A clipboard full of something else, pasted into every field there is."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from botox_aid.app.files import open_consultation, save_consultation
from botox_aid.app.flow import Step
from botox_aid.domain.consultation import AnswerRecord
from botox_aid.domain.vocabulary import Answer

from .desk import LIBRARY

CTRL = Qt.KeyboardModifier.ControlModifier
MUCH = "A line of words that was never meant for this field. " * 2000
STRANGE = (
    "Ängström \u202eevil\u202c \U0001f600 e\u0301 \u0000\u0007\u2028 \ud83d شيماء 王小明 <b>x</b> {name} %s & && \t"
    * 1800
)
LONGEST = 2000


@pytest.mark.parametrize("pasted", [MUCH, STRANGE], ids=["much", "strange"])
def test_a_hundred_kilobytes_in_every_field(hand, tmp_path, pasted: str) -> None:
    assert len(pasted) > 100_000
    for zone in ("glabella", "crows_feet"):
        hand.session.choose_zone(zone, True)
    hand.session.set_product("botox_cosmetic")
    hand.session.answer("toxin_recent", AnswerRecord(Answer.YES))
    QGuiApplication.clipboard().setText(pasted)
    tried, slow = 0, []
    for step in Step:
        page = hand.go(step, "question.toxin_recent" if step is Step.CANDIDACY else "")
        for kind in (QLineEdit, QPlainTextEdit):
            for name in [editor.objectName() for editor in page.findChildren(kind) if editor.isVisible()]:
                editor = page.findChild(kind, name)
                if editor is None or not editor.isVisible() or editor.isReadOnly():
                    continue
                tried += 1
                editor.setFocus()
                begun = time.process_time()
                hand.key("v", CTRL)
                hand.key(Qt.Key.Key_Tab)
                taken = time.process_time() - begun
                if taken > 1:
                    slow.append((name, taken))
                text = editor.text() if kind is QLineEdit else editor.toPlainText()
                assert len(text) <= LONGEST, name
    assert tried >= 10
    assert not slow
    save_consultation(hand.session.consultation, tmp_path / "full.json")
    assert open_consultation(LIBRARY, tmp_path / "full.json") == hand.session.consultation
    while hand.session.undoable:
        hand.session.undo()
    assert hand.session.consultation.patient.name == ""
    QApplication.processEvents()
