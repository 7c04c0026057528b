"""The zones step by hand."""

import itertools

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from botox_aid.app.answer_edit import asked_on_screen
from botox_aid.app.flow import Step
from botox_aid.app.zones_view import zones_view
from botox_aid.domain.consultation import Point
from botox_aid.domain.vocabulary import Side, View
from botox_aid.gui.widgets.label import Label
from botox_aid.gui.widgets.notice import Toast
from botox_aid.gui.widgets.popover import Popover

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(hand):
    hand.go(Step.ZONES)
    return hand


def face(desk):
    return desk.page.face


def press_zone(
    desk, zone: str, side: str = "", keys: Qt.KeyboardModifier = NO_KEYS, away: QPoint | None = None
) -> None:
    place = face(desk).zones.of(zone, side).heart().toPoint() + (away or QPoint())
    under = face(desk).childAt(place) or face(desk)
    QTest.mouseClick(under, LEFT, keys, under.mapFrom(face(desk), place))
    QApplication.processEvents()


def planned(desk, zone: str):
    return desk.session.consultation.planned_zone(zone)


def choose_in_menu(desk, name: str, words: str) -> None:
    menus = [menu for menu in desk.page.findChildren(QMenu, name) if menu.isVisible()]
    action = next(action for action in menus[-1].actions() if action.text() == words)
    action.trigger()
    menus[-1].close()
    QApplication.processEvents()


def test_an_empty_step_says_what_to_do(desk) -> None:
    assert desk.find("no_zones").isVisible()
    assert not desk.page.findChild(type(desk.find("no_zones")), "session_total")


def test_a_zone_is_picked_shown_and_taken_out_again(desk) -> None:
    press_zone(desk, "forehead")
    assert desk.session.consultation.zone_ids == ("forehead",)
    assert desk.find("name_forehead").text() == "Forehead lines"
    assert desk.find("missing_forehead").isVisible()
    desk.session.undo()
    assert desk.find("no_zones").isVisible()
    desk.session.redo()
    assert face(desk).zones.of("forehead").isChecked()


def test_one_side_by_shift_and_both_without(desk) -> None:
    press_zone(desk, "masseter", "left", Qt.KeyboardModifier.ShiftModifier)
    assert planned(desk, "masseter").side is Side.LEFT
    press_zone(desk, "masseter", "right")
    assert planned(desk, "masseter").side is Side.BOTH


def test_sides_apart_by_the_switch(desk) -> None:
    desk.page.toolbar.toggles["together"].setChecked(False)
    press_zone(desk, "dao", "right")
    assert planned(desk, "dao").side is Side.RIGHT


def test_points_are_placed_typed_and_mirrored(desk) -> None:
    press_zone(desk, "crows_feet", "right")
    for way in (-10, 10):
        press_zone(desk, "crows_feet", "right", away=QPoint(0, way))
    points = planned(desk, "crows_feet").points
    assert [(point.view, point.side, point.units) for point in points] == [(View.FRONT, Side.RIGHT, None)] * 2
    desk.type_in("point_units_crows_feet_0", "4")
    desk.type_in("point_units_crows_feet_1", "2.5")
    assert planned(desk, "crows_feet").units == 6.5
    desk.press("mirror_crows_feet_right")
    mirrored = planned(desk, "crows_feet").points[2:]
    assert [(point.side, point.units) for point in mirrored] == [(Side.LEFT, None)] * 2
    assert mirrored[0].x == pytest.approx(1 - points[0].x)
    assert desk.find("session_to_type").text() == "2 points lack units"


def test_enter_goes_from_box_to_box_and_on(desk) -> None:
    for y in (0.28, 0.30):
        desk.session.place_point("forehead", Point(View.FRONT, 0.5, y))
    QApplication.processEvents()
    first = desk.find("point_units_forehead_0_edit")
    first.setFocus()
    QTest.keyClicks(first, "2")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert desk.desk.window.focusWidget() is desk.find("point_units_forehead_1_edit")
    QTest.keyClick(desk.desk.window.focusWidget(), Qt.Key.Key_Return)
    assert desk.desk.window.focusWidget() is desk.find("next_step")
    assert planned(desk, "forehead").points[0].units == 2


