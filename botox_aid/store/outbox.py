"""What a desk has still to send to the server, in its own encrypted file: finished visits, corrections, sheets, entries of the trail."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

import msgspec
import sqlalchemy as sa

from ..domain.record import FinishedVisit, Handout, RecordHead, VisitColumns
from .moment import now, time_of_text
from .schema import OUTBOX


class Kind(StrEnum):
    """What is to be done at the server."""

    FINISH = "finish"
    AMEND = "amend"
    HANDOUT = "handout"
    NOTE = "note"


class State(StrEnum):
    """How far it is."""

    WAITING = "waiting"
    SENT = "sent"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Parcel:
    """One thing to be done at the server; exactly one of the four is meant by its kind.

    Attributes:
        of_version: The version that a correction corrects.
        detail: Of an entry of the trail.
    """

    visit: FinishedVisit | None = None
    of_version: int = 0
    reason: str = ""
    handout: Handout | None = None
    action: str = ""
    detail: dict[str, str | int | bool] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the outbox.

    Attributes:
        number: The order in which things are sent.
        save_id: The same for every try, so that a try whose answer was lost is not made twice.
    """

    number: int
    save_id: str
    visit_id: str
    kind: Kind
    state: State
    at: str
    actor: str
    parcel: Parcel

    def head(self) -> RecordHead:
        """Return the version as it will stand in the records once it is sent.

        Raises:
            ValueError: It is no visit.
        """
        visit = self.parcel.visit
        if visit is None:
            raise ValueError("no visit")
        moment = time_of_text(self.at)
        own = {field.name: getattr(visit, field.name) for field in fields(VisitColumns)}
        return RecordHead(
            **own,
            version=self.parcel.of_version + 1,
            at=moment,
            finished_at=moment,
            reason=self.parcel.reason,
            by=self.actor,
            on_hold=False,
            digest=visit.digest,
        )


def put(connection: sa.Connection, kind: Kind, save_id: str, visit_id: str, actor: str, parcel: Parcel) -> Item:
    """Put something in; the same save is there once."""
    known = connection.execute(sa.select(OUTBOX).where(OUTBOX.c.save_id == save_id)).first()
    if known is None:
        row = {"kind": kind.value, "state": State.WAITING.value, "version": parcel.of_version + 1, "at": now()}
        content = msgspec.msgpack.encode(parcel)
        values = {"save_id": save_id, "visit_id": visit_id, "actor": actor, "content": content, **row}
        connection.execute(OUTBOX.insert(), values)
        known = connection.execute(sa.select(OUTBOX).where(OUTBOX.c.save_id == save_id)).one()
    return _item(known)


def in_state(connection: sa.Connection, state: State) -> tuple[Item, ...]:
    """Return what is in one state, in the order in which it is sent."""
    rows = connection.execute(sa.select(OUTBOX).where(OUTBOX.c.state == state.value).order_by(OUTBOX.c.number))
    return tuple(_item(row) for row in rows)


def anything_waits(connection: sa.Connection) -> bool:
    """Return whether there is something to send."""
    return (
        connection.scalar(sa.select(OUTBOX.c.number).where(OUTBOX.c.state == State.WAITING.value).limit(1)) is not None
    )


def latest(connection: sa.Connection, visit_id: str) -> int:
    """Return the newest version of a visit that was put in here, sent or not; 0 for none."""
    visits = OUTBOX.c.kind.in_((Kind.FINISH.value, Kind.AMEND.value))
    newest = sa.select(sa.func.max(OUTBOX.c.version)).where(OUTBOX.c.visit_id == visit_id, visits)
    return connection.scalar(newest) or 0


def mark(connection: sa.Connection, item: Item, state: State) -> None:
    """Say how far it is; of what is sent only the ids stay here."""
    content = b"" if state is State.SENT else msgspec.msgpack.encode(item.parcel)
    change = OUTBOX.update().where(OUTBOX.c.number == item.number)
    connection.execute(change.values(state=state.value, content=content))


def take_out(connection: sa.Connection, item: Item) -> None:
    """Take something out again."""
    connection.execute(OUTBOX.delete().where(OUTBOX.c.number == item.number))


def _item(row: Any) -> Item:
    parcel = msgspec.msgpack.decode(row.content, type=Parcel) if row.content else Parcel(of_version=row.version - 1)
    return Item(row.number, row.save_id, row.visit_id, Kind(row.kind), State(row.state), row.at, row.actor, parcel)
