"""Which statements a catalogue holds, and that no two of them answer to one id."""

from collections.abc import Iterator

from botox_aid.domain.catalogue import Catalogue
from botox_aid.domain.product import Product
from botox_aid.domain.source import Fact
from botox_aid.domain.zone import Effect, PublishedDose, Zone


def zone_facts(zone: Zone) -> Iterator[Fact]:
    """Yield every plain statement of a zone."""
    yield from zone.label_status.values()
    yield from zone.dangers
    yield from zone.cautions
    yield zone.evidence.fact


def product_facts(product: Product) -> Iterator[Fact]:
    """Yield every plain statement of a product."""
    for group in (
        product.excipients,
        product.contraindications,
        product.warnings,
        product.interactions,
        product.storage,
        product.pregnancy,
        product.spread,
        product.interval,
        product.dosing,
        product.course,
        product.reaction_facts,
    ):
        yield from group


def placed_facts(catalogue: Catalogue) -> Iterator[tuple[str, Fact | PublishedDose]]:
    """Yield every statement that is said by ``fact.<id>``, with the file that holds it."""
    for zone in catalogue.zones.values():
        place = f"common/zones/{zone.id}.toml"
        yield from ((place, fact) for fact in zone_facts(zone))
        yield from ((place, dose) for dose in zone.doses)
    yield from (("common/timeline.toml", fact) for fact in catalogue.timeline_facts)
    yield from (("common/management.toml", fact) for fact in catalogue.management)
    yield from ((f"{catalogue.jurisdiction}/legal.toml", fact) for fact in catalogue.legal.duties)
    for product in catalogue.products.values():
        place = f"{catalogue.jurisdiction}/products/{product.id}.toml"
        yield from ((place, fact) for fact in product_facts(product))


def placed_effects(catalogue: Catalogue) -> Iterator[tuple[str, Effect]]:
    """Yield every effect that is said by ``effect.<id>``, with the file that holds it."""
    yield from (("common/general_effects.toml", effect) for effect in catalogue.general_effects)
    for zone in catalogue.zones.values():
        yield from ((f"common/zones/{zone.id}.toml", effect) for effect in zone.effects)


def repeated_ids(catalogue: Catalogue) -> list[str]:
    """Return a problem for each statement or effect whose id is taken.

    Labels of several products may make the same statement, each on its own source; anywhere else a second one is a slip.
    """
    problems = []
    taken: dict[str, str] = {}
    for place, fact in placed_facts(catalogue):
        earlier = taken.get(fact.id)
        taken[fact.id] = place
        shared = earlier is not None and earlier != place and "/products/" in place and "/products/" in earlier
        if earlier is not None and not shared:
            problems.append(f"{place}: id: {fact.id} is taken in {earlier}; give one of them another id")
    effects: dict[str, str] = {}
    for place, effect in placed_effects(catalogue):
        if effect.id in effects:
            problems.append(f"{place}: id: {effect.id} is taken in {effects[effect.id]}; give one of them another id")
        effects.setdefault(effect.id, place)
    for zone in catalogue.zones.values():
        muscles = [muscle.id for muscle in zone.muscles]
        problems.extend(
            f"common/zones/{zone.id}.toml: muscles: {muscle} stands twice; remove one"
            for muscle in sorted(set(muscles))
            if muscles.count(muscle) > 1
        )
    return problems
