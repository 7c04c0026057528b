"""The part of a sheet about side effects: the table, its pictures and its notes."""

from collections.abc import Iterable, Sequence
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
    """The tables and the notes under them.

    Attributes:
        tables: What comes with each injection, for which there are no columns, then what was counted and the rest.
        compares: A figure stands beside one of people who had salt water, so that these words need explaining.
    """

    tables: tuple[RiskTable, ...]
    notes: Paragraph
    compares: bool


def risk_part(wording: Wording, arrays: int, packing: Packing = Packing.ROWS) -> RiskPart | None:
    """Return the table of side effects; none without a risk to show.

    Args:
        wording: The words of the sheet.
        arrays: The most rows of icon arrays.
        packing: Which effects share a line.
    """
    risks = wording.request.plan.risks
    shown = [risk for risk in risks if risk.group is not RiskGroup.SERIOUS and risk.concept != _SAID_BEFORE]
    if not shown:
        return None
    part = _Part(wording, _with_arrays(shown, arrays), packing)
    bands = part.bands(shown)
    header = part.header(shown) if any(band.rows for band in bands) else ()
    if wording.large_print and header:
        name = header[1][0].text
        bands = [replace(band, rows=tuple(_card(wording, row, name) for row in band.rows)) for band in bands]
        header = ()
    first = [band for band in bands[:1] if not band.rows and len(bands) > 1]
    if packing.shares and header and bands[len(first)].rows:
        # The first band goes by the head of the columns.
        header = (plain(bands[len(first)].title), *header[1:])
        bands[len(first)] = replace(bands[len(first)], title="")
    if packing is Packing.RUNNING:
        bands = [replace(band, runs_on=True) for band in bands]
    tables = tuple(
        RiskTable(heads, tuple(members), wording.text("sheet.risk.summary"))
        for heads, members in (((), first), (header, bands[len(first) :]))
        if members
    )
    counted = any(risk.rate is not None for risk in shown)
    return RiskPart(tables, Paragraph(part.notes.words(wording), note=True), compares=counted)


