"""The list of finished visits in finished words: newest first, page by page, or what a search found."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..domain.record import RecordHead
from ..text import Texts
from .date_entry import read_date
from .record_words import RecordWords

PAGE = 50


class RecordShelf(StrEnum):
    """Which visits are listed."""

    VISITS = "visits"
    LOT = "lot"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One visit.

    Attributes:
        tags: Words and level of what is special about it.
        says: All of it in one sentence, for a screen reader.
    """

    visit_id: str
    name: str
    when: str
    identity: str
    detail: str
    tags: tuple[tuple[str, str], ...]
    says: str


@dataclass(frozen=True, slots=True)
class RecordListView:
    """The list.

    Attributes:
        summary: How many there are, as far as they are loaded.
        more: Words of the button that loads the next page; empty where there is none.
        empty: What is said in place of an empty list, and a hint.
    """

    rows: tuple[RecordRow, ...]
    summary: str
    more: str
    empty: tuple[str, str]


def record_list_view(
    heads: Sequence[RecordHead],
    texts: Texts,
    *,
    shelf: RecordShelf = RecordShelf.VISITS,
    searched: str = "",
    has_more: bool = False,
    can_go_on: bool = True,
) -> RecordListView:
    """Return the list in finished words; ``can_go_on`` is False for a search, which shows its first finds."""
    say = texts.interface
    words = RecordWords(texts)
    key = "records.count" if not has_more else "records.count_more" if can_go_on else "records.count_first"
    return RecordListView(
        rows=tuple(_row(head, words) for head in heads),
        summary=say(key, count=len(heads)) if heads else "",
        more=say("records.more") if has_more and can_go_on else "",
        empty=_empty(shelf, searched, texts),
    )


def search_term(typed: str, texts: Texts) -> str:
    """Return what to search for: a day in any way a person types it becomes ``2026-11-20``, all else stays."""
    day = read_date(typed, texts)
    return day.isoformat() if day is not None else " ".join(typed.split())


def _row(head: RecordHead, words: RecordWords) -> RecordRow:
    say = words.texts.interface
    tags: list[tuple[str, str]] = []
    if head.version > 1:
        tags.append((say("records.corrected", version=head.version), "note"))
    if head.on_hold:
        tags.append((say("records.on_hold"), "caution"))
    name, when, identity, detail = (
        words.name(head),
        words.day(head.visit_date),
        words.identity(head),
        words.treatment(head),
    )
    said = [name, when, identity.replace("  ·  ", ", "), detail.replace("  ·  ", ", "), *(tag for tag, _ in tags)]
    return RecordRow(head.visit_id, name, when, identity, detail, tuple(tags), ". ".join(part for part in said if part))


def _empty(shelf: RecordShelf, searched: str, texts: Texts) -> tuple[str, str]:
    say = texts.interface
    if shelf is RecordShelf.LOT:
        if searched:
            return say("records.lot_nobody", lot=searched), say("records.lot_nobody_hint")
        return say("records.lot_empty"), say("records.lot_empty_hint")
    if shelf is RecordShelf.DUE:
        return say("records.due_empty"), say("records.due_empty_hint")
    if searched:
        return say("records.not_found", words=searched), say("records.not_found_hint")
    return say("records.empty"), say("records.empty_hint")
