"""Which of several counts stands for an effect, and whose placebo figure stands beside it."""

from botox_aid.domain.vocabulary import Trust
from botox_aid.rules.figure import general_figure
from tests.rules.small_catalogue import effect, rate


def test_a_placebo_figure_that_nobody_read_hides_none_that_was_read() -> None:
    unread = rate(4.0, control=9.0, control_trust=Trust.UNCONFIRMED)
    found = general_figure("droopy_lid", [effect("droopy_lid", unread, rate(2.0, control=1.0))], None)
    assert found is not None
    printed = found.printed(None)
    assert printed is not None
    assert (printed.percent, printed.control_percent) == (4.0, 1.0)


def test_of_two_placebo_figures_that_of_the_higher_count_is_shown() -> None:
    rates = rate(5.0), rate(2.0, control=1.0), rate(3.0, control=0.5)
    found = general_figure("droopy_lid", [effect("droopy_lid", *rates)], None)
    assert found is not None
    printed = found.printed(None)
    assert printed is not None
    assert (printed.percent, printed.control_percent) == (5.0, 0.5)
    assert printed.sources == ("counted_5.0", "counted_3.0")
