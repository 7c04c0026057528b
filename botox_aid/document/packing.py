"""How closely a part of a sheet is packed so that the sheet fits its sides."""

from enum import StrEnum


class Packing(StrEnum):
    """How the side effects without a picture stand, from open to close.

    A paragraph that runs on is the last resort: it loses what to do about those that nobody counted.
    """

    ROWS = "rows"
    LISTED = "listed"
    RUN_ON = "run_on"
