"""Breaks words into lines and draws them as text of their element."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..span import Span, SpanKind, Spans
from .flow import Piece
from .pen import Pen
from .style import MM, TEAL, TextStyle
from .tags import Element
from .text import Run, Shaper

# Where a mark stands (left, baseline), and whether a gap between words follows it.
Placed = tuple[float, float, "Mark", bool]

_ASCENT, _DESCENT = 0.76, 0.22
_RING = 1.26


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a word in one typeface, one element and one look.

    Attributes:
        part: Index of the element that it belongs to.
    """

    run: Run
    width: float
    part: int
    kind: SpanKind = SpanKind.TEXT


@dataclass(frozen=True, slots=True)
class Word:
    """Marks that are not parted at the end of a line.

    Attributes:
        space: Width of the gap after it.
    """

    marks: tuple[Mark, ...]
    width: float
    space: float

    @property
    def right_to_left(self) -> bool:
        """Whether it is read from right to left."""
        return _is_right_to_left(self.marks[0])


class Typesetter:
    """Makes lines of text for a given width."""

    def __init__(self, shaper: Shaper) -> None:
        self.shaper = shaper

    def lines(
        self,
        parts: Sequence[tuple[Spans, Element]],
        style: TextStyle,
        width: float,
        before: float = 0.0,
        *,
        keep: bool = False,
    ) -> "Lines":
        """Return text as a piece.

        Args:
            parts: Spans that run on in the same lines, each with its element.
            style: How it is set.
            width: Width of the lines.
            before: Gap above it.
            keep: Whether it stays with what follows.
        """
        words = self.words([spans for spans, _ in parts], style, width)
        elements = tuple(element for _, element in parts)
        return Lines(broken(words, width), elements, style, width, before, keep=keep)

    def words(self, parts: Sequence[Spans], style: TextStyle, width: float) -> list[Word]:
        """Return the words of ``parts`` with their widths; one that is wider than ``width`` is cut."""
        words: list[Word] = []
        marks: list[Mark] = []
        space = 0.0
        for index, spans in enumerate(parts):
            if index and marks:
                self._close(words, marks, 2 * self._space(style), width)
            for span in spans:
                strong = span.bold or style.strong
                if span.kind is not SpanKind.TEXT:
                    marks.append(self._special(span, style, index))
                    continue
                space = self._space(style, strong)
                for place, piece in enumerate(span.text.split(" ")):
                    if place and marks:
                        self._close(words, marks, space, width)
                    for run in self.shaper.runs(piece, strong) if piece else ():
                        marks.append(Mark(run, run.thousandths * style.size / 1000, index))
        if marks:
            self._close(words, marks, self._space(style), width)
        return words

    def natural_width(self, spans: Spans, style: TextStyle) -> float:
        """Return the width of the text on one line."""
        words = self.words([spans], style, 1e9)
        return sum(word.width + word.space for word in words) - (words[-1].space if words else 0.0)

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
        for mark in marks:
            scale = mark.width / mark.run.thousandths if mark.run.thousandths else 0.0
            chunk = ""
            if mark.kind is not SpanKind.TEXT or mark.run.actual:
                if used + mark.width > width and pieces[-1]:
                    pieces.append([])
                    used = 0.0
                pieces[-1].append(mark)
                used += mark.width
                continue
            for token in _tokens(mark.run.text, mark.run.typeface.width, width / scale if scale else width):
                size = mark.run.typeface.width(token.rstrip("\u00a0")) * scale
                if used + size > width and (pieces[-1] or chunk):
                    _add(pieces[-1], mark, chunk, scale)
                    pieces.append([])
                    chunk, used = "", 0.0
                chunk += token
                used += mark.run.typeface.width(token) * scale
            _add(pieces[-1], mark, chunk, scale)
        words = [_cut_word(piece) for piece in pieces if piece]
        return [*words[:-1], replace(words[-1], space=space or words[-1].space)]


def _tokens(text: str, width_of: Callable[[str], float], width: float) -> list[str]:
    tokens: list[str] = []
    parts = text.split("\u00a0")
    for index, part in enumerate(parts):
        if width_of(part) > width:
            tokens += list(part)
        elif part:
            tokens.append(part)
        if index + 1 < len(parts):
            tokens = [*tokens[:-1], f"{tokens[-1]}\u00a0"] if tokens else ["\u00a0"]
    return tokens


