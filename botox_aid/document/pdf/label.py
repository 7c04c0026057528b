"""Draws a few words inside a picture, in the middle of a place."""

from .pen import Pen
from .text import Run, Shaper


class Label:
    """Words on one line, made ready once."""

    def __init__(self, shaper: Shaper, text: str, size: float, *, bold: bool) -> None:
        self._size = size
        gap = shaper.runs("\u00a0", bold)[0]
        self._runs: list[Run] = []
        for place, word in enumerate(text.split()):
            if place:
                self._runs.append(gap)
            self._runs.extend(shaper.runs(word, bold))
        self.width = sum(run.thousandths for run in self._runs) * size / 1000

    def draw(self, pen: Pen, middle: float, baseline: float, colour: str) -> None:
        """Draw the words around ``middle``."""
        pen.ink(colour)
        pen.begin_text()
        pen.move(middle - self.width / 2, baseline)
        for run in self._runs:
            pen.show(run.typeface, self._size, run.text)
        pen.end_text()
