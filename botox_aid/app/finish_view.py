"""What is said before a visit is kept for good: what it holds, and what of it is still open."""

from dataclasses import dataclass

from ..text import Texts
from .consultation_lines import Line
from .flow import Standing
from .ready_view import ready_view
from .record_words import RecordWords
from .timeline import State

# A word or two do not tell a later reader why a record was corrected.
LEAST_REASON = 10


@dataclass(frozen=True, slots=True)
class FinishView:
    """A visit about to be kept; ``open`` names what is not done, in one line."""

    lines: tuple[Line, ...]
    open: str


def finish_view(state: State, texts: Texts) -> FinishView:
    """Return what will be kept, in finished words."""
    consultation, words, say = state.consultation, RecordWords(texts), texts.interface
    decision = say(f"decision.{consultation.decision}") if consultation.decision else ""
    values = {
        "name": consultation.patient.name.strip() or say("header.nobody"),
        "visit": words.day(consultation.visit.date),
        "product": words.product(consultation.product) if consultation.product else say("records.nothing_planned"),
        "lot": consultation.lot.number,
        "zones": words.zones(consultation.zone_ids),
        "decision": decision,
    }
    lines = tuple(Line(key, say(f"records.line.{key}"), value) for key, value in values.items() if value)
    missing = [
        say("finish.open_one", title=tick.title, what=tick.fact)
        for tick in ready_view(state, texts).ticks
        if tick.standing is not Standing.DONE
    ]
    return FinishView(lines, " ".join(missing))
