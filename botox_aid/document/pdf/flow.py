"""Pieces of a page that know their height, can be cut in two, and can be drawn."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

from .pen import Colour, Pen
from .tags import Element

Drawing = Callable[[Pen, float, float], None]


class Piece(ABC):
    """Something with a height.

    Attributes:
        before: Gap above it, dropped at the top of a page.
        keep: It never stands at the foot of a page without what follows it.
        start: Height that must be free for it to begin.
    """

    def __init__(self, height: float, before: float = 0.0, *, keep: bool = False, start: float | None = None) -> None:
        self.height, self.before, self.keep = height, before, keep
        self.start = height if start is None else start

    @abstractmethod
    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it with its top left corner at (x, y)."""

    def cut(self, room: float, *, force: bool = False) -> "tuple[Piece, Piece] | None":
        """Return what fits into ``room`` and the rest, or ``None`` where nothing useful fits.

        Args:
            room: Height that there is.
            force: A page of its own is too low for it: cut even what asks to stay whole.
        """
        del room, force
        return None


class Figure(Piece):
    """A picture, as a figure with words in its place, or as an artifact where ``element`` is ``None``."""

    def __init__(
        self, width: float, height: float, drawing: Drawing, element: Element | None = None, before: float = 0.0
    ) -> None:
        super().__init__(height, before)
        self.width, self._drawing, self._element = width, drawing, element

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it and give its element its place on the page."""
        element = self._element
        if element is None:
            with pen.artifact():
                self._drawing(pen, x, y)
            return
        bottom = pen.page_height - y - self.height
        element.attributes = (
            f"/O/Layout/Placement/Block/BBox[{x:.2f} {bottom:.2f} {x + self.width:.2f} {bottom + self.height:.2f}]"
        )
        with pen.element(element):
            self._drawing(pen, x, y)


class Stack(Piece):
    """Pieces one below the other; ``whole`` asks to keep them on one page where a page can hold them."""

    def __init__(
        self, pieces: Sequence[Piece], before: float = 0.0, *, keep: bool = False, whole: bool = False
    ) -> None:
        self.pieces, self.whole = list(pieces), whole
        height = sum(piece.height + (piece.before if index else 0.0) for index, piece in enumerate(self.pieces))
        start = height if whole else chain_start(self.pieces)
        super().__init__(height, before, keep=keep, start=start)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the pieces from the top."""
        for index, piece in enumerate(self.pieces):
            y += piece.before if index else 0.0
            piece.draw(pen, x, y)
            y += piece.height

    def cut(self, room: float, *, force: bool = False) -> tuple[Piece, Piece] | None:
        """Cut between pieces, or through the last that fits in part."""
        head, tail = filled(self.pieces, room)
        if not head and force:
            head, tail = forced(self.pieces, room)
        if not head or not tail:
            return None
        return Stack(head, self.before), Stack(tail, keep=self.keep)


class Rows(Stack):
    """Rows under a header that is repeated as an artifact on later pages."""

    def __init__(self, header: Sequence[Piece], rows: Sequence[Piece], before: float = 0.0) -> None:
        super().__init__([*header, *rows], before)
        self._header, self._rows = list(header), list(rows)
        for piece in self._header:
            piece.keep = True
        self.start = chain_start(self.pieces)

    def cut(self, room: float, *, force: bool = False) -> tuple[Piece, Piece] | None:
        """Cut between rows; a header that leaves no room for any is cut like a row and not repeated."""
        below = room - sum(piece.height for piece in self._header)
        head, tail = filled(self._rows, below)
        if not head and force:
            head, tail = forced(self._rows, below)
        if not head or not tail:
            return super().cut(room, force=True) if force and not head else None
        return Rows(self._header, head, self.before), Rows([Muted(piece) for piece in self._header], tail)


