"""Sets spans as lines of text in a measure."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..span import Span, SpanKind, Spans
from .lines import Lines, Memory
from .measure import Measure
from .style import MM, TextStyle
from .tags import Element
from .text import Shaper
from .words import Mark, Word, add_part, broken, cut_word, is_right_to_left, tokens

_RING = 1.26
_GAP = "\u00a0"
# Spaces between parts that follow each other in the same lines.
_APART = 1.6
# Texts that are remembered with their lines: several sheets repeat most of their words.
_MOST_KNOWN = 6000
_Key = tuple[tuple[Spans, ...], TextStyle, float]


class Typesetter:
    """Makes lines of text for a given width."""

    def __init__(self, shaper: Shaper) -> None:
        self.shaper = shaper
        self._known: dict[_Key, tuple[tuple[tuple[Word, ...], ...], Memory]] = {}
        self._widths: dict[tuple[Spans, TextStyle], float] = {}
        self._measures: dict[tuple[Spans, TextStyle], Measure] = {}

    def lines(
        self,
        parts: Sequence[tuple[Spans, Element]],
        style: TextStyle,
        width: float,
        before: float = 0.0,
        *,
        keep: bool = False,
    ) -> Lines:
        """Return text as a piece.

        Args:
            parts: Spans that run on in the same lines, each with its element.
            style: How it is set.
            width: Width of the lines.
            before: Gap above it.
            keep: Whether it stays with what follows.
        """
        elements = tuple(element for _, element in parts)
        key = (tuple(spans for spans, _ in parts), style, round(width, 2))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = (broken(self.words(key[0], style, width), width), {})
        return Lines(known[0], elements, style, width, before, keep=keep, memory=known[1])

    def run_in(self, spans: Spans, element: Element, style: TextStyle, width: float, lead: float) -> list[Lines]:
        """Return text whose first line begins ``lead`` further in: that line, and the others where there are more.

        Nothing comes back where not even the first word has room beside what stands before it.
        """
        words = self.words([spans], style, width)
        if not words or words[0].width > width - lead:
            return []
        first, *others = broken(words, width, lead)
        pieces = [Lines([first], (element,), style, width - lead, continued=bool(others))]
        return [*pieces, Lines(others, (element,), style, width)] if others else pieces

    def tied(
        self, parts: Sequence[tuple[Spans, Element]], style: TextStyle, width: float, before: float = 0.0
    ) -> Lines:
        """Return text in which every other part, such as a bullet, stays on the line of the word after it."""
        words: list[Word] = []
        for word in self.words([spans for spans, _ in parts], style, width):
            if words and words[-1].marks[-1].part % 2 == 0:
                label = words.pop()
                gap = replace(label.marks[-1], width=label.marks[-1].width + self._space(style))
                marks = (*label.marks[:-1], gap, *word.marks)
                words.append(Word(marks, label.width + self._space(style) + word.width, word.space))
            else:
                words.append(word)
        return Lines(broken(words, width), tuple(element for _, element in parts), style, width, before)

    def words(self, parts: Sequence[Spans], style: TextStyle, width: float) -> list[Word]:
        """Return the words of ``parts`` with their widths; one that is wider than ``width`` is cut."""
        words: list[Word] = []
        marks: list[Mark] = []
        space = 0.0
        for index, spans in enumerate(parts):
            if index and marks:
                self._close(words, marks, _APART * self._space(style), width)
            for span in spans:
                strong = span.bold or style.strong
                if span.kind is not SpanKind.TEXT:
                    marks.append(self._special(span, style, index))
                    continue
                space = self._space(style, strong)
                for place, piece in enumerate(span.text.split(" ")):
                    if place and marks:
                        self._close(words, marks, space, width)
                    runs = self.shaper.runs(piece, strong) if piece else ()
                    marks.extend(Mark(run, run.thousandths * style.size / 1000, index) for run in runs)
        if marks:
            self._close(words, marks, self._space(style), width)
        return words

    def natural_width(self, spans: Spans, style: TextStyle) -> float:
        """Return the width of the text on one line."""
        width = self._widths.get((spans, style))
        if width is None:
            words = self.words([spans], style, 1e9)
            if len(self._widths) >= _MOST_KNOWN:
                self._widths.clear()
            width = sum(word.width + word.space for word in words) - (words[-1].space if words else 0.0)
            self._widths[spans, style] = width
        return width

    def measure(self, spans: Spans, style: TextStyle) -> Measure:
        """Return what tells how many lines the text takes in any width."""
        known = self._measures.get((spans, style))
        if known is None:
            if len(self._measures) >= _MOST_KNOWN:
                self._measures.clear()
            known = self._measures[spans, style] = Measure(self.words([spans], style, 1e9))
        return known

    def _space(self, style: TextStyle, strong: bool | None = None) -> float:
        run = self.shaper.runs("\u00a0", style.strong if strong is None else strong)[0]
        return run.thousandths * style.size / 1000

    def _special(self, span: Span, style: TextStyle, part: int) -> Mark:
        if span.kind is SpanKind.LETTER:
            run = self.shaper.runs(span.text, True)[0]
            return Mark(run, _RING * style.size, part, span.kind)
        run = replace(self.shaper.runs("\u00a0", False)[0], actual=span.text)
        return Mark(run, span.width_mm * MM * style.size / 12, part, span.kind)

    def _close(self, words: list[Word], marks: list[Mark], space: float, width: float) -> None:
        total = sum(mark.width for mark in marks)
        if total <= width:
            words.append(Word(tuple(marks), total, space))
        else:
            words += self._cut(marks, width, space)
        marks.clear()

    def _cut(self, marks: list[Mark], width: float, space: float) -> list[Word]:
        """Cut a word that no line can hold: at its no-break spaces, else between any two characters."""
        pieces: list[list[Mark]] = [[]]
        used = 0.0
        for mark in [part for whole in marks for part in self._shortened(whole, width)]:
            scale = mark.width / mark.run.thousandths if mark.run.thousandths else 0.0
            chunk = ""
            if mark.kind is not SpanKind.TEXT or mark.run.actual:
                if used + mark.width > width and pieces[-1]:
                    pieces.append([])
                    used = 0.0
                pieces[-1].append(mark)
                used += mark.width
                continue
            for token in tokens(mark.run.text, mark.run.typeface.width, width / scale if scale else width):
                size = mark.run.typeface.width(token.rstrip("\u00a0")) * scale
                if used + size > width and (pieces[-1] or chunk):
                    add_part(pieces[-1], mark, chunk, scale)
                    pieces.append([])
                    chunk, used = "", 0.0
                chunk += token
                used += mark.run.typeface.width(token) * scale
            add_part(pieces[-1], mark, chunk, scale)
        words = [cut_word(piece) for piece in pieces if piece]
        return [*words[:-1], replace(words[-1], space=space or words[-1].space)]

    def _shortened(self, mark: Mark, width: float) -> list[Mark]:
        """Return a mark that reads from right to left as marks that each fit, cut where it is read and shaped anew."""
        if not is_right_to_left(mark) or mark.width <= width:
            return [mark]
        scale = mark.width / mark.run.thousandths

        def shaped(text: str) -> list[Mark]:
            runs = self.shaper.runs(text, mark.run.typeface.bold)
            return [Mark(run, run.thousandths * scale, mark.part) for run in runs]

        def wide(text: str) -> float:
            return sum(part.width for part in shaped(text))

        rest, chunks = tokens(mark.run.actual, wide, width), list[str]()
        most = 2 + int(2 * width * len(rest) / mark.width)
        while rest:
            # Letters join: how much fits is only known of the whole, which is tried by halves.
            tried = range(2, min(most, len(rest)) + 1)
            fits = bisect_right(tried, width, key=lambda count: wide("".join(rest[:count]).rstrip(_GAP)))
            chunks.append("".join(rest[: fits + 1]))
            rest = rest[fits + 1 :]
        return [part for chunk in chunks for part in shaped(chunk)]
