"""The drawing of the face: which zones and points it shows, and what each says to a screen reader."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..domain.consultation import PlannedZone, Point
from ..domain.plan import ZonePlan
from ..domain.vocabulary import Side, View
from ..domain.zone import Zone
from .patient_name import named
from .timeline import State
from .wording import Wording
from .zone_edit import points_total


@dataclass(frozen=True, slots=True)
class FaceZone:
    """A zone on the drawing.

    Attributes:
        says: Name and state for a screen reader.
        side: The side chosen, ``None`` where the zone is not.
        letter: The letter that ties face, list and paper; empty where it is not chosen.
        tag: The short line under the name on its tag, such as "12 U, 3 points".
        lacks_units: Something of it still has to be typed.
        on_label: ``None`` without a product.
        shapes: Names of its shapes on the drawing, by view.
        side_tags: By side, the short line and whether units lack, where its points lie on both sides.
    """

    id: str
    name: str
    says: str
    has_sides: bool
    side: Side | None
    letter: str
    tag: str
    lacks_units: bool
    on_label: bool | None
    shapes: Mapping[View, tuple[str, ...]]
    side_tags: Mapping[Side, tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class FacePoint:
    """An injection point on the drawing.

    Attributes:
        index: Its place among its zone's points.
        units: Typed units; empty while they are missing.
        says: Name and state for a screen reader.
    """

    zone: str
    index: int
    view: View
    x: float
    y: float
    side: Side | None
    units: str
    says: str


@dataclass(frozen=True, slots=True)
class FaceView:
    """Everything that the drawing shows.

    Attributes:
        right: What the patient's right is called, such as "Alex's right".
    """

    zones: tuple[FaceZone, ...]
    points: tuple[FacePoint, ...]
    right: str
    left: str


def lacks_units(planned: PlannedZone) -> bool:
    """Return whether a zone's total, or the units of one of its points, still has to be typed."""
    return planned.units is None or any(point.units is None for point in planned.points)


def face_view(state: State, wording: Wording) -> FaceView:
    """Return everything that the drawing shows."""
    plans = {plan.zone: plan for plan in state.plan.zones}
    texts, patient = wording.texts, state.consultation.patient
    zones = tuple(_face_zone(zone, state, wording, plans.get(zone.id)) for zone in state.catalogue.zones.values())
    points = tuple(
        _face_point(planned.zone, index, point, wording)
        for planned in state.consultation.zones
        for index, point in enumerate(planned.points)
    )
    return FaceView(zones, points, named(texts, "zones.right", patient), named(texts, "zones.left", patient))


def _face_zone(zone: Zone, state: State, wording: Wording, plan: ZonePlan | None) -> FaceZone:
    texts = wording.texts
    planned = state.consultation.planned_zone(zone.id)
    name = wording.zone(zone.id)
    tag = _tag(planned, wording) if planned else ""
    covered = on_label(zone, state)
    label = "" if covered is None else texts.interface("label.on" if covered else "label.off")
    chosen = texts.interface("zones.chosen", side=wording.side(zone.id, planned.side)) if planned else ""
    return FaceZone(
        id=zone.id,
        name=name,
        says=", ".join(part for part in (name, chosen.strip(" ,"), tag, label) if part),
        has_sides=zone.has_sides,
        side=planned.side if planned else None,
        letter=plan.letter if plan else "",
        tag=tag,
        lacks_units=planned is not None and lacks_units(planned),
        on_label=covered,
        shapes=zone.shapes,
        side_tags=_side_tags(planned, wording) if planned else {},
    )


def _tag(planned: PlannedZone, wording: Wording) -> str:
    texts = wording.texts
    if lacks_units(planned):
        return texts.interface("zones.type_units")
    parts = [wording.units(planned.units)]
    if planned.points:
        parts.append(texts.interface("zones.points", count=len(planned.points)))
    return ", ".join(parts)


def _side_tags(planned: PlannedZone, wording: Wording) -> dict[Side, tuple[str, bool]]:
    tags: dict[Side, tuple[str, bool]] = {}
    for side in (Side.RIGHT, Side.LEFT):
        points = [point for point in planned.points if point.side is side]
        if points:
            lacks = any(point.units is None for point in points)
            typed = wording.units(points_total(planned, side))
            count = wording.texts.interface("zones.points", count=len(points))
            tags[side] = (wording.texts.interface("zones.type_units") if lacks else f"{typed}, {count}", lacks)
    return tags


def on_label(zone: Zone, state: State) -> bool | None:
    """Return whether the chosen product's label covers a zone; ``None`` without a product."""
    product = state.catalogue.products.get(state.consultation.product)
    return None if product is None else product.indication(zone.id) is not None


def _face_point(zone_id: str, index: int, point: Point, wording: Wording) -> FacePoint:
    return FacePoint(
        zone=zone_id,
        index=index,
        view=point.view,
        x=point.x,
        y=point.y,
        side=point.side,
        units="" if point.units is None else wording.texts.number(point.units),
        says=point_says(zone_id, index, point, wording),
    )


def point_says(zone_id: str, index: int, point: Point, wording: Wording) -> str:
    """Return a point's name, side and units for a screen reader."""
    texts = wording.texts
    units = texts.interface("zones.type_units") if point.units is None else wording.units(point.units)
    side = texts.interface(f"side.{point.side}") if point.side else ""
    name = texts.interface("zones.point", zone=wording.zone(zone_id), number=index + 1)
    return ", ".join(part for part in (name, side, units) if part)
