"""Buttons, choices and switches: what they say, what they answer to, and what the keyboard does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from botox_aid.gui.appearance import Appearance
from botox_aid.gui.widgets.answer import AnswerControl
from botox_aid.gui.widgets.button import Button, IconButton, LinkButton
from botox_aid.gui.widgets.chip import Chips
from botox_aid.gui.widgets.focus_ring import FocusRing
from botox_aid.gui.widgets.rail import RailRow
from botox_aid.gui.widgets.ready import ReadyTick
from botox_aid.gui.widgets.segments import Segments
from botox_aid.gui.widgets.step_list import StepRow
from botox_aid.gui.widgets.stepper import Stepper
from botox_aid.gui.widgets.tag import Pill, Tag
from botox_aid.gui.widgets.toggle import CheckBox, Toggle
from tests.gui.widgets.conftest import Show

LEFT = Qt.MouseButton.LeftButton
TAB = Qt.FocusReason.TabFocusReason
ANSWERS = (("yes", "Y", "Yes"), ("no", "N", "No"), ("unsure", "U", "Unsure"))


def seen(widget: QWidget) -> tuple[QAccessible.Role, str]:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("kind", ["primary", "act", "secondary", "quiet", "ok"])
def test_a_button_says_its_act_and_answers_to_mouse_and_keyboard(
    look: Appearance, qtbot: QtBot, shown: Show, kind: str
) -> None:
    button = Button(look, "Products & dose", kind, icon="printer", icon_after="arrow-right", key="Esc")
    shown(button)
    assert seen(button) == (QAccessible.Role.Button, "Products & dose")
    assert button.height() >= 44
    for press in (lambda: QTest.mouseClick(button, LEFT), lambda: QTest.keyClick(button, Qt.Key.Key_Space)):
        with qtbot.waitSignal(button.clicked, timeout=500):
            press()


def test_a_blocked_button_says_why_and_does_nothing(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    button = Button(look, "Override")
    shown(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.block("Needs a reason.")
    QTest.mouseClick(button, LEFT)
    assert not pressed
    assert button.toolTip() == button.accessibleDescription() == "Needs a reason."
    button.block("")
    QTest.mouseClick(button, LEFT)
    assert pressed


def test_an_icon_alone_has_a_name_and_a_tool_tip(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    button = IconButton(look, "undo-2", "Undo")
    shown(button)
    assert (seen(button)[1], button.toolTip()) == ("Undo", "Undo")
    assert (button.width(), button.height()) == (44, 44)


def test_controls_grow_with_the_text(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    button = Button(look, "Print")
    shown(button)
    before = button.sizeHint()
    look.set_scale(2.0)
    assert button.sizeHint().height() == 2 * before.height()
    assert button.sizeHint().width() > 1.8 * before.width()


def test_the_ring_is_for_the_keyboard_only(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    button, other = Button(look, "Print"), LinkButton(look, "Save")
    host = shown(button, other)
    QTest.mouseClick(button, LEFT)
    assert not host.findChildren(FocusRing)
    other.setFocus(TAB)
    ring = host.findChild(FocusRing)
    assert ring is not None
    assert ring.geometry().contains(other.geometry())
    button.setFocus(TAB)
    rings = [ring for ring in host.findChildren(FocusRing) if ring.isVisible()]
    assert len(rings) == 1
    assert rings[0].geometry().contains(button.geometry())


def test_the_ring_follows_its_control_and_lets_the_mouse_through(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    first, button = Button(look, "Save"), Button(look, "Print")
    host = shown(first, button)
    button.setFocus(TAB)
    host.resize(400, 300)
    qtbot.wait(20)
    ring = host.findChild(FocusRing)
    assert ring is not None
    assert ring.geometry().contains(button.geometry())
    with qtbot.waitSignal(button.clicked, timeout=500):
        QTest.mouseClick(host.childAt(button.geometry().center()), LEFT)


def test_an_answer_is_given_and_taken_back(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    control = AnswerControl(look, ANSWERS, says="Are you well?", name="q")
    shown(control)
    given: list[str] = []
    control.answered.connect(given.append)
    QTest.mouseClick(control.button("no"), LEFT)
    assert control.chosen() == "no"
    QTest.mouseClick(control.button("no"), LEFT)
    assert given == ["no", ""]
    assert control.chosen() == ""
    assert seen(control.button("yes")) == (QAccessible.Role.CheckBox, "Yes: Are you well?")


def test_the_answers_are_one_stop_and_arrows_move_within(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    control = AnswerControl(look, ANSWERS, says="?", name="q")
    host = shown(control)
    control.take_focus()
    assert host.focusWidget() is control.button("yes")
    QTest.keyClick(control.button("yes"), Qt.Key.Key_Right)
    assert host.focusWidget() is control.button("no")
    assert control.chosen() == ""
    QTest.keyClick(control.button("no"), Qt.Key.Key_Space)
    assert control.chosen() == "no"
    stops = [answer for answer, _, _ in ANSWERS if control.button(answer).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["no"]


def test_one_segment_is_taken_and_arrows_take_the_neighbour(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    row = Segments(look, [("a", "One"), ("b", "Two", "2 pages"), ("c", "Three")], says="Number", name="row")
    shown(row)
    picked: list[str] = []
    row.picked.connect(picked.append)
    row.choose("a")
    assert picked == []
    QTest.mouseClick(row.segment("b"), LEFT)
    QTest.keyClick(row.segment("b"), Qt.Key.Key_Right)
    assert picked == ["b", "c"]
    assert row.chosen() == "c"
    assert seen(row.segment("b")) == (QAccessible.Role.RadioButton, "Two, 2 pages")
    row.choose("")
    assert row.chosen() == ""


def test_chips_wrap_and_tell_what_is_taken(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    chips = Chips(look, [(word, word) for word in ("Lines", "Acne", "Oily skin", "Pores", "Jaw shape", "Sweating")])
    host = shown(chips)
    host.resize(300, 400)
    qtbot.wait(20)
    assert chips.chip("Sweating").y() > chips.chip("Lines").y()
    assert chips.chip("Sweating").geometry().bottom() <= chips.height()
    with qtbot.waitSignal(chips.toggled, timeout=500) as told:
        QTest.mouseClick(chips.chip("Acne"), LEFT)
    assert told.args == ["Acne", True]
    chips.choose({"Pores"})
    assert [word for word in ("Acne", "Pores") if chips.chip(word).isChecked()] == ["Pores"]


@pytest.mark.parametrize("kind", [Toggle, CheckBox])
def test_a_switch_is_turned_by_the_user_alone(look: Appearance, qtbot: QtBot, shown: Show, kind: type[Toggle]) -> None:
    switch = kind(look, "Midline")
    shown(switch)
    turned: list[bool] = []
    switch.toggled.connect(turned.append)
    switch.set_checked(True)
    assert turned == []
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert turned == [False]
    assert seen(switch) == (QAccessible.Role.CheckBox, "Midline")


def test_the_stepper_stays_between_its_limits(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    stepper = Stepper(look, "Copies", fewer="One fewer", more="One more", low=1, high=2, name="copies")
    shown(stepper)
    counted: list[int] = []
    stepper.changed_to.connect(counted.append)
    for _ in range(3):
        QTest.mouseClick(stepper.plus, LEFT)
    assert counted == [2]
    assert not stepper.plus.isEnabled()


@pytest.mark.parametrize("state", ["todo", "done", "problem"])
def test_a_step_of_the_rail_says_how_it_stands(look: Appearance, qtbot: QtBot, shown: Show, state: str) -> None:
    row = RailRow(look, 2, "Candidacy", "clipboard-list")
    shown(row)
    row.set_state(state, "1 stop open")
    assert row.accessibleDescription() == "1 stop open"
    row.set_narrow(True)
    assert row.toolTip() == "Candidacy"
    assert row.sizeHint().width() == 48


def test_a_ready_tick_says_its_title_and_what_is_missing(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    tick = ReadyTick(look, "Talk")
    shown(tick)
    tick.tell("todo", "8 risks to cover")
    assert seen(tick) == (QAccessible.Role.Button, "Talk, 8 risks to cover")
    for state in ("ok", "todo", "stop"):
        tick.tell(state, "fact")
        tick.grab()
    tick.resize(60, 52)
    tick.grab()
    assert tick.toolTip() == "Talk, fact"


def test_states_are_told_apart_without_colour(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    tick = ReadyTick(look, "Talk")
    shown(tick)
    pictures = []
    for state in ("ok", "todo", "stop"):
        tick.tell(state, "same words")
        grey = tick.grab().toImage().convertToFormat(tick.grab().toImage().Format.Format_Grayscale8)
        pictures.append(bytes(grey.constBits()))
    assert len(set(pictures)) == 3


@pytest.mark.parametrize("current", [False, True])
@pytest.mark.parametrize("number", [0, 3])
def test_a_row_shows_how_it_stands_whether_or_not_it_is_open(
    look: Appearance, qtbot: QtBot, shown: Show, number: int, current: bool
) -> None:
    row = StepRow(look, number, "Allergies", count="5/5")
    shown(row)
    row.setChecked(current)
    pictures = set()
    for state in ("todo", "done", "stop", "caution"):
        row.set_state(state)
        grey = row.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        pictures.add(bytes(grey.constBits()))
    assert len(pictures) == 4


def test_a_pill_and_a_tag_say_their_words(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    pill, tag = Pill(look, "1 stop: toxin & time", "stop"), Tag(look, "Off label", "caution")
    shown(pill, tag)
    assert seen(pill) == (QAccessible.Role.Button, "1 stop: toxin & time")
    assert seen(tag)[1] == "Off label"
    tag.tell("A product with a very long name that does not fit here", "ok")
    tag.setFixedWidth(120)
    tag.grab()
    assert tag.toolTip() == "A product with a very long name that does not fit here"


def test_a_long_link_keeps_its_height(look: Appearance, qtbot: QtBot) -> None:
    link = LinkButton(look, "Sources (4)", "caption")
    host = QWidget()
    row = QHBoxLayout(host)
    row.addWidget(link)
    qtbot.addWidget(host)
    host.show()
    assert link.height() == look.px(28)
