"""Which counted figure of an effect may be shown to a patient."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ..domain.plan import PrintedRate
from ..domain.printable import printed_rate
from ..domain.product import Product
from ..domain.vocabulary import Trust
from ..domain.zone import Effect, Rate, Zone


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted figure for one zone; ``zone`` is empty where it was pooled over several.

    Attributes:
        placebo_of: A count of the same drug under the same conditions, whose placebo figure stands in for a lacking one.
    """

    rate: Rate
    zone: str
    higher_of_two: bool = False
    placebo_of: Rate | None = None

    def printed(self, product: Product | None) -> PrintedRate | None:
        """Return the figure as a patient reads it, through the one gate by which a figure reaches paper."""
        borrowed = product is not None and not same_drug(self.rate.generic, product.generic)
        return printed_rate(self.rate, borrowed=borrowed, higher_of_two=self.higher_of_two, placebo_of=self.placebo_of)


def same_drug(one: str, other: str) -> bool:
    """Return whether two international names mean one drug; the US adds a suffix of four letters to some."""
    return one.partition("-")[0].casefold() == other.partition("-")[0].casefold()


def zone_figure(concept: str, zone: Zone, product: Product | None, chosen: Collection[str]) -> Figure | None:
    """Return the figure of an effect for one zone, or ``None`` where none was read.

    Counts of the chosen product's own drug come first, on its label or in the zone's literature.
    """
    studied = list(_read_rates(effect for effect in zone.effects if effect.concept == concept))
    return _figure([*_label_rates(concept, zone.id, product, chosen), *studied], zone.id, product)


def general_figure(concept: str, effects: Iterable[Effect], product: Product | None) -> Figure | None:
    """Return the figure pooled over the upper face, of the product's own drug where there is one."""
    rates = _read_rates(effect for effect in effects if effect.concept == concept)
    return _figure(list(rates), "", product)


def _figure(rates: list[Rate], zone_id: str, product: Product | None) -> Figure | None:
    """Return the highest of the figures that count here.

    Where two texts counted the same drug under the same conditions and differ, the higher is shown and marked
    (clinical facts, point 4: the stricter of two texts); a placebo figure that its own text lacks comes from the other.
    """
    if not rates:
        return None
    own = [rate for rate in rates if product is not None and same_drug(rate.generic, product.generic)]
    best = max(own or rates, key=lambda rate: rate.percent)
    alike = [rate for rate in rates if same_drug(rate.generic, best.generic) and rate.setting == best.setting]
    differ = any(rate.percent != best.percent for rate in alike)
    controlled = [rate for rate in alike if rate.control_percent is not None and rate.control_trust is Trust.READ]
    placebo_of = max(controlled, key=lambda rate: rate.percent, default=None)
    return Figure(best, zone_id, higher_of_two=differ, placebo_of=placebo_of)


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
