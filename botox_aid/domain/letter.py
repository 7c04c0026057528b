"""Which letters a reader can see."""

import unicodedata

# Letters by their class, and yet blank on paper: fillers of Hangul and Khmer, the joiner of graphemes, the empty Braille cell.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def trimmed(text: str) -> str:
    """Return text without what cannot be seen at either end: what is left of a name of zero-width spaces is nothing."""
    start, end = 0, len(text)
    while start < end and _unseen(text[start]):
        start += 1
    while end > start and _unseen(text[end - 1]):
        end -= 1
    return text[start:end]


def _unseen(letter: str) -> bool:
    return letter.isspace() or letter in _BLANK or unicodedata.category(letter) in {"Cf", "Cc"}
