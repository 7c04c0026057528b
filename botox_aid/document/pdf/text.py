"""Takes words apart into runs that one typeface can draw, and puts right-to-left words into their drawn order.

No text ever meets a markup parser: a string is drawn as the characters that it holds.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .fonts import Family, Typeface
from .stock import Stock

_RIGHT_TO_LEFT = ("R", "AL")
_SUBSTITUTES = {"\u2011": "-", "\u2010": "-", "\u2212": "\u2013"}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one typeface.

    Attributes:
        text: The characters as drawn, from left to right.
        thousandths: Width in thousandths of the type size.
        actual: The characters as read, where that differs.
    """

    typeface: Typeface
    text: str
    thousandths: float
    actual: str = ""


class Shaper:
    """Cuts words into runs; remembers every word, because sheets repeat themselves."""

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        self.runs = lru_cache(maxsize=20_000)(self._runs)

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of ``text`` that no typeface can draw, each once."""
        return tuple(dict.fromkeys(cluster for cluster in clusters(text) if self._family_of(cluster) is None))

    def _runs(self, word: str, bold: bool) -> tuple[Run, ...]:
        if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in word):
            return self._right_to_left(word, bold)
        return self._itemised(word, bold)

    def _itemised(self, word: str, bold: bool) -> tuple[Run, ...]:
        text = self.stock.typeface(Family.TEXT, bold)
        if all(ord(char) in text.glyphs for char in word):
            return (Run(text, word, text.width(word)),)
        runs: list[tuple[Family, str]] = []
        for cluster in clusters(word):
            drawn = "".join(_SUBSTITUTES.get(char, char) for char in cluster)
            family = self._family_of(cluster) or self._family_of(drawn)
            if family is None:
                raise UndrawableText(cluster)
            if self._family_of(cluster) is not None:
                drawn = cluster
            if runs and runs[-1][0] is family:
                runs[-1] = (family, runs[-1][1] + drawn)
            else:
                runs.append((family, drawn))
        faces = [(self.stock.typeface(family, bold), piece) for family, piece in runs]
        return tuple(Run(face, piece, face.width(piece)) for face, piece in faces)

    def _right_to_left(self, word: str, bold: bool) -> tuple[Run, ...]:
        """Shape the stretch from the first to the last right-to-left letter; what is around it stays as it is."""
        import arabic_reshaper
        from bidi import get_display

        places = [index for index, char in enumerate(word) if unicodedata.bidirectional(char) in _RIGHT_TO_LEFT]
        start, end = places[0], places[-1] + 1
        while end < len(word) and unicodedata.combining(word[end]):
            end += 1
        inner = word[start:end]
        drawn = str(get_display(arabic_reshaper.ArabicReshaper({"delete_harakat": False}).reshape(inner), base_dir="R"))
        around = [self._itemised(piece, bold) if piece else () for piece in (word[:start], word[end:])]
        for family in (Family.ARABIC, Family.HEBREW):
            face = self.stock.typeface(family, bold)
            if all(ord(char) in face.glyphs for char in drawn):
                return (*around[0], Run(face, drawn, face.width(drawn), inner), *around[1])
        raise UndrawableText(inner)

    def _family_of(self, cluster: str) -> Family | None:
        codes = [ord(char) for char in cluster]
        for family in Family:
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


def is_right_to_left(run: Run) -> bool:
    """Return whether the run is read from right to left."""
    return bool(run.actual)
