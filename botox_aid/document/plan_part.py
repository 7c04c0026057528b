"""The parts of a sheet that show the plan: the face, the table of areas, the time strip."""

import datetime as dt
import math
import re
from collections.abc import Iterable

from ..domain.consultation import PlannedZone
from ..domain.plan import ZonePlan
from ..domain.printable import printed_timeline
from ..domain.vocabulary import Side, View
from ..domain.zone import Timeline
from .blocks import Block, Bullets, Face, MarkedPoint, MarkedShape, Paragraph, Stop, Table, TimeStrip
from .span import Span, Spans, bold, joined, letter, plain
from .wording import Wording

# Trials of most zones look for the full effect at two weeks; zones whose peak begins later are slow.
_USUAL_PEAK_DAYS = 14
_WEEKS_A_MONTH = 52 / 12
_RUN_ON = 3
# More areas than these go by their letters, which stand beside the face.
_NAMED_ZONES = 4
_SKIN_ZONES = frozenset({"microtox_face", "scalp_hairline"})
# What a label can have to do with an area of this plan, in the order of the lines.
_LABEL_KINDS = ("on_label", "on_label_amount", "on_label_alone", "on_label_otherwise", "off_label")


def face(wording: Wording, view: View = View.FRONT, *, points: bool = False) -> Face | None:
    """Return the picture of the face with the chosen zones, or ``None`` where this view shows none of them."""
    marks: list[MarkedShape] = []
    words: list[str] = []
    for index, plan in enumerate(wording.request.plan.zones):
        planned = wording.consultation.planned_zone(plan.zone)
        zone = wording.catalogue.zones[plan.zone]
        shapes = [name for name in zone.shapes.get(view, ()) if planned is None or _on_side(name, planned.side)]
        marks += [MarkedShape(name, plan.letter, index) for name in shapes]
        if shapes:
            words.append(_mark_words(wording, plan, planned))
    if not marks:
        return None
    dots = _points(wording, view) if points else ()
    alt = wording.text("sheet.face.alt", marks=". ".join(words))
    if dots:
        alt = f"{alt} {wording.text('sheet.face.points', count=len(dots))}"
    return Face(view, tuple(marks), alt, dots)


def _on_side(shape: str, side: Side) -> bool:
    other = {Side.LEFT: "-right", Side.RIGHT: "-left"}.get(side)
    return other is None or not shape.endswith(other)


def _mark_words(wording: Wording, plan: ZonePlan, planned: PlannedZone | None) -> str:
    name = wording.zone_name(plan.zone)
    if planned is None or planned.side is Side.BOTH:
        return wording.text("sheet.face.mark", letter=plan.letter, name=name)
    side = wording.text(f"sheet.face.{planned.side}")
    return wording.text("sheet.face.mark_side", letter=plan.letter, name=name, side=side)


def _points(wording: Wording, view: View) -> tuple[MarkedPoint, ...]:
    number = wording.texts.number
    return tuple(
        MarkedPoint(point.x, point.y, "" if point.units is None else number(point.units))
        for planned in wording.consultation.zones
        for point in planned.points
        if point.view is view
    )


def area_table(wording: Wording, *, narrow: bool = False) -> Table:
    """Return the areas with their units, and the sum where all are typed; ``narrow`` leaves more to their names."""
    rows: list[tuple[Spans, ...]] = []
    for plan in wording.request.plan.zones:
        planned = wording.consultation.planned_zone(plan.zone)
        units = planned.printed_units if planned is not None else None
        words = _area_words(wording, plan, planned)
        if planned is not None and planned.is_summed:
            words = joined([words, wording.spans("sheet.consent.of_points")])
        rows.append(((letter(plan.letter),), words, wording.units(units)))
    if len(rows) > 1:
        rows.append(((), plain(wording.text("sheet.consent.total")), wording.units(printed_total(wording))))
    header = ((), plain(wording.text("sheet.consent.area")), plain(wording.text("sheet.consent.units")))
    shares = (11.0, 71.0, 38.0) if not wording.large_print else (13.0, 75.0, 34.0)
    if narrow:
        shares = (8.0, 85.0, 37.0)
    summary = wording.text("sheet.consent.areas_summary")
    return Table(shares, header, tuple(rows), summary, right=(2,), foot=len(rows) > 1, row_headers=False)


def printed_total(wording: Wording) -> float | None:
    """Return the units of all areas together, ``None`` where those of one of them are left to fill in."""
    units = [planned.printed_units for planned in wording.consultation.zones]
    return sum(each or 0.0 for each in units) if None not in units else None