def test_the_total_of_a_zone_without_points_is_typed(desk) -> None:
    press_zone(desk, "mentalis")
    desk.type_in("units_mentalis", "6")
    assert planned(desk, "mentalis").units == 6
    assert desk.find("session_total").text() == "6"
    assert desk.find("total_mentalis").text() == "6 U"


@pytest.mark.parametrize("how", ["double click", "enter", "digit"])
def test_the_units_of_a_point_are_opened_from_the_face(desk, how: str) -> None:
    desk.session.place_point("forehead", Point(View.FRONT, 0.5, 0.3))
    QApplication.processEvents()
    point = face(desk).points.of("forehead", 0)
    QTest.mouseClick(point, LEFT)
    assert desk.desk.window.focusWidget() is point
    if how == "double click":
        QTest.mouseDClick(point, LEFT)
    else:
        QTest.keyClick(point, Qt.Key.Key_Return if how == "enter" else Qt.Key.Key_4)
    box = desk.find("point_units_forehead_0_edit")
    assert desk.desk.window.focusWidget() is box
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert planned(desk, "forehead").points[0].units == (4 if how == "digit" else None)


def test_the_label_figure_stands_beside_and_is_never_filled_in(desk) -> None:
    desk.session.set_product("botox_cosmetic")
    press_zone(desk, "glabella")
    assert desk.find("reference_glabella").text() == "Label figure, for reference: 20 U."
    assert desk.find("units_glabella_edit").text() == desk.find("units_glabella_edit").placeholderText() == ""


def test_the_difference_of_the_sides_is_said(desk) -> None:
    for side, x, units in ((Side.RIGHT, 0.25, 5), (Side.LEFT, 0.75, 3)):
        desk.session.place_point("crows_feet", Point(View.FRONT, x, 0.47, units, side))
    QApplication.processEvents()
    assert desk.find("reference_crows_feet_right").text() == "Right and left differ by 2 U."


def test_a_point_is_nudged_and_removed_and_that_is_undone(desk) -> None:
    desk.session.place_point("forehead", Point(View.FRONT, 0.5, 0.3))
    QApplication.processEvents()
    point = face(desk).points.of("forehead", 0)
    QTest.mouseClick(point, LEFT)
    QTest.keyClick(point, Qt.Key.Key_Right)
    moved = planned(desk, "forehead").points[0]
    assert moved.x > 0.5
    QTest.keyClick(point, Qt.Key.Key_Delete)
    assert planned(desk, "forehead").points == ()
    desk.session.undo()
    assert planned(desk, "forehead").points == (moved,)


def test_the_card_tells_of_the_zone_and_its_label(desk, qtbot) -> None:
    desk.session.set_product("botox_cosmetic")
    QTest.mouseMove(face(desk), QPoint(2, 2))
    QTest.mouseMove(face(desk), face(desk).zones.of("bunny_lines").heart().toPoint())
    qtbot.waitUntil(lambda: desk.find("zone_card_title").text() == "Bunny lines")
    assert desk.find("zone_card_label").text().startswith("Off label")
    face(desk).zones.of("forehead").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: desk.find("zone_card_title").text() == "Forehead lines")
    assert desk.find("zone_card_label").text().startswith("On label")
    assert face(desk).rect().contains(desk.page.card.geometry())


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_sources_are_one_press_away(desk, qtbot) -> None:
    face(desk).zones.of("glabella").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(desk.page.card.isVisible)
    desk.press("zone_card_sources")
    popover = desk.desk.window.findChild(Popover)
    assert popover is not None
    assert popover.isVisible()
    popover.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_zones_are_added_from_the_list(desk) -> None:
    desk.press("add_zone")
    choose_in_menu(desk, "zones_menu", "Neck bands and jawline")
    assert desk.session.consultation.zone_ids == ("platysma",)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_sides_and_removal_in_the_menu_of_a_row(desk) -> None:
    press_zone(desk, "masseter", "left")
    desk.press("more_masseter")
    choose_in_menu(desk, "zone_menu", "Right side only")
    assert planned(desk, "masseter").side is Side.RIGHT
    desk.press("more_masseter")
    choose_in_menu(desk, "zone_menu", "Remove this zone")
    assert planned(desk, "masseter") is None


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_has_no_room_in_the_bar_is_in_its_menu(desk, qtbot) -> None:
    desk.desk.window.resize(1024, 700)
    qtbot.waitUntil(desk.page.toolbar.toggles["skin"].isHidden)
    desk.press("face_more")
    choose_in_menu(desk, "face_menu", "Skin zones")
    assert [zone for zone in face(desk).zones.shown() if zone.zone == "microtox_face"]


