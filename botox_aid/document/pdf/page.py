"""Fills pages with pieces and puts the foot on every page."""

from collections.abc import Sequence

from ..blocks import Footer
from ..span import Spans, plain
from .flow import Piece, filled, forced
from .pen import Pen
from .style import GREY, MM, Scale
from .tags import Element
from .typesetter import Typesetter

# The part of a page that is worth beginning something on that no page can hold.
_WORTH = 0.35


def pages_of(pieces: Sequence[Piece], scale: Scale) -> list[list[Piece]]:
    """Return the pieces of each page.

    A piece that no page can hold in one is cut wherever it can be; one that cannot be cut overflows alone.
    """
    pages: list[list[Piece]] = []
    rest = list(pieces)
    height = scale.column_height
    while rest:
        head, tail = filled(rest, height)
        if not head:
            head, tail = forced(rest, height)
        if not head:
            head, tail = rest[:1], rest[1:]
        if tail and tail[0].height > height:
            head, tail = _begun(head, tail, height)
        pages.append(head)
        rest = tail
    return pages


def _begun(head: list[Piece], tail: list[Piece], height: float) -> tuple[list[Piece], list[Piece]]:
    """Begin a piece that no page can hold where it comes, if a good part of the page is still free."""
    used = sum(piece.height + (piece.before if index else 0.0) for index, piece in enumerate(head))
    room = height - used - tail[0].before
    parts = tail[0].cut(room, force=True) if room > _WORTH * height else None
    if parts is None:
        return head, tail
    return [*head, parts[0]], [parts[1], *tail[1:]]


def draw_pages(pen: Pen, pages: Sequence[Sequence[Piece]], scale: Scale) -> None:
    """Draw every page without its foot."""
    for pieces in pages:
        pen.new_page()
        y = scale.top
        for index, piece in enumerate(pieces):
            y += piece.before if index else 0.0
            piece.draw(pen, scale.margin, y)
            y += piece.height


def draw_footers(pen: Pen, footer: Footer, typesetter: Typesetter, scale: Scale) -> None:
    """Draw the foot of every page, now that their number is known."""
    total = len(pen.pages)
    for index in range(total):
        with pen.on_page(index), pen.artifact("Footer"):
            _draw_footer(pen, footer, typesetter, scale, footer.page.format(page=index + 1, pages=total))


def _draw_footer(pen: Pen, footer: Footer, typesetter: Typesetter, scale: Scale, page: str) -> None:
    nobody = Element("Artifact")
    note, width = scale.note, scale.measure
    right_width = (
        max(typesetter.natural_width(plain(words), note.but(strong=True)) for words in (page, footer.state)) + 1
    )
    left_width = width - right_width - 6
    rows: list[tuple[Spans, str]] = [(footer.identity, page)]
    rows += [(plain(line), footer.state if not place else "") for place, line in enumerate(footer.lines)]
    lefts = []
    for place, (spans, right) in enumerate(rows):
        style = note.but(strong=not place)
        lefts.append(typesetter.lines([(spans, nobody)], style, left_width if right else width))
    height = sum(left.height for left in lefts)
    y = pen.page_height - scale.edge - height
    pen.line(scale.margin, y - 1.2 * MM, scale.margin + width, y - 1.2 * MM, GREY, 0.9)
    for left, (_, right) in zip(lefts, rows, strict=True):
        left.draw(pen, scale.margin, y)
        if right:
            style = note.but(strong=True, right=True)
            text = typesetter.lines([(plain(right), nobody)], style, right_width)
            text.draw(pen, scale.margin + width - right_width, y)
        y += left.height


def footer_height(footer: Footer, typesetter: Typesetter, scale: Scale) -> float:
    """Return the height that the foot of a page needs, margin and rule included."""
    note = scale.note
    nobody = Element("Artifact")
    page = footer.page.format(page=99, pages=99)
    right = max(typesetter.natural_width(plain(words), note.but(strong=True)) for words in (page, footer.state)) + 7
    widths = [scale.measure - right] * 2 + [scale.measure] * max(0, len(footer.lines) - 1)
    texts = [footer.identity, *map(plain, footer.lines)]
    heights = [
        typesetter.lines([(spans, nobody)], note.but(strong=not place), width).height
        for place, (spans, width) in enumerate(zip(texts, widths, strict=True))
    ]
    return sum(heights) + scale.edge + 1.2 * MM + 2.2 * MM
