"""Changes to what was discussed, each from one value to the next."""

from collections.abc import Iterable
from dataclasses import replace

from ..domain.consultation import Talk, TeachBack


def _toggled(items: tuple[str, ...], item: str, present: bool) -> tuple[str, ...]:
    without = tuple(entry for entry in items if entry != item)
    if not present:
        return without
    return items if item in items else (*items, item)


def with_covered(talk: Talk, concepts: Iterable[str], covered: bool) -> Talk:
    """Note that risks were talked through, or were not."""
    ids = talk.covered
    for concept in concepts:
        ids = _toggled(ids, concept, covered)
    return replace(talk, covered=ids)


def with_option(talk: Talk, alternative_id: str, discussed: bool) -> Talk:
    """Note that an alternative was discussed, or was not."""
    return replace(talk, options=_toggled(talk.options, alternative_id, discussed))


def said_about(talk: Talk, topic: str) -> str:
    """Return what the patient said back about a topic, or nothing."""
    return next((entry.said for entry in talk.teach_back if entry.topic == topic), "")


def with_said(talk: Talk, topic: str, said: str) -> Talk:
    """Set what the patient said back about a topic; nothing said removes it."""
    if any(entry.topic == topic for entry in talk.teach_back):
        entries = tuple(TeachBack(topic, said) if entry.topic == topic else entry for entry in talk.teach_back)
    else:
        entries = (*talk.teach_back, TeachBack(topic, said))
    return replace(talk, teach_back=tuple(entry for entry in entries if entry.said))
