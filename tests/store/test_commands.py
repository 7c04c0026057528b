"""The commands about records, from outside: exit status, what they say, and that a passphrase is never an argument."""

import contextlib
import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from botox_aid import cli
from botox_aid.app.looks import FOLDER_VARIABLE
from botox_aid.app.settings import RecordSettings, Settings, read_settings, write_settings
from botox_aid.domain.record import PersonRole
from botox_aid.store import move
from botox_aid.store.database import connect, open_file
from botox_aid.store.records import Records
from botox_aid.store.server_script import login_of
from tests.store.conftest import PASSPHRASE, Clinic, Desk, new_clinic, new_desk
from tests.store.postgres_server import PostgresServer
from tests.store.visits import draft, handout, new_id, visit


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "settings"
    folder.mkdir()
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    return folder


@pytest.fixture
def desk(home: Path) -> Desk:
    made = new_desk(home / "records")
    write_settings(home, Settings(records=RecordSettings(desk="abc123", backup_folder=str(home / "backups"))))
    with contextlib.closing(made.open("abc123")) as records:
        for number in range(3):
            records.finish(visit(number), new_id(), "p1")
        records.add_handout(records.page()[0].visit_id, handout(), "p1")
    return made


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    return written(tmp_path / "passphrase", PASSPHRASE)


def written(path: Path, text: str) -> Path:
    path.write_text(text + "\n")
    return path


