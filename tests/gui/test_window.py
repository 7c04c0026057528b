"""The frame: rail, head, strip, keys, files, settings."""

import datetime as dt
import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from botox_aid.app.flow import Step
from botox_aid.app.settings import Settings, read_settings
from botox_aid.domain.consultation import AnswerRecord, Patient, Point
from botox_aid.domain.vocabulary import Answer, Edition, Jurisdiction, View
from botox_aid.gui.dialogs.failure_dialog import FailureDialog
from botox_aid.gui.dialogs.first_start import FirstStart
from botox_aid.gui.dialogs.keys_dialog import KeysDialog
from botox_aid.gui.dialogs.notice_dialog import NoticeDialog
from botox_aid.gui.dialogs.settings_dialog import SettingsDialog
from botox_aid.gui.dialogs.unsaved_dialog import UnsavedDialog
from botox_aid.gui.widgets.button import Button

from .desk import SETTINGS
from .sheet_steps import Picker

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "sample"
STEPS = [step for step in Step if step not in (Step.SHEETS, Step.PRINT)]


def test_the_rail_opens_every_step(hand, qtbot) -> None:
    for step in STEPS:
        with qtbot.waitSignal(hand.desk.window.step_shown) as shown:
            hand.press(f"step_{step}")
        assert shown.args == [step.value]
        assert hand.desk.window.rail.rows[step].isChecked()


def test_keys_open_steps(hand) -> None:
    for number, step in enumerate(STEPS, 1):
        hand.key(str(number), ALT)
        assert hand.desk.window.step is step


def test_next_and_back_walk(hand) -> None:
    hand.press("next_step")
    assert hand.desk.window.step is Step.CANDIDACY
    hand.bridge.leave(-1)
    assert hand.desk.window.step is Step.PATIENT
    hand.bridge.leave(-1)
    assert hand.desk.window.step is Step.PATIENT


def test_ticks_lead_to_the_very_field(hand) -> None:
    hand.go(Step.CANDIDACY)
    hand.press("tick_identity")
    assert hand.desk.window.step is Step.PATIENT
    assert QApplication.focusWidget().objectName() == "patient_name_edit"
    hand.press("tick_lot")
    assert QApplication.focusWidget().objectName() == "lot_number_edit"
    hand.press("tick_questions")
    assert hand.desk.window.step is Step.CANDIDACY


def test_undo_and_redo_by_key_even_in_a_field(hand) -> None:
    hand.type_in("patient_name", "Alex", leave=False)
    assert hand.session.consultation.patient.name == "Alex"
    hand.key("z", CTRL)
    assert hand.session.consultation.patient.name == ""
    assert hand.find("patient_name_edit").text() == ""
    hand.key("z", CTRL | SHIFT)
    assert hand.find("patient_name_edit").text() == "Alex"
    hand.press("undo")
    assert hand.session.consultation.patient.name == ""
    hand.press("redo")
    assert hand.session.consultation.patient.name == "Alex"


def test_the_worst_finding_stays_in_sight_and_leads_to_its_answer(hand) -> None:
    hand.session.answer("hypersens_toxin", AnswerRecord(Answer.YES))
    assert "1 hard stop" in hand.find("worst_finding").accessibleName()
    hand.press("worst_finding")
    assert hand.desk.window.step is Step.CANDIDACY


def test_text_size_and_theme_are_kept(hand, tmp_path) -> None:
    hand.desk.window.resize(2560, 1440)  # room for the button at every size of text
    hand.press("text_size")
    assert hand.desk.look.theme.scale == 1.25
    hand.key("+", CTRL)
    hand.key("-", CTRL)
    assert hand.desk.look.theme.scale == 1.25
    hand.press("theme")
    assert hand.desk.look.theme.mode == "dark"
    kept = read_settings(tmp_path).settings
    assert (kept.text_size, kept.theme) == (125, "dark")
    for _ in range(4):
        hand.press("text_size")
    assert hand.desk.look.theme.scale == 1.0


