"""A window that is killed loses nothing that was typed more than half a second before."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from botox_aid.store import key_slot
from tests.store.visits import FAST

from .desk import SETTINGS
from .keeping_steps import unlock

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "correct horse battery"
MAY_BE_LOST = 0.5
ROUNDS = int(os.environ.get("KILL_ROUNDS", "3"))


@pytest.fixture(autouse=True)
def quick_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in FAST.items():
        monkeypatch.setattr(key_slot, name, value)


def killed_after(folder: Path, seconds: float) -> tuple[list[tuple[float, int, int]], float]:
    """Type for so long, kill the process, and return what was typed by when, and when it was killed."""
    command = [sys.executable, "-m", "tests.gui.typing_desk", str(folder), PASSPHRASE]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        while not (first := process.stdout.readline()).startswith("typed"):
            assert process.poll() is None
        time.sleep(seconds)
        killed = time.monotonic()
        os.kill(process.pid, signal.SIGKILL)
        rest = first + process.stdout.read()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    lines = [line.split() for line in rest.splitlines() if line.count(" ") == 3]
    return [(float(at), int(name), int(hopes)) for word, at, name, hopes in lines if word == "typed"], killed


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_what_was_typed_is_there_after_kill(hand_of, qtbot, tmp_path, round_: int) -> None:
    chance = random.Random(round_)
    typed, killed = killed_after(tmp_path, chance.uniform(0.7, 3.5))
    safe = [entry for entry in typed if entry[0] <= killed - MAY_BE_LOST]
    assert safe, "nothing was typed early enough"
    hand = hand_of(SETTINGS)
    unlock(hand, qtbot)
    button = hand.find("resume_draft")
    assert button.accessibleName().startswith("Resume abc") or button.accessibleName().startswith("Resume bcd")
    hand.press("resume_draft")
    qtbot.waitUntil(lambda: bool(hand.session.consultation.patient.name))
    consultation = hand.session.consultation
    kept = len(consultation.patient.name), len(consultation.hoped_result)
    assert kept[0] >= safe[-1][1]
    assert kept[1] >= safe[-1][2]
    letters = consultation.patient.name
    assert letters == ("abcdefghijklmnopqrstuvwxyz" * 9)[1 : 1 + len(letters)]
