"""The audit trail finds what was edited, dropped, reordered or cut, and vouches for the records themselves."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2 as driver

from botox_aid.domain.record import AuditAnchor, AuditBreak
from botox_aid.domain.record_fault import Damaged
from botox_aid.store.audit import seal_of_entry
from botox_aid.store.database import connect, open_file
from botox_aid.store.records import Records
from botox_aid.store.schema import AUDIT, VISIT_BODY, VISIT_HEAD, VISIT_VERSION, file_triggers
from tests.store.conftest import Desk, new_desk
from tests.store.visits import draft, handout, new_id, visit


@pytest.fixture(scope="module")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = new_desk(tmp_path_factory.mktemp("filled") / "desk")
    records = desk.open()
    for number in range(4):
        made = visit(number)
        records.finish(made, new_id(), "person")
        records.amend(made, 1, "typo", new_id(), "person")
        records.add_handout(made.visit_id, handout(number), "person")
    records.close()
    return desk


@pytest.fixture
def filled(filled_once: Desk, tmp_path: Path) -> Desk:
    shutil.copytree(filled_once.folder, tmp_path / "desk")
    return replace(filled_once, folder=tmp_path / "desk")


def spoil(desk: Desk, *statements: str) -> None:
    """Do what a person with the key and a database program could do: without triggers, and with them put back."""
    connection = connect(desk.records, desk.keys.database)
    for name in file_triggers():
        connection.execute(f"drop trigger {name}")
    connection.execute("pragma foreign_keys=off")
    for statement in statements:
        connection.execute(statement)
    for trigger in file_triggers().values():
        connection.execute(trigger)
    connection.close()


def report(desk: Desk, anchor: AuditAnchor | None = None) -> list[tuple[str, int, AuditBreak]]:
    records = desk.open()
    found = records.verify(anchor)
    records.close()
    assert found.ok is (not found.broken)
    return list(found.broken)


def test_an_honest_trail_is_whole(filled: Desk) -> None:
    records = filled.open()
    whole = records.verify(records.anchor())
    records.close()
    assert whole.ok
    assert whole.entries == 12


def test_an_empty_trail_is_whole(desk: Desk) -> None:
    records = desk.open()
    anchor = records.anchor()
    assert anchor.sequence == 0
    assert records.verify(anchor).ok
    records.close()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "'2020-01-01T00:00:00.000000Z'"),
        ("actor", "'other'"),
        ("action", "'visit.open'"),
        ("visit_id", "'0'"),
        ("detail", "'{}'"),
        ("mac", "zeroblob(32)"),
    ],
)
def test_an_edited_entry_is_found(filled: Desk, column: str, value: str) -> None:
    spoil(filled, f"update audit set {column} = {value} where sequence = 6")
    assert ("desk1", 6, AuditBreak.EDITED) in report(filled)


def test_an_entry_resealed_without_the_key_is_found(filled: Desk) -> None:
    spoil(filled, "update audit set prev = zeroblob(32) where sequence = 6")
    assert ("desk1", 6, AuditBreak.EDITED) in report(filled)


def test_an_entry_resealed_with_the_key_does_not_fit_the_next(filled: Desk) -> None:
    connection = connect(filled.records, filled.keys.database)
    prev, at, visit_id, detail = connection.execute(
        "select prev, at, visit_id, detail from audit where sequence = 6"
    ).fetchone()
    connection.close()
    action = "visit.open"
    mac = seal_of_entry(filled.keys.audit, prev, "desk1", 6, (at, "other", action, visit_id, detail))
    spoil(filled, f"update audit set actor = 'other', action = '{action}', mac = x'{mac.hex()}' where sequence = 6")
    assert ("desk1", 6, AuditBreak.EDITED) in report(filled)


@pytest.mark.parametrize("sequence", [1, 6])
def test_a_dropped_entry_is_found(filled: Desk, sequence: int) -> None:
    spoil(filled, f"delete from audit where sequence = {sequence}")
    assert ("desk1", sequence, AuditBreak.DROPPED) in report(filled)


def test_a_dropped_entry_is_found_when_the_others_close_up(filled: Desk) -> None:
    spoil(
        filled,
        "delete from audit where sequence = 6",
        "update audit set sequence = sequence - 1001 where sequence > 6",
        "update audit set sequence = sequence + 1000 where sequence < 0",
    )
    assert {kind for _, _, kind in report(filled)} & {AuditBreak.EDITED, AuditBreak.REORDERED}


def test_reordered_entries_are_found(filled: Desk) -> None:
    spoil(
        filled,
        "update audit set sequence = 1000 where sequence = 5",
        "update audit set sequence = 5 where sequence = 8",
        "update audit set sequence = 8 where sequence = 1000",
    )
    found = report(filled)
    assert ("desk1", 5, AuditBreak.REORDERED) in found
    assert ("desk1", 8, AuditBreak.REORDERED) in found


def test_a_cut_trail_is_found_with_an_anchor_from_outside(filled: Desk) -> None:
    records = filled.open()
    records.note("backup.run", "", {}, "desk")
    printed = str(records.anchor())
    records.close()
    spoil(filled, "delete from audit where sequence > 12")
    assert report(filled) == [], "the chain alone cannot see it"
    assert report(filled, AuditAnchor.parsed(printed)) == [("desk1", 13, AuditBreak.CUT)]


def test_a_trail_that_was_cut_and_grew_again_is_found(filled: Desk) -> None:
    records = filled.open()
    records.note("backup.run", "", {}, "desk")
    printed = str(records.anchor())
    records.close()
    spoil(filled, "delete from audit where sequence > 12")
    records = filled.open()
    for _ in range(3):
        records.note("other", "", {}, "desk")
    records.close()
    assert report(filled) == []
    assert report(filled, AuditAnchor.parsed(printed)) == [("desk1", 13, AuditBreak.CUT)]


def test_the_end_of_the_trail_cannot_be_cut_together_with_its_record(filled: Desk) -> None:
    # What a visit leaves in the trail and the visit itself vouch for one another.
    spoil(filled, "delete from audit where sequence > 11")
    assert ("", 0, AuditBreak.RECORD) in report(filled)


@pytest.mark.parametrize(
    "statement",
    [
        "update visit_version set lot = 'X' where version = 1",
        "update visit_head set lot = 'X' where version = 2",
        "update visit_head set lot_key = 'x' where version = 2",
        "update visit_head set on_hold = 1",
        "update visit_head set version = 1 where version = 2",
        "delete from visit_head where version = 2",
        "update visit_body set body = 'words' where version = 1",
        "update handout set data = 'words'",
        "update visit_version set patient_name = 'Other' where version = 2",
        "update visit_body set body = x'00' where version = 1",
        "delete from visit_body where version = 1",
        "delete from visit_version where version = 2",
        "update handout set data = x'00'",
        "delete from handout",
        "update handout set digest = 'f' || substr(digest, 2)",
    ],
)
def test_a_changed_record_is_found(filled: Desk, statement: str) -> None:
    spoil(filled, statement)
    assert {kind for _, _, kind in report(filled)} == {AuditBreak.RECORD}


def test_a_hold_that_was_lifted_without_a_trace_is_found(filled: Desk) -> None:
    records = filled.open()
    visit_id = records.page()[0].visit_id
    records.set_hold(visit_id, True, "p1")
    records.close()
    assert report(filled) == []
    spoil(filled, "update visit_head set on_hold = 0")
    assert {kind for _, _, kind in report(filled)} == {AuditBreak.RECORD}


def test_a_version_that_nobody_kept_is_found(filled: Desk) -> None:
    columns = [column.name for column in VISIT_VERSION.c]
    taken = ", ".join({"version": "3", "save_id": "'" + "9" * 32 + "'"}.get(name, name) for name in columns)
    spoil(
        filled,
        f"insert into visit_version ({', '.join(columns)}) select {taken} from visit_version where version = 2 limit 1",
    )
    assert {kind for _, _, kind in report(filled)} == {AuditBreak.RECORD}


def test_another_key_vouches_for_nothing(filled: Desk) -> None:
    records = Records(open_file(filled.records, filled.keys), replace(filled.keys, audit=bytes(32)), "desk1")
    assert not records.verify().ok
    records.close()


def test_every_desk_has_a_chain_of_its_own(filled: Desk) -> None:
    second = filled.open("room-2")
    second.note("backup.run", "", {}, "desk")
    anchor = second.anchor()
    assert (anchor.desk, anchor.sequence) == ("room-2", 1)
    assert AuditAnchor.parsed(str(anchor)) == anchor
    assert second.verify(anchor).entries == 13
    second.close()
    spoil(filled, "update audit set actor = 'x' where desk = 'room-2'")
    assert report(filled) == [("room-2", 1, AuditBreak.EDITED)]


@pytest.mark.parametrize(
    "text", ["", "desk1", "desk1-3", "desk1-x-0123456789abcdef", "desk1-3-0123", "-3-0123456789abcdef"]
)
def test_what_is_no_anchor_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="not an anchor"):
        AuditAnchor.parsed(text)


@pytest.mark.parametrize(
    "statement",
    [
        "update audit set actor = 'x'",
        "delete from audit",
        "insert or replace into audit select * from audit where sequence = 3",
        "insert into audit (desk, sequence, at, prev, mac) values ('desk1', 14, '', zeroblob(32), zeroblob(32))",
        "insert into audit (desk, sequence, at, prev, mac) values ('desk1', 13, '', zeroblob(32), zeroblob(32))",
        "insert into audit (desk, sequence, at, prev, mac) values ('new', 2, '', zeroblob(32), zeroblob(32))",
        "update visit_version set reason = 'x'",
        "delete from visit_version",
        "insert or replace into visit_version select * from visit_version where version = 1",
        "update visit_body set body = x'00'",
        "delete from visit_body",
        "insert or replace into visit_body select * from visit_body where version = 1",
        "update handout set data = x'00'",
        "delete from handout",
        "insert or replace into handout select * from handout",
        "delete from visit_head",
    ],
)
def test_the_tables_themselves_refuse(filled: Desk, statement: str) -> None:
    connection = connect(filled.records, filled.keys.database)
    before = connection.execute("select count(*), total_changes() from audit").fetchone()
    with pytest.raises(driver.IntegrityError):
        connection.execute(statement)
    assert connection.execute("select count(*), total_changes() from audit").fetchone() == before
    connection.close()


def test_a_tombstone_lets_a_visit_go_and_a_hold_refuses_it(filled: Desk) -> None:
    records = filled.open()
    gone, held = (head.visit_id for head in records.page(count=2))
    records.set_hold(held, True, "person")
    records.close()
    connection = connect(filled.records, filled.keys.database)
    connection.execute("insert into purged (visit_id, at) values (?, '')", (gone,))
    for table in ("handout", "visit_body", "visit_version", "visit_head"):
        connection.execute(f"delete from {table} where visit_id = ?", (gone,))
    with pytest.raises(driver.IntegrityError):
        connection.execute("insert into purged (visit_id, at) values (?, '')", (held,))
    connection.close()


def test_no_patient_data_is_in_the_trail(desk: Desk) -> None:
    records = desk.open()
    made = visit(1, patient_name="Quenelope Seeded", record_number="SEEDED-1", lot="SEEDEDLOT")
    records.save_draft(draft(visit_id=made.visit_id))
    records.add_handout(made.visit_id, handout(), "person")
    records.finish(made, new_id(), "person")
    records.amend(made, 1, "Seeded reason", new_id(), "person")
    with records.database.read() as connection:
        rows = [str(tuple(row)) for row in connection.execute(sa.select(AUDIT))]
    records.close()
    assert len(rows) == 3
    assert "seeded" not in " ".join(rows).lower()


def test_a_spoilt_body_is_never_shown_as_the_record(filled: Desk) -> None:
    spoil(filled, "update visit_body set body = x'00'", "update handout set data = x'00'")
    records = filled.open()
    head = records.page(count=1)[0]
    with pytest.raises(Damaged):
        records.load(head.visit_id)
    with pytest.raises(Damaged):
        records.handout(records.handouts(head.visit_id)[0].digest)
    records.close()


def test_the_seal_covers_every_column_that_describes_a_visit() -> None:
    from botox_aid.store.visit_table import DESCRIBED

    apart = {"visit_id", "version", "save_id", "desk", "clinic"}
    assert set(DESCRIBED) == {column.name for column in VISIT_VERSION.c} - apart
    assert set(DESCRIBED) <= {column.name for column in VISIT_HEAD.c}
    assert {column.name for column in VISIT_BODY.c} == {"visit_id", "version", "clinic", "body"}


def test_the_detail_is_the_same_text_whatever_the_order() -> None:
    from botox_aid.store.audit import canonical

    assert canonical({"b": 1, "a": "ö"}) == canonical(json.loads('{"a": "\\u00f6", "b": 1}')) == '{"a":"ö","b":1}'
