"""Kill the program at random moments while it saves, and see what is kept.

    python -m benchmarks.kill_records [--rounds 200] [--write docs/records.md]

A child saves drafts, finishes, amends and keeps sheets as fast as it can and tells each save before and after. It is killed (SIGKILL) 2 to 250 ms after its
first save. Then the file is opened as the desk opens it: every save that was told as done must be there whole, the trail must be whole, no finished visit may
have a draft, and the save that was cut off is tried again with the same save id and must end well.
"""

import argparse
import datetime as dt
import hashlib
import json
import os
import random
import secrets
import signal
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.report import write_between
from botox_aid.domain.record import Draft, DraftHead, FinishedVisit, Handout
from botox_aid.domain.record_fault import StoreFault
from botox_aid.store.database import connect, create_file, open_file
from botox_aid.store.records import Records
from botox_aid.store.vault import Keys

_FRESH_EVERY = 50
_EARLIEST, _LATEST = 0.002, 0.25


@dataclass
class Tally:
    """What was seen over all rounds."""

    rounds: int = 0
    acknowledged: int = 0
    lost: int = 0
    half_written: int = 0
    integrity_bad: int = 0
    trail_bad: int = 0
    killed_in_a_save: int = 0
    of_those_kept: int = 0
    retry_refused: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing was lost or broken."""
        return not (self.lost or self.half_written or self.integrity_bad or self.trail_bad or self.retry_refused)


@dataclass(frozen=True)
class Step:
    """One save of the child, told on one line."""

    kind: str
    visit_id: str
    number: int
    save_id: str
    seed: int

    def line(self, word: str) -> bytes:
        """Return what the child tells."""
        return f"{word} {json.dumps(asdict(self))}\n".encode()


def body_of(step: Step) -> bytes:
    """Return a body that can be made again from the step alone: 9 KB, as a visit has with two signatures."""
    return json.dumps(
        {"visit": step.visit_id, "number": step.number, "noise": random.Random(step.seed).randbytes(4300).hex()}
    ).encode()


def visit_of(step: Step) -> FinishedVisit:
    """Return the visit that a step keeps."""
    day = dt.date(2026, 1, 1) + dt.timedelta(days=step.seed % 300)
    return FinishedVisit(
        visit_id=step.visit_id,
        patient_name=f"Alex Example{step.seed}",
        date_of_birth=dt.date(1980, 1, 2),
        record_number=str(step.seed),
        visit_date=day,
        clinician="Dr B Example",
        jurisdiction="us",
        product="botox_cosmetic",
        lot=f"C{step.seed % 50}",
        expiry=None,
        zones=("glabella",),
        content_version="1",
        language="en-US",
        body=body_of(step),
    )


def do(records: Records, step: Step) -> None:
    """Make one save."""
    now = dt.datetime.now(dt.UTC)
    if step.kind == "draft":
        head = DraftHead(step.visit_id, records.desk, now, "Alex Example")
        records.save_draft(Draft(head, step.number, body_of(step)))
    elif step.kind == "handout":
        data = body_of(step) * 8
        records.add_handout(step.visit_id, Handout("consent", "treat", "patient", "en-US", "1", data, now, "p"), "p")
    elif step.kind == "finish":
        records.finish(visit_of(step), step.save_id, "p")
    else:
        records.amend(visit_of(step), step.number - 1, "typo", step.save_id, "p")


def child(path: Path, keys: Keys, desk: str, seed: int, out: int) -> None:
    """Save until killed; what is told leaves the process at once."""
    chance, records = random.Random(seed), Records(open_file(path, keys), keys, desk)
    os.write(out, b"ready\n")
    while True:
        visit_id, save = secrets.token_hex(16), lambda: secrets.token_hex(16)
        plan = [("draft", number) for number in range(1, chance.randrange(2, 6))] + [("handout", 1), ("finish", 1)]
        plan += [("amend", 2)] if chance.random() < 0.3 else []
        for kind, number in plan:
            step = Step(kind, visit_id, number, save(), chance.randrange(1 << 30))
            os.write(out, step.line("try"))
            do(records, step)
            os.write(out, step.line("ack"))


def run(rounds: int, folder: Path, seed: int = 1) -> Tally:
    """Kill so many children and return what was seen."""
    chance, tally = random.Random(seed), Tally()
    path, keys, done = (
        folder / "records.db",
        Keys(secrets.token_hex(16), *(secrets.token_bytes(32) for _ in range(3))),
        [],
    )
    for number in range(rounds):
        if number % _FRESH_EVERY == 0:
            done = []
            for file in folder.iterdir():
                file.unlink()
            create_file(path, keys).close()
        steps, cut_off = one_round(path, keys, chance)
        done += steps
        tally.rounds += 1
        tally.acknowledged += len(steps)
        tally.killed_in_a_save += cut_off is not None
        done += look(path, keys, done, cut_off, tally)
    return tally


def one_round(path: Path, keys: Keys, chance: random.Random) -> tuple[list[Step], Step | None]:
    """Start a child, kill it, and return the saves it told as done and the one that was cut off."""
    reading, writing = os.pipe()
    seed, wait = chance.randrange(1 << 30), chance.uniform(_EARLIEST, _LATEST)
    process = os.fork()
    if process == 0:
        os.close(reading)
        child(path, keys, "desk1", seed, writing)
    os.close(writing)
    told = bytearray()
    while b"try" not in told:
        told += os.read(reading, 1 << 16)
    time.sleep(wait)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    while piece := os.read(reading, 1 << 16):
        told += piece
    os.close(reading)
    done, pending = [], None
    for line in told.decode().splitlines()[1:]:
        word, _, plain = line.partition(" ")
        step = Step(**json.loads(plain))
        if word == "ack":
            done.append(step)
        pending = None if word == "ack" else step
    return done, pending


def look(path: Path, keys: Keys, done: list[Step], cut_off: Step | None, tally: Tally) -> list[Step]:
    """Open the file as the desk does and compare it with what was told; return the save that was cut off, made good."""
    raw = connect(path, keys.database)
    checks = (
        raw.execute("pragma quick_check").fetchall() == [("ok",)]
        and not raw.execute("pragma foreign_key_check").fetchall()
    )
    raw.close()
    tally.integrity_bad += not checks
    records = Records(open_file(path, keys), keys, "desk1")
    report = records.verify()
    tally.trail_bad += not report.ok
    finished = {step.visit_id for step in done if step.kind in ("finish", "amend")}
    for step in done:
        tally.lost += not kept(records, step, finished)
    if cut_off:
        tally.of_those_kept += kept(records, cut_off, finished)
        try:
            do(records, cut_off)
        except StoreFault:
            tally.retry_refused += 1
        tally.lost += not kept(records, cut_off, finished)
        tally.trail_bad += not records.verify().ok
    tally.half_written += half_written(records)
    records.close()
    return [cut_off] if cut_off else []


def kept(records: Records, step: Step, finished: set[str]) -> bool:
    """Return whether a save is there, whole."""
    try:
        if step.kind == "handout":
            return records.handout(hashlib.sha256(body_of(step) * 8).hexdigest()) == body_of(step) * 8
        if step.kind == "draft":
            if step.visit_id in finished or records.versions(step.visit_id):
                return True
            draft = records.load_draft(step.visit_id)
            return draft.revision > step.number or draft.body == body_of(step)
        return records.load(step.visit_id, step.number)[1] == body_of(step)
    except StoreFault:
        return False


def half_written(records: Records) -> int:
    """Count drafts that a finished visit left behind, and visits whose body is not theirs."""
    wrong = sum(bool(records.versions(head.visit_id)) for head in records.drafts())
    for head in records.page(count=100_000):
        for version in records.versions(head.visit_id):
            try:
                records.load(head.visit_id, version.version)
            except StoreFault:
                wrong += 1
    return wrong


def table(tally: Tally, command: str) -> str:
    """Return the table for the documents."""
    titles = [name.replace("_", " ") for name in asdict(tally)]
    rows = [
        " | ".join(titles),
        "|".join("---:" for _ in titles),
        " | ".join(str(value) for value in asdict(tally).values()),
    ]
    return "\n".join([f"`{command}`", "", *(f"| {row} |" for row in rows)])


def main() -> None:
    """Run the rounds, print the table, and write it into a document between its marks."""
    parser = argparse.ArgumentParser(description="Kill the program while it saves.")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", help="a document with the marks of this table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="botox-aid-kill-") as folder:
        tally = run(options.rounds, Path(folder), options.seed)
    shown = table(tally, f"python -m benchmarks.kill_records --rounds {options.rounds}")
    print(shown)
    if options.write:
        write_between(options.write, "kill", shown.splitlines())
    sys.exit(not tally.clean)


if __name__ == "__main__":
    main()
