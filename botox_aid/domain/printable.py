"""The one gate by which a figure may reach paper.

A number is printed for a patient only where it was read in the text it names; otherwise the paper says that nobody
knows. A statement that nobody confirmed may be printed in words alone, and only where leaving it out would be less
safe. Nothing else in the project makes a ``PrintedRate``, and a test sees to that.
"""

from .guidance import RedFlag
from .plan import PrintedRate
from .product import Reaction
from .source import Fact
from .vocabulary import Trust
from .zone import Effect, Rate, Timeline


def printed_rate(
    rate: Rate | None,
    *,
    borrowed: bool = False,
    higher_of_two: bool = False,
    of: Effect | Reaction | None = None,
    placebo_of: Rate | None = None,
) -> PrintedRate | None:
    """Return a rate as it may be printed.

    Args:
        rate: What was counted.
        borrowed: It was counted with another botulinum toxin than the chosen one.
        higher_of_two: Two texts differ and this is the higher figure.
        of: The effect or reaction that was counted; a figure is no better known than what it counts.
        placebo_of: A count of the same effect, drug and zone, whose placebo figure is shown where this one has none.

    Returns:
        The rate, without a placebo figure that was not read, or ``None`` where no number may be printed.
    """
    if rate is None or rate.trust is not Trust.READ or (of is not None and of.trust is not Trust.READ):
        return None
    placebo, sources = _read_placebo(rate), rate.sources
    if placebo is None and placebo_of is not None:
        placebo = _read_placebo(placebo_of)
        sources = tuple(dict.fromkeys((*rate.sources, *(placebo_of.sources if placebo is not None else ()))))
    return PrintedRate(
        percent=rate.percent,
        control_percent=placebo,
        generic=rate.generic,
        sources=sources,
        borrowed=borrowed,
        higher_of_two=higher_of_two,
        of_treatments=rate.of_treatments,
        setting=rate.setting,
    )


def _read_placebo(rate: Rate) -> float | None:
    return rate.control_percent if rate.trust is Trust.READ and rate.control_trust is Trust.READ else None


def printed_timeline(timeline: Timeline) -> Timeline | None:
    """Return a timeline whose days and weeks may be printed, or ``None`` where they were not read."""
    return timeline if timeline.trust is Trust.READ else None


def may_print_words(statement: Fact | Effect | Reaction | RedFlag, *, safety: bool = False) -> bool:
    """Return whether a statement may stand on paper, in words without numbers.

    Args:
        statement: What would be printed.
        safety: Leaving it out would be less safe: a red flag or a contraindication.
    """
    return statement.trust is Trust.READ or safety or isinstance(statement, RedFlag)
