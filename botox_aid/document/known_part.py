"""What is known about a treatment that did not take place: label, benefit, honest answers, and the main known harm."""

from ..domain.plan import PrintedRate, Risk, RiskGroup
from ..domain.vocabulary import Level
from .blocks import Block, Bullets, Cell, Columns, IconArray, Icons, Paragraph
from .consent import claim_lines
from .plan_part import acts_in_skin_only, months_words
from .reason import led
from .span import Spans, joined, plain
from .wording import Wording

_NAMED_ZONES = 4
# Effects of the needle, or of any ordinary week.
_ANYHOW = frozenset({"bruise", "bumps", "facial_pain", "headache", "large_bruise", "nausea", "painful_site", "sting"})


def known_part(wording: Wording) -> tuple[Block, ...]:
    """Return what is known, with the picture of one harm beside it; nothing before a zone or a concern is chosen."""
    label, more = _label(wording), Paragraph(wording.spans("sheet.not_today.known.more"))
    claims, harm = claim_lines(wording), _main_harm(wording)
    benefits = () if claims else _benefits(wording)
    if harm is None or harm.rate is None:
        lines = (*label, *benefits, *claims)
        return (Bullets(lines), more) if lines else ()
    beside = (*label, *benefits, *_how_long(wording))
    picture = _picture(wording, harm, harm.rate)
    return (
        Columns((Cell((Bullets(beside),), 1.15), Cell((picture,), 1.0))),
        *((Bullets(claims),) if claims else ()),
        more,
        Paragraph(_note(wording, harm.rate), note=True),
    )


def _label(wording: Wording) -> tuple[Spans, ...]:
    """Return in one plain line each what the label covers and what it does not; many areas are counted, not named."""
    plans, lines = wording.request.plan.zones, []
    # To someone whom the label leaves out, that it covers the area would sound like leave.
    left_out = wording.finding("age_over_label") is not None or any(
        finding.level is Level.HARD_STOP for finding in wording.request.plan.assessment.findings
    )
    for state, key in ((True, "on_label"), (False, "off_label")):
        zones = [plan.zone for plan in plans if plan.on_label is state]
        if state and left_out:
            continue
        sentence = f"legal.{wording.catalogue.jurisdiction}.{key}"
        if zones and len(zones) == len(plans):
            lines.append(led(wording.spans(sentence)))
        elif zones:
            many = len(zones) > _NAMED_ZONES
            count = wording.text("sheet.not_today.known.areas", count=len(zones))
            names = count if many else wording.zones_in_sentence(zones)
            lines.append(led(wording.spans(f"{sentence}_zones", zones=names)))
    return tuple(lines)


def _benefits(wording: Wording) -> tuple[Spans, ...]:
    by_words: dict[str, list[str]] = {}
    for plan in wording.request.plan.zones:
        by_words.setdefault(wording.text(f"zone.{plan.zone}.benefit"), []).append(wording.zone_name(plan.zone))
    return tuple(
        wording.spans("sheet.consent.benefit_line", name=wording.texts.listed(names), benefit=words)
        for words, names in by_words.items()
    )


def _how_long(wording: Wording) -> tuple[Spans, ...]:
    if acts_in_skin_only(wording):
        return ()
    months = months_words(wording)
    key = "lasts" if months else "lasts_unknown"
    return (wording.spans(f"sheet.not_today.known.{key}", months=months),)


def _main_harm(wording: Wording) -> Risk | None:
    """Return the counted effect that the drug itself adds most to.

    What comes without the drug too says little without a placebo figure, and yields to every other effect.
    """
    counted = [
        (risk, risk.rate)
        for risk in wording.request.plan.risks
        if risk.rate is not None and risk.rate.in_100 >= 1 and risk.group is not RiskGroup.SERIOUS
    ]
    best = max(counted, key=lambda pair: (_is_telling(*pair), _added(pair[1])), default=None)
    return best[0] if best is not None else None


def _is_telling(risk: Risk, rate: PrintedRate) -> bool:
    return rate.control_percent is not None or risk.concept not in _ANYHOW


def _added(rate: PrintedRate) -> float:
    return rate.percent - (rate.control_percent or 0.0)


def _picture(wording: Wording, risk: Risk, rate: PrintedRate) -> IconArray:
    say, known = wording.spans, "sheet.not_today.known"
    name = wording.text(f"concept.{risk.concept}.name")
    if risk.rate_zone and len(wording.request.plan.zones) > 1:
        name = wording.text(f"{known}.name_zone", name=name, zone=wording.zones_in_sentence((risk.rate_zone,)))
    count = str(rate.in_100)
    parts = [
        say(
            f"{known}.{'treatments' if rate.of_treatments else 'people'}",
            name=name,
            number=count,
            rest=str(100 - rate.in_100),
        ),
        _control(wording, rate),
        say(f"{known}.how_long", lasts=wording.text(f"concept.{risk.concept}.lasts")),
    ]
    icons = Icons(rate.in_100, wording.text("sheet.risk.icons", number=count))
    return IconArray(icons, joined(parts))


def _control(wording: Wording, rate: PrintedRate) -> Spans:
    known, count = "sheet.not_today.known", rate.control_in_100
    if count is None:
        return wording.spans(f"{known}.no_placebo")
    if count == 0 and (rate.control_percent or 0) > 0:
        return wording.spans(f"{known}.with_placebo_under")
    return wording.spans(f"{known}.with_placebo", number=str(count))


def _note(wording: Wording, rate: PrintedRate) -> Spans:
    say, known = wording.text, "sheet.not_today.known"
    key = "source_higher" if rate.higher_of_two else "source"
    parts = [say(f"{known}.{key}", source="; ".join(wording.source_names(rate.sources)))]
    if rate.borrowed:
        key = "borrowed" if rate.names_its_drug else "borrowed_unnamed"
        parts.append(say(f"{known}.{key}", generic=rate.generic))
    if len(rate.setting) > 1:
        parts.append(say(f"{known}.together"))
    return plain(" ".join(parts))
