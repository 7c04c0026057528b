"""Changes to the chosen zones and their points, each from one consultation value to the next."""

from collections.abc import Callable
from dataclasses import replace

from ..domain.consultation import Consultation, PlannedZone, Point
from ..domain.vocabulary import Side, View

_OPPOSITE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}


def points_total(planned: PlannedZone, side: Side | None = None) -> float:
    """Return the sum of the units typed at a zone's points, of one side where one is given."""
    return sum(point.units or 0 for point in planned.points if side is None or point.side == side)


def with_zone(consultation: Consultation, zone_id: str, side: Side) -> Consultation:
    """Choose a zone, or set the side on which it is treated; points of a side that falls away go with it."""
    planned = consultation.planned_zone(zone_id)
    if planned is None:
        return replace(consultation, zones=(*consultation.zones, PlannedZone(zone_id, side=side)))

    def change(old: PlannedZone) -> PlannedZone:
        kept = tuple(point for point in old.points if side is Side.BOTH or point.side in (side, None))
        return _with_points(replace(old, side=side), kept)

    return _with_changed(consultation, zone_id, change)


def without_zone(consultation: Consultation, zone_id: str) -> Consultation:
    """Take a zone out of the plan."""
    return replace(consultation, zones=tuple(zone for zone in consultation.zones if zone.zone != zone_id))


def with_side_toggled(consultation: Consultation, zone_id: str, side: Side) -> Consultation:
    """Add or take away one side of a zone; the last side takes the zone with it."""
    planned = consultation.planned_zone(zone_id)
    if planned is None:
        return with_zone(consultation, zone_id, side)
    if planned.side is side:
        return without_zone(consultation, zone_id)
    if planned.side is Side.BOTH:
        return with_zone(consultation, zone_id, _OPPOSITE.get(side, Side.BOTH))
    return with_zone(consultation, zone_id, Side.BOTH)


def with_units(consultation: Consultation, zone_id: str, units: float | None) -> Consultation:
    """Set the typed total of a zone; below the sum of its points nothing changes, for a file could not hold that."""

    def change(old: PlannedZone) -> PlannedZone:
        total = points_total(old)
        fits = not total if units is None else units >= total
        return replace(old, units=units) if fits else old

    return _with_changed(consultation, zone_id, change)


def with_point(consultation: Consultation, zone_id: str, point: Point) -> Consultation:
    """Place a point at the end of a zone's points; the zone is chosen with it if it was not yet."""
    if consultation.planned_zone(zone_id) is None:
        consultation = with_zone(consultation, zone_id, point.side or Side.BOTH)

    def change(old: PlannedZone) -> PlannedZone:
        covered = old.side is Side.BOTH or point.side in (old.side, None)
        return _with_points(old if covered else replace(old, side=Side.BOTH), (*old.points, point))

    return _with_changed(consultation, zone_id, change)


def with_point_replaced(
    consultation: Consultation, zone_id: str, index: int, change: Callable[[Point], Point | None]
) -> Consultation:
    """Change one point, or remove it where ``change`` returns ``None``; an index that is not there changes nothing."""

    def changed(old: PlannedZone) -> PlannedZone:
        if not 0 <= index < len(old.points):
            return old
        point = change(old.points[index])
        middle = () if point is None else (point,)
        return _with_points(old, (*old.points[:index], *middle, *old.points[index + 1 :]))

    return _with_changed(consultation, zone_id, changed)


def with_points_mirrored(consultation: Consultation, zone_id: str, origin: Side) -> Consultation:
    """Copy the places of one side's points to the other side; their units stay empty until they are typed."""
    opposite = _OPPOSITE.get(origin)
    if opposite is None:
        return consultation

    def change(old: PlannedZone) -> PlannedZone:
        copied = tuple(
            Point(point.view, _mirrored_x(point), point.y, None, opposite)
            for point in old.points
            if point.side is origin
        )
        kept = tuple(point for point in old.points if point.side is not opposite)
        return _with_points(replace(old, side=Side.BOTH), (*kept, *copied)) if copied else old

    return _with_changed(consultation, zone_id, change)


def _mirrored_x(point: Point) -> float:
    # The side view is one drawing for both sides, shown mirrored for the left; only the front has a midline.
    return 1 - point.x if point.view is View.FRONT else point.x


def _with_changed(
    consultation: Consultation, zone_id: str, change: Callable[[PlannedZone], PlannedZone]
) -> Consultation:
    zones = tuple(change(zone) if zone.zone == zone_id else zone for zone in consultation.zones)
    return replace(consultation, zones=zones)


def _with_points(old: PlannedZone, points: tuple[Point, ...]) -> PlannedZone:
    """Set the points; a total that was their sum stays their sum, and a total is never less than its points."""
    before = points_total(old)
    new = replace(old, points=points)
    after = points_total(new)
    typed = any(point.units is not None for point in points)
    follows = old.units is None or old.units == before
    if follows:
        return replace(new, units=after if typed else (None if before else old.units))
    return replace(new, units=max(old.units or 0, after))
