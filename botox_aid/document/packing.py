"""How closely a part of a sheet is packed so that the sheet fits its sides."""

from enum import StrEnum


class Packing(StrEnum):
    """How the side effects without a picture stand, from open to close.

    Attributes:
        ROWS: Each effect on a line of its own.
        LISTED: Those that last as long and ask for the same share a line.
        SHARED: Those that ask for the same share a line, each with how long it lasts; the head of the columns is the
            heading of what was counted.
    """

    ROWS = "rows"
    LISTED = "listed"
    SHARED = "shared"
