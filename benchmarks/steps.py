"""Times every change of step in the window, from the press to the painted page; then how long nobody is heard in a whole visit.

usage: python -m benchmarks.steps [--rounds 5] [--write docs/performance.md]        walks there and back, after the first

The second table is of a visit of its own, with protected records: for every act the longest time in which the window heard
nothing, by the clock and as the work of the window's own thread; the latter holds on a machine with other work too.
"""

import argparse
import os
import resource
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.report import write_between
from botox_aid.app.flow import Step
from botox_aid.app.library import Library
from botox_aid.app.looks import Looks
from botox_aid.app.settings import Settings, SettingsRead
from botox_aid.domain.consultation import Clinic
from botox_aid.domain.vocabulary import Jurisdiction
from botox_aid.gui.application import Desk, start_desk
from botox_aid.resources import resource_folder

from .consultation import Consultation, finish
from .heartbeat import wait

SETTINGS = Settings(clinic=Clinic("Northgate Skin Clinic", phone="555 0100"), jurisdiction=Jurisdiction.US)
VISIT = "us-frown-lines.json"


def memory_mb() -> float:
    """Return the memory that the process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def started(folder: Path, file: Path | None = None) -> Desk:
    """Start a desk and wait until it is warmed: a person needs longer to read the first question."""
    resources = resource_folder()
    looks = Looks(language="en-US")
    desk = start_desk(resources, folder, looks, lambda: SettingsRead(SETTINGS), lambda: Library(resources), file)
    while desk.bridge is None or len(desk.window.pages) < len(Step):
        wait(200)
    wait(2500)
    return desk


def changed(desk: Desk, step: Step) -> tuple[float, float]:
    """Return what one change of step takes until it is painted: by the clock, and of the thread's own work."""
    clock, work = time.perf_counter(), time.thread_time()
    desk.window.step_asked.emit(step.value)
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - clock), 1000 * (time.thread_time() - work)


def walk(desk: Desk, rounds: int) -> list[str]:
    """Walk through all steps and back, and return what each change took as a table."""
    at_start = memory_mb()
    first: dict[Step, tuple[float, float]] = {}
    again: dict[Step, list[float]] = {step: [] for step in Step}
    for step in (*Step, *reversed(Step)):
        first.setdefault(step, changed(desk, step))
        wait(500)
    walked = [memory_mb()]
    for _ in range(rounds):
        for step in (*Step, *reversed(tuple(Step)[1:-1])):
            again[step].append(changed(desk, step)[0])
            wait(150)
        walked.append(memory_mb())
    lines = ["| step | first, ms | own work, ms | again: median | again: most |", "|---|---:|---:|---:|---:|"]
    for step in Step:
        clock, work = first[step]
        lines.append(
            f"| {step} | {clock:.0f} | {work:.0f} | {statistics.median(again[step]):.0f} | {max(again[step]):.0f} |"
        )
    places = sorted({0, len(walked) // 3, 2 * len(walked) // 3, len(walked) - 1})
    told = ", ".join(f"{walked[place]:.0f} after {place + 1}" for place in places)
    return [*lines, "", f"Memory: {at_start:.0f} MB once warmed; {told} walks there and back.", ""]


def main() -> None:
    """Walk, go through a visit, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", default="")
    options = parser.parse_args()
    lines = [f"Load of the machine at the start: {os.getloadavg()[0]:.0f}, on {os.cpu_count()} cores.", ""]
    with tempfile.TemporaryDirectory() as folder:
        desk = started(Path(folder), Path(str(resource_folder() / "sample" / VISIT)))
        lines += walk(desk, options.rounds)
        finish(desk)
    with tempfile.TemporaryDirectory() as folder:
        consultation = Consultation(started(Path(folder)))
        consultation.run()
        lines += consultation.table().splitlines()
        finish(consultation.desk)
    print("\n".join(lines))
    if options.write:
        write_between(options.write, "steps benchmark", lines)


if __name__ == "__main__":
    main()
