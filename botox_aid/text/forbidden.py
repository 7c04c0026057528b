"""Finds phrases that no sheet may print, such as a promise of freedom from risk or pain."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Forbidden:
    """The phrases of one language.

    Attributes:
        printed: Kept out of everything that can be printed.
        patient: Kept out of words for the patient besides.
        terms: Fixed terms of law or trade in which such a word may stand.
    """

    printed: tuple[str, ...]
    patient: tuple[str, ...]
    terms: tuple[str, ...] = ()

    @property
    def for_patients(self) -> tuple[str, ...]:
        """All phrases that may not stand in words for the patient."""
        return self.printed + self.patient

    def in_print(self, text: str) -> tuple[str, ...]:
        """Return what keeps ``text`` off any paper."""
        return forbidden_in(self._without_terms(text), self.printed)

    def in_patient_words(self, text: str) -> tuple[str, ...]:
        """Return what keeps ``text`` from a patient."""
        return forbidden_in(self._without_terms(text), self.for_patients)

    def _without_terms(self, text: str) -> str:
        plain = _plain(text)
        for term in self.terms:
            plain = _pattern(term).sub(" ", plain)
        return plain


def load_forbidden(folder: Traversable, language: str) -> Forbidden:
    """Read the phrases of a language from ``forbidden.toml`` in ``folder`` (``resources/text``).

    Raises:
        ValueError: The file has no phrases for the language.
    """
    tables = tomllib.loads((folder / "forbidden.toml").read_text(encoding="utf-8"))
    root = language.partition("-")[0]
    if root not in tables:
        raise ValueError(f"forbidden.toml: no phrases for {language}; write [{root}] with printed and patient")
    table = tables[root]
    return Forbidden(tuple(table["printed"]), tuple(table["patient"]), tuple(table.get("terms", ())))


def forbidden_in(text: str, phrases: Iterable[str]) -> tuple[str, ...]:
    """Return the phrases that stand in ``text`` as whole words, whatever their case, hyphens or line breaks."""
    plain = _plain(text)
    return tuple(phrase for phrase in phrases if _pattern(phrase).search(plain))


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(_plain(phrase))}(?!\w)")


def _plain(text: str) -> str:
    straight = text.casefold().replace("’", "'").replace("\u00ad", "")
    return " ".join(re.sub(r"[-‐‑–—\s]+", " ", straight).split())
