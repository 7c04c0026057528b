"""Builds the same sheet with this program and with its peers in one run, and prints what each took.

usage: python -m benchmarks.sheet [--peers PYTHON] [--rounds 31] [--cold 7] [--write docs/performance.md]

The peers (benchmarks/requirements.txt) may live in an environment of their own, named by ``--peers``; one that is not
there is skipped with its reason. All get the content of the same composed document. The sheet is the clinic's copy of a
consent sheet for three zones with injection points, the longest sheet of an ordinary visit.
"""

import argparse
import json
import os
import pickle
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

from benchmarks.peers.chromium_peer import browser
from botox_aid.app.files import read_consultation
from botox_aid.app.library import Library
from botox_aid.app.sheets import sheet_request
from botox_aid.document import folder
from botox_aid.document.sheet import compose
from botox_aid.domain.consultation import Consultation, PlannedZone, Point
from botox_aid.domain.plan import SheetRequest
from botox_aid.domain.vocabulary import Copy, Edition, SheetKind, View
from botox_aid.resources import resource_folder

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = "us-frown-lines.json"
BEGIN, END = "<!-- sheet benchmark: begin -->", "<!-- sheet benchmark: end -->"
_HINTS = {"weasyprint": "weasyprint", "fpdf2": "fpdf", "typst": "typst"}


@dataclass(slots=True)
class Engine:
    """One way to make the sheet.

    Attributes:
        command: Without the names of the files and the number of rounds.
        skipped: Why it cannot run here.
    """

    name: str
    command: list[str]
    source: str
    tail: list[str] = field(default_factory=list)
    skipped: str = ""
    warm: list[float] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)
    size: int = 0
    megabytes: float = 0.0
    pages: int = 0
    verdicts: dict[str, str] = field(default_factory=dict)


def consultation(library: Library) -> Consultation:
    """Return the shipped sample with a third zone and injection points."""
    made = read_consultation(library, (resource_folder() / "sample" / SAMPLE).read_bytes())
    points = {
        "glabella": ((0.5, 0.36), (0.46, 0.35), (0.54, 0.35), (0.43, 0.33), (0.57, 0.33)),
        "crows_feet": ((0.3, 0.4), (0.29, 0.42), (0.3, 0.44), (0.7, 0.4), (0.71, 0.42), (0.7, 0.44)),
        "forehead": ((0.4, 0.26), (0.47, 0.25), (0.53, 0.25), (0.6, 0.26), (0.5, 0.28)),
    }
    zones = [*(zone for zone in made.zones if zone.zone in points), PlannedZone("forehead", 20)]
    unique = {zone.zone: zone for zone in zones}
    return replace(
        made,
        zones=tuple(
            replace(zone, points=tuple(Point(View.FRONT, x, y, 4) for x, y in points[zone.zone]))
            for zone in unique.values()
        ),
    )


def request(library: Library, made: Consultation) -> SheetRequest:
    """Return the clinic's copy of its consent sheet."""
    return sheet_request(library, made, SheetKind.CONSENT, Edition.STANDARD, Copy.CLINIC)


def engines(peers: str) -> list[Engine]:
    """Return this program and every peer, those that cannot run with their reason."""
    ours = [sys.executable, "-m", "benchmarks.peers.this_program"]
    found = [
        Engine("this program", ours, "document.pickle"),
        Engine("this program, from the consultation", ours, "document.pickle", ["whole"]),
    ]
    for name, module in _HINTS.items():
        engine = Engine(name, [peers, "-m", f"benchmarks.peers.{name}_peer"], "content.json")
        probe = subprocess.run([peers, "-c", f"import {module}"], capture_output=True, text=True, check=False)
        if probe.returncode:
            engine.skipped = probe.stderr.strip().splitlines()[-1]
        else:
            shown = f"from importlib.metadata import version; print(version('{name}'))"
            engine.name += (
                " " + subprocess.run([peers, "-c", shown], capture_output=True, text=True, check=True).stdout.strip()
            )
        found.append(engine)
    chromium = Engine("Chromium", [sys.executable, "-m", "benchmarks.peers.chromium_peer"], "content.json")
    program = browser()
    if program is None:
        chromium.skipped = "no Chromium on this machine"
    else:
        shown = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout.split()
        chromium.name += " " + next((word for word in shown if word[:1].isdigit()), "")
    return [*found, chromium]


