"""The product step: the label's figures beside what the clinician types, and the checks on the plan."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ..domain.plan import ZonePlan
from ..domain.product import Product
from ..domain.source import Fact
from ..domain.vocabulary import Level, Trust
from ..text import Texts
from .finding_view import FindingView, finding_views
from .flow import Place, Step
from .ready_view import open_stops
from .timeline import State
from .wording import SourceLine, Wording
from .zone_edit import points_total
from .zones_view import units_to_type


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One zone of the table.

    Attributes:
        partly: The label covers the zone, but not this age, amount or zone on its own.
        label: Whether the use is on label; empty without a product.
        figure: The label's total as plain text; never a value of the field.
        units: What was typed.
        least: Sum of the zone's points, below which its total cannot lie.
        published: What else was published for this product's drug, as reference.
    """

    zone: str
    letter: str
    name: str
    detail: str
    on_label: bool | None
    partly: bool
    label: str
    figure: str
    figure_detail: str
    source: str
    sources: tuple[SourceLine, ...]
    published: tuple[str, ...]
    units: float | None
    least: float
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checks on this plan; ``level`` is ``ok`` or that of a finding."""

    level: str
    title: str
    detail: str
    place: Place | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class LabelSection:
    """Facts of the product's label under one heading."""

    title: str
    lines: tuple[str, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class ProductView:
    """The product step in finished words.

    Attributes:
        products: Id, brand and international name.
        expiry_state: ``ok``, ``stop`` or empty while no expiry was typed.
    """

    product_label: str
    products: tuple[tuple[str, str, str], ...]
    product: str
    lot: str
    expiry: dt.date | None
    expiry_state: str
    expiry_says: str
    label_note: str
    rows: tuple[LabelRow, ...]
    summary: str
    lacking: str
    total: str
    checks: tuple[Check, ...]
    sections: tuple[LabelSection, ...]
    findings: tuple[FindingView, ...]


def product_view(state: State, texts: Texts) -> ProductView:
    """Return the product step in finished words."""
    wording = Wording(texts, state.catalogue)
    consultation, catalogue = state.consultation, state.catalogue
    product = catalogue.products.get(consultation.product)
    findings = tuple(view for view in finding_views(state, texts) if view.place.step is Step.PRODUCT)
    expired = any(view.id == "lot_expired" for view in findings)
    expiry_state = "" if consultation.lot.expiry is None else "stop" if expired else "ok"
    rows = tuple(_row(plan, product, state, wording, findings) for plan in state.plan.zones)
    in_rows = {finding.key for row in rows for finding in row.findings}
    note = texts.interface("product.revision", revision=product.label_revision) if product else ""
    return ProductView(
        product_label=texts.interface(f"product.licensed.{catalogue.jurisdiction}"),
        products=tuple((entry.id, entry.brand, entry.generic) for entry in catalogue.products.values()),
        product=consultation.product,
        lot=consultation.lot.number,
        expiry=consultation.lot.expiry,
        expiry_state=expiry_state,
        expiry_says=texts.interface(f"product.expiry.{expiry_state}") if expiry_state else "",
        label_note=note,
        rows=rows,
        summary=_summary(state, texts),
        lacking=units_to_type(state, texts),
        total="" if state.plan.total_units is None else texts.number(state.plan.total_units),
        checks=tuple(_checks(state, product, wording)),
        sections=tuple(_sections(product, wording)) if product else (),
        findings=tuple(view for view in findings if view.key not in in_rows),
    )


def _row(
    plan: ZonePlan, product: Product | None, state: State, wording: Wording, findings: tuple[FindingView, ...]
) -> LabelRow:
    texts, zone_id = wording.texts, plan.zone
    planned = state.consultation.planned_zone(zone_id)
    assert planned is not None, "a planned zone is a chosen one"
    count = texts.interface("zones.points", count=len(planned.points)) if planned.points else ""
    side = wording.side(zone_id, planned.side) or texts.clinician(f"zone.{zone_id}.clinical_name")
    indication = product.indication(zone_id) if product else None
    status = state.catalogue.zones[zone_id].label_status.get(state.catalogue.jurisdiction)
    source_ids = indication.sources if indication else status.sources if status else ()
    partly = bool(plan.on_label and state.plan.outside_label(zone_id))
    key = None if plan.on_label is None else "part" if partly else "on" if plan.on_label else "off"
    figure, figure_detail = _figure(plan, product, wording)
    return LabelRow(
        zone=zone_id,
        letter=plan.letter,
        name=wording.zone(zone_id),
        detail=", ".join(part for part in (side, count) if part),
        on_label=plan.on_label,
        partly=partly,
        label=texts.interface(f"product.{key}_label") if key else "",
        figure=figure,
        figure_detail=figure_detail,
        source=wording.source_short(source_ids) if product else "",
        sources=wording.source_lines(source_ids),
        published=_published(zone_id, product, state, wording),
        units=planned.units,
        least=points_total(planned),
        findings=tuple(view for view in findings if view.place.field == f"units.{zone_id}"),
    )


def _figure(plan: ZonePlan, product: Product | None, wording: Wording) -> tuple[str, str]:
    texts = wording.texts
    if product is None:
        return texts.interface("product.no_product"), ""
    indication = product.indication(plan.zone)
    if indication is None or plan.label_units is None:
        return texts.interface("product.no_figure"), texts.interface("product.no_figure_detail")
    figure = texts.interface("product.in_total", units=wording.unit_range(*plan.label_units))
    details = []
    if indication.points and indication.units_per_point:
        each = wording.units(indication.units_per_point)
        details.append(texts.interface("product.points_each", count=indication.points, units=each))
    if indication.dosed_with:
        details.append(texts.interface("product.with_zones", zones=wording.zones(indication.dosed_with)))
    if indication.trust is not Trust.READ:
        details.append(texts.interface("product.unconfirmed"))
    return figure, texts.interface("list.comma").join(details)


def _published(zone_id: str, product: Product | None, state: State, wording: Wording) -> tuple[str, ...]:
    if product is None:
        return ()
    doses = state.catalogue.zones[zone_id].doses
    return tuple(
        wording.fact(dose.id)
        if dose.trust is Trust.READ
        else wording.texts.interface("fact.unconfirmed", sentence=wording.fact(dose.id))
        for dose in doses
        if dose.generic == product.generic
    )


def _summary(state: State, texts: Texts) -> str:
    points = sum(len(zone.points) for zone in state.consultation.zones)
    zones = texts.interface("product.zones", count=len(state.consultation.zones))
    if not points:
        return zones
    return texts.interface("list.comma").join((texts.interface("zones.points", count=points), zones))


def _checks(state: State, product: Product | None, wording: Wording) -> Iterator[Check]:
    texts = wording.texts
    plans = state.plan.zones
    outside = {plan.letter: state.plan.outside_label(plan.zone) for plan in plans if plan.on_label}
    on_label = [letter for letter, why in outside.items() if not why]
    partly = [letter for letter, why in outside.items() if why]
    off_label = [plan.letter for plan in plans if plan.on_label is False]
    if on_label:
        title = texts.interface("product.check.on_label", count=len(on_label), letters=texts.listed(on_label))
        yield Check("ok", title, texts.interface("product.check.on_label_detail"))
    if partly:
        title = texts.interface("product.check.part_label", count=len(partly), letters=texts.listed(partly))
        why = dict.fromkeys(finding for letter in partly for finding in outside[letter])
        yield Check("caution", title, texts.listed([texts.clinician(f"question.{finding}.short") for finding in why]))
    if off_label:
        title = texts.interface("product.check.off_label", count=len(off_label), letters=texts.listed(off_label))
        yield Check("caution", title, texts.interface("product.check.off_label_detail"))
    if product is not None:
        yield _limit_check(product, state, wording)
    blocking = open_stops(state)
    if blocking:
        title = texts.interface("product.check.stops", count=len(blocking))
        what = texts.listed([texts.clinician(f"question.{finding.id}.short") for finding in blocking])
        pill = finding_views(state, texts)[0].place
        yield Check(Level.STOP.value, title, what, pill, texts.interface("product.check.go"))


def _limit_check(product: Product, state: State, wording: Wording) -> Check:
    texts = wording.texts
    limit = product.session_limit
    if limit is None:
        return Check("note", texts.interface("product.check.no_limit"), texts.interface("product.check.own_units"))
    units = wording.units(limit.units)
    key = "product.check.limit_months" if limit.months else "product.check.limit_session"
    detail = texts.interface(key, units=units, count=limit.months)
    earlier = state.consultation.answers.get("toxin_recent")
    if earlier is not None and earlier.product and earlier.product != product.id:
        other = wording.product(earlier.product)
        detail = " ".join((detail, texts.interface("product.check.other_product", product=other)))
    return Check("note", texts.interface("product.check.limit"), detail)


def _sections(product: Product, wording: Wording) -> Iterator[LabelSection]:
    groups: dict[str, tuple[Fact, ...]] = {
        "dosing": product.dosing,
        "interval": product.interval,
        "course": product.course,
        "contraindications": product.contraindications,
        "warnings": product.warnings,
        "interactions": product.interactions,
        "spread": product.spread,
        "pregnancy": product.pregnancy,
        "reactions": product.reaction_facts,
        "excipients": product.excipients,
        "storage": product.storage,
    }
    for name, facts in groups.items():
        if facts:
            lines = tuple(
                wording.fact(fact.id)
                if fact.trust is Trust.READ
                else wording.texts.interface("fact.unconfirmed", sentence=wording.fact(fact.id))
                for fact in facts
            )
            source_ids = dict.fromkeys(source for fact in facts for source in fact.sources)
            yield LabelSection(
                wording.texts.interface(f"product.section.{name}"), lines, wording.source_lines(source_ids)
            )
