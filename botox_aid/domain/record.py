"""What is kept of visits: drafts, finished visits with their versions, what was handed out, people, and the trail of who did what."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

VisitKey = str
_ANCHOR_LETTERS, _LONGEST_SEQUENCE = 16, 12
_HEXADECIMAL = frozenset("0123456789abcdef")


class PersonRole(StrEnum):
    """What somebody may do."""

    CLINICIAN = "clinician"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs in by name and PIN."""

    person_id: str
    name: str
    role: PersonRole
    active: bool = True


@dataclass(frozen=True, slots=True)
class DraftHead:
    """A visit that was begun and not finished.

    Attributes:
        visit_id: 32 hexadecimal digits, made when the visit begins.
        desk: The desk that saved it last.
        at: When that was, in UTC.
        label: The patient's name, to offer it again.
    """

    visit_id: str
    desk: str
    at: dt.datetime
    label: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with its content.

    Attributes:
        revision: Counts up with every save; an older one never replaces a newer one.
        body: The bytes of the consultation file.
        of_version: The finished version that this draft amends; 0 for a new visit.
    """

    head: DraftHead
    revision: int
    body: bytes
    of_version: int = 0


@dataclass(frozen=True, slots=True)
class VisitColumns:
    """What is listed and searched of a visit."""

    visit_id: str
    patient_name: str
    date_of_birth: dt.date | None
    record_number: str
    visit_date: dt.date | None
    clinician: str
    jurisdiction: str
    product: str
    lot: str
    expiry: dt.date | None
    zones: tuple[str, ...]
    content_version: str
    language: str


@dataclass(frozen=True, slots=True)
class FinishedVisit(VisitColumns):
    """A visit as it is to be kept for good; the body is the whole of it."""

    body: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the body, hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class RecordCursor:
    """Where a page of the list ended; the next begins right after it."""

    visit_date: dt.date | None
    finished_at: dt.datetime
    visit_id: str


@dataclass(frozen=True, slots=True)
class RecordHead(VisitColumns):
    """One version of a finished visit without its body.

    Attributes:
        version: 1 for the visit as it was finished; every amendment adds one.
        at: When this version was kept, in UTC.
        finished_at: When the first version was kept, in UTC.
        reason: Why it was amended; empty for the first version.
        by: Who kept this version: the id of a person, or a desk's own word.
        on_hold: Whether the visit must not be purged.
        digest: SHA-256 of the body, hexadecimal.
    """

    version: int
    at: dt.datetime
    finished_at: dt.datetime
    reason: str
    by: str
    on_hold: bool
    digest: str

    @property
    def cursor(self) -> RecordCursor:
        """Where a list that ends with this visit goes on."""
        return RecordCursor(self.visit_date, self.finished_at, self.visit_id)


@dataclass(frozen=True, slots=True)
class HandoutHead:
    """What is known of a sheet that was handed out, without its bytes."""

    kind: str
    edition: str
    copy: str
    language: str
    content_version: str
    at: dt.datetime
    printed_by: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Handout:
    """A sheet that was handed out, with its exact bytes."""

    kind: str
    edition: str
    copy: str
    language: str
    content_version: str
    data: bytes
    at: dt.datetime
    printed_by: str

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class AuditAnchor:
    """How far a desk's trail had come; printed outside the store it finds a trail that was cut.

    Attributes:
        mac8: The first 8 bytes of the last entry's seal as 16 hexadecimal digits.
    """

    desk: str
    sequence: int
    mac8: str

    def __str__(self) -> str:
        return f"{self.desk}-{self.sequence}-{self.mac8}"

    @classmethod
    def parsed(cls, text: str) -> "AuditAnchor":
        """Read the printed form.

        Raises:
            ValueError: The text is no anchor.
        """
        start, _, mac8 = text.strip().lower().rpartition("-")
        desk, _, sequence = start.rpartition("-")
        digits = sequence.isascii() and sequence.isdecimal() and len(sequence) <= _LONGEST_SEQUENCE
        if not desk or not digits or len(mac8) != _ANCHOR_LETTERS or not _HEXADECIMAL.issuperset(mac8):
            raise ValueError("not an anchor")
        return cls(text.strip()[: len(desk)], int(sequence), mac8)


class AuditBreak(StrEnum):
    """How a trail is broken."""

    EDITED = "edited"
    DROPPED = "dropped"
    REORDERED = "reordered"
    CUT = "cut"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What checking the trail gave.

    Attributes:
        entries: How many entries were read.
        broken: Desk, sequence and kind of each break, in order.
    """

    entries: int
    broken: tuple[tuple[str, int, AuditBreak], ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is broken."""
        return not self.broken
