"""The head of the window at every size: who is here, the worst finding, and whether the visit is kept."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication

from botox_aid.app.record_state import RecordStateView
from botox_aid.domain.consultation import AnswerRecord, Patient
from botox_aid.domain.vocabulary import Answer
from botox_aid.gui.text_block import text_width

LONG = "Maximiliana Wolfeschlegelsteinhausenbergerdorff " * 4


@pytest.mark.parametrize("width", [1024, 1280, 1440])
@pytest.mark.parametrize("scale", [1, 1.5, 2])
def test_a_long_name_and_a_stop_leave_room_for_whether_the_draft_is_kept(hand, width: int, scale: float) -> None:
    header, look = hand.desk.window.header, hand.desk.look
    hand.desk.window.resize(width, 700)
    look.set_scale(scale)
    hand.session.set_patient(Patient(LONG, dt.date(1984, 5, 17), "A-1042"))
    hand.session.answer("pregnancy", AnswerRecord(Answer.YES))
    header.show_records(RecordStateView("Draft kept 14:02:05", can_lock=True, person="Dr B Example"))
    QApplication.processEvents()
    parts = [header.name, header.saved, header.pill, header.lock, header.undo, header.text_size]
    assert all(part.isVisible() and header.rect().contains(part.geometry()) for part in parts)
    for part in parts:
        for other in parts:
            assert part is other or not part.geometry().intersects(other.geometry())
    assert header.saved.width() >= text_width("Draft kept", look.font("caption"))
    assert header.name.width() >= text_width("Maximili", look.font("strong"))


@pytest.mark.parametrize("width", [1024, 1280])
def test_a_long_name_does_not_cut_why_the_draft_is_not_kept(hand, width: int) -> None:
    header = hand.desk.window.header
    hand.desk.window.resize(width, 700)
    hand.session.set_patient(Patient(LONG, dt.date(1984, 5, 17), "A-1042"))
    hand.session.answer("pregnancy", AnswerRecord(Answer.YES))
    words = hand.bridge.texts.interface("draft.fault", what=hand.bridge.texts.interface("records.fault_short.full"))
    header.show_records(RecordStateView("", alarm=words, level="stop", can_lock=True))
    QApplication.processEvents()
    assert header.alarm.width() >= header.alarm.sizeHint().width()
    assert header.rect().contains(header.lock.geometry())
    assert header.name.width() >= 60