@pytest.mark.parametrize(("view", "side"), [("right", Side.RIGHT), ("left", Side.LEFT)])
def test_a_point_on_the_profile_belongs_to_that_side(desk, view: str, side: Side) -> None:
    desk.page.toolbar.views.segment(view).click()
    press_zone(desk, "masseter", view)
    press_zone(desk, "masseter", view)
    point = planned(desk, "masseter").points[0]
    assert (point.view, point.side) == (View.SIDE, side)
    assert 0.45 < point.x < 0.65


def test_it_leads_to_a_zone_and_to_units_that_are_missing(desk) -> None:
    desk.go(Step.ZONES, "zone.masseter")
    assert desk.desk.window.focusWidget() is face(desk).zones.of("masseter")
    press_zone(desk, "mentalis")
    desk.go(Step.ZONES, "zone.mentalis")
    assert desk.desk.window.focusWidget() is desk.find("units_mentalis_edit")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_ready_strip_leads_to_the_very_point_that_lacks_units(desk, scale) -> None:
    desk.desk.look.set_scale(scale)
    desk.desk.window.resize(1024, 700)
    desk.session.set_product("botox_cosmetic")
    for place, units in ((0.45, 4.0), (0.55, None)):
        desk.session.place_point("glabella", Point(View.FRONT, place, 0.33, units))
    desk.go(Step.PATIENT)
    desk.press("tick_plan")
    assert desk.desk.window.step is Step.ZONES
    assert QApplication.focusWidget().objectName() == "point_units_glabella_1_edit"
    assert QApplication.focusWidget().isVisible()


def test_nothing_is_cut_at_any_size(desk, qtbot) -> None:
    for zone in ("glabella", "crows_feet", "masseter"):
        desk.session.choose_zone(zone, True)
    content = desk.page.panes.parentWidget()
    face(desk).zones.of("dao", "left").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(desk.page.card.isVisible)
    for width, height, scale in itertools.product((1024, 1920), (700, 1080), (1.0, 1.5, 2.0)):
        desk.desk.window.resize(width, height)
        desk.desk.look.set_scale(scale)
        qtbot.wait(40)
        for words in desk.page.card.findChildren(Label):
            cut = (
                words.isVisible() and words.hasHeightForWidth() and words.height() < words.heightForWidth(words.width())
            )
            assert not cut, (words.text(), width, height, scale)
        controls = (desk.page.next, desk.page.face, desk.page.chosen.total, desk.page.chosen.add)
        for control in (control for control in controls if control.isVisible()):
            area = control.rect().translated(control.mapTo(content, QPoint(0, 0)))
            assert content.rect().contains(area), (control.objectName(), width, height, scale)
            assert control.height() >= control.minimumSizeHint().height(), (control.objectName(), width, height, scale)