def _cut_word(marks: list[Mark]) -> Word:
    """Return a piece of a cut word; a no-break space at its end becomes the gap after it, so that it is still read."""
    last = marks[-1]
    bare = last.run.text.rstrip("\u00a0")
    width = sum(mark.width for mark in marks)
    if last.kind is not SpanKind.TEXT or last.run.actual or bare == last.run.text or (not bare and len(marks) == 1):
        return Word(tuple(marks), width, 0.0)
    shorter: list[Mark] = marks[:-1]
    _add(shorter, last, bare, last.width / last.run.thousandths)
    bare_width = sum(mark.width for mark in shorter)
    return Word(tuple(shorter), bare_width, width - bare_width)


def _add(piece: list[Mark], mark: Mark, text: str, scale: float) -> None:
    if text:
        width = mark.run.typeface.width(text)
        piece.append(replace(mark, run=replace(mark.run, text=text, thousandths=width), width=width * scale))


def broken(words: Sequence[Word], width: float) -> tuple[tuple[Word, ...], ...]:
    """Return the words in lines of at most ``width``."""
    lines: list[tuple[Word, ...]] = []
    line: list[Word] = []
    used = 0.0
    for word in words:
        if line and used + word.width > width + 0.01:
            lines.append(tuple(line))
            line, used = [], 0.0
        line.append(word)
        used += word.width + word.space
    if line:
        lines.append(tuple(line))
    return tuple(lines)


