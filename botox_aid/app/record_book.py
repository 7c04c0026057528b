"""What is done with finished visits: keeping, finding, opening, correcting, and giving back what was handed out.

Every function takes the open records first and runs in the thread that owns them; nothing of it touches the window.
"""

import contextlib
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..domain.consultation import Consultation, Patient
from ..domain.errors import ContentError, InputError
from ..domain.record import FinishedVisit, Handout, RecordCursor, RecordHead
from ..domain.record_fault import Offline
from .files import read_consultation
from .record_list_view import PAGE
from .record_view import OpenedRecord
from .record_words import RecordWords

if TYPE_CHECKING:
    from ..document.lot_list import LotRow
    from ..domain.vocabulary import Paper
    from ..store.records import Records
    from ..text import Texts
    from .library import Library


_MANY = 200


@dataclass(frozen=True, slots=True)
class Listed:
    """A part of the list; ``more`` where another page follows."""

    heads: tuple[RecordHead, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Keeping:
    """How a visit is to be kept.

    Attributes:
        save_id: One for each attempt; a retry with the same one is never kept twice.
        of_version: The version that it corrects; 0 for a new visit.
        reason: Why it is corrected.
        handouts: Sheets that went out and could not be kept yet.
    """

    visit: FinishedVisit
    save_id: str
    actor: str
    of_version: int = 0
    reason: str = ""
    handouts: tuple[Handout, ...] = ()


@dataclass(frozen=True, slots=True)
class LotWish:
    """What a lot list is made of besides the records."""

    lot: str
    made_by: str
    clinic: str
    paper: "Paper"


def page_of(store: "Records", before: RecordCursor | None = None) -> Listed:
    """Return the newest visits, or those that follow a cursor."""
    heads = tuple(store.page(before, PAGE + 1))
    return Listed(heads[:PAGE], len(heads) > PAGE)


def found(store: "Records", term: str) -> Listed:
    """Return the visits of a name, a record number or a day."""
    heads = tuple(store.search(term, PAGE + 1))
    return Listed(heads[:PAGE], len(heads) > PAGE)


def who_had(store: "Records", lot: str) -> Listed:
    """Return everybody who had a lot."""
    return Listed(tuple(store.by_lot(lot)))


def opened(store: "Records", library: "Library", visit_id: str, version: int | None = None) -> OpenedRecord:
    """Return a finished visit with its versions and what was handed out.

    Raises:
        StoreFault: It cannot be read.
    """
    head, body = store.load(visit_id, version)
    earlier = None
    # While the server is away, what waits here is shown without the version that it corrects.
    with contextlib.suppress(Offline):
        earlier = None if head.version == 1 else _readable(library, store.load(visit_id, head.version - 1)[1])
    versions = tuple(sorted(store.versions(visit_id), key=lambda entry: entry.version, reverse=True))
    handouts = tuple(sorted(store.handouts(visit_id), key=lambda entry: entry.at, reverse=True))
    people = {person.person_id: person.name for person in store.people()}
    return OpenedRecord(head, _readable(library, body), versions, handouts, earlier, people)


def last_visit_of(store: "Records", library: "Library", patient: Patient, but: str) -> Consultation | None:
    """Return the newest finished visit of a person, another than the one on the desk; ``None`` without one."""
    name = patient.name.strip().casefold()
    heads = [
        head
        for head in store.search(patient.name, _MANY)
        if head.visit_id != but
        and head.patient_name.strip().casefold() == name
        and (head.date_of_birth == patient.date_of_birth or None in (head.date_of_birth, patient.date_of_birth))
    ]
    if not heads:
        return None
    newest = max(heads, key=lambda head: (head.visit_date or dt.date.min, head.finished_at))
    return _readable(library, store.load(newest.visit_id)[1])


def keep(store: "Records", keeping: Keeping) -> RecordHead:
    """Keep a visit for good, and first whatever went out with it; its draft goes in the same transaction.

    Raises:
        Stale: Somebody else corrected it meanwhile; nothing of this is kept.
        StoreFault: It could not be kept; the draft stands as it was.
    """
    keep_handouts(store, keeping.visit.visit_id, keeping.handouts, keeping.actor)
    if keeping.of_version:
        return store.amend(keeping.visit, keeping.of_version, keeping.reason, keeping.save_id, keeping.actor)
    return store.finish(keeping.visit, keeping.save_id, keeping.actor)


def keep_handouts(store: "Records", visit_id: str, handouts: Sequence[Handout], actor: str) -> int:
    """Keep sheets that went out and return how many; one that is kept already is not kept twice."""
    for handout in handouts:
        store.add_handout(visit_id, handout, actor)
    return len(handouts)


def bytes_of(store: "Records", digest: str) -> bytes:
    """Return the very bytes of a sheet that went out."""
    return store.handout(digest)


def bytes_to_print(store: "Records", visit_id: str, digest: str, actor: str) -> bytes:
    """Return the very bytes of a sheet that went out, and note that it goes out once more."""
    data = store.handout(digest)
    store.note("handout.print", visit_id, {"digest": digest}, actor)
    return data


def anchor_of(store: "Records") -> str:
    """Return the head of the audit trail as it is printed."""
    return str(store.anchor())


def lot_sheet(store: "Records", library: "Library", texts: "Texts", wish: LotWish, now: dt.datetime) -> bytes:
    """Return the list of who had a lot as PDF, and note in the audit trail that it was made."""
    from ..document import folder
    from ..document.lot_list import LotList, lot_list
    from ..document.pdf import render

    folder.use(library.folder)
    heads = tuple(store.by_lot(wish.lot))
    words = RecordWords(texts)
    expiry = tuple(sorted({head.expiry for head in heads if head.expiry is not None}))
    store.note("lot.list", "", {"visits": len(heads)}, wish.made_by)
    names = {person.person_id: person.name for person in store.people()}
    wanted = LotList(
        lot=wish.lot,
        made=now.astimezone(),
        made_by=names.get(wish.made_by, ""),
        clinic=wish.clinic,
        paper=wish.paper,
        expiry=expiry,
        rows=tuple(_lot_row(head, words) for head in heads),
        anchor=anchor_of(store),
    )
    return render(lot_list(wanted, texts))


def set_hold(store: "Records", visit_id: str, on_hold: bool, actor: str) -> None:
    """Keep a visit from being removed, or no longer."""
    store.set_hold(visit_id, on_hold, actor)


def _lot_row(head: RecordHead, words: RecordWords) -> "LotRow":
    from ..document.lot_list import LotRow

    note = words.texts.clinician("lot_list.corrected", version=head.version) if head.version > 1 else ""
    product = words.product(head.product) if head.product else ""
    zones = tuple(map(words.zone, head.zones))
    return LotRow(
        head.patient_name, head.date_of_birth, head.record_number, head.visit_date, product, zones, head.clinician, note
    )


def _readable(library: "Library", body: bytes) -> Consultation | None:
    with contextlib.suppress(InputError, ContentError):
        return read_consultation(library, body)
    return None
