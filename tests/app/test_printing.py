"""Sending a sheet to the print queue, with a queue that is made up."""

import subprocess
from collections.abc import Sequence

import pytest

from botox_aid.app import printing
from botox_aid.app.printing import PrintJob, PrintOutcome, Queues, Ran, list_queues, lp_arguments, send_to_printer
from botox_aid.domain.vocabulary import Paper

TAKEN = Ran(0)
JOB = PrintJob("Front_desk", 2, Paper.LETTER, both_sides=True)
IDLE = "printer Front_desk is idle.  enabled since Fri Nov 20 10:00:00 2026\nFront_desk accepting requests since Fri"


LISTED = """Desk
Upstairs
system default destination: Upstairs
printer Desk disabled since Sun Nov 22 12:18:41 2026 -
\tPaused
\tDescription: Über: Tür 2
\tLocation:
printer Upstairs is idle.  enabled since Sun Nov 22 12:18:41 2026
\tDescription:
"""


class Queue:
    """Plays ``lp`` and ``lpstat``."""

    def __init__(self, printed: Ran | Exception = TAKEN, standing: str = IDLE) -> None:
        self.printed, self.standing = printed, standing
        self.commands: list[Sequence[str]] = []
        self.read = b""

    def __call__(self, command: Sequence[str], data: bytes) -> Ran:
        self.commands.append(command)
        if command[0] == "lpstat":
            return Ran(0, self.standing)
        if isinstance(self.printed, Exception):
            raise self.printed
        self.read = data
        return self.printed


def test_the_sheet_goes_in_through_the_pipe() -> None:
    queue = Queue()
    assert send_to_printer(JOB, b"%PDF", queue) is PrintOutcome.SENT
    assert queue.read == b"%PDF"
    command = list(queue.commands[-1])
    assert command[:7] == ["lp", "-d", "Front_desk", "-n", "2", "-t", "Consultation"]
    options = dict(option.split("=") for option in command[8::2])
    assert options == {
        "media": "Letter",
        "sides": "two-sided-long-edge",
        "print-scaling": "none",
        "collate": "true",
    }


def test_one_side_when_asked() -> None:
    assert "sides=one-sided" in lp_arguments(PrintJob("a", 1, Paper.A4, both_sides=False))


def test_no_file_is_named() -> None:
    assert "--" not in lp_arguments(JOB)
    assert not any(word.endswith(".pdf") for word in lp_arguments(JOB))


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("lp: The printer or class does not exist.", PrintOutcome.GONE),
        ('lp: Destination "Front_desk" is not accepting jobs.', PrintOutcome.NOT_ACCEPTING),
        ("lp: Request Entity Too Large", PrintOutcome.NO_ROOM),
        ("lp: No space left on device", PrintOutcome.NO_ROOM),
        ("lp: Error - scheduler not running.", PrintOutcome.NO_ANSWER),
        ("lp: Bad file descriptor", PrintOutcome.NO_ANSWER),
        ("lp: Forbidden", PrintOutcome.REFUSED),
    ],
)
def test_what_the_queue_says_is_understood(said: str, outcome: PrintOutcome) -> None:
    assert send_to_printer(JOB, b"", Queue(Ran(1, said))) is outcome


@pytest.mark.parametrize(
    ("standing", "outcome"),
    [
        ("printer Front_desk disabled since Fri Nov 20 10:00:00 2026 -\n\tPaused", PrintOutcome.PAUSED),
        ("scheduler is not running\nlpstat: Invalid destination name", PrintOutcome.NO_ANSWER),
        ("printer Front_desk is idle.\nFront_desk not accepting requests since Fri -", PrintOutcome.NOT_ACCEPTING),
    ],
)
def test_a_queue_that_stands_still_is_given_nothing(standing: str, outcome: PrintOutcome) -> None:
    queue = Queue(standing=standing)
    assert send_to_printer(JOB, b"%PDF", queue) is outcome
    assert [command[0] for command in queue.commands] == ["lpstat"]


@pytest.mark.parametrize(
    ("failure", "outcome"),
    [
        (FileNotFoundError(), PrintOutcome.NO_PRINT_SYSTEM),
        (subprocess.TimeoutExpired("lp", 30), PrintOutcome.NO_ANSWER),
        (PermissionError(), PrintOutcome.REFUSED),
    ],
)
def test_every_failure_has_its_outcome(failure: Exception, outcome: PrintOutcome) -> None:
    assert send_to_printer(JOB, b"", Queue(failure)) is outcome


def test_no_printer() -> None:
    queue = Queue()
    assert send_to_printer(PrintJob("", 1, Paper.A4, both_sides=True), b"", queue) is PrintOutcome.NO_PRINTER
    assert not queue.commands


def test_the_print_library_stays_on_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing.sys, "platform", "linux")
    monkeypatch.setenv("CUPS_SERVER", "")
    monkeypatch.delenv("CUPS_SERVER")
    printing.stay_on_this_computer()
    assert printing.os.environ["CUPS_SERVER"] == "/run/cups/cups.sock"


def test_a_print_server_that_the_clinic_has_named_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "print.clinic")
    printing.stay_on_this_computer()
    assert printing.os.environ["CUPS_SERVER"] == "print.clinic"


@pytest.mark.parametrize(
    ("said", "queues"),
    [
        (LISTED, Queues({"Desk": "Über: Tür 2", "Upstairs": "Upstairs"}, "Upstairs")),
        ("no system default destination\nlpstat: Scheduler is not running.\n", Queues()),
        ("Found_nearby\nno system default destination\n", Queues({"Found_nearby": "Found_nearby"})),
    ],
)
def test_queues_are_listed_by_what_people_call_them(said: str, queues: Queues) -> None:
    assert list_queues(Queue(standing=said)) == queues


@pytest.mark.parametrize("failure", [FileNotFoundError(), subprocess.TimeoutExpired("lpstat", 30)])
def test_no_print_system_has_no_queues(failure: Exception) -> None:
    def run(_command: Sequence[str], _data: bytes) -> Ran:
        raise failure

    assert list_queues(run) == Queues()
