"""Sentences taken apart once: words in their look, and gaps by name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from ..text import Audience, Texts
from .span import Span, Spans, plain

_FIRST_HOLDER = 0xE000
_PARTS = re.compile("(\\*\\*|[\ue000-\uf8ff])")
# A number, or the gap where one comes, and what it counts; "in 100"; "part 6": kept on one line.
_NUMBER = "[\\d\ue000-\uf8ff]"
_UNIT = r"in 100|do not|not\b|weeks?\b|months?\b|days?\b|hours?\b|units?\b|years?\b|mm\b|mL\b|am\b|pm\b"
_GLUE = re.compile(
    rf"(?<={_NUMBER}) (?={_UNIT})|(?<=\bin) (?=100\b)|(?<=\b[Pp]art) (?={_NUMBER})|(?<=\bunder) (?=\d)|(?<=\bdo) (?=not\b)"
)
_NO_BREAK = "\u00a0"
_MOST = 4000


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where a value comes; ``strong`` sets it in bold."""

    name: str
    strong: bool


_Template = tuple[Span | _Gap, ...]
_known: "WeakKeyDictionary[Texts, dict[tuple[object, ...], _Template]]" = WeakKeyDictionary()


def filled(
    texts: Texts, audience: Audience, key: str, always: Mapping[str, object], values: Mapping[str, object]
) -> Spans:
    """Say a sentence with its gaps filled; a value is put in as it stands and never parsed.

    Args:
        texts: The language.
        audience: Whose wording.
        key: The sentence.
        always: Values that any sentence may name.
        values: Values of this sentence, words or spans; ``count`` also chooses its plural.
    """
    out: list[Span] = []
    for part in _template(texts, audience, key, always, values):
        if isinstance(part, Span):
            out.append(part)
            continue
        value = values[part.name] if part.name in values else always[part.name]
        spans: Spans = value if isinstance(value, tuple) else plain(str(value))
        out.extend(replace(span, bold=True) if part.strong and not span.bold else span for span in spans)
    return tuple(out)


def _template(
    texts: Texts, audience: Audience, key: str, always: Mapping[str, object], values: Mapping[str, object]
) -> _Template:
    known = _known.setdefault(texts, {})
    mark = (audience, key, tuple(values), values.get("count"))
    found = known.get(mark)
    if found is None:
        if len(known) >= _MOST:
            known.clear()
        found = known[mark] = _taken_apart(texts, audience, key, tuple(dict.fromkeys((*always, *values))), values)
    return found


def _taken_apart(
    texts: Texts, audience: Audience, key: str, names: tuple[str, ...], values: Mapping[str, object]
) -> _Template:
    holders: dict[str, object] = {name: chr(_FIRST_HOLDER + place) for place, name in enumerate(names)}
    if "count" in values:
        holders["count"] = values["count"]
    sentence = texts.say(audience, key, **holders)
    parts: list[Span | _Gap] = []
    strong = False
    for part in _PARTS.split(_GLUE.sub(_NO_BREAK, sentence)):
        if part == "**":
            strong = not strong
        elif len(part) == 1 and _FIRST_HOLDER <= ord(part) < _FIRST_HOLDER + len(names):
            parts.append(_Gap(names[ord(part) - _FIRST_HOLDER], strong))
        elif part:
            parts.append(Span(part, strong))
    return tuple(parts)
