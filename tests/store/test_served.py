"""A desk whose server goes away: the visit goes on, waits encrypted at the desk, and is there once when the server is back."""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from botox_aid.domain.record import FinishedVisit, PersonRole
from botox_aid.domain.record_fault import Denied, Missing, NewerSchema, Offline, OlderServer, Stale, Untrusted, WrongPin
from botox_aid.store import server_database
from botox_aid.store.database import create_file, open_file
from botox_aid.store.join import join
from botox_aid.store.records import Records
from botox_aid.store.schema import SCHEMA
from botox_aid.store.served_records import ServedRecords
from tests.store.conftest import Clinic
from tests.store.postgres_server import Certificates
from tests.store.visits import draft, handout, new_id, visit


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_database, "_KNOCK_SECONDS", 0.05)


class Place:
    """One desk of a clinic with a server."""

    def __init__(self, clinic: Clinic, desk: str, folder: Path) -> None:
        self.clinic, self.desk, self.path = clinic, desk, folder / desk / "records.db"
        local = create_file(self.path, clinic.keys)
        with contextlib.closing(local):
            assert join(local, clinic.address(desk), clinic.passwords[desk], clinic.keys.store_id) == desk

    def open(self) -> ServedRecords:
        return ServedRecords(open_file(self.path, self.clinic.keys), self.clinic.address(self.desk), self.clinic.keys)


@pytest.fixture
def front(clinic: Clinic, tmp_path: Path) -> Place:
    return Place(clinic, "front", tmp_path)


@pytest.fixture
def away(clinic: Clinic) -> Iterator[None]:
    """The server is away until the test says otherwise, and back for the next test."""
    clinic.server.kill()
    yield
    clinic.server.start_if_down()


def until_back(records: ServedRecords) -> None:
    deadline = time.monotonic() + 20
    while records.server.is_away:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_with_the_server_there_nothing_waits(front: Place, clinic: Clinic) -> None:
    with contextlib.closing(front.open()) as records, contextlib.closing(clinic.records("room2")) as room:
        records.save_draft(draft(1, visit_id := new_id()))
        head = records.finish(visit(1, visit_id=visit_id), save := new_id(), "p1")
        assert records.drafts() == ()
        assert not records.save_draft(draft(1, visit_id, revision=9))
        assert records.finish(visit(1, visit_id=visit_id), save, "p1") == head
        records.add_handout(visit_id, handout(), "p1")
        records.note("sheet.export", visit_id, {"count": 1}, "p1")
        assert records.waiting() == ()
        assert room.page() == (head,)
        assert room.verify(records.anchor()).ok
        with records.local.database.read() as connection:
            assert connection.exec_driver_sql("select max(length(content)) from outbox").scalar() == 0


def test_what_is_finished_while_the_server_is_away_comes_there_once(front: Place, clinic: Clinic, away: None) -> None:
    kept = visit(1)
    with contextlib.closing(front.open()) as records:
        assert records.save_draft(draft(1, kept.visit_id))
        began = time.monotonic()
        records.add_handout(kept.visit_id, handout(), "p1")
        head = records.finish(kept, new_id(), "p1")
        amended = records.amend(replace(kept, lot="C9"), 1, "mistyped", new_id(), "p1")
        assert time.monotonic() - began < 5
        assert (head.version, amended.version, amended.lot) == (1, 2, "C9")
        assert records.drafts() == ()
        assert records.load(kept.visit_id) == (amended, kept.body)
        assert records.load(kept.visit_id, 1) == (head, kept.body)
        assert records.versions(kept.visit_id) == (amended, head)
        assert records.handout(handout().digest) == handout().data
        assert [each.digest for each in records.handouts(kept.visit_id)] == [handout().digest]
        with pytest.raises(Offline):
            records.page()
    assert b"Example" not in front.path.read_bytes()
    # The program is started again; nothing was sent yet.
    with contextlib.closing(front.open()) as records:
        assert [item.kind for item in records.waiting()] == ["handout", "finish", "amend"]
        with pytest.raises(Offline):
            records.page()
        clinic.server.start()
        until_back(records)
        assert records.save_draft(draft(2))
        assert records.waiting() == ()
        assert [(found.visit_id, found.version) for found in records.page()] == [(kept.visit_id, 2)]
        assert records.handout(handout().digest) == handout().data
        assert records.verify().ok
        assert records.send_waiting() == 0
        assert len(records.versions(kept.visit_id)) == 2


