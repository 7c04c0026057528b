"""Product and plan as the clinic's record keeps them: face with points, typed units beside the label's, totals."""

from ..domain.consultation import AnswerRecord, PlannedZone, Point
from ..domain.plan import ZonePlan
from ..domain.vocabulary import Answer, Side, View
from .blocks import Block, Cell, Columns, Face, Heading, Paragraph, Table
from .finding_part import said
from .plan_part import face
from .span import Span, Spans, bold, joined, letter, plain
from .talk_part import labelled
from .wording import Wording, name_of

_TOXIN = "toxin_recent"
_PLAIN_UNITS = "units"


def product_and_plan(wording: Wording, number: str) -> tuple[Block, ...]:
    """Return the heading, the pictures beside the tables, and the points."""
    heading = Heading(said(wording, "record.plan.title"), 2, number, wording.clinician("record.plan.aside"))
    zones, facts, points = _zones(wording), _facts(wording), _points(wording)
    pictures = _pictures(wording)
    if not pictures:
        return (heading, zones, facts, *points)
    if wording.large_print:
        # Beside a picture five columns of large letters would break their words.
        return (heading, zones, _beside(pictures, (facts,)), *points)
    return (heading, _beside(pictures, (zones, facts, *points)))


def _beside(pictures: tuple[Face, ...], tables: tuple[Block, ...]) -> Columns:
    return Columns((Cell(pictures, 64.0), Cell(tables, 116.0)))


def _pictures(wording: Wording) -> tuple[Face, ...]:
    """Return the front, and the side where points stand on it."""
    found = [face(wording, View.FRONT, points=True)]
    on_side = any(point.view is View.SIDE for planned in wording.consultation.zones for point in planned.points)
    if on_side or found == [None]:
        found.append(face(wording, View.SIDE, points=True))
    return tuple(picture for picture in found if picture is not None)


# -- zones


def _zones(wording: Wording) -> Block:
    plans = wording.request.plan.zones
    if not plans:
        return Paragraph(wording.clinician("record.plan.no_zones"))
    rows = [_zone_row(wording, plan, wording.consultation.planned_zone(plan.zone)) for plan in plans]
    count = sum(len(planned.points) for planned in wording.consultation.zones)
    total = wording.request.plan.total_units
    typed = plain(wording.texts.number(total)) if total is not None else ()
    rows.append((plain(said(wording, "record.plan.session")), (), plain(str(count)), typed, ()))
    keys = ("zone", "status", "points", "typed", "label")
    header = tuple(plain(said(wording, f"record.plan.{key}")) for key in keys)
    shares = (46.0, 21.0, 14.0, 14.0, 21.0)
    summary = said(wording, "record.plan.summary")
    return Table(shares, header, tuple(rows), summary, right=(2, 3, 4), foot=True, dense=True)


def _zone_row(wording: Wording, plan: ZonePlan, planned: PlannedZone | None) -> tuple[Spans, ...]:
    name = said(wording, f"zone.{plan.zone}.name")
    if planned is not None and planned.side is not Side.BOTH:
        name = f"{name}, {said(wording, f'record.plan.{planned.side}')}"
    status = {True: "on_label", False: "off_label", None: "no_product"}[plan.on_label]
    if plan.on_label and wording.request.plan.outside_label(plan.zone):
        status = "part_label"
    points = str(len(planned.points)) if planned is not None else ""
    return (
        (letter(plan.letter), *plain(f"\u00a0{name}")),
        plain(said(wording, f"record.plan.{status}")),
        plain(points),
        bold(wording.texts.number(planned.units)) if planned is not None and planned.units is not None
        else wording.clinician("record.not_typed"),
        _label_units(wording, plan),
    )  # fmt: skip


def _label_units(wording: Wording, plan: ZonePlan) -> Spans:
    if plan.label_units is None:
        return wording.clinician("record.none")
    low, high = map(wording.texts.number, plan.label_units)
    return plain(low) if low == high else wording.clinician("record.plan.range", low=low, high=high)


# -- product


def _facts(wording: Wording) -> Table:
    product = wording.product
    lines: list[tuple[str, Spans]] = [("product", _product(wording))]
    if product is not None and product.label_revision:
        lines.append(("revision", plain(product.label_revision)))
    lines += [("lot", _lot(wording)), ("total", _total(wording))]
    return labelled(wording, "product", lines, (24.0, 92.0))


