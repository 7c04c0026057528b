"""How names, numbers and lots are written down to be found: without case, accents and punctuation."""

import datetime as dt
import unicodedata

# Letters with a stroke or two in one, which do not come apart by themselves: who types on another keyboard finds them too.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "þ": "th", "æ": "ae", "œ": "oe", "ŋ": "n"}
)


def name_key(name: str) -> str:
    """Return a name in lower case without accents, its words parted by one space."""
    return " ".join(_bare(name).split())


def family_key(name: str) -> str:
    """Return a name's key with the last word first, so that it is found by either end; empty for a single word."""
    words = name_key(name).split(" ")
    return " ".join((words[-1], *words[:-1])) if len(words) > 1 else ""


def code_key(code: str) -> str:
    """Return the letters and digits of a record number or lot in lower case."""
    return "".join(letter for letter in _bare(code) if letter.isalnum())


def day_of(text: str) -> dt.date | None:
    """Return the day that somebody typed as year, month, day; nothing for anything else."""
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None


def after_prefix(prefix: str) -> str:
    """Return a text that sorts after everything that begins with a prefix, byte by byte."""
    return prefix + "\U0010ffff"


def like_pattern(text: str) -> str:
    """Return the pattern that finds a text anywhere; its own wildcards are taken literally (escape character ``!``)."""
    escaped = "".join("!" + letter if letter in "!%_" else letter for letter in text)
    return f"%{escaped}%"


def _bare(text: str) -> str:
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_PLAIN)
