"""Finds the widths of columns with which the rows of a table take the least height."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import permutations

# By how much one column may give to another in one move, in points.
_MOVES = (4.0, 8.0, 14.0, 24.0, 40.0)
_MOST_MOVES = 12
_LEAST = 44.0

# The height of each cell of a column, row by row, for the number of the column and its width.
Heights = Callable[[int, float], Sequence[float]]


def fitted_widths(starts: Sequence[Sequence[float]], heights: Heights) -> list[float]:
    """Return widths of the same sum with which the table is lowest, the first of ``starts`` where none is lower.

    Column gives to column, each time what saves most, so that the same table always ends with the same widths.

    Args:
        starts: Where the search begins, each of the same sum.
        heights: What the cells of a column take.
    """
    known: Heights = cache(heights)

    def total(widths: Sequence[float]) -> float:
        columns = [known(index, width) for index, width in enumerate(widths)]
        high: float = sum(max(row) for row in zip(*columns, strict=True))
        return high

    return min((_descended(list(start), total) for start in starts), key=total)


def _descended(best: list[float], total: Callable[[Sequence[float]], float]) -> list[float]:
    """Return the widths from which no single move of width between two columns saves more."""
    lowest = total(best)
    for _ in range(_MOST_MOVES):
        found = None
        for giver, taker in permutations(range(len(best)), 2):
            for points in _MOVES:
                if best[giver] - points < _LEAST:
                    break
                tried = list(best)
                tried[giver] -= points
                tried[taker] += points
                needed = total(tried)
                if needed < lowest - 0.01:
                    lowest, found = needed, tried
        if found is None:
            break
        best = found
    return best
