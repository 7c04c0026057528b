"""Fields: what is typed reaches the page, what is shown never does, and errors say what to do."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from botox_aid.gui.appearance import Appearance
from botox_aid.gui.widgets.choice import ChoiceField
from botox_aid.gui.widgets.date_field import DateField
from botox_aid.gui.widgets.field import NumberField, TextArea, TextField
from botox_aid.gui.widgets.unit_box import UnitBox
from tests.gui.widgets.conftest import Show


def test_typing_is_told_and_showing_is_not(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    field = TextField(look, "Lot number", hint="As on the vial", name="lot")
    shown(field)
    edited: list[str] = []
    finished: list[str] = []
    field.edited.connect(edited.append)
    field.finished.connect(finished.append)
    field.put("C1")
    assert edited == []
    field.edit.setFocus()
    QTest.keyClicks(field.edit, "0")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert (edited, finished) == (["C10"], ["C10"])


def test_an_equal_text_leaves_the_caret_where_it_is(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    field = TextField(look, "Name")
    shown(field)
    field.put("Alex Example")
    field.edit.setCursorPosition(4)
    field.put("Alex Example")
    assert field.edit.cursorPosition() == 4


def test_a_field_has_a_name_and_tells_its_error(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    field = TextField(look, "Lot number", name="lot")
    shown(field)
    field.set_error("This lot expired. Check the vial.")
    interface = QAccessible.queryAccessibleInterface(field.edit)
    assert interface.text(QAccessible.Text.Name) == "Lot number"
    assert interface.text(QAccessible.Text.Description) == "This lot expired. Check the vial."
    field.set_error("")
    assert interface.text(QAccessible.Text.Description) == ""


def test_an_error_of_two_lines_stands_below_the_box(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    field = TextField(look, "Expiry", name="expiry")
    holder = QWidget()
    QHBoxLayout(holder).addWidget(field)
    holder.setFixedWidth(200)
    shown(holder)
    field.set_error("Type a day, a month and a year of four digits.")
    foot = field.layout().itemAt(2).widget()
    qtbot.waitUntil(lambda: foot.height() >= foot.heightForWidth(foot.width()) > look.theme.type("caption").line)
    assert field.box.geometry().bottom() < foot.geometry().top()
    assert field.box.height() == field.box.sizeHint().height()


def test_a_press_beside_the_letters_reaches_the_editor(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    field = TextField(look, "Units", suffix="U")
    host = shown(field)
    QTest.mouseClick(field.box, Qt.MouseButton.LeftButton, pos=QPoint(4, field.box.height() // 2))
    assert host.focusWidget() is field.edit


def test_a_name_of_200_letters_fits_and_no_more(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    field = TextField(look, "Name")
    shown(field)
    QTest.keyClicks(field.edit, "x" * 205)
    assert len(field.text()) == 200


@pytest.mark.parametrize(
    ("typed", "number"), [("4", 4.0), ("2.5", 2.5), ("2,5", 2.5), ("", None), ("0", 0.0), ("2000", 2000.0)]
)
def test_units_are_taken_as_typed(
    look: Appearance, qtbot: QtBot, shown: Show, typed: str, number: float | None
) -> None:
    field = NumberField(look, "Units", suffix="U", error="Type a number.")
    shown(field)
    field.put_number(9)
    field.edit.selectAll()
    with qtbot.waitSignal(field.number_finished, timeout=500) as told:
        QTest.keyClick(field.edit, Qt.Key.Key_Delete)
        QTest.keyClicks(field.edit, typed)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert told.args == [number]


def test_a_number_is_told_while_the_hand_rests(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    field = NumberField(look, "Units")
    shown(field)
    with qtbot.waitSignal(field.number_typed, timeout=500) as told:
        QTest.keyClicks(field.edit, "12")
    assert told.args == [12.0]
    assert field.text() == "12"


@pytest.mark.parametrize("typed", ["x", "-1", "2001", "nan", "inf"])
def test_units_that_are_none_are_refused_in_words(look: Appearance, qtbot: QtBot, shown: Show, typed: str) -> None:
    field = NumberField(look, "Units", error="Type a number from 0 to 2,000.")
    shown(field)
    told: list[object] = []
    field.number_finished.connect(told.append)
    QTest.keyClicks(field.edit, typed)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert told == []
    assert field.edit.accessibleDescription() == "Type a number from 0 to 2,000."


def test_a_longer_text_is_told_and_left_by_tab(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    area, other = TextArea(look, "What Alex hopes for", limit=10), TextField(look, "Name")
    host = shown(area, other)
    told: list[str] = []
    area.edited.connect(told.append)
    area.put("look")
    assert told == []
    area.edit.setFocus()
    with qtbot.waitSignal(area.finished, timeout=500):
        QTest.keyClick(area.edit, Qt.Key.Key_Tab)
    assert host.focusWidget() is other.edit
    area.edit.setPlainText("x" * 30)
    assert len(area.text()) == 10


def read(typed: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(typed)
    except ValueError:
        return None


def date_field(look: Appearance) -> DateField:
    return DateField(look, "Visit date", say=str, read=read, error="Type a date.", calendar="Calendar", name="visit")


def test_a_typed_date_is_read_on_leaving(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    field = date_field(look)
    shown(field)
    with qtbot.waitSignal(field.day_changed, timeout=500) as told:
        QTest.keyClicks(field.edit, "2026-11-20")
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert told.args == [dt.date(2026, 11, 20)]
    assert field.day() == dt.date(2026, 11, 20)


def test_a_whole_date_is_told_while_the_hand_rests_and_stays_as_typed(
    look: Appearance, qtbot: QtBot, shown: Show
) -> None:
    field = DateField(look, "Born", say=str, read=read_any, error="Type a date.", name="born")
    shown(field)
    told: list[object] = []
    field.day_changed.connect(told.append)
    field.edit.setFocus()
    QTest.keyClicks(field.edit, "17.5.19")
    qtbot.wait(250)
    assert told == [], "the year may go on"
    QTest.keyClicks(field.edit, "84")
    qtbot.waitUntil(lambda: told == [dt.date(1984, 5, 17)], timeout=2000)
    assert field.text() == "17.5.1984"
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert told == [dt.date(1984, 5, 17)]
    assert field.text() == "1984-05-17"


def read_any(typed: str) -> dt.date | None:
    try:
        day, month, year = (int(part) for part in typed.split("."))
        return dt.date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return read(typed)


def test_what_is_no_date_is_said_and_changes_nothing(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    field = date_field(look)
    shown(field)
    field.put(dt.date(2026, 1, 2))
    told: list[object] = []
    field.day_changed.connect(told.append)
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "tomorrow")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert told == []
    assert field.edit.accessibleDescription() == "Type a date."


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_date_is_taken_from_the_calendar(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    field = date_field(look)
    host = shown(field)
    opener = host.findChild(QWidget, "visit_calendar")
    assert opener is not None
    QTest.mouseClick(opener, Qt.MouseButton.LeftButton)
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    with qtbot.waitSignal(field.day_changed, timeout=500) as told:
        calendar.clicked.emit(QDate(2027, 6, 30))
    assert told.args == [dt.date(2027, 6, 30)]
    assert field.text() == "2027-06-30"


def test_fields_in_a_row_have_one_height(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    fields = (TextField(look, "Name"), date_field(look), ChoiceField(look, "Product"), NumberField(look, "Units"))
    shown(*fields)
    assert len({field.sizeHint().height() for field in fields}) == 1


def test_a_choice_is_told_once_it_is_made_by_hand(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    field = ChoiceField(look, "Product", placeholder="Choose", name="product")
    shown(field)
    told: list[str] = []
    field.picked.connect(told.append)
    field.fill([("a", "BOTOX Cosmetic", "onabotulinumtoxinA"), ("b", "Xeomin")], "a")
    assert (field.chosen(), told) == ("a", [])
    field.combo.setFocus()
    QTest.keyClick(field.combo, Qt.Key.Key_Down)
    assert (field.chosen(), told) == ("b", ["b"])
    field.choose("")
    assert field.chosen() == ""


def test_the_wheel_never_changes_a_choice(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    field = ChoiceField(look, "Product")
    shown(field)
    field.fill([("a", "One"), ("b", "Two")], "a")
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field.combo, wheel)
    assert field.chosen() == "a"


def test_the_units_of_a_point_are_typed_and_never_filled_in(look: Appearance, qtbot: QtBot, shown: Show) -> None:
    box = UnitBox(look, name="point")
    shown(box)
    told: list[object] = []
    box.typed.connect(told.append)
    box.tell(None, "Frown lines, point 1, type the units")
    assert box.edit.text() == ""
    box.edit.setFocus()
    with qtbot.waitSignal(box.finished, timeout=500):
        QTest.keyClicks(box.edit, "4")
        QTest.keyClick(box.edit, Qt.Key.Key_Return)
    assert told == [4.0]
    assert box.edit.accessibleName() == "Frown lines, point 1, type the units"
    box.edit.setText("many")
    box.edit.editingFinished.emit()
    assert told == [4.0]
