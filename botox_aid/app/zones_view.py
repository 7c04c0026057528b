"""The zones step: what the face shows, the card of each zone, the list of the chosen ones and the totals."""

from dataclasses import dataclass

from ..domain.consultation import PlannedZone
from ..domain.plan import ZonePlan
from ..domain.vocabulary import Side, Trust
from ..domain.zone import Zone
from ..text import Texts
from .face_view import FaceView, face_view, on_label, point_says
from .patient_name import named
from .timeline import State
from .wording import SourceLine, Wording
from .zone_edit import points_total


@dataclass(frozen=True, slots=True)
class ZoneCardView:
    """What is told about a zone before it is chosen.

    Attributes:
        label: Whether this use is on label, with product and jurisdiction.
        label_level: ``ok``, ``caution`` or ``note`` where no product is chosen yet.
        muscles: Name and action.
        dangers: Structures to keep clear of and other dangers.
    """

    id: str
    name: str
    clinical_name: str
    side_hint: str
    purpose: str
    label: str
    label_level: str
    muscles: tuple[tuple[str, str], ...]
    dangers: tuple[str, ...]
    cautions: tuple[str, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class PointBox:
    """One unit box of the list; ``index`` is the point's place among its zone's points."""

    index: int
    units: float | None
    says: str


@dataclass(frozen=True, slots=True)
class ChosenZone:
    """A row of the list: a zone, or one side of it.

    Attributes:
        side: The side this row is about, ``None`` for a zone without sides or without points.
        zone_side: The side on which the zone is treated.
        has_sides: Whether left and right can be treated apart.
        units: The total that was typed for the zone.
        reference: The label's figure for the whole zone, and how left and right differ; on its first row only.
        mirror_from: The side whose points can be copied to the other, ``None`` where there is nothing to copy.
    """

    zone: str
    letter: str
    name: str
    detail: str
    side: Side | None
    total: str
    lacks_units: bool
    boxes: tuple[PointBox, ...]
    mirror_from: Side | None
    zone_side: Side
    has_sides: bool
    units: float | None
    reference: str


@dataclass(frozen=True, slots=True)
class ZonesView:
    """The whole zones step."""

    face: FaceView
    cards: tuple[ZoneCardView, ...]
    chosen: tuple[ChosenZone, ...]
    total: str
    points: str
    to_type: str
    limit: str


def zones_view(state: State, texts: Texts) -> ZonesView:
    """Return the zones step in finished words."""
    wording = Wording(texts, state.catalogue)
    plans = {plan.zone: plan for plan in state.plan.zones}
    consultation = state.consultation
    points = [point for planned in consultation.zones for point in planned.points]
    typed = sum(point.units is not None for point in points)
    return ZonesView(
        face=face_view(state, wording),
        cards=tuple(_card(zone, state, wording) for zone in state.catalogue.zones.values()),
        chosen=tuple(row for planned in consultation.zones for row in _rows(planned, plans, wording, state)),
        total=texts.number(state.plan.total_units) if state.plan.total_units is not None else "",
        points=texts.interface("zones.points_typed", count=len(points), typed=typed) if points else "",
        to_type=units_to_type(state, texts),
        limit=_limit(state, wording),
    )


def units_to_type(state: State, texts: Texts) -> str:
    """Say how many points, or else zones, lack units; nothing where none do."""
    lacking = units_lacking(state)
    points = any(point.units is None for planned in state.consultation.zones for point in planned.points)
    return texts.interface("zones.points_lack" if points else "zones.zones_lack", count=lacking) if lacking else ""


def units_lacking(state: State) -> int:
    """Return how many points, or where none do how many zones, lack units."""
    zones = state.consultation.zones
    points = sum(point.units is None for planned in zones for point in planned.points)
    return points or sum(planned.units is None for planned in zones)


def _card(zone: Zone, state: State, wording: Wording) -> ZoneCardView:
    texts = wording.texts
    covered = on_label(zone, state)
    status = zone.label_status.get(state.catalogue.jurisdiction)
    if covered is None:
        label, level = (wording.fact(status.id) if status else ""), "note"
    else:
        outside = covered and state.plan.outside_label(zone.id)
        key = "zones.card_part_label" if outside else "zones.card_on_label" if covered else "zones.card_off_label"
        label = texts.interface(key, product=wording.product(state.consultation.product))
        level = "ok" if covered and not outside else "caution"
    facts = (*zone.dangers, *zone.cautions, *([status] if status else []))
    source_ids = tuple(dict.fromkeys(source for fact in facts for source in fact.sources))
    return ZoneCardView(
        id=zone.id,
        name=wording.zone(zone.id),
        clinical_name=texts.clinician(f"zone.{zone.id}.clinical_name"),
        side_hint=texts.clinician(f"zone.{zone.id}.side_hint"),
        purpose=texts.clinician(f"zone.{zone.id}.purpose"),
        label=label,
        label_level=level,
        muscles=tuple(
            (texts.clinician(f"muscle.{muscle.id}.name"), texts.clinician(f"muscle.{muscle.id}.action"))
            for muscle in zone.muscles
        ),
        dangers=tuple(_fact_line(fact.id, fact.trust, wording) for fact in zone.dangers),
        cautions=tuple(_fact_line(fact.id, fact.trust, wording) for fact in zone.cautions),
        sources=wording.source_lines(source_ids),
    )


def _fact_line(fact_id: str, trust: Trust, wording: Wording) -> str:
    sentence = wording.fact(fact_id)
    return sentence if trust is Trust.READ else wording.texts.interface("fact.unconfirmed", sentence=sentence)


def _rows(planned: PlannedZone, plans: dict[str, ZonePlan], wording: Wording, state: State) -> list[ChosenZone]:
    sided = {point.side for point in planned.points if point.side in (Side.LEFT, Side.RIGHT)}
    if not sided:
        return [_row(planned, None, plans, wording, state)]
    sides = (Side.RIGHT, Side.LEFT) if planned.side is Side.BOTH else (planned.side,)
    return [_row(planned, side, plans, wording, state) for side in sides]


def _row(
    planned: PlannedZone, side: Side | None, plans: dict[str, ZonePlan], wording: Wording, state: State
) -> ChosenZone:
    texts = wording.texts
    places = [
        (index, point) for index, point in enumerate(planned.points) if side is None or point.side in (side, None)
    ]
    lacks = any(point.units is None for _, point in places) or (planned.units is None and not planned.points)
    total = planned.units if side is None else points_total(planned, side)
    patient = state.consultation.patient
    name = wording.zone(planned.zone)
    if side is not None:
        name = texts.interface("zones.name_side", zone=name, side=texts.interface(f"side.{side}"))
        where = named(texts, f"zones.{side}", patient)
    else:
        where = wording.side(planned.zone, planned.side)
    count = texts.interface("zones.points", count=len(places)) if places else ""
    plan = plans.get(planned.zone)
    other = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(side) if side else None
    copyable = bool(places) and other is not None and not any(point.side is other for point in planned.points)
    return ChosenZone(
        zone=planned.zone,
        letter=plan.letter if plan else "",
        name=name,
        detail=", ".join(part for part in (where, count) if part),
        side=side,
        total="" if total is None or (lacks and not total) else texts.number(total),
        lacks_units=lacks,
        boxes=tuple(PointBox(i, point.units, point_says(planned.zone, i, point, wording)) for i, point in places),
        mirror_from=side if copyable else None,
        zone_side=planned.side,
        has_sides=state.catalogue.zones[planned.zone].has_sides,
        units=planned.units,
        reference="" if side is Side.LEFT and planned.side is Side.BOTH else _reference(planned, plan, wording),
    )


def _reference(planned: PlannedZone, plan: ZonePlan | None, wording: Wording) -> str:
    texts, lines = wording.texts, list[str]()
    if plan is not None and plan.label_units is not None:
        lines.append(texts.interface("zones.label_figure", units=wording.unit_range(*plan.label_units)))
    right, left = (points_total(planned, side) for side in (Side.RIGHT, Side.LEFT))
    if right and left and right != left:
        lines.append(texts.interface("zones.sides_differ", units=wording.units(abs(right - left))))
    return " ".join(lines)


def _limit(state: State, wording: Wording) -> str:
    product = state.catalogue.products.get(state.consultation.product)
    if product is None or product.session_limit is None:
        return ""
    limit = product.session_limit
    units = wording.units(limit.units)
    key = "zones.limit_months" if limit.months else "zones.limit_session"
    return wording.texts.interface(key, product=product.brand, units=units, count=limit.months)
