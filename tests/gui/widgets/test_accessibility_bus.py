"""The face as assistive technology meets it: over the accessibility bus of the platform, under a screen of its own."""

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")


def missing() -> list[str]:
    lacking = [tool for tool in ("Xvfb", "dbus-run-session", "bash") if shutil.which(tool) is None]
    if not LAUNCHER.exists():
        lacking.append("at-spi2-core")
    python = Path(SYSTEM_PYTHON)
    if (
        not python.exists()
        or subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False).returncode
    ):
        lacking.append("python3-pyatspi")
    return lacking


LACKING = missing()
pytestmark = pytest.mark.skipif(
    bool(LACKING), reason=f"the accessibility bus cannot be started: no {', '.join(LACKING)}"
)

DESK = """
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from botox_aid.domain.vocabulary import Side
from botox_aid.gui.appearance import Appearance
from botox_aid.gui.widgets.face_map import FaceMap
from tests.gui.widgets.face_sample import Desk

app = QApplication(["face"])
look = Appearance(Path("resources"))
look.install(app)
face = FaceMap(look, Path("resources") / "face", says="Face map")
face.resize(860, 660)
desk = Desk(face)
desk.choose("dao", Side.BOTH)
face.show()
QTimer.singleShot(20000, app.quit)
app.exec()
"""

LISTENER = """
import sys
import time

import pyatspi


def find(node, name):
    if node is None:
        return None
    if node.name == name:
        return node
    for place in range(node.childCount):
        found = find(node.getChildAtIndex(place), name)
        if found is not None:
            return found
    return None


def everywhere(name):
    for _ in range(100):
        desktop = pyatspi.Registry.getDesktop(0)
        for place in range(desktop.childCount):
            found = find(desktop.getChildAtIndex(place), name)
            if found is not None:
                return found
        time.sleep(0.1)
    sys.exit(f"nothing on the bus is called {name}")


def is_checked(node):
    node.clearCache()
    return node.getState().contains(pyatspi.STATE_CHECKED)


zone = everywhere("Frown lines")
print("role", zone.getRoleName())
print("description", zone.description)
print("checkable", zone.getState().contains(pyatspi.STATE_CHECKABLE))
print("before", is_checked(zone))
actions = zone.queryAction()
names = [actions.getName(place) for place in range(actions.nActions)]
actions.doAction(names.index("Toggle"))
for _ in range(30):
    if is_checked(zone):
        break
    time.sleep(0.1)
print("after", is_checked(zone))
print("sides", everywhere("dao, Alex's left").getRoleName(), is_checked(everywhere("dao, Alex's right")))
face = everywhere("Face map")
print("zones", face.childCount >= 20)
"""


WINDOW = """
import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer

from botox_aid.app.flow import Step
from tests.gui.desk import start

hand = start(Path(tempfile.mkdtemp()))


def open_the_zones():
    if hand.desk.bridge is None:
        QTimer.singleShot(50, open_the_zones)
    else:
        hand.bridge.visit(Step.ZONES)
        hand.page.face.set_option("skin", True)


QTimer.singleShot(50, open_the_zones)
QTimer.singleShot(40000, hand.desk.application.quit)
hand.desk.application.exec()
"""

WINDOW_LISTENER = (
    LISTENER.split("zone = everywhere", maxsplit=1)[0]
    + """

def boxes(node):
    for place in range(node.childCount):
        child = node.getChildAtIndex(place)
        if child is not None:
            if child.getRoleName() == "check box" and child.getState().contains(pyatspi.STATE_SHOWING):
                yield child
            yield from boxes(child)


frown = everywhere("Frown lines")
face = frown.parent
zones = list(boxes(face))
print("zones", len({zone.name.split(",")[0] for zone in zones}))
print("named", all(zone.name and zone.description for zone in zones))
print("checkable", all(zone.getState().contains(pyatspi.STATE_CHECKABLE) for zone in zones))
print("checked-at-first", sum(is_checked(zone) for zone in zones))
picked = []
for zone in zones:
    actions = zone.queryAction()
    names = [actions.getName(place) for place in range(actions.nActions)]
    if not is_checked(zone):
        actions.doAction(names.index("Toggle"))
    for _ in range(40):
        if is_checked(zone):
            picked.append(zone.name)
            break
        time.sleep(0.05)
print("checked-at-last", len(picked) == len(zones))
print("tick", next(node.name for node in [everywhere("Zones, product, No product yet")]))
"""
)


def test_assistive_technology_finds_reads_and_picks_the_zones(tmp_path: Path) -> None:
    said, errors = heard_on_the_bus(tmp_path, DESK, LISTENER)
    expected = {
        "role": "check box",
        "description": "Frown lines, off label",
        "checkable": "True",
        "before": "False",
        "after": "True",
        "sides": "check box True",
        "zones": "True",
    }
    assert {key: said.get(key) for key in expected} == expected, errors


def test_every_zone_of_the_real_window_is_picked_over_the_bus_and_the_strip_follows(tmp_path: Path) -> None:
    said, errors = heard_on_the_bus(tmp_path, WINDOW, WINDOW_LISTENER)
    expected = {
        "zones": "15",
        "named": "True",
        "checkable": "True",
        "checked-at-first": "0",
        "checked-at-last": "True",
        "tick": "Zones, product, No product yet",
    }
    assert {key: said.get(key) for key in expected} == expected, errors


def heard_on_the_bus(tmp_path: Path, shown: str, asked: str) -> tuple[dict[str, str], str]:
    """Run a program that shows something and one that asks about it, and return what the second one says."""
    desk, listener = tmp_path / "desk.py", tmp_path / "listener.py"
    desk.write_text(textwrap.dedent(shown), encoding="utf-8")
    listener.write_text(textwrap.dedent(asked), encoding="utf-8")
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    try:
        with os.fdopen(reading) as number:
            display = f":{number.readline().strip()}"
        environment = dict(
            os.environ,
            DISPLAY=display,
            QT_QPA_PLATFORM="xcb",
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
            PYTHONPATH=str(ROOT),
        )
        steps = f"{LAUNCHER} --launch-immediately & sleep 0.6; {sys.executable} {desk} & timeout 45 {SYSTEM_PYTHON} {listener}; kill %1 %2"
        run = subprocess.run(
            ["dbus-run-session", "--", "bash", "-c", steps],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=90, check=False,
        )  # fmt: skip
    finally:
        screen.terminate()
        screen.wait(timeout=10)
        os.close(writing)
    if "could not connect to display" in run.stderr or "no Qt platform plugin" in run.stderr:
        pytest.skip(f"Qt cannot open a window under Xvfb here: {run.stderr.strip().splitlines()[0]}")
    return dict(line.split(" ", 1) for line in run.stdout.splitlines() if " " in line), run.stderr
