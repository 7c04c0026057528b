"""How long the records take at several sizes: list, search, lot, load, save, draft, open, check and backup of the encrypted file.

usage: python -m benchmarks.records [--sizes 10000 100000] [--rounds 200] [--write docs/performance.md]

A million visits (--sizes 1000000) need some 25 GB of disk and three quarters of an hour.
"""

import argparse
import contextlib
import datetime as dt
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from benchmarks.report import write_between
from botox_aid.domain.record import Draft, DraftHead, FinishedVisit, RecordCursor
from botox_aid.store import audit, backup, visit_table
from botox_aid.store.database import create_file, open_file
from botox_aid.store.moment import now
from botox_aid.store.records import Records
from botox_aid.store.schema import AUDIT, VISIT_BODY, VISIT_HEAD, VISIT_VERSION
from botox_aid.store.search_key import code_key, family_key, name_key
from botox_aid.store.vault import Keys, create_vault

BODY_BYTES = 9_000
BATCH = 500
CONSONANTS, VOWELS = "bdfghklmnprstvz", "aeiou"


def name(chance: random.Random) -> str:
    """Return one of some million names."""
    lengths = (chance.randint(2, 3), chance.randint(2, 4))
    return " ".join(
        "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(n)).title() for n in lengths
    )


def visit(number: int, size: int) -> FinishedVisit:
    """Return a visit whose fields spread as a clinic's do: a person comes back, a lot lasts a while."""
    chance = random.Random(number)
    person = random.Random(number % max(1, size // 3))
    day = dt.date(2006, 1, 1) + dt.timedelta(days=number * 7000 // size)
    return FinishedVisit(
        visit_id=f"{chance.getrandbits(128):032x}",
        patient_name=name(person),
        date_of_birth=dt.date(1940, 1, 1) + dt.timedelta(days=person.randrange(23_000)),
        record_number=f"A-{person.randrange(10**6):06d}",
        visit_date=day,
        clinician="Dr B Example",
        jurisdiction="us",
        product="botox_cosmetic",
        lot=f"C{number // 60:06d}",
        expiry=day + dt.timedelta(days=300),
        zones=("glabella", "forehead", "crows_feet"),
        content_version="2026.11",
        language="en-US",
        body=chance.randbytes(BODY_BYTES // 2).hex().encode(),
    )


def fill(records: Records, keys: Keys, size: int) -> float:
    """Write so many visits with their trail, many rows at a time, and return how long it took."""
    began, prev = time.perf_counter(), audit.START
    for start in range(0, size, BATCH):
        rows: dict[sa.Table, list[dict[str, object]]] = {
            table: [] for table in (VISIT_HEAD, VISIT_VERSION, VISIT_BODY, AUDIT)
        }
        for number in range(start, min(size, start + BATCH)):
            prev = add_rows(rows, visit(number, size), number, keys, prev)
        with records.database.write() as connection:
            for table, values in rows.items():
                connection.execute(table.insert(), values)
    return time.perf_counter() - began


def add_rows(
    rows: dict[sa.Table, list[dict[str, object]]], made: FinishedVisit, number: int, keys: Keys, prev: bytes
) -> bytes:
    """Add a visit's rows as the store would write them, and return the seal of its entry in the trail."""
    at, place = now(), {"visit_id": made.visit_id, "version": 1}
    row = visit_table.described(made, "", "p1", at)
    found_by = {
        "name_key": name_key(made.patient_name),
        "family_key": family_key(made.patient_name),
        "number_key": code_key(made.record_number),
        "lot_key": code_key(made.lot),
    }
    rows[VISIT_HEAD].append({**place, "finished_at": at, **row, **found_by})
    rows[VISIT_VERSION].append({**place, "save_id": f"{number:032x}", "desk": "desk1", **row})
    rows[VISIT_BODY].append({**place, "body": made.body})
    detail = audit.canonical({"version": 1, "save": f"{number:032x}", "seal": audit.seal_of_record(keys.audit, row)})
    values = (at, "p1", audit.FINISH, made.visit_id, detail)
    mac = audit.seal_of_entry(keys.audit, prev, "desk1", number + 1, values)
    entry = {"desk": "desk1", "sequence": number + 1, "prev": prev, "mac": mac}
    rows[AUDIT].append({**entry, **dict(zip(audit.FIELDS, values, strict=True))})
    return mac


def timed(rounds: int, act: Callable[[int], object]) -> str:
    """Return median and 99th percentile in milliseconds, and the median of the processor's own time: a busy machine lengthens only the former."""
    took, worked = [], []
    for number in range(rounds):
        began, busy = time.perf_counter(), time.process_time()
        act(number)
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    return (
        f"{statistics.median(took):.1f} / {statistics.quantiles(took, n=100)[98]:.1f} ({statistics.median(worked):.1f})"
    )


class Told(dict[str, str]):
    """What was measured, said as it comes: a run of an hour that breaks off keeps what it had."""

    def __setitem__(self, row: str, value: str) -> None:
        print(f"  {row}: {value}", file=sys.stderr, flush=True)
        super().__setitem__(row, value)


def measure(size: int, rounds: int, folder: Path) -> dict[str, str]:
    """Fill a file and return what was measured, by row of the table."""
    path, vault = folder / "records.db", folder / "vault.json"
    keys, _ = create_vault(vault, "a passphrase for this run", lambda keys: create_file(path, keys).close())
    chance = random.Random(1)
    found: dict[str, str] = Told()
    with contextlib.closing(Records(open_file(path, keys), keys, "desk1")) as records:
        filling = fill(records, keys, size)
        print(f"{size} visits are there", file=sys.stderr, flush=True)
        found["fill, visits a second"] = f"{size / filling:.0f}"
        some = [visit(chance.randrange(size), size) for _ in range(50)]
        middle = RecordCursor(visit(size // 2, size).visit_date, dt.datetime.now(dt.UTC), "f" * 32)
        found["list of 50"] = timed(rounds, lambda _: records.page())
        found["page in the middle"] = timed(rounds, lambda _: records.page(middle))
        found["search: beginning of a name"] = timed(rounds, lambda n: records.search(some[n % 50].patient_name[:4]))
        found["search: whole name"] = timed(rounds, lambda n: records.search(some[n % 50].patient_name))
        found["search: inside a name"] = timed(rounds, lambda n: records.search(some[n % 50].patient_name[2:6]))
        found["search: nobody"] = timed(min(rounds, 50), lambda _: records.search("xqxq"))
        found["search: record number"] = timed(rounds, lambda n: records.search(some[n % 50].record_number))
        found["search: day"] = timed(rounds, lambda n: records.search(str(some[n % 50].visit_date)))
        found["who had a lot"] = timed(rounds, lambda n: records.by_lot(some[n % 50].lot))
        found["load one"] = timed(rounds, lambda n: records.load(some[n % 50].visit_id))
        found["save one"] = timed(rounds, lambda n: records.finish(visit(size + n, size), f"e{n:031x}", "p1"))
        found["keep a draft"] = timed(rounds, lambda n: records.save_draft(draft(n)))
    found["open"] = timed(20, lambda _: open_file(path, keys).close())
    found["size, MB"] = f"{path.stat().st_size / 1e6:.0f}"
    with contextlib.closing(Records(open_file(path, keys), keys, "desk1")) as records:
        began = time.perf_counter()
        if not records.verify().ok:
            raise SystemExit("the trail is not whole")
        found["check the whole trail, s"] = f"{time.perf_counter() - began:.1f}"
    backups = folder / "backups"
    backups.mkdir()
    began = time.perf_counter()
    backup.run(path, vault, keys, backups, "desk1")
    found["backup with all its checks, s"] = f"{time.perf_counter() - began:.1f}"
    return found


def draft(number: int) -> Draft:
    """Return the next revision of one draft."""
    head = DraftHead("d" * 32, "desk1", dt.datetime.now(dt.UTC), "Alex Example")
    return Draft(head, number + 1, b"x" * BODY_BYTES)


def main() -> None:
    """Measure every size and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--folder", default="", help="where the files grow; default: the system's own")
    parser.add_argument("--write", default="")
    options = parser.parse_args()
    columns = []
    for size in options.sizes:
        folder = Path(tempfile.mkdtemp(prefix="botox-aid-records-", dir=options.folder or None))
        try:
            columns.append(measure(size, options.rounds, folder))
        finally:
            shutil.rmtree(folder)
    titles = " | ".join(f"{size:,} visits" for size in options.sizes)
    lines = [f"| p50 / p99 ms (processor) | {titles} |", "|---|" + "---:|" * len(columns)]
    lines += [f"| {row} | " + " | ".join(column[row] for column in columns) + " |" for row in columns[0]]
    print("\n".join(lines))
    if options.write:
        write_between(options.write, "records benchmark", lines)


if __name__ == "__main__":
    main()
