"""What a counted figure is called on paper: people in 100, and never a whole one where it was less."""

import pytest

from botox_aid.domain.plan import PrintedRate


@pytest.mark.parametrize(
    ("percent", "in_100"),
    [(0, 0), (0.2, 0), (0.5, 0), (0.99, 0), (1, 1), (1.4, 1), (1.5, 2), (2.5, 3), (9.6, 10), (99.5, 100), (100, 100)],
)
def test_less_than_one_in_a_hundred_is_never_rounded_up_to_one(percent: float, in_100: int) -> None:
    rate = PrintedRate(percent, percent, "onabotulinumtoxinA", ("counted",))
    assert (rate.in_100, rate.control_in_100) == (in_100, in_100)


def test_a_placebo_that_nobody_counted_is_no_zero() -> None:
    assert PrintedRate(3.0, None, "onabotulinumtoxinA", ("counted",)).control_in_100 is None