class Muted(Piece):
    """A piece that is drawn again and is read only the first time."""

    def __init__(self, piece: Piece) -> None:
        super().__init__(piece.height, piece.before, keep=True)
        self._piece = piece

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the piece as an artifact."""
        with pen.artifact():
            self._piece.draw(pen, x, y)


class Row(Piece):
    """Pieces side by side, each (offset, piece), with rules between them; the last ``late`` stay with a rest of them."""

    def __init__(
        self,
        cells: Sequence[tuple[float, Piece]],
        before: float = 0.0,
        *,
        keep: bool = False,
        rules: Sequence[tuple[float, Colour, float]] = (),
        minimum: float = 0.0,
        late: int = 0,
    ) -> None:
        height = max([minimum, *(piece.height for _, piece in cells)])
        start = max([min(minimum, height), *(piece.start for _, piece in cells)])
        super().__init__(height, before, keep=keep, start=start)
        self._cells, self._rules, self._late = list(cells), list(rules), late

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the cells, then the rules between them."""
        for offset, piece in self._cells:
            piece.draw(pen, x + offset, y)
        if self._rules:
            with pen.artifact():
                for offset, stroke, width in self._rules:
                    pen.line(x + offset, y, x + offset, y + self.height, stroke, width)

    def cut(self, room: float, *, force: bool = False) -> tuple[Piece, Piece] | None:
        """Cut every cell that is higher than ``room``; the others stay above, and what cannot be cut goes on whole."""
        heads: list[tuple[float, Piece]] = []
        tails: list[tuple[float, Piece]] = []
        early = len(self._cells) - self._late
        for index, (offset, piece) in enumerate(self._cells):
            if index >= early:
                tails.append((offset, piece))
                continue
            if piece.height <= room:
                heads.append((offset, piece))
                continue
            parts = piece.cut(room, force=force)
            if parts is not None:
                heads.append((offset, parts[0]))
                tails.append((offset, parts[1]))
            elif force:
                tails.append((offset, piece))
            else:
                return None
        if not heads or len(tails) <= self._late:
            return None
        return Row(heads, self.before, rules=self._rules), Row(
            tails, keep=self.keep, rules=self._rules, late=self._late
        )


class Space(Piece):
    """Empty room."""

    def draw(self, _pen: Pen, _x: float, _y: float) -> None:
        """Draw nothing."""


def chain_start(pieces: Sequence[Piece]) -> float:
    """Return the height that the first pieces need until one may end a page."""
    height = 0.0
    for index, piece in enumerate(pieces):
        height += piece.before if index else 0.0
        if not piece.keep:
            return height + piece.start
        height += piece.height
    return height


def filled(pieces: Sequence[Piece], room: float) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces that fit into ``room`` from the top, and the rest; a piece may be cut in two."""
    used, index = 0.0, 0
    while index < len(pieces):
        gap = pieces[index].before if index else 0.0
        if used + gap + chain_start(pieces[index:]) > room + 0.01:
            break
        while pieces[index].keep and index + 1 < len(pieces):
            used += gap + pieces[index].height
            index += 1
            gap = pieces[index].before
        piece = pieces[index]
        if used + gap + piece.height <= room + 0.01:
            used += gap + piece.height
            index += 1
            continue
        parts = piece.cut(room - used - gap)
        if parts is None:
            break
        return [*pieces[:index], parts[0]], [parts[1], *pieces[index + 1 :]]
    while 0 < index < len(pieces) and pieces[index - 1].keep:
        index -= 1
    return list(pieces[:index]), list(pieces[index:])


def forced(pieces: Sequence[Piece], room: float) -> tuple[list[Piece], list[Piece]]:
    """Return what fits into ``room`` and the rest, cutting even what asks to stay whole; nothing where that fails too."""
    used = 0.0
    for index, piece in enumerate(pieces):
        used += piece.before if index else 0.0
        if used + piece.height > room + 0.01:
            parts = piece.cut(room - used, force=True)
            if parts is not None:
                return [*pieces[:index], parts[0]], [parts[1], *pieces[index + 1 :]]
            return list(pieces[:index]), list(pieces[index:])
        used += piece.height
    return list(pieces), []
