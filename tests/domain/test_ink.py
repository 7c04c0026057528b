"""The outline of a drawn stroke."""

import math

from hypothesis import given
from hypothesis import strategies as st

from botox_aid.domain.consultation import Stroke
from botox_aid.domain.ink import outline, weight_of_speed

spots = st.tuples(st.floats(-100, 100), st.floats(-100, 100))


def test_nothing_drawn_gives_nothing() -> None:
    assert outline(Stroke(())) == ()


def test_a_press_is_a_dot() -> None:
    commands = outline(Stroke(((5.0, 5.0),)))
    assert [command.act for command in commands] == ["M", "C", "C", "C", "C", "Z"]
    assert all(math.dist(spot, (5, 5)) < 1 for command in commands for spot in command.spots)


def test_a_line_has_two_edges_and_is_closed() -> None:
    commands = outline(Stroke(((0.0, 0.0), (5.0, 0.0), (10.0, 0.0)), (0.5, 0.5, 0.5)))
    assert [command.act for command in commands] == ["M", "C", "C", "L", "C", "C", "Z"]
    heights = [y for command in commands for _, y in command.spots]
    assert 0.2 < max(heights) < 0.6
    assert min(heights) == -max(heights)


def test_pressure_makes_it_thicker() -> None:
    points = tuple((float(x), 0.0) for x in range(10))

    def thickness(weight: float) -> float:
        commands = outline(Stroke(points, (weight,) * len(points)))
        return max(y for command in commands for _, y in command.spots)

    assert thickness(1.0) > thickness(0.5) > thickness(0.0) > 0


def test_a_fast_hand_is_light() -> None:
    assert weight_of_speed(0, 10) == 1.0
    assert weight_of_speed(1, 10) > weight_of_speed(5, 10) >= 0.3
    assert weight_of_speed(500, 0) >= 0.3


@given(st.lists(spots, max_size=30), st.lists(st.floats(0, 1), max_size=30))
def test_any_stroke_stays_near_where_it_was_drawn(points: list[tuple[float, float]], weights: list[float]) -> None:
    commands = outline(Stroke(tuple(points), tuple(weights)))
    assert bool(commands) == bool(points)
    if not points:
        return
    reach = max(math.dist(one, other) for one in points for other in points) + 1.0
    for command in commands:
        for x, y in command.spots:
            assert math.isfinite(x)
            assert math.isfinite(y)
            assert min(math.dist((x, y), point) for point in points) <= reach