def measure(engine: Engine, place: Path, rounds: int) -> float:
    """Run an engine in a process of its own and return the wall time of the whole process."""
    target = place / f"{engine.name.split(' ')[0]}-{len(engine.tail)}.pdf"
    started = time.perf_counter()
    done = subprocess.run(
        [*engine.command, str(place / engine.source), str(target), str(rounds), *engine.tail],
        cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    took = time.perf_counter() - started
    if done.returncode:
        engine.skipped = (done.stderr.strip().splitlines() or ["failed"])[-1]
        return took
    result = json.loads(done.stdout.splitlines()[-1])
    if rounds > 1:
        engine.warm = result["seconds"][2:]
        engine.megabytes = result["megabytes"]
    engine.size = result["bytes"]
    return took


def judge(running: Sequence[Engine], place: Path) -> str:
    """Ask veraPDF about every sheet; return why not where it is not there."""
    from tests.document import verapdf

    if reason := verapdf.why_not():
        return reason
    targets = {place / f"{engine.name.split(' ')[0]}-{len(engine.tail)}.pdf": engine for engine in running}
    driver = verapdf.compiled_driver(place)
    for line in verapdf.verdicts(driver, targets):
        verdict, profile, rest = line.split(" ", 2)
        path, *broken = rest.split(";")
        targets[Path(path.strip())].verdicts[profile] = "pass" if verdict == "PASS" else f"{len(broken)} rules fail"
    return ""


def count_pages(running: Sequence[Engine], place: Path) -> None:
    """Count the pages of every sheet."""
    import pypdfium2

    for engine in running:
        with pypdfium2.PdfDocument(place / f"{engine.name.split(' ')[0]}-{len(engine.tail)}.pdf") as pdf:
            engine.pages = len(pdf)


def table(running: Sequence[Engine], skipped: Sequence[Engine], not_judged: str) -> str:
    """Return what was measured as a Markdown table."""
    lines = [
        "| engine | warm, median ms | warm, least ms | cold, whole process, median ms | KB | peak MB | pages | PDF/UA-1 | PDF/A-2a |",
        "|---|---:|---:|---:|---:|---:|---:|---|---|",
    ]
    for engine in sorted(running, key=lambda each: statistics.median(each.warm)):
        ua, archive = (engine.verdicts.get(profile, "not judged") for profile in ("ua1", "2a"))
        lines.append(
            f"| {engine.name} | {1000 * statistics.median(engine.warm):.1f} | {1000 * min(engine.warm):.1f} "
            f"| {1000 * statistics.median(engine.cold):.0f} | {engine.size / 1000:.1f} | {engine.megabytes:.0f} "
            f"| {engine.pages} | {ua} | {archive} |"
        )
    lines += [f"\nSkipped: {engine.name}: {engine.skipped}" for engine in skipped]
    if not_judged:
        lines.append(f"\nNot judged: {not_judged}")
    return "\n".join(lines)


def machine() -> str:
    """Return what this was measured on; never where."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{platform.system()}, {platform.machine()}, {cores} cores, Python {platform.python_version()}, "
        f"ReportLab {version('reportlab')} (font subsets)"
    )


def main() -> None:
    """Measure, print, and write the table where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", default=sys.executable, help="the Python that has the peers")
    parser.add_argument("--rounds", type=int, default=31)
    parser.add_argument("--cold", type=int, default=7)
    parser.add_argument("--write", type=Path, help="a Markdown file with the two marker lines")
    options = parser.parse_args()
    folder.use(resource_folder())
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        print(report := run(place, options.peers, options.rounds, options.cold))
    if options.write:
        write(options.write, report)


def run(place: Path, peers: str, rounds: int, cold: int) -> str:
    """Measure all engines and return the report."""
    from benchmarks.peers.content import plain_content

    library = Library(resource_folder())
    made = consultation(library)
    document = compose(request(library, made), library.texts(made.language))
    (place / "document.pickle").write_bytes(pickle.dumps(document))
    (place / "content.json").write_text(json.dumps(plain_content(document)), encoding="utf-8")
    every = engines(peers)
    for engine in every:
        if not engine.skipped:
            measure(engine, place, rounds + 2)
    for _ in range(cold):  # in turns, so that a noisy machine hits all alike
        for engine in every:
            if not engine.skipped:
                engine.cold.append(measure(engine, place, 1))
    running = [engine for engine in every if not engine.skipped]
    not_judged = judge(running, place)
    count_pages(running, place)
    words = f"{machine()}; {rounds} warm rounds after 2, {cold} cold starts; command: `python -m benchmarks.sheet`"
    return f"{words}\n\n{table(running, [engine for engine in every if engine.skipped], not_judged)}"


def write(path: Path, report: str) -> None:
    """Put the report between the two marker lines of a file."""
    before, rest = path.read_text(encoding="utf-8").split(BEGIN, 1)
    path.write_text(f"{before}{BEGIN}\n{report}\n{END}{rest.split(END, 1)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
