"""The clinic's server: only a proven one is used, every desk sees its own clinic, and nothing it may not do is let through."""

import contextlib
import datetime as dt
import socket
import sys
import traceback
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from botox_aid.domain.errors import InputError
from botox_aid.domain.record import PersonRole
from botox_aid.domain.record_fault import Denied, Foreign, NoDriver, Offline, Stale, Untrusted
from botox_aid.store.retention import due, purge
from botox_aid.store.schema import VISIT_VERSION
from botox_aid.store.server import open_server
from botox_aid.store.server_address import server_address
from tests.store.conftest import Clinic
from tests.store.postgres_server import Certificates
from tests.store.visits import handout, new_id, visit


def test_the_records_run_unchanged_on_the_server(clinic: Clinic) -> None:
    with contextlib.closing(clinic.records("front")) as front, contextlib.closing(clinic.records("room2")) as room:
        first = visit(1)
        save = new_id()
        head = front.finish(first, save, "p1")
        assert front.finish(first, save, "p1") == head
        assert room.load(first.visit_id) == (head, first.body)
        amended = room.amend(first, 1, "lot was mistyped", new_id(), "p2")
        with pytest.raises(Stale) as stale:
            front.amend(first, 1, "another reason", new_id(), "p1")
        assert stale.value.current == amended
        front.add_handout(first.visit_id, handout(1), "p1")
        assert room.handout(handout(1).digest) == handout(1).data
        assert [found.visit_id for found in room.search(first.patient_name[:6].lower())] == [first.visit_id]
        assert [found.visit_id for found in room.by_lot(first.lot)] == [first.visit_id]
        assert room.page() == (amended,)
        person = front.add_person("Robin Example", PersonRole.CLINICIAN, "314159")
        assert room.check_pin(person.person_id, "314159") == person
        assert room.verify(front.anchor()).ok


def test_only_the_server_of_the_clinic_s_own_authority_is_spoken_to(clinic: Clinic, tmp_path: Path) -> None:
    address, password = clinic.address("front"), clinic.passwords["front"]
    stranger = Certificates(tmp_path).authority
    refused = {
        "another authority": (replace(address, ca_file=stranger), password, Untrusted),
        "another name": (replace(address, host="localhost"), password, Untrusted),
        "authority gone": (replace(address, ca_file=tmp_path / "none.crt"), password, Untrusted),
        "wrong password": (address, "wrong", Denied),
        "unknown login": (replace(address, user="desk_nobody"), password, Denied),
        "unknown database": (replace(address, database="nothing"), password, Denied),
        "nobody there": (replace(address, port=_closed_port()), password, Offline),
    }
    for name, (changed, secret, fault) in refused.items():
        with pytest.raises(fault) as told:
            open_server(changed, secret, clinic.keys.store_id)
        assert str(told.value).startswith("records.fault."), name
        assert told.value.__cause__ is None, name
    with pytest.raises(Foreign):
        open_server(address, password, new_id())


def test_the_connection_is_encrypted_and_a_plain_one_refused(clinic: Clinic) -> None:
    database, name = clinic.connect("front")
    with contextlib.closing(database), database.read() as connection:
        version = connection.exec_driver_sql("select version from pg_stat_ssl where pid = pg_backend_pid()").scalar()
    assert (name, version) == ("front", "TLSv1.3")
    address = clinic.address("front")
    with pytest.raises(psycopg.OperationalError, match="no encryption"):
        psycopg.connect(
            host=address.host, port=address.port, user=address.user, dbname=address.database,
            password=clinic.passwords["front"], sslmode="disable",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("url", "found"),
    {
        "postgresql://desk_a@db.example/records?sslmode=require": "sslmode=require",
        "postgresql://desk_a@db.example/records?sslmode=disable": "sslmode=disable",
        "postgresql://desk_a@db.example/records?sslmode=verify-ca": "sslmode=verify-ca",
        "postgresql://desk_a@db.example/records?options=x": "the option options",
        "postgresql://desk_a:secret@db.example/records": "a password in the address",
        "postgresql://db.example/records": "no login of the desk",
        "postgresql://desk_a@db.example/": "no database",
        "postgresql://desk_a@one,two/records": "several hosts or a socket",
        "mysql://desk_a@db.example/records": "mysql:",
        "records.db": "no address",
    }.items(),
)
def test_a_weaker_address_is_refused_in_words(url: str, found: str, tmp_path: Path) -> None:
    authority = Certificates(tmp_path).authority
    with pytest.raises(InputError) as refused:
        server_address(url, str(authority))
    assert refused.value.found == found
    good = server_address("postgresql://desk_a@db.example/records?sslmode=verify-full", str(authority))
    assert str(good) == "postgresql://desk_a@db.example:5432/records"
    for wrong in ("", str(tmp_path / "none"), str(tmp_path / "server.key")):
        with pytest.raises(InputError, match="ca_file"):
            server_address(str(good), wrong)