def _area_words(wording: Wording, plan: ZonePlan, planned: PlannedZone | None) -> Spans:
    name, place = wording.zone_name(plan.zone), wording.text(f"zone.{plan.zone}.place")
    if planned is None or not wording.catalogue.zones[plan.zone].has_sides:
        return wording.spans("sheet.consent.place", name=name, place=place)
    if planned.side is not Side.BOTH:
        return wording.spans(f"sheet.consent.place_{planned.side}", name=name, place=place)
    each = _units_a_side(planned)
    if each is None:
        return wording.spans("sheet.consent.place", name=name, place=place)
    return wording.spans("sheet.consent.place_side", name=name, place=place, each=wording.texts.number(each))


def _units_a_side(planned: PlannedZone) -> float | None:
    """Return what the points put on each side where it is the same; a typed total is never halved here."""
    sides = dict.fromkeys((Side.LEFT, Side.RIGHT), 0.0)
    for point in planned.points:
        if point.side not in sides or point.units is None:
            return None
        sides[point.side] += point.units
    left, right = sides.values()
    return left if left > 0 and math.isclose(left, right) else None


def what_it_is(wording: Wording) -> Paragraph:
    """Return what the product is and how it is given."""
    counts = [(plan.letter, _point_count(wording, plan.zone)) for plan in wording.request.plan.zones]
    if not counts or any(count == 0 for _, count in counts) or len(counts) > 4:
        return Paragraph(wording.spans("sheet.consent.what_it_is"))
    points = wording.texts.listed(
        [wording.text("sheet.consent.points", count=count, letter=mark) for mark, count in counts]
    )
    return Paragraph(wording.spans("sheet.consent.what_it_is_points", points=points))


def _point_count(wording: Wording, zone_id: str) -> int:
    planned = wording.consultation.planned_zone(zone_id)
    return len(planned.points) if planned is not None else 0


def label_lines(wording: Wording) -> tuple[Paragraph, ...]:
    """Return for each area in one plain line whether the product's label covers it."""
    plans = wording.request.plan.zones
    place = f"legal.{wording.catalogue.jurisdiction}"
    lines: list[Paragraph] = []
    kinds = {plan.zone: _kind_of(wording, plan) for plan in plans}
    for kind in _LABEL_KINDS:
        covered = [zone for zone, of_zone in kinds.items() if of_zone == kind]
        if not covered:
            continue
        key = f"{place}.{kind}"
        too_old = wording.finding("age_over_label") if kind != "off_label" else None
        if too_old is not None:
            lines.append(Paragraph(wording.lead(f"{place}.age_over", **wording.finding_values(too_old))))
        elif len(covered) == len(plans):
            lines.append(Paragraph(wording.lead(key)))
        else:
            many = len(covered) > _NAMED_ZONES
            areas = wording.text("sheet.areas_of", count=len(covered), letters=wording.letters(covered))
            names = areas if many else wording.zones_in_sentence(covered)
            lines.append(Paragraph(_lead_at_colon(wording.text(f"{key}_zones", zones=names))))
    if wording.product is not None and wording.product.black_triangle and wording.has(f"{place}.triangle"):
        lines.append(Paragraph(wording.lead(f"{place}.triangle")))
    return tuple(lines)


def _kind_of(wording: Wording, plan: ZonePlan) -> str:
    """Return whether the label covers a zone, and what of this plan it does not: the amount, a zone on its own, or both."""
    if not plan.on_label:
        return "off_label" if plan.on_label is False else ""
    outside = wording.request.plan.outside_label(plan.zone)
    amount, alone = "units_over_label" in outside, "forehead_alone" in outside
    if amount and alone:
        return "on_label_otherwise"
    return "on_label_amount" if amount else "on_label_alone" if alone else "on_label"


def _lead_at_colon(text: str) -> Spans:
    head, colon, rest = text.partition(":")
    return (*bold(head + colon), *plain(rest)) if colon else plain(text)


def timelines(wording: Wording, zone_ids: Iterable[str]) -> list[Timeline] | None:
    """Return the timelines of zones where all of them may be printed in numbers."""
    product = wording.consultation.product
    found = [printed_timeline(wording.catalogue.timeline(zone_id, product)) for zone_id in zone_ids]
    known = [line for line in found if line is not None]
    return known if known and len(known) == len(found) else None


def months_words(wording: Wording, *, short: bool = False) -> str:
    """Return how long the effect lasts in months, or nothing where that was not read for every zone."""
    known = timelines(wording, wording.consultation.zone_ids)
    if known is None:
        return ""
    low = max(1, round(min(line.duration_weeks[0] for line in known) / _WEEKS_A_MONTH))
    high = max(low, round(max(line.duration_weeks[1] for line in known) / _WEEKS_A_MONTH))
    if low == high:
        return wording.text("sheet.time.months", count=low)
    key = "sheet.time.months_short" if short else "sheet.time.months_range"
    return wording.text(key, low=str(low), high=str(high))


