"""Zones and points from one value to the next."""

import pytest

from botox_aid.app import zone_edit
from botox_aid.domain.consultation import Point
from botox_aid.domain.vocabulary import Side, View


def point(units: float | None = None, side: Side | None = None, view: View = View.FRONT) -> Point:
    return Point(view, 0.25, 0.5, units, side)


def test_a_total_follows_the_sum_of_its_points(empty) -> None:
    changed = zone_edit.with_point(empty, "glabella", point(4))
    changed = zone_edit.with_point(changed, "glabella", point(4))
    assert changed.planned_zone("glabella").units == 8
    changed = zone_edit.with_point_replaced(changed, "glabella", 0, lambda _old: None)
    assert changed.planned_zone("glabella").units == 4


def test_a_total_that_was_typed_stays_unless_the_points_exceed_it(empty) -> None:
    changed = zone_edit.with_units(zone_edit.with_zone(empty, "glabella", Side.BOTH), "glabella", 20)
    changed = zone_edit.with_point(changed, "glabella", point(4))
    assert changed.planned_zone("glabella").units == 20
    changed = zone_edit.with_point(changed, "glabella", point(30))
    assert changed.planned_zone("glabella").units == 34


def test_a_total_never_lies_below_its_points(empty) -> None:
    changed = zone_edit.with_point(empty, "glabella", point(4))
    assert zone_edit.with_units(changed, "glabella", 2) == changed
    assert zone_edit.with_units(changed, "glabella", None) == changed


def test_untyped_points_leave_the_total_open(empty) -> None:
    changed = zone_edit.with_point(empty, "glabella", point())
    assert changed.planned_zone("glabella").units is None


@pytest.mark.parametrize(("view", "x"), [(View.FRONT, 0.75), (View.SIDE, 0.25)])
def test_mirroring_copies_places_and_no_units(empty, view: View, x: float) -> None:
    changed = zone_edit.with_point(empty, "crows_feet", point(4, Side.RIGHT, view))
    changed = zone_edit.with_points_mirrored(changed, "crows_feet", Side.RIGHT)
    copied = changed.planned_zone("crows_feet").points[1]
    assert (copied.side, copied.units, copied.x) == (Side.LEFT, None, x)
    assert changed.planned_zone("crows_feet").side is Side.BOTH


def test_mirroring_nothing_changes_nothing(empty) -> None:
    changed = zone_edit.with_zone(empty, "crows_feet", Side.BOTH)
    assert zone_edit.with_points_mirrored(changed, "crows_feet", Side.RIGHT) == changed
    assert zone_edit.with_points_mirrored(changed, "crows_feet", Side.BOTH) == changed


def test_a_side_takes_its_points_with_it(empty) -> None:
    changed = zone_edit.with_point(empty, "crows_feet", point(4, Side.RIGHT))
    changed = zone_edit.with_point(changed, "crows_feet", point(6, Side.LEFT))
    assert changed.planned_zone("crows_feet").side is Side.BOTH
    changed = zone_edit.with_zone(changed, "crows_feet", Side.LEFT)
    assert [entry.units for entry in changed.planned_zone("crows_feet").points] == [6]
    assert changed.planned_zone("crows_feet").units == 6


def test_sides_toggle(empty) -> None:
    changed = zone_edit.with_side_toggled(empty, "masseter", Side.LEFT)
    assert changed.planned_zone("masseter").side is Side.LEFT
    changed = zone_edit.with_side_toggled(changed, "masseter", Side.RIGHT)
    assert changed.planned_zone("masseter").side is Side.BOTH
    changed = zone_edit.with_side_toggled(changed, "masseter", Side.RIGHT)
    assert changed.planned_zone("masseter").side is Side.LEFT
    changed = zone_edit.with_side_toggled(changed, "masseter", Side.LEFT)
    assert changed.planned_zone("masseter") is None


def test_an_index_that_is_not_there_changes_nothing(empty) -> None:
    changed = zone_edit.with_zone(empty, "glabella", Side.BOTH)
    assert zone_edit.with_point_replaced(changed, "glabella", 3, lambda old: old) == changed