class _Part:
    """The rows and lines of one sheet."""

    def __init__(self, wording: Wording, drawn: frozenset[str], packing: Packing) -> None:
        self._words, self._drawn, self._packing = wording, drawn, packing
        self.notes = RateNotes()

    def header(self, risks: Sequence[Risk]) -> tuple[Spans, ...]:
        """Return the heads of the columns."""
        say = self._words.text
        other_kind = any(risk.rate is not None and risk.rate.borrowed for risk in risks)
        placebo = "with_placebo" if self._words.large_print else "with_placebo_short"
        heads = ("what", "with_kind" if other_kind else "with_drug", placebo, "lasts", "do")
        return tuple(plain(say(f"sheet.risk.{head}")) for head in heads)

    def bands(self, risks: Sequence[Risk]) -> list[RiskBand]:
        """Return what comes with each injection, what was counted, and what nobody counted, each under its heading."""
        bands = []
        for group in (RiskGroup.MOST, RiskGroup.LESS_OFTEN):
            members = [risk for risk in risks if risk.group is group]
            counted = [risk for risk in members if risk.rate is not None]
            unknown = [risk for risk in members if risk.rate is None]
            if group is RiskGroup.MOST and unknown and not counted:
                lines = self._lines(unknown)
                lines = lines if self._packing is Packing.ROWS else (joined(lines),)
                bands.append(RiskBand(self._words.text("sheet.risk.most_injection"), (), lines))
                continue
            seldom = [risk for risk in counted if self._is_listed(risk)]
            counted = [risk for risk in counted if risk not in seldom]
            if counted:
                bands.append(RiskBand(self._words.text(f"sheet.risk.{group}"), self._counted(counted)))
            for key, treatments in (("seldom", False), ("seldom_treatments", True)):
                few = [risk for risk in seldom if risk.rate is not None and risk.rate.of_treatments is treatments]
                if few:
                    bands.append(RiskBand(self._words.text(f"sheet.risk.{key}"), (), self._lines(few)))
            if unknown:
                bands.append(RiskBand(self._words.text("sheet.risk.unknown"), (), self._lines(unknown)))
        return bands

    def _is_listed(self, risk: Risk) -> bool:
        """Return whether an effect stands in the list of those that few have, whose heading says their figure."""
        few = risk.rate is not None and risk.rate.in_100 < 1 and risk.concept not in self._drawn
        return few and self._packing is not Packing.ROWS

    def _counted(self, risks: Sequence[Risk]) -> tuple[RiskRow, ...]:
        """Return a row for each effect that was counted, pictured ones first where there is room."""
        pictured = [self._row(risk, pictured=True) for risk in risks if risk.concept in self._drawn]
        others = [risk for risk in risks if risk.concept not in self._drawn]
        rows = [self._together(alike) for alike in self._alike(others)]
        # Low rows first fill a page better to its end.
        return (*pictured, *rows)

    def _alike(self, risks: Iterable[Risk]) -> list[list[Risk]]:
        """Return the effects, together those of which a close sheet says the same in all columns."""
        same: dict[tuple[object, ...], list[Risk]] = {}
        for risk in risks:
            row = self._row(risk, pictured=False)
            alone = risk.concept if self._packing is Packing.ROWS else ""
            mark = (self._tail(risk), row.drug, row.control, row.lasts, row.advice, alone)
            same.setdefault(mark, []).append(risk)
        return list(same.values())

    def _together(self, risks: Sequence[Risk]) -> RiskRow:
        """Return the row of one effect, or of several that differ in their names alone."""
        names = [bold(self._text(risk, "name")) for risk in risks]
        return replace(self._row(risks[0], pictured=False), name=_named(names, self._tail(risks[0])))

    # -- a row for each

    def _row(self, risk: Risk, *, pictured: bool) -> RiskRow:
        words, rate = self._words, risk.rate
        assert rate is not None
        in_full = words.large_print or (pictured and self._packing is Packing.ROWS)
        frames = _frames(words, rate, short=not in_full)
        count = rate.control_in_100
        icons = (
            (_icons(words, rate.in_100), None if count is None else _icons(words, count)) if pictured else (None, None)
        )
        return RiskRow(
            name=self._name(risk),
            drug=frames,
            control=_control(words, rate, pictured=pictured),
            lasts=plain(self._text(risk, "lasts")),
            advice=plain(self._text(risk, "do")),
            drug_icons=icons[0],
            control_icons=icons[1],
        )

    def _name(self, risk: Risk) -> Spans:
        """Return the name of an effect with the letters of its zones and the numbers of its notes."""
        return _named([bold(self._text(risk, "name"))], self._tail(risk))

    def _tail(self, risk: Risk) -> Spans:
        """Return what stands after a name: the letters of the zones, and the numbers of notes."""
        words, rate = self._words, risk.rate
        zone_ids: tuple[str, ...] = risk.zones
        if rate is not None:
            # A count of zones together belongs to all of them that are treated.
            together = tuple(zone for zone in rate.setting if zone in words.consultation.zone_ids)
            zone_ids = together or ((risk.rate_zone,) if risk.rate_zone else risk.zones)
            self.notes.by_letter = self.notes.by_letter or bool(risk.rate_zone)
        rings = words.rings(zone_ids)
        every = len(rings) == len(words.request.plan.zones) > 1
        marks = self.notes.marks_of(words, rate) if rate is not None else ""
        return joined([() if every else rings, plain(marks.replace(" ", "\u00a0"))])

    # -- lines

    def _lines(self, risks: Sequence[Risk]) -> tuple[Spans, ...]:
        """Return a line for each effect without a row, or one for those that last as long and ask for the same."""
        if self._packing.shares:
            return self._shared_lines(risks)
        shared: dict[tuple[str, str, str], list[Spans]] = {}
        for risk in risks:
            alone = risk.concept if self._packing is Packing.ROWS else ""
            name = joined([self._name(risk), _compared(self._words, risk.rate)])
            shared.setdefault((self._text(risk, "lasts"), self._text(risk, "do"), alone), []).append(name)
        lines = []
        for (lasts, advice, _), names in shared.items():
            for start in range(0, len(names), _NAMES_A_SENTENCE):
                first, *others = names[start : start + _NAMES_A_SENTENCE]
                said = _ended(joined([first, *map(_lowered, others)], ", "))
                lines.append(joined([said, _ended(plain(lasts)), plain(advice)]))
        return tuple(lines)

    def _shared_lines(self, risks: Iterable[Risk]) -> tuple[Spans, ...]:
        """Return a line for the effects that ask for the same, each with how long it lasts where they differ in it."""
        shared: dict[str, dict[str, list[Spans]]] = {}
        for risk in risks:
            name = joined([self._name(risk), _compared(self._words, risk.rate)])
            shared.setdefault(self._text(risk, "do"), {}).setdefault(self._text(risk, "lasts"), []).append(name)
        lines = []
        for advice, lasting in shared.items():
            said = []
            for lasts, names in lasting.items():
                for start in range(0, len(names), _NAMES_A_SENTENCE):
                    first, *others = names[start : start + _NAMES_A_SENTENCE]
                    said.append(_ended(joined([first, *map(_lowered, others)], ", ")))
                said.append(_ended(plain(lasts)))
            lines.append(joined([*said, plain(advice)]))
        return tuple(lines)

    def _text(self, risk: Risk, part: str) -> str:
        return self._words.text(f"concept.{risk.concept}.{part}")