def test_f1_shows_the_keys(hand) -> None:
    hand.key(Qt.Key.Key_F1)
    assert isinstance(hand.dialog(), KeysDialog)
    hand.key("1", ALT)
    assert isinstance(hand.dialog(), KeysDialog), "keys of the desk rest while a dialog is open"
    hand.key(Qt.Key.Key_Escape)
    assert hand.no_dialog()


def test_the_frame_gives_way_in_a_narrow_window(hand) -> None:
    hand.desk.window.resize(1024, 700)
    QApplication.processEvents()
    assert hand.desk.window.rail.width() == 64
    hand.desk.window.resize(1440, 900)
    QApplication.processEvents()
    assert hand.desk.window.rail.width() == 208


# Files


def test_saving_asks_for_a_place_once(hand, tmp_path) -> None:
    hand.type_in("patient_name", "Alex Example")
    picker = hand.bridge.visits.picker = Picker(tmp_path / "visit")
    hand.key("s", CTRL)
    assert (tmp_path / "visit.json").is_file()
    assert "Alex" not in picker.suggested
    assert not hand.session.has_unsaved_changes
    hand.bridge.visits.picker = Picker(None)
    hand.type_in("patient_record_number", "A-1")
    hand.press("save_visit")
    assert b"A-1" in (tmp_path / "visit.json").read_bytes()


def test_a_save_that_is_called_off_keeps_everything(hand) -> None:
    hand.type_in("patient_name", "Alex Example")
    hand.bridge.visits.picker = Picker(None)
    assert not hand.bridge.visits.save()
    assert hand.session.has_unsaved_changes


def test_a_save_that_fails_says_so(hand, tmp_path) -> None:
    hand.type_in("patient_name", "Alex Example")
    hand.bridge.visits.picker = Picker(tmp_path / "none" / "visit.json")
    assert not hand.bridge.visits.save()
    assert isinstance(hand.dialog(), NoticeDialog)
    assert hand.session.has_unsaved_changes


def test_opening_a_visit(hand) -> None:
    hand.bridge.visits.picker = Picker(SAMPLES / "us-frown-lines.json")
    hand.press("open_visit")
    assert hand.session.consultation.zone_ids
    assert hand.find("patient_name_edit").text() == hand.session.consultation.patient.name
    assert hand.session.undoable is None


@pytest.mark.parametrize("content", ["", "{", '{"format": "botox-aid.consultation/1", "jurisdiction": "mars"}'])
def test_a_file_that_cannot_be_opened_changes_nothing(hand, tmp_path, content: str) -> None:
    (tmp_path / "bad.json").write_text(content)
    before = hand.session.consultation
    hand.bridge.visits.picker = Picker(tmp_path / "bad.json")
    hand.press("open_visit")
    assert isinstance(hand.dialog(), NoticeDialog)
    hand.press("notice_close")
    assert hand.no_dialog()
    assert hand.session.consultation == before


def test_a_broken_file_is_named_without_a_gap_in_the_sentence(hand, tmp_path) -> None:
    path = tmp_path / "visit.json"
    path.write_text("{broken", encoding="utf-8")
    hand.bridge.visits.open_file(path)
    said = " ".join(label.accessibleName() or label.text() for label in hand.dialog().findChildren(QLabel))
    assert "In :" not in said
    assert hand.bridge.texts.interface("files.wrong_whole") in said


def test_a_file_that_is_not_there(hand, tmp_path) -> None:
    assert not hand.bridge.visits.open_file(tmp_path / "none.json")
    assert isinstance(hand.dialog(), NoticeDialog)


def test_what_is_not_saved_is_asked_about(hand, tmp_path) -> None:
    hand.type_in("patient_name", "Alex Example")
    hand.press("new_visit")
    assert isinstance(hand.dialog(), UnsavedDialog)
    hand.press("unsaved_stay")
    assert hand.session.consultation.patient.name == "Alex Example"
    hand.bridge.visits.picker = Picker(tmp_path / "visit.json")
    hand.press("new_visit")
    hand.press("unsaved_save")
    assert (tmp_path / "visit.json").is_file()
    assert hand.session.consultation.patient == Patient()
    hand.type_in("patient_name", "Sam")
    hand.press("new_visit")
    hand.press("unsaved_leave")
    assert hand.session.consultation.patient == Patient()


