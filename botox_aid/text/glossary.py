"""Words of the trade: which they are, and whether a text explains each where it is first used."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable

from .reading import syllables_in, words_in

LONG_WORD = 4
"""A word of so many syllables is told unless it is known to be of every day."""


@dataclass(frozen=True)
class Term:
    """A word of the trade.

    Attributes:
        forms: How it stands in a text.
        explained: Phrases that explain it.
    """

    forms: tuple[str, ...]
    explained: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Return whether the text uses it."""
        return self._used.search(text) is not None

    def is_explained_in(self, text: str) -> bool:
        """Return whether the text says what it is."""
        plain = _plain(text)
        return any(_plain(phrase) in plain for phrase in self.explained)

    @cached_property
    def _used(self) -> re.Pattern[str]:
        forms = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in self.forms)
        return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Glossary:
    """The words of one language."""

    terms: tuple[Term, ...]
    everyday: frozenset[str]

    def unexplained(self, elements: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return each term whose first use comes before its explanation, with the element in which it stands.

        Args:
            elements: The text of each element of a sheet in reading order.
        """
        waiting, found = list(self.terms), []
        for element in elements:
            for term in tuple(waiting):
                if term.is_explained_in(element):
                    waiting.remove(term)
                elif term.is_in(element):
                    waiting.remove(term)
                    found.append((term.forms[0], element))
        return tuple(found)

    def long_words(self, text: str) -> Iterator[str]:
        """Yield each long word that is neither of every day nor a term with an explanation."""
        known = self.everyday | {form.casefold() for term in self.terms for form in term.forms}
        for word in words_in(text):
            if word.casefold() not in known and syllables_in(word.casefold()) >= LONG_WORD:
                yield word


def load_glossary(folder: Traversable, language: str) -> Glossary:
    """Read the words of a language from ``glossary.toml`` in ``folder`` (``resources/text``).

    Raises:
        ValueError: The file has no words of the language.
    """
    tables = tomllib.loads((folder / "glossary.toml").read_text(encoding="utf-8"))
    root = language.partition("-")[0]
    if root not in tables:
        raise ValueError(f"glossary.toml: no words of {language}; write [{root}] with everyday and terms")
    table = tables[root]
    terms = tuple(Term(tuple(entry["forms"]), tuple(entry["explained"])) for entry in table["terms"])
    return Glossary(terms, frozenset(word.casefold() for word in table["everyday"]))


def _plain(text: str) -> str:
    return " ".join(text.replace("'", "’").replace("**", "").split()).casefold()
