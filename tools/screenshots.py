"""Makes pictures of every step of the desk, in both themes, at two sizes and two text sizes, on a made-up visit.

usage: python tools/screenshots.py [--to FOLDER] [--only STEP,STEP] [--size 1440x900] [--theme light] [--text 100]
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from botox_aid.app.flow import Step
from botox_aid.app.library import Library
from botox_aid.app.looks import Looks
from botox_aid.app.settings import Settings, SettingsRead
from botox_aid.domain.consultation import Clinic, Professional
from botox_aid.domain.vocabulary import Jurisdiction
from botox_aid.gui.application import start_desk
from botox_aid.gui.widgets.face_map import FaceMap
from botox_aid.resources import resource_folder

if str(Path(__file__).parent) not in sys.path:
    sys.path.insert(0, str(Path(__file__).parent))
import made_up_records

SETTINGS = Settings(
    clinic=Clinic("Northgate Skin Clinic", "12 Example Street, Springfield", "555 0100", "9 to 5", "555 0199"),
    jurisdiction=Jurisdiction.US,
    clinicians=(Professional("Dr B Example", "physician", "MD-0001"),),
)
# A risk with a figure, for the talk step.
A_RISK = "risk.droopy_lid"


def main() -> None:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", default="build/screenshots", type=Path)
    parser.add_argument("--only", default=",".join(Step))
    parser.add_argument("--size", default="1024x700,1440x900")
    parser.add_argument("--theme", default="light,dark")
    parser.add_argument("--text", default="100,150")
    parser.add_argument("--file", type=Path, default=None)
    parser.add_argument("--first-start", action="store_true")
    parser.add_argument("--records", action="store_true", help="the finished visits, in place of the steps")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    resources = resource_folder()
    settings = Settings() if options.first_start else SETTINGS
    with tempfile.TemporaryDirectory() as folder:
        desk = start_desk(
            resources,
            Path(folder),
            Looks(language="en-US"),
            lambda: SettingsRead(settings),
            lambda: Library(resources),
            options.file,
        )
        wait(700)
        desk.watch.stop()
        if desk.bridge is None:
            sys.exit("the window did not come to work")
        desk.window.pages[Step.PATIENT].setFocus()
        if options.records:
            made_up_records.fill(desk.bridge, wait)
        for size in options.size.split(","):
            width, height = (int(part) for part in size.split("x"))
            for text in options.text.split(","):
                for theme in options.theme.split(","):
                    desk.window.resize(width, height)
                    desk.look.set_mode(theme)
                    desk.look.set_scale(int(text) / 100)
                    wait(60)
                    picture(desk, options, f"{size}-{text}-{theme}")
        desk.bridge.records.finish()


def wait(milliseconds: int) -> None:
    """Let the window work, and its threads with it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def picture(desk: object, options: argparse.Namespace, name: str) -> None:
    """Picture every step that was asked for."""
    if options.first_start:
        wait(200)
        desk.window.grab().save(str(options.to / f"0-first-start-{name}.png"))
        return
    if options.records:
        records(desk, options.to / f"8-records-{name}.png")
        return
    for number, step in enumerate(Step, 1):
        if step.value in options.only.split(","):
            desk.bridge.visit(step, None)
            wait(2500 if step in (Step.SHEETS, Step.PRINT) else 250)
            if step is Step.ZONES:
                wait_for_the_face(desk)
            if step is Step.TALK:
                desk.window.page.go_to(A_RISK)
            desk.window.grab().save(str(options.to / f"{number}-{step}-{name}.png"))
            if step is Step.TALK:
                patient_view(desk, options.to / f"{number}-patient-view-{name}.png")


def records(desk: object, file: Path) -> None:
    """Picture the finished visits with one of them open."""
    book = desk.bridge.book
    book.open()
    wait(500)
    book.show_visit(book.page.list.rows[0].row.visit_id)
    wait(500)
    desk.window.grab().save(str(file))
    book.close()


def wait_for_the_face(desk: object) -> None:
    """Wait until the face is drawn, in slices between which the window works."""
    face = desk.window.page.findChild(FaceMap)
    while face is not None and not face.art.is_ready():
        wait(50)
    wait(50)


def patient_view(desk: object, file: Path) -> None:
    """Picture what the patient sees, at the size of the window."""
    desk.bridge.show_patient_view(True)
    view = desk.bridge.patient_desk.window
    if view is not None:
        view.showNormal()
        view.resize(desk.window.size())
        wait(100)
        view.grab().save(str(file))
    desk.bridge.show_patient_view(False)


if __name__ == "__main__":
    main()
