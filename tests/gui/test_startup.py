"""What the start must not do, and the pinned Qt binding's known fault."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

_FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6 import QtCore
from botox_aid.app.looks import Looks
from botox_aid.gui.application import start_desk
from botox_aid.resources import resource_folder
desk = start_desk(resource_folder(), Path(sys.argv[1]), Looks(), lambda: None, lambda: None, leave_after_first_paint=True)
desk.window.painted.connect(lambda: print("Qt" in vars(QtCore), *sorted(sys.modules)))
desk.application.exec()
"""

_NONE_COUNT = """
import sys
from PySide6.QtGui import QPainterPath
path = QPainterPath()
before = sys.getrefcount(None)
for _ in range(500):
    path.moveTo(1, 2)
print(sys.getrefcount(None) - before)
"""


def run(code: str, *arguments: str) -> str:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=environment,
    )
    return done.stdout


def test_the_first_paint_needs_neither_the_qt_namespace_nor_anything_heavy(tmp_path) -> None:
    has_namespace, *modules = run(_FIRST_PAINT, str(tmp_path)).split()
    assert has_namespace == "False"
    heavy = {
        "babel",
        "reportlab",
        "pypdfium2",
        "msgspec",
        "textstat",
        "sqlalchemy",
        "sqlcipher3",
        "cryptography",
        "argon2",
        "alembic",
        "psycopg",
        "keyring",
        "botox_aid.store",
        "botox_aid.app.records",
        "PySide6.QtPrintSupport",
        "PySide6.QtSvg",
        "PySide6.QtNetwork",
    }
    assert not heavy & set(modules)
    assert "botox_aid.rules.plan" not in modules
    assert "botox_aid.content.loader" not in modules


def test_the_window_leaves_after_its_first_paint(tmp_path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "BOTOX_AID_SETTINGS": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "botox_aid", "--exit-after-first-paint"],
        capture_output=True,
        timeout=60,
        check=False,
        env=environment,
        cwd=ROOT,
    )
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("argument", "platform", "status"),
    [("--nonsense", "offscreen", 2), ("asess", "offscreen", 2), ("--exit-after-first-paint", "", 3)],
)
def test_what_cannot_be_is_told_on_one_line(tmp_path, argument: str, platform: str, status: int) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": platform, "BOTOX_AID_SETTINGS": str(tmp_path)}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "botox_aid", argument],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment,
        cwd=ROOT,
    )
    assert done.returncode == status
    assert len(done.stderr.splitlines()) == 1


def test_qt_calls_do_not_use_up_none() -> None:
    # A binding that loses a reference at each call ends the program after some thousand calls.
    assert int(run(_NONE_COUNT)) > -50
