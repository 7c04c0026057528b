"""Reads a date as a person types it, in the order of their language."""

import calendar
import datetime as dt
import re

from ..text import Texts

EARLIEST = dt.date(1900, 1, 1)


def read_date(typed: str, texts: Texts) -> dt.date | None:
    """Return the date that was typed, or ``None`` where it is not one.

    Understands ``1984-05-17``, numbers in the order of the language with any mark or none between them
    (``17/5/1984``, ``05171984``), and months by name. A year has four digits: two could mean either century.
    """
    parts = re.findall(r"\d+|[^\W\d_]+", typed.strip())
    if len(parts) == 1 and re.fullmatch(r"\d{8}", parts[0]):
        parts = _cut(parts[0], _order(texts))
    if len(parts) != 3:
        return None
    named = [index for index, part in enumerate(parts) if not part.isdigit()]
    if len(named) > 1:
        return None
    if named:
        return _with_month_name(parts, named[0], texts)
    if len(parts[0]) == 4:
        return _date(parts[0], parts[1], parts[2])
    by_letter = dict(zip(_order(texts), parts, strict=True))
    return _date(by_letter["y"], by_letter["m"], by_letter["d"])


def read_expiry(typed: str, texts: Texts) -> dt.date | None:
    """Return the day until which a vial may be used: a date, or where it names a month alone the last day of that."""
    day = read_date(typed, texts)
    if day is not None:
        return day
    first = _first_of_month(re.findall(r"\d+|[^\W\d_]+", typed.strip()), texts)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1]) if first else None


def _first_of_month(parts: list[str], texts: Texts) -> dt.date | None:
    if len(parts) != 2:
        return None
    year, month = sorted(parts, key=lambda part: not (part.isdigit() and len(part) == 4))
    if not month.isdigit():
        return _with_month_name([month, "1", year], 0, texts)
    return _date(year, month, "1") if year.isdigit() and len(month) <= 2 else None


def _order(texts: Texts) -> str:
    return texts.interface("date.order")


def _cut(digits: str, order: str) -> list[str]:
    parts, start = [], 0
    for letter in order:
        width = 4 if letter == "y" else 2
        parts.append(digits[start : start + width])
        start += width
    return parts


def _with_month_name(parts: list[str], place: int, texts: Texts) -> dt.date | None:
    word = parts[place].casefold()
    wide = texts.locale.months["format"]["wide"]
    months = [number for number, name in wide.items() if len(word) >= 3 and name.casefold().startswith(word)]
    rest = [part for index, part in enumerate(parts) if index != place]
    years = [part for part in rest if len(part) == 4]
    if len(months) != 1 or len(years) != 1:
        return None
    day = next(part for part in rest if part is not years[0])
    return _date(years[0], str(months[0]), day)


def _date(year: str, month: str, day: str) -> dt.date | None:
    if len(year) != 4:
        return None
    try:
        found = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found >= EARLIEST else None
