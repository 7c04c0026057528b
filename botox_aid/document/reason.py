"""Why a patient is not treated today, in the patient's words: what it is, what to do, and when to come back."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..domain.plan import Finding
from ..domain.vocabulary import ActBy, Decision, Level
from .span import Spans, bold, plain
from .wording import Wording

TOXIN = "toxin_recent"
SELF_HARM = "self_harm_risk"
_MISSING = "missing"
# Groups of questions about the body: with these any clinic should wait.
_OF_HEALTH = frozenset({"allergies", "nerve_muscle", "pregnancy_feeding", "health_medicines", "skin_site", "eyes_face"})
# What was not settled because the talk needs more time; nobody has to find out anything.
_OF_TALK = frozenset({"hopes_mood"})
_LINE = 100
_FIRST_SENTENCE = re.compile(r"^.+?[.?!](?=\s|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to wait.

    Attributes:
        id: Id of the finding, or ``missing``.
        topic: What it is about, in a word or two.
        why: What it is.
        now: What the patient can do.
        act_by: By when.
        later: When to come back, as a sentence.
        ready: The same as the mark on a line of time.
        until: The day from which it fits, where the rules give one; ``ready`` is that day then.
        of_health: It is about the body, so that it holds at any clinic.
    """

    id: str
    topic: str
    why: Spans
    now: Spans
    act_by: ActBy
    later: Spans
    ready: str
    until: dt.date | None = None
    of_health: bool = False


def reasons(wording: Wording) -> tuple[Reason, ...]:
    """Return what keeps the patient from being treated, weightiest first, and a danger to life before all others.

    Where nothing blocks and it was decided to wait, the cautions are the reasons; where the patient said no, there is
    nothing to explain.
    """
    assessment, decision = wording.request.plan.assessment, wording.consultation.decision
    blocking = [finding for finding in assessment.findings if finding.blocks]
    found = sorted(_each_once(wording, blocking), key=lambda reason: reason.id != SELF_HARM)
    if assessment.missing:
        found.append(_of_missing(wording))
    if found or decision is Decision.DECLINE:
        return tuple(found)
    weighty = [finding for finding in assessment.findings if finding.level is not Level.NOTE]
    return tuple(_each_once(wording, weighty))


def _each_once(wording: Wording, findings: Iterable[Finding]) -> Iterator[Reason]:
    seen: set[str] = set()
    for finding in findings:
        if finding.id not in seen and wording.has(f"question.{finding.id}.not_today"):
            seen.add(finding.id)
            yield _of_finding(wording, finding)


def _of_finding(wording: Wording, finding: Finding) -> Reason:
    key, legal = f"question.{finding.id}", wording.catalogue.legal
    calls = {"emergency": bold(legal.emergency_number), "advice_line": bold(legal.advice_line)}
    values = {**wording.finding_values(finding), **calls}
    day = finding.values.get("until")
    until = day if isinstance(day, dt.date) else None
    later = f"{key}.later"
    if not wording.has(later):
        later = f"{later}.{'undated' if until is None else 'dated'}"
    ready = wording.text(f"sheet.not_today.ready.{finding.id}")
    group = wording.catalogue.questions[finding.id].group
    if until is not None:
        ready = wording.day(until)
    elif finding.unsure and group not in _OF_TALK:
        ready = wording.text("sheet.not_today.back.know_more")
    return Reason(
        id=finding.id,
        topic=wording.text(f"sheet.not_today.topic.{finding.id}"),
        why=_why(wording, finding, values),
        now=wording.spans(f"{key}.now", **values),
        act_by=wording.catalogue.questions[finding.id].act_by,
        later=wording.spans(later, **values),
        ready=ready,
        until=until,
        of_health=group in _OF_HEALTH,
    )


def _why(wording: Wording, finding: Finding, values: dict[str, object]) -> Spans:
    """Return the reason; of an open answer only that it is open."""
    key = f"question.{finding.id}"
    if not finding.unsure:
        return wording.spans(f"{key}.not_today", **values)
    for open_key in (f"{key}.find_out", f"{key}.own_risk_unsure"):
        if wording.has(open_key):
            return wording.spans(open_key, **values)
    return wording.spans("question.unsure.not_today")


def _of_missing(wording: Wording) -> Reason:
    key = f"question.{_MISSING}"
    return Reason(
        id=_MISSING,
        topic=wording.text(f"sheet.not_today.topic.{_MISSING}"),
        why=wording.spans(f"{key}.not_today"),
        now=wording.spans(f"{key}.now"),
        act_by=ActBy.VISIT,
        later=wording.spans(f"{key}.later"),
        ready=wording.text(f"sheet.not_today.ready.{_MISSING}"),
    )


def in_short(words: Spans) -> str:
    """Return the first sentence, with the second where both fit a line."""
    first, rest = _halves(words)
    second, _ = _halves(plain(rest.lstrip()))
    return f"{first} {second}" if second and len(first) + len(second) < _LINE else first


def lower_first(text: str) -> str:
    """Return words as they stand inside a sentence."""
    return text[:1].lower() + text[1:]


def led(words: Spans) -> Spans:
    """Return the words with their first sentence in bold."""
    first, rest = _halves(words)
    return (*bold(first), *plain(rest))


def _halves(words: Spans) -> tuple[str, str]:
    text = "".join(span.text for span in words)
    match = _FIRST_SENTENCE.match(text)
    first = match.group() if match else text
    return first, text[len(first) :]
