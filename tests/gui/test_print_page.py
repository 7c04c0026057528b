"""The print step as a person uses it, and its face when the answer is no for today."""

import datetime as dt
import threading

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from botox_aid.app.flow import Step
from botox_aid.domain.consultation import AnswerRecord
from botox_aid.domain.vocabulary import Answer, Copy, Decision, Edition, SheetKind
from botox_aid.gui.dialogs.override_dialog import OverrideDialog
from botox_aid.gui.printers import Printers, known_printers

from .sheet_steps import Picker, counted, opened, queue, seen

__all__ = ["opened", "queue"]

US, UK = "us-frown-lines", "uk-breastfeeding"
STANDS = "printer Front_desk disabled since Fri Nov 20 10:00:00 2026 -\n\tPaused\n"


@pytest.fixture
def desk(opened):
    return opened(US, Step.PRINT)


@pytest.fixture
def blocked(opened):
    return opened(UK, Step.PRINT)


def outcome(hand) -> str:
    return hand.find("print_outcome").accessibleName()


def wait_for_outcome(hand, qtbot, beginning: str) -> str:
    qtbot.waitUntil(
        lambda: hand.page.printer.outcome.isVisible() and outcome(hand).startswith(beginning), timeout=20000
    )
    return outcome(hand)


# What prints, and where


def test_it_says_what_prints(desk, qtbot) -> None:
    counted(desk, qtbot)
    assert desk.find("pages_in_all").text().endswith("pages in all")
    with qtbot.waitSignal(desk.page.change_asked):
        desk.press("change_copies")
    assert desk.desk.window.step is Step.SHEETS


def test_the_printer_is_chosen_and_kept(desk, qtbot) -> None:
    field = desk.page.printer.printer
    assert field.chosen() == "Front_desk"
    place = field.combo.findData("Upstairs", 256)
    with qtbot.waitSignal(desk.page.printer_picked) as picked:
        field.combo.setCurrentIndex(place)
        field.combo.activated.emit(place)
    assert picked.args == ["Upstairs"]
    assert desk.bridge.preferences.settings.printer == "Upstairs"
    assert field.chosen() == "Upstairs"


def test_one_side_is_kept_too(desk, qtbot) -> None:
    with qtbot.waitSignal(desk.page.sides_changed) as changed:
        desk.press("both_sides")
    assert changed.args == [False]
    assert desk.bridge.preferences.settings.both_sides is False


def test_looking_again_finds_a_new_printer(desk, qtbot, monkeypatch) -> None:
    monkeypatch.setattr("botox_aid.gui.print_desk.known_printers", Printers)
    with qtbot.waitSignal(desk.page.look_asked):
        desk.press("look_for_printers")
    qtbot.waitUntil(lambda: not desk.bridge.printing.printers.every)


def test_a_print_system_that_does_not_answer_holds_nothing_up(desk, qtbot, monkeypatch) -> None:
    answer, asked_in = threading.Event(), []

    def mute() -> Printers:
        asked_in.append(threading.current_thread())
        answer.wait(20)
        return Printers()

    monkeypatch.setattr("botox_aid.gui.print_desk.known_printers", mute)
    for _ in range(3):
        desk.press("look_for_printers")
    assert desk.bridge.printing.printers.every, "what was found before stays"
    answer.set()
    qtbot.waitUntil(lambda: not desk.bridge.printing.printers.every)
    assert len(asked_in) == 1
    assert asked_in[0] is not threading.main_thread()


def test_a_computer_without_printers_says_so(desk, qtbot, monkeypatch) -> None:
    desk.bridge.printing.printers = Printers()
    desk.bridge.printing.changed.emit()
    assert desk.find("no_printers").isVisible()
    assert not desk.page.printer.printer.isVisible()


def test_the_system_is_asked_without_a_network(monkeypatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "")
    monkeypatch.delenv("CUPS_SERVER")
    assert isinstance(known_printers(), Printers)


def test_print(desk, queue, qtbot) -> None:
    with qtbot.waitSignal(desk.page.print_asked):
        desk.press("print_now")
    assert "pages in all" in wait_for_outcome(desk, qtbot, "Sent to Front desk")
    assert len(queue.jobs()) == 4


def test_no_file_of_a_sheet_is_left_anywhere(desk, queue, qtbot, tmp_path, monkeypatch) -> None:
    spool = tmp_path / "temporary"
    spool.mkdir()
    monkeypatch.setenv("TMPDIR", str(spool))
    desk.press("print_now")
    wait_for_outcome(desk, qtbot, "Sent")
    assert list(spool.iterdir()) == []


def test_the_outcome_goes_when_the_visit_changes(desk, queue, qtbot) -> None:
    desk.press("print_now")
    wait_for_outcome(desk, qtbot, "Sent")
    desk.session.set_zone_units("glabella", 18)
    assert not desk.page.printer.outcome.isVisible()


