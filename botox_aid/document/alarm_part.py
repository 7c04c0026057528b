"""The part of a sheet about signs to act on: what is seldom but serious, and whom to call."""

from ..domain.plan import RiskGroup
from ..domain.vocabulary import Urgency
from .blocks import AlertBox, Block, Bullets, Cell, Paragraph
from .frame import contact_row, signs_cell
from .span import Span, Spans, bold, joined, plain
from .wording import Wording

# A name has up to four words; a sentence for patients at most 25.
_NAMES_A_SENTENCE = 5


def red_flag_signs(
    wording: Wording, *urgencies: Urgency, brief: bool = False, columns: int = 1, advised: bool = False
) -> Bullets:
    """Return the signs of some urgencies with their pictograms, in order.

    Args:
        wording: The words of the sheet.
        urgencies: Which signs.
        brief: In a few words, where there are such.
        columns: How many columns the list may have.
        advised: Each with what else to do, where there is room.
    """
    lines, pictograms = [], []
    for flag in wording.request.plan.red_flags:
        if flag.urgency in urgencies:
            key = f"sheet.sign.{flag.id}"
            sign = wording.text(key if brief and wording.has(key) else f"red_flag.{flag.id}.sign")
            advice = wording.spans(f"red_flag.{flag.id}.do") if advised else ()
            lines.append(joined([bold(f"{sign}."), advice]) if advice else plain(sign))
            pictograms.append(flag.pictogram)
    return Bullets(tuple(lines), columns, tuple(pictograms))


def serious_box(wording: Wording, part: int, *, brief: bool = False) -> AlertBox:
    """Return the box of what is seldom but serious, and whom to call; ``brief`` leaves out what calms."""
    schedule = wording.request.plan.schedule
    say = wording.text
    aside = (
        say("sheet.serious.watch", date=wording.near_day(schedule.watch_until))
        if schedule
        else say("sheet.serious.watch_plain")
    )
    now = red_flag_signs(wording, Urgency.EMERGENCY, brief=True, columns=2)
    today = red_flag_signs(wording, Urgency.SAME_DAY, brief=True)
    signs = (
        signs_cell(say("sheet.serious.call_now"), now, 118.0),
        signs_cell(say("sheet.serious.same_day"), today, 64.0),
    )
    cells, contact = whom_to_call(wording, signs)
    foot = (*contact, Paragraph(_serious_words(wording, brief=brief)))
    return AlertBox(say("sheet.serious.title"), cells, str(part), plain(aside), foot)


def whom_to_call(wording: Wording, signs: tuple[Cell, ...]) -> tuple[tuple[Cell, ...], tuple[Block, ...]]:
    """Return the cells of an alarm box and its foot: in large print the numbers come before a page of signs."""
    contact = contact_row(wording)
    return ((Cell((contact,)), *signs), ()) if wording.large_print else (signs, (contact,))


def _serious_words(wording: Wording, *, brief: bool) -> Spans:
    names = []
    for risk in wording.request.plan.risks:
        if risk.group is RiskGroup.SERIOUS:
            name = wording.text(f"concept.{risk.concept}.name")
            name = name[:1].lower() + name[1:]
            if risk.rate is not None:
                under = risk.rate.in_100 < 1
                key = "sheet.serious.rate_under" if under else "sheet.serious.rate"
                name = wording.text(key, name=name, number=str(risk.rate.in_100))
            names.append(name)
    spans: list[Span] = []
    for start in range(0, len(names), _NAMES_A_SENTENCE):
        key = "sheet.serious.can_also_happen" if start else "sheet.serious.can_happen"
        spans += wording.spans(key, effects=wording.texts.listed(names[start : start + _NAMES_A_SENTENCE]))
        spans.append(Span(" "))
    known = f"product.{wording.product.id}.spread_known" if wording.product else ""
    if known and _within_label(wording) and not brief and wording.has(known):
        spans += wording.spans("sheet.serious.how_often_known", known=wording.text(known))
    else:
        spans += wording.spans("sheet.serious.how_often")
    return tuple(spans)


def _within_label(wording: Wording) -> bool:
    """Return whether areas, units and age are those of the label: what it says of its own doses holds for no others."""
    plan = wording.request.plan
    outside = {"units_over_label", "age_over_label", "forehead_alone"}
    return all(zone.on_label for zone in plan.zones) and not any(
        finding.id in outside for finding in plan.assessment.findings
    )
