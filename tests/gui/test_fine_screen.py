"""A screen of twice the usual points, whose system scales nothing: words begin large enough to read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from botox_aid.app.looks import first_text_size

ROOT = Path(__file__).resolve().parents[2]
SCREEN = '{"screens": [{"name": "desk", "x": 0, "y": 0, "width": %d, "height": %d, "logicalDpi": 96, "dpr": 1}]}'

START = """
import json, sys, tempfile
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from botox_aid.app.settings import Settings, read_settings
from tests.gui.desk import SETTINGS, start
from dataclasses import replace

chosen = int(sys.argv[1])
hand = start(Path(tempfile.mkdtemp()), replace(SETTINGS, text_size=chosen) if chosen else Settings())

def wait(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

while hand.desk.bridge is None:
    wait(20)
wait(50)
window = hand.desk.window
print(json.dumps({
    "size": hand.bridge.preferences.settings.text_size, "scale": hand.desk.look.theme.scale,
    "width": window.width(), "height": window.height(),
}))
window.close()
"""


def started(tmp_path: Path, screen: tuple[int, int], chosen: int = 0) -> dict[str, float]:
    (tmp_path / "screen.json").write_text(SCREEN % screen)
    environment = dict(
        os.environ, QT_QPA_PLATFORM=f"offscreen:configfile={tmp_path / 'screen.json'}", PYTHONPATH=str(ROOT)
    )
    run = subprocess.run(
        [sys.executable, "-c", START, str(chosen)],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert run.stdout, run.stderr
    return dict(json.loads(run.stdout.splitlines()[-1]))


def test_the_first_start_on_a_fine_screen_begins_with_large_text(tmp_path: Path) -> None:
    assert started(tmp_path, (3840, 2160)) == {"size": 200, "scale": 2.0, "width": 2560, "height": 1640}


def test_the_first_start_on_a_usual_screen_begins_with_usual_text(tmp_path: Path) -> None:
    assert started(tmp_path, (1920, 1080)) == {"size": 100, "scale": 1.0, "width": 1280, "height": 820}


def test_what_was_chosen_stays_and_the_window_never_outgrows_the_screen(tmp_path: Path) -> None:
    assert started(tmp_path, (3840, 2160), 150) == {"size": 150, "scale": 1.5, "width": 1920, "height": 1230}
    assert started(tmp_path, (1366, 768), 200) == {"size": 200, "scale": 2.0, "width": 1366, "height": 768}


@pytest.mark.parametrize(("height", "size"), [(768, 100), (1080, 100), (1440, 100), (2000, 200), (2160, 200)])
def test_the_first_text_size(height: int, size: int) -> None:
    assert first_text_size(height) == size
