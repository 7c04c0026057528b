"""Times and days as the tables hold them."""

import datetime as dt


def now() -> str:
    """Return the time in UTC with microseconds; always the same width, so that text sorts as time does."""
    return text_of_time(dt.datetime.now(dt.UTC))


def text_of_time(moment: dt.datetime) -> str:
    """Return a time as text.

    Raises:
        ValueError: The time names no zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def time_of_text(text: str) -> dt.datetime:
    """Return the time that a text says."""
    return dt.datetime.fromisoformat(text)


def text_of_day(day: dt.date | None) -> str:
    """Return a day as text; empty for none."""
    return day.isoformat() if day else ""


def day_of_text(text: str) -> dt.date | None:
    """Return the day that a text says."""
    return dt.date.fromisoformat(text) if text else None
