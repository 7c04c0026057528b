"""Times every change of step in the window, from the press to the painted page, and says how much memory the desk holds.

usage: python -m benchmarks.steps [ROUNDS]        default 5 walks there and back, after one in which the pages are made
"""

import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from botox_aid.app.flow import Step
from botox_aid.app.library import Library
from botox_aid.app.looks import Looks
from botox_aid.app.settings import Settings, SettingsRead
from botox_aid.domain.consultation import Clinic
from botox_aid.domain.vocabulary import Jurisdiction
from botox_aid.gui.application import Desk, start_desk
from botox_aid.resources import resource_folder

SETTINGS = Settings(clinic=Clinic("Northgate Skin Clinic", phone="555 0100"), jurisdiction=Jurisdiction.US)
VISIT = "us-frown-lines.json"


def wait(milliseconds: int) -> None:
    """Let the window and its threads work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def memory_mb() -> float:
    """Return the memory that the process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def milliseconds(desk: Desk, step: Step) -> float:
    """Return what one change of step takes until it is painted."""
    started = time.perf_counter()
    desk.window.step_asked.emit(step.value)
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    """Walk and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    resources = resource_folder()
    with tempfile.TemporaryDirectory() as folder:
        desk = start_desk(
            resources,
            Path(folder),
            Looks(language="en-US"),
            lambda: SettingsRead(SETTINGS),
            lambda: Library(resources),
            Path(str(resources / "sample" / VISIT)),
        )
        # The idle warming is part of the desk: a person needs longer to read the first question.
        wait(3000)
        at_start = memory_mb()
        first, again = {}, {step: [] for step in Step}
        for step in (*Step, *reversed(Step)):
            took = milliseconds(desk, step)
            first.setdefault(step, took)
            wait(400)
        for _ in range(rounds):
            for step in (*Step, *reversed(tuple(Step)[1:-1])):
                again[step].append(milliseconds(desk, step))
                wait(150)
        print("| step | first, ms | again: median | again: most |\n|---|---:|---:|---:|")
        for step in Step:
            print(
                f"| {step.value} | {first[step]:.0f} | {statistics.median(again[step]):.0f} | {max(again[step]):.0f} |"
            )
        print(f"\nmemory: {at_start:.0f} MB once warmed, {memory_mb():.0f} MB after {2 + 2 * rounds} walks")
        desk.window.ask_before_closing(lambda: True)
        desk.window.close()


if __name__ == "__main__":
    main()
