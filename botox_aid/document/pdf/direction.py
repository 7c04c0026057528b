"""Puts the marks of a line into their places, those of words from right to left in their order.

The sentences of a sheet run from left to right; names and notes inside of them are treated as the Unicode algorithm
treats text that is set apart (UAX #9, isolates): what has no direction of its own and follows such words belongs to
the sentence again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..span import SpanKind
from .words import Mark, Word, is_right_to_left

# A mark, the room after it, and whether a gap between words follows.
_Item = tuple[Mark, float, bool]

_OPEN, _CLOSE = "([{\u00ab", ")]}\u00bb"
_MIRRORED = str.maketrans(f"{_OPEN}{_CLOSE}<>", f"{_CLOSE}{_OPEN}><")


def positions(
    line: tuple[Word, ...], x: float, width: float, right: bool, ends: bool
) -> Iterator[tuple[int, float, Mark, bool]]:
    """Yield each mark of a line with its element, its place, and whether a gap follows, in the order it is read."""
    natural = sum(word.width + word.space for word in line) - line[-1].space
    left = x + max(0.0, width - natural) if right else x
    for stretch, script in _directed(_items(line, ends)):
        total = sum(mark.width + space for mark, space, _ in stretch)
        cursor = left + total - stretch[-1][1] if script else left
        for mark, space, gap in stretch:
            if script:
                cursor -= mark.width
                yield mark.part, cursor, _turned(mark, script), gap
                cursor -= space
            else:
                yield mark.part, cursor, mark, gap
                cursor += mark.width + space
        left += total


def _items(line: tuple[Word, ...], ends: bool) -> list[_Item]:
    items: list[_Item] = []
    for word in line:
        marks = [part for mark in word.marks for part in _parted(mark)]
        items += [(mark, 0.0, False) for mark in marks[:-1]]
        items.append((marks[-1], word.space, word.space > 0 and (word is not line[-1] or ends)))
    return items


def _directed(items: Sequence[_Item]) -> Iterator[tuple[Sequence[_Item], str]]:
    """Yield the marks of a line in stretches of one direction, each with its script where that is from right to left."""
    start = place = 0
    while place < len(items):
        if not is_right_to_left(items[place][0]):
            place += 1
            continue
        if start < place:
            yield items[start:place], ""
        start = place
        place += _length([mark for mark, _, _ in items[place:]])
        yield items[start:place], items[start][0].run.script
        start = place
    if start < len(items):
        yield items[start:], ""


def _length(marks: Sequence[Mark]) -> int:
    """Return how many marks from the first one on run from right to left.

    What has no letters runs as the words on both sides of it, and a bracket as the one that it closes.
    """
    count, depth = 1, 0
    for index, mark in enumerate(marks[1:], 2):
        if mark.part != marks[0].part or mark.kind is not SpanKind.TEXT:
            break
        if is_right_to_left(mark):
            count = index
            continue
        depth += sum((char in _OPEN) - (char in _CLOSE) for char in mark.run.text)
        if mark.run.script or depth < 0:
            break
        if depth == 0 and mark.run.text[0] in _CLOSE:
            count = index
    return count


def _parted(mark: Mark) -> tuple[Mark, ...]:
    """Return closing brackets apart from what follows them, such as a comma."""
    text = mark.run.text
    rest = text.lstrip(_CLOSE)
    if mark.run.script or not rest or rest == text or mark.kind is not SpanKind.TEXT or is_right_to_left(mark):
        return (mark,)
    scale, face = mark.width / mark.run.thousandths, mark.run.typeface
    widths = [(part, face.width(part)) for part in (text[: -len(rest)], rest)]
    return tuple(
        replace(mark, run=replace(mark.run, text=part, thousandths=wide), width=wide * scale) for part, wide in widths
    )


def _turned(mark: Mark, script: str) -> Mark:
    """Return a mark as it stands among words from right to left, where brackets look the other way."""
    if is_right_to_left(mark):
        return mark
    run = mark.run
    return replace(mark, run=replace(run, text=run.text.translate(_MIRRORED), actual=run.text, script=script))
