"""The part of a sheet about side effects: the table, its pictures and its notes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ..domain.plan import PrintedRate, Risk, RiskGroup
from .blocks import Icons, Paragraph, RiskBand, RiskRow, RiskTable
from .packing import Packing
from .rate_note import RateNotes
from .span import Span, Spans, bold, joined, plain
from .wording import Wording

# That a treatment may disappoint stands with what it can do, on the first side.
_SAID_BEFORE = "disappoint"
# A name has up to four words; a sentence for patients at most 25.
_NAMES_A_SENTENCE = 5


@dataclass(frozen=True, slots=True)
class RiskPart:
    """The table and the notes under it."""

    table: RiskTable
    notes: Paragraph


def risk_part(wording: Wording, arrays: int, packing: Packing = Packing.ROWS) -> RiskPart | None:
    """Return the table of side effects; none without a risk to show.

    Args:
        wording: The words of the sheet.
        arrays: The most rows of icon arrays.
        packing: Rows, or a list in two columns, or one paragraph, which loses what to do and so comes last.
    """
    risks = wording.request.plan.risks
    shown = [risk for risk in risks if risk.group is not RiskGroup.SERIOUS and risk.concept != _SAID_BEFORE]
    if not shown:
        return None
    notes = RateNotes()
    drawn = _with_arrays(shown, arrays)
    bands = []
    for group in (RiskGroup.MOST, RiskGroup.LESS_OFTEN):
        members = [risk for risk in shown if risk.group is group]
        rows, listed = _band(wording, members, drawn, notes, packing)
        if rows or listed:
            bands.append(RiskBand(wording.text(f"sheet.risk.{group}"), rows, listed))
    unknown = [risk for risk in shown if risk.rate is None and risk.group is RiskGroup.LESS_OFTEN]
    if unknown and packing is not Packing.RUN_ON:
        bands.append(RiskBand(wording.text("sheet.risk.unknown"), (), _unknown_lines(wording, unknown)))
    other_kind = any(risk.rate is not None and risk.rate.borrowed for risk in shown)
    with_drug = "sheet.risk.with_kind" if other_kind else "sheet.risk.with_drug"
    header: tuple[Spans, ...] = (
        plain(wording.text("sheet.risk.what")),
        plain(wording.text(with_drug)),
        plain(wording.text("sheet.risk.with_placebo")),
        plain(wording.text("sheet.risk.lasts")),
        plain(wording.text("sheet.risk.do")),
    )
    if wording.large_print:
        name = header[1][0].text
        bands = [replace(band, rows=tuple(_card(wording, row, name) for row in band.rows)) for band in bands]
        header = ()
    table = RiskTable(header, tuple(bands), wording.text("sheet.risk.summary"))
    return RiskPart(table, Paragraph(notes.words(wording), note=True))


def _card(wording: Wording, row: RiskRow, with_drug: str) -> RiskRow:
    """Return a row whose cells say what they are, for print that has no columns."""
    drug, control = row.drug, row.control
    if row.drug_icons is not None:
        drug = (Span(f"{with_drug}: "), *drug)
        if control:
            control = (Span(f"{wording.text('sheet.risk.with_placebo')}: "), *control)
    return replace(
        row,
        drug=drug,
        control=control,
        lasts=wording.spans("sheet.risk.card_lasts", lasts=row.lasts),
        advice=wording.spans("sheet.risk.card_do", advice=row.advice),
    )


def _with_arrays(risks: Sequence[Risk], arrays: int) -> frozenset[str]:
    chosen = [risk for risk in risks if risk.array and risk.rate is not None]
    chosen.sort(key=lambda risk: (risk.concept != "droopy_lid", -(risk.rate.percent if risk.rate else 0)))
    return frozenset(risk.concept for risk in chosen[:arrays])


def _band(
    wording: Wording, risks: Sequence[Risk], drawn: frozenset[str], notes: RateNotes, packing: Packing
) -> tuple[tuple[RiskRow, ...], tuple[Spans, ...]]:
    """Return the rows of a group, pictured ones first, and what is said in running text."""
    rows = [_counted_row(wording, risk, notes, pictured=True) for risk in risks if risk.concept in drawn]
    counted = [risk for risk in risks if risk.rate is not None and risk.concept not in drawn]
    unknown = [risk for risk in risks if risk.rate is None]
    most = all(risk.group is RiskGroup.MOST for risk in risks)
    if packing is Packing.LISTED and not most:
        return tuple(rows), _counted_lines(wording, counted, notes)
    if packing is not Packing.ROWS:
        parts = []
        if counted:
            parts.append(_also_counted(wording, counted, notes, first=not rows))
        if unknown:
            parts.append(_also_unknown(wording, unknown))
        return tuple(rows), (joined(parts),) if parts else ()
    rows += [_counted_row(wording, risk, notes, pictured=False) for risk in counted]
    rows += [_unknown_row(wording, risk) for risk in unknown if risk.group is RiskGroup.MOST]
    return tuple(rows), ()


def _counted_row(wording: Wording, risk: Risk, notes: RateNotes, *, pictured: bool) -> RiskRow:
    rate = risk.rate
    assert rate is not None
    marks = notes.marks_of(wording, rate)
    key = "both_frames_treatments" if rate.of_treatments else "both_frames"
    if rate.in_100 >= 1:
        drug = wording.spans(f"sheet.risk.{key}", number=str(rate.in_100), rest=str(100 - rate.in_100))
    else:
        drug = wording.spans("sheet.risk.under_one_frames")
    control = _control(wording, rate, pictured=pictured)
    notes.control = notes.control or rate.control_percent is not None
    icons = control_icons = None
    if pictured:
        icons = _icons(wording, rate.in_100)
        control_icons = None if rate.control_in_100 is None else _icons(wording, rate.control_in_100)
    # A count of zones together belongs to all of them that are treated.
    together = tuple(zone for zone in rate.setting if zone in wording.consultation.zone_ids)
    zone_ids = together or ((risk.rate_zone,) if risk.rate_zone else risk.zones)
    notes.by_letter = notes.by_letter or bool(risk.rate_zone)
    return RiskRow(
        name=_name(wording, risk.concept, zone_ids),
        drug=(*drug, *plain(f"\u00a0[{marks}]")) if marks else drug,
        control=control,
        lasts=plain(wording.text(f"concept.{risk.concept}.lasts")),
        advice=plain(wording.text(f"concept.{risk.concept}.do")),
        drug_icons=icons,
        control_icons=control_icons,
    )


def _control(wording: Wording, rate: PrintedRate, *, pictured: bool) -> Spans:
    count = rate.control_in_100
    if count is None:
        return plain(wording.text("sheet.risk.no_placebo")) if pictured else ()
    under = count == 0 and (rate.control_percent or 0) > 0
    if pictured:
        return wording.spans("sheet.risk.under_one") if under else wording.spans("sheet.risk.in_100", number=str(count))
    if under:
        return wording.spans("sheet.risk.placebo_line_under")
    return wording.spans("sheet.risk.placebo_line", number=str(count))


def _icons(wording: Wording, filled: int) -> Icons:
    key = "sheet.risk.icons" if filled else "sheet.risk.icons_none"
    return Icons(filled, wording.text(key, number=str(filled)))


def _name(wording: Wording, concept: str, zone_ids: Iterable[str]) -> Spans:
    name = bold(wording.text(f"concept.{concept}.name"))
    rings = wording.rings(zone_ids)
    if not rings or len(rings) == len(wording.request.plan.zones) > 1:
        return name
    return (*name, Span("\u00a0"), *rings)


def _unknown_row(wording: Wording, risk: Risk) -> RiskRow:
    return RiskRow(
        name=_ended(_name(wording, risk.concept, risk.zones)),
        drug=plain(wording.text("sheet.unknown_rate")),
        control=(),
        lasts=_ended(plain(wording.text(f"concept.{risk.concept}.lasts"))),
        advice=plain(wording.text(f"concept.{risk.concept}.do")),
    )


def _ended(spans: Spans) -> Spans:
    last = spans[-1] if spans else Span(".")
    if last.kind != "text" or last.text.endswith((".", "!", "?")):
        return spans
    return (*spans, Span(".", last.bold))


def _unknown_lines(wording: Wording, risks: Sequence[Risk]) -> tuple[Spans, ...]:
    """Return one line for each effect without a figure: its name, how long it lasts, what to do."""
    lines = []
    for risk in risks:
        lasts = _ended(plain(wording.text(f"concept.{risk.concept}.lasts")))
        advice = plain(wording.text(f"concept.{risk.concept}.do"))
        lines.append(joined([_ended(_name(wording, risk.concept, risk.zones)), lasts, advice]))
    return tuple(lines)


def _also_counted(wording: Wording, risks: Sequence[Risk], notes: RateNotes, *, first: bool) -> Spans:
    """Return counted effects as running text, each with its figures, how long it lasts and what to do."""
    lines = [] if first else [wording.spans("sheet.risk.also")]
    counted = [risk for risk in risks if risk.rate is not None and risk.rate.in_100 >= 1]
    seldom = [risk for risk in risks if risk.rate is not None and risk.rate.in_100 < 1]
    lines += _together(wording, counted, lambda risk: _figures(wording, risk, notes))
    if seldom:
        lines.append(wording.spans("sheet.risk.also_seldom"))
        lines += _together(wording, seldom, lambda risk: _seldom_name(wording, risk, notes))
    return joined(lines)


def _together(wording: Wording, risks: Sequence[Risk], said: Callable[[Risk], Spans]) -> list[Spans]:
    """Return a line for each duration and advice, with all effects that share them."""
    groups: dict[tuple[Spans, Spans], list[Spans]] = {}
    for risk in risks:
        lasts = plain(wording.text(f"concept.{risk.concept}.lasts"))
        advice = plain(wording.text(f"concept.{risk.concept}.do"))
        groups.setdefault((lasts, advice), []).append(said(risk))
    return [
        (*joined(names, "; "), Span(": " if len(names) > 1 else ", "), *_ended(_lowered(lasts)), Span(" "), *advice)
        for (lasts, advice), names in groups.items()
    ]


def _figures(wording: Wording, risk: Risk, notes: RateNotes) -> Spans:
    """Return name and figures of a counted effect."""
    row, rate = _counted_row(wording, risk, notes, pictured=False), risk.rate
    control: Spans = ()
    if rate is not None and rate.control_in_100 is not None:
        under = rate.control_in_100 == 0 and (rate.control_percent or 0) > 0
        key = "sheet.risk.also_control_under" if under else "sheet.risk.also_control"
        control = wording.spans(key, number=str(rate.control_in_100))
    return joined([row.name, row.drug, control])


def _seldom_name(wording: Wording, risk: Risk, notes: RateNotes) -> Spans:
    row = _counted_row(wording, risk, notes, pictured=False)
    return (*row.name, *(row.drug[-1:] if "[" in row.drug[-1].text else ()))


def _counted_lines(wording: Wording, risks: Sequence[Risk], notes: RateNotes) -> tuple[Spans, ...]:
    """Return one line for each counted effect: its figures, how long it lasts, what to do."""
    return tuple(_counted_line(wording, risk, notes) for risk in risks if risk.rate is not None)


def _counted_line(wording: Wording, risk: Risk, notes: RateNotes) -> Spans:
    return _together(wording, [risk], lambda each: _figures(wording, each, notes))[0]


def _lowered(spans: Spans) -> Spans:
    first = spans[0]
    return (Span(first.text[:1].lower() + first.text[1:], first.bold), *spans[1:])


def _also_unknown(wording: Wording, risks: Sequence[Risk]) -> Spans:
    """Return the effects without a figure as running text, those that last as long together."""
    groups: dict[str, list[Risk]] = {}
    for risk in risks:
        groups.setdefault(wording.text(f"concept.{risk.concept}.lasts"), []).append(risk)
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    spans: list[Span] = []
    for lasts, same in ordered:
        words = lasts.rstrip(".")
        for start in range(0, len(same), _NAMES_A_SENTENCE):
            members = same[start : start + _NAMES_A_SENTENCE]
            spans.append(Span(f" {words}: "))
            for index, risk in enumerate(members):
                last = index + 1 == len(members)
                spans += [*_lowered(_name(wording, risk.concept, risk.zones)), Span("." if last else ", ")]
    return (*wording.spans("sheet.risk.also_unknown"), *spans)
