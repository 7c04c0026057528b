"""What has been kept long enough: the list of it, and taking it away for good with only a tombstone left."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import func

from ..domain.record import RecordHead
from . import audit
from .backup_manifest import Tombstone
from .database import Database
from .moment import now
from .schema import DRAFT, HANDOUT, PURGED, VISIT_BODY, VISIT_HEAD, VISIT_VERSION
from .vault import Keys
from .visit_table import head_of

OVERDUE = "retention"
_Thing = TypeVar("_Thing")
_BATCH = 200
# In this order: a body points to its version.
_OF_A_VISIT = (HANDOUT, VISIT_BODY, VISIT_VERSION, VISIT_HEAD, DRAFT)


def due(database: Database, today: dt.date, years: int, count: int = 500) -> tuple[RecordHead, ...]:
    """Return the visits of people who were last here so many years ago, the oldest first.

    A person is told by name and date of birth. Whoever came again since, or has one visit on hold, is not on the list at all.

    Args:
        database: The records.
        today: The day of asking.
        years: How long the clinic keeps records; its law says so, not this program.
        count: How many at most.

    Raises:
        StoreFault: They cannot be read.
    """
    head = VISIT_HEAD.c
    day = _day_of_visit()
    held = func.sum(sa.case((head.on_hold, 1), else_=0))
    people = (
        sa.select(head.name_key, head.date_of_birth)
        .group_by(head.name_key, head.date_of_birth)
        .having(func.max(day) < _years_before(today, years).isoformat(), held == 0)
        .subquery()
    )
    same = (people.c.name_key == head.name_key) & (people.c.date_of_birth == head.date_of_birth)
    query = sa.select(VISIT_HEAD).join(people, same).order_by(day, head.visit_id).limit(count)
    with database.read() as connection:
        return tuple(head_of(row) for row in connection.execute(query))


def purge(database: Database, keys: Keys, desk: str, actor: str, visit_ids: Sequence[str]) -> int:
    """Take visits away for good: head, versions, bodies, sheets. The trail and a tombstone without patient data stay.

    Small transactions, so that the desks go on working. A visit on hold is passed over.

    Returns:
        How many were purged.

    Raises:
        StoreFault: It cannot go on; what was purged so far is purged whole.
    """
    done = 0
    for batch in _batches(visit_ids):
        with database.write() as connection:
            free = sa.select(VISIT_HEAD.c.visit_id).where(VISIT_HEAD.c.visit_id.in_(batch), ~VISIT_HEAD.c.on_hold)
            stones = [Tombstone(visit_id, now(), OVERDUE) for visit_id in connection.execute(free).scalars()]
            done += _take_away(connection, keys, desk, actor, stones)
    _forget_the_log(database)
    return done


def bury(database: Database, keys: Keys, desk: str, actor: str, stones: Sequence[Tombstone]) -> int:
    """Apply tombstones again to records that came back from a backup.

    A hold in the backup is older than the tombstone and does not count.

    Returns:
        How many of the visits were there.

    Raises:
        StoreFault: It cannot go on.
    """
    done = 0
    for batch in _batches(stones):
        with database.write() as connection:
            ids = [stone.visit_id for stone in batch]
            connection.execute(VISIT_HEAD.update().where(VISIT_HEAD.c.visit_id.in_(ids)).values(on_hold=False))
            done += _take_away(connection, keys, desk, actor, batch)
    _forget_the_log(database)
    return done


def _take_away(connection: sa.Connection, keys: Keys, desk: str, actor: str, stones: Sequence[Tombstone]) -> int:
    found = 0
    for stone in stones:
        # The tombstone first: without one the tables give nothing away.
        connection.execute(PURGED.insert(), {"visit_id": stone.visit_id, "at": stone.at, "reason": stone.reason})
        gone = {
            table.name: connection.execute(table.delete().where(table.c.visit_id == stone.visit_id))
            for table in _OF_A_VISIT
        }
        found += gone[VISIT_HEAD.name].rowcount
        audit.append(connection, keys.audit, desk, actor, audit.PURGE, stone.visit_id, {"reason": stone.reason})
    return found


def _forget_the_log(database: Database) -> None:
    """Fold the log into the file: until then what was purged still stands in it, encrypted."""
    if database.in_file:
        with database.engine.connect() as connection:
            connection.rollback()
            raw = connection.connection.driver_connection
            if raw is not None:
                raw.execute("pragma wal_checkpoint(truncate)").fetchall()


def _day_of_visit() -> sa.Case[Any]:
    head = VISIT_HEAD.c
    return sa.case((head.visit_date != "", head.visit_date), else_=func.substr(head.finished_at, 1, 10))


def _years_before(today: dt.date, years: int) -> dt.date:
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return today.replace(year=today.year - years, day=28)


def _batches(things: Sequence[_Thing]) -> Iterator[list[_Thing]]:
    remaining = iter(things)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
