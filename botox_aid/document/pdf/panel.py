"""A frame around a piece of a page: padding, a ground, a frame or rules."""

from dataclasses import dataclass

from .flow import Piece
from .pen import Colour, Pen


@dataclass(frozen=True, slots=True)
class Edges:
    """Padding inside a panel."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """Ground, frame and rules of a panel; a rule is (colour, width)."""

    fill: Colour = ""
    stroke: Colour = ""
    line_width: float = 0.0
    above: tuple[Colour, float] | None = None
    below: tuple[Colour, float] | None = None


class Panel(Piece):
    """A piece with padding, a ground, a frame or rules."""

    def __init__(
        self,
        inner: Piece,
        width: float,
        edges: Edges,
        look: Look,
        before: float = 0.0,
        *,
        keep: bool = False,
        whole: bool = False,
    ) -> None:
        extra = edges.top + edges.bottom
        start = None if whole else inner.start + extra
        super().__init__(inner.height + extra, before, keep=keep, start=start)
        self._inner, self._width, self._edges, self._look = inner, width, edges, look

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the ground as an artifact, then the piece."""
        look, width, height = self._look, self._width, self.height
        if look != Look():
            with pen.artifact():
                if look.fill or look.stroke:
                    inset = look.line_width / 2
                    pen.rectangle(
                        x + inset, y + inset, width - 2 * inset, height - 2 * inset,
                        fill=look.fill, stroke=look.stroke, line_width=look.line_width,
                    )  # fmt: skip
                for rule, level in ((look.above, y), (look.below, y + height)):
                    if rule is not None:
                        pen.line(x, level, x + width, level, *rule)
        self._inner.draw(pen, x + self._edges.left, y + self._edges.top)

    def cut(self, room: float, *, force: bool = False) -> tuple[Piece, Piece] | None:
        """Cut the piece inside; both halves get the whole look."""
        parts = self._inner.cut(room - self._edges.top - self._edges.bottom, force=force)
        if parts is None:
            return None
        head, tail = (Panel(part, self._width, self._edges, self._look) for part in parts)
        head.before, tail.keep = self.before, self.keep
        return head, tail
