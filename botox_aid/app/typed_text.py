"""Everything that somebody typed in a consultation."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from ..domain.consultation import Consultation


def typed_texts(consultation: Consultation) -> tuple[str, ...]:
    """Return every text of a consultation, ids among them, each once and in order."""
    return tuple(dict.fromkeys(_texts(consultation)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for entry in value.values():
            yield from _texts(entry)
    elif isinstance(value, tuple):
        for entry in value:
            yield from _texts(entry)
