"""Many desks on one server for a while, the server killed in the middle: what was acknowledged must be there, and no correction lost.

usage: python -m benchmarks.desks [--desks 20] [--seconds 60] [--kills 1] [--write docs/performance.md]

Needs PostgreSQL's server programs (Debian: apt-get install postgresql). Every desk is a thread with a connection of its own over verified TLS.
"""

import argparse
import contextlib
import random
import secrets
import statistics
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

import sqlalchemy as sa

from benchmarks.report import write_between
from botox_aid.domain.record_fault import Stale, StoreFault
from botox_aid.store.records import Records
from botox_aid.store.schema import VISIT_HEAD, VISIT_VERSION
from tests.store.conftest import Clinic, new_clinic
from tests.store.postgres_server import PostgresServer, programs
from tests.store.visits import new_id, visit

HOT = 10


@dataclass
class Tally:
    """What the desks did, and what came of it."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    acknowledged: dict[str, int] = field(default_factory=dict)
    corrections: Counter[str] = field(default_factory=Counter)
    conflicts: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    lost_updates: int = 0
    chain_is_whole: bool = False
    back_after: list[float] = field(default_factory=list)
    operations: int = 0
    seconds: float = 0.0


class Desks:
    """The desks and the one who kills."""

    def __init__(self, clinic: Clinic, names: tuple[str, ...], seconds: float) -> None:
        self._clinic, self._names = clinic, names
        self._seconds, self._end = seconds, 0.0
        self._lock = threading.Lock()
        self.tally = Tally()
        self._hot = [visit(number) for number in range(HOT)]

    def run(self, kills: int) -> Tally:
        """Run everything and check what is left."""
        with contextlib.closing(self._clinic.records(self._names[0])) as first:
            for each in self._hot:
                first.finish(each, new_id(), "p1")
        started = time.monotonic()
        self._end = started + self._seconds
        threads = [threading.Thread(target=self._desk, args=(name, number)) for number, name in enumerate(self._names)]
        for thread in threads:
            thread.start()
        for kill in range(kills):
            time.sleep(max(0.0, started + self._seconds * (kill + 1) / (kills + 1) - time.monotonic()))
            killed = time.monotonic()
            self._clinic.server.kill()
            self._clinic.server.start()
            self.tally.back_after.append(time.monotonic() - killed)
        for thread in threads:
            thread.join()
        self.tally.seconds = time.monotonic() - started
        self._check()
        return self.tally

    def _desk(self, name: str, number: int) -> None:
        chance = random.Random(number)
        with contextlib.closing(self._clinic.records(name)) as records:
            while time.monotonic() < self._end:
                draw = chance.random()
                try:
                    if draw < 0.4:
                        self._timed("list", records.page)
                    elif draw < 0.55:
                        self._timed("search", lambda: records.search(chance.choice("aksrjln")))
                    elif draw < 0.6:
                        self._timed("lot", lambda: records.by_lot("C0007"))
                    elif draw < 0.75:
                        self._timed("load", lambda: records.load(chance.choice(self._hot).visit_id))
                    elif draw < 0.92:
                        self._save(records, chance)
                    else:
                        self._correct(records, chance)
                except StoreFault as fault:
                    with self._lock:
                        self.tally.faults[type(fault).__name__] += 1
                    time.sleep(0.1)

    def _save(self, records: Records, chance: random.Random) -> None:
        made, save_id = visit(chance.randrange(10**6)), secrets.token_hex(16)
        head = self._until_answered(lambda: self._timed("save", lambda: records.finish(made, save_id, "p1")))
        with self._lock:
            self.tally.acknowledged[head.visit_id] = head.version

    def _correct(self, records: Records, chance: random.Random) -> None:
        chosen, save_id = chance.choice(self._hot), secrets.token_hex(16)
        head, body = records.load(chosen.visit_id)
        changed = replace(chosen, body=body + b".")
        try:
            self._until_answered(
                lambda: self._timed("correct", lambda: records.amend(changed, head.version, "a reason", save_id, "p1"))
            )
        except Stale:
            with self._lock:
                self.tally.conflicts += 1
        else:
            with self._lock:
                self.tally.corrections[chosen.visit_id] += 1

    def _until_answered(self, act):  # noqa: ANN001, ANN202
        """Try the very same save again until there is an answer, as the desk's outbox does."""
        while True:
            try:
                return act()
            except Stale:
                raise
            except (StoreFault, sa.exc.IntegrityError) as fault:
                with self._lock:
                    self.tally.faults[type(fault).__name__] += 1
                time.sleep(0.05)

    def _timed(self, name: str, act):  # noqa: ANN001, ANN202
        began = time.perf_counter()
        answer = act()
        took = (time.perf_counter() - began) * 1000
        with self._lock:
            self.tally.times[name].append(took)
            self.tally.operations += 1
        return answer

    def _check(self) -> None:
        tally = self.tally
        with contextlib.closing(self._clinic.records(self._names[0])) as records:
            with records.database.read() as connection:
                kept = {row.visit_id: row.version for row in connection.execute(sa.select(VISIT_HEAD))}
                by_visit = Counter(connection.execute(sa.select(VISIT_VERSION.c.visit_id)).scalars())
            tally.lost = sum(1 for visit_id, version in tally.acknowledged.items() if kept.get(visit_id, 0) < version)
            # Every correction that was acknowledged is a version of its own, and stands in the last body as one dot.
            for each in self._hot:
                made = tally.corrections[each.visit_id]
                dots = len(records.load(each.visit_id)[1]) - len(each.body)
                tally.lost_updates += abs(by_visit[each.visit_id] - 1 - made) + abs(dots - made)
            tally.chain_is_whole = records.verify().ok


