"""Cards, questions, dialogs, notices: what they show and how one leaves them."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from botox_aid.gui.appearance import Appearance
from botox_aid.gui.widgets.button import Button, LinkButton
from botox_aid.gui.widgets.card import Card
from botox_aid.gui.widgets.dialog import Dialog
from botox_aid.gui.widgets.field import TextField
from botox_aid.gui.widgets.finding import FindingCard, FindingText
from botox_aid.gui.widgets.icon_array import IconArray
from botox_aid.gui.widgets.label import Label
from botox_aid.gui.widgets.notice import Banner, EmptyState, ErrorCard, Toast
from botox_aid.gui.widgets.popover import Popover
from botox_aid.gui.widgets.question import QuestionRow
from botox_aid.gui.widgets.zone_card import ZoneCard, ZoneText
from tests.gui.widgets.conftest import Show

LEFT = Qt.MouseButton.LeftButton
ANSWERS = (("yes", "Y", "Yes"), ("no", "N", "No"), ("unsure", "U", "Unsure"))
FINDING = FindingText(
    "toxin_recent", "stop", "Stop", "Toxin given too recently", "Short gaps raise the risk.", "For today:", "Wait.",
    "A label", (("show", "Show answer"), ("override", "Override")),
)  # fmt: skip


def test_a_finding_names_level_and_matter_and_its_links_lead_on(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    card = FindingCard(look, FINDING)
    shown(card)
    assert card.accessibleName() == "Stop. Toxin given too recently"
    link = card.findChild(LinkButton, "link_override")
    assert link is not None
    with qtbot.waitSignal(card.link, timeout=500) as told:
        QTest.mouseClick(link, LEFT)
    assert told.args == ["toxin_recent", "override"]


def test_a_dialog_shuts_although_what_had_the_keyboard_is_gone(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    before = Button(look, "Before")
    host = shown(before)
    before.setFocus()
    dialog = Dialog(look, host, "And now?", close_says="Close")
    dialog.open()
    delete(before)
    with qtbot.waitSignal(dialog.rejected, timeout=500):
        dialog.reject()
    assert dialog.isHidden()


def test_the_levels_are_told_apart_without_colour(look: Appearance, qtbot: QtBot) -> None:
    pictures = set()
    for level in ("hard_stop", "stop", "caution", "note"):
        card = FindingCard(look, FindingText("x", level, "Same words"), short=True)
        card.resize(240, 80)
        qtbot.addWidget(card)
        image = card.grab().toImage()
        pictures.add(bytes(image.convertToFormat(image.Format.Format_Grayscale8).constBits()))
    assert len(pictures) == 4


def test_an_overridden_finding_shows_reason_and_name(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    card = FindingCard(look, FINDING)
    host = shown(card)
    before = card.height()
    card.show_finding(
        FindingText("x", "stop", "Stop", overridden="Overridden by Dr B", reason="Touch-up of one point.")
    )
    qtbot.wait(20)
    labels = [label.text() for label in host.findChildren(Label) if label.isVisible()]
    assert "Touch-up of one point." in labels
    assert before > 0


def test_letters_answer_from_anywhere_in_the_row_but_not_while_typing(
    look: Appearance, qtbot: QtBot, shown: Show
) -> None:
    row = QuestionRow(look, "anticoag", "Do you take aspirin?", ANSWERS, "Why we ask")
    note = TextField(look, "Note")
    row.follow_up.addWidget(note)
    row.show_follow_up(True)
    shown(row)
    told: list[tuple[str, str]] = []
    row.answered.connect(lambda *answer: told.append(answer))
    row.take_focus()
    for key in "ynu":
        QTest.keyClicks(row.window().focusWidget(), key)
    assert told == [("anticoag", "yes"), ("anticoag", "no"), ("anticoag", "unsure")]
    note.edit.setFocus()
    QTest.keyClicks(note.edit, "yes")
    assert len(told) == 3
    assert note.text() == "yes"


def test_arrows_leave_the_question_up_and_down(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    row = QuestionRow(look, "anticoag", "Do you take aspirin?", ANSWERS, "Why we ask")
    shown(row)
    row.take_focus()
    with qtbot.waitSignal(row.left, timeout=500) as told:
        QTest.keyClick(row.window().focusWidget(), Qt.Key.Key_Down)
    assert told.args == ["anticoag", 1]
    with qtbot.waitSignal(row.help_asked, timeout=500):
        QTest.mouseClick(row.help, LEFT)


def test_a_question_shows_only_the_findings_it_raises_now(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    row = QuestionRow(look, "anticoag", "Do you take aspirin?", ANSWERS, "Why we ask")
    shown(row)
    row.set_findings([FINDING])
    row.set_findings([FINDING, FindingText("b", "note", "Note")])
    assert {card.objectName() for card in row.findChildren(FindingCard)} == {"finding_toxin_recent", "finding_b"}
    row.set_findings([])
    assert not [card for card in row.findChildren(FindingCard) if card.isVisible()]


def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.setCentralWidget(QWidget())
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_dialog_keeps_the_keyboard_and_leaves_at_esc(look: Appearance, qtbot: QtBot) -> None:
    host = window(qtbot)
    dialog = Dialog(look, host, "Override this stop?", "Only the prescriber can.", close_says="Close")
    reason = TextField(look, "Reason", name="reason")
    dialog.body.addWidget(reason)
    keep = dialog.add_act("Keep the stop", key="Esc", name="keep")
    act = dialog.add_act("Override and record", "primary", name="override")
    dialog.open(reason.edit)
    assert host.focusWidget() is reason.edit
    stops = []
    for _ in range(4):
        QTest.keyClick(host.focusWidget(), Qt.Key.Key_Tab)
        stops.append(host.focusWidget())
    assert {keep, act} <= set(stops)
    assert stops[-1] is reason.edit
    with qtbot.waitSignal(dialog.rejected, timeout=500):
        QTest.keyClick(host.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_dialog_covers_its_window_at_any_size_and_shows_all_it_holds(look: Appearance, qtbot: QtBot) -> None:
    host = window(qtbot)
    dialog = Dialog(look, host, "Override this stop?", close_says="Close")
    for place in range(3):
        dialog.body.addWidget(Label(look, "body", f"A paragraph {place} " * 12, wrap=True))
    dialog.add_act("Keep", name="keep")
    dialog.open()
    host.resize(1200, 800)
    qtbot.wait(30)
    assert dialog.size() == host.size()
    assert dialog.rect().contains(dialog.panel.geometry())
    last = dialog.findChildren(Label)[-1]
    assert last.height() > 0
    QTest.mouseClick(dialog, LEFT, pos=QPoint(4, 4))
    assert dialog.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_popover_tells_why_and_gives_the_keyboard_back(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    button, popover = Button(look, "Why we ask"), Popover(look)
    host = shown(button)
    qtbot.addWidget(popover)
    popover.open_at(button, "Why we ask", [("Reason", "Short gaps.")], "Sources", [("A label, section 5", "read")])
    assert popover.isVisible()
    assert popover.accessibleDescription() == "Short gaps."
    assert "A label, section 5\nread" in [label.text() for label in popover.findChildren(Label)]
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert host.focusWidget() is button


def test_a_toast_offers_one_act(look: Appearance, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 400)
    host.show()
    toast = Toast(look, host)
    toast.tell("Frown lines removed", "Undo")
    assert toast.isVisible()
    assert host.rect().contains(toast.geometry())
    act = toast.findChild(LinkButton)
    assert act is not None
    with qtbot.waitSignal(toast.acted, timeout=500):
        QTest.mouseClick(act, LEFT)
    assert not toast.isVisible()


@pytest.mark.parametrize("corner", [QPoint(16, 330), QPoint(270, 276), QPoint(520, 250)])
def test_a_toast_shows_all_its_words_and_hides_no_button(look: Appearance, qtbot: QtBot, corner: QPoint) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 400)
    act = Button(look, "Print both copies", "act", name="print")
    act.setParent(host)
    act.setGeometry(QRect(corner, QSize(264, 52)))
    host.show()
    toast = Toast(look, host)
    toast.tell("Answered no: " + ", ".join(["a rather long name of a question"] * 9) + ".", "Undo")
    assert host.rect().contains(toast.geometry())
    assert not toast.geometry().intersects(act.geometry())
    words = toast.findChild(Label)
    assert words is not None
    assert words.height() >= words.heightForWidth(words.width())


def test_an_error_says_what_is_safe_and_the_way_on(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    error = ErrorCard(look, "The printer does not answer", "Your answers are saved.", "Save PDF", name="error")
    shown(error, EmptyState(look, "scan-face", "No zones yet", "Point at the face."), Banner(look, "note", "Note"))
    assert error.accessibleName() == "The printer does not answer. Your answers are saved."
    act = error.findChild(LinkButton)
    assert act is not None
    with qtbot.waitSignal(error.acted, timeout=500):
        QTest.mouseClick(act, LEFT)


def test_the_icon_array_says_both_frames(look: Appearance, qtbot: QtBot) -> None:
    array = IconArray(look)
    qtbot.addWidget(array)
    array.tell(2, 100, "About 2 in 100 people have this. About 98 in 100 do not.")
    array.resize(400, 400)
    array.grab()
    interface = QAccessible.queryAccessibleInterface(array)
    assert interface.text(QAccessible.Text.Description) == "About 2 in 100 people have this. About 98 in 100 do not."


def test_what_a_person_typed_is_never_markup(look: Appearance, qtbot: QtBot) -> None:
    label = Label(look, "body", "<b>Alex</b> & <img src=x>")
    qtbot.addWidget(label)
    interface = QAccessible.queryAccessibleInterface(label)
    assert interface.text(QAccessible.Text.Name) == "<b>Alex</b> & <img src=x>"
    plain = Label(look, "body", "x")
    qtbot.addWidget(plain)
    assert label.sizeHint().width() > 5 * plain.sizeHint().width()


def test_a_long_name_is_cut_and_stands_in_the_tool_tip(look: Appearance, qtbot: QtBot) -> None:
    name = "Alexandra " * 20
    label = Label(look, "strong", name, elide=True)
    qtbot.addWidget(label)
    label.resize(200, 22)
    label.grab()
    assert label.toolTip() == name
    label.resize(4000, 22)
    label.grab()
    assert label.toolTip() == ""


def test_wrapped_words_take_the_height_they_need_even_without_spaces(look: Appearance, qtbot: QtBot) -> None:
    label = Label(look, "body", "x" * 200, wrap=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(200) >= 8 * look.theme.type("body").line


def test_cards_keep_their_content_inside(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    card = Card(look, "Identity")
    inner = TextField(look, "Name")
    card.body.addWidget(inner)
    shown(card)
    assert card.rect().contains(inner.geometry())


def test_a_zone_card_leaves_out_what_has_no_room(look: Appearance, qtbot: QtBot) -> None:
    card = ZoneCard(look)
    qtbot.addWidget(card)
    paragraphs = [("Muscle", "nasalis"), ("What it does", "words " * 30), ("Keep clear of", "words " * 60)]
    card.show_zone(
        ZoneText("bunny", "Bunny lines", "", "Off label", "caution", paragraphs, "Space", "add", "Sources (2)")
    )
    high, low = card.fit(280, 2000), card.fit(280, 300)
    assert high > 300 >= low
    card.resize(280, low)
    card.show()
    words = [label for label in card.findChildren(Label) if label.isVisible()]
    assert all(label.height() >= label.heightForWidth(label.width()) for label in words if label.hasHeightForWidth())
    hidden = [label.text() for label in card.findChildren(Label) if label.isHidden() and label.text()]
    assert hidden[-1].startswith("words")
    with qtbot.waitSignal(card.sources_asked, timeout=500) as told:
        QTest.mouseClick(card.link, LEFT)
    assert told.args == ["bunny"]
