"""Turns one content file into domain values and says precisely what is wrong with it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from importlib.resources.abc import Traversable
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

Value = TypeVar("Value")

_FAULT = re.compile(r"(?P<what>.*?)(?: - at (?P<of_key>`key` in )?`(?P<place>.*)`)?\Z", re.DOTALL)
_STEP = re.compile(r"\.(?P<key>[^.\[\]]+)|\[(?P<index>\d+|\.\.\.)\]")


def read_table(entry: Traversable, name: str, problems: list[str]) -> dict[str, Any]:
    """Return what a TOML file holds; an empty table where it cannot be read.

    Args:
        entry: The file.
        name: How its problems name it, such as ``common/zones/glabella.toml``.
        problems: Problems are added here.
    """
    try:
        return tomllib.loads(entry.read_text(encoding="utf-8"))
    except OSError:
        problems.append(f"{name}: cannot be read; put the file there")
    except UnicodeDecodeError:
        problems.append(f"{name}: is not UTF-8; save it as UTF-8")
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{name}: is not valid TOML: {error}; mend that line")
    return {}


def read_value(raw: Mapping[str, Any], kind: type[Value], name: str, problems: list[str]) -> Value | None:
    """Return ``raw`` as a domain value, or ``None`` where something is wrong with it.

    An unknown key, a key left out and a value of another type are problems, and so is a control figure
    that does not say how far it can be trusted: a default would vouch for it unseen.
    """
    before = len(problems)
    try:
        value = msgspec.convert(raw, type=kind)
    except msgspec.ValidationError as error:
        problems.append(f"{name}: {_explained(str(error), kind)}")
        return None
    problems.extend(f"{name}: {fault}" for fault in _unknown_keys(raw, msgspec.to_builtins(value), ""))
    problems.extend(f"{name}: {fault}" for fault in _untrusted_controls(raw, ""))
    return value if len(problems) == before else None


def _unknown_keys(raw: object, known: object, place: str) -> Iterator[str]:
    if isinstance(raw, Mapping) and isinstance(known, Mapping):
        for key, inner in raw.items():
            if key not in known:
                yield f"{_joined(place, key)}: unknown key; remove it or use one of {', '.join(sorted(known))}"
            else:
                yield from _unknown_keys(inner, known[key], _joined(place, key))
    elif isinstance(raw, list) and isinstance(known, list | tuple):
        for index, (inner, known_inner) in enumerate(zip(raw, known, strict=True)):
            yield from _unknown_keys(inner, known_inner, f"{place}[{index}]")


def _untrusted_controls(raw: object, place: str) -> Iterator[str]:
    if isinstance(raw, Mapping):
        if "control_percent" in raw and "control_trust" not in raw:
            yield f'{_joined(place, "control_trust")}: missing beside control_percent; write "read" or "unconfirmed"'
        for key, inner in raw.items():
            yield from _untrusted_controls(inner, _joined(place, key))
    elif isinstance(raw, list):
        for index, inner in enumerate(raw):
            yield from _untrusted_controls(inner, f"{place}[{index}]")


def _joined(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _explained(message: str, kind: type) -> str:
    """Put the decoder's message as place, fault and remedy."""
    match = _FAULT.match(message)
    what, where = (match["what"], match["place"] or "$") if match else (message, "$")
    place = where.removeprefix("$").removeprefix(".")
    fault = f"{what[0].lower()}{what[1:]}".replace("`", "")
    if what.startswith("Object missing required field"):
        key = what.split("`")[1]
        return f"{_joined(place, key)}: missing; write {_wanted(_type_at(kind, f'{where}.{key}'))}"
    if match and match["of_key"]:
        return f"{place}: {fault} as a key; write {_wanted(get_args(_type_at(kind, where))[0])}"
    if what.startswith("Invalid enum value"):
        return f"{place}: {fault}; write {_wanted(_type_at(kind, where))}"
    return f"{place or 'the file'}: {fault}; mend that value"


def _type_at(kind: Any, where: str) -> Any:
    """Return the type that the place of a message stands for, ``None`` where it is not to be had."""
    for step in _STEP.finditer(where.removeprefix("$")):
        kind = _without_none(kind)
        if step["key"] and is_dataclass(kind):
            kind = get_type_hints(kind).get(step["key"])
        else:
            inner = [part for part in get_args(kind) if part is not Ellipsis]
            kind = inner[-1] if inner else None
    return _without_none(kind)


def _without_none(kind: Any) -> Any:
    if get_origin(kind) is UnionType or isinstance(kind, UnionType):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind


def _wanted(kind: Any) -> str:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "one of " + ", ".join(kind)
    if is_dataclass(kind):
        needed = [entry.name for entry in fields(kind) if entry.default is MISSING and entry.default_factory is MISSING]
        return "a table with " + ", ".join(needed)
    plain = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
    return plain.get(kind, "a list" if get_origin(kind) is tuple else "a value")
