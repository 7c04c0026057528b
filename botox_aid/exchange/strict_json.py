"""Reads JSON that comes from anywhere: no size, depth, number or repeated key gets past unseen."""

import json
from collections import Counter
from typing import NoReturn

from ..domain.errors import InputError

SIZE_LIMIT = 5_000_000
_LONGEST_INTEGER = 40
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class JsonObject(dict[str, object]):
    """A JSON object that remembers a key which stood in it more than once."""

    repeated: str | None = None


def parse(data: bytes) -> object:
    """Return the value of a JSON text.

    Raises:
        InputError: It is too large, no UTF-8, no JSON, or nested too deeply.
    """
    if len(data) > SIZE_LIMIT:
        _refuse(f"{len(data)} bytes", f"at most {SIZE_LIMIT} bytes")
    if not data.strip():
        _refuse("nothing", "a JSON object")
    if data.startswith(_BYTE_ORDER_MARKS):
        _refuse("a byte order mark", "plain UTF-8 without one")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse(f"a byte that is not UTF-8 at position {error.start}", "a JSON object in UTF-8")
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_integer)
    except json.JSONDecodeError as error:
        _refuse(f"no JSON at line {error.lineno}, column {error.colno}", "a JSON object")
    except RecursionError:
        _refuse("brackets nested too deeply", "a JSON object of a few levels")


def _object(pairs: list[tuple[str, object]]) -> JsonObject:
    found = JsonObject(pairs)
    if len(found) < len(pairs):
        times = Counter(key for key, _ in pairs)
        found.repeated = next(key for key in times if times[key] > 1)
    return found


def _integer(digits: str) -> int | float:
    """Return a whole number; one of hundreds of digits becomes a float, which every range refuses."""
    return int(digits) if len(digits) <= _LONGEST_INTEGER else float(digits)


def _refuse(found: str, expected: str) -> NoReturn:
    raise InputError("", found, expected) from None