@pytest.mark.parametrize(
    ("said", "beginning"),
    [
        ("lp: The printer or class does not exist.", "Front desk is not there any more"),
        ('lp: Destination "Front_desk" is not accepting jobs.', "Front desk takes no print jobs now"),
        ("lp: No space left on device", "The print queue has no room left"),
        ("lp: Error - scheduler not running.", "Front desk does not answer"),
        ("lp: Forbidden", "Front desk did not take the sheets"),
    ],
)
def test_each_trouble_is_a_sentence(desk, queue, qtbot, said: str, beginning: str) -> None:
    queue.refuse(said)
    desk.press("print_now")
    words = wait_for_outcome(desk, qtbot, beginning)
    assert "Nothing was printed." in words
    assert "Your answers are kept." in words
    assert "lp:" not in words


def test_a_paused_queue_is_given_nothing_and_printing_goes_on_when_it_runs(desk, queue, qtbot) -> None:
    queue.stand(STANDS)
    desk.press("print_now")
    wait_for_outcome(desk, qtbot, "Front desk is paused")
    assert queue.jobs() == []
    queue.take_again()
    with qtbot.waitSignal(desk.page.way_asked) as way:
        desk.press("print_outcome_act")
    assert way.args == ["again"]
    wait_for_outcome(desk, qtbot, "Sent")


def test_only_the_rest_is_printed_again(desk, queue, qtbot) -> None:
    queue.refuse("lp: Forbidden", first=2)
    desk.press("print_now")
    words = wait_for_outcome(desk, qtbot, "Front desk did not take")
    assert "2 of 4 sheets went out before" in words
    queue.take_again()
    desk.press("print_outcome_act")
    wait_for_outcome(desk, qtbot, "Sent")
    assert len(queue.jobs()) == 5  # two, the refused one, and the two that were left


def test_no_print_system(desk, qtbot, monkeypatch, tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    desk.press("print_now")
    wait_for_outcome(desk, qtbot, "This computer has no print system")
    folder = tmp_path / "out"
    folder.mkdir()
    desk.bridge.visits.picker = Picker(folder)
    desk.press("print_outcome_act")
    assert len(list(folder.iterdir())) == 4


def test_a_gone_printer_leads_to_the_list(desk, queue, qtbot) -> None:
    queue.refuse("lp: The printer or class does not exist.")
    desk.press("print_now")
    wait_for_outcome(desk, qtbot, "Front desk is not there")
    desk.press("print_outcome_act")
    assert desk.find("printer_choice_choice").hasFocus()


def test_a_sheet_that_cannot_be_made_prints_nothing(desk, queue, qtbot, monkeypatch) -> None:
    def broken(_order):
        raise ValueError("Alex")

    monkeypatch.setattr(desk.bridge.sheet_desk.press, "make", broken)
    desk.press("print_now")
    wait_for_outcome(desk, qtbot, "A sheet could not be made")
    assert queue.jobs() == []


def test_saving_all_replaces_no_file(desk, tmp_path, qtbot) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "consent-2026-11-20.pdf").write_text("mine")
    desk.bridge.visits.picker = Picker(folder)
    with qtbot.waitSignal(desk.page.save_all_asked):
        desk.press("save_all")
    assert sorted(path.name for path in folder.iterdir()) == [
        "aftercare-2026-11-20.pdf",
        "consent-2026-11-20-2.pdf",
        "consent-2026-11-20.pdf",
        "consent-clinic-2026-11-20.pdf",
        "record-2026-11-20.pdf",
    ]
    assert (folder / "consent-2026-11-20.pdf").read_text() == "mine"


def test_saving_can_be_left(desk) -> None:
    desk.bridge.visits.picker = Picker(None)
    desk.press("save_all")
    assert desk.no_dialog()


def test_the_window_can_be_closed_while_it_prints(desk, queue, qtbot) -> None:
    queue.be_slow(0.2)
    desk.press("print_now")
    desk.session.mark_saved()
    desk.desk.window.close()
    desk.bridge.printing.thread_of_print.wait()
    assert len(queue.jobs()) == 4


def test_edition_and_language_beside_the_paper(desk, qtbot) -> None:
    with qtbot.waitSignal(desk.page.edition_picked):
        desk.press("print_edition_large-print")
    assert desk.bridge.setup.edition is Edition.LARGE_PRINT
    field = desk.page.language
    place = field.combo.findData("en-GB", 256)
    with qtbot.waitSignal(desk.page.language_picked):
        field.combo.setCurrentIndex(place)
        field.combo.activated.emit(place)
    assert desk.session.consultation.language == "en-GB"


def test_what_is_missing_is_said(desk) -> None:
    desk.session.answer("anticoag", None)
    assert desk.find("print_missing").isVisible()
    assert not desk.find("print_now").isEnabled()
    desk.press("missing_0")
    assert desk.desk.window.step is Step.CANDIDACY


# Not today


def test_a_decision_to_wait_brings_the_other_sheet_and_back(desk, qtbot) -> None:
    with qtbot.waitSignal(desk.page.decided) as decided:
        desk.press("decision_defer")
    assert decided.args == ["defer"]
    assert desk.session.consultation.decision is Decision.DEFER
    assert desk.find("not_today_heading").text() == "Not today"
    assert not desk.page.not_today.prescriber.isVisible()
    with qtbot.waitSignal(desk.page.not_today.ahead_asked):
        desk.press("go_ahead")
    assert desk.session.consultation.decision is Decision.PROCEED
    assert desk.find("what_prints").isVisible()


