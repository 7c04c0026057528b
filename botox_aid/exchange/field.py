"""One field of a file: where it stands, what stands there, and what should."""

import datetime as dt
import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from ..domain.errors import InputError
from ..domain.letter import trimmed
from .form import LINE, NOTE
from .strict_json import JsonObject

_Word = TypeVar("_Word", bound=StrEnum)

FIRST_DAY = dt.date(1900, 1, 1)
LAST_DAY = dt.date(2199, 12, 31)
_SHOWN_LETTERS = 24
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?"
)
# Controls, halves of surrogate pairs and code points that are no characters; a line may end and hold tabs in a note.
_NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
_NOT_IN_NOTE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_NO_CHARACTERS}]")
_NOT_IN_LINE = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{_NO_CHARACTERS}]")


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the file with the path under which it stands."""

    path: str
    value: object

    def fault(self, expected: str, found: str = "") -> InputError:
        """Return the error that names this field, what stands there and what should."""
        return InputError(self.path, found or shown(self.value), expected)

    def entries(self, known: Collection[str], required: Collection[str] = ()) -> dict[str, "Field"]:
        """Return the fields of an object by key.

        Raises:
            InputError: It is no object, or a key is unknown, repeated or missing.
        """
        fields = self.mapping()
        for key, entry in fields.items():
            if key not in known:
                raise entry.fault("one of " + ", ".join(sorted(known)), "an unknown key")
        for key in required:
            if key not in fields:
                raise self._child(key, None).fault("it to be there", "nothing")
        return fields

    def mapping(self) -> dict[str, "Field"]:
        """Return the fields of an object whose keys are checked by the caller."""
        if not isinstance(self.value, JsonObject):
            raise self.fault("an object")
        if self.value.repeated is not None:
            raise self._child(self.value.repeated, None).fault("it once", "it more than once")
        return {key: self._child(key, value) for key, value in self.value.items()}

    def items(self, most: int) -> list["Field"]:
        """Return the fields of a list of at most ``most`` entries."""
        if not isinstance(self.value, list):
            raise self.fault("a list")
        if len(self.value) > most:
            raise self.fault(f"at most {most} entries", f"{len(self.value)} entries")
        return [Field(f"{self.path}[{place}]", value) for place, value in enumerate(self.value)]

    def text(self, most: int, *, least: int = 0, lines: bool = False) -> str:
        """Return a text of ``least`` to ``most`` characters; only with ``lines`` may it hold more than one line."""
        if not isinstance(self.value, str):
            raise self.fault("text")
        if len(self.value) > most or len(self.value.strip()) < least:
            raise self.fault(f"{least} to {most} characters", f"a text of {len(self.value)} characters")
        bad = (_NOT_IN_NOTE if lines else _NOT_IN_LINE).search(self.value)
        if bad:
            raise self.fault("letters that can be printed", f"the character U+{ord(bad.group()):04X}")
        if len(trimmed(self.value)) < least:
            raise self.fault("letters that can be seen", f"a text of {len(self.value)} blank characters")
        return self.value

    def flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            raise self.fault("true or false")
        return self.value

    def number(self, low: float, high: float) -> float:
        """Return a number between two bounds, both included."""
        value, expected = self.value, f"a number from {low:g} to {high:g}"
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fault(expected)
        if not math.isfinite(value) or not low <= value <= high:
            raise self.fault(expected)
        return float(value)

    def day(self, last: dt.date | None = None, first: dt.date = FIRST_DAY, what: str = "the visit") -> dt.date:
        """Return a date between two days, both included."""
        last, what = (last, f"{what}, {last}") if last else (LAST_DAY, str(LAST_DAY))
        expected = f"a date YYYY-MM-DD from {first} to {what}"
        if not isinstance(self.value, str) or not _DAY.fullmatch(self.value):
            raise self.fault(expected)
        try:
            day = dt.date.fromisoformat(self.value)
        except ValueError:
            raise self.fault(expected) from None
        if not first <= day <= last:
            raise self.fault(expected)
        return day

    def clock(self) -> dt.time:
        """Return a time of day to the minute."""
        if not isinstance(self.value, str) or not _CLOCK.fullmatch(self.value):
            raise self.fault("a time HH:MM")
        return dt.time.fromisoformat(self.value)

    def moment(self) -> dt.datetime:
        """Return a date with a time of day."""
        expected = "a moment YYYY-MM-DDTHH:MM:SS"
        if not isinstance(self.value, str) or not _MOMENT.fullmatch(self.value):
            raise self.fault(expected)
        try:
            return dt.datetime.fromisoformat(self.value)
        except ValueError:
            raise self.fault(expected) from None

    def choice(self, words: type[_Word]) -> _Word:
        """Return one word of a closed set."""
        if not isinstance(self.value, str) or self.value not in list(words):
            raise self.fault("one of " + ", ".join(words))
        return words(self.value)

    def known_id(self, known: Collection[str]) -> str:
        """Return an id that the content knows."""
        if not isinstance(self.value, str) or self.value not in known:
            raise self.fault("one of " + ", ".join(sorted(known)))
        return self.value

    def _child(self, key: str, value: object) -> "Field":
        name = _clean(key) if key else '""'
        return Field(f"{self.path}.{name}" if self.path else name, value)


def line(field: Field | None) -> str:
    """Return a short text of one line, or nothing where the field is not there."""
    return field.text(LINE) if field is not None else ""


def note(field: Field | None) -> str:
    """Return a text of several lines, or nothing where the field is not there."""
    return field.text(NOTE, lines=True) if field is not None else ""


def shown(value: object) -> str:
    """Return what stands in a field in a few letters on one line; a long text of a patient is never told."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not math.isfinite(value):
        return "no finite number"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str):
        return f'"{_clean(value)}"'
    return "a list" if isinstance(value, list) else "an object"


def _clean(text: str) -> str:
    """Return the beginning of a text with everything that is no plain printable letter replaced."""
    head = "".join(letter if letter.isprintable() else "?" for letter in text[:_SHOWN_LETTERS])
    return head + ("..." if len(text) > _SHOWN_LETTERS else "")
