"""Sends a finished PDF to the system's print queue and says how it went."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ..domain.vocabulary import Paper

# Never the patient's name: job titles stand in the queue for everyone to read.
JOB_TITLE = "Consultation"
_PATIENCE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One file for one printer."""

    printer: str
    copies: int
    paper: Paper
    both_sides: bool


class PrintOutcome(StrEnum):
    """How sending a job went; each is the key of a sentence."""

    SENT = "sent"
    NO_PRINTER = "no_printer"
    NO_PRINT_SYSTEM = "no_print_system"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"


Run = Callable[[Sequence[str]], int]


def lp_arguments(job: PrintJob, path: Path) -> list[str]:
    """Return the command that prints a file, as a list that no shell reads."""
    sides = "two-sided-long-edge" if job.both_sides else "one-sided"
    return [
        "lp",
        "-d",
        job.printer,
        "-n",
        str(job.copies),
        "-t",
        JOB_TITLE,
        "-o",
        f"media={job.paper.value}",
        "-o",
        f"sides={sides}",
        "-o",
        "print-scaling=none",
        "--",
        str(path),
    ]


def send_to_printer(job: PrintJob, data: bytes, run: Run | None = None) -> PrintOutcome:
    """Print a PDF and say how it went; the file exists only for as long as the queue takes it over."""
    if not job.printer:
        return PrintOutcome.NO_PRINTER
    with tempfile.TemporaryDirectory(prefix="botox-aid-") as folder:
        path = Path(folder) / "sheet.pdf"
        path.touch(mode=0o600)
        path.write_bytes(data)
        try:
            status = (run or _run)(lp_arguments(job, path))
        except FileNotFoundError:
            return PrintOutcome.NO_PRINT_SYSTEM
        except subprocess.TimeoutExpired:
            return PrintOutcome.NO_ANSWER
        except OSError:
            return PrintOutcome.REFUSED
    return PrintOutcome.REFUSED if status else PrintOutcome.SENT


def can_use_queue() -> bool:
    """Return whether this system prints through a queue that takes PDF files."""
    return os.name == "posix"


def _run(command: Sequence[str]) -> int:
    # What the queue says may name files and users; only whether it took the job is of use here.
    return subprocess.run(  # noqa: S603 - an argument list made above, and no shell
        command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE_SECONDS, check=False
    ).returncode
