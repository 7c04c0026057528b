"""How the records and the draft on the desk stand, in finished words."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum, auto

from ..domain.record import DraftHead
from ..domain.record_fault import StoreFault
from ..text import Texts

_SHORT_NAME = 40


class Standing(Enum):
    """How the records stand: never protected, locked, open, or left closed for this time."""

    OFF = auto()
    LOCKED = auto()
    OPEN = auto()
    AWAY = auto()


class DraftState(Enum):
    """How the visit on the desk stands."""

    NOTHING = auto()
    NOT_YET = auto()
    KEPT = auto()
    FAULT = auto()


@dataclass(frozen=True, slots=True)
class FaultView:
    """A fault of the records in words.

    Attributes:
        title: What happened.
        advice: What is safe, and what to do next.
        short: A few words for the head of the window.
    """

    title: str
    advice: str
    short: str

    @property
    def whole(self) -> str:
        """Both sentences as one text."""
        return f"{self.title} {self.advice}".strip()


@dataclass(frozen=True, slots=True)
class RecordStateView:
    """What the head of the window says of the records.

    Attributes:
        saved: How the visit is kept; ``None`` leaves it to what is said of files.
        alarm: What is wrong, in a few words; empty where nothing is.
        level: Level of the alarm.
        can_lock: Whether there is something to lock.
        person: Who is at work.
    """

    saved: str | None = None
    alarm: str = ""
    level: str = "caution"
    can_lock: bool = False
    person: str = ""


def fault_view(fault: StoreFault, texts: Texts) -> FaultView:
    """Return the sentences of a fault; the time to wait is in them where there is one."""
    name = fault.key.rsplit(".", 1)[-1]
    wait = getattr(fault, "wait", 0)
    advice = (
        texts.interface("records.fault_wait", count=wait) if wait else texts.interface(f"records.fault_advice.{name}")
    )
    return FaultView(texts.interface(fault.key), advice, texts.interface(f"records.fault_short.{name}"))


def record_state_view(
    standing: Standing,
    draft: DraftState,
    texts: Texts,
    *,
    kept_at: dt.datetime | None = None,
    fault: StoreFault | None = None,
    person: str = "",
    server_away: bool = False,
) -> RecordStateView:
    """Return what the head of the window says.

    Args:
        standing: How the records stand.
        draft: How the visit on the desk stands.
        texts: The language.
        kept_at: When the draft was last kept.
        fault: Why it could not be kept.
        person: Who is at work.
        server_away: Whether the clinic's server does not answer.
    """
    say = texts.interface
    if standing is Standing.OFF:
        return RecordStateView()
    if standing is Standing.AWAY:
        return RecordStateView(alarm=say("draft.closed"), can_lock=True)
    if draft is DraftState.FAULT and fault is not None:
        short = fault_view(fault, texts).short
        return RecordStateView(
            saved="", alarm=say("draft.fault", what=short), level="stop", can_lock=True, person=person
        )
    if draft is DraftState.KEPT and kept_at is not None:
        saved = say("draft.kept", time=clock(kept_at, texts))
    else:
        saved = say("draft.not_yet") if draft is DraftState.NOT_YET else ""
    alarm = say("draft.no_server") if server_away else ""
    return RecordStateView(saved, alarm=alarm, can_lock=True, person=person)


def shortened(name: str, letters: int = _SHORT_NAME) -> str:
    """Return a name that leaves room for what stands beside it."""
    return name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…"


def clock(moment: dt.datetime, texts: Texts) -> str:
    """Say the time on the wall to the second, such as "14:02:05"."""
    return texts.time_to_the_second(moment.astimezone().time())


@dataclass(frozen=True, slots=True)
class DraftWords:
    """A draft in words: the patient, the time of day, the day, and both."""

    name: str
    time: str
    day: str
    when: str


def draft_words(draft: DraftHead, texts: Texts, today: dt.date) -> DraftWords:
    """Return a draft as it is offered again."""
    local = draft.at.astimezone()
    time = texts.time(local.time())
    day = texts.interface("resume.today") if local.date() == today else texts.date(local.date(), "weekday")
    name = draft.label or texts.interface("resume.nobody")
    return DraftWords(name, time, day, texts.interface("resume.when", day=day, time=time))
