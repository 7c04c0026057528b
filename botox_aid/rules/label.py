"""Findings of the plan against the label of the chosen product."""

from collections.abc import Iterator

from ..domain.catalogue import Catalogue
from ..domain.consultation import AnswerRecord, Consultation, PlannedZone
from ..domain.plan import Finding
from ..domain.product import Indication, Product, SessionLimit
from ..domain.vocabulary import Action, Answer, Category, Level, Side
from .schedule import earliest_repeat, months_after

# Sums of typed decimals differ from the typed limit in the last binary digit.
_ROUNDING = 1e-6


def findings(catalogue: Catalogue, consultation: Consultation) -> Iterator[Finding]:
    """Yield where the plan leaves the label; nothing without a product."""
    product = catalogue.products.get(consultation.product)
    if product is None:
        return
    yield from _age(catalogue, product, consultation)
    for zone_id in catalogue.zones:
        planned = consultation.planned_zone(zone_id)
        if planned is not None:
            yield from _zone(catalogue, product, planned, consultation)
    yield from _session(catalogue, product, consultation)


def typed_units(planned: PlannedZone) -> float | None:
    """Return the units typed for a zone: its total, else the sum of its points, else ``None``."""
    if planned.units is not None:
        return planned.units
    typed = [point.units for point in planned.points if point.units is not None]
    return sum(typed) if typed else None


def total_units(consultation: Consultation) -> float | None:
    """Return the plain sum of what was typed for the session, ``None`` where nothing was."""
    typed = [units for units in map(typed_units, consultation.zones) if units is not None]
    return sum(typed) if typed else None


def label_units(indication: Indication | None, side: Side) -> tuple[float, float] | None:
    """Return the label's lowest and highest total for a zone, half of it for one side."""
    if indication is None:
        return None
    ends = [units for units in (indication.units_low, indication.units_high) if units is not None]
    if not ends:
        return None
    share = 1.0 if side is Side.BOTH else 0.5
    return min(ends) * share, max(ends) * share


def _age(catalogue: Catalogue, product: Product, consultation: Consultation) -> Iterator[Finding]:
    age = consultation.age_on(consultation.visit.date)
    if age is None or product.age_below is None or age < product.age_below:
        return
    banned = product.age_is_contraindication
    question = catalogue.questions["age_over_label"]
    yield Finding(
        id="age_over_label",
        level=Level.HARD_STOP if banned else Level.CAUTION,
        category=Category.ABSOLUTE if banned else question.category,
        action=Action.DO_NOT_TREAT if banned else question.action,
        text=f"question.age_over_label.why.{'barred' if banned else 'off_label'}",
        sources=product.age_sources or question.sources_in(catalogue.jurisdiction),
        values={"product": product.id, "age": age, "limit": product.age_below},
    )


def _zone(
    catalogue: Catalogue, product: Product, planned: PlannedZone, consultation: Consultation
) -> Iterator[Finding]:
    indication = product.indication(planned.zone)
    about = {"product": product.id, "zone": planned.zone}
    if indication is None:
        status = catalogue.zones[planned.zone].label_status.get(catalogue.jurisdiction)
        sources = tuple(dict.fromkeys((*product.label_sources, *(status.sources if status is not None else ()))))
        yield _caution(catalogue, "off_label", (planned.zone,), sources, about)
        return
    if any(zone not in consultation.zone_ids for zone in indication.dosed_with):
        yield _caution(catalogue, "forehead_alone", (planned.zone,), indication.sources, about)
    units, limits = typed_units(planned), label_units(indication, planned.side)
    if units is not None and limits is not None and units > limits[1] + _ROUNDING:
        values = {**about, "units": units, "limit": limits[1]}
        yield _caution(catalogue, "units_over_label", (planned.zone,), indication.sources, values, "zone")


def _session(catalogue: Catalogue, product: Product, consultation: Consultation) -> Iterator[Finding]:
    limit, units = product.session_limit, total_units(consultation)
    if limit is None or units is None:
        return
    earlier = _earlier_units(product, limit, consultation)
    if units + earlier > limit.units + _ROUNDING:
        values = {"product": product.id, "units": units, "earlier": earlier, "limit": limit.units}
        yield _caution(catalogue, "units_over_label", (), limit.sources, values, "session")


def _earlier_units(product: Product, limit: SessionLimit, consultation: Consultation) -> float:
    """Return the units of the same product that still count; a date that nobody knows counts as recent."""
    record = consultation.answers.get("toxin_recent")
    if not limit.months or record is None or record.answer is Answer.NO or record.units is None:
        return 0.0
    if not _same_product(product, record):
        return 0.0
    visit = consultation.visit.date
    if record.date is None or visit is None:
        return record.units
    ends = max(months_after(record.date, limit.months), earliest_repeat(record.date))
    return record.units if visit < ends else 0.0


def _same_product(product: Product, record: AnswerRecord) -> bool:
    return record.product.strip().casefold() in {product.id, product.brand.casefold()}


def _caution(
    catalogue: Catalogue,
    item: str,
    zones: tuple[str, ...],
    sources: tuple[str, ...],
    values: dict[str, object] | dict[str, str],
    kind: str = "",
) -> Finding:
    question = catalogue.questions[item]
    return Finding(
        id=item,
        level=Level.CAUTION,
        category=question.category,
        action=question.action,
        text=f"question.{item}.why" + (f".{kind}" if kind else ""),
        sources=sources or question.sources_in(catalogue.jurisdiction),
        zones=zones,
        values=dict(values),
    )
