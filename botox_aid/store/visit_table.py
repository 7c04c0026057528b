"""Finished visits: every version is written once; the head shows the latest and is what the list and the search read."""

import hashlib
import json
from typing import Any

import sqlalchemy as sa

from ..domain.record import FinishedVisit, RecordHead
from .moment import day_of_text, text_of_day, time_of_text
from .schema import VISIT_BODY, VISIT_HEAD, VISIT_VERSION
from .search_key import code_key, family_key, name_key

# The columns that head and version share, in the order of the tables.
DESCRIBED = tuple(
    column.name
    for column in VISIT_VERSION.c
    if column.name in VISIT_HEAD.c and column.name not in ("visit_id", "version", "clinic")
)


def described(visit: FinishedVisit, reason: str, by: str, at: str) -> dict[str, str]:
    """Return what head and version both say of a visit."""
    return {
        "patient_name": visit.patient_name,
        "record_number": visit.record_number,
        "date_of_birth": text_of_day(visit.date_of_birth),
        "visit_date": text_of_day(visit.visit_date),
        "expiry": text_of_day(visit.expiry),
        "clinician": visit.clinician,
        "jurisdiction": visit.jurisdiction,
        "product": visit.product,
        "lot": visit.lot,
        "zones": json.dumps(visit.zones),
        "content_version": visit.content_version,
        "language": visit.language,
        "reason": reason,
        "kept_by": by,
        "at": at,
        "digest": visit.digest,
    }


def current(connection: sa.Connection, visit_id: str) -> RecordHead | None:
    """Return the head of a visit."""
    row = connection.execute(sa.select(VISIT_HEAD).where(VISIT_HEAD.c.visit_id == visit_id)).first()
    return head_of(row) if row else None


def version_of_save(connection: sa.Connection, save_id: str) -> RecordHead | None:
    """Return the version that an earlier try of the same save has kept: its answer may have been lost."""
    found = connection.execute(_versions().where(VISIT_VERSION.c.save_id == save_id)).first()
    return head_of(found) if found else None


def versions(connection: sa.Connection, visit_id: str) -> tuple[RecordHead, ...]:
    """Return all versions of a visit, the latest first."""
    rows = connection.execute(
        _versions().where(VISIT_VERSION.c.visit_id == visit_id).order_by(VISIT_VERSION.c.version.desc())
    )
    return tuple(head_of(row) for row in rows)


def version(connection: sa.Connection, visit_id: str, number: int) -> RecordHead | None:
    """Return one version of a visit."""
    row = connection.execute(
        _versions().where(VISIT_VERSION.c.visit_id == visit_id, VISIT_VERSION.c.version == number)
    ).first()
    return head_of(row) if row else None


def body(connection: sa.Connection, visit_id: str, number: int) -> bytes | None:
    """Return the bytes of one version."""
    found = connection.scalar(
        sa.select(VISIT_BODY.c.body).where(VISIT_BODY.c.visit_id == visit_id, VISIT_BODY.c.version == number)
    )
    # A file takes words where bytes belong; whoever reads them sees that they are not what was kept.
    return None if found is None else found.encode() if isinstance(found, str) else bytes(found)


def keep(
    connection: sa.Connection, visit: FinishedVisit, number: int, save_id: str, desk: str, row: dict[str, str]
) -> bool:
    """Write one version and make it the head.

    Returns:
        False where another save was faster; the transaction must then be given up.
    """
    keys = search_keys(visit.patient_name, visit.record_number, visit.lot)
    if number == 1:
        connection.execute(
            VISIT_HEAD.insert(), {"visit_id": visit.visit_id, "version": 1, "finished_at": row["at"], **row, **keys}
        )
    else:
        older = VISIT_HEAD.update().where(VISIT_HEAD.c.visit_id == visit.visit_id, VISIT_HEAD.c.version == number - 1)
        if connection.execute(older.values(version=number, **row, **keys)).rowcount != 1:
            return False
    place = {"visit_id": visit.visit_id, "version": number}
    connection.execute(VISIT_VERSION.insert(), {**place, "save_id": save_id, "desk": desk, **row})
    connection.execute(VISIT_BODY.insert(), {**place, "body": visit.body})
    return True


def search_keys(patient_name: str, record_number: str, lot: str) -> dict[str, str]:
    """Return the columns by which a visit is found."""
    return {
        "name_key": name_key(patient_name),
        "family_key": family_key(patient_name),
        "number_key": code_key(record_number),
        "lot_key": code_key(lot),
    }


def digest_of(body: object) -> str:
    """Return the SHA-256 of bytes, hexadecimal; nothing for what is none, as somebody may have put into the file."""
    return hashlib.sha256(body).hexdigest() if isinstance(body, bytes) else ""


def set_hold(connection: sa.Connection, visit_id: str, on_hold: bool) -> bool:
    """Set or take away the hold; False where there is no such visit."""
    change = VISIT_HEAD.update().where(VISIT_HEAD.c.visit_id == visit_id).values(on_hold=on_hold)
    return connection.execute(change).rowcount == 1


def head_of(row: Any) -> RecordHead:
    """Return the value of a row of heads or of versions."""
    return RecordHead(
        visit_id=row.visit_id,
        version=row.version,
        at=time_of_text(row.at),
        finished_at=time_of_text(row.finished_at),
        patient_name=row.patient_name,
        date_of_birth=day_of_text(row.date_of_birth),
        record_number=row.record_number,
        visit_date=day_of_text(row.visit_date),
        clinician=row.clinician,
        jurisdiction=row.jurisdiction,
        product=row.product,
        lot=row.lot,
        expiry=day_of_text(row.expiry),
        zones=tuple(json.loads(row.zones)),
        content_version=row.content_version,
        language=row.language,
        reason=row.reason,
        by=row.kept_by,
        on_hold=bool(row.on_hold),
        digest=row.digest,
    )


def _versions() -> sa.Select[Any]:
    joined = VISIT_VERSION.join(VISIT_HEAD, VISIT_HEAD.c.visit_id == VISIT_VERSION.c.visit_id)
    return sa.select(VISIT_VERSION, VISIT_HEAD.c.finished_at, VISIT_HEAD.c.on_hold).select_from(joined)