def test_face_and_list_take_turns_on_a_narrow_page(desk, qtbot) -> None:
    desk.session.place_point("forehead", Point(View.FRONT, 0.5, 0.3))
    desk.desk.window.resize(1024, 700)
    desk.desk.look.set_scale(1.5)
    qtbot.waitUntil(desk.page.panes.isVisible)
    assert face(desk).isVisible()
    place = face(desk).mapTo(desk.page, QPoint(0, face(desk).height()))
    assert desk.page.rect().contains(place), "the chin is below the fold"
    face(desk).point_opened.emit("forehead", 0, "4")
    assert desk.find("point_units_forehead_0_edit").text() == "4"
    assert not face(desk).isVisible()
    assert desk.page.next.isVisible()
    desk.page.panes.segment("face").click()
    assert face(desk).isVisible()


def test_the_next_step_is_one_press_away(desk) -> None:
    desk.press("next_step")
    assert desk.page.objectName() == "product_page"


def test_zoom_goes_in_and_out(desk) -> None:
    fit = face(desk).place().scale
    assert not desk.find("face_farther").isEnabled()
    desk.press("face_nearer")
    assert face(desk).place().scale > fit
    desk.press("face_farther")
    assert face(desk).place().scale == pytest.approx(fit)
    face(desk).zoom_by(9, QPointF(10, 10))
    desk.page.toolbar.views.segment("right").click()
    assert not desk.find("face_farther").isEnabled()


def test_a_zone_says_which_questions_come_with_it_and_leads_to_them(hand) -> None:
    hand.go(Step.ZONES)
    hand.page.zone_toggled.emit("glabella", True, "both")
    assert not [toast for toast in hand.desk.window.findChildren(Toast) if toast.isVisible()], "candidacy is to come"
    hand.session.choose_zone("glabella", False)
    for group in hand.session.state.catalogue.question_groups:
        hand.session.answer_no_to_rest(group.id)
    assert not open_questions(hand)
    hand.page.zone_toggled.emit("crows_feet", True, "both")
    fresh = open_questions(hand)
    assert fresh
    said = hand.find("toast").accessibleName()
    assert f"{len(fresh)} more question" in said
    assert hand.bridge.texts.clinician(f"question.{fresh[0]}.short") in said
    hand.press("toast_act")
    assert hand.desk.window.step is Step.CANDIDACY
    assert fresh[0] in QApplication.focusWidget().objectName()


def open_questions(hand) -> tuple[str, ...]:
    return asked_on_screen(hand.session.state.catalogue, hand.session.plan.assessment.missing)


@pytest.mark.parametrize(("size", "scale"), [((1440, 900), 1.0), ((1024, 700), 1.0), ((1280, 900), 1.25)])
def test_the_card_leaves_the_tags_of_the_chosen_zones_in_sight(desk, size, scale) -> None:
    desk.desk.look.set_scale(scale)
    desk.desk.window.resize(*size)
    for zone in ("glabella", "crows_feet"):
        desk.session.choose_zone(zone, True)
    desk.page.go_to("zone_glabella")
    desk.key(Qt.Key.Key_Right)
    for told in ("forehead", "crows_feet"):
        desk.page.face.zone_hovered.emit(told)
        QApplication.processEvents()
        card, map_ = desk.page.card, face(desk)
        assert card.isVisible()
        above = card.y() - map_._scene._above_tags()
        assert above >= 2 * desk.desk.look.px(44), "two tags have their room"
        assert map_.rect().contains(card.geometry())


def test_before_a_product_is_chosen_the_label_state_is_a_whole_sentence(desk) -> None:
    desk.page.face.zone_hovered.emit("glabella")
    status = desk.find("zone_card_status")
    zone = next(card for card in zones_view(desk.session.state, desk.bridge.texts).cards if card.id == "glabella")
    assert status.text() == zone.label
    assert status.height() >= status.heightForWidth(status.width())
    desk.session.set_product("botox_cosmetic")
    desk.page.face.zone_hovered.emit("glabella")
    assert desk.find("zone_card_label").text() == "On label, Botox Cosmetic"
    assert not status.isVisible()
