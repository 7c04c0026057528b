"""The records lock with the screen of the computer, where a bus tells of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN_BUS = shutil.which("dbus-run-session")
_LISTEN = """
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from botox_aid.gui.session_lock import SessionLock

application = QCoreApplication([])
lock, heard = SessionLock(), []
lock.locked.connect(lambda: heard.append(len(sent)))
listens, sent = lock.listen(), []
for active in (False, True, False):
    message = QDBusMessage.createSignal("/any", "org.freedesktop.ScreenSaver", "ActiveChanged")
    message.setArguments([active])
    sent.append(QDBusConnection.sessionBus().send(message))
QTimer.singleShot(300, application.quit)
application.exec()
print(listens, len(heard))
"""


def run(*before: str, **changes: str) -> str:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)} | changes
    if not changes:
        environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    done = subprocess.run(
        [*before, sys.executable, "-c", _LISTEN],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=environment,
    )
    return done.stdout.splitlines()[-1]


@pytest.mark.skipif(RUN_BUS is None, reason="dbus-run-session is not installed")
def test_a_locked_screen_is_heard_once() -> None:
    assert run(str(RUN_BUS), "--") == "True 1"


@pytest.mark.skipif(Path("/run/dbus/system_bus_socket").exists(), reason="there is a system bus to listen to")
def test_without_a_bus_there_is_silence() -> None:
    assert run() == "False 0"


def test_a_locked_screen_locks_the_records(hand, qtbot, monkeypatch) -> None:
    from botox_aid.gui.session_lock import SessionLock

    from .keeping_steps import shown

    records, keys = hand.bridge.records, []
    records.protect("correct horse battery", keys.append, lambda fault: keys.append(fault.key))
    qtbot.waitUntil(lambda: bool(keys), timeout=15_000)
    qtbot.waitUntil(lambda: bool(records.findChildren(SessionLock)), timeout=15_000)
    records.findChildren(SessionLock)[0].hear_saver(True)
    assert records.is_locked
    assert shown(hand, "lock_screen")