def _named(names: Sequence[Spans], tail: Spans) -> Spans:
    """Return one name or several, and what stands after the last of them on its line."""
    first, *others = names
    return joined([joined([first, *map(_lowered, others)], ", "), tail], "\u00a0")


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


def _frames(wording: Wording, rate: PrintedRate, *, short: bool) -> Spans:
    """Return how many have it and how many do not, of people or of treatments."""
    key = ("frames_row" if short else "frames") + ("_treatments" if rate.of_treatments else "")
    if rate.in_100 < 1:
        return wording.spans(f"sheet.risk.under_one_{key}")
    return wording.spans(f"sheet.risk.both_{key}", number=str(rate.in_100), rest=str(100 - rate.in_100))


def _control(wording: Wording, rate: PrintedRate, *, pictured: bool) -> Spans:
    """Return the figure without the drug; a card of words alone says what it is, as it stands under no head."""
    count = rate.control_in_100
    if count is None:
        return plain(wording.text("sheet.risk.no_placebo")) if pictured or not wording.large_print else ()
    under = count == 0 and (rate.control_percent or 0) > 0
    if wording.large_print and not pictured:
        return wording.spans(f"sheet.risk.placebo_line{'_under' if under else ''}", number=str(count))
    return wording.spans("sheet.risk.under_one") if under else wording.spans("sheet.risk.in_100", number=str(count))


def _compared(wording: Wording, rate: PrintedRate | None) -> Spans:
    """Return the figure without the drug, as an aside."""
    if rate is None or rate.control_in_100 is None:
        return ()
    under = rate.control_in_100 == 0 and (rate.control_percent or 0) > 0
    return wording.spans(f"sheet.risk.aside_placebo{'_under' if under else ''}", number=str(rate.control_in_100))


def _icons(wording: Wording, filled: int) -> Icons:
    key = "sheet.risk.icons" if filled else "sheet.risk.icons_none"
    return Icons(filled, wording.text(key, number=str(filled)))


def _ended(spans: Iterable[Span]) -> Spans:
    """Return the words with a full stop after them where they have none."""
    whole = tuple(spans)
    if not whole or whole[-1].text.endswith((".", "!", "?")):
        return whole
    return (*whole, Span("."))


def _lowered(spans: Spans) -> Spans:
    first = spans[0]
    return (replace(first, text=first.text[:1].lower() + first.text[1:]), *spans[1:])