class Lines(Piece):
    """Lines of text; no line stands alone at the foot or the top of a page."""

    def __init__(
        self,
        lines: Sequence[tuple[Word, ...]],
        elements: tuple[Element, ...],
        style: TextStyle,
        width: float,
        before: float = 0.0,
        *,
        keep: bool = False,
        continued: bool = False,
    ) -> None:
        self._lines, self._elements, self._style, self._width = tuple(lines), elements, style, width
        self._continued = continued
        count = len(self._lines)
        first = count if count <= 3 else 2
        super().__init__(count * style.leading, before, keep=keep, start=first * style.leading)

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """Cut between lines, with two on either side."""
        count = int((room + 0.01) / self._style.leading)
        total = len(self._lines)
        count = min(count, total - 2)
        if count < 2:
            return None
        arguments = (self._elements, self._style, self._width)
        return (
            Lines(self._lines[:count], *arguments, self.before, continued=True),
            Lines(self._lines[count:], *arguments, keep=self.keep, continued=self._continued),
        )

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw rings and blanks as artifacts, then the text, element by element."""
        style = self._style
        offset = (style.leading - (_ASCENT + _DESCENT) * style.size) / 2 + _ASCENT * style.size
        placed: list[list[Placed]] = [[] for _ in self._elements]
        for index, line in enumerate(self._lines):
            baseline = y + index * style.leading + offset
            ends = index + 1 < len(self._lines) or self._continued
            for part, left, mark, gap in _positions(line, x, self._width, style.right, ends):
                placed[part].append((left, baseline, mark, gap))
        self._draw_furniture(pen, [item for items in placed for item in items])
        for element, items in zip(self._elements, placed, strict=True):
            for words, stretch in _stretches(items):
                # Words that read from right to left are drawn from left to right; how they read stands with their own element.
                owner = element.child("Span", actual=words) if words and not pen.muted else element
                with pen.element(owner):
                    self._draw_text(pen, stretch)

    def _draw_furniture(self, pen: Pen, items: list[Placed]) -> None:
        special = [item for item in items if item[2].kind is not SpanKind.TEXT]
        if not special:
            return
        size = self._style.size
        with pen.artifact():
            for left, baseline, mark, _ in special:
                if mark.kind is SpanKind.LETTER:
                    radius = mark.width / 2 - 0.5
                    pen.circle(left + mark.width / 2, baseline - 0.335 * size, radius, stroke=TEAL, line_width=0.9)
                else:
                    pen.line(left, baseline + 0.2 * size, left + mark.width, baseline + 0.2 * size, self._style.colour, 0.9)

    def _draw_text(self, pen: Pen, items: list[Placed]) -> None:
        size = self._style.size
        pen.ink(self._style.colour)
        pen.begin_text()
        at: tuple[float, float] | None = None
        pending: tuple[Run, str, float] | None = None
        for left, baseline, mark, gap in items:
            text, shown = mark.run.text, size
            if mark.kind is SpanKind.LETTER:
                shown = 0.86 * size
                left += (mark.width - mark.run.thousandths * shown / 1000) / 2
                baseline -= 0.335 * size - 0.335 * shown
            if _is_right_to_left(mark) and gap:
                left -= mark.run.typeface.width(" ") * shown / 1000
            if at is None or abs(at[0] - left) > 0.02 or abs(at[1] - baseline) > 0.02:
                pending = _flush(pen, pending)
                pen.move(left, baseline)
            backwards = _is_right_to_left(mark)
            text = f" {text}" if gap and backwards else f"{text} " if gap and not mark.run.actual else text
            if mark.run.actual and not backwards:
                pending = _flush(pen, pending)
                pen.show(mark.run.typeface, shown, text, mark.run.actual + (" " if gap else ""))
            elif pending and pending[0].typeface is mark.run.typeface and pending[2] == shown:
                pending = (pending[0], pending[1] + text, shown)
            else:
                pending = _flush(pen, pending)
                pending = (mark.run, text, shown)
            width = mark.width if mark.kind is SpanKind.TEXT else 1e6
            at = (left + width + (mark.run.typeface.width(" ") * shown / 1000 if gap else 0.0), baseline)
        _flush(pen, pending)
        pen.end_text()


def _flush(pen: Pen, pending: tuple[Run, str, float] | None) -> None:
    if pending:
        pen.show(pending[0].typeface, pending[2], pending[1])


def _stretches(items: list[Placed]) -> Iterator[tuple[str, list[Placed]]]:
    """Yield the marks in stretches of one direction, each with how it reads where that is from right to left.

    Such a stretch is drawn from left to right: programs that take text from a page turn it round as a whole.
    """
    stretch: list[Placed] = []
    words: list[str] = []
    for item in [*items, None]:
        backwards = item is not None and _is_right_to_left(item[2])
        if stretch and (item is None or backwards != bool(words) or (backwards and item[1] != stretch[-1][1])):
            yield "".join(words), sorted(stretch, key=lambda placed: placed[0]) if words else stretch
            stretch, words = [], []
        if item is not None:
            stretch.append(item)
            if backwards:
                words.append(item[2].run.actual + (" " if item[3] else ""))


def _is_right_to_left(mark: Mark) -> bool:
    return bool(mark.run.actual) and mark.kind is SpanKind.TEXT


def _positions(
    line: tuple[Word, ...], x: float, width: float, right: bool, ends: bool
) -> Iterator[tuple[int, float, Mark, bool]]:
    """Yield each mark of a line with its element, its place, and whether a gap follows, in the order it is read."""
    natural = sum(word.width + word.space for word in line) - line[-1].space
    left = x + max(0.0, width - natural) if right else x
    for group in _groups(line):
        backwards = group[0].right_to_left
        body = sum(word.width for word in group)
        if backwards:
            body -= sum(mark.width for mark in group[-1].marks if not _is_right_to_left(mark))
        cursor = left + body + sum(word.space for word in group[:-1]) if backwards else left
        after = cursor
        for word in group:
            gap = word.space > 0 and (word is not line[-1] or ends)
            for place, mark in enumerate(word.marks):
                follows = gap and place + 1 == len(word.marks)
                if backwards and (word is not group[-1] or _is_right_to_left(mark)):
                    cursor -= mark.width
                    yield mark.part, cursor, mark, follows
                elif backwards:  # such as the comma after a name: it belongs to the line, not to the name
                    yield mark.part, after, mark, follows
                    after += mark.width
                else:
                    yield mark.part, cursor, mark, follows
                    cursor += mark.width
            cursor += -word.space if backwards else word.space
        left += sum(word.width + word.space for word in group)


def _groups(line: tuple[Word, ...]) -> list[list[Word]]:
    """Return the words in runs of one direction."""
    groups: list[list[Word]] = []
    for word in line:
        if groups and groups[-1][0].right_to_left == word.right_to_left:
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups
