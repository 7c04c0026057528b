"""Counts the lines of a text without setting them, for what tries many widths."""

from collections.abc import Sequence

from .words import Word


class Measure:
    """The words of a text by their widths alone: how many lines they take is counted without setting them."""

    __slots__ = ("_words",)

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = tuple((word.width, word.width + word.space) for word in words)

    def lines(self, width: float) -> int:
        """Return how many lines of ``width`` the text takes; a word that is wider takes as many as it fills."""
        count, room = 0, -1.0
        for bare, whole in self._words:
            if bare > room:
                over = int(bare / width) if bare > width else 0
                count += 1 + over
                room = width + 0.01 - over * width
            room -= whole
        return count
