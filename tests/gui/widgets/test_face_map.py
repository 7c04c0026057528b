"""The face, aimed at as a user aims: at places on it, by keys, and through the accessibility interface."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from botox_aid.domain.vocabulary import Side, View
from botox_aid.gui.appearance import Appearance
from botox_aid.gui.widgets.face_button import ZoneButton
from botox_aid.gui.widgets.face_map import FaceMap
from tests.gui.widgets.conftest import RESOURCES
from tests.gui.widgets.face_sample import SHAPES, Desk

BUTTON = Qt.MouseButton.LeftButton
SIZE = (860, 660)


@pytest.fixture
def desk(look: Appearance, qtbot: QtBot) -> Desk:
    face = FaceMap(look, RESOURCES / "face", says="Face map")
    qtbot.addWidget(face)
    face.resize(*SIZE)
    with qtbot.waitExposed(face):
        face.show()
    face.activateWindow()
    qtbot.waitUntil(face.isActiveWindow)
    return Desk(face)


def button(desk: Desk, zone: str, side: str = "") -> ZoneButton:
    found = desk.face.zones.of(zone, side)
    assert found is not None
    return found


def inside(zone: ZoneButton) -> QPoint:
    place = zone.heart().toPoint()
    assert zone.shape.contains(QPointF(place))
    return place


def click(desk: Desk, place: QPoint, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    under = desk.face.childAt(place) or desk.face
    QTest.mouseClick(under, BUTTON, keys, under.mapFrom(desk.face, place))


@pytest.mark.parametrize("zone", [zone for zone in SHAPES if zone != "microtox_face"])
def test_a_click_on_a_place_picks_the_zone_that_lies_there(desk: Desk, zone: str) -> None:
    side = "left" if SHAPES[zone][0].endswith("-left") else ""
    place = inside(button(desk, zone, side))
    assert desk.face.childAt(place) is button(desk, zone, side)
    click(desk, place)
    assert desk.asked[-1] == ("toggle", zone, True)
    assert button(desk, zone, side).isChecked()


def test_a_second_click_drops_the_zone(desk: Desk) -> None:
    desk.face.set_option("points", False)
    place = inside(button(desk, "forehead"))
    click(desk, place)
    click(desk, place)
    assert desk.asked[-1] == ("toggle", "forehead", False)


def test_both_sides_are_picked_at_once(desk: Desk) -> None:
    click(desk, inside(button(desk, "crows_feet", "right")))
    assert button(desk, "crows_feet", "left").isChecked()


def test_shift_picks_one_side_alone(desk: Desk) -> None:
    click(desk, inside(button(desk, "crows_feet", "right")), Qt.KeyboardModifier.ShiftModifier)
    assert desk.asked[-1] == ("side", "crows_feet", "right")


def test_sides_are_picked_apart_where_that_is_set(desk: Desk) -> None:
    desk.face.set_option("together", False)
    click(desk, inside(button(desk, "dao", "left")))
    assert desk.asked[-1] == ("side", "dao", "left")


def test_the_patients_left_is_the_viewers_right(desk: Desk) -> None:
    left, right = (button(desk, "masseter", side).geometry().center().x() for side in ("left", "right"))
    assert left > right


@pytest.mark.parametrize("zone", ["nose_tip", "gummy_smile"])
def test_a_small_zone_is_hit_from_beside_it(desk: Desk, zone: str) -> None:
    side = "left" if SHAPES[zone][0].endswith("-left") else ""
    bounds = button(desk, zone, side).shape.boundingRect()
    assert min(bounds.width(), bounds.height()) < 44
    place = QPointF(bounds.center().x(), bounds.center().y() - bounds.height() / 2 - 3).toPoint()
    assert not button(desk, zone, side).shape.contains(QPointF(place))
    click(desk, place)
    assert desk.asked[-1][:2] == ("toggle", zone)


def test_every_zone_can_be_hit_within_44_pixels(desk: Desk) -> None:
    for zone in desk.face.zones.shown():
        centre = zone.heart()
        hits = [
            desk.face.zones.at(centre + QPointF(dx, dy)) is zone for dx in range(-21, 22, 6) for dy in range(-21, 22, 6)
        ]
        assert sum(hits) >= 12, zone.objectName()


def test_a_click_beside_the_face_does_nothing(desk: Desk) -> None:
    click(desk, QPoint(5, 400))
    assert not [asked for asked in desk.asked if asked[0] == "toggle"]


def test_arrows_go_to_the_neighbour_and_space_picks_it(desk: Desk) -> None:
    button(desk, "forehead").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(desk.face.focusWidget(), Qt.Key.Key_Down)
    assert desk.face.focusWidget() is button(desk, "glabella")
    QTest.keyClick(desk.face.focusWidget(), Qt.Key.Key_Space)
    assert button(desk, "glabella").isChecked()
    QTest.keyClick(desk.face.focusWidget(), Qt.Key.Key_Return)
    assert not button(desk, "glabella").isChecked()


@pytest.mark.parametrize("start", ["scalp_hairline", "platysma", "nose_tip"])
def test_every_zone_is_reached_by_arrows(desk: Desk, start: str) -> None:
    reached, waiting = set(), [button(desk, start)]
    while waiting:
        zone = waiting.pop()
        if zone in reached:
            continue
        reached.add(zone)
        for way in (QPoint(0, 1), QPoint(0, -1), QPoint(1, 0), QPoint(-1, 0)):
            neighbour = desk.face.zones.neighbour(zone, way)
            waiting += [neighbour] if neighbour is not None else []
    assert reached == set(desk.face.zones.shown())


def test_typing_finds_a_zone_by_its_name(desk: Desk) -> None:
    button(desk, "forehead").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(desk.face.focusWidget(), "f")
    assert desk.face.focusWidget() is button(desk, "glabella")
    QTest.keyClicks(desk.face.focusWidget(), "o")
    assert desk.face.focusWidget() is button(desk, "forehead")


def test_the_face_is_one_stop_of_the_tab_key(desk: Desk) -> None:
    stops = [zone for zone in desk.face.zones.shown() if zone.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1
    button(desk, "dao", "left").setFocus(Qt.FocusReason.TabFocusReason)
    assert button(desk, "dao", "left").focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not stops[0].focusPolicy() & Qt.FocusPolicy.TabFocus


def test_pointing_at_a_zone_tells_of_it(desk: Desk, qtbot: QtBot) -> None:
    QTest.mouseMove(desk.face, QPoint(3, 3))
    with qtbot.waitSignal(desk.face.zone_hovered, timeout=1000) as told:
        QTest.mouseMove(desk.face, inside(button(desk, "bunny_lines")))
    assert told.args == ["bunny_lines"]


def test_the_keyboard_tells_of_a_zone_though_the_mouse_rests_on_another(desk: Desk, qtbot: QtBot) -> None:
    QTest.mouseMove(desk.face, QPoint(3, 3))
    with qtbot.waitSignal(desk.face.zone_hovered, timeout=1000):
        QTest.mouseMove(desk.face, inside(button(desk, "bunny_lines")))
    with qtbot.waitSignal(desk.face.zone_hovered, timeout=1000) as told:
        button(desk, "mentalis").setFocus(Qt.FocusReason.TabFocusReason)
    assert told.args == ["mentalis"]


def test_a_click_in_a_picked_zone_places_a_point_there(desk: Desk) -> None:
    desk.choose("crows_feet", Side.BOTH)
    place = inside(button(desk, "crows_feet", "left"))
    click(desk, place)
    assert desk.asked[-1] == ("place", "crows_feet", "front", "left")
    point = desk.face.points.of("crows_feet", 0)
    assert point is not None
    assert (point.middle - QPointF(place)).manhattanLength() < 2


def placed(desk: Desk, zone: str = "forehead") -> QPoint:
    desk.choose(zone, Side.BOTH)
    place = inside(button(desk, zone))
    click(desk, place)
    return place


def test_a_point_is_dragged_within_its_zone(desk: Desk) -> None:
    start = placed(desk)
    point = desk.face.points.of("forehead", 0)
    assert point is not None
    end = start + QPoint(40, 5)
    QTest.mousePress(point, BUTTON, pos=point.mapFrom(desk.face, start))
    for place in (start + QPoint(20, 2), end):
        QTest.mouseMove(point, point.mapFrom(desk.face, place))
        QApplication.sendPostedEvents()
    QTest.mouseRelease(point, BUTTON, pos=point.mapFrom(desk.face, end))
    assert desk.asked[-1] == ("move", "forehead", 0)
    moved = desk.face.points.of("forehead", 0)
    assert moved is not None
    assert (moved.middle - QPointF(end)).manhattanLength() < 3


def test_a_point_never_leaves_its_zone(desk: Desk) -> None:
    placed(desk)
    point = desk.face.points.of("forehead", 0)
    assert point is not None
    before = QPointF(point.middle)
    desk.face.points.drag(point, QPointF(5, 5))
    assert point.middle == before


@pytest.mark.parametrize(
    ("key", "way"),
    [(Qt.Key.Key_Left, (-1, 0)), (Qt.Key.Key_Right, (1, 0)), (Qt.Key.Key_Up, (0, -1)), (Qt.Key.Key_Down, (0, 1))],
)
def test_arrows_nudge_a_point(desk: Desk, key: Qt.Key, way: tuple[int, int]) -> None:
    placed(desk)
    point = desk.face.points.of("forehead", 0)
    assert point is not None
    before = QPointF(point.middle)
    point.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(point, key)
    assert desk.asked[-1] == ("move", "forehead", 0)
    moved = desk.face.points.of("forehead", 0)
    assert moved is point
    step = moved.middle - before
    assert (round(step.x()), round(step.y())) == way
    assert point.hasFocus()


def test_delete_removes_a_point_and_enter_opens_its_units(desk: Desk) -> None:
    placed(desk)
    point = desk.face.points.of("forehead", 0)
    assert point is not None
    QTest.keyClick(point, Qt.Key.Key_Return)
    assert desk.asked[-1] == ("open", "forehead", 0, "")
    QTest.keyClick(point, Qt.Key.Key_Delete)
    assert desk.asked[-1] == ("remove", "forehead", 0)
    assert desk.face.points.of("forehead", 0) is None


def test_points_are_placed_by_keyboard_side_by_side(desk: Desk) -> None:
    desk.choose("forehead", Side.BOTH)
    zone = button(desk, "forehead")
    zone.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(5):
        QTest.keyClick(zone, Qt.Key.Key_Insert)
    middles = [point.middle for point in desk.face.points]
    assert len(middles) == 5
    apart = [(one - other).manhattanLength() for place, one in enumerate(middles) for other in middles[place + 1 :]]
    assert min(apart) > 10


def test_without_points_a_click_in_a_picked_zone_drops_it(desk: Desk) -> None:
    desk.face.set_option("points", False)
    desk.choose("forehead", Side.BOTH)
    click(desk, inside(button(desk, "forehead")))
    assert desk.asked[-1] == ("toggle", "forehead", False)


def test_the_skin_zones_are_shown_when_wanted_or_chosen(desk: Desk) -> None:
    assert not [zone for zone in desk.face.zones.shown() if zone.zone == "microtox_face"]
    desk.choose("microtox_face", Side.BOTH)
    assert len([zone for zone in desk.face.zones.shown() if zone.zone == "microtox_face"]) == 3
    desk.choose("microtox_face", None)
    desk.face.set_option("skin", True)
    click(desk, inside(button(desk, "nose_tip")))
    assert desk.asked[-1] == ("toggle", "nose_tip", True)


@pytest.mark.parametrize(("side", "facing"), [(Side.RIGHT, 1), (Side.LEFT, -1)])
def test_the_profile_is_of_the_patients_own_side(desk: Desk, side: Side, facing: int) -> None:
    desk.face.set_view(View.SIDE, side)
    nose, jaw = button(desk, "nose_tip"), button(desk, "masseter", side.value)
    assert (nose.geometry().center().x() - jaw.geometry().center().x()) * facing > 0
    click(desk, inside(jaw), Qt.KeyboardModifier.ShiftModifier)
    assert desk.asked[-1] == ("side", "masseter", side.value)


def test_a_point_on_a_mirrored_profile_keeps_the_fractions_of_the_drawing(desk: Desk) -> None:
    desk.choose("masseter", Side.BOTH)
    places = []
    for side in (Side.RIGHT, Side.LEFT):
        desk.face.set_view(View.SIDE, side)
        shape = button(desk, "masseter", side.value)
        drawn = shape.path.boundingRect().center()
        position = desk.face.place().transform().map(drawn)
        places.append(desk.face.place().fraction(position))
    assert places[0] == pytest.approx(places[1])
    assert places[0] == pytest.approx((drawn.x() / 700, drawn.y() / 820))


def test_a_point_lies_at_the_same_place_of_the_drawing_at_any_size_and_zoom(desk: Desk) -> None:
    placed(desk)
    point = desk.face.points.of("forehead", 0)
    assert point is not None
    fraction = desk.face.place().fraction(point.middle)
    desk.face.resize(1200, 900)
    desk.face.zoom_by(2.0, QPointF(200, 200))
    assert desk.face.place().fraction(point.middle) == pytest.approx(fraction)


def test_zoom_keeps_the_place_under_the_pointer(desk: Desk) -> None:
    spot = QPointF(300, 250)
    before = desk.face.place().fraction(spot)
    desk.face.zoom_by(1.7, spot)
    assert desk.face.place().fraction(spot) == pytest.approx(before)
    desk.face.zoom_by(0.1)
    assert desk.face.place().fraction(spot) == pytest.approx(before)


def test_a_drag_moves_the_picture_where_it_is_larger_than_its_ground(desk: Desk) -> None:
    desk.face.zoom_by(3.0)
    before = desk.face.place().x
    QTest.mousePress(desk.face, BUTTON, pos=QPoint(10, 10))
    QTest.mouseMove(desk.face, QPoint(60, 10))
    QTest.mouseRelease(desk.face, BUTTON, pos=QPoint(60, 10))
    assert desk.face.place().x == pytest.approx(before + 50)
    assert not [asked for asked in desk.asked if asked[0] == "toggle"]


def test_the_illustration_is_drawn_without_anything_waiting(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(desk.face.art.is_ready, timeout=15000)
    picture = desk.face.grab().toImage()
    skin = picture.pixelColor(desk.face.place().position(0.5, 0.5).toPoint())
    assert skin.red() > skin.blue() > 150


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_skin_is_the_same_in_both_themes(desk: Desk, look: Appearance, qtbot: QtBot, mode: str) -> None:
    look.set_mode(mode)
    qtbot.waitUntil(desk.face.art.is_ready, timeout=15000)
    chin = desk.face.place().position(0.42, 0.72).toPoint()
    assert desk.face.grab().toImage().pixelColor(chin).red() > 220


# What a screen reader meets


def test_each_zone_is_a_named_check_box_with_its_side_and_state(desk: Desk) -> None:
    zone = button(desk, "crows_feet", "right")
    seen = QAccessible.queryAccessibleInterface(zone)
    assert seen.role() == QAccessible.Role.CheckBox
    assert seen.text(QAccessible.Text.Name) == "Crow's feet, Alex's right"
    assert seen.text(QAccessible.Text.Description) == "Crow's feet, off label"
    assert seen.state().checkable
    assert not seen.state().checked
    desk.choose("crows_feet", Side.RIGHT)
    assert seen.state().checked
    assert not QAccessible.queryAccessibleInterface(button(desk, "crows_feet", "left")).state().checked


def test_a_screen_reader_picks_a_zone(desk: Desk) -> None:
    zone = button(desk, "glabella")
    actions = QAccessible.queryAccessibleInterface(zone).actionInterface()
    actions.doAction(QAccessibleActionInterface.toggleAction())
    assert desk.asked[-1] == ("toggle", "glabella", True)
    assert zone.isChecked()


def test_the_face_and_its_points_have_names(desk: Desk) -> None:
    placed(desk)
    point = desk.face.points.of("forehead", 0)
    assert point is not None
    seen = QAccessible.queryAccessibleInterface(point)
    assert (seen.role(), seen.text(QAccessible.Text.Name)) == (QAccessible.Role.Button, "point 1")
    whole = QAccessible.queryAccessibleInterface(desk.face)
    assert whole.text(QAccessible.Text.Name) == "Face map"
    assert whole.childCount() >= 20


def test_a_face_without_zones_is_shown_too(look: Appearance, qtbot: QtBot) -> None:
    face = FaceMap(look, RESOURCES / "face", says="Face map")
    qtbot.addWidget(face)
    face.resize(420, 380)
    face.show()
    QApplication.sendEvent(face, QEvent(QEvent.Type.Leave))
    assert face.zones.at(QPointF(100, 100)) is None


def test_units_lacking_and_typed_points_are_told_apart_by_shape(desk: Desk) -> None:
    placed(desk)
    desk.choose("forehead", Side.BOTH)
    point = desk.view.points[0]
    pictures = []
    for units in ("", "4"):
        desk.put(replace(desk.view, points=(replace(point, units=units),)))
        pictures.append(desk.face.grab().toImage())
    assert pictures[0] != pictures[1]