def table(tally: Tally, desks: int, kills: int) -> list[str]:
    """Return the report as lines of Markdown."""
    back = ", ".join(f"{after:.1f} s" for after in tally.back_after) or "no kill"
    corrections, again = sum(tally.corrections.values()), sum(tally.faults.values())
    rate = tally.operations / tally.seconds
    whole = "whole" if tally.chain_is_whole else "BROKEN"
    lines = [
        f"{desks} desks for {tally.seconds:.0f} s, server killed -9 {kills} times; back after {back}",
        "",
        f"{rate:.0f} operations a second; {len(tally.acknowledged)} visits and {corrections} corrections acknowledged;",
        f"conflicts told: {tally.conflicts}; answers lost and asked for again: {again}",
        "",
        f"**acknowledged and lost: {tally.lost}; lost updates: {tally.lost_updates}; audit trail: {whole}**",
        "",
        "| ms | n | p50 | p95 | p99 | most |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, times in sorted(tally.times.items()):
        cuts = statistics.quantiles(times, n=100) if len(times) > 1 else [times[0]] * 99
        lines.append(f"| {name} | {len(times)} | {cuts[49]:.1f} | {cuts[94]:.1f} | {cuts[98]:.1f} | {max(times):.0f} |")
    return lines


def measure(server: PostgresServer, desks: int, seconds: float, kills: int) -> Tally:
    """Set a clinic up and let its desks work."""
    names = tuple(f"d{number}" for number in range(desks))
    return Desks(new_clinic(server, names), names, seconds).run(kills)


def main() -> None:
    """Run it and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--desks", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--kills", type=int, default=1)
    parser.add_argument("--write", default="")
    options = parser.parse_args()
    binaries = programs()
    if binaries is None:
        raise SystemExit("no PostgreSQL server is installed here (Debian: apt-get install postgresql)")
    server = PostgresServer(binaries, synced=True)
    try:
        server.start()
        tally = measure(server, options.desks, options.seconds, options.kills)
    finally:
        server.remove()
    lines = table(tally, options.desks, options.kills)
    print("\n".join(lines))
    if options.write:
        write_between(options.write, "desks benchmark", lines)


if __name__ == "__main__":
    main()
