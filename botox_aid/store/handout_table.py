"""What was handed out, byte for byte: a later program would not make the very same bytes again."""

import hashlib

import sqlalchemy as sa

from ..domain.record import Handout, HandoutHead
from ..domain.record_fault import Damaged, Missing
from .moment import text_of_time, time_of_text
from .schema import HANDOUT

_HEAD = tuple(column for column in HANDOUT.c if column.name not in ("data", "clinic"))


def keep(connection: sa.Connection, visit_id: str, handout: Handout) -> bool:
    """Keep a sheet; False where the same bytes were handed out at this visit before."""
    digest = handout.digest
    same = sa.select(HANDOUT.c.digest).where(HANDOUT.c.visit_id == visit_id, HANDOUT.c.digest == digest)
    if connection.scalar(same):
        return False
    row = {
        "visit_id": visit_id,
        "digest": digest,
        "kind": handout.kind,
        "edition": handout.edition,
        "copy": handout.copy,
        "language": handout.language,
        "content_version": handout.content_version,
        "printed_by": handout.printed_by,
        "at": text_of_time(handout.at),
        "size": len(handout.data),
        "data": handout.data,
    }
    connection.execute(HANDOUT.insert(), row)
    return True


def heads(connection: sa.Connection, visit_id: str) -> tuple[HandoutHead, ...]:
    """Return what was handed out at a visit, the latest first."""
    rows = connection.execute(
        sa.select(*_HEAD).where(HANDOUT.c.visit_id == visit_id).order_by(HANDOUT.c.at.desc(), HANDOUT.c.digest)
    )
    return tuple(
        HandoutHead(
            kind=row.kind,
            edition=row.edition,
            copy=row.copy,
            language=row.language,
            content_version=row.content_version,
            at=time_of_text(row.at),
            printed_by=row.printed_by,
            digest=row.digest,
            size=row.size,
        )
        for row in rows
    )


def data(connection: sa.Connection, digest: str) -> bytes:
    """Return the bytes of a sheet.

    Raises:
        Missing: There is none with this digest.
        Damaged: The bytes are not those that were handed out.
    """
    found = connection.scalar(sa.select(HANDOUT.c.data).where(HANDOUT.c.digest == digest).limit(1))
    if found is None:
        raise Missing
    if not isinstance(found, bytes) or hashlib.sha256(found).hexdigest() != digest:
        raise Damaged
    return found
