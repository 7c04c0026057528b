"""Which counted figure of an effect may be shown to a patient."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ..domain.catalogue import Effect, Product, Rate, Zone
from ..domain.plan import PrintedRate
from ..domain.printable import printed_rate
from ..domain.vocabulary import Trust


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted figure for one zone; ``zone`` is empty where it was pooled over several."""

    rate: Rate
    zone: str
    higher_of_two: bool = False

    def printed(self, product: Product | None) -> PrintedRate | None:
        """Return the figure as a patient reads it, through the one gate by which a figure reaches paper."""
        borrowed = product is not None and not same_drug(self.rate.generic, product.generic)
        return printed_rate(self.rate, borrowed=borrowed, higher_of_two=self.higher_of_two)


def same_drug(one: str, other: str) -> bool:
    """Return whether two international names mean one drug; the US adds a suffix of four letters to some."""
    return one.partition("-")[0].casefold() == other.partition("-")[0].casefold()


def zone_figure(concept: str, zone: Zone, product: Product | None, chosen: Collection[str]) -> Figure | None:
    """Return the figure of an effect for one zone, or ``None`` where none was read.

    The chosen product's own count comes first. Where the zone's literature counted the same drug and the two
    differ, the higher is shown and marked (clinical facts, point 4: the stricter of two texts).
    """
    own = _highest(_label_rates(concept, zone.id, product, chosen))
    studied = list(_read_rates(effect for effect in zone.effects if effect.concept == concept))
    if product is not None:
        same = _highest(rate for rate in studied if same_drug(rate.generic, product.generic))
        if own is not None and same is not None:
            higher = max(own, same, key=lambda rate: rate.percent)
            return Figure(higher, zone.id, higher_of_two=own.percent != same.percent)
        own = own or same
    best = own or _highest(studied)
    return Figure(best, zone.id) if best is not None else None


def general_figure(concept: str, effects: Iterable[Effect], product: Product | None) -> Figure | None:
    """Return the figure pooled over the upper face, of the product's own drug where there is one."""
    rates = list(_read_rates(effect for effect in effects if effect.concept == concept))
    own = [rate for rate in rates if product is not None and same_drug(rate.generic, product.generic)]
    best = _highest(own or rates)
    return Figure(best, "") if best is not None else None


def _read_rates(effects: Iterable[Effect]) -> Iterator[Rate]:
    for effect in effects:
        if effect.trust is Trust.READ and not effect.umbrella:
            yield from (rate for rate in effect.rates if rate.trust is Trust.READ)


def _label_rates(concept: str, zone_id: str, product: Product | None, chosen: Collection[str]) -> Iterator[Rate]:
    """Yield the product's own read figures for a zone; zones counted together count only where all are chosen."""
    for reaction in product.reactions if product is not None else ():
        of_zone = zone_id in reaction.zones and all(zone in chosen for zone in reaction.zones)
        if reaction.concept != concept or not of_zone or reaction.trust is not Trust.READ:
            continue
        if reaction.rate is not None and reaction.rate.trust is Trust.READ:
            yield reaction.rate


def _highest(rates: Iterable[Rate]) -> Rate | None:
    return max(rates, key=lambda rate: rate.percent, default=None)
