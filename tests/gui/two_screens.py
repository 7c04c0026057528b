"""The patient's view on a desk with two screens; run in a process of its own, for Qt counts screens when it starts.

Prints one line for each thing that was seen.
"""

import os
import sys
import tempfile
from pathlib import Path

SCREENS = """{"screens": [
 {"name": "desk", "x": 0, "y": 0, "width": 1440, "height": 900, "logicalDpi": 96, "dpr": 1},
 {"name": "patient", "x": 1440, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
]}"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        screens = Path(folder) / "screens.json"
        screens.write_text(SCREENS)
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
        walk(Path(folder))


def walk(folder: Path) -> None:
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from botox_aid.app.flow import Step
    from tests.gui.desk import start

    def wait(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    hand = start(folder / "settings")
    while hand.desk.bridge is None:
        wait(20)
    desk, session = hand.desk.window, hand.session
    say = hand.bridge.texts.patient
    seen: list[tuple[object, ...]] = []
    desk.setGeometry(0, 0, 1440, 900)
    session.set_product("botox_cosmetic")
    session.choose_zone("glabella", True)
    hand.go(Step.TALK)
    hand.press("patient_view")
    view = hand.bridge.patient_desk.window
    seen.append(
        (
            "screen",
            view.screen().name(),
        )
    )
    seen.append(
        (
            "covers",
            view.geometry() == view.screen().geometry(),
        )
    )
    seen.append(
        (
            "controls",
            view.next.isVisible(),
            view.teach_back.isVisible(),
        )
    )
    hand.page._open("risk.droopy_lid")
    seen.append(
        (
            "prompt",
            view.prompt.isVisible(),
            view.prompt.text().endswith(say("concept.droopy_lid.ask")),
        )
    )
    seen.append(
        (
            "title",
            view.risk._title.text() == say("concept.droopy_lid.tell"),
        )
    )
    hand.page.next.setFocus()
    QTest.keyClick(hand.page.next, Qt.Key.Key_Right)
    seen.append(
        (
            "in step",
            hand.page.topic_id != "risk.droopy_lid",
            view.risk._title.text() == hand.page._current().title,
        )
    )
    seen.append(
        (
            "field at the desk",
            hand.page.teach_back.field.isVisible(),
        )
    )
    application = QApplication.instance()
    application.screenRemoved.emit(view.screen())
    seen.append(
        (
            "unplugged",
            hand.bridge.patient_desk.window is None,
            desk.in_patient_view,
            desk.said,
        )
    )
    hand.desk.window.act_asked.emit("patient_view")
    hand.bridge.session.mark_saved()
    desk.close()
    seen.append(
        (
            "closed",
            hand.bridge.patient_desk.window is None,
        )
    )
    sys.stdout.write("".join(" ".join(map(str, line)) + "\n" for line in seen))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
