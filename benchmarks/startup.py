"""Times the desk's first paint against a bare PySide6 window, in pairs, so that a noisy machine hits both alike.

usage: python benchmarks/startup.py [PAIRS]        default 15; prints medians, minima and the ratio of each pair
"""

import os
import statistics
import subprocess
import sys
import time

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)
application = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""
FLOOR = [sys.executable, "-c", BARE]
DESK = [sys.executable, "-m", "botox_aid", "--exit-after-first-paint"]


def seconds(command: list[str]) -> float:
    """Return the wall time of one whole process."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"QT_QPA_PLATFORM": PLATFORM})
    return time.perf_counter() - started


PLATFORM = os.environ.get("QT_QPA_PLATFORM", "xcb" if os.environ.get("DISPLAY") else "offscreen")


def main() -> None:
    """Run the pairs and print what they took."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    seconds(FLOOR), seconds(DESK)  # warm the disk cache and the compiled modules
    floor, desk = [], []
    for _ in range(pairs):
        floor.append(seconds(FLOOR))
        desk.append(seconds(DESK))
    ratios = [ours / bare for ours, bare in zip(desk, floor, strict=True)]
    print(f"platform {PLATFORM}, {pairs} pairs, milliseconds (min / median)")
    print(f"bare window  {1000 * min(floor):6.0f} / {1000 * statistics.median(floor):6.0f}")
    print(f"desk         {1000 * min(desk):6.0f} / {1000 * statistics.median(desk):6.0f}")
    print(
        f"ratio        {min(ratios):6.2f} / {statistics.median(ratios):6.2f}   (of the minima: {min(desk) / min(floor):.2f})"
    )


if __name__ == "__main__":
    main()
