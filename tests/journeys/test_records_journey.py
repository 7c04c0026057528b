"""A visit is finished, found again, printed as it was, corrected, argued about, and carried out of the records and back."""

import datetime as dt
import threading
import uuid
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from botox_aid.app.files import read_consultation
from botox_aid.app.finished_visit import finished_visit
from botox_aid.app.flow import Step
from botox_aid.domain.consultation import Lot
from botox_aid.store import key_slot
from tests.store.visits import FAST

from ..gui.desk import LIBRARY
from ..gui.fake_queue import FakeQueue
from ..gui.record_case import PASSPHRASE, ask, keep, protect, sample, visit_of
from ..gui.test_window import Picker
from .test_consent_journey import FolderPicker, text_of

CTRL = Qt.KeyboardModifier.ControlModifier
DAY = dt.date(2026, 11, 20)
LONG = 15_000


@pytest.fixture(autouse=True)
def quick_passphrase(monkeypatch) -> None:
    """What slows a thief down would slow these tests down too."""
    for name, value in FAST.items():
        monkeypatch.setattr(key_slot, name, value)


@pytest.fixture
def desk(hand, qtbot):
    """A desk with protected records and the sample visit on it."""
    protect(hand, qtbot)
    hand.bridge.begin_visit(sample())
    return hand


@pytest.fixture
def queue(tmp_path, monkeypatch) -> FakeQueue:
    made = FakeQueue.made(tmp_path / "queue")
    monkeypatch.setenv("PATH", made.path)
    return made


def finish(hand, qtbot, reason: str = "") -> None:
    """Press what keeps the visit, and wait until it is said to be kept."""
    hand.go(Step.PRINT)
    hand.press("finish_visit")
    if reason:
        hand.type_in("correct_reason", reason, leave=False)
    hand.press("finish_act")
    qtbot.waitUntil(lambda: hand.dialog().objectName() != "finish_dialog", timeout=LONG)


def open_records(hand, qtbot, count: int) -> None:
    """Open the records by key and wait for the list."""
    hand.key(Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: len(hand.bridge.book.page.list.rows) == count, timeout=LONG)


def open_first(hand, qtbot) -> None:
    """Open the first visit of the list."""
    hand.press(hand.bridge.book.page.list.rows[0].objectName())
    qtbot.waitUntil(lambda: hand.bridge.book.page.panel.view is not None, timeout=LONG)


def test_finishing_keeps_the_visit_drops_the_draft_and_offers_a_new_one(desk, qtbot) -> None:
    desk.session.set_hoped_result("look less cross, once more")
    qtbot.waitUntil(lambda: len(ask(desk, qtbot, lambda store: store.drafts())) == 1, timeout=LONG)
    finish(desk, qtbot)
    assert desk.dialog().objectName() == "finished_dialog"
    head, body = ask(desk, qtbot, lambda store: store.load(store.page()[0].visit_id))
    assert head.version == 1
    assert read_consultation(LIBRARY, body) == desk.session.consultation
    assert ask(desk, qtbot, lambda store: store.drafts()) == ()
    desk.press("finished_new")
    assert desk.session.consultation.patient.name == ""
    assert ask(desk, qtbot, lambda store: store.drafts()) == ()
    assert ask(desk, qtbot, lambda store: store.verify()).ok


def test_finish_by_key_waits_for_records_and_says_so(hand, qtbot) -> None:
    hand.bridge.begin_visit(sample())
    hand.key(Qt.Key.Key_Return, CTRL)
    assert hand.no_dialog()
    assert "Records are off" in hand.desk.window.said
    protect(hand, qtbot)
    hand.key(Qt.Key.Key_Return, CTRL)
    assert hand.dialog().objectName() == "finish_dialog"
    hand.dialog().reject()


