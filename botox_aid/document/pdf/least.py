"""How narrow a column may be for what stands in it."""

from collections.abc import Callable
from typing import Any

from ..blocks import (
    AlertBox,
    Block,
    Box,
    Bullets,
    Chip,
    Columns,
    IconArray,
    RiskTable,
    SignatureBlock,
    Steps,
    Table,
    TimeStrip,
    Whole,
)
from ..span import text_of
from .icon_array import LARGE
from .style import MM, Scale

# In sizes of type: words alone, a stop of the strip of time, a line to sign, steps beside their date, the side effects
# with their five columns and pictures, a finding beside its chip, and a letter.
_WORDS, _STOP, _LINE, _STEPS, _RISKS, _CHIP, _LETTER = 6.0, 6.0, 9.0, 26.0, 30.0, 14.0, 0.55
# Longer words of a table may be broken.
_LONG_WORD = 7
_EDGES = 8.0 * MM


def least_width(block: Block, scale: Scale) -> float:
    """Return the least width in which a block can be laid out as it is meant, in points."""
    size = scale.body.size
    inner = _inner(block)
    if inner:
        return max(least_width(each, scale) for each in inner) + (_EDGES if isinstance(block, Box | AlertBox) else 0.0)
    count = _COUNTS.get(type(block))
    if count is not None:
        return count(block) * size
    return LARGE + (_WORDS + 1) * size if isinstance(block, IconArray) else _WORDS * size


def _inner(block: Block) -> tuple[Block, ...]:
    """Return the blocks inside of a block, one below the other."""
    if isinstance(block, Box | Whole):
        return block.blocks
    if isinstance(block, Columns):
        return tuple(each for cell in block.cells for each in cell.blocks)
    if isinstance(block, AlertBox):
        return (*(each for cell in block.cells for each in cell.blocks), *block.foot)
    return ()


def _table(block: Table) -> float:
    """Return the sizes of type that a table needs for the usual words of each column."""
    least = 0.0
    for index, share in enumerate(block.shares):
        cells = [row[index] for row in (block.header, *block.rows) if row]
        longest = max((len(word) for cell in cells for word in text_of(cell).split()), default=0)
        least = max(least, (min(longest, _LONG_WORD) + 1) * _LETTER / share)
    return least * sum(block.shares)


_COUNTS: dict[type, Callable[[Any], float]] = {
    Bullets: lambda block: block.columns * _WORDS,
    Table: _table,
    RiskTable: lambda _: _RISKS,
    TimeStrip: lambda block: _STOP * len(block.stops),
    Steps: lambda _: _STEPS,
    SignatureBlock: lambda block: _LINE * len(block.lines),
    Chip: lambda _: _CHIP,
}
