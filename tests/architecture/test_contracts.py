"""Each layer contract is seen to fail on a deliberate violation, so that a green run means something."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

VIOLATIONS = {
    "siblings": (
        "Each layer knows only",
        "botox_aid/rules/candidacy.py",
        "from botox_aid.exchange import consultation_file",
    ),
    "upwards": ("Each layer knows only", "botox_aid/domain/plan.py", "from botox_aid.rules import plan"),
    "window past the use cases": (
        "The window never skips",
        "botox_aid/gui/window.py",
        "from botox_aid.rules import candidacy",
    ),
    "a language in the rules": (
        "Rules, exchange, records and domain have no language",
        "botox_aid/rules/candidacy.py",
        "from botox_aid.text import Texts",
    ),
    "a clock in the rules": ("Rules and domain have no clock", "botox_aid/rules/candidacy.py", "import time"),
    "Qt in the use cases": ("Qt stays", "botox_aid/app/session.py", "from PySide6 import QtCore"),
    "ReportLab in the window": ("ReportLab stays", "botox_aid/gui/window.py", "import reportlab"),
    "records that know the rules": (
        "Each layer knows only",
        "botox_aid/store/records.py",
        "from botox_aid.rules import candidacy",
    ),
    "window past the records' use cases": (
        "The window never skips",
        "botox_aid/gui/window.py",
        "from botox_aid.store import records",
    ),
    "a language in the records": (
        "Rules, exchange, records and domain have no language",
        "botox_aid/store/records.py",
        "from botox_aid.text import Texts",
    ),
    "Qt in the records": ("Qt stays", "botox_aid/store/records.py", "from PySide6 import QtCore"),
    "ReportLab in the records": ("ReportLab stays", "botox_aid/store/records.py", "import reportlab"),
    "a database in the use cases": (
        "Databases and ciphers stay",
        "botox_aid/app/session.py",
        "import sqlalchemy",
    ),
    "the unencrypted driver in the command line": (
        "Databases and ciphers stay",
        "botox_aid/cli.py",
        "import sqlite3",
    ),
    "a socket": ("Nothing opens a socket", "botox_aid/app/session.py", "import socket"),
    "the resource folder found from below": (
        "Only the entry points",
        "botox_aid/app/session.py",
        "from botox_aid import resources",
    ),
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def copy_of_the_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("program")
    shutil.copytree(ROOT / "botox_aid", folder / "botox_aid", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize("case", VIOLATIONS)
def test_contract_fails_on_a_violation(case: str, copy_of_the_program: Path) -> None:
    contract, module, line = VIOLATIONS[case]
    file = copy_of_the_program / module
    honest = file.read_text(encoding="utf-8")
    file.write_text(f"{honest}\n{line}\n", encoding="utf-8")
    try:
        result = lint_imports(copy_of_the_program)
    finally:
        file.write_text(honest, encoding="utf-8")
    broken = [row for row in result.stdout.splitlines() if " BROKEN" in row]
    assert result.returncode == 1, result.stdout + result.stderr
    assert any(row.startswith(contract) for row in broken), result.stdout


def test_the_program_keeps_its_contracts(copy_of_the_program: Path) -> None:
    result = lint_imports(copy_of_the_program)
    assert result.returncode == 0, result.stdout + result.stderr
