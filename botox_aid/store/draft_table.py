"""Drafts: visits that were begun and not finished."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import func

from ..domain.record import Draft, DraftHead
from .moment import text_of_time, time_of_text
from .schema import DRAFT, VISIT_HEAD

_HEAD = (DRAFT.c.visit_id, DRAFT.c.desk, DRAFT.c.at, DRAFT.c.label)


def save(connection: sa.Connection, draft: Draft, desk: str) -> bool:
    """Keep a draft in place of an older revision of it.

    Returns:
        False where a newer revision is kept, or where the visit was finished meanwhile: a late save never brings a draft back.
    """
    visit_id = draft.head.visit_id
    finished = connection.scalar(sa.select(VISIT_HEAD.c.version).where(VISIT_HEAD.c.visit_id == visit_id)) or 0
    if finished > draft.of_version:
        return False
    row = {
        "desk": desk,
        "revision": draft.revision,
        "of_version": draft.of_version,
        "at": text_of_time(draft.head.at),
        "label": draft.head.label,
        "body": draft.body,
    }
    kept = connection.scalar(sa.select(func.max(DRAFT.c.revision)).where(DRAFT.c.visit_id == visit_id))
    if kept is None:
        connection.execute(DRAFT.insert(), {"visit_id": visit_id, **row})
        return True
    older = DRAFT.update().where(DRAFT.c.visit_id == visit_id, DRAFT.c.revision < draft.revision)
    return connection.execute(older.values(**row)).rowcount == 1


def heads(connection: sa.Connection) -> tuple[DraftHead, ...]:
    """Return all drafts, the latest first."""
    rows = connection.execute(sa.select(*_HEAD).order_by(DRAFT.c.at.desc(), DRAFT.c.visit_id))
    return tuple(_head(row) for row in rows)


def load(connection: sa.Connection, visit_id: str) -> Draft | None:
    """Return a draft with its content."""
    row = connection.execute(sa.select(DRAFT).where(DRAFT.c.visit_id == visit_id)).first()
    return Draft(_head(row), row.revision, bytes(row.body), row.of_version) if row else None


def drop(connection: sa.Connection, visit_id: str) -> None:
    """Take a draft away; none is no fault."""
    connection.execute(DRAFT.delete().where(DRAFT.c.visit_id == visit_id))


def _head(row: Any) -> DraftHead:
    return DraftHead(row.visit_id, row.desk, time_of_text(row.at), row.label)