def _product(wording: Wording) -> Spans:
    product, typed = wording.product, name_of(wording.consultation.product)
    if product is None:
        return plain(typed) if typed else wording.clinician("record.product.unknown")
    say = wording.clinician(
        "record.product.line", product=product.brand, generic=product.generic, holder=product.holder
    )
    if product.unit_name.casefold() == _PLAIN_UNITS:
        return say
    return joined([say, wording.clinician("record.product.units_named", name=product.unit_name)])


def _lot(wording: Wording) -> Spans:
    lot, visit = wording.consultation.lot, wording.consultation.visit.date
    number = bold(name_of(lot.number)) or wording.clinician("record.product.lot_unknown")
    if lot.expiry is None:
        expiry = wording.clinician("record.product.expiry_unknown")
    else:
        state = "expiry_only" if visit is None else "out_of_date" if lot.expiry < visit else "in_date"
        expiry = wording.clinician(f"record.product.{state}", expiry=wording.day(lot.expiry, "date"))
    return wording.clinician("record.product.lot_line", lot=number, expiry=expiry)


def _total(wording: Wording) -> Spans:
    """Return this session's units, what was given before, and the label's limit."""
    total, say = wording.request.plan.total_units, wording.clinician
    now = (
        say("record.product.now", units=wording.texts.number(total))
        if total is not None
        else say("record.product.now_none")
    )
    return joined([now, _earlier(wording), _limit(wording)])


def _earlier(wording: Wording) -> Spans:
    record = wording.consultation.answers.get(_TOXIN)
    if record is None or _TOXIN not in wording.request.plan.assessment.asked:
        return wording.clinician("record.product.earlier_open")
    if record.answer is Answer.NO:
        return wording.clinician("record.product.earlier_none")
    date = wording.day(record.date, "date") if record.date else said(wording, "record.product.date_unknown")
    if record.units is None:
        return wording.clinician("record.product.earlier_unknown", date=date)
    units = wording.texts.number(record.units)
    if _same_product(wording, record):
        return wording.clinician("record.product.earlier_same", units=units, date=date)
    product = name_of(wording.product_name(record.product)) or said(wording, "record.product.unnamed")
    return wording.clinician("record.product.earlier_other", product=product, units=units, date=date)


def _same_product(wording: Wording, record: AnswerRecord) -> bool:
    product = wording.product
    return product is not None and record.product.strip().casefold() in {product.id, product.brand.casefold()}


def _limit(wording: Wording) -> Spans:
    limit = wording.product.session_limit if wording.product is not None else None
    if limit is None:
        return wording.clinician("record.product.limit_none") if wording.product is not None else ()
    key, units = "limit_months" if limit.months else "limit_session", wording.texts.number(limit.units)
    return wording.clinician(f"record.product.{key}", units=units, count=limit.months)


# -- points


def _points(wording: Wording) -> tuple[Paragraph, ...]:
    """Return every point as fractions of its drawing, by zone, view and side."""
    parts: list[Spans] = []
    for plan in wording.request.plan.zones:
        planned = wording.consultation.planned_zone(plan.zone)
        for view in View:
            for side in (None, *Side):
                points = [
                    point for point in (planned.points if planned else ()) if point.view is view and point.side is side
                ]
                if points:
                    parts.append(_places(wording, plan.letter, view, side, points))
    if not parts:
        return ()
    return (Paragraph((*wording.clinician("record.plan.points_title"), Span(" "), *joined(parts, "; "))),)


def _places(wording: Wording, mark: str, view: View, side: Side | None, points: list[Point]) -> Spans:
    number = wording.texts.number
    where = [said(wording, f"record.plan.view.{view}")]
    if side in (Side.LEFT, Side.RIGHT):
        where.insert(0, said(wording, f"record.plan.side.{side}"))
    places = ", ".join(
        f"{point.x:.2f}/{point.y:.2f}" + (f"\u00a0({number(point.units)})" if point.units is not None else "")
        for point in points
    )
    return wording.clinician("record.plan.points_of", letter=mark, where=", ".join(where), places=places)
