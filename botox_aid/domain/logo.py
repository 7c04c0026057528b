"""The clinic's logo as it prints: few colours on white, already decoded and checked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logo:
    """A small picture of few colours.

    Attributes:
        width: Pixels across.
        height: Pixels down.
        palette: Red, green and blue of each colour, one byte each.
        pixels: For each pixel, row by row from the top, the number of its colour.
    """

    width: int
    height: int
    palette: bytes
    pixels: bytes
