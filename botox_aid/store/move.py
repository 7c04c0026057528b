"""A clinic that grows: what one desk kept in its own file goes to the server as it is, with its whole trail."""

import secrets
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from ..domain.record import AuditAnchor
from ..domain.record_fault import Damaged, Foreign
from . import audit, audit_check
from .backup_copy import check_pages, copy_records, reading
from .backup_manifest import Tombstone
from .database import Database, open_file
from .moment import now
from .private_file import sync_folder
from .retention import bury
from .schema import AUDIT, HANDOUT, PERSON, PURGED, VISIT_BODY, VISIT_HEAD, VISIT_VERSION
from .vault import Keys

MOVED = "moved"
# A body points to its version, and a tombstone forbids nothing that is written before it.
_MOVED_TABLES = (VISIT_HEAD, VISIT_VERSION, VISIT_BODY, HANDOUT, AUDIT, PURGED)
_BATCH = 200


def move_to_server(records: Path, keys: Keys, server: Database, desk: str) -> int:
    """Bring all finished visits, sheets, people and the trail of a desk's file to the server.

    The file is copied first; what the server then vouches for is taken out of it. Drafts stay.

    Args:
        records: The desk's file.
        keys: What the vault gave.
        server: The server, as the desk of the same name.
        desk: The desk's name, the same in the file and at the server: the trail goes on under it.

    Returns:
        How many visits were brought.

    Raises:
        Foreign: The file holds the trail of another desk, or the server has one of this desk.
        Damaged: What the file holds is not whole; nothing is brought.
        StoreFault: It cannot be done; the file is as it was.
    """
    with closing(open_file(records, keys)) as local:
        with local.read() as connection:
            if not audit_check.verify(connection, keys.audit).ok:
                raise Damaged
            _refuse_other_desks(connection, desk)
            visits = list(connection.execute(sa.select(VISIT_HEAD.c.visit_id)).scalars())
            with server.write() as there:
                # A move that was cut off after it arrived is only tidied up.
                if not _has_arrived(there, audit.anchor(connection, desk)):
                    for table in _MOVED_TABLES:
                        _copy_rows(connection, there, table)
                    _copy_people(connection, there)
                if not _has_all(there, visits) or not audit_check.verify(there, keys.audit).ok:
                    raise Damaged
        if visits:
            _set_a_copy_aside(records, keys)
            bury(local, keys, desk, "move", [Tombstone(visit_id, now(), MOVED) for visit_id in visits])
    return len(visits)


def holds_visits(local: Database) -> bool:
    """Return whether a desk's file holds finished visits."""
    with local.read() as connection:
        return connection.scalar(sa.select(VISIT_HEAD.c.visit_id).limit(1)) is not None


def _refuse_other_desks(connection: sa.Connection, desk: str) -> None:
    for column in (AUDIT.c.desk, VISIT_VERSION.c.desk):
        if connection.scalar(sa.select(column).where(column != desk).limit(1)):
            raise Foreign


def _has_arrived(there: sa.Connection, known: AuditAnchor) -> bool:
    begun = there.scalar(sa.select(AUDIT.c.sequence).where(AUDIT.c.desk == known.desk).limit(1)) is not None
    if begun and not audit_check.reaches(there, known):
        raise Foreign
    return begun


def _copy_rows(here: sa.Connection, there: sa.Connection, table: sa.Table) -> None:
    # Which clinic a row belongs to is the server's own to say.
    columns = [column for column in table.c if column.name != "clinic"]
    query = sa.select(*columns).order_by(*table.primary_key.columns)
    for rows in here.execution_options(yield_per=_BATCH).execute(query).mappings().partitions():
        there.execute(table.insert(), [dict(row) for row in rows])


def _copy_people(here: sa.Connection, there: sa.Connection) -> None:
    known = set(there.execute(sa.select(PERSON.c.person_id)).scalars())
    columns = [column for column in PERSON.c if column.name != "clinic"]
    people = [dict(row) for row in here.execute(sa.select(*columns)).mappings() if row["person_id"] not in known]
    if people:
        there.execute(PERSON.insert(), people)


def _has_all(there: sa.Connection, visits: list[str]) -> bool:
    return set(visits) <= set(there.execute(sa.select(VISIT_HEAD.c.visit_id)).scalars())


def _set_a_copy_aside(records: Path, keys: Keys) -> None:
    kept = records.with_name(f"{records.stem}-before-move-{secrets.token_hex(4)}{records.suffix}")
    copy_records(records, keys.database, kept, keys.database)
    with reading(kept, keys.database) as connection:
        check_pages(connection)
    sync_folder(records.parent)
