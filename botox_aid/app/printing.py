"""Lists the system's print queues, sends a finished PDF to one and says how it went."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ..domain.vocabulary import Paper

# Never the patient's name: job titles stand in the queue for everyone to read.
JOB_TITLE = "Consultation"
_PATIENCE_SECONDS = 30
# Where it is not said, the print library tries the network as soon as the queue is not running.
_LOCAL_QUEUE = "/run/cups/cups.sock"


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
    GONE = "gone"
    PAUSED = "paused"
    NOT_ACCEPTING = "not_accepting"
    NO_ROOM = "no_room"
    NO_PRINT_SYSTEM = "no_print_system"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it said; that may name users and is never shown or kept."""

    status: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Queues:
    """The print queues of this computer.

    Attributes:
        says: What people call each, by its name.
        usual: The one the system takes where nobody chose; empty where it takes none.
    """

    says: Mapping[str, str] = field(default_factory=dict)
    usual: str = ""


Run = Callable[[Sequence[str], bytes], Ran]

# What the queue says in the plain locale, and what it means.
_PAUSED = re.compile(r"^printer \S+ (?:disabled since|now printing .*disabled)", re.MULTILINE)
_NOT_RUNNING = re.compile(r"scheduler is not running")
_NOT_ACCEPTING = re.compile(r"not accepting (?:requests|jobs)")
# How it lists its queues: names, the usual one, then each at length. A name holds no space, and no colon as complaints do.
_QUEUE_NAME = re.compile(r"[^\s:]+")
_USUAL_QUEUE = re.compile(r"^system default destination: (\S+)", re.MULTILINE)
_ABOUT_QUEUE = re.compile(r"printer (\S+) ")
_CALLED = "Description:"
_REASONS = (
    (re.compile(r"does not exist|non-?existent|unknown destination|not found", re.IGNORECASE), PrintOutcome.GONE),
    (_NOT_ACCEPTING, PrintOutcome.NOT_ACCEPTING),
    (re.compile(r"no space left|too large|quota", re.IGNORECASE), PrintOutcome.NO_ROOM),
    (
        re.compile(
            r"scheduler is not running|scheduler not running|unable to connect|bad file descriptor|connection refused"
            r"|no such file or directory|not connected",
            re.IGNORECASE,
        ),
        PrintOutcome.NO_ANSWER,
    ),
)


def lp_arguments(job: PrintJob) -> list[str]:
    """Return the command that prints what it reads, as a list that no shell sees.

    The sheet goes in through a pipe: no file with a patient's name lies on this computer, however the program ends.
    """
    sides = "two-sided-long-edge" if job.both_sides else "one-sided"
    options = (f"media={job.paper.value}", f"sides={sides}", "print-scaling=none", "collate=true")
    command = ["lp", "-d", job.printer, "-n", str(job.copies), "-t", JOB_TITLE]
    for option in options:
        command += ["-o", option]
    return command


def send_to_printer(job: PrintJob, data: bytes, run: Run | None = None) -> PrintOutcome:
    """Print a PDF and say how it went; a queue that stands still is given nothing."""
    if not job.printer:
        return PrintOutcome.NO_PRINTER
    run = run or _run
    try:
        standing = queue_standing(job.printer, run)
        if standing is not PrintOutcome.SENT:
            return standing
        ran = run(lp_arguments(job), data)
    except FileNotFoundError:
        return PrintOutcome.NO_PRINT_SYSTEM
    except subprocess.TimeoutExpired:
        return PrintOutcome.NO_ANSWER
    except OSError:
        return PrintOutcome.REFUSED
    if not ran.status:
        return PrintOutcome.SENT
    return next((outcome for pattern, outcome in _REASONS if pattern.search(ran.said)), PrintOutcome.REFUSED)


def queue_standing(printer: str, run: Run | None = None) -> PrintOutcome:
    """Return why a queue would print nothing: paused, not accepting, not running; ``SENT`` where nothing is against it.

    Raises:
        FileNotFoundError: There is no print system.
        subprocess.TimeoutExpired: It does not answer.
    """
    said = (run or _run)(["lpstat", "-r", "-p", printer, "-a", printer], b"").said
    if _NOT_RUNNING.search(said):
        return PrintOutcome.NO_ANSWER
    if _NOT_ACCEPTING.search(said):
        return PrintOutcome.NOT_ACCEPTING
    return PrintOutcome.PAUSED if _PAUSED.search(said) else PrintOutcome.SENT


def list_queues(run: Run | None = None) -> Queues:
    """Return the queues of this computer; none where there is no print system, or none that answers in time."""
    try:
        said = (run or _run)(["lpstat", "-e", "-d", "-l", "-p"], b"").said
    except (OSError, subprocess.TimeoutExpired):
        return Queues()
    names: list[str] = []
    says, of = {}, ""
    for line in said.splitlines():
        if _QUEUE_NAME.fullmatch(line):
            names.append(line)
        elif begins := _ABOUT_QUEUE.match(line):
            of = begins[1]
        elif of and line.strip().startswith(_CALLED):
            says[of] = line.strip().removeprefix(_CALLED).strip()
    usual = _USUAL_QUEUE.search(said)
    return Queues({name: says.get(name) or name for name in names}, usual[1] if usual else "")


def can_use_queue() -> bool:
    """Return whether this system prints through a queue that takes PDF files."""
    return os.name == "posix"


def stay_on_this_computer() -> None:
    """Keep the print library from trying the network, unless the clinic has named a print server itself."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("CUPS_SERVER", _LOCAL_QUEUE)


def _run(command: Sequence[str], data: bytes) -> Ran:
    stay_on_this_computer()
    done = subprocess.run(  # noqa: S603 - an argument list made above, and no shell
        command,
        input=data,
        capture_output=True,
        timeout=_PATIENCE_SECONDS,
        check=False,
        env={**os.environ, "LC_ALL": "C", "LANG": "C"},
    )
    return Ran(done.returncode, (done.stdout + b"\n" + done.stderr).decode("utf-8", "replace"))
