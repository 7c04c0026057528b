"""One path from any older layout to this one, for file and server: whole or not at all, with a copy made before."""

import contextlib
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlcipher3 import dbapi2 as driver

from botox_aid.domain.record_fault import Damaged, Full, NewerSchema, OlderServer
from botox_aid.store import migration, schema
from botox_aid.store.database import connect, open_file
from botox_aid.store.migrations import first_tables
from botox_aid.store.server_script import NAMES_INDEX, upgrade_script
from tests.store.conftest import Clinic, Desk
from tests.store.visits import new_id, visit


@pytest.fixture
def older(desk: Desk) -> Desk:
    """A desk whose file has the first layout, with a visit in it."""
    with contextlib.closing(desk.open()) as records:
        records.finish(visit(1), new_id(), "p1")
    with contextlib.closing(connect(desk.records, desk.keys.database)) as raw:
        raw.execute("drop table outbox")
        raw.execute("drop table desk_value")
        raw.execute("update schema_version set version_num = '0001'")
    return desk


def made_by_steps(path: Path, keys: bytes) -> sa.Engine:
    path.touch(0o600)
    with contextlib.closing(driver.connect(str(path))) as raw:
        raw.execute(f"pragma key=\"x'{keys.hex()}'\"")
        raw.execute("create table anything (x)")
    engine = sa.create_engine("sqlite://", module=driver, creator=lambda: connect(path, keys))
    with engine.connect() as connection, migration.Operations.context(MigrationContext.configure(connection)):
        for step in migration.STEPS:
            step.upgrade()
        connection.exec_driver_sql("drop table anything")
        connection.commit()
    return engine


def plain_differences(connection: sa.Connection, tables: set[str]) -> list[object]:
    def named(item: object, name: str | None, kind: str, *_: object) -> bool:
        return name in tables if kind == "table" else name != NAMES_INDEX

    options = {"compare_type": True, "compare_server_default": False, "include_object": named}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), schema.METADATA))


def test_the_steps_lead_to_the_very_tables_of_the_program(tmp_path: Path, desk: Desk) -> None:
    engine = made_by_steps(tmp_path / "steps.db", desk.keys.database)
    with engine.connect() as connection:
        assert plain_differences(connection, set(schema.METADATA.tables)) == []
        by_steps = _definitions(connection)
    engine.dispose()
    with contextlib.closing(open_file(desk.records, desk.keys)) as database, database.read() as connection:
        assert by_steps == _definitions(connection)


def test_the_script_leads_the_server_to_the_same_tables(clinic: Clinic) -> None:
    database, _ = clinic.connect("office")
    expected = set(schema.METADATA.tables) - {schema.OUTBOX.name, schema.DESK_VALUE.name}
    with contextlib.closing(database), database.read() as connection:
        found = set(sa.inspect(connection).get_table_names(schema="botox_aid"))
        assert found == expected | {"desk_role"}
        assert plain_differences(connection, expected) == []


def test_an_older_file_is_brought_up_with_its_visits_triggers_and_a_copy(older: Desk) -> None:
    with contextlib.closing(older.open()) as records:
        assert records.page()[0].patient_name == visit(1).patient_name
        assert records.verify().ok
        with records.database.read() as connection:
            names = connection.exec_driver_sql("select name from sqlite_master where type = 'trigger'").scalars().all()
            assert connection.exec_driver_sql("select version_num from schema_version").scalar() == schema.SCHEMA
        assert set(names) == set(schema.file_triggers())
        with pytest.raises(sa.exc.IntegrityError), records.database.write() as connection:
            connection.exec_driver_sql("delete from audit")
    (copy,) = older.folder.glob("records-schema-0001-*.db")
    with contextlib.closing(connect(copy, older.keys.database)) as raw:
        assert raw.execute("select version_num from schema_version").fetchone() == ("0001",)
        assert raw.execute("select count(*) from visit_head").fetchone() == (1,)


