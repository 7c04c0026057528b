"""Killed or without power at any moment, the program keeps every save that it told as done, whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import kill_records, power_loss
from benchmarks.kill_records import Step, Tally
from botox_aid.store.database import connect
from botox_aid.store.schema import file_triggers
from tests.store.conftest import Desk
from tests.store.visits import new_id

ROOT = Path(__file__).resolve().parents[2]
ROUNDS, TRIALS = 15, 30


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the child is forked")
def test_killed_while_saving() -> None:
    # In a process of its own: a process with threads is not to be forked.
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.kill_records", "--rounds", str(ROUNDS), "--seed", str(os.getpid())],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    titles, _, values = [
        [cell.strip() for cell in line.strip("| ").split("|")]
        for line in done.stdout.splitlines()
        if line.startswith("|")
    ]
    seen = dict(zip(titles, map(int, values), strict=True))
    assert seen["rounds"] == ROUNDS
    assert seen["killed in a save"] >= ROUNDS // 2
    assert seen["acknowledged"] > 0


def a_few_saves(desk: Desk) -> list[Step]:
    visit_id = new_id()
    plan = (("handout", 1), ("finish", 1), ("amend", 2))
    steps = [Step(kind, visit_id, number, new_id(), place) for place, (kind, number) in enumerate(plan)]
    records = desk.open()
    for step in steps:
        kill_records.do(records, step)
    kill_records.do(records, draft := Step("draft", new_id(), 1, new_id(), 9))
    records.close()
    return [*steps, draft]


def looked_at(desk: Desk, steps: list[Step], cut_off: Step | None = None) -> Tally:
    tally = Tally()
    kill_records.look(desk.records, desk.keys, steps, cut_off, tally)
    return tally


def test_the_look_finds_nothing_wrong_where_nothing_is(desk: Desk) -> None:
    steps = a_few_saves(desk)
    again = looked_at(desk, steps, steps[1])
    assert again.clean
    assert again.of_those_kept == 1
    fresh = looked_at(desk, steps, Step("draft", new_id(), 1, new_id(), 5))
    assert fresh.clean
    assert fresh.of_those_kept == 0


@pytest.mark.parametrize("kind", ["draft", "handout", "finish", "amend"])
def test_the_look_finds_a_lost_save(desk: Desk, kind: str) -> None:
    number = 2 if kind == "amend" else 1
    assert looked_at(desk, [*a_few_saves(desk), Step(kind, new_id(), number, new_id(), 3)]).lost == 1


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("update visit_body set body = x'00' where version = 1", "half_written"),
        (
            "insert into draft (visit_id, desk, revision, at, body) select visit_id, '', 1, at, '' from visit_head",
            "half_written",
        ),
        ("delete from audit where sequence = 2", "trail_bad"),
    ],
)
def test_the_look_finds_what_is_half_written(desk: Desk, statement: str, name: str) -> None:
    steps = a_few_saves(desk)
    connection = connect(desk.records, desk.keys.database)
    for trigger in file_triggers():
        connection.execute(f"drop trigger {trigger}")
    connection.execute(statement)
    for trigger in file_triggers().values():
        connection.execute(trigger)
    connection.close()
    tally = looked_at(desk, steps)
    assert getattr(tally, name)
    assert not tally.clean


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("gcc") is None, reason="the log of writes needs Linux and gcc"
)
def test_without_power_no_save_is_lost_and_with_the_usual_advice_some_are(tmp_path: Path) -> None:
    for name, trials in (("full", TRIALS), ("normal", TRIALS // 4)):
        (tmp_path / name).mkdir()
        tally = power_loss.run(trials, tmp_path / name, name, visits=6)
        assert tally.trials == trials
        assert tally.clean is (name == "full"), tally
        assert (tally.trials_that_lost_saves > 0) is (name == "normal")