def test_closing_loses_nothing(hand) -> None:
    hand.type_in("patient_name", "Alex Example")
    assert not hand.desk.window.close()
    assert isinstance(hand.dialog(), UnsavedDialog)
    hand.press("unsaved_leave")
    assert not hand.desk.window.isVisible()


def test_the_window_opens_with_a_file(hand_of) -> None:
    hand = hand_of(file=SAMPLES / "uk-breastfeeding.json")
    assert hand.session.consultation.jurisdiction is Jurisdiction.UK
    assert hand.bridge.visits.file_name == "uk-breastfeeding.json"


# First start and settings


def test_three_fields_and_one_can_print(hand_of, tmp_path) -> None:
    hand = hand_of(Settings())
    page = hand.desk.window.whole.currentWidget()
    assert isinstance(page, FirstStart)
    assert QApplication.focusWidget().objectName() == "clinic_name_edit"
    assert not hand.find("first_save").isEnabled()
    hand.type_in("clinic_name", "Northgate")
    hand.type_in("clinic_phone", "555 0100")
    hand.press("clinic_jurisdiction_uk")
    assert hand.find("first_save").isEnabled()
    hand.press("first_save")
    assert hand.desk.window.whole.currentWidget() is hand.desk.window.desk
    kept = read_settings(tmp_path).settings
    assert kept.can_print
    assert hand.session.consultation.clinic.name == "Northgate"
    assert hand.session.consultation.jurisdiction is Jurisdiction.UK


def test_dates_are_read_as_where_the_clinic_practises_from_the_first_visit_on(hand_of) -> None:
    hand = hand_of(Settings())
    assert hand.desk.window.texts.language == "en-US"
    hand.type_in("clinic_name", "Northgate")
    hand.type_in("clinic_phone", "555 0100")
    hand.press("clinic_jurisdiction_uk")
    hand.press("first_save")
    hand.press("passphrase_without")
    assert hand.desk.window.texts.language == "en-GB"
    assert hand.desk.window.whole.currentWidget() is hand.desk.window.desk
    hand.type_in("patient_name", "Ann Example")
    hand.type_in("patient_date_of_birth", "3/5/1984")
    assert hand.session.consultation.patient.date_of_birth == dt.date(1984, 5, 3)
    hand.key("z", CTRL)
    assert hand.session.consultation.patient.date_of_birth is None


def test_another_law_in_the_settings_reads_dates_its_way_and_keeps_the_visit(hand) -> None:
    hand.type_in("patient_name", "Ann Example")
    hand.go(Step.PRODUCT)
    hand.press("settings")
    hand.press("clinic_jurisdiction_uk")
    hand.press("settings_save")
    window = hand.desk.window
    assert window.texts.language == "en-GB"
    assert window.isVisible()
    assert window.step is Step.PRODUCT
    assert window.said
    hand.go(Step.PATIENT)
    hand.type_in("patient_date_of_birth", "3/5/1984")
    assert hand.session.consultation.patient.name == "Ann Example"
    assert hand.session.consultation.patient.date_of_birth == dt.date(1984, 5, 3)


def test_what_is_said_leaves_the_way_on_free_and_ends_with_the_step(hand) -> None:
    hand.go(Step.CANDIDACY)
    hand.key("n", SHIFT)
    toast, on = hand.find("toast"), hand.find("next_step")
    assert toast.mapToGlobal(toast.rect().bottomLeft()).y() < on.mapToGlobal(on.rect().topLeft()).y()
    hand.go(Step.ZONES)
    assert not toast.isVisible()


