"""No patient's name lies in any file, log or core dump; each search is first seen to find a name that does lie there."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.store.leak_child import ANSWER, CLINICIAN, LOT, NAME, NUMBER

ROOT = Path(__file__).resolve().parents[2]
STOPS = ("written", "in the middle of a save", "after a failure", "closed")


def traces() -> dict[str, bytes]:
    """Return every form in which something told could lie on the disk."""
    words = {part for text in (NAME, NUMBER, LOT, CLINICIAN, ANSWER) for part in (text, *text.split())}
    words |= {unicodedata.normalize("NFD", word) for word in words} | {word.casefold() for word in words}
    words |= {"quenelope ubelhorzwick", "ubelhorzwick", "qzlot77qz"}
    words = {word for word in words if "q" in word.casefold() or "elhorzwick" in word}
    found = {}
    for word in words:
        for coding in ("utf-8", "utf-16-le", "utf-16-be", "unicode-escape"):
            found[f"{word} {coding}"] = word.encode(coding)
    return found


def found_in(folder: Path) -> set[str]:
    """Return the names of files in which something told is found."""
    wanted = traces().values()
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files
    return {file.name for file in files for data in (file.read_bytes(),) if any(word in data for word in wanted)}


def looked_at(folder: Path, kind: str) -> dict[str, set[str]]:
    """Run the child, look at every file it may write at each stop, and at what it printed."""
    temporary = folder / "temporary"
    temporary.mkdir(parents=True)
    places = dict.fromkeys(("TMPDIR", "SQLITE_TMPDIR", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(temporary))
    with (folder / "printed.txt").open("wb") as printed:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.store.leak_child", str(folder), kind],
            cwd=ROOT,
            env=os.environ | places,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=printed,
        )
    assert child.stdin
    assert child.stdout
    seen = {}
    for stop in STOPS:
        assert child.stdout.readline().decode().strip() == stop, (folder / "printed.txt").read_text()
        seen[stop] = found_in(folder)
        child.stdin.write(b"\n")
        child.stdin.flush()
    child.stdin.close()
    assert child.wait(timeout=30) == 0
    child.stdout.close()
    return seen


def test_the_search_finds_names_where_they_do_lie(tmp_path: Path) -> None:
    seen = looked_at(tmp_path, "plain")
    assert seen["written"] >= {"records.db-wal"}
    assert seen["in the middle of a save"] >= {"records.db-wal"}
    assert seen["closed"] >= {"records.db"}
    # Without hide_parameters the driver's exception prints and logs the name as well.
    assert {"printed.txt", "everything.log"} <= seen["after a failure"]


def test_no_name_lies_in_any_file_or_log(tmp_path: Path) -> None:
    assert looked_at(tmp_path, "sealed") == {stop: set() for stop in STOPS}
    printed = (tmp_path / "printed.txt").read_text()
    assert "visit_version is written once" in printed, "the failure was printed, without the name"
    assert "visit_version is written once" in (tmp_path / "everything.log").read_text()


# Core dumps

_CRASH = """
import os, sys
name = "".join(reversed("kciwzrohlebu-epoleneuq")) * 3
if sys.argv[1] == "guarded":
    import botox_aid.main as main
    main._has_screen = lambda: True
    def start(resources, folder, looks, read_of, *rest, **more):
        read_of()
        os.abort()
    main.start_desk = start
    main.open_desk(["--settings-folder", sys.argv[2]])
os.abort()
"""


def crash(folder: Path, kind: str) -> list[bytes]:
    """Crash a process that holds a name and return the core files it left."""
    folder.mkdir()
    (folder / "settings").mkdir()
    done = subprocess.run(
        [
            "bash",
            "-c",
            'ulimit -c unlimited && exec "$0" "$@"',
            sys.executable,
            "-c",
            _CRASH,
            kind,
            str(folder / "settings"),
        ],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -6, done.stderr.decode()
    return [file.read_bytes() for file in folder.iterdir() if file.name.startswith("core")]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="core files are looked for as Linux writes them")
def test_a_crash_leaves_no_core_file(tmp_path: Path) -> None:
    pattern = Path("/proc/sys/kernel/core_pattern").read_text().strip()
    control = crash(tmp_path / "control", "bare")
    if pattern == "core":
        assert len(control) == 1
        assert b"quenelope-ubelhorzwick" * 3 in control[0]
    assert crash(tmp_path / "desk", "guarded") == []


_STATE = """
import ctypes, os, resource, sys
from botox_aid.process_memory import forbid_core_files, forbid_reading, keep_files_private
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
before = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
keep_files_private(); forbid_core_files(); forbid_reading()
open(sys.argv[1], "w").close()
print(before, ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE)[0], oct(os.stat(sys.argv[1]).st_mode & 0o777))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the switch is Linux's own")
def test_neither_collectors_nor_other_programs_read_the_memory(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _STATE, str(tmp_path / "file")],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["1", "0", "0", "0o600"]
