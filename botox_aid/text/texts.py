"""Reads the sentences of a language and says numbers, dates and lists in its way."""

import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from babel import Locale


class Audience(StrEnum):
    """For whom a sentence is written; each is a folder of a language."""

    INTERFACE = "interface"
    CLINICIAN = "clinician"
    PATIENT = "patient"


class MissingText(KeyError):
    """A sentence that a language does not have; never silently replaced."""

    def __init__(self, language: str, audience: Audience, key: str) -> None:
        super().__init__(key)
        self.language, self.audience, self.key = language, audience, key

    def __str__(self) -> str:
        return f"text/{self.language}/{self.audience}: no sentence for {self.key}"


class DamagedText(ValueError):
    """A file of sentences that cannot be read; says which, and what is wrong in it."""


def available_languages(folder: "Traversable") -> tuple[str, ...]:
    """Return the language codes that lie in ``folder`` (``resources/text``), sorted."""
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / "language.toml").is_file()))


def sentences_in(folder: "Traversable") -> dict[str, str]:
    """Return the sentences of one audience folder by dotted key.

    Raises:
        DamagedText: A file is no TOML, a key stands twice, or a value is not text.
    """
    sentences: dict[str, str] = {}
    if not folder.is_dir():
        return sentences
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if not entry.name.endswith(".toml"):
            continue
        place = f"{folder.name}/{entry.name}"
        for key, value in _flattened(_table(entry, place)):
            if not isinstance(value, str):
                raise DamagedText(f"{place}: {key} must be text; put it in quotation marks")
            if key in sentences:
                raise DamagedText(f"{place}: {key} stands in another file of this folder too; keep one")
            sentences[key] = value
    return sentences


