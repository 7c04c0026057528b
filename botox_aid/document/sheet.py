"""Composes a sheet from everything that is known, as a plain document."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil
from typing import TypeVar

from ..domain.plan import SheetRequest
from ..domain.vocabulary import Edition, SheetKind
from ..text import Texts
from . import aftercare, consent, not_today, record
from .blocks import Document
from .pdf import press
from .wording import Wording

_Step = TypeVar("_Step")
# How fast the closing steps save room; it only says where the search begins.
_STEEPNESS = 2.6


def compose(request: SheetRequest, texts: Texts) -> Document:
    """Return the sheet that was asked for.

    The same request and the same sentences give an equal document.
    """
    wording = Wording(texts, request)
    if request.kind is SheetKind.CONSENT:
        return _fitted(consent.STEPS, lambda step: consent.consent(wording, step), consent.SIDES, consent.LAST_STEPS)
    if request.kind is SheetKind.AFTERCARE:
        return _fitted(
            aftercare.STEPS,
            lambda step: aftercare.aftercare(wording, step),
            aftercare.SIDES,
            aftercare.LAST_STEPS,
        )
    if request.kind is SheetKind.NOT_TODAY:
        return _fitted(not_today.STEPS, lambda step: not_today.not_today(wording, step), not_today.SIDES)
    body = record.record_body(wording)
    return _fitted(record.STEPS, lambda step: record.record(wording, body, step), record.SIDES)


def _fitted(
    steps: Sequence[_Step],
    make: Callable[[_Step], Document],
    sides: int,
    last_steps: Sequence[_Step] = (),
) -> Document:
    """Return the most open of the documents that fits, or the most open one that takes the fewest sides.

    The search begins where the overflow of the first document points to. What a step saved beyond need goes back into
    the gaps.

    Args:
        steps: From open to close; a closer one never takes more sides.
        make: Makes the document of a step.
        sides: How many sides are wanted.
        last_steps: Closer still, for what no other step makes fit.
    """
    made: dict[int, tuple[Document, int]] = {}

    def count(index: int) -> int:
        if index not in made:
            document = make(steps[index])
            made[index] = (document, press().page_count(document))
        return made[index][1]

    first = make(steps[0])
    if first.edition is Edition.LARGE_PRINT:
        return first
    filled = press().fill(first)
    made[0] = (first, ceil(filled - 1e-6))
    if count(0) <= sides:
        return first
    last = len(steps) - 1
    steps = (*steps, *last_steps)
    end = len(steps) - 1
    place = _first_that_fits(count, _guess(last, filled, sides), end, sides)
    if place is None:
        sides = count(end)
        place = _first_that_fits(count, _guess(last, filled, sides), end, sides) or end
    while place and count(place - 1) <= sides:
        place -= 1
    return _relaxed(made[place][0], sides)


def _guess(last: int, filled: float, sides: int) -> int:
    return min(last, max(1, round(last * (filled / sides - 1) * _STEEPNESS)))


def _first_that_fits(count: Callable[[int], int], begin: int, end: int, sides: int) -> int | None:
    """Return the first step from ``begin`` to ``end`` that fits, if the last of them does.

    The neighbour comes first, for the guess is seldom far off; then the end, so that what cannot fit is soon known.
    """
    for place in (begin, min(begin + 1, end), end):
        if count(place) <= sides:
            break
    else:
        return None
    low, high = begin if place == begin else begin + 1, place
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if count(middle) <= sides else (middle, high)
    return high


def _relaxed(document: Document, sides: int) -> Document:
    """Return the document with the widest gaps with which it still takes as many sides."""
    while document.tightness:
        wider = replace(document, tightness=document.tightness - 1)
        if press().page_count(wider) > sides:
            break
        document = wider
    return document
