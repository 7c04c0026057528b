"""Finds the passive voice: by form, not by meaning.

What it looks for stands in ``resources/text/voice.toml``, with what it does not see.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable

_BEFORE_BY = r"(?! (?:then|now|about|week|month|day|the time|\d))"
_AFTER_HEAD = "about|as|at|by|for|from|in|on|only|over|to|when|where|with"


@dataclass(frozen=True, slots=True)
class _Words:
    be: tuple[str, ...]
    between: tuple[str, ...]
    participles: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class Voice:
    """How one language forms the passive."""

    words: _Words

    def passives(self, sentence: str) -> tuple[str, ...]:
        """Return the passives of a sentence as they stand in it."""
        straight = " ".join(sentence.replace("’", "'").replace("**", "").split())
        return tuple(match.group().strip() for match in self._pattern.finditer(straight))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = self.words
        others = "|".join(map(re.escape, words.others))
        participle = rf"(?!(?:{others})\b)(?:\w{{2,}}ed|{'|'.join(words.participles)})\b"
        between = rf"(?:(?:{'|'.join(words.between)}|\w+ly)\s+){{0,3}}"
        return re.compile(
            rf"\b(?:{'|'.join(words.be)})\s+{between}{participle}"
            rf"|(?:^|(?<=[.!?:] )){participle} (?:{_AFTER_HEAD})\b"
            rf"|\b{participle} by\b{_BEFORE_BY}",
            re.IGNORECASE,
        )


def load_voice(folder: Traversable, language: str) -> Voice:
    """Read how a language forms the passive from ``voice.toml`` in ``folder`` (``resources/text``).

    Raises:
        ValueError: The file says nothing of the language.
    """
    tables = tomllib.loads((folder / "voice.toml").read_text(encoding="utf-8"))
    root = language.partition("-")[0]
    if root not in tables:
        raise ValueError(f"voice.toml: nothing on {language}; write [{root}] with be, between, participles and others")
    table = tables[root]
    return Voice(_Words(*(tuple(table[key]) for key in ("be", "between", "participles", "others"))))