def test_a_whole_trail_and_each_way_in_which_it_is_not(
    desk: Desk, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verify = ["audit", "verify", "--passphrase-file", str(secret)]
    with contextlib.closing(desk.open("abc123")) as records:
        anchor = records.anchor()
    assert cli.run([*verify, "--anchor", str(anchor)]) == 0
    assert str(anchor) in capsys.readouterr().out
    assert cli.run([*verify, "--anchor", f"abc123-99-{anchor.mac8}", "--anchor", str(anchor)]) == 1
    assert capsys.readouterr().err == "abc123-99: cut\n"
    with contextlib.closing(connect(desk.records, desk.keys.database)) as raw:
        for name in ("audit_no_update", "audit_no_delete"):
            raw.execute(f"drop trigger {name}")
        raw.execute("update audit set actor = 'p2' where sequence = 2")
        raw.execute("delete from audit where sequence = 4")
        triggers = raw.execute("select count(*) from sqlite_master where type = 'trigger'").fetchone()
        assert triggers
    assert cli.run(verify) == 3  # a file without its triggers is not opened as if nothing were
    assert "damaged" in capsys.readouterr().err
    from botox_aid.store.schema import file_triggers

    with contextlib.closing(connect(desk.records, desk.keys.database)) as raw:
        for name in ("audit_no_update", "audit_no_delete"):
            raw.execute(file_triggers()[name])
    assert cli.run([*verify, "--anchor", str(anchor)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert "abc123-2: edited" in said
    assert f"abc123-{anchor.sequence}: cut" in said


def test_wrong_words_are_wrong_input(
    desk: Desk, tmp_path: Path, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["audit", "verify", "--passphrase-file", str(secret), "--anchor", "no anchor"]) == 2
    assert capsys.readouterr().err.startswith("anchor: anchor: found no anchor, expected ")
    wrong = written(tmp_path / "wrong", "not it")
    assert cli.run(["audit", "verify", "--passphrase-file", str(wrong)]) == 2
    assert capsys.readouterr().err.startswith("This opens nothing.")
    assert cli.run(["audit", "verify", "--passphrase-file", str(tmp_path / "none")]) == 3
    assert cli.run(["backup", "verify", str(tmp_path), "--passphrase-file", str(secret)]) == 2
    assert "expected a folder such as records-" in capsys.readouterr().err


def test_nothing_is_asked_where_nobody_can_answer(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["records", "status"]) == 2
    assert "no terminal to ask at" in capsys.readouterr().err
    with pytest.raises(SystemExit) as left:
        cli.run(["audit", "verify", "--passphrase", PASSPHRASE])
    assert left.value.code == 2


def test_the_passphrase_comes_through_a_descriptor_and_in_no_list_of_processes(desk: Desk, home: Path) -> None:
    inlet, outlet = os.pipe()
    os.write(outlet, f"{PASSPHRASE}\n".encode())
    os.close(outlet)
    done = subprocess.run(
        [sys.executable, "-m", "botox_aid", "records", "status", "--passphrase-fd", str(inlet)],
        capture_output=True, text=True, timeout=120, pass_fds=(inlet,), check=False,
        env={**os.environ, FOLDER_VARIABLE: str(home)},
    )  # fmt: skip
    os.close(inlet)
    assert done.returncode == 0, done.stderr
    assert "desk: abc123; drafts here: 0" in done.stdout
    assert "last verified backup: none" in done.stdout


def test_no_records_here_is_told(home: Path, secret: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["records", "status", "--passphrase-file", str(secret)]) == 3
    assert capsys.readouterr().err.startswith("The records are not where they should be.")


def test_a_backup_from_making_it_to_putting_it_back(
    desk: Desk, home: Path, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = ["--passphrase-file", str(secret)]
    (home / "backups").mkdir()
    assert cli.run(["backup", "run", *word]) == 0
    assert "1 are kept" in capsys.readouterr().out
    (made,) = (home / "backups" / "botox-aid-abc123").iterdir()
    assert cli.run(["backup", "verify", str(made), *word]) == 0
    assert capsys.readouterr().out.startswith("whole: 3 visits, 1 sheets, 0 drafts, made ")
    assert cli.run(["backup", "drill", str(made), *word]) == 0
    assert "3 visits" in capsys.readouterr().out
    assert cli.run(["records", "status", *word]) == 0
    assert "kept: 1; due: no" in capsys.readouterr().out
    with contextlib.closing(desk.open("abc123")) as records:
        records.finish(visit(9), new_id(), "p1")
        assert cli.run(["backup", "restore", str(made), *word]) == 3
        assert capsys.readouterr().err.startswith("Another program is using the records.")
    assert cli.run(["backup", "restore", str(made), *word]) == 0
    said = capsys.readouterr().out
    assert "restored: 3 visits" in said
    assert "put aside as" in said
    assert cli.run(["audit", "verify", *word]) == 0
    (made / "records.db").write_bytes(b"spoiled")
    for verb in ("verify", "drill"):
        assert cli.run(["backup", verb, str(made), *word]) == 1
    assert cli.run(["backup", "restore", str(made), *word]) == 3


def test_a_backup_needs_a_folder(desk: Desk, home: Path, secret: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_settings(home, Settings(records=RecordSettings(desk="abc123")))
    assert cli.run(["backup", "run", "--passphrase-file", str(secret)]) == 2
    assert "expected --to FOLDER" in capsys.readouterr().err
    assert cli.run(["backup", "run", "--to", str(home), "--passphrase-file", str(secret)]) == 0


def test_the_server_is_set_up_joined_and_used_by_two_desks(
    clinic: Clinic, home: Path, tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    first = new_desk(home / "records")
    assert cli.run(["records", "server-sql", "--clinic", "main", "--desk", "front", "--desk", "room2"]) == 0
    script = capsys.readouterr().out
    assert first.keys.store_id in script
    database = f"other_{dt.datetime.now(dt.UTC):%H%M%S%f}"
    with clinic.server.administrator("postgres") as connection:
        connection.execute(f"create database {database}")
    clinic.server.run_script(script, database)
    other = Clinic(clinic.server, database, first.keys, {})
    other.give_passwords(("front", "room2"))
    url = f"postgresql://{login_of('front')}@127.0.0.1:{clinic.server.port}/{database}"
    common = ["--ca", str(clinic.server.certificates.authority), "--passphrase-file", str(secret)]
    password = written(tmp_path / "front", other.passwords["front"])
    weaker = ["records", "join", "--server", f"{url}?sslmode=require", "--password-file", str(password), *common]
    assert cli.run(weaker) == 2
    assert "sslmode=verify-full" in capsys.readouterr().err
    assert cli.run(["records", "join", "--server", url, "--password-file", str(secret), *common]) == 3
    assert capsys.readouterr().err.startswith("The clinic’s server refuses this desk.")
    assert cli.run(["records", "join", "--server", url, "--password-file", str(password), *common]) == 0
    assert read_settings(home).settings.records.server == url
    assert other.passwords["front"] not in (home / "settings.json").read_text()
    assert cli.run(["records", "status", "--passphrase-file", str(secret)]) == 0
    assert "server: answers; waiting: 0; in conflict: 0" in capsys.readouterr().out

    second = tmp_path / "second"
    second.mkdir()
    monkeypatch.setenv(FOLDER_VARIABLE, str(second))
    url = url.replace("front", "room2")
    password = written(tmp_path / "room2", other.passwords["room2"])
    vault = ["--vault", str(first.vault)]
    assert cli.run(["records", "join", "--server", url, "--password-file", str(password), *common, *vault]) == 0
    assert cli.run(["audit", "verify", "--passphrase-file", str(secret)]) == 0
    assert cli.run(["records", "server-sql", "--add", "--desk", "room3"]) == 0
    assert "create table" not in capsys.readouterr().out
    assert cli.run(["records", "server-sql", "--upgrade-from", "0001"]) == 0
    assert cli.run(["records", "server-sql", "--desk", "Robert'); drop table audit"]) == 2
    assert cli.run(["records", "server-sql"]) == 2


def test_a_desk_that_grows_brings_its_visits_along(
    desk: Desk, postgres: PostgresServer, home: Path, tmp_path: Path, secret: Path,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    with contextlib.closing(desk.open("abc123")) as records:
        before, anchor = records.page(), records.anchor()
        records.save_draft(draft(7))
        person = records.add_person("Robin Example", PersonRole.CLINICIAN, "314159")
    grown = new_clinic(postgres, ("abc123", "room2"), keys=desk.keys)
    word = ["--passphrase-file", str(secret)]
    join = ["records", "join", "--ca", str(postgres.certificates.authority), *word]
    room = written(tmp_path / "room2", grown.passwords["room2"])
    assert cli.run([*join, "--server", str(grown.address("room2")), "--password-file", str(room)]) == 3
    assert capsys.readouterr().err.startswith("These are the records of another vault.")
    assert json.loads((home / "settings.json").read_text())["records"]["server"] == ""
    with contextlib.closing(desk.open("abc123")) as records:
        assert records.page() == before
    # Cut off right after everything arrived: the next try tidies up and brings nothing twice.
    with monkeypatch.context() as patch:
        patch.setattr(move, "bury", _cut_off)
        server = grown.connect("abc123")[0]
        with contextlib.closing(server), pytest.raises(KeyboardInterrupt):
            move.move_to_server(desk.records, desk.keys, server, "abc123")
    own = written(tmp_path / "abc123", grown.passwords["abc123"])
    assert cli.run([*join, "--server", str(grown.address("abc123")), "--password-file", str(own)]) == 0
    with contextlib.closing(grown.records("room2")) as there:
        assert there.page() == before
        assert there.load(before[0].visit_id)[1] == visit(2).body
        assert there.handout(handout().digest) == handout().data
        assert there.verify(anchor).ok
        assert there.people() == (person,)
    assert cli.run(["audit", "verify", "--anchor", str(anchor), *word]) == 0
    with contextlib.closing(desk.open("abc123")) as records:
        assert records.page() == ()
        assert len(records.drafts()) == 1
        assert records.verify().ok
    copy, _ = desk.folder.glob("records-before-move-*.db")
    with contextlib.closing(Records(open_file(copy, desk.keys), desk.keys, "abc123")) as aside:
        assert aside.page() == before


def _cut_off(*_: object) -> None:
    raise KeyboardInterrupt