def test_a_step_that_fails_half_way_leaves_the_file_as_it_was(older: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        op.create_table("half", sa.Column("x", sa.Text))
        with op.batch_alter_table("visit_head") as table:
            table.add_column(sa.Column("extra", sa.Text))
        op.execute("select nothing from nowhere")

    broken = SimpleNamespace(REVISION=schema.SCHEMA, upgrade=fails)
    monkeypatch.setattr(migration, "STEPS", (first_tables, broken))
    before = _state(older)
    with pytest.raises(Damaged):
        older.open()
    assert _state(older) == before


def test_a_rebuilt_table_gets_its_triggers_and_rows_back(older: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = migration.STEPS[1]

    def rebuilds() -> None:
        real.upgrade()
        with op.batch_alter_table("visit_version", recreate="always") as table:
            table.add_column(sa.Column("extra", sa.Text, nullable=True))
        lost = op.get_bind().exec_driver_sql(
            "select count(*) from sqlite_master where type = 'trigger' and tbl_name = 'visit_version'"
        )
        assert lost.scalar() == 0

    monkeypatch.setattr(migration, "STEPS", (first_tables, SimpleNamespace(REVISION=schema.SCHEMA, upgrade=rebuilds)))
    with contextlib.closing(older.open()) as records:
        assert records.load(records.page()[0].visit_id)[1] == visit(1).body
        with pytest.raises(sa.exc.IntegrityError), records.database.write() as connection:
            connection.exec_driver_sql("delete from visit_version")


def test_without_room_for_a_copy_nothing_is_changed(older: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise Full

    monkeypatch.setattr(migration, "copy_records", full)
    before = _state(older)
    with pytest.raises(Full):
        older.open()
    assert _state(older) == before
    assert list(older.folder.glob("records-schema-*")) == []


def test_a_newer_layout_is_refused_and_left_alone(desk: Desk) -> None:
    with contextlib.closing(connect(desk.records, desk.keys.database)) as raw:
        raw.execute("update schema_version set version_num = '9999'")
    before = _state(desk)
    with pytest.raises(NewerSchema):
        desk.open()
    assert _state(desk) == before
    with pytest.raises(NewerSchema):
        migration.steps_from("9999")


def test_an_older_server_is_told_and_its_script_brings_it_up(clinic: Clinic) -> None:
    with clinic.server.administrator(clinic.database) as connection:
        connection.execute("update botox_aid.schema_version set version_num = '0001'")
    with pytest.raises(OlderServer):
        clinic.connect("front")
    clinic.server.run_script(upgrade_script("0001"), clinic.database)
    with contextlib.closing(clinic.records("front")) as front:
        front.finish(visit(1), new_id(), "p1")
    with clinic.server.administrator(clinic.database) as connection:
        connection.execute("update botox_aid.schema_version set version_num = '9999'")
    with pytest.raises(NewerSchema):
        clinic.connect("front")


def test_opening_a_file_of_this_layout_loads_no_alembic(desk: Desk) -> None:
    code = (
        "import sys; from pathlib import Path; from botox_aid.store.database import open_file; from botox_aid.store.vault import Keys;"
        "open_file(Path(sys.argv[1]), Keys(sys.argv[2], bytes.fromhex(sys.argv[3]), b'', b'')).close();"
        "print('alembic' in sys.modules, 'psycopg' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(desk.records), desk.keys.store_id, desk.keys.database.hex()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "False False\n"


def _definitions(connection: sa.Connection) -> dict[str, list[str]]:
    """Return each table's columns and indexes as SQLite itself tells them."""
    found = {}
    for table in schema.METADATA.tables:
        columns = connection.exec_driver_sql(f"pragma table_info({table})").fetchall()
        indexes = connection.exec_driver_sql(f"pragma index_list({table})").fetchall()
        inside = [
            (
                index.name if index.origin == "c" else "",
                index.unique,
                connection.exec_driver_sql(f"pragma index_xinfo({index.name})").fetchall(),
            )
            for index in indexes
        ]
        found[table] = [*map(str, columns), *sorted(map(str, inside))]
    return found


def _state(desk: Desk) -> list[object]:
    with contextlib.closing(connect(desk.records, desk.keys.database)) as raw:
        rows = raw.execute("select type, name, sql from sqlite_master order by 1, 2").fetchall()
        return [
            *rows,
            *raw.execute("select * from visit_head").fetchall(),
            *raw.execute("select * from schema_version"),
        ]
