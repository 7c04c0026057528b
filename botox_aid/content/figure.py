"""Looks at every figure of the content: upside down, out of range, or fit to be printed though nobody read it."""

from collections.abc import Callable, Iterator, Mapping

from botox_aid.domain.catalogue import Catalogue, Release
from botox_aid.domain.product import Indication, Lasting, Product, Reaction, SessionLimit
from botox_aid.domain.source import Source
from botox_aid.domain.vocabulary import Trust
from botox_aid.domain.zone import Effect, PublishedDose, Rate, Timeline

from .statement import Located, located


def figure_faults(catalogue: Catalogue) -> Iterator[str]:
    """Yield every fault in a figure."""
    for table in located(catalogue):
        if isinstance(table.value, Rate):
            yield from _rate(table, catalogue.sources)
        for kind, check in _CHECKS.items():
            if isinstance(table.value, kind):
                yield from check(table)


def _effect(table: Located) -> Iterator[str]:
    effect: Effect = table.value
    if effect.trust is not Trust.READ and any(rate.trust is Trust.READ for rate in effect.rates):
        yield table.problem("trust", "an unconfirmed effect has a read rate that would be printed; mend one of them")


def _reaction(table: Located) -> Iterator[str]:
    reaction: Reaction = table.value
    if reaction.trust is not Trust.READ and reaction.rate is not None and reaction.rate.trust is Trust.READ:
        yield table.problem("trust", "an unconfirmed reaction has a read rate that would be printed; mend one of them")


def _rate(table: Located, sources: Mapping[str, Source]) -> Iterator[str]:
    rate: Rate = table.value
    for key in ("percent", "control_percent"):
        value = getattr(rate, key)
        if value is not None and not 0 <= value <= 100:
            yield table.problem(key, f"is {value}; write a percentage from 0 to 100")
    for key in ("treated_n", "control_n"):
        value = getattr(rate, key)
        if value is not None and value <= 0:
            yield table.problem(key, f"is {value}; write how many were counted, or leave it out")
    seen = [sources[source].trust for source in rate.sources if source in sources]
    if rate.trust is Trust.READ and seen and Trust.READ not in seen:
        yield table.problem("trust", "is read, but none of its sources was; write unconfirmed, or name the text")


def _dose(table: Located) -> Iterator[str]:
    dose: PublishedDose | Indication = table.value
    if (dose.units_low is None) != (dose.units_high is None):
        yield table.problem("units_high", "units_low and units_high belong together; write both or neither")
    elif dose.units_low is not None and dose.units_high is not None and not 0 < dose.units_low <= dose.units_high:
        yield table.problem("units_low", f"{dose.units_low} to {dose.units_high} is upside down; swap or correct them")


def _session_limit(table: Located) -> Iterator[str]:
    if table.value.units <= 0 or table.value.months < 0:
        yield table.problem("units", "a limit must be above 0 units, over 0 months or more; correct it")


def _timeline(table: Located) -> Iterator[str]:
    timeline: Timeline = table.value
    for key in ("onset_days", "peak_days", "duration_weeks"):
        low, high = getattr(timeline, key)
        if not 0 <= low <= high:
            yield table.problem(key, f"{low} to {high} is upside down; swap or correct them")
    onset, peak, gone = timeline.onset_days, timeline.peak_days, timeline.duration_weeks
    if onset[0] > peak[0] or onset[1] > peak[1]:
        yield table.problem("peak_days", "comes before the onset; correct one of them")
    if peak[1] > gone[1] * 7:
        yield table.problem("duration_weeks", "ends before the peak; correct one of them")


def _lasting(table: Located) -> Iterator[str]:
    low, high = table.value.weeks
    if not 0 < low <= high:
        yield table.problem("weeks", f"{low} to {high} is upside down; swap or correct them")


def _product(table: Located) -> Iterator[str]:
    product: Product = table.value
    if product.age_below is not None and product.age_below <= product.age_min:
        yield table.problem("age_below", f"is not above age_min {product.age_min}; correct one of them")


def _release(table: Located) -> Iterator[str]:
    if table.value.review_due <= table.value.compiled_on:
        yield table.problem("review_due", "is not after compiled_on; correct one of them")


_CHECKS: Mapping[type, Callable[[Located], Iterator[str]]] = {
    Effect: _effect,
    Reaction: _reaction,
    PublishedDose: _dose,
    Indication: _dose,
    SessionLimit: _session_limit,
    Timeline: _timeline,
    Lasting: _lasting,
    Product: _product,
    Release: _release,
}
