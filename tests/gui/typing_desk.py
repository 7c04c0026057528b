"""A desk in a process of its own at which somebody types without end, until the process is killed.

What is typed is told on the standard output, a line for each letter with the time at which the window took it.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from botox_aid.store import key_slot
from tests.gui.desk import Hand, start
from tests.store.visits import FAST

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def tell(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Typist:
    """Unlocks, or protects; resumes the draft if there is one; then types."""

    def __init__(self, hand: Hand, passphrase: str) -> None:
        self.hand, self.passphrase, self.number = hand, passphrase, 0
        self.timer = QTimer()
        self.timer.timeout.connect(self.step)
        self.timer.start(15)

    def step(self) -> None:
        bridge = self.hand.desk.bridge
        if bridge is None:
            return
        records = bridge.records
        if records.is_locked:
            if not self.number:
                self.number = 1
                self.hand.type_in("lock_secret", self.passphrase, leave=False)
                self.hand.press("lock_act")
        elif not records.is_on:
            if not self.number:
                self.number = 1
                records.protect(self.passphrase, lambda _key: None, lambda fault: tell("fault", fault.key))
        else:
            self.timer.stop()
            tell("open")
            self.timer.timeout.disconnect(self.step)
            self.timer.timeout.connect(self.type)
            self.timer.start(12)

    def type(self) -> None:
        """Type the next letter into the name or the hopes, as keys of a keyboard."""
        page: QWidget = self.hand.page
        names = ("patient_name_edit", "hoped_result_edit")
        editor = page.findChild(QWidget, names[self.number // 150 % 2])
        assert isinstance(editor, QLineEdit | QPlainTextEdit)
        editor.setFocus()
        QTest.keyClick(editor, LETTERS[self.number % len(LETTERS)])
        self.number += 1
        consultation = self.hand.session.consultation
        tell("typed", time.monotonic(), len(consultation.patient.name), len(consultation.hoped_result))


if __name__ == "__main__":
    for name, value in FAST.items():
        setattr(key_slot, name, value)
    application = QApplication([])
    typist = Typist(start(Path(sys.argv[1])), sys.argv[2])
    sys.exit(application.exec())