def test_a_visit_is_found_by_name_number_day_and_lot(desk, qtbot) -> None:
    visits = [visit_of("Zoë Lukasiewicz", DAY, "D77-01"), visit_of("Kim Park", DAY - dt.timedelta(days=1))]
    visits[0] = replace(visits[0], patient=replace(visits[0].patient, record_number="X-77"))
    keep(desk, qtbot, *visits)
    open_records(desk, qtbot, 2)
    page = desk.bridge.book.page
    assert [row.row.name for row in page.list.rows] == ["Zoë Lukasiewicz", "Kim Park"]
    for typed in ("lukas", "zoe", "x77", "Nov 20, 2026"):
        desk.type_in("record_search", typed, leave=False)
        qtbot.waitUntil(lambda: [row.row.name for row in page.list.rows] == ["Zoë Lukasiewicz"], timeout=LONG)
        desk.type_in("record_search", "", leave=False)
        qtbot.waitUntil(lambda: len(page.list.rows) == 2, timeout=LONG)
    desk.type_in("record_search", "nobody at all", leave=False)
    qtbot.waitUntil(page.list.empty.isVisible, timeout=LONG)
    page.shelves.segment("lot").click()
    desk.type_in("record_search", "d77 01", leave=False)
    qtbot.waitUntil(lambda: [row.row.name for row in page.list.rows] == ["Zoë Lukasiewicz"], timeout=LONG)
    desk.key(Qt.Key.Key_Escape)
    assert desk.desk.window.whole.currentWidget() is desk.desk.window.desk


def test_the_list_goes_on_page_by_page(desk, qtbot) -> None:
    keep(desk, qtbot, *(visit_of(f"Patient {place}", DAY - dt.timedelta(days=place)) for place in range(60)))
    open_records(desk, qtbot, 50)
    page = desk.bridge.book.page
    page.list.more.click()
    qtbot.waitUntil(lambda: len(page.list.rows) == 60, timeout=LONG)
    assert [row.row.name for row in page.list.rows] == [f"Patient {place}" for place in range(60)]
    assert page.list.more.isHidden()
    page.list.take_focus()
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Down)
    assert page.list.rows[2].hasFocus()
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.view is not None and page.panel.view.name == "Patient 2", timeout=LONG)


