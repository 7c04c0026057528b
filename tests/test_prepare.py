"""The set-up before the first start: what is installed is not asked for again, and what is missing is named."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "tools" / "prepare.sh"

pytestmark = pytest.mark.skipif(
    not Path("/etc/debian_version").exists() or shutil.which("apt-get") is None,
    reason="system packages are only looked for on Debian and its kin",
)


def prepared(folder: Path, *, installed: bool) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run the set-up among stand-ins for all that would change this machine; return also what they were asked for."""
    stands_in = folder / "bin"
    stands_in.mkdir()
    asked = folder / "asked"
    asked.touch()
    # Like the real one it complains of the one of two names that does not exist.
    says = "echo 'install ok installed'; " if installed else ""
    for name, does in {
        "dpkg-query": f"{says}exit 1",
        "apt-get": f'echo "apt-get $*" >>{asked}',
        "id": "echo 1000",
        "sudo": "exit 1",
        "python": f'echo "python $*" >>{asked}',
    }.items():
        (stands_in / name).write_text(f"#!/bin/sh\n{does}\n")
        (stands_in / name).chmod(0o755)
    done = subprocess.run(
        ["bash", str(SCRIPT), sys.executable, str(folder), "requirements/run.txt"],
        env={**os.environ, "PATH": f"{stands_in}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done, asked.read_text()


def test_what_is_installed_is_not_asked_for_again(tmp_path: Path) -> None:
    done, asked = prepared(tmp_path, installed=True)
    assert done.returncode == 0, done.stderr
    assert "apt-get" not in asked
    assert "--require-hashes -r requirements/run.txt" in asked


def test_what_is_missing_is_named_to_whoever_may_not_install_it(tmp_path: Path) -> None:
    done, asked = prepared(tmp_path, installed=False)
    assert done.returncode == 1
    assert "sudo apt-get install -y --no-install-recommends " in done.stderr
    assert "libegl1" in done.stderr
    assert "apt-get" not in asked
    assert "pip" not in asked