def test_the_first_start_can_wait(hand_of, tmp_path) -> None:
    hand = hand_of(Settings())
    hand.press("first_skip")
    assert hand.desk.window.whole.currentWidget() is hand.desk.window.desk
    assert read_settings(tmp_path).settings == Settings()


def test_a_clinician_is_added_at_the_first_start(hand_of) -> None:
    hand = hand_of(Settings())
    hand.press("add_clinician")
    assert not hand.find("clinician_add").isEnabled()
    hand.type_in("clinician_name", "Dr C")
    hand.press("clinician_add")
    assert hand.bridge.preferences.settings.clinicians[0].name == "Dr C"


def test_settings_change_the_open_visit(hand, tmp_path) -> None:
    hand.press("settings")
    assert isinstance(hand.dialog(), SettingsDialog)
    hand.type_in("clinic_name", "Southgate")
    hand.press("clinic_jurisdiction_uk")
    hand.press("settings_theme_dark")
    hand.press("settings_save")
    assert hand.no_dialog()
    assert hand.session.consultation.clinic.name == "Southgate"
    assert hand.session.consultation.jurisdiction is Jurisdiction.UK
    assert hand.session.consultation.language == "en-GB"
    assert hand.desk.look.theme.mode == "dark"
    assert read_settings(tmp_path).settings.clinic.name == "Southgate"


def test_settings_can_be_left_as_they_were(hand) -> None:
    hand.press("settings")
    hand.type_in("clinic_name", "Southgate")
    hand.key(Qt.Key.Key_Escape)
    assert hand.bridge.preferences.settings == SETTINGS


def test_content_is_approved_and_the_approval_withdrawn(hand) -> None:
    hand.press("settings")
    dialog = hand.dialog()
    dialog.approve.click()
    assert hand.session.state.catalogue.release.approval is None, "nobody was named"
    dialog.approver.choose("Dr B Example")
    dialog.approve.click()
    assert hand.session.state.catalogue.release.approval.by == "Dr B Example"
    dialog.approve.click()
    assert hand.session.state.catalogue.release.approval is None


def test_settings_that_cannot_be_written_hold_until_the_end(hand, tmp_path, monkeypatch) -> None:
    (tmp_path / "blocked").write_text("")
    monkeypatch.setattr(hand.bridge.preferences, "folder", tmp_path / "blocked")
    hand.press("theme")
    assert hand.desk.look.theme.mode == "dark"


# Failures


def test_a_failure_shows_one_dialog_and_keeps_the_visit(hand, qtbot, tmp_path) -> None:
    hand.type_in("patient_name", "Alex Example")
    watch = hand.desk.watch
    watch.failed.disconnect()
    watch.failed.connect(hand.bridge.show_failure)
    with qtbot.captureExceptions():
        watch._caught(ValueError, ValueError("Alex Example"), None)
        watch._caught(ValueError, ValueError("Alex Example"), None)
    assert isinstance(hand.dialog(), FailureDialog)
    assert "Alex" not in (tmp_path / "last-failure.json").read_text()
    hand.press("failure_go_on")
    assert hand.no_dialog(), "one dialog, however many failures"
    assert hand.session.consultation.patient.name == "Alex Example"


def test_the_watch_replaces_the_hook_and_gives_it_back(hand) -> None:
    import sys

    before = sys.excepthook
    hand.desk.watch.start()
    assert sys.excepthook != before
    hand.desk.watch.stop()
    assert sys.excepthook == before


def test_everything_to_touch_has_a_name_and_says_what_it_is(hand) -> None:
    for step in STEPS:
        page = hand.go(step, None)
        for widget in (*page.findChildren(QLineEdit), *page.findChildren(QApplication.focusWidget().__class__)):
            if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert widget.objectName()
                assert widget.accessibleName() or not isinstance(widget, QLineEdit)


def test_a_date_in_the_future_is_refused_in_words(hand) -> None:
    hand.session.set_visit(replace(hand.session.consultation.visit, date=dt.date(2026, 11, 20)))
    hand.type_in("patient_date_of_birth", "May 17, 2030")
    assert hand.session.consultation.patient.date_of_birth is None


