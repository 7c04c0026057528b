"""Blocks that are pictures: the face with its zones, and the strip of time."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..domain.vocabulary import View
from .span import Spans, text_of

# With more marked shapes the picture of the face is a large one.
MANY_SHAPES = 7


@dataclass(frozen=True, slots=True)
class MarkedShape:
    """A shape of the drawing that is marked, with its letter and the number of its hatch."""

    shape: str
    letter: str
    hatch: int


@dataclass(frozen=True, slots=True)
class MarkedPoint:
    """An injection point as fractions of the drawing, with its units as printed."""

    x: float
    y: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """The face with the marked zones."""

    view: View
    shapes: tuple[MarkedShape, ...]
    alt: str
    points: tuple[MarkedPoint, ...] = ()

    def leaves(self) -> Iterator[str]:
        """Yield what stands for the picture where it is not seen."""
        yield self.alt


class Pace(StrEnum):
    """How a mark of the time strip and the line after it are drawn."""

    OPEN = "open"
    FILLED = "filled"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class Stop:
    """One mark of the time strip: when, and what happens then."""

    when: Spans
    lines: tuple[Spans, ...]
    pace: Pace = Pace.OPEN

    def leaves(self) -> Iterator[str]:
        """Yield its texts in reading order."""
        yield text_of(self.when)
        yield from map(text_of, self.lines)


@dataclass(frozen=True, slots=True)
class TimeStrip:
    """What happens when.

    Attributes:
        curve: Word on the curve of the effect; empty for a strip without a curve.
        curve_at: The stops where the effect starts, is full and begins to fade.
    """

    stops: tuple[Stop, ...]
    alt: str
    curve: str = ""
    curve_at: tuple[int, int, int] = (1, 2, 3)

    def leaves(self) -> Iterator[str]:
        """Yield the words for the picture, then each stop."""
        yield self.alt
        for stop in self.stops:
            yield from stop.leaves()
