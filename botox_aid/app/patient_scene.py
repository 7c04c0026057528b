"""What the patient sees while a plan is told: one thing at a time, and nothing that is meant for the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..text import Texts
from .patient_name import short_name
from .talk_view import Topic, talk_view
from .timeline import State

# What is read from across the desk at one glance: so many entries, of so many letters together.
_ENTRIES, _LETTERS = 4, 360
_ASKED = ("open", "matters", "mind")


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture before the patient's eyes.

    Attributes:
        topic: The topic, in the words for the patient.
        part: Which part of a topic that one screen does not hold, from 0.
        parts: How many parts it has.
        place: Such as "3 of 14".
    """

    topic: Topic
    part: int
    parts: int
    place: str


@dataclass(frozen=True, slots=True)
class PatientScenes:
    """All scenes of a talk, in order.

    Attributes:
        greeting: For whom it is: the first name alone, or nothing.
        pause: What is shown while there is nothing to see.
    """

    greeting: str
    pause: str
    scenes: tuple[Scene, ...]

    def scene(self, topic_id: str, part: int) -> Scene | None:
        """Return a part of a topic, the nearest one where it has fewer."""
        parts = [scene for scene in self.scenes if scene.topic.id == topic_id]
        return parts[max(0, min(part, len(parts) - 1))] if parts else None


def patient_scenes(state: State, texts: Texts) -> PatientScenes:
    """Return the scenes of a talk.

    Args:
        state: How the consultation stands.
        texts: Sentences of the patient's language.
    """
    topics = [_for_patient(topic, texts) for topic in talk_view(state, texts).topics]
    scenes = []
    for number, topic in enumerate(topics, 1):
        place = texts.patient("talk.place", number=number, all=len(topics))
        pieces = [topic] if topic.kind == "risk" else [replace(topic, lines=lines) for lines in _portions(topic.lines)]
        for part, piece in enumerate(pieces):
            # What it comes to is asked once all of it was seen.
            shown = piece if part + 1 == len(pieces) else replace(piece, prompt="")
            scenes.append(Scene(shown, part, len(pieces), place))
    name = short_name(state.consultation.patient)
    return PatientScenes(
        greeting=texts.patient("talk.for_you", name=name) if name else "",
        pause=texts.patient("talk.one_moment"),
        scenes=tuple(scenes),
    )


def _for_patient(topic: Topic, texts: Texts) -> Topic:
    """Return a topic without what was noted at the desk, and with its choices as plain lines."""
    bare = replace(topic, said="", options=())
    if topic.id == "own":
        # The headings are the desk's own short words.
        return replace(bare, lines=tuple(("", text) for _, text in topic.lines))
    if topic.id == "questions":
        asking = tuple((texts.patient(f"talk.ask.{key}"), texts.patient(f"talk.ask.{key}_text")) for key in _ASKED)
        return replace(bare, title=texts.patient("talk.ask_title"), lines=asking)
    if topic.kind == "risk":
        return bare
    return replace(bare, lines=topic.lines or tuple((option.title, option.text) for option in topic.options))


def _portions(lines: Sequence[tuple[str, str]]) -> list[tuple[tuple[str, str], ...]]:
    """Share lines out over as few screens as hold them, evenly."""
    screens, held, letters = 1, 0, 0
    for name, text in lines:
        longer = letters + len(name) + len(text)
        if held and (held == _ENTRIES or longer > _LETTERS):
            screens, held, longer = screens + 1, 0, len(name) + len(text)
        held, letters = held + 1, longer
    each, over = divmod(len(lines), screens)
    ends = [number * each + min(number, over) for number in range(screens + 1)]
    return [tuple(lines[start:end]) for start, end in pairwise(ends)]
