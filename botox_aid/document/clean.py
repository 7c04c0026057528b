"""Makes any text fit to stand on paper: one form, one line, nothing invisible."""

import re
import unicodedata
from functools import lru_cache

NAME_LIMIT = 200
NOTE_LIMIT = 2000

# Bidirectional controls, zero-width marks, soft hyphen, fillers, variation selectors, tags and other invisible characters.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff\U0001d173-\U0001d17a]"
)
_BLANKS = re.compile("[ \t\n\r\v\f\u0085\u2028\u2029\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Controls, and code points that never stand for a character. What is only unknown stays, so that it is told as undrawable.
_NO_CHARACTERS = "".join(chr(plane * 0x10000 + place) for plane in range(17) for place in (0xFFFE, 0xFFFF))
_UNUSABLE = re.compile(f"[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef{_NO_CHARACTERS}]")


@lru_cache(maxsize=8_000)
def _cleaned(text: str) -> str:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _BLANKS.sub(" ", _UNUSABLE.sub(" ", text))


def clean(text: str, limit: int | None = None) -> str:
    """Return the text composed (NFC), on one line, without controls and invisible marks.

    A no-break space stays what it is. Text longer than ``limit`` ends in an ellipsis.
    """
    if limit is not None and len(text) > 4 * limit:
        text = text[: 4 * limit]
    if not (text.isascii() and text.isprintable() and "  " not in text):
        text = _cleaned(text)
    if limit is not None and len(text) > limit:
        text = text[: limit - 1].rstrip() + "\u2026"
    return text