ESCAPES = (
    "set botox_aid.clinic = 'other'",
    "set role botox_aid_owner",
    "set session authorization desk_stranger",
    "update desk_role set clinic = 'other'",
    "insert into desk_role values (session_user, 'x', 'other')",
    "update visit_head set clinic = 'other'",
    "update visit_head set reason = 'x' where clinic = 'other'",
    "insert into visit_head (visit_id, version, finished_at, digest, clinic) values ('x', 1, '', '', 'other')",
    "insert into audit (desk, sequence, at, prev, mac, clinic) values ('front', 99, '', '', '', 'other')",
    "insert into audit (desk, sequence, at, prev, mac) values ('stranger', 99, '', '', '')",
    "update audit set actor = 'x'",
    "delete from audit",
    "truncate audit",
    "drop table audit",
    "alter table audit disable row level security",
    "alter table audit disable trigger all",
    "update visit_version set reason = 'x'",
    "delete from visit_version",
    "delete from visit_head",
    "update visit_body set body = ''",
    "delete from handout",
    "insert into purged (visit_id, at) values ('x', '')",
    "create table mine (x text)",
    "create function clinic_of_desk() returns varchar language sql as 'select ''other'''",
    "create or replace function botox_aid.clinic_of_desk() returns varchar language sql as 'select ''other'''",
    "copy visit_head to program 'id'",
    "create role another superuser",
)


def test_no_desk_gets_out_of_its_clinic(clinic: Clinic) -> None:
    clinic.add_desks(("stranger",), "other")
    with (
        contextlib.closing(clinic.records("front")) as front,
        contextlib.closing(clinic.records("stranger")) as stranger,
    ):
        front.finish(visit(1), new_id(), "p1")
        theirs = stranger.finish(visit(2), new_id(), "p2")
        before = _whole(clinic)
        address = clinic.address("front")
        with psycopg.connect(
            host=address.host, port=address.port, user=address.user, dbname=address.database, autocommit=True,
            password=clinic.passwords["front"], sslmode="verify-full", sslrootcert=str(address.ca_file),
        ) as desk:  # fmt: skip
            for attempt in ESCAPES:
                with contextlib.suppress(psycopg.Error):
                    desk.execute(attempt)
                assert _whole(clinic) == before, attempt
                seen = desk.execute("select distinct clinic from botox_aid.visit_head").fetchall()
                assert seen == [("main",)], attempt
            assert desk.execute("select count(*) from desk_role").fetchone() == (1,)
        assert [head.visit_id for head in stranger.page()] == [theirs.visit_id]
        assert front.verify().ok
        assert stranger.verify().ok


def test_only_an_administrator_purges_and_only_behind_a_tombstone(clinic: Clinic) -> None:
    with contextlib.closing(clinic.records("front")) as front, contextlib.closing(clinic.records("office")) as office:
        old, held = visit(1, visit_date=dt.date(2001, 1, 1)), visit(2, visit_date=dt.date(2001, 1, 1))
        for each in (old, held):
            front.finish(each, new_id(), "p1")
            front.add_handout(each.visit_id, handout(1), "p1")
        front.set_hold(held.visit_id, True, "p1")
        both = [old.visit_id, held.visit_id]
        with pytest.raises(Denied):
            purge(front.database, clinic.keys, "front", "p1", both)
        with office.database.write() as connection:
            connection.exec_driver_sql("delete from visit_head")
        assert len(front.page()) == 2
        today = dt.date(2026, 11, 22)
        assert [head.visit_id for head in due(office.database, today, 10)] == [old.visit_id]
        assert purge(office.database, clinic.keys, "office", "p9", both) == 1
        assert [head.visit_id for head in front.page()] == [held.visit_id]
        assert front.handouts(old.visit_id) == ()
        assert front.verify().ok


def test_what_the_server_says_of_a_row_stays_there(clinic: Clinic) -> None:
    secret = "Quenelope Uebelhoerzwick"
    with contextlib.closing(clinic.records("front")) as front:
        shown = visit(1, patient_name=secret, lot="x" * 20)
        front.finish(shown, new_id(), "p1")
        row = {"visit_id": new_id(), "version": 1, "save_id": new_id(), "desk": "front", "patient_name": secret}
        with pytest.raises(sa.exc.IntegrityError) as broken, front.database.write() as connection:
            connection.execute(VISIT_VERSION.insert(), row)
    said = "".join(traceback.format_exception(broken.value))
    assert "NotNullViolation 23502" in said
    assert secret not in said
    assert secret not in clinic.server.log.read_text()


def test_a_restart_between_two_saves_is_not_seen_and_a_dead_server_is_offline(clinic: Clinic) -> None:
    with contextlib.closing(clinic.records("front")) as front:
        front.finish(visit(1), new_id(), "p1")
        clinic.server.stop()
        clinic.server.start()
        kept = visit(2)
        front.finish(kept, new_id(), "p1")
        clinic.server.kill()
        with pytest.raises(Offline):
            front.page()
        clinic.server.start()
        assert kept.visit_id in {head.visit_id for head in front.page()}


def test_without_the_driver_it_is_said_so(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(NoDriver):
        clinic.connect("front")


def _whole(clinic: Clinic) -> list[tuple[object, ...]]:
    with clinic.server.administrator(clinic.database) as connection:
        roles = "select rolname, rolsuper, rolbypassrls from pg_roles order by 1"
        tables = (
            "select relname, relrowsecurity from pg_class where relnamespace = 'botox_aid'::regnamespace order by 1"
        )
        mapped = "select role_name, desk, clinic from botox_aid.desk_role order by 1"
        functions = "select proname, prosrc from pg_proc where pronamespace = 'botox_aid'::regnamespace order by 1"
        rows = [row for query in (roles, tables, mapped, functions) for row in connection.execute(query).fetchall()]
        for table in ("visit_head", "visit_version", "visit_body", "audit", "purged"):
            rows += connection.execute(f"select * from botox_aid.{table} order by 1, 2").fetchall()
        return rows


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
