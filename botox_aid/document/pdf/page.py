"""Fills pages with pieces."""

from collections.abc import Sequence

from .flow import Piece, filled, forced
from .pen import Pen
from .style import Scale

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
    parts = tail[0].cut(room) if room > _WORTH * height else None
    if parts is None and room > _WORTH * height and tail[0].cut(height) is None:
        parts = tail[0].cut(room, force=True)
    if parts is None:
        return head, tail
    return [*head, parts[0]], [parts[1], *tail[1:]]


def draw_pages(pen: Pen, pages: Sequence[Sequence[Piece]], scale: Scale) -> None:
    """Draw every page without its foot; room that a page has left goes into the gaps between its parts."""
    for pieces in pages:
        pen.new_page()
        y = scale.top
        extra = _loosened(pieces, scale)
        for index, piece in enumerate(pieces):
            y += piece.before if index else 0.0
            y += extra if index and _is_part(piece, scale) else 0.0
            piece.draw(pen, scale.margin, y)
            y += piece.height


def _loosened(pieces: Sequence[Piece], scale: Scale) -> float:
    """Return by how much each gap between the parts of a page grows where the page closed up more than it had to."""
    parts = sum(_is_part(piece, scale) for piece in pieces[1:])
    used = sum(piece.height + (piece.before if index else 0.0) for index, piece in enumerate(pieces))
    return min(scale.gap_room, max(0.0, scale.column_height - used - 1.0) / parts) if parts else 0.0


def _is_part(piece: Piece, scale: Scale) -> bool:
    return piece.before >= 0.95 * scale.gap
