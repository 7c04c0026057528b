"""People sign in by name and PIN; wrong PINs slow down, also after the program was ended."""

import datetime as dt
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from botox_aid.domain.record import Person, PersonRole
from botox_aid.domain.record_fault import Missing, TooSoon, WrongPin
from botox_aid.store import person_table
from botox_aid.store.records import Records
from botox_aid.store.schema import AUDIT, PERSON
from tests.store.conftest import Desk

PIN = "2580"


@pytest.fixture
def records(desk: Desk) -> Iterator[Records]:
    opened = desk.open()
    yield opened
    opened.close()


@pytest.fixture
def person(records: Records) -> Person:
    return records.add_person("Dr A Example", PersonRole.CLINICIAN, PIN)


def wrong(records: Records, person: Person) -> int:
    with pytest.raises(WrongPin) as told:
        records.check_pin(person.person_id, "0000")
    return told.value.wait


def test_the_pin_tells_who_it_is(records: Records, person: Person) -> None:
    other = records.add_person("Dr B Example", PersonRole.ADMINISTRATOR, "1379")
    assert records.people() == (person, other)
    assert records.check_pin(person.person_id, PIN) == person
    assert records.check_pin(other.person_id, "1379").role is PersonRole.ADMINISTRATOR
    assert wrong(records, other) == 0


def test_a_clock_that_was_put_back_ends_no_wait(records: Records, person: Person) -> None:
    assert [wrong(records, person) for _ in range(3)] == [0, 0, 2]
    ahead = (dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    with records.database.write() as connection:
        connection.execute(PERSON.update().values(wrong_at=ahead))
    with pytest.raises(TooSoon):
        records.check_pin(person.person_id, PIN)


def test_wrong_pins_slow_down_and_the_program_s_end_does_not_help(
    desk: Desk, records: Records, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [wrong(records, person) for _ in range(3)] == [0, 0, 2]
    records.close()
    again = desk.open()
    monkeypatch.setattr(person_table, "matches", lambda *_: pytest.fail("it was looked at"))
    with pytest.raises(TooSoon) as told:
        again.check_pin(person.person_id, PIN)
    assert 0 < told.value.wait <= 2
    monkeypatch.undo()
    long_ago = (dt.datetime.now(dt.UTC) - dt.timedelta(seconds=3)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    with again.database.write() as connection:
        connection.execute(PERSON.update().values(wrong_at=long_ago))
    assert wrong(again, person) == 4
    again.close()


def test_the_right_pin_forgets_wrong_ones(records: Records, person: Person) -> None:
    for _ in range(2):
        wrong(records, person)
    assert records.check_pin(person.person_id, PIN) == person
    assert [wrong(records, person) for _ in range(3)] == [0, 0, 2]


def test_a_new_pin_ends_the_old_one_and_the_wait(records: Records, person: Person) -> None:
    for _ in range(3):
        wrong(records, person)
    records.set_pin(person.person_id, "9741", "admin")
    assert records.check_pin(person.person_id, "9741") == person
    with pytest.raises(WrongPin):
        records.check_pin(person.person_id, PIN)


def test_who_may_no_longer_sign_in_stays_known(records: Records, person: Person) -> None:
    records.deactivate(person.person_id, "admin")
    assert [(each.name, each.active) for each in records.people()] == [("Dr A Example", False)]
    with pytest.raises(Missing):
        records.check_pin(person.person_id, PIN)


def test_a_role_can_change_and_nobody_is_told_as_missing(records: Records, person: Person) -> None:
    records.set_role(person.person_id, PersonRole.ADMINISTRATOR, "admin")
    assert records.people()[0].role is PersonRole.ADMINISTRATOR
    for change in (
        lambda: records.set_role("0" * 32, PersonRole.CLINICIAN, "admin"),
        lambda: records.set_pin("0" * 32, PIN, "admin"),
        lambda: records.deactivate("0" * 32, "admin"),
        lambda: records.check_pin("0" * 32, PIN),
    ):
        with pytest.raises(Missing):
            change()


def test_neither_pin_nor_name_is_in_the_trail_and_the_pin_nowhere(records: Records, person: Person) -> None:
    records.check_pin(person.person_id, PIN)
    wrong(records, person)
    with records.database.read() as connection:
        trail = [tuple(row) for row in connection.execute(sa.select(AUDIT.c.action, AUDIT.c.actor, AUDIT.c.detail))]
        kept = str(list(connection.execute(sa.select(PERSON))))
    assert [action for action, _, _ in trail] == ["person.add", "person.sign_in", "person.wrong_pin"]
    assert "Example" not in str(trail)
    assert PIN not in str(trail)
    assert f"'{PIN}'" not in kept


def test_the_same_pin_leaves_another_hash_for_everybody_and_in_every_clinic(records: Records) -> None:
    first, second = (person_table.hash_of(PIN, b"k") for _ in range(2))
    assert first != second
    assert person_table.matches(PIN, first, b"k")
    assert not person_table.matches(PIN, first, b"other key")
    assert not person_table.matches("2581", first, b"k")
