"""Every query of the list and the search reads an index in its own order, so that the number of visits does not matter."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa

from botox_aid.store.records import Records
from tests.store.conftest import Desk
from tests.store.visits import new_id, visit


def plans(records: Records, act: Callable[[Records], object]) -> list[str]:
    """Return what the engine does for each query of an act."""
    queries: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        queries.append((statement, parameters))

    engine = records.database.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    act(records)
    sa.event.remove(engine, "before_cursor_execute", note)
    with records.database.read() as connection:
        return [
            row[3]
            for statement, parameters in queries
            if statement.lstrip().upper().startswith("SELECT")
            for row in connection.exec_driver_sql(f"explain query plan {statement}", parameters)
        ]


_ACTS: dict[str, Callable[[Records], object]] = {
    "first page": lambda records: records.page(),
    "next page": lambda records: records.page(records.page(count=3)[-1].cursor),
    "name": lambda records: records.search("a", count=1),
    "record number": lambda records: records.search("a-000", count=1),
    "day": lambda records: records.search("", day=dt.date(2026, 1, 5)),
    "lot": lambda records: records.by_lot("C0001"),
    "load": lambda records: records.load(records.page(count=1)[0].visit_id),
    "versions": lambda records: records.versions(records.page(count=1)[0].visit_id),
    "handouts": lambda records: records.handouts("0" * 32),
    "anchor": lambda records: records.anchor(),
}


@pytest.fixture
def records(desk: Desk) -> Iterator[Records]:
    opened = desk.open()
    for number in range(30):
        opened.finish(visit(number), new_id(), "person")
    yield opened
    opened.close()


@pytest.mark.parametrize("act", _ACTS)
def test_no_query_reads_a_whole_table(records: Records, act: str) -> None:
    steps = plans(records, _ACTS[act])
    assert steps
    # A scan of an index in its order, for the first page, stops at the count.
    tables = [step for step in steps if step.startswith("SCAN") and "USING" not in step]
    sorts = [step for step in steps if "TEMP B-TREE" in step and act not in ("versions", "handouts")]
    assert (tables, sorts) == ([], [])


def test_names_are_looked_through_in_the_index_alone(records: Records) -> None:
    steps = plans(records, lambda records: records.search("xample", count=3))
    scans = [step for step in steps if step.startswith("SCAN visit_head")]
    assert scans == ["SCAN visit_head USING COVERING INDEX ix_visit_head_name_key"]


def test_the_check_sees_a_whole_table_read(records: Records) -> None:
    def wrong(records: Records) -> None:
        with records.database.read() as connection:
            connection.exec_driver_sql("SELECT * FROM visit_head WHERE clinician = 'x' ORDER BY zones")

    steps = plans(records, wrong)
    assert any(step.startswith("SCAN") and "USING" not in step for step in steps)
    assert any("TEMP B-TREE" in step for step in steps)
