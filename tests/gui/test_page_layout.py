"""Where pages stand on screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botox_aid.gui.page_layout import POINT, STEPS, WHOLE, WIDTH, spread, stepped

A4 = (595.0, 842.0)


def test_two_pages_stand_side_by_side_in_a_wide_room() -> None:
    found = spread([A4, A4], (836, 620), WHOLE, gap=20, edge=20)
    assert found.columns == 2
    assert found.whole
    assert found.places[0].y == found.places[1].y
    assert found.places[1].x > found.places[0].x + found.places[0].width
    assert found.height == 620


def test_one_page_is_centred() -> None:
    found = spread([A4], (800, 600), WHOLE, gap=20, edge=20)
    place = found.places[0]
    assert place.x + place.width / 2 == pytest.approx(400)
    assert place.y + place.height / 2 == pytest.approx(300)


def test_a_low_room_shows_the_width_of_one_page_instead_of_unreadable_ones() -> None:
    found = spread([A4, A4], (620, 300), WHOLE, gap=20, edge=20)
    assert not found.whole
    assert found.columns == 1
    assert found.places[0].width == pytest.approx(580)
    assert found.height > 300


def test_width_fills_the_room_up_to_a_limit() -> None:
    assert spread([A4], (635, 900), WIDTH, gap=20, edge=20).places[0].width == pytest.approx(595)
    assert spread([A4], (4000, 900), WIDTH, gap=20, edge=20).scale == pytest.approx(1.5 * POINT)


def test_a_lone_third_page_stands_below_the_left_one() -> None:
    first, _second, third = spread([A4] * 3, (1400, 700), WHOLE, gap=20, edge=20).places
    assert third.x == first.x
    assert third.y > first.y + first.height


def test_no_pages() -> None:
    found = spread([], (500, 400), WHOLE, gap=20, edge=20)
    assert found.places == ()
    assert (found.width, found.height) == (500, 400)


def test_percent_is_the_size_of_the_paper() -> None:
    assert spread([A4], (5000, 5000), POINT, gap=20, edge=20).percent == 100


def test_steps_go_up_and_down_and_end() -> None:
    assert stepped(POINT, 1) > POINT > stepped(POINT, -1)
    assert stepped(STEPS[-1], 1) == STEPS[-1]
    assert stepped(STEPS[0], -1) == STEPS[0]
    assert stepped(POINT * 0.99, 1) == POINT


@given(
    st.lists(st.sampled_from([A4, (612.0, 792.0)]), min_size=1, max_size=8),
    st.tuples(st.floats(60, 4000), st.floats(60, 3000)),
    st.one_of(st.sampled_from([WHOLE, WIDTH]), st.sampled_from(STEPS)),
)
def test_pages_never_overlap_and_stay_on_the_canvas(sizes: list, room: tuple, zoom: object) -> None:
    found = spread(sizes, room, zoom, gap=20, edge=20)
    assert len(found.places) == len(sizes)
    for place in found.places:
        assert place.x >= 0
        assert place.y >= 0
        assert place.x + place.width <= found.width + 1
        assert place.y + place.height <= found.height + 1
    for one in found.places:
        for other in found.places:
            apart = (
                one is other
                or one.x + one.width <= other.x
                or other.x + other.width <= one.x
                or one.y + one.height <= other.y
                or other.y + other.height <= one.y
            )
            assert apart
