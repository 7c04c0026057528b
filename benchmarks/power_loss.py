"""Cut the power at random moments of a log of everything written, and see what is kept.

    python -m benchmarks.power_loss [--trials 300] [--write docs/records.md]

A child saves as the desk does while a small library logs each of its writes and syncs in order (it needs gcc and Linux). Then, for each trial, a moment is chosen.
What was synced before it is on the disk. Of what was written and not yet synced, nothing, some, the first part, or torn pieces of 512 bytes are: a disk may do
each of that. The file is opened as the desk opens it, and every save that was told as done before that moment must be there whole.
The same is done with ``synchronous=normal``, the usual advice, which is seen to lose saves: so the trials can fail.
"""

import argparse
import json
import os
import random
import secrets
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.kill_records import Step, do, half_written, kept
from benchmarks.report import write_between
from botox_aid.domain.record_fault import StoreFault
from botox_aid.store import database
from botox_aid.store.database import connect, create_file, open_file
from botox_aid.store.records import Records
from botox_aid.store.vault import Keys

_SOURCE = Path(__file__).with_name("power_loss_log.c")
_ENTRY = struct.Struct("<c63sqq")
_SECTOR = 512
_VISITS = 30
_MODES = ("nothing", "some", "the first part", "torn")


@dataclass(frozen=True)
class Entry:
    """One thing the child did."""

    kind: str
    name: str
    offset: int
    data: bytes


@dataclass
class Tally:
    """What was seen over all trials."""

    synchronous: str
    trials: int = 0
    unreadable: int = 0
    trials_that_lost_saves: int = 0
    most_lost_at_once: int = 0
    half_written: int = 0
    trail_bad: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing was lost or broken."""
        return not (self.unreadable or self.trials_that_lost_saves or self.half_written or self.trail_bad)


@dataclass
class Disk:
    """What is on the disk for certain, and what the system still holds back."""

    files: dict[str, bytearray]
    pending: dict[str, list[Entry]] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        """Go on by one entry."""
        if entry.kind == "S":
            for earlier in self.pending.pop(entry.name, []):
                apply(self.files, earlier)
        elif entry.kind == "U":
            self.pending.pop(entry.name, None)
            self.files.pop(entry.name, None)
        elif entry.kind in "WT":
            self.pending.setdefault(entry.name, []).append(entry)

    def cut(self, chance: random.Random) -> dict[str, bytearray]:
        """Return what a power cut leaves."""
        mode = chance.choice(_MODES)
        left = {name: bytearray(content) for name, content in self.files.items()}
        for entries in self.pending.values():
            for entry in survivors(entries, mode, chance):
                apply(left, entry)
        return left


def survivors(entries: list[Entry], mode: str, chance: random.Random) -> Iterator[Entry]:
    """Yield what of the held-back writes reached the disk after all."""
    if mode == "nothing":
        return
    if mode == "the first part":
        yield from entries[: chance.randrange(len(entries) + 1)]
        return
    for entry in entries:
        if chance.random() < 0.5:
            continue
        sectors = len(entry.data) // _SECTOR
        torn = mode == "torn" and sectors > 1
        yield (
            Entry(entry.kind, entry.name, entry.offset, entry.data[: _SECTOR * chance.randrange(1, sectors)])
            if torn
            else entry
        )


def apply(files: dict[str, bytearray], entry: Entry) -> None:
    """Do to the files what an entry says."""
    content = files.setdefault(entry.name, bytearray())
    end = entry.offset + len(entry.data)
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    if entry.kind == "T":
        del content[entry.offset :]
    else:
        content[entry.offset : end] = entry.data


def library(folder: Path) -> Path:
    """Build the library that logs."""
    built = folder / "power_loss_log.so"
    subprocess.run(["gcc", "-O1", "-shared", "-fPIC", "-o", str(built), str(_SOURCE), "-ldl"], check=True)
    return built


def child(folder: Path, plain_keys: str, synchronous: str, visits: int) -> None:
    """Save and tell each save when it is done."""
    database._PRAGMAS = tuple(
        pragma.replace("synchronous=full", f"synchronous={synchronous}") for pragma in database._PRAGMAS
    )
    records, chance = (
        Records(open_file(folder / "records.db", keys_of(plain_keys)), keys_of(plain_keys), "desk1"),
        random.Random(5),
    )
    os.write(1, b"ready\n")
    for _ in range(visits):
        visit_id = secrets.token_hex(16)
        plan = [("draft", number) for number in range(1, chance.randrange(3, 7))] + [("handout", 1), ("finish", 1)]
        plan += [("amend", 2)] if chance.random() < 0.3 else []
        for kind, number in plan:
            step = Step(kind, visit_id, number, secrets.token_hex(16), chance.randrange(1 << 30))
            do(records, step)
            os.write(1, step.line("ack"))
    os._exit(0)


def log_of(
    folder: Path, keys: Keys, synchronous: str, visits: int = _VISITS
) -> tuple[dict[str, bytearray], list[Entry]]:
    """Let the child save, and return the files before it and the log of what it did."""
    place, log = folder / "watched", folder / "log"
    place.mkdir()
    create_file(place / "records.db", keys).close()
    before = {file.name: bytearray(file.read_bytes()) for file in place.iterdir()}
    environment = {"LD_PRELOAD": str(library(folder)), "POWER_LOSS_FOLDER": f"{place}/", "POWER_LOSS_LOG": str(log)}
    arguments = ["--child", str(place), text_of(keys), synchronous, str(visits)]
    subprocess.run(
        [sys.executable, "-m", "benchmarks.power_loss", *arguments],
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        check=True,
        cwd=_SOURCE.parents[1],
    )
    return before, list(entries_of(log.read_bytes()))


def entries_of(log: bytes) -> Iterator[Entry]:
    """Read the log."""
    place = 0
    while place < len(log):
        kind, name, offset, length = _ENTRY.unpack_from(log, place)
        place += _ENTRY.size
        told = kind in (b"W", b"A")
        yield Entry(kind.decode(), name.rstrip(b"\0").decode(), offset, log[place : place + length] if told else b"")
        place += length if told else 0


def run(trials: int, folder: Path, synchronous: str = "full", seed: int = 1, visits: int = _VISITS) -> Tally:
    """Cut the power so many times and return what was seen."""
    chance, tally = random.Random(seed), Tally(synchronous)
    keys = Keys(secrets.token_hex(16), *(secrets.token_bytes(32) for _ in range(3)))
    before, entries = log_of(folder, keys, synchronous, visits)
    first = next(place for place, entry in enumerate(entries) if entry.kind == "A") + 1
    moments = sorted(chance.randrange(first, len(entries)) for _ in range(trials))
    disk, told, place = Disk(before), [], 0
    for moment in moments:
        while place < moment:
            disk.take(entries[place])
            told += steps_in(entries[place])
            place += 1
        look(folder / "after", keys, disk.cut(chance), told, tally)
    return tally


def steps_in(entry: Entry) -> list[Step]:
    """Return the saves that an entry tells as done."""
    lines = entry.data.decode().splitlines() if entry.kind == "A" else []
    return [Step(**json.loads(line.removeprefix("ack "))) for line in lines if line.startswith("ack ")]


def look(folder: Path, keys: Keys, files: dict[str, bytearray], told: list[Step], tally: Tally) -> None:
    """Open what is left as the desk does, and compare it with what was told."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        if not name.endswith("-shm"):
            (folder / name).write_bytes(content)
    tally.trials += 1
    try:
        raw = connect(folder / "records.db", keys.database)
        whole = raw.execute("pragma integrity_check").fetchall() == [("ok",)]
        raw.close()
        records = Records(open_file(folder / "records.db", keys), keys, "desk1")
    except StoreFault:
        tally.unreadable += 1
        return
    finished = {step.visit_id for step in told if step.kind in ("finish", "amend")}
    lost = sum(not kept(records, step, finished) for step in told)
    tally.unreadable += not whole
    tally.trials_that_lost_saves += lost > 0
    tally.most_lost_at_once = max(tally.most_lost_at_once, lost)
    tally.half_written += half_written(records)
    tally.trail_bad += not records.verify().ok
    records.close()