def acts_in_skin_only(wording: Wording) -> bool:
    """Return whether no chosen zone is about a muscle."""
    return bool(wording.consultation.zones) and _SKIN_ZONES.issuperset(wording.consultation.zone_ids)


def time_strip(wording: Wording) -> TimeStrip | None:
    """Return what happens when, with the dates of this visit."""
    schedule = wording.request.plan.schedule
    if schedule is None:
        return None
    known = timelines(wording, wording.consultation.zone_ids) is not None
    say = wording.text
    starts = _range(wording, *schedule.starts) if known else say("sheet.time.in_some_days")
    fades = _range(wording, *schedule.wears_off) if known else say("sheet.time.some_months")
    months = months_words(wording, short=True)
    fading = say("sheet.time.fades", months=months) if months else say("sheet.time.fades_unknown")
    repeat = say("sheet.time.no_repeat", date=_short_day(wording, schedule.earliest_repeat))
    full = _full_effect(wording, (schedule.full_effect - schedule.visit).days // 7)
    alert = say("sheet.time.alert", date=_short_day(wording, schedule.watch_until))
    first = Stop(plain(wording.day(schedule.visit)), (plain(say("sheet.time.treatment")), plain(alert)))
    start = Stop(plain(starts), (plain(say("sheet.time.starts")),))
    end = Stop(plain(fades), (plain(fading), plain(repeat)))
    check_up = plain(say("sheet.time.check_up"))
    word = _effect_word(wording)
    alt = say("sheet.time.alt")
    if schedule.review == schedule.full_effect:
        middle = Stop(plain(wording.near_day(schedule.full_effect)), (plain(full), check_up))
        return TimeStrip((first, start, middle, end), alt, word)
    peak = Stop(plain(wording.near_day(schedule.full_effect)), (plain(full),))
    review = Stop(plain(wording.near_day(schedule.review)), (check_up,))
    if schedule.review < schedule.full_effect:
        return TimeStrip((first, start, review, peak, end), alt, word, (1, 3, 4))
    return TimeStrip((first, start, peak, review, end), alt, word, (1, 2, 4))


def _full_effect(wording: Wording, weeks: int) -> str:
    """Say when the effect is full; a slow zone, such as the jaw, says until when it goes on growing."""
    known = timelines(wording, wording.consultation.zone_ids) or []
    slowest = max((line.peak_days[1] for line in known if line.peak_days[0] > _USUAL_PEAK_DAYS), default=0) // 7
    if slowest > weeks:
        return wording.text("sheet.time.full_range", low=str(weeks), high=str(slowest))
    return wording.text("sheet.time.full_weeks", count=weeks)


def _effect_word(wording: Wording) -> str:
    words = {wording.text(f"zone.{zone_id}.effect_word") for zone_id in wording.consultation.zone_ids}
    return words.pop() if len(words) == 1 else wording.text("sheet.time.works")


def _range(wording: Wording, first: dt.date, last: dt.date) -> str:
    if first == last:
        return _short_day(wording, last)
    visit = wording.consultation.visit.date
    start = wording.day(
        first, "short" if first.year == last.year or (visit and visit.year == first.year) else "short_year"
    )
    return wording.text("sheet.time.range", first=start, last=_short_day(wording, last))


def _short_day(wording: Wording, day: dt.date) -> str:
    visit = wording.consultation.visit.date
    return wording.day(day, "short" if visit is not None and visit.year == day.year else "short_year")


def benefits(wording: Wording) -> tuple[Block, ...]:
    """Return what the treatment can do, area by area; what holds for all of them is said once, at the end."""
    plans = wording.request.plan.zones
    said = {plan.zone: _sentences(wording.text(f"zone.{plan.zone}.benefit")) for plan in plans}
    shared = (
        [] if len(plans) < 2 else [line for line in said[plans[0].zone] if all(line in own for own in said.values())]
    )
    by_words: dict[str, list[str]] = {}
    for plan in plans:
        by_words.setdefault(" ".join(line for line in said[plan.zone] if line not in shared), []).append(plan.zone)
    lines: list[Spans] = []
    for words, zone_ids in by_words.items():
        if words:
            lines.append((*wording.rings(zone_ids), Span("\u00a0"), *plain(words)))
    closing = joined([plain(" ".join(shared)), wording.spans("sheet.consent.disappoint")])
    if len(lines) <= _RUN_ON:
        return (Paragraph(joined([*lines, closing])),)
    return (Bullets(tuple(lines)), Paragraph(closing))


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.?!])\s+", text) if sentence]