def test_a_correction_never_comes_before_what_it_corrects(front: Place, clinic: Clinic) -> None:
    kept = visit(1)
    with contextlib.closing(front.open()) as records:
        clinic.server.kill()
        records.finish(kept, new_id(), "p1")
        clinic.server.start()
        until_back(records)
        assert records.amend(replace(kept, lot="C9"), 1, "mistyped", new_id(), "p1").version == 2
        assert records.waiting() == ()
        assert [head.lot for head in records.versions(kept.visit_id)] == ["C9", kept.lot]


def test_an_answer_that_was_lost_makes_no_second_visit(
    front: Place, clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = visit(1)
    with contextlib.closing(front.open()) as records:
        honest = Records.finish

        def cut_off(self: Records, *arguments: object) -> object:
            honest(self, *arguments)
            raise Offline

        monkeypatch.setattr(Records, "finish", cut_off)
        assert records.finish(kept, new_id(), "p1").version == 1
        assert len(records.waiting()) == 1
        monkeypatch.undo()
        assert records.send_waiting() == 1
        assert [head.visit_id for head in records.page()] == [kept.visit_id]
        assert records.verify().ok


def test_two_corrections_meet_and_neither_is_merged_or_lost(front: Place, clinic: Clinic, tmp_path: Path) -> None:
    kept, room = visit(1), Place(clinic, "room2", tmp_path)
    with contextlib.closing(front.open()) as here, contextlib.closing(room.open()) as there:
        here.finish(kept, new_id(), "p1")
        theirs = there.amend(replace(kept, lot="THEIRS"), 1, "their reason", new_id(), "p2")
        here.save_draft(replace(draft(1, kept.visit_id), of_version=1))
        with pytest.raises(Stale) as stale:
            here.amend(replace(kept, lot="MINE"), 1, "my reason", new_id(), "p1")
        assert stale.value.current == theirs
        assert [head.visit_id for head in here.drafts()] == [kept.visit_id]
        assert here.waiting() == ()
        mine = replace(kept, lot="MINE", body=b"my words")
        clinic.server.kill()
        assert here.amend(mine, 1, "my reason", new_id(), "p1").lot == "MINE"
        clinic.server.start()
        until_back(here)
        assert here.send_waiting() == 0
        back = here.load_draft(kept.visit_id)
        assert (back.of_version, back.body, back.head.label) == (1, b"my words", kept.patient_name)
        assert (here.waiting(), here.conflicts()) == ((), ())
        assert here.load(kept.visit_id)[0] == theirs
        with pytest.raises(Stale) as again:
            here.amend(mine, back.of_version, "my reason", new_id(), "p1")
        assert again.value.current == theirs
        assert here.amend(mine, 2, "my reason", new_id(), "p1").version == 3
        assert here.drafts() == ()


def test_what_comes_back_never_takes_the_place_of_a_draft(front: Place, clinic: Clinic, tmp_path: Path) -> None:
    kept, room = visit(1), Place(clinic, "room2", tmp_path)
    with contextlib.closing(front.open()) as here, contextlib.closing(room.open()) as there:
        here.finish(kept, new_id(), "p1")
        there.amend(replace(kept, lot="THEIRS"), 1, "their reason", new_id(), "p2")
        clinic.server.kill()
        here.amend(replace(kept, lot="MINE", body=b"mine"), 1, "my reason", new_id(), "p1")
        later = replace(draft(5, kept.visit_id), of_version=2)
        assert here.save_draft(later)
        clinic.server.start()
        until_back(here)
        here.send_waiting()
        assert here.load_draft(kept.visit_id).body == later.body
        assert [item.parcel.reason for item in here.conflicts()] == ["my reason"]
        here.drop_draft(kept.visit_id)
        here.send_waiting()
        assert here.load_draft(kept.visit_id).body == b"mine"
        assert here.conflicts() == ()


def test_everybody_known_signs_in_while_the_server_is_away(front: Place, clinic: Clinic) -> None:
    with contextlib.closing(front.open()) as records:
        person = records.add_person("Robin Example", PersonRole.CLINICIAN, "314159")
        assert records.people() == (person,)
        known = records.anchor()
        clinic.server.kill()
        assert records.people() == (person,)
        assert records.check_pin(person.person_id, "314159") == person
        with pytest.raises(WrongPin):
            records.check_pin(person.person_id, "271828")
        assert records.anchor() == known
        with pytest.raises(Offline):
            records.add_person("Somebody Else", PersonRole.CLINICIAN, "314159")
        clinic.server.start()


def test_a_refusal_of_the_server_is_told_and_the_draft_stays(front: Place, clinic: Clinic) -> None:
    kept = visit(1)
    with contextlib.closing(front.open()) as records:
        records.save_draft(draft(1, kept.visit_id))
        with clinic.server.administrator(clinic.database) as connection:
            connection.execute("revoke insert on botox_aid.visit_body from botox_aid_desk")
        with pytest.raises(Denied):
            records.finish(kept, save := new_id(), "p1")
        assert [head.visit_id for head in records.drafts()] == [kept.visit_id]
        assert records.waiting() == ()
        with clinic.server.administrator(clinic.database) as connection:
            connection.execute("grant insert on botox_aid.visit_body to botox_aid_desk")
        assert records.finish(kept, save, "p1").version == 1


def test_while_the_server_s_tables_are_renewed_visits_wait(front: Place, clinic: Clinic) -> None:
    kept = visit(1)
    with clinic.server.administrator(clinic.database) as connection, contextlib.closing(front.open()) as records:
        for told, version in ((OlderServer, "0001"), (NewerSchema, "9999")):
            connection.execute("update botox_aid.schema_version set version_num = %s", (version,))
            assert records.finish(visit(2), new_id(), "p1").version == 1
            with pytest.raises(told):
                records.page()
        records.finish(kept, new_id(), "p1")
        assert records.load(kept.visit_id)[1] == kept.body
        assert len(records.waiting()) == 3
        connection.execute("update botox_aid.schema_version set version_num = %s", (SCHEMA,))
        assert records.send_waiting() == 3
        assert len(records.page()) == 3


def test_who_never_joined_or_meets_a_stranger_keeps_nothing(clinic: Clinic, tmp_path: Path) -> None:
    local = create_file(tmp_path / "desk" / "records.db", clinic.keys)
    with contextlib.closing(local):
        with pytest.raises(Denied):
            ServedRecords(local, clinic.address("front"), clinic.keys)
        stranger = replace(clinic.address("front"), ca_file=Certificates(tmp_path).authority)
        with pytest.raises(Untrusted):
            join(local, stranger, clinic.passwords["front"], clinic.keys.store_id)
        with local.read() as connection:
            assert connection.exec_driver_sql("select count(*) from desk_value").scalar() == 0


def test_what_is_nowhere_is_missing(front: Place) -> None:
    with contextlib.closing(front.open()) as records:
        with pytest.raises(Missing):
            records.load(new_id())
        with pytest.raises(Missing):
            records.load_draft(new_id())
        unsigned: FinishedVisit = visit(1)
        with pytest.raises(ValueError, match="reason"):
            records.amend(unsigned, 1, " ", new_id(), "p1")