class Flashes(QObject):
    """Notes every window that comes up."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_part_flashes_up_as_a_window_of_its_own(hand_of, qapp) -> None:
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    hand = hand_of()
    hand.session.choose_zone("masseter", True)
    hand.session.set_product("botox_cosmetic")
    hand.session.answer("toxin_recent", AnswerRecord(Answer.YES))
    for step in STEPS:
        hand.go(step)
        hand.desk.window.resize(1024, 700)
        hand.desk.window.resize(1440, 900)
    hand.go(Step.CANDIDACY, "question.toxin_recent")
    hand.bridge.settings_desk.open()
    hand.key(Qt.Key.Key_Escape)
    qapp.removeEventFilter(flashes)
    assert flashes.names == ["Window desk_window"]


@pytest.mark.parametrize("step", list(Step))
def test_no_key_means_two_things_on_a_step(hand, step) -> None:
    hand.go(step)
    keys = [
        shortcut.key().toString()
        for shortcut in hand.desk.window.findChildren(QShortcut)
        if shortcut.isEnabled() and in_force(shortcut)
    ]
    assert len(keys) > 15
    assert sorted(keys) == sorted(set(keys))


def in_force(shortcut: QShortcut) -> bool:
    parent = shortcut.parent()
    return not isinstance(parent, QWidget) or parent.isVisible()


@pytest.mark.parametrize(
    ("size", "scale", "in_words"),
    [
        ((1440, 900), 1.0, 7),
        ((1024, 700), 1.0, 7),
        ((1280, 800), 1.5, 7),
        ((1920, 1080), 2.0, 7),
        ((1024, 700), 2.0, 1),
    ],
)
def test_the_strip_says_in_words_what_is_missing_at_every_size(hand, size, scale, in_words) -> None:
    window, strip = hand.desk.window, hand.desk.window.strip
    hand.desk.look.set_scale(scale)
    window.resize(*size)
    QApplication.processEvents()
    window.grab()
    assert strip.width() <= window.width()
    ticks = list(strip.ticks.values())
    rects = [QRect(tick.mapTo(window, QPoint(0, 0)), tick.size()) for tick in ticks]
    assert all(window.rect().contains(rect) for rect in rects)
    assert not any(first.intersects(second) for first, second in itertools.combinations(rects, 2))
    # Words that do not stand on a tick stand in its tool tip.
    said = sum(not tick.toolTip() or short_words_fit(tick) for tick in ticks)
    if in_words == 7:
        assert said == 7
        assert not strip.next.isVisible()
    else:
        assert strip.next.isVisible()
        assert window.rect().contains(QRect(strip.next.mapTo(window, QPoint(0, 0)), strip.next.size()))
        hand.go(Step.ZONES)
        hand.press("ready_next")
        assert QApplication.focusWidget().objectName() == "patient_name_edit"


def short_words_fit(tick) -> bool:
    return tick.height() >= tick.look.px(42) and tick.width() > tick.look.px(110)


@pytest.mark.parametrize("redo", ["Y", "shift Z"])
@pytest.mark.parametrize(
    ("step", "field", "typed"),
    [
        (Step.PATIENT, "patient_name_edit", "A"),
        (Step.PATIENT, "hoped_result_edit", "A"),
        (Step.PRODUCT, "lot_number_edit", "A"),
        (Step.PRODUCT, "units.glabella_edit", "4"),
        (Step.CANDIDACY, "detail.anticoag.note_edit", "A"),
    ],
)
def test_both_ways_to_redo_work_in_every_kind_of_field(hand, redo, step, field, typed) -> None:
    hand.session.choose_zone("glabella", True)
    hand.session.answer("anticoag", AnswerRecord(Answer.YES))
    hand.go(step, field if step is not Step.CANDIDACY else "question.anticoag")
    edit = hand.find(field)
    edit.setFocus()
    before = hand.session.consultation
    QTest.keyClicks(edit, typed)
    after = hand.session.consultation
    assert after != before
    hand.key("z", CTRL)
    assert hand.session.consultation == before
    hand.key("y", CTRL) if redo == "Y" else hand.key("z", CTRL | SHIFT)
    assert hand.session.consultation == after


def test_another_language_keeps_everything(hand_of, tmp_path) -> None:
    hand = hand_of(file=SAMPLES / "us-frown-lines.json")
    session = hand.session
    hand.go(Step.PATIENT)
    hand.type_in("patient_record_number", "B-7")
    hand.bridge.set_setup(replace(hand.bridge.setup, edition=Edition.LARGE_PRINT))
    session.place_point("glabella", Point(View.FRONT, 0.5, 0.4, 4.0))
    session.undo()
    hand.go(Step.ZONES)
    old, before = hand.bridge, session.consultation
    undoable, redoable = session.undoable, session.redoable
    hand.press("settings")
    dialog = hand.dialog()
    dialog.language.choose("en-GB" if hand.desk.window.texts.language == "en-US" else "en-US")
    hand.press("settings_save")
    assert hand.bridge is not old
    assert hand.session is session
    assert session.consultation == before
    assert (session.undoable, session.redoable) == (undoable, redoable)
    assert hand.desk.window.step is Step.ZONES
    assert hand.bridge.setup == old.setup
    assert hand.bridge.visits.path == SAMPLES / "us-frown-lines.json"
    assert hand.bridge.visits.picker is old.visits.picker
    hand.desk.window.activateWindow()
    hand.key("y", CTRL)
    assert len(session.consultation.planned_zone("glabella").points) == 1
    for _ in range(3):
        hand.key("z", CTRL)
    assert hand.bridge.setup.edition is Edition.STANDARD
    assert session.consultation.patient.record_number != "B-7"


def test_another_law_says_that_the_product_is_gone_and_undo_brings_it_back(hand) -> None:
    hand.session.set_product("botox_cosmetic")
    hand.session.set_lot("C10", dt.date(2099, 1, 1))
    before = hand.session.consultation
    hand.press("settings")
    hand.press("clinic_jurisdiction_uk")
    hand.press("settings_save")
    assert "Product and lot are empty again" in hand.desk.window.said
    assert hand.session.consultation.product == ""
    hand.session.undo()
    assert hand.session.consultation == before


@pytest.mark.parametrize("step", [Step.PATIENT, Step.CANDIDACY, Step.ZONES, Step.PRODUCT, Step.TALK])
def test_no_button_is_cut_at_the_largest_text_in_a_small_window(hand, step) -> None:
    hand.session.choose_zone("glabella", True)
    hand.session.set_product("botox_cosmetic")
    hand.desk.look.set_scale(2.0)
    hand.desk.window.resize(1024, 700)
    hand.go(step)
    if step is Step.TALK:
        hand.press("next_topic")
    QApplication.processEvents()
    window = hand.desk.window
    for button in window.findChildren(Button):
        if button.isVisible() and not button.visibleRegion().isEmpty():
            assert button.width() >= button.minimumSizeHint().width(), button.objectName()
            left, right = button.mapTo(window, QPoint(0, 0)).x(), button.mapTo(window, button.rect().topRight()).x()
            assert 0 <= left <= right < window.width(), button.objectName()
            seen = button.visibleRegion().boundingRect()
            assert seen.width() == button.width(), button.objectName()


def test_the_head_keeps_name_and_finding_at_the_largest_text(hand) -> None:
    hand.type_in("patient_name", "Alex Example")
    hand.session.answer("hypersens_toxin", AnswerRecord(Answer.YES))
    hand.desk.look.set_scale(2.0)
    hand.desk.window.resize(1024, 700)
    QApplication.processEvents()
    hand.desk.window.grab()
    assert hand.find("header_name").width() >= hand.desk.look.px(60)
    assert hand.find("worst_finding").width() > 3 * hand.find("undo").width() / 2
