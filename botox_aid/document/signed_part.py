"""The dates that follow from a visit, who signed, and which content was used, for the clinic's record."""

from ..domain.consultation import Signature
from ..domain.vocabulary import Decision
from .blocks import Block, Heading
from .finding_part import said, short_name
from .span import Spans, plain
from .talk_part import labelled
from .wording import Wording, name_of

_SHARES = (32.0, 68.0)


def dates(wording: Wording, number: str) -> tuple[Block, ...]:
    """Return review, earliest repeat and the end of the watch; where nobody was treated, when to come back; then how long to keep this."""
    heading = Heading(said(wording, "record.after.title"), 2, number)
    lines = _after_treatment(wording) if _was_treated(wording) else _after_none(wording)
    years = wording.catalogue.legal.retention_years
    if years is not None:
        lines.append(("keep", wording.clinician("record.after.keep_years", count=years)))
    return (heading, labelled(wording, "after", lines, _SHARES))


def _was_treated(wording: Wording) -> bool:
    allowed = wording.request.plan.assessment.consent_allowed
    return allowed and wording.consultation.decision in (None, Decision.PROCEED)


def _after_treatment(wording: Wording) -> list[tuple[str, Spans]]:
    schedule, agreed = wording.request.plan.schedule, wording.consultation.visit.review_date
    say, none = wording.clinician, wording.clinician("record.after.no_day")
    if schedule is None:
        return [("review", _agreed(wording) or none), ("repeat", none), ("watch", none)]
    review = _agreed(wording) if agreed else say("record.after.review_rule", date=wording.day(schedule.review))
    return [
        ("review", review),
        ("repeat", say("record.after.repeat_rule", date=wording.day(schedule.earliest_repeat))),
        ("watch", say("record.after.watch_rule", date=wording.day(schedule.watch_until))),
    ]


def _agreed(wording: Wording) -> Spans:
    agreed = wording.consultation.visit.review_date
    return wording.clinician("record.after.review_agreed", date=wording.day(agreed)) if agreed is not None else ()


def _after_none(wording: Wording) -> list[tuple[str, Spans]]:
    lines: list[tuple[str, Spans]] = [("untreated", wording.clinician("record.after.untreated_text"))]
    if wording.consultation.visit.review_date is not None:
        lines.append(("review", _agreed(wording)))
    for finding in wording.request.plan.assessment.findings:
        if finding.blocks and "until" in finding.values:
            until = wording.finding_values(finding)["until"]
            item = short_name(wording, finding.id)
            lines.append(("later", wording.clinician("record.after.later_text", item=item, date=until)))
    return lines


def signed(wording: Wording, number: str) -> tuple[Block, ...]:
    """Return both signatures, and the content with its state."""
    release, signatures = wording.catalogue.release, wording.consultation.signatures
    content = wording.clinician(
        "record.signed.content_line",
        version=release.version,
        due=wording.day(release.review_due, "date"),
    )
    lines: list[tuple[str, Spans]] = [
        ("patient", _signature(wording, signatures.patient)),
        ("clinician", _signature(wording, signatures.clinician)),
        ("content", content),
        ("approval", _approval(wording)),
    ]
    heading = Heading(said(wording, "record.signed.title"), 2, number)
    return (heading, labelled(wording, "signed", lines, _SHARES))


def _signature(wording: Wording, signature: Signature | None) -> Spans:
    if signature is None:
        return wording.clinician("record.signed.not_signed")
    if signature.on_paper or not signature.strokes:
        return wording.clinician("record.signed.on_paper")
    moment = signature.signed_at
    if moment is None:
        return wording.clinician("record.signed.drawn_undated")
    day, time = wording.day(moment.date(), "date"), wording.time(moment.time())
    return wording.clinician("record.signed.drawn", moment=f"{day}, {time}")


def _approval(wording: Wording) -> Spans:
    release, day = wording.catalogue.release, wording.consultation.visit.date
    approval = release.approval
    parts: list[Spans] = []
    if approval is None or approval.version != release.version:
        parts.append(wording.clinician("record.signed.not_approved", version=release.version))
    else:
        approved = wording.day(approval.on, "date")
        parts.append(wording.clinician("record.signed.approved", name=name_of(approval.by), date=approved))
    if day is not None and day > release.review_due:
        parts.append(wording.clinician("record.signed.overdue"))
    first, *rest = parts
    return (*first, *(span for words in rest for span in (*plain("; "), *words)))