def text_of(keys: Keys) -> str:
    """Return the keys for the child."""
    return f"{keys.store_id},{keys.database.hex()},{keys.audit.hex()},{keys.backup.hex()}"


def keys_of(text: str) -> Keys:
    """Return the keys from the parent."""
    store_id, *rest = text.split(",")
    return Keys(store_id, *map(bytes.fromhex, rest))


def table(tallies: list[Tally], command: str) -> str:
    """Return the table for the documents."""
    titles = [name.replace("_", " ") for name in asdict(tallies[0])]
    rows = [" | ".join(titles), "---|" + "|".join("---:" for _ in titles[1:])]
    rows += [" | ".join(str(value) for value in asdict(tally).values()) for tally in tallies]
    return "\n".join([f"`{command}`", "", *(f"| {row} |" for row in rows)])


def main() -> None:
    """Run the trials with both settings, print the table, and write it into a document between its marks."""
    parser = argparse.ArgumentParser(description="Cut the power while the program saves.")
    parser.add_argument("--trials", type=int, default=300)
    parser.add_argument("--child", nargs=4)
    parser.add_argument("--write", help="a document with the marks of this table")
    options = parser.parse_args()
    if options.child:
        place, keys, synchronous, visits = options.child
        child(Path(place), keys, synchronous, int(visits))
    tallies = []
    for synchronous in ("full", "normal"):
        with tempfile.TemporaryDirectory(prefix="botox-aid-power-") as folder:
            tallies.append(run(options.trials, Path(folder), synchronous))
    shown = table(tallies, f"python -m benchmarks.power_loss --trials {options.trials}")
    print(shown)
    if options.write:
        write_between(options.write, "power loss", shown.splitlines())
    sys.exit(not tallies[0].clean or tallies[1].clean)


if __name__ == "__main__":
    main()
