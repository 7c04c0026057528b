"""The trail of who did what: a chain of seals for each desk that no entry can be changed in, or taken from, unseen."""

import hmac
import json
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from ..domain.record import AuditAnchor
from .moment import now
from .schema import AUDIT

START = bytes(32)
ANCHOR_BYTES = 8
FINISH, AMEND, HANDOUT, PURGE = "visit.finish", "visit.amend", "handout.keep", "visit.purge"
HOLD = "visit.hold"
FIELDS = ("at", "actor", "action", "visit_id", "detail")


def append(
    connection: sa.Connection,
    key: bytes,
    desk: str,
    actor: str,
    action: str,
    visit_id: str = "",
    detail: Mapping[str, object] | None = None,
) -> None:
    """Write the next entry of a desk within the transaction that does what it tells of.

    Args:
        connection: A writing transaction.
        key: The seals' key.
        desk: Whose chain.
        actor: Id of the person, or a word for the program itself; never a name.
        action: What was done.
        visit_id: To which visit.
        detail: Ids, versions and digests; never patient data.
    """
    last = connection.execute(_last(desk)).first()
    sequence, prev = (last.sequence + 1, bytes(last.mac)) if last else (1, START)
    values = (now(), actor, action, visit_id, canonical(detail or {}))
    mac = seal_of_entry(key, prev, desk, sequence, values)
    row = dict(zip(FIELDS, values, strict=True))
    connection.execute(AUDIT.insert(), {"desk": desk, "sequence": sequence, "prev": prev, "mac": mac, **row})


def anchor(connection: sa.Connection, desk: str) -> AuditAnchor:
    """Return how far a desk's chain has come."""
    last = connection.execute(_last(desk)).first()
    sequence, mac = (last.sequence, bytes(last.mac)) if last else (0, START)
    return AuditAnchor(desk, sequence, mac[:ANCHOR_BYTES].hex())


def seal_of_entry(key: bytes, prev: bytes, desk: str, sequence: int, values: Sequence[str]) -> bytes:
    """Return the seal of an entry: it covers what the entry says and the seal before it."""
    return hmac.digest(key, prev + canonical([desk, sequence, *values]).encode(), "sha256")


def seal_of_record(key: bytes, described: Mapping[str, object]) -> str:
    """Return the seal of what a version says, so that the trail vouches for the record too."""
    return hmac.digest(key, b"record" + canonical(described).encode(), "sha256").hex()


def canonical(plain: object) -> str:
    """Return JSON that is the same for the same content, on every engine."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _last(desk: str) -> sa.Select[tuple[int, bytes]]:
    return (
        sa.select(AUDIT.c.sequence, AUDIT.c.mac).where(AUDIT.c.desk == desk).order_by(AUDIT.c.sequence.desc()).limit(1)
    )
