"""A server that does not answer keeps nobody waiting: not in the middle of an answer, not while connecting, not at the end."""

import contextlib
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator

import psycopg
import pytest

from botox_aid.domain.record_fault import Offline
from botox_aid.domain.server_news import ServerNews
from botox_aid.store import server_database, server_line
from botox_aid.store.database import open_file
from botox_aid.store.served_records import ServedRecords
from botox_aid.store.server_address import server_address
from tests.store.conftest import Clinic
from tests.store.postgres_server import LOOPBACK
from tests.store.test_served import Place, until_back
from tests.store.visits import draft, new_id, visit

_WELL_BEFORE_THE_SYSTEM_NOTICES = 5


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_database, "_KNOCK_SECONDS", 0.05)


@pytest.fixture
def front(clinic: Clinic, tmp_path) -> Place:
    return Place(clinic, "front", tmp_path)


@contextlib.contextmanager
def frozen(clinic: Clinic) -> Iterator[None]:
    """Stop all that the server runs, as a machine that vanished: connections stand, nothing answers."""
    with clinic.server.administrator("postgres") as connection:
        query = "select pid from pg_stat_activity where application_name = 'botox-aid'"
        every = [clinic.server.process_id, *(row[0] for row in connection.execute(query))]
    for process in every:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in every:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGCONT)


def test_what_is_finished_while_the_server_says_nothing_waits_after_a_moment(
    front: Place, clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_line, "_CONNECT_SECONDS", 0.2)
    with contextlib.closing(front.open()) as records:
        records.server.line._patience = 0.3
        kept = visit(1)
        assert records.page() == ()
        with frozen(clinic):
            began = time.monotonic()
            assert records.finish(kept, new_id(), "p1").version == 1
            with pytest.raises(Offline):
                records.page()
            assert records.save_draft(draft(2))
            assert time.monotonic() - began < _WELL_BEFORE_THE_SYSTEM_NOTICES
            assert len(records.waiting()) == 1
            # What comes now may take its time: the test is about the wait before.
            records.server.line._patience = None
            monkeypatch.setattr(server_line, "_CONNECT_SECONDS", 20)
        until_back(records)
        assert records.send_waiting() == 1
        assert [head.visit_id for head in records.page()] == [kept.visit_id]


def test_another_thread_ends_the_wait(front: Place, clinic: Clinic) -> None:
    with contextlib.closing(front.open()) as records:
        records.page()
        told: list[str] = []

        def wait() -> None:
            try:
                records.page()
            except Offline:
                told.append("offline")

        with frozen(clinic):
            waiting = threading.Thread(target=wait)
            waiting.start()
            time.sleep(0.1)
            records.hurry(60)
            time.sleep(0.1)
            assert waiting.is_alive(), "it did not wait for so long"
            records.hurry(0.1)
            waiting.join(2)
            assert told == ["offline"]


def test_hurrying_what_does_not_wait_costs_nothing(front: Place) -> None:
    with contextlib.closing(front.open()) as records:
        assert records.page() == ()
        records.hurry(0)
        assert records.page() == ()
        assert not records.server.is_away


def test_a_name_that_nobody_answers_for_is_given_up(front: Place, clinic: Clinic, monkeypatch) -> None:
    monkeypatch.setattr(server_line, "_CONNECT_SECONDS", 0.2)
    with socket.create_server((LOOPBACK, 0)) as mute:
        port = mute.getsockname()[1]
        login = clinic.address("front")
        address = server_address(f"postgresql://{login.user}@{LOOPBACK}:{port}/{login.database}", str(login.ca_file))
        local = open_file(front.path, clinic.keys)
        with contextlib.closing(ServedRecords(local, address, clinic.keys)) as records:
            began = time.monotonic()
            with pytest.raises(Offline):
                records.page()
            assert time.monotonic() - began < 1.5


def test_a_connection_that_comes_too_late_is_closed(monkeypatch) -> None:
    monkeypatch.setattr(server_line, "_CONNECT_SECONDS", 0.05)
    may_come, closed = threading.Event(), threading.Event()

    class Late:
        def close(self) -> None:
            closed.set()

    def connect() -> Late:
        may_come.wait(5)
        return Late()

    with pytest.raises(psycopg.OperationalError):
        server_line._Connecting(connect).connection(psycopg.OperationalError)
    may_come.set()
    assert closed.wait(5)


def test_the_whole_trail_is_read_however_long_it_takes(front: Place) -> None:
    with contextlib.closing(front.open()) as records:
        records.finish(visit(1), new_id(), "p1")
        records.server.line._patience = 0.0
        assert records.verify().ok
        records.server.line._patience = 5.0


def test_the_desk_hears_that_the_server_is_away_back_and_what_comes_back(
    front: Place, clinic: Clinic, tmp_path
) -> None:
    heard: list[ServerNews] = []
    kept, room = visit(1), Place(clinic, "room2", tmp_path)
    local = open_file(front.path, clinic.keys)
    with contextlib.closing(ServedRecords(local, clinic.address("front"), clinic.keys, heard.append)) as here:
        here.finish(kept, new_id(), "p1")
        assert heard == []
        clinic.server.kill()
        here.amend(kept, 1, "my reason", new_id(), "p1")
        assert heard == [ServerNews(away=True)]
        clinic.server.start()
        until_back(here)
        with contextlib.closing(room.open()) as there:
            there.amend(kept, 1, "their reason", new_id(), "p2")
        here.send_waiting()
        assert heard[1] == ServerNews(away=False)
        (draft_back,) = here.drafts()
        assert heard[2:] == [ServerNews(came_back=draft_back)]
