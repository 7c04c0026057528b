"""Takes words apart into runs that one typeface can draw, and puts right-to-left words into their drawn order.

No text ever meets a markup parser: a string is drawn as the characters that it holds.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .fonts import Family, Typeface
from .script import GREEK, LATIN, script_of
from .stock import Stock

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

_RIGHT_TO_LEFT = ("R", "AL")
_SUBSTITUTES = {"\u2011": "-", "\u2010": "-", "\u2212": "\u2013"}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one typeface.

    Attributes:
        text: The characters as drawn, from left to right.
        thousandths: Width in thousandths of the type size.
        actual: The characters as read, where that differs.
        script: In which script its letters are; empty where it has none.
    """

    typeface: Typeface
    text: str
    thousandths: float
    actual: str = ""
    script: str = ""


class Shaper:
    """Cuts words into runs; remembers every word, because sheets repeat themselves."""

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        self.runs = lru_cache(maxsize=20_000)(self._runs)

    def missing(self, text: str) -> tuple[str, ...]:
        """Return what no typeface can draw of ``text``, each once: characters, or a word that cannot be shaped."""
        found: dict[str, None] = {}
        for word in text.split(" "):
            try:
                self.runs(word, bold=False), self.runs(word, bold=True)
            except UndrawableText as refusal:
                lacking = [cluster for cluster in clusters(word) if not self._drawable(cluster)]
                found.update(dict.fromkeys(lacking or [refusal.cluster]))
        return tuple(found)

    def _drawable(self, cluster: str) -> bool:
        return any(self._family_of(each, tuple(Family)) is not None for each in (cluster, _substituted(cluster)))

    def _runs(self, word: str, bold: bool) -> tuple[Run, ...]:
        if any(map(_is_backwards, word)):
            return self._right_to_left(word, bold)
        return self._itemised(word, bold)

    def _itemised(self, word: str, bold: bool) -> tuple[Run, ...]:
        text = self.stock.typeface(Family.TEXT, bold)
        if all(ord(char) in text.glyphs for char in word):
            # The few Greek letters that it has are signs of measure there.
            return (Run(text, word, text.width(word), script=LATIN if any(map(str.isalpha, word)) else ""),)
        families = self._families(word)
        pieces: list[tuple[Family, str, str]] = []
        for cluster in clusters(word):
            drawn = cluster
            family = self._family_of(cluster, families)
            if family is None:
                drawn = _substituted(cluster)
                family = self._family_of(drawn, families)
            if family is None:
                raise UndrawableText(cluster)
            script = script_of(cluster)
            if pieces and pieces[-1][0] is family and (not script or pieces[-1][1] in ("", script)):
                pieces[-1] = (family, pieces[-1][1] or script, pieces[-1][2] + drawn)
            else:
                pieces.append((family, script, drawn))
        faces = [(self.stock.typeface(family, bold), script, piece) for family, script, piece in pieces]
        return tuple(
            Run(face, piece, face.width(piece), script="" if _is_sign(piece, script) else script)
            for face, script, piece in faces
        )

    def _families(self, word: str) -> tuple[Family, ...]:
        """Return where to look for glyphs: one typeface for all of a word in letters that are not Latin, if it has all."""
        if any(script_of(char) not in ("", LATIN) for char in word):
            for family in Family:
                glyphs = self.stock.typeface(family, bold=False).glyphs
                if all(ord(char) in glyphs for char in _substituted(word)):
                    return (family, *Family)
        return tuple(Family)

    def _right_to_left(self, word: str, bold: bool) -> tuple[Run, ...]:
        """Shape the stretch from the first to the last right-to-left letter; what is around it stays as it is."""
        places = [index for index, char in enumerate(word) if _is_backwards(char)]
        start, end = places[0], places[-1] + 1
        while end < len(word) and unicodedata.combining(word[end]):
            end += 1
        head, inner, tail = word[:start], word[start:end], word[end:]
        return (
            *(self._itemised(head, bold) if head else ()),
            *self._shaped_whole_or_by_script(inner, bold),
            *(self._itemised(tail, bold) if tail else ()),
        )

    def _shaped_whole_or_by_script(self, inner: str, bold: bool) -> tuple[Run, ...]:
        whole = self._shaped(inner, bold)
        if whole is not None:
            return (whole,)
        runs: list[Run] = []
        for backwards, piece in _by_script(inner):
            shaped = self._shaped(piece, bold) if backwards else None
            if backwards and shaped is None:
                raise UndrawableText(piece)
            runs += (shaped,) if shaped is not None else self._itemised(piece, bold)
        return tuple(runs)

    def _shaped(self, text: str, bold: bool) -> Run | None:
        """Return right-to-left text as drawn from left to right, or ``None`` where no typeface has all of it."""
        from bidi import get_display

        drawn = str(get_display(_reshaper().reshape(text), base_dir="R"))
        for family in (Family.ARABIC, Family.HEBREW):
            face = self.stock.typeface(family, bold)
            if all(ord(char) in face.glyphs for char in drawn):
                script = next(filter(None, (script_of(char) for char in text if _is_backwards(char))), "")
                return Run(face, drawn, face.width(drawn), text, script)
        return None

    def _family_of(self, cluster: str, families: tuple[Family, ...]) -> Family | None:
        codes = [ord(char) for char in cluster]
        for family in families:
            glyphs = self.stock.typeface(family, bold=False).glyphs
            if all(code in glyphs for code in codes):
                return family
        return None


class UndrawableText(ValueError):
    """A character that no typeface has; never dropped and never drawn as a box."""

    def __init__(self, cluster: str) -> None:
        super().__init__(f"no typeface can draw {cluster!a}")
        self.cluster = cluster


def clusters(text: str) -> list[str]:
    """Return the characters of ``text``, each with the marks that sit on it."""
    found: list[str] = []
    for char in text:
        if found and unicodedata.combining(char):
            found[-1] += char
        else:
            found.append(char)
    return found


@cache
def _reshaper() -> "ArabicReshaper":
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False})


def _is_backwards(char: str) -> bool:
    return unicodedata.bidirectional(char) in _RIGHT_TO_LEFT


def _is_sign(text: str, script: str) -> bool:
    """Return whether a Greek letter stands alone, as in names of medicines."""
    return script == GREEK and sum(map(str.isalpha, text)) == 1


def _substituted(cluster: str) -> str:
    return "".join(_SUBSTITUTES.get(char, char) for char in cluster)


def _by_script(text: str) -> list[tuple[bool, str]]:
    """Cut text where Arabic, Hebrew and anything else meet; say of each piece whether it is read from right to left."""
    found: list[tuple[str, str]] = []
    for cluster in clusters(text):
        script = unicodedata.bidirectional(cluster[0])
        script = script if script in _RIGHT_TO_LEFT else ""
        if found and found[-1][0] == script:
            found[-1] = (script, found[-1][1] + cluster)
        else:
            found.append((script, cluster))
    return [(bool(script), piece) for script, piece in found]


def is_right_to_left(run: Run) -> bool:
    """Return whether the run is read from right to left."""
    return bool(run.actual)
