"""Composes a sheet from everything that is known, as a plain document."""

from collections.abc import Callable, Sequence

from ..domain.plan import SheetRequest
from ..domain.vocabulary import Edition, SheetKind
from ..text import Texts
from .blocks import Document
from .wording import Wording


def compose(request: SheetRequest, texts: Texts) -> Document:
    """Return the sheet that was asked for.

    The same request and the same sentences give an equal document.
    """
    wording = Wording(texts, request)
    if request.kind is SheetKind.CONSENT:
        from .consent import SIDES, STEPS, consent

        return _fitted([lambda step=step: consent(wording, step) for step in STEPS], SIDES)
    if request.kind is SheetKind.AFTERCARE:
        from .aftercare import SIDES, STEPS, aftercare

        return _fitted([lambda step=step: aftercare(wording, step) for step in STEPS], SIDES)
    if request.kind is SheetKind.NOT_TODAY:
        from .not_today import SIDES, STEPS, not_today

        return _fitted([lambda step=step: not_today(wording, step) for step in STEPS], SIDES)
    from .record import record

    return record(wording)


def _fitted(makers: Sequence[Callable[[], Document]], sides: int) -> Document:
    """Return the most open of the documents that fits, or the most open one that takes the fewest sides.

    The makers go from open to close, and a closer one never takes more sides; so the search halves them.
    """
    from .pdf import press

    first = makers[0]()
    if first.edition is Edition.LARGE_PRINT:
        return first
    pages = press().page_count
    made: dict[int, tuple[Document, int]] = {0: (first, pages(first))}

    def count(index: int) -> int:
        if index not in made:
            document = makers[index]()
            made[index] = (document, pages(document))
        return made[index][1]

    last = len(makers) - 1
    if count(0) <= sides:
        return first
    wanted = max(sides, count(last))
    low, high = 0, last
    while low < high:
        middle = (low + high) // 2
        if count(middle) <= wanted:
            high = middle
        else:
            low = middle + 1
    return made[high][0] if high in made else makers[high]()
