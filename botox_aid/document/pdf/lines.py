"""Draws lines of text as content of their elements."""

from collections.abc import Iterator, Sequence

from ..span import SpanKind
from .direction import positions
from .file import number
from .flow import Piece
from .fonts import Family, Typeface, usual_code
from .pen import Pen
from .script import BACKWARDS, LATIN, declared
from .style import TEAL, TextStyle
from .tags import Element
from .text import Run
from .words import Mark, Word, is_right_to_left

# Where a mark stands (left, baseline), and whether a gap between words follows it.
Placed = tuple[float, float, Mark, bool]

# Operators of a text from where it begins, and the typefaces that they name.
Ready = tuple[str, tuple[Typeface, ...]]
Memory = dict[bool, "Ready | None"]

_ASCENT, _DESCENT = 0.76, 0.22


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
        memory: Memory | None = None,
    ) -> None:
        self._memory = memory
        self._lines, self._elements, self._style, self._width = tuple(lines), elements, style, width
        self.continued = continued
        count = len(self._lines)
        first = count if count <= 3 else 2
        super().__init__(count * style.leading, before, keep=keep, start=first * style.leading)

    def cut(self, room: float, *, force: bool = False) -> tuple[Piece, Piece] | None:
        """Cut between lines, with two on either side."""
        count, total = int((room + 0.01) / self._style.leading), len(self._lines)
        least = 1 if force else 2
        count = min(count, total - least)
        if count < least:
            return None
        arguments = (self._elements, self._style, self._width)
        return (
            Lines(self._lines[:count], *arguments, self.before, continued=True),
            Lines(self._lines[count:], *arguments, keep=self.keep, continued=self.continued),
        )

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw rings and blanks as artifacts, then the text, element by element."""
        style = self._style
        offset = (style.leading - (_ASCENT + _DESCENT) * style.size) / 2 + _ASCENT * style.size
        ready = self._ready()
        if ready is not None:
            with pen.element(self._elements[0]):
                pen.ink(style.colour)
                pen.ready_text(x, y + offset, *ready)
            return
        placed: list[list[Placed]] = [[] for _ in self._elements]
        for index, line in enumerate(self._lines):
            baseline = y + index * style.leading + offset
            ends = index + 1 < len(self._lines) or self.continued
            for part, left, mark, gap in positions(line, x, self._width, style.right, ends):
                placed[part].append((left, baseline, mark, gap))
        self._draw_furniture(pen, [item for items in placed for item in items])
        for element, items in zip(self._elements, placed, strict=True):
            for words, script, stretch in _stretches(items):
                # Words that read from right to left are drawn from left to right; how they read stands with their own
                # element, and so does the language of letters that are not the document's.
                language = declared(script, pen.language)
                own = (words or language) and not pen.muted
                owner = element.child("Span", actual=words, language=language) if own else element
                with pen.element(owner):
                    self._draw_text(pen, stretch)

    def _ready(self) -> "Ready | None":
        """Return the operators of plain text, remembered with its lines; ``None`` where it needs more than that."""
        memory = self._memory
        if memory is None or len(self._elements) != 1:
            return None
        if self.continued not in memory:
            memory[self.continued] = self._made_ready()
        return memory[self.continued]

    def _made_ready(self) -> "Ready | None":
        size, leading = self._style.size, self._style.leading
        typefaces: dict[Typeface, None] = {}
        code: list[str] = []
        origin, at, font = (0.0, 0.0), (0.0, 0.0), ""
        text = ""
        for index, line in enumerate(self._lines):
            ends = index + 1 < len(self._lines) or self.continued
            for _, left, mark, gap in positions(line, 0.0, self._width, self._style.right, ends):
                face = mark.run.typeface
                coded = usual_code(mark.run.text)
                if coded is None or mark.kind is not SpanKind.TEXT or mark.run.actual or face.family is not Family.TEXT:
                    return None
                spot = (left, -index * leading)
                operator = f"{face.name}S0 {number(size)} Tf"
                if text and (operator != font or abs(spot[0] - at[0]) > 0.02 or spot[1] != at[1]):
                    code.append(f"({text})Tj")
                    text = ""
                if abs(spot[0] - at[0]) > 0.02 or spot[1] != at[1]:
                    code.append(f"{number(spot[0] - origin[0])} {number(spot[1] - origin[1])} Td")
                    origin = spot
                if operator != font:
                    code.append(operator)
                    font = operator
                typefaces[face] = None
                text += f"{coded} " if gap else coded
                at = (left + mark.width + (face.width(" ") * size / 1000 if gap else 0.0), spot[1])
        if text:
            code.append(f"({text})Tj")
        return "\n".join(code), tuple(typefaces)

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
                    pen.line(
                        left, baseline + 0.2 * size, left + mark.width, baseline + 0.2 * size, self._style.colour, 0.9
                    )

    def _draw_text(self, pen: Pen, items: list[Placed]) -> None:
        pen.ink(self._style.colour)
        pen.begin_text()
        at = (-1.0, -1.0)
        pending: tuple[Run, str, float] | None = None
        for item in items:
            mark, gap = item[2], item[3]
            left, baseline, size = self._spot(item)
            if abs(at[0] - left) > 0.02 or abs(at[1] - baseline) > 0.02:
                _flush(pen, pending)
                pending = None
                pen.move(left, baseline)
            run = mark.run
            backwards = is_right_to_left(mark)
            text = f" {run.text}" if gap and backwards else f"{run.text} " if gap and not run.actual else run.text
            if run.actual and not backwards:
                _flush(pen, pending)
                pending = None
                pen.show(run.typeface, size, text, run.actual + (" " if gap else ""))
            elif pending and pending[0].typeface is run.typeface and pending[2] == size:
                pending = (pending[0], pending[1] + text, size)
            else:
                _flush(pen, pending)
                pending = (run, text, size)
            at = (left + mark.width + (run.typeface.width(" ") * size / 1000 if gap else 0.0), baseline)
            if mark.kind is not SpanKind.TEXT:
                at = (-1.0, -1.0)
        _flush(pen, pending)
        pen.end_text()

    def _spot(self, item: Placed) -> tuple[float, float, float]:
        """Return where the glyphs of a mark begin, and their size: a letter stands in the middle of its ring."""
        left, baseline, mark, gap = item
        size = self._style.size
        if mark.kind is SpanKind.LETTER:
            return left + (mark.width - mark.run.thousandths * size / 1000) / 2, baseline, size
        if gap and is_right_to_left(mark):
            left -= mark.run.typeface.width(" ") * size / 1000
        return left, baseline, size


def _flush(pen: Pen, pending: tuple[Run, str, float] | None) -> None:
    """Show the text that was gathered."""
    if pending:
        pen.show(pending[0].typeface, pending[2], pending[1])


def _stretches(items: list[Placed]) -> Iterator[tuple[str, str, list[Placed]]]:
    """Yield the marks in stretches of one direction and one script.

    Each comes with how it reads where that is from right to left: such a stretch is drawn from left to right, and
    programs that take text from a page turn it round as a whole. What has no script of its own, such as a number,
    belongs to the words around it.
    """
    stretch: list[Placed] = []
    words: list[str] = []
    current = ""
    for item, script in zip([*items, None], [*_scripts(items), ""], strict=True):
        backwards = item is not None and is_right_to_left(item[2])
        changed = backwards != bool(words) or script != current
        if stretch and (item is None or changed or (backwards and item[1] != stretch[-1][1])):
            yield "".join(words), current, sorted(stretch, key=lambda placed: placed[0]) if words else stretch
            stretch, words = [], []
        if item is not None:
            stretch.append(item)
            current = script
            if backwards:
                words.append(item[2].run.actual + (" " if item[3] else ""))


def _scripts(items: list[Placed]) -> list[str]:
    """Return the script of each mark; one without letters between two of the same script has that too."""
    own = [item[2].run.script if item[2].kind is SpanKind.TEXT else LATIN for item in items]
    after, following = "", []
    for script in reversed(own):
        after = script or after
        following.append(after)
    before, found = "", []
    for script, behind in zip(own, reversed(following), strict=True):
        before = script or before
        joined = before if before == behind and before not in BACKWARDS else ""
        found.append(script or joined)
    return ["" if script == LATIN else script for script in found]
