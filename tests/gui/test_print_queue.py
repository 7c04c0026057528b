"""A real print queue: what comes out of it is the very file that was previewed."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from botox_aid.app.files import open_consultation
from botox_aid.app.library import Library
from botox_aid.app.printing import PrintJob, PrintOutcome, send_to_printer
from botox_aid.app.sheet_press import SheetOrder, SheetPress
from botox_aid.domain.vocabulary import Paper, SheetKind
from botox_aid.resources import resource_folder

_SEARCHED = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin:/usr/local/sbin"
CUPSD, LPADMIN = shutil.which("cupsd", path=_SEARCHED), shutil.which("lpadmin", path=_SEARCHED)
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "us-frown-lines.json"

pytestmark = [
    pytest.mark.skipif(not (CUPSD and LPADMIN), reason="no cupsd and lpadmin on this machine"),
    pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() != 0, reason="cupsd can only be started by root here"
    ),
]

_DAEMON = """Listen {home}/cups.sock
LogLevel info
Browsing Off
WebInterface No
DefaultAuthType None
PreserveJobFiles No
PreserveJobHistory Yes
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
_FILES = """ServerRoot {home}
ServerBin {home}/bin
StateDir {home}
CacheDir {home}/cache
RequestRoot {home}/spool
TempDir {home}/spool/tmp
AccessLog {home}/access
ErrorLog {home}/error
PageLog {home}/page
Sandboxing Relaxed
SystemGroup root
"""

# A printer of ours: what it is given lies in a file afterwards.
_PRINTER = """#!/bin/sh
[ $# = 0 ] && exit 0
cat "${{6:-/dev/stdin}}" > {home}/paper
"""


_LIST = """
from PySide6.QtWidgets import QApplication
from botox_aid.gui.printers import known_printers
application = QApplication([])
for printer in known_printers().every:
    print(f"{printer.name}: {printer.says}")
"""


@dataclass(frozen=True)
class Queue:
    """A queue that writes what it prints into a file."""

    home: Path
    paper: Path
    daemon: "subprocess.Popen[bytes]"

    def admin(self, *words: str) -> None:
        subprocess.run([*words], check=True, capture_output=True, timeout=20)

    def printed(self) -> bytes:
        """Wait until the queue is empty and return what came out."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            waiting = subprocess.run(["lpstat", "-o"], capture_output=True, timeout=20, check=False).stdout
            if not waiting.strip() and self.paper.stat().st_size:
                return self.paper.read_bytes()
            time.sleep(0.05)
        pytest.fail((self.home / "error").read_text()[-2000:])


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[Queue]:
    # A short path: the name of a socket may have no more than about a hundred letters.
    home = Path(tempfile.mkdtemp(prefix="cups", dir="/tmp"))
    for name in ("cache", "spool", "spool/tmp", "ppd", "ssl", "bin", "bin/backend"):
        (home / name).mkdir(parents=True)
    for entry in Path("/usr/lib/cups").iterdir():
        if entry.name != "backend":
            (home / "bin" / entry.name).symlink_to(entry)
    (home / "bin" / "backend" / "ours").write_text(_PRINTER.format(home=home))
    for path in (home, *(home / name for name in ("bin", "bin/backend", "bin/backend/ours", "cache", "spool"))):
        path.chmod(0o755)
    (home / "bin" / "backend" / "ours").chmod(0o700)
    (home / "cupsd.conf").write_text(_DAEMON.format(home=home))
    (home / "cups-files.conf").write_text(_FILES.format(home=home))
    paper = home / "paper"
    paper.touch()
    paper.chmod(0o666)
    command = [str(CUPSD), "-f", "-c", str(home / "cupsd.conf"), "-s", str(home / "cups-files.conf")]
    daemon = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    monkeypatch.setenv("CUPS_SERVER", str(home / "cups.sock"))
    try:
        _wait_for(daemon, home / "cups.sock")
        made = Queue(home, paper, daemon)
        made.admin(str(LPADMIN), "-p", "Desk", "-E", "-v", "ours:/paper", "-D", "Front desk")
        yield made
    finally:
        daemon.terminate()
        daemon.communicate(timeout=20)
        shutil.rmtree(home, ignore_errors=True)


def _wait_for(daemon: "subprocess.Popen[bytes]", socket: Path) -> None:
    deadline = time.monotonic() + 10
    while not socket.exists():
        if daemon.poll() is not None or time.monotonic() > deadline:
            pytest.skip("cupsd does not start on this machine")
        time.sleep(0.02)


@pytest.fixture(scope="module")
def sheet() -> bytes:
    library = Library(resource_folder())
    press = SheetPress(library)
    return press.make(SheetOrder(open_consultation(library, SAMPLE), SheetKind.CONSENT)).data


def job(printer: str = "Desk", copies: int = 1) -> PrintJob:
    return PrintJob(printer, copies, Paper.LETTER, both_sides=True)


def test_what_comes_out_is_the_very_file(queue: Queue, sheet: bytes) -> None:
    assert send_to_printer(job(), sheet) is PrintOutcome.SENT
    assert queue.printed() == sheet


def test_the_queue_hears_no_name_of_the_patient(queue: Queue, sheet: bytes) -> None:
    assert send_to_printer(job(), sheet) is PrintOutcome.SENT
    queue.printed()
    listed = subprocess.run(["lpstat", "-l", "-W", "completed"], capture_output=True, timeout=20, check=True).stdout
    logs = b"".join(
        (queue.home / name).read_bytes() for name in ("error", "page", "access") if (queue.home / name).exists()
    )
    assert b"Alex" not in listed + logs
    assert b"Example" not in listed + logs


def test_the_system_lists_the_queue_by_what_people_call_it(queue: Queue) -> None:
    # In a process of its own: the print system's library asks for its server once and remembers it.
    listed = subprocess.run([sys.executable, "-c", _LIST], capture_output=True, text=True, check=True, timeout=60)
    assert listed.stdout.splitlines() == ["Desk: Front desk"]


def test_a_paused_queue(queue: Queue, sheet: bytes) -> None:
    queue.admin("cupsdisable", "Desk")
    assert send_to_printer(job(), sheet) is PrintOutcome.PAUSED
    queue.admin("cupsenable", "Desk")
    assert send_to_printer(job(), sheet) is PrintOutcome.SENT
    assert queue.printed() == sheet


def test_a_queue_that_takes_no_jobs(queue: Queue, sheet: bytes) -> None:
    queue.admin("cupsreject", "Desk")
    assert send_to_printer(job(), sheet) is PrintOutcome.NOT_ACCEPTING


def test_a_printer_that_is_gone(queue: Queue, sheet: bytes) -> None:
    assert send_to_printer(job("Upstairs"), sheet) is PrintOutcome.GONE


def test_a_queue_that_is_not_running(queue: Queue, sheet: bytes) -> None:
    queue.daemon.terminate()
    queue.daemon.wait(20)
    assert send_to_printer(job(), sheet) is PrintOutcome.NO_ANSWER