def _table(entry: "Traversable", place: str) -> Mapping[str, object]:
    """Return what a TOML file holds.

    Raises:
        DamagedText: It cannot be read as TOML in UTF-8.
    """
    try:
        return tomllib.loads(entry.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DamagedText(f"{place}: {error}; mend the line") from None


def _flattened(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flattened(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


class _Shelf(Mapping[Audience, Mapping[str, str]]):
    """The sentences of each audience, read when they are first asked for: the first page needs one audience only."""

    def __init__(self, home: "Traversable", inherited: Mapping[Audience, Mapping[str, str]]) -> None:
        self._home, self._inherited = home, inherited
        self._read: dict[Audience, Mapping[str, str]] = {}

    def __getitem__(self, audience: Audience) -> Mapping[str, str]:
        if audience not in self._read:
            try:
                own = sentences_in(self._home / audience.value)
            except DamagedText as error:
                raise DamagedText(f"text/{self._home.name}/{error}") from None
            self._read[audience] = {**self._inherited[audience], **own}
        return self._read[audience]

    def __iter__(self) -> Iterator[Audience]:
        return iter(Audience)

    def __len__(self) -> int:
        return len(Audience)


class Texts:
    """All sentences of one language.

    A language may be ``based_on`` another: what it does not say itself is taken from there.
    """

    def __init__(self, language: str, name: str, locale: str, sentences: Mapping[Audience, Mapping[str, str]]) -> None:
        self.language, self.name, self._locale_id, self._sentences = language, name, locale, sentences

    @classmethod
    def load(cls, folder: "Traversable", language: str) -> "Texts":
        """Read a language from ``folder`` (``resources/text``).

        Raises:
            FileNotFoundError: There is no such language.
            DamagedText: ``language.toml`` cannot be used. A damaged file of sentences is told when it is first asked
                for; the message names file and key.
        """
        home = folder / language
        place = f"text/{language}/language.toml"
        described = _table(home / "language.toml", place)
        for key in ("name", "locale"):
            if not isinstance(described.get(key), str):
                raise DamagedText(f"{place}: {key}: is not there; write what the language is called and its locale")
        base = described.get("based_on")
        if base and base not in available_languages(folder):
            raise DamagedText(f"{place}: based_on: there is no language {base}; name one that lies beside it")
        inherited = cls.load(folder, str(base))._sentences if base else {audience: {} for audience in Audience}
        return cls(language, str(described["name"]), str(described["locale"]), _Shelf(home, inherited))

    @cached_property
    def locale(self) -> "Locale":
        """The Babel locale; read late because Babel takes long to import."""
        from babel import Locale

        return Locale.parse(self._locale_id)

    def keys(self, audience: Audience) -> frozenset[str]:
        """Return every key of an audience."""
        return frozenset(self._sentences[audience])

    def has(self, audience: Audience, key: str) -> bool:
        """Return whether the audience has a sentence, or a plural family, under ``key``."""
        return key in self._sentences[audience] or f"{key}.other" in self._sentences[audience]

    def pattern(self, audience: Audience, key: str) -> str:
        """Return the sentence under ``key`` with its gaps still open.

        Raises:
            MissingText: The language has no such sentence.
        """
        if key not in self._sentences[audience]:
            raise MissingText(self.language, audience, key)
        return self._sentences[audience][key]

    def interface(self, key: str, **values: object) -> str:
        """Say an interface sentence; see :meth:`say`."""
        return self.say(Audience.INTERFACE, key, **values)

    def clinician(self, key: str, **values: object) -> str:
        """Say a sentence for the clinician; see :meth:`say`."""
        return self.say(Audience.CLINICIAN, key, **values)

    def patient(self, key: str, **values: object) -> str:
        """Say a sentence for the patient; see :meth:`say`."""
        return self.say(Audience.PATIENT, key, **values)

    def say(self, audience: Audience, key: str, **values: object) -> str:
        """Return the sentence under ``key`` with its gaps filled.

        Args:
            audience: Whose wording.
            key: Dotted key. With a value ``count``, ``<key>.one`` or ``<key>.other`` is taken as the language asks.
            values: What stands in the gaps ``{name}``; never parsed again, so user text may hold braces.

        Raises:
            MissingText: The language has no such sentence.
            KeyError: A gap of the sentence was given no value.
        """
        sentences = self._sentences[audience]
        count = values.get("count")
        if isinstance(count, int | float) and key not in sentences:
            form = self.locale.plural_form(count)
            key = f"{key}.{form}" if f"{key}.{form}" in sentences else f"{key}.other"
        if key not in sentences:
            raise MissingText(self.language, audience, key)
        return sentences[key].format_map(values)

    def date(self, day: dt.date, pattern: str = "date") -> str:
        """Say a date by a pattern of the language (``interface`` text ``format.<pattern>``, Babel letters).

        Patterns: ``date`` "May 17, 1984", ``short`` "Nov 20", ``weekday`` "Fri, Nov 20, 2026",
        ``weekday_short`` "Fri, Nov 20", ``month`` "Nov 2027".
        """
        from babel.dates import format_date

        return str(format_date(day, self.interface(f"format.{pattern}"), locale=self.locale))

    def time(self, moment: dt.time) -> str:
        """Say a time of day, such as "10:30 am" or "10:30"."""
        from babel.dates import format_time

        return str(format_time(moment, self.interface("format.time"), locale=self.locale))

    def time_to_the_second(self, moment: dt.time) -> str:
        """Say a time of day with its seconds, such as "2:02:05 pm" or "14:02:05"."""
        from babel.dates import format_time

        return str(format_time(moment, self.interface("format.time_to_the_second"), locale=self.locale))

    def number(self, value: float) -> str:
        """Say a number with at most two decimals, without trailing zeros."""
        from babel.numbers import format_decimal

        return str(format_decimal(value, format="#,##0.##", locale=self.locale))

    def listed(self, items: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """Join items as the language does: "A, B and C" (or ``style="or"``)."""
        from babel.lists import format_list

        return str(format_list(list(items), style=style, locale=self.locale))
