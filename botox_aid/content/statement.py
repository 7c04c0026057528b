"""Walks through a catalogue: every value of it with the file and the key where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from botox_aid.domain.catalogue import Catalogue

# Field of the catalogue: the file that lists its things, and under which key.
_LISTED = {
    "sources": ("common/sources", "sources"),
    "general_effects": ("common/general_effects.toml", "effects"),
    "question_groups": ("common/question_groups.toml", "groups"),
    "timeline_facts": ("common/timeline.toml", "facts"),
    "management": ("common/management.toml", "facts"),
}


@dataclass(frozen=True, slots=True)
class Located:
    """A table of a content file.

    Attributes:
        place: The file, such as ``common/zones/glabella.toml``.
        key: Where it stands in the file, such as ``effects[glabella_spock].rates[0]``; empty for the file's own table.
        value: The domain value that was read from it.
    """

    place: str
    key: str
    value: Any

    def problem(self, key: str, fault: str) -> str:
        """Return a problem with one key of this table."""
        return f"{self.place}: {'.'.join(part for part in (self.key, key) if part)}: {fault}"


def located(catalogue: Catalogue) -> Iterator[Located]:
    """Yield every table of the content, the outer before the inner."""
    for name, place in _one_a_file(catalogue).items():
        things = getattr(catalogue, name)
        for thing in things.values() if isinstance(things, Mapping) else things:
            yield from _within(Located(f"{place}/{thing.id}.toml", "", thing))
    for name, (place, key) in _LISTED.items():
        things = getattr(catalogue, name)
        for thing in things.values() if isinstance(things, Mapping) else things:
            yield from _within(Located(place, f"{key}[{thing.id}]", thing))
    yield from _within(Located("common/release.toml", "", catalogue.release))
    yield from _within(Located(f"{catalogue.jurisdiction}/legal.toml", "", catalogue.legal))


def _one_a_file(catalogue: Catalogue) -> dict[str, str]:
    return {
        "zones": "common/zones",
        "questions": "common/questions",
        "products": f"{catalogue.jurisdiction}/products",
        "aftercare": "common/aftercare",
        "red_flags": "common/red_flags",
        "alternatives": "common/alternatives",
        "claims": "common/claims",
    }


def _within(outer: Located) -> Iterator[Located]:
    yield outer
    for entry in fields(outer.value):
        yield from _inside(outer.place, f"{outer.key}.{entry.name}".lstrip("."), getattr(outer.value, entry.name))


def _inside(place: str, key: str, value: Any) -> Iterator[Located]:
    if is_dataclass(value):
        yield from _within(Located(place, key, value))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _inside(place, f"{key}.{name}", inner)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _inside(place, f"{key}[{getattr(inner, 'id', index)}]", inner)