def test_a_stop_says_why_and_offers_the_kind_sheet(blocked, qtbot) -> None:
    assert blocked.find("not_today_heading").text() == "No consent sheet today"
    assert "Sam" in blocked.find("not_today_words").text()
    assert blocked.find("finding_breastfeeding").isVisible()
    assert not blocked.page.what.isVisible()
    assert blocked.page.preview.order.kind is SheetKind.NOT_TODAY


def test_the_kind_sheet_prints(blocked, queue, qtbot) -> None:
    with qtbot.waitSignal(blocked.page.not_today.print_asked):
        blocked.press("print_not_today")
    wait_for_outcome(blocked, qtbot, "Sent")
    desk = blocked.bridge.sheet_desk
    order = desk.order(desk.view(), SheetKind.NOT_TODAY, Copy.PATIENT)
    assert queue.jobs()[0].data == desk.press.make(order).data
    assert queue.jobs()[0].option("media") == "A4"
    assert len(queue.jobs()) == 3


def test_the_kind_sheet_is_saved_under_no_name(blocked, tmp_path, qtbot) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    blocked.bridge.visits.picker = Picker(folder)
    with qtbot.waitSignal(blocked.page.not_today.save_asked):
        blocked.press("save_not_today")
    assert [path.name for path in folder.iterdir()] == ["not-today-2026-11-20.pdf"]


def test_the_prescriber_can_go_on_with_a_reason(blocked, qtbot) -> None:
    with qtbot.waitSignal(blocked.page.not_today.override_asked) as asked:
        blocked.press("override_0")
    assert asked.args == ["breastfeeding"]
    dialog = blocked.dialog()
    assert isinstance(dialog, OverrideDialog)
    blocked.type_in("override_reason", "Feeding ends tomorrow, the patient knows the risk", leave=False)
    blocked.press("override_told")
    blocked.press("override_act")
    assert "breastfeeding" in blocked.session.consultation.overrides
    # What was decided before stays decided until somebody says otherwise.
    assert blocked.find("not_today_heading").text() == "Not today"
    blocked.press("go_ahead")
    assert blocked.find("what_prints").isVisible()
    seen(blocked, qtbot)
    assert blocked.page.preview.order.kind is SheetKind.CONSENT


def test_a_hard_stop_offers_no_way_round(blocked) -> None:
    blocked.session.answer("hypersens_toxin", AnswerRecord(Answer.YES))
    assert blocked.find("not_today_card").isVisible()
    assert not blocked.page.not_today.prescriber.isVisible()
    assert blocked.desk.window.findChild(object, "link_override") is None
    assert "no reason lifts" in blocked.find("not_today_words").text()


def test_two_stops_are_two_reasons(blocked, qtbot) -> None:
    blocked.session.answer("dysphagia_resp", AnswerRecord(Answer.YES))
    qtbot.waitUntil(lambda: any(way.isVisible() for way in blocked.page.findChildren(QWidget, "override_1")))
    names = [blocked.find(f"override_{number}").accessibleName() for number in range(2)]
    assert len(set(names)) == 2
    assert all(name.startswith("Override: ") for name in names)


def test_links_of_the_finding_lead_on(blocked, qtbot) -> None:
    card = blocked.find("finding_breastfeeding")
    links = list(card.findChildren(object, "link_show"))
    with qtbot.waitSignal(blocked.page.finding_link) as followed:
        links[0].click()
    assert followed.args[:2] == ["breastfeeding", "show"]
    assert blocked.desk.window.step is Step.CANDIDACY


def test_the_day_to_come_back_is_kept(blocked, qtbot) -> None:
    with qtbot.waitSignal(blocked.page.not_today.review_changed) as changed:
        blocked.type_in("review_date", "4 Dec 2026")
    assert changed.args == [dt.date(2026, 12, 4)]
    assert blocked.session.consultation.visit.review_date == dt.date(2026, 12, 4)


def test_the_first_field_is_the_main_act(blocked) -> None:
    blocked.page.go_to("")
    assert (
        blocked.find("print_not_today").hasFocus()
        or blocked.desk.window.focusWidget().objectName() == "print_not_today"
    )


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [1024, 1440])
def test_nothing_is_cut_off_sideways(blocked, qtbot, width: int, scale: float) -> None:
    blocked.desk.window.resize(width, 800)
    blocked.desk.look.set_scale(scale)
    page = blocked.page
    parts = (page.not_today.print, page.not_today.save, page.not_today.review, page.printer)

    def fits() -> bool:
        ends = [part.mapTo(page, QPoint(part.width(), 0)).x() for part in parts]
        return max(ends) <= page.width() + 1 and all(part.width() >= part.minimumSizeHint().width() for part in parts)

    qtbot.waitUntil(fits)
