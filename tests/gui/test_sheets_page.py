"""The sheets step as a person uses it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from botox_aid.app.flow import Step
from botox_aid.app.sheet_press import SheetPress
from botox_aid.app.sheets import sheet_bytes, sheet_request
from botox_aid.domain.consultation import Signature, Stroke
from botox_aid.domain.vocabulary import Copy, Edition, Paper, SheetKind

from .sheet_steps import Picker, opened, queue, seen

__all__ = ["opened", "queue"]

US = "us-frown-lines"
INK = Signature(on_paper=False, strokes=(Stroke(((1.0, 2.0), (20.0, 9.0)), (0.5, 0.5)),))


@pytest.fixture
def sheets(opened):
    return opened(US, Step.SHEETS)


def test_the_preview_is_the_very_file(sheets) -> None:
    order = sheets.page.preview.order
    library = sheets.bridge.library
    request = sheet_request(library, order.consultation, order.kind, order.edition, order.copy, order.paper)
    made = sheets.bridge.sheet_desk.press.make(order)
    assert made.data == sheet_bytes(request, library.texts(order.consultation.language))
    assert order.paper is Paper.LETTER


def test_tabs_say_their_pages_and_lead_to_them(sheets, qtbot) -> None:
    tabs = sheets.page.preview.tabs
    qtbot.waitUntil(lambda: "page" in sheets.find("sheet_preview_tabs_kinds_aftercare").accessibleName())
    with qtbot.waitSignal(tabs.picked) as picked:
        sheets.press("sheet_preview_tabs_kinds_aftercare")
    assert picked.args == ["aftercare"]
    assert sheets.bridge.setup.kind is SheetKind.AFTERCARE
    seen(sheets, qtbot)
    assert sheets.page.preview.order.kind is SheetKind.AFTERCARE
    assert "clinic" in sheets.find("sheet_preview_tabs_kinds_record").accessibleName()


def test_large_print_makes_another_sheet(sheets, qtbot) -> None:
    before = sheets.page.preview.view.page_count
    with qtbot.waitSignal(sheets.page.edition_picked) as picked:
        sheets.press("sheet_edition_large-print")
    assert picked.args == ["large-print"]
    qtbot.waitUntil(lambda: sheets.page.preview.view.page_count > before, timeout=10000)


def test_who_needs_large_print_gets_it(sheets) -> None:
    from botox_aid.domain.consultation import Needs

    sheets.session.set_needs(Needs(large_print=True))
    assert sheets.bridge.setup.edition is Edition.LARGE_PRINT
    sheets.session.set_needs(Needs())
    assert sheets.bridge.setup.edition is Edition.STANDARD


def test_another_language(sheets, qtbot) -> None:
    field = sheets.page.choices.language
    place = field.combo.findData("en-GB", 256)
    with qtbot.waitSignal(sheets.page.language_picked) as picked:
        field.combo.setCurrentIndex(place)
        field.combo.activated.emit(place)
    assert picked.args == ["en-GB"]
    assert sheets.session.consultation.language == "en-GB"


def test_copies_are_counted_and_can_be_left_out(sheets, qtbot) -> None:
    with qtbot.waitSignal(sheets.page.copies_changed) as changed:
        sheets.press("copies_patient_number_more")
    assert changed.args == ["patient", 2]
    sheets.press("copies_clinic_wanted")
    assert (sheets.bridge.setup.patient_copies, sheets.bridge.setup.clinic_copies) == (2, 0)
    assert sheets.find("print_copies").accessibleName() == "Print the patient copy"
    sheets.press("copies_patient_wanted")
    assert not sheets.find("print_copies").isEnabled()
    sheets.press("copies_clinic_wanted")
    assert sheets.find("print_copies").isEnabled()


def test_the_clinic_copy_can_be_looked_at(sheets, qtbot) -> None:
    with qtbot.waitSignal(sheets.page.preview.copy_picked) as picked:
        sheets.press("sheet_preview_other_copy")
    assert picked.args == ["clinic"]
    seen(sheets, qtbot)
    assert sheets.page.preview.order.copy is Copy.CLINIC
    canvas = sheets.page.preview.view.canvas
    qtbot.waitUntil(lambda: "C1234" in canvas.accessibleDescription())


def test_reading_level_is_said(sheets, qtbot) -> None:
    qtbot.waitUntil(lambda: sheets.page.preview.grade.text().startswith("Grade "), timeout=10000)
    assert sheets.page.preview.mean.text().startswith("Mean sentence")


def test_letters_that_cannot_be_printed_are_named_before_printing(sheets, qtbot) -> None:
    from dataclasses import replace

    patient = sheets.session.consultation.patient
    sheets.session.set_patient(replace(patient, name="Alex \U0001f600"))
    qtbot.waitUntil(sheets.page.preview.glyphs.isVisible, timeout=10000)
    assert "\U0001f600" in sheets.page.preview.glyphs.accessibleName()


def test_the_preview_follows_undo(sheets, qtbot) -> None:
    sheets.session.set_zone_units("glabella", 18)
    seen(sheets, qtbot)
    changed = sheets.page.preview.order
    sheets.session.undo()
    assert sheets.page.preview.order != changed
    seen(sheets, qtbot)


def test_a_sheet_that_cannot_be_made_is_said_and_tried_again(sheets, qtbot, monkeypatch) -> None:
    real = SheetPress._make

    def broken(self, order):
        raise ValueError("Alex Example")

    monkeypatch.setattr(SheetPress, "_make", broken)
    sheets.session.set_zone_units("glabella", 18)
    qtbot.waitUntil(sheets.page.preview.view.failure.isVisible)
    report = (sheets.bridge.preferences.folder / "last-failure.json").read_text()
    assert "ValueError" in report
    assert "Alex" not in report
    monkeypatch.setattr(SheetPress, "_make", real)
    with qtbot.waitSignal(sheets.page.preview.again_asked):
        sheets.press("sheet_preview_view_failure_act")
    qtbot.waitUntil(lambda: not sheets.page.preview.view.failure.isVisible(), timeout=10000)
    seen(sheets, qtbot)


# Signatures


def sign(hand) -> None:
    pad = hand.find("signature_pad")
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 90))
    for place in (QPoint(120, 40), QPoint(200, 120), QPoint(300, 60)):
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))


def test_signing_on_screen(sheets, qtbot) -> None:
    with qtbot.waitSignal(sheets.page.sign_asked) as asked:
        sheets.press("sign_patient_act")
    assert asked.args == ["patient"]
    assert not sheets.find("signature_keep").isEnabled()
    sign(sheets)
    sheets.press("signature_clear")
    assert not sheets.find("signature_keep").isEnabled()
    sign(sheets)
    sheets.press("signature_keep")
    signature = sheets.session.consultation.signatures.patient
    assert signature is not None
    assert not signature.on_paper
    assert signature.strokes
    assert signature.signed_at is not None
    assert signature.signed_at.tzinfo is not None
    assert sheets.find("sign_patient_state").text() == "Alex, drawn"


def test_a_signature_can_be_taken_back(sheets, qtbot) -> None:
    sheets.session.sign_as_patient(INK)
    with qtbot.waitSignal(sheets.page.signature_back_asked) as asked:
        sheets.press("sign_patient_back")
    assert asked.args == ["patient"]
    assert sheets.session.consultation.signatures.patient is None


def test_signing_on_paper_leaves_a_drawn_one(sheets, qtbot) -> None:
    sheets.session.sign_as_patient(INK)
    with qtbot.waitSignal(sheets.page.paper_signing_asked):
        sheets.press("sign_on_paper")
    signatures = sheets.session.consultation.signatures
    assert signatures.patient == INK
    assert signatures.clinician == Signature()
    assert sheets.find("sign_clinician_state").text() == "Dr B Example signs on paper"


def test_leaving_the_pad_signs_nothing(sheets) -> None:
    sheets.press("sign_clinician_act")
    sign(sheets)
    QTest.keyClick(sheets.dialog(), Qt.Key.Key_Escape)
    assert sheets.session.consultation.signatures.clinician is None


def test_a_changed_plan_asks_for_signing_again_and_undo_brings_it_back(sheets) -> None:
    sheets.session.sign_as_patient(INK)
    sheets.session.set_zone_units("glabella", 18)
    assert sheets.find("sign_patient_act").isVisible()
    assert sheets.find("toast").accessibleName() == "What was signed has changed. It must be signed again."
    sheets.press("toast_act")
    assert sheets.session.consultation.signatures.patient == INK


def test_the_ready_strip_leads_to_the_signature(sheets) -> None:
    sheets.go(Step.PATIENT)
    sheets.bridge.go_to("sheets", "sign_clinician")
    assert sheets.find("sign_clinician_act").hasFocus()


# Paper and files


def test_print_sends_both_copies_and_remembers_the_printer(sheets, queue, qtbot) -> None:
    sheets.session.sign_as_patient(INK)
    with qtbot.waitSignals([sheets.page.print_asked, sheets.bridge.printing.sent], timeout=20000):
        sheets.press("print_copies")
    jobs = queue.jobs()
    assert len(jobs) == 4
    desk, consultation = sheets.bridge.sheet_desk, sheets.session.consultation
    view = desk.view()
    wanted = [
        (SheetKind.CONSENT, Copy.PATIENT),
        (SheetKind.AFTERCARE, Copy.PATIENT),
        (SheetKind.CONSENT, Copy.CLINIC),
        (SheetKind.RECORD, Copy.CLINIC),
    ]
    for job, (kind, copy) in zip(jobs, wanted, strict=True):
        assert job.data == desk.press.make(desk.order(view, kind, copy)).data
        assert job.arguments[:6] == ["-d", "Front_desk", "-n", "1", "-t", "Consultation"]
        assert job.option("media") == "Letter"
        assert job.option("sides") == "two-sided-long-edge"
        assert not any(word in " ".join(job.arguments) for word in consultation.patient.name.split())
    assert sheets.bridge.preferences.settings.printer == "Front_desk"
    assert sheets.find("sheets_outcome").accessibleName().startswith("Sent to Front desk")


def test_two_presses_print_once(sheets, queue, qtbot) -> None:
    queue.be_slow(0.2)
    with qtbot.waitSignal(sheets.bridge.printing.sent, timeout=20000):
        sheets.press("print_copies")
        assert not sheets.find("print_copies").isEnabled()
        assert sheets.find("print_copies").accessibleName() == "Printing 1 of 4"
        sheets.page.print_asked.emit()
    assert len(queue.jobs()) == 4


def test_without_a_printer_the_print_step_asks_for_one(sheets, queue, monkeypatch) -> None:
    from botox_aid.gui.printers import Printers

    sheets.bridge.printing.printers = Printers(sheets.bridge.printing.printers.every, "")
    sheets.press("print_copies")
    assert sheets.desk.window.step is Step.PRINT
    assert sheets.find("printer_choice_choice").hasFocus()
    assert sheets.find("print_outcome").accessibleName().startswith("No printer is chosen")
    assert queue.jobs() == []


def test_saving_names_no_patient(sheets, tmp_path, qtbot) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    sheets.bridge.visits.picker = Picker(folder)
    with qtbot.waitSignal(sheets.page.save_asked):
        sheets.press("save_pdf")
    (path,) = folder.iterdir()
    assert path.name == "consent-2026-11-20.pdf"
    assert path.read_bytes() == sheets.bridge.sheet_desk.press.make(sheets.page.preview.order).data


def test_a_full_disk_is_a_sentence(sheets, tmp_path, monkeypatch) -> None:
    from botox_aid.domain.errors import MachineError

    def full(path: Path, data: bytes) -> None:
        raise MachineError(str(path), "No space left on device")

    monkeypatch.setattr("botox_aid.gui.print_desk.write_beside", full)
    sheets.bridge.visits.picker = Picker(tmp_path / "a.pdf")
    sheets.press("save_pdf")
    words = sheets.find("notice_words").text()
    assert "No space left on device" in words
    assert "Your answers are kept" in words


# What holds sheets back


def test_what_is_missing_is_said_and_led_to(sheets, qtbot) -> None:
    sheets.session.answer("anticoag", None)
    assert not sheets.page.preview.view.isVisible()
    assert sheets.find("sheets_missing").isVisible()
    assert not sheets.find("print_copies").isEnabled()
    assert not sheets.find("save_pdf").isEnabled()
    assert not sheets.find("sign_patient_act").isEnabled()
    sheets.press("missing_0")
    assert sheets.desk.window.step is Step.CANDIDACY


def test_the_record_can_be_looked_at_while_the_consent_waits(sheets, qtbot) -> None:
    sheets.session.answer("anticoag", None)
    sheets.press("sheet_preview_tabs_kinds_record")
    seen(sheets, qtbot)
    assert sheets.page.preview.view.isVisible()
    assert sheets.find("save_pdf").isEnabled()


def test_a_stop_shows_the_sheet_for_today(opened, qtbot) -> None:
    hand = opened("uk-breastfeeding", Step.SHEETS)
    assert hand.page.preview.order.kind is SheetKind.NOT_TODAY
    assert hand.find("sheets_blocked").isVisible()
    assert not hand.page.choices.signatures.isVisible()
    assert hand.find("print_copies").accessibleName() == "Print “not today” sheet"
    hand.press("sheets_blocked_act")
    assert hand.desk.window.step is Step.PRINT


def test_choices_of_one_patient_do_not_stay_for_the_next(sheets) -> None:
    sheets.press("copies_patient_number_more")
    sheets.press("sheet_edition_large-print")
    sheets.session.mark_saved()
    sheets.bridge.visits.begin_new()
    assert sheets.bridge.setup.patient_copies == 1
    assert sheets.bridge.setup.edition is Edition.STANDARD


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [1024, 1440, 1920])
def test_nothing_is_cut_off_sideways(sheets, qtbot, width: int, scale: float) -> None:
    sheets.desk.window.resize(width, 800)
    sheets.desk.look.set_scale(scale)
    page = sheets.page
    parts = (page.choices.print, page.choices.edition, page.preview.zoom, page.preview.tabs, page.choices.language)

    def fits() -> bool:
        ends = [part.mapTo(page, QPoint(part.width(), 0)).x() for part in parts]
        wide_enough = all(part.width() >= part.minimumSizeHint().width() for part in parts)
        return wide_enough and max(ends) <= page.width() + 1 and all(part.isVisible() for part in parts)

    qtbot.waitUntil(fits)
