"""Tells in which script letters are written, and how a passage in another script than the document's is declared.

A name or a note says nothing about its language, but its letters say their script. A screen reader that reads Greek
letters with the voice of the document's language spells them out or skips them, so such a passage declares what is
known: the language where one living language alone is written so, else the script (RFC 5646, section 4.1).
"""

import unicodedata
from functools import lru_cache

LATIN, GREEK = "Latn", "Grek"
BACKWARDS = ("Hebr", "Arab")
_SCRIPTS = {
    "LATIN": LATIN,
    "GREEK": GREEK,
    "CYRILLIC": "Cyrl",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "HEBREW": "Hebr",
    "ARABIC": "Arab",
}
_LANGUAGES = {GREEK: "el", "Armn": "hy", "Geor": "ka"}


@lru_cache(maxsize=4_000)
def script_of(cluster: str) -> str:
    """Return the script of a letter, or nothing for what stands in any: digits, points, marks."""
    if not unicodedata.category(cluster[0]).startswith("L"):
        return ""
    return _SCRIPTS.get(unicodedata.name(cluster[0], "").split(" ")[0], "")


@lru_cache(maxsize=64)
def declared(script: str, document_language: str) -> str:
    """Return the language tag of a passage in a script, or nothing where it needs none of its own.

    Latin letters need none: names in them belong to no one language.
    """
    if script in ("", LATIN) or script == _script_of_language(document_language):
        return ""
    return _LANGUAGES.get(script, f"und-{script}")


def _script_of_language(tag: str) -> str:
    from babel.core import get_global

    likely = get_global("likely_subtags")
    whole = str(likely.get(tag.replace("-", "_")) or likely.get(tag.partition("-")[0]) or "")
    return whole.split("_")[1] if "_" in whole else LATIN
