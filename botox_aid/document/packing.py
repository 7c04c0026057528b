"""How closely a part of a sheet is packed so that the sheet fits its sides."""

from enum import StrEnum


class Packing(StrEnum):
    """How the side effects without a picture stand, from open to close.

    Attributes:
        ROWS: Each effect on a line of its own.
        LISTED: Those that last as long and ask for the same share a line.
        SHARED: Those that ask for the same share a line, each with how long it lasts; the head of the columns is the
            heading of what was counted.
        RUNNING: As before, and a list runs on in its lines, each item after its own bullet.
    """

    ROWS = "rows"
    LISTED = "listed"
    SHARED = "shared"
    RUNNING = "running"

    @property
    def shares(self) -> bool:
        """Whether effects that ask for the same share a line."""
        return self in (Packing.SHARED, Packing.RUNNING)