def test_what_went_out_is_kept_and_printed_again_byte_for_byte(desk, qtbot, queue, tmp_path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    desk.go(Step.PRINT)
    desk.bridge.printing.choose("office")
    with qtbot.waitSignal(desk.bridge.printing.sent, timeout=LONG):
        desk.press("print_now")
    assert len(queue.jobs()) == 4
    desk.bridge.visits.picker = FolderPicker(folder)
    desk.press("save_all")
    finish(desk, qtbot)
    desk.press("finished_show")
    page = desk.bridge.book.page
    qtbot.waitUntil(lambda: page.panel.view is not None, timeout=LONG)
    handouts = page.panel.view.handouts
    printed, saved = {job.data for job in queue.jobs()}, {path.read_bytes() for path in folder.glob("*.pdf")}
    assert len(printed) == len(saved) == 4
    kept = {ask(desk, qtbot, lambda store, one=one: store.handout(one.digest)) for one in handouts}
    assert kept == printed == saved, "the same press, the same bytes"
    page.panel.print_asked.emit(handouts[0].digest)
    qtbot.waitUntil(lambda: "office" in page.said, timeout=LONG)
    assert len(queue.jobs()) == 5
    again = queue.jobs()[-1]
    assert again.data == ask(desk, qtbot, lambda store: store.handout(handouts[0].digest))
    assert again.option("media") == "Letter"
    desk.bridge.visits.picker = Picker(tmp_path / "again.pdf")
    page.panel.save_asked.emit(handouts[1].digest, handouts[1].suggested)
    qtbot.waitUntil((tmp_path / "again.pdf").exists, timeout=LONG)
    assert (tmp_path / "again.pdf").read_bytes() in printed


def test_what_could_not_be_printed_is_not_kept(desk, qtbot, queue) -> None:
    queue.refuse("lp: The printer or class does not exist.")
    desk.go(Step.PRINT)
    desk.bridge.printing.choose("office")
    desk.press("print_now")
    qtbot.waitUntil(lambda: desk.bridge.printing._report is not None, timeout=LONG)
    visit = desk.bridge.records.visit_id
    assert ask(desk, qtbot, lambda store: store.handouts(visit)) == ()


def test_the_clinics_paper_names_the_head_of_the_trail(desk, qtbot, tmp_path) -> None:
    qtbot.waitUntil(lambda: bool(desk.bridge.book.keeping.anchor), timeout=LONG)
    anchor = desk.bridge.book.keeping.anchor
    desk.go(Step.PRINT)
    desk.bridge.visits.picker = FolderPicker(tmp_path)
    desk.press("save_all")
    papers = {path.name: text_of(path) for path in tmp_path.glob("*.pdf")}
    assert {name for name, text in papers.items() if anchor in text} == {
        name for name in papers if "clinic" in name or "record" in name
    }
    from botox_aid.domain.record import AuditAnchor

    assert ask(desk, qtbot, lambda store: store.verify(AuditAnchor.parsed(anchor))).ok


def test_a_correction_is_a_version_with_its_reason(desk, qtbot) -> None:
    keep(desk, qtbot, visit_of("Kim Park", DAY))
    open_records(desk, qtbot, 1)
    open_first(desk, qtbot)
    desk.press("record_correct")
    assert desk.session.consultation.patient.name == "Kim Park"
    desk.go(Step.PRINT)
    desk.press("finish_visit")
    assert desk.no_dialog()
    assert "Nothing on this desk differs" in desk.desk.window.said
    desk.session.set_lot("C9999", dt.date(2027, 6, 30))
    desk.press("finish_visit")
    assert not desk.find("finish_act").isEnabled(), "a reason is asked for"
    desk.dialog().reject()
    finish(desk, qtbot, "The box says another lot.")
    desk.press("finished_show")
    page = desk.bridge.book.page
    qtbot.waitUntil(lambda: page.panel.view is not None, timeout=LONG)
    assert [version.version for version in page.panel.view.versions] == [2, 1]
    assert "The box says another lot." in page.panel.view.versions[0].detail
    assert [(entry.ours, entry.theirs) for entry in page.panel.view.changed] == [("C1234", "C9999")]
    desk.press("version_1")
    qtbot.waitUntil(lambda: page.panel.view.version == 1, timeout=LONG)
    assert next(line.value for line in page.panel.view.summary if line.key == "lot").startswith("C1234")
    assert desk.find("older_version").isVisible()


def test_a_conflict_shows_both_and_merges_nothing(desk, qtbot) -> None:
    (head,) = keep(desk, qtbot, visit_of("Kim Park", DAY))
    open_records(desk, qtbot, 1)
    open_first(desk, qtbot)
    desk.press("record_correct")
    theirs = replace(desk.session.consultation, lot=Lot("THEIRS-1", dt.date(2027, 6, 30)))
    kept = finished_visit(LIBRARY, theirs, head.visit_id)
    ask(desk, qtbot, lambda store: store.amend(kept, 1, "Corrected at another desk.", uuid.uuid4().hex, "desk2"))
    desk.session.set_lot("OURS-1", dt.date(2027, 6, 30))
    finish(desk, qtbot, "The box says another lot.")
    dialog = desk.dialog()
    assert dialog.objectName() == "conflict_dialog"
    qtbot.waitUntil(lambda: dialog.findChild(object, "conflict_both") is not None, timeout=LONG)
    shown = [label.text() for label in dialog.findChildren(type(desk.desk.window.header.name))]
    assert "OURS-1" in shown
    assert "THEIRS-1" in shown
    assert len(ask(desk, qtbot, lambda store: store.page())) == 1, "no second visit was made of it"
    assert [entry.version for entry in ask(desk, qtbot, lambda store: store.versions(head.visit_id))] == [2, 1]
    desk.press("conflict_ours")
    desk.press("finish_act")
    qtbot.waitUntil(lambda: desk.dialog().objectName() == "finished_dialog", timeout=LONG)
    versions = ask(desk, qtbot, lambda store: store.versions(head.visit_id))
    assert [(entry.version, entry.lot) for entry in versions] == [(3, "OURS-1"), (2, "THEIRS-1"), (1, "C1234")]
    assert ask(desk, qtbot, lambda store: store.drafts()) == ()


def test_a_visit_begins_from_an_earlier_one_and_reuses_nothing(desk, qtbot) -> None:
    keep(desk, qtbot, visit_of("Kim Park", DAY))
    open_records(desk, qtbot, 1)
    open_first(desk, qtbot)
    desk.press("record_start")
    now = desk.session.consultation
    assert now.patient.name == "Kim Park"
    assert not now.answers
    assert not now.zones
    assert not now.product
    assert not now.lot.number
    assert now.visit.date == desk.bridge.visits.today()
    assert desk.session.state.last_visit.lot.number == "C1234"
    assert desk.find("last_visit").isVisible()
    assert desk.bridge.records.of_version == 0


def test_the_list_of_a_lot_is_paper(desk, qtbot, tmp_path) -> None:
    names = [f"Patient {place}" for place in range(5)]
    keep(desk, qtbot, *(visit_of(name, DAY) for name in names), visit_of("Somebody Else", DAY, "D77-01"))
    open_records(desk, qtbot, 6)
    page = desk.bridge.book.page
    page.shelves.segment("lot").click()
    desk.type_in("record_search", "c1234", leave=False)
    qtbot.waitUntil(lambda: len(page.list.rows) == 5, timeout=LONG)
    path = tmp_path / "lot.pdf"
    desk.bridge.visits.picker = Picker(path)
    desk.press("save_lot_list")
    qtbot.waitUntil(path.exists, timeout=LONG)
    text = text_of(path)
    assert all(name in text for name in names)
    assert "Somebody Else" not in text
    assert "Northgate Skin Clinic" in text


def test_a_sealed_visit_goes_out_and_comes_back(desk, qtbot, tmp_path) -> None:
    path = tmp_path / "visit.botoxaid"
    desk.bridge.visits.picker = Picker(path)
    before = desk.session.consultation
    desk.press("save_visit")
    assert desk.dialog().objectName() == "export_dialog"
    desk.type_in("export_passphrase", PASSPHRASE, leave=False)
    assert not desk.find("export_act").isEnabled(), "it is typed twice"
    desk.type_in("export_passphrase_again", PASSPHRASE, leave=False)
    desk.press("export_act")
    qtbot.waitUntil(desk.no_dialog, timeout=LONG)
    assert b"Alex" not in path.read_bytes()

    desk.press("new_visit")
    QApplication.processEvents()
    assert desk.session.consultation.patient.name == ""
    desk.press("open_visit")
    qtbot.waitUntil(lambda: not desk.no_dialog() and desk.dialog().objectName() == "unseal_dialog", timeout=LONG)
    desk.type_in("unseal_passphrase", "not the passphrase", leave=False)
    desk.press("unseal_act")
    qtbot.waitUntil(lambda: bool(desk.find("unseal_passphrase_edit").accessibleDescription()), timeout=LONG)
    assert "not the passphrase of the file" in desk.find("unseal_passphrase_edit").accessibleDescription()
    desk.type_in("unseal_passphrase", PASSPHRASE, leave=False)
    desk.press("unseal_act")
    qtbot.waitUntil(desk.no_dialog, timeout=LONG)
    assert desk.session.consultation == before
    assert desk.bridge.visits.path is None, "it is never written over without a seal"


def test_a_sealed_file_that_was_changed_says_so(desk, qtbot, tmp_path) -> None:
    from botox_aid.app.carrying import carry_out

    path = carry_out(sample(), tmp_path / "visit", PASSPHRASE)
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(bytes(data))
    desk.bridge.visits.open_file(path)
    desk.type_in("unseal_passphrase", PASSPHRASE, leave=False)
    desk.press("unseal_act")
    qtbot.waitUntil(lambda: bool(desk.find("unseal_passphrase_edit").accessibleDescription()), timeout=LONG)
    assert "was changed or is not whole" in desk.find("unseal_passphrase_edit").accessibleDescription()
    desk.dialog().reject()


def test_a_plain_file_warns_in_words(desk, qtbot, tmp_path) -> None:
    path = tmp_path / "visit.json"
    desk.bridge.visits.picker = Picker(path)
    desk.press("save_visit")
    desk.dialog().form.segment("plain").click()
    assert "not encrypted" in desk.find("export_plain_words").accessibleName()
    desk.press("export_act")
    qtbot.waitUntil(desk.no_dialog, timeout=LONG)
    assert read_consultation(LIBRARY, path.read_bytes()) == desk.session.consultation


def test_a_backup_is_made_tried_and_told(desk, qtbot, tmp_path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    keep(desk, qtbot, visit_of("Kim Park", DAY))
    desk.bridge.visits.picker = FolderPicker(folder)
    desk.bridge.settings_desk.open()
    standing = desk.find("backup_standing")
    assert "No backup is made" in standing.accessibleName()
    desk.press("choose_backup_folder")
    qtbot.waitUntil(lambda: "no backup yet" in standing.accessibleName(), timeout=LONG)
    assert not desk.find("backup_drill").isEnabled()
    desk.press("backup_now")
    qtbot.waitUntil(lambda: "made and verified" in standing.accessibleName(), timeout=LONG)
    assert "Last verified backup" in standing.accessibleName()
    desk.press("backup_drill")
    qtbot.waitUntil(lambda: "restores: 1 visit" in standing.accessibleName(), timeout=LONG)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    assert not any(b"Kim Park" in path.read_bytes() for path in files)
    desk.dialog().reject()


def test_a_backup_disk_that_is_gone_is_said_in_words(desk, qtbot, tmp_path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    desk.bridge.visits.picker = FolderPicker(folder)
    desk.bridge.settings_desk.open()
    standing = desk.find("backup_standing")
    desk.press("choose_backup_folder")
    qtbot.waitUntil(lambda: "no backup yet" in standing.accessibleName(), timeout=LONG)
    desk.dialog().reject()
    folder.rmdir()
    desk.bridge.settings_desk.open()
    standing = desk.find("backup_standing")
    qtbot.waitUntil(lambda: "cannot be reached" in standing.accessibleName(), timeout=LONG)
    desk.dialog().reject()


@pytest.fixture
def backed_up(hand_of, qtbot, tmp_path):
    """A desk with one visit and a folder for backups."""
    from botox_aid.app.settings import RecordSettings

    from ..gui.desk import SETTINGS

    (tmp_path / "backups").mkdir()
    hand = hand_of(replace(SETTINGS, records=RecordSettings(backup_folder=str(tmp_path / "backups"))))
    protect(hand, qtbot)
    keep(hand, qtbot, visit_of("Kim Park", DAY))
    return hand


def test_a_backup_is_made_at_close(backed_up, qtbot, tmp_path) -> None:
    backed_up.desk.window.close()
    qtbot.waitUntil(lambda: not backed_up.desk.window.isVisible(), timeout=LONG)
    assert [path.name for path in tmp_path.joinpath("backups").rglob("*.db")] == ["records.db"]
    assert not (tmp_path / "records" / "backup-failed").exists()


def test_a_backup_that_takes_its_time_at_close_says_so_and_one_can_stay_or_close_now(
    backed_up, qtbot, tmp_path, monkeypatch
) -> None:
    from botox_aid.app import record_care

    may_go_on, honest, made = threading.Event(), record_care.back_up, []

    def slow(job, now=None):
        may_go_on.wait(20)
        made.append(honest(job, now))
        return made[-1]

    monkeypatch.setattr(record_care, "back_up", slow)
    window = backed_up.desk.window
    window.close()
    qtbot.waitUntil(lambda: not backed_up.no_dialog(), timeout=LONG)
    assert "closes by itself" in backed_up.find("closing_words").text()
    backed_up.press("closing_stay")
    assert window.isVisible()
    assert backed_up.no_dialog()
    window.close()
    qtbot.waitUntil(lambda: not backed_up.no_dialog(), timeout=LONG)
    threading.Timer(0.3, may_go_on.set).start()
    backed_up.press("closing_now")
    assert not window.isVisible()
    assert len(made) == 1, "the program ends when the backup is made"


def test_a_backup_that_fails_at_close_is_told_at_once_and_at_the_next_start(
    backed_up, hand_of, qtbot, tmp_path
) -> None:
    from botox_aid.app import record_care

    (tmp_path / "backups").rmdir()
    backed_up.desk.window.close()
    qtbot.waitUntil(lambda: not backed_up.no_dialog() and backed_up.find("closing_again").isVisible(), timeout=LONG)
    assert backed_up.find("closing_fault").accessibleName().startswith("The backup was not made.")
    assert backed_up.desk.window.isVisible()
    (tmp_path / "backups").mkdir()
    job = record_care.backup_job(backed_up.bridge.records.desk, tmp_path / "backups")
    assert record_care.backup_state(job).overdue
    backed_up.press("closing_again")
    qtbot.waitUntil(lambda: not backed_up.desk.window.isVisible(), timeout=LONG)
    assert not record_care.backup_state(job).overdue


def test_what_was_kept_long_enough_is_removed_but_what_is_held_stays(hand_of, qtbot) -> None:
    from botox_aid.app.settings import RecordSettings

    from ..gui.desk import SETTINGS

    desk = hand_of(replace(SETTINGS, records=RecordSettings(keep_years=8)))
    protect(desk, qtbot)
    today = desk.bridge.visits.today()
    old = today.replace(year=today.year - 9, day=1)
    keep(desk, qtbot, visit_of("Long Gone", old), visit_of("Held Back", old), visit_of("Kim Park", today))
    open_records(desk, qtbot, 3)
    page = desk.bridge.book.page
    held = next(row for row in page.list.rows if row.row.name == "Held Back")
    desk.press(held.objectName())
    qtbot.waitUntil(lambda: page.panel.view is not None, timeout=LONG)
    page.shelves.segment("due").click()
    qtbot.waitUntil(lambda: {row.row.name for row in page.list.rows} == {"Long Gone", "Held Back"}, timeout=LONG)
    desk.press("record_hold")
    qtbot.waitUntil(lambda: [row.row.name for row in page.list.rows] == ["Long Gone"], timeout=LONG)
    desk.press("remove_due")
    assert not desk.find("remove_act").isEnabled(), "a word is typed first"
    desk.type_in("remove_word", "remove", leave=False)
    desk.press("remove_act")
    qtbot.waitUntil(page.list.empty.isVisible, timeout=LONG)
    left = {head.patient_name for head in ask(desk, qtbot, lambda store: store.page())}
    assert left == {"Held Back", "Kim Park"}
    assert ask(desk, qtbot, lambda store: store.verify()).ok


def test_the_last_visit_is_found_by_who_is_on_the_desk(desk, qtbot) -> None:
    keep(desk, qtbot, visit_of("Kim Park", DAY, "OLD-1"), visit_of("Kim Park", DAY + dt.timedelta(days=1), "NEW-1"))
    desk.press("new_visit")
    desk.type_in("patient_name", "kim park")
    desk.bridge.visits.open_last_visit()
    qtbot.waitUntil(lambda: desk.session.state.last_visit is not None, timeout=LONG)
    assert desk.session.state.last_visit.lot.number == "NEW-1"
    assert not desk.session.consultation.answers
    desk.press("new_visit")
    desk.type_in("patient_name", "Nobody Known")
    desk.bridge.visits.open_last_visit()
    qtbot.waitUntil(lambda: "No finished visit of Nobody Known" in desk.desk.window.said, timeout=LONG)
    assert desk.session.state.last_visit is None


def test_a_full_disk_loses_nothing_and_the_same_press_helps_later(desk, qtbot, monkeypatch) -> None:
    from botox_aid.app import record_book
    from botox_aid.domain.record_fault import Full

    keep_for_good, asked = record_book.keep, []

    def full(_store, keeping):
        asked.append(keeping.save_id)
        raise Full

    desk.session.set_hoped_result("look less cross, and rested")
    desk.go(Step.PRINT)
    desk.press("finish_visit")
    monkeypatch.setattr(record_book, "keep", full)
    desk.press("finish_act")
    qtbot.waitUntil(desk.dialog().fault.isVisible, timeout=LONG)
    assert "disk is full" in desk.dialog().fault.accessibleName()
    assert desk.dialog().act.hasFocus(), "the key that was pressed helps later, too"
    qtbot.waitUntil(lambda: len(ask(desk, qtbot, lambda store: store.drafts())) == 1, timeout=LONG)

    def kept(store, keeping):
        asked.append(keeping.save_id)
        return keep_for_good(store, keeping)

    monkeypatch.setattr(record_book, "keep", kept)
    desk.press("finish_act")
    qtbot.waitUntil(lambda: desk.dialog().objectName() == "finished_dialog", timeout=LONG)
    assert len(set(asked)) == 1, "one visit, one save"
    desk.dialog().reject()


def test_an_answer_that_was_lost_keeps_no_second_visit(desk, qtbot, monkeypatch) -> None:
    from botox_aid.app import record_book
    from botox_aid.domain.record_fault import Offline

    keep_for_good = record_book.keep

    def kept_but_unheard(store, keeping):
        keep_for_good(store, keeping)
        raise Offline

    desk.go(Step.PRINT)
    desk.press("finish_visit")
    monkeypatch.setattr(record_book, "keep", kept_but_unheard)
    desk.press("finish_act")
    qtbot.waitUntil(desk.dialog().fault.isVisible, timeout=LONG)
    monkeypatch.setattr(record_book, "keep", keep_for_good)
    desk.press("finish_act")
    qtbot.waitUntil(lambda: desk.dialog().objectName() == "finished_dialog", timeout=LONG)
    assert [head.version for head in ask(desk, qtbot, lambda store: store.page())] == [1]
    desk.dialog().reject()


def test_records_that_cannot_be_read_say_so_and_may_be_tried_again(desk, qtbot, monkeypatch) -> None:
    from botox_aid.app import record_book
    from botox_aid.domain.record_fault import Damaged

    keep(desk, qtbot, visit_of("Kim Park", DAY))
    page_of = record_book.page_of

    def damaged(_store, _before=None):
        raise Damaged

    monkeypatch.setattr(record_book, "page_of", damaged)
    desk.key(Qt.Key.Key_R, CTRL)
    page = desk.bridge.book.page
    qtbot.waitUntil(page.list.fault.isVisible, timeout=LONG)
    assert "damaged" in page.list.fault.accessibleName()
    monkeypatch.setattr(record_book, "page_of", page_of)
    desk.press("records_fault_act")
    qtbot.waitUntil(lambda: len(page.list.rows) == 1, timeout=LONG)


def test_a_sheet_that_could_not_be_kept_is_kept_with_the_next_chance(desk, qtbot, monkeypatch, tmp_path) -> None:
    from botox_aid.app import record_book
    from botox_aid.domain.record_fault import Busy

    keep_handouts = record_book.keep_handouts

    def busy(*_arguments):
        raise Busy

    monkeypatch.setattr(record_book, "keep_handouts", busy)
    desk.go(Step.PRINT)
    desk.bridge.visits.picker = FolderPicker(tmp_path)
    desk.press("save_all")
    qtbot.waitUntil(lambda: "its copy is not kept" in desk.desk.window.said, timeout=LONG)
    monkeypatch.setattr(record_book, "keep_handouts", keep_handouts)
    visit = desk.bridge.records.visit_id
    finish(desk, qtbot)
    handouts = ask(desk, qtbot, lambda store: store.handouts(visit))
    assert len(handouts) == len(list(tmp_path.glob("*.pdf"))) == 4
    desk.dialog().reject()


def test_locking_takes_the_records_out_of_sight(desk, qtbot) -> None:
    keep(desk, qtbot, visit_of("Kim Park", DAY))
    open_records(desk, qtbot, 1)
    desk.bridge.records.lock()
    qtbot.waitUntil(lambda: desk.bridge.book.page is None, timeout=LONG)
    assert desk.bridge.book.opened is None
    assert desk.desk.window.whole.currentWidget() is desk.desk.window.desk


def test_another_language_leaves_the_records_as_they_are(desk, qtbot) -> None:
    from botox_aid.app.record_book import anchor_of

    before = desk.bridge
    assert before.book.keeping
    keep(desk, qtbot, visit_of("Kim Park", DAY))
    before.language_changed.emit("en-GB")
    qtbot.waitUntil(lambda: desk.bridge is not before, timeout=LONG)
    desk.desk.window.activateWindow()
    qtbot.waitUntil(desk.desk.window.isActiveWindow, timeout=LONG)
    open_records(desk, qtbot, 1)
    assert desk.bridge.book.page.list.rows[0].row.when == "20 Nov 2026"
    desk.key(Qt.Key.Key_Escape)
    finish(desk, qtbot)
    desk.dialog().reject()
    assert len(ask(desk, qtbot, lambda store: store.page())) == 2
    qtbot.waitUntil(lambda: desk.bridge.book.keeping.anchor == ask(desk, qtbot, anchor_of), timeout=LONG)


def test_a_sheet_that_prints_late_stays_with_its_visit(desk, qtbot, queue) -> None:
    (queue.folder / "slow").write_text("1")
    desk.go(Step.PRINT)
    desk.bridge.printing.choose("office")
    visit = desk.bridge.records.visit_id
    with qtbot.waitSignal(desk.bridge.printing.sent, timeout=LONG):
        desk.press("print_now")
        desk.press("new_visit")
        assert desk.bridge.records.visit_id != visit
    qtbot.waitUntil(lambda: len(ask(desk, qtbot, lambda store: store.handouts(visit))) == 4, timeout=LONG)
    here = desk.bridge.records.visit_id
    assert ask(desk, qtbot, lambda store: store.handouts(here)) == ()
