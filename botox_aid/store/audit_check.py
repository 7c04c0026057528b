"""The check of the audit trail: what was edited, dropped, reordered or cut, and whether the records are those it tells of."""

import hmac
import json
from collections import defaultdict
from typing import Any

import sqlalchemy as sa

from ..domain.record import AuditAnchor, AuditBreak, AuditReport
from . import audit, visit_table
from .schema import AUDIT, HANDOUT, VISIT_BODY, VISIT_HEAD, VISIT_VERSION

_BATCH = 1000
# A body or a sheet may take a megabyte: few of them are in memory at a time.
_LARGE_BATCH = 20
# Entries that changed places are looked for among those whose seal is wrong, as long as there are few.
_MOST_COMPARED = 200


def verify(connection: sa.Connection, key: bytes, known: AuditAnchor | None = None) -> AuditReport:
    """Check every chain, everything kept against the entry that tells of it, and one anchor from outside.

    Args:
        connection: A reading transaction.
        key: The seals' key.
        known: An anchor that was printed or noted earlier; without one the end of a chain can be missing unseen.
    """
    reading = _Reading(key)
    for row in _streamed(connection, sa.select(AUDIT).order_by(AUDIT.c.desk, AUDIT.c.sequence)):
        reading.take(row)
    broken = set(reading.breaks())
    if known and not reaches(connection, known):
        broken.add((known.desk, known.sequence, AuditBreak.CUT))
    broken.update(_changed_versions(connection, key, reading.kept, reading.purged))
    broken.update(_changed_heads(connection, reading))
    broken.update(_changed_handouts(connection, reading.handed_out, reading.purged))
    return AuditReport(reading.entries, tuple(sorted(broken)))


class _Reading:
    """What has been read of the chains so far.

    Attributes:
        kept: Desk, sequence and seal by visit and version.
        handed_out: Desk and sequence by visit and digest.
        purged: Visits whose purge the trail tells of.
        held: What each desk said last of a visit's hold; their clocks do not tell which of two desks was later.
    """

    def __init__(self, key: bytes) -> None:
        self.entries = 0
        self.kept: dict[tuple[str, int], tuple[str, int, str]] = {}
        self.handed_out: dict[tuple[str, str], tuple[str, int]] = {}
        self.purged: set[str] = set()
        self.held: dict[str, dict[str, bool]] = defaultdict(dict)
        self._key = key
        self._last: dict[str, tuple[int, bytes, bool]] = {}
        self._wrong: dict[str, list[Any]] = defaultdict(list)
        self._broken: list[tuple[str, int, AuditBreak]] = []

    def take(self, row: Any) -> None:
        """Check one entry against itself and against the one before it."""
        self.entries += 1
        last, mac, was_right = self._last.get(row.desk, (0, audit.START, True))
        right = _sealed(self._key, row, row.sequence)
        if not right:
            self._wrong[row.desk].append(row)
        if row.sequence != last + 1:
            self._broken.append((row.desk, last + 1, AuditBreak.DROPPED))
        elif right and was_right and bytes(row.prev) != mac:
            # Whoever has the key put another entry before this one, which still tells of the one that stood there.
            self._broken.append((row.desk, last, AuditBreak.EDITED))
        self._last[row.desk] = (row.sequence, bytes(row.mac), right)
        if right:
            self._remember(row)

    def breaks(self) -> list[tuple[str, int, AuditBreak]]:
        """Return what is broken in the chains themselves."""
        found = list(self._broken)
        for desk, rows in self._wrong.items():
            places = [row.sequence for row in rows] if len(rows) <= _MOST_COMPARED else []
            for row in rows:
                moved = any(_sealed(self._key, row, place) for place in places)
                found.append((desk, row.sequence, AuditBreak.REORDERED if moved else AuditBreak.EDITED))
        return found

    def _remember(self, row: Any) -> None:
        place = row.desk, row.sequence
        if row.action in (audit.FINISH, audit.AMEND):
            detail = json.loads(row.detail)
            self.kept[row.visit_id, detail["version"]] = (*place, detail["seal"])
        elif row.action == audit.HANDOUT:
            self.handed_out[row.visit_id, json.loads(row.detail)["digest"]] = place
        elif row.action == audit.HOLD:
            self.held[row.visit_id][row.desk] = bool(json.loads(row.detail)["on_hold"])
        elif row.action == audit.PURGE:
            self.purged.add(row.visit_id)


