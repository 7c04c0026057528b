"""The risks of exactly this plan: one row for each effect, with the figure that may be printed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ..domain.catalogue import Catalogue
from ..domain.consultation import Consultation
from ..domain.plan import PrintedRate, Risk, RiskGroup
from ..domain.printable import may_print_words
from ..domain.product import Product
from ..domain.vocabulary import EffectKind, Severity, Trust
from ..domain.zone import Effect
from .figure import Figure, general_figure, zone_figure

# What any needle does; it stands under "what most people notice" though nobody counted it.
_EVERY_INJECTION = frozenset({"sting", "bumps"})
# Graded serious for what they can lead to; that has a sign of its own, and a row says how long they last and what to do.
_WITH_ADVICE = frozenset({"dry_eye", "lower_lid_sag"})
# Serious ones that need help fast, though no text grades them.
_GET_HELP = frozenset({"infection", "double_vision", "swallow_trouble", "sore_eye", "weak_neck", "voice_change"})
# The aim itself is no side effect.
_WISHED = frozenset(
    {"weaker_frown", "less_gum", "less_sweat", "corners_relax", "bands_soften", "slow_shape", "small_lift"}
)
# Sums over many effects.
_SUMS = frozenset({"any_event", "related_event", "serious_event"})
# Illness of the season, counted in every trial: it teaches nothing unless the drug adds to it.
_COLDS = frozenset({"cold_like", "flu_like"})
_LID_DROOP = "droopy_lid"
_UPPER_FACE = "upper_face"
# "Most people" is half of them or more.
_MOST_FROM_PERCENT = 50
_NEW_ROW_FROM_PERCENT = 1
_ARRAYS = 4


@dataclass(slots=True)
class _Row:
    """What is known about one concept while the table is gathered."""

    effects: list[tuple[str, Effect]] = field(default_factory=list)
    general: bool = False

    @property
    def serious(self) -> bool:
        return any(effect.severity is not None for _, effect in self.effects)

    @property
    def life_threatening(self) -> bool:
        return any(effect.severity is Severity.LIFE_THREATENING for _, effect in self.effects)

    @property
    def zones(self) -> set[str]:
        return {zone_id for zone_id, _ in self.effects if zone_id}

    @property
    def zones_of_their_own(self) -> set[str]:
        return {zone_id for zone_id, effect in self.effects if zone_id and not effect.regions}

    @property
    def sources(self) -> Iterator[str]:
        for _, effect in self.effects:
            yield from effect.sources


def risks(catalogue: Catalogue, consultation: Consultation) -> tuple[Risk, ...]:
    """Return the rows of the risk table in the order of the paper; nothing before a zone is chosen."""
    chosen = tuple(zone_id for zone_id in catalogue.zones if zone_id in consultation.zone_ids)
    if not chosen:
        return ()
    product = catalogue.products.get(consultation.product)
    rows = _gathered(catalogue, chosen, product)
    every = (_risk(concept, row, catalogue, chosen, product) for concept, row in rows.items())
    found = [risk for risk in every if risk.concept not in _COLDS or _beats_placebo(risk.rate)]
    order = list(RiskGroup)
    found.sort(
        key=lambda risk: (
            order.index(risk.group),
            risk.group is RiskGroup.SERIOUS and not rows[risk.concept].life_threatening,
            -risk.rate.percent if risk.rate else 1,
        )
    )
    return _with_arrays(found, {concept for concept, row in rows.items() if row.effects})


def _beats_placebo(rate: PrintedRate | None) -> bool:
    if rate is None or rate.control_percent is None:
        return False
    return rate.percent - rate.control_percent >= _NEW_ROW_FROM_PERCENT


def _gathered(catalogue: Catalogue, chosen: tuple[str, ...], product: Product | None) -> dict[str, _Row]:
    rows: dict[str, _Row] = {}
    regions = {catalogue.zones[zone_id].region for zone_id in chosen}
    for effect in catalogue.general_effects:
        if _is_row(effect) and (not effect.regions or regions.intersection(effect.regions)):
            row = rows.setdefault(effect.concept, _Row())
            row.general = row.general or not effect.regions
            bound = [zone_id for zone_id in chosen if catalogue.zones[zone_id].region in effect.regions]
            row.effects.extend((zone_id, effect) for zone_id in bound or [""])
    for zone_id in chosen:
        for effect in catalogue.zones[zone_id].effects:
            if _is_row(effect):
                rows.setdefault(effect.concept, _Row()).effects.append((zone_id, effect))
    for concept in _counted_by_label(product, chosen):
        rows.setdefault(concept, _Row())
    return rows


def _is_row(effect: Effect) -> bool:
    """Return whether an effect may stand on paper.

    What nobody read in a text is printed only where leaving it out would be less safe (clinical facts, point 3).
    """
    if effect.umbrella or effect.concept in _WISHED:
        return False
    return may_print_words(effect, safety=effect.kind is EffectKind.RARE_SERIOUS)


def _counted_by_label(product: Product | None, chosen: tuple[str, ...]) -> Iterator[str]:
    for reaction in product.reactions if product is not None else ():
        read = reaction.trust is Trust.READ and reaction.rate is not None and reaction.rate.trust is Trust.READ
        here = bool(reaction.zones) and all(zone in chosen for zone in reaction.zones)
        known = here and reaction.concept not in _SUMS | _WISHED
        if read and known and reaction.rate is not None and reaction.rate.percent >= _NEW_ROW_FROM_PERCENT:
            yield reaction.concept


def _risk(concept: str, row: _Row, catalogue: Catalogue, chosen: tuple[str, ...], product: Product | None) -> Risk:
    figure = _highest(concept, row, catalogue, chosen, product)
    rate = figure.printed(product) if figure is not None else None
    named = row.zones | ({figure.zone} if figure is not None else set())
    sources = dict.fromkeys([*(rate.sources if rate is not None else ()), *row.sources])
    return Risk(
        concept=concept,
        group=_group(concept, row, rate),
        zones=() if row.general else tuple(zone_id for zone_id in chosen if zone_id in named),
        rate=rate,
        sources=tuple(sources),
        rate_zone=figure.zone if figure is not None else "",
    )


def _highest(
    concept: str, row: _Row, catalogue: Catalogue, chosen: tuple[str, ...], product: Product | None
) -> Figure | None:
    """Return the highest figure over the chosen zones; a pooled one only where no zone has its own.

    That nobody had it in a trial does not mean that nobody can: a zero stands only where every zone that brings the
    effect was counted, and never for a serious effect.
    """
    found = {zone_id: zone_figure(concept, catalogue.zones[zone_id], product, chosen) for zone_id in chosen}
    own = [figure for figure in found.values() if figure is not None]
    if own:
        best = max(own, key=lambda figure: figure.rate.percent)
        counted = all(found[zone_id] is not None for zone_id in row.zones_of_their_own)
        if best.rate.percent > 0 or (counted and not row.serious):
            return best
    if any(catalogue.zones[zone_id].region == _UPPER_FACE for zone_id in chosen):
        return general_figure(concept, catalogue.general_effects, product)
    return None


def _group(concept: str, row: _Row, rate: PrintedRate | None) -> RiskGroup:
    if concept in _GET_HELP or (row.serious and concept not in _WITH_ADVICE):
        return RiskGroup.SERIOUS
    if concept in _EVERY_INJECTION or (rate is not None and rate.percent >= _MOST_FROM_PERCENT):
        return RiskGroup.MOST
    return RiskGroup.LESS_OFTEN


def _with_arrays(found: Iterable[Risk], of_zones: set[str]) -> tuple[Risk, ...]:
    """Mark the rows that are drawn: the highest of at least 1 in 100, a lid droop before all others.

    What only the label counted, such as colds, yields to the effects of the injection itself.
    """
    rows = tuple(found)
    counted = [(risk, risk.rate) for risk in rows if risk.rate is not None and risk.rate.in_100 >= 1]
    counted.sort(key=lambda pair: (pair[0].concept != _LID_DROOP, pair[0].concept not in of_zones, -pair[1].percent))
    drawn = {risk.concept for risk, _ in counted[:_ARRAYS]}
    return tuple(replace(risk, array=risk.concept in drawn) for risk in rows)