def _changed_versions(
    connection: sa.Connection, key: bytes, kept: dict[tuple[str, int], tuple[str, int, str]], purged: set[str]
) -> list[tuple[str, int, AuditBreak]]:
    joined = VISIT_VERSION.outerjoin(
        VISIT_BODY,
        (VISIT_BODY.c.visit_id == VISIT_VERSION.c.visit_id) & (VISIT_BODY.c.version == VISIT_VERSION.c.version),
    )
    left, broken = dict(kept), []
    for row in _streamed(connection, sa.select(VISIT_VERSION, VISIT_BODY.c.body).select_from(joined), _LARGE_BATCH):
        desk, sequence, seal = left.pop((row.visit_id, row.version), (row.desk, 0, ""))
        described = {name: getattr(row, name) for name in visit_table.DESCRIBED}
        whole = row.body is not None and visit_table.digest_of(row.body) == row.digest
        if not whole or not hmac.compare_digest(audit.seal_of_record(key, described), seal):
            broken.append((desk, sequence, AuditBreak.RECORD))
    broken.extend(
        (desk, sequence, AuditBreak.RECORD)
        for (visit_id, _), (desk, sequence, _) in left.items()
        if visit_id not in purged
    )
    return broken


def _changed_heads(connection: sa.Connection, reading: _Reading) -> list[tuple[str, int, AuditBreak]]:
    """Find heads that say otherwise than the version they show: the list, the search and who had a lot read nothing else."""
    newest: dict[str, int] = {}
    for visit_id, version in reading.kept:
        newest[visit_id] = max(version, newest.get(visit_id, 0))
    joined = VISIT_HEAD.outerjoin(
        VISIT_VERSION,
        (VISIT_VERSION.c.visit_id == VISIT_HEAD.c.visit_id) & (VISIT_VERSION.c.version == VISIT_HEAD.c.version),
    )
    # Compared where they lie: reading every column of every visit would take as long as all else.
    same = sa.and_(*(VISIT_HEAD.c[name] == VISIT_VERSION.c[name] for name in visit_table.DESCRIBED))
    named = (VISIT_HEAD.c[name] for name in ("patient_name", "record_number", "lot"))
    keys = (VISIT_HEAD.c[name] for name in visit_table.search_keys("", "", ""))
    heads = (VISIT_HEAD.c.visit_id, VISIT_HEAD.c.version, VISIT_HEAD.c.on_hold, same, VISIT_VERSION.c.desk)
    broken = []
    for row in _streamed(connection, sa.select(*heads, *named, *keys).select_from(joined)):
        visit_id, shown, on_hold, is_same, desk = row[:5]
        version = newest.pop(visit_id, 0)
        is_found = tuple(visit_table.search_keys(*row[5:8]).values()) == tuple(row[8:])
        is_held = bool(on_hold) in (reading.held.get(visit_id) or {"": False}).values()
        if not (is_same and is_found and is_held and shown == version):
            broken.append((*reading.kept.get((visit_id, version), (desk or "", 0, ""))[:2], AuditBreak.RECORD))
    lost = (
        reading.kept[visit_id, version][:2] for visit_id, version in newest.items() if visit_id not in reading.purged
    )
    broken.extend((*place, AuditBreak.RECORD) for place in lost)
    return broken


def _changed_handouts(
    connection: sa.Connection, handed_out: dict[tuple[str, str], tuple[str, int]], purged: set[str]
) -> list[tuple[str, int, AuditBreak]]:
    left, broken = dict(handed_out), []
    for row in _streamed(connection, sa.select(HANDOUT.c.visit_id, HANDOUT.c.digest, HANDOUT.c.data), _LARGE_BATCH):
        place = left.pop((row.visit_id, row.digest), None)
        if place is None or visit_table.digest_of(row.data) != row.digest:
            broken.append((*(place or ("", 0)), AuditBreak.RECORD))
    broken.extend((*place, AuditBreak.RECORD) for (visit_id, _), place in left.items() if visit_id not in purged)
    return broken


def reaches(connection: sa.Connection, known: AuditAnchor) -> bool:
    """Return whether a desk's trail holds the very entry that an anchor names."""
    if known.sequence == 0:
        return True
    found = connection.scalar(
        sa.select(AUDIT.c.mac).where(AUDIT.c.desk == known.desk, AUDIT.c.sequence == known.sequence)
    )
    return found is not None and bytes(found)[: audit.ANCHOR_BYTES].hex() == known.mac8


def _sealed(key: bytes, row: Any, sequence: int) -> bool:
    values = [getattr(row, name) for name in audit.FIELDS]
    return hmac.compare_digest(bytes(row.mac), audit.seal_of_entry(key, bytes(row.prev), row.desk, sequence, values))


def _streamed(connection: sa.Connection, query: sa.Select[Any], batch: int = _BATCH) -> Any:
    return connection.execution_options(yield_per=batch).execute(query)
