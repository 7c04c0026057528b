"""A whole consultation with protected records at the real window, by keys and mouse; after each act: how long nobody was heard."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from botox_aid.app.flow import Step
from botox_aid.domain.vocabulary import Edition, SheetKind
from botox_aid.gui.application import Desk
from botox_aid.gui.bridge import Bridge
from botox_aid.gui.widgets.dialog import Dialog
from botox_aid.gui.widgets.face_button import PointButton

from .heartbeat import Heartbeat, wait

_PASSPHRASE = "correct horse battery staple"
_LEFT = Qt.MouseButton.LeftButton
_AFTER_KEY_MS, _AFTER_ACT_MS = 60, 700

Act = Callable[[], object]


@dataclass
class Pauses:
    """What one act took, each time it was done: the longest pause by the clock, and the thread's own work in one."""

    act: str
    clock: list[float]
    busy: list[float]

    def row(self) -> str:
        """Return the line of a table."""
        return (
            f"| {self.act} | {len(self.clock)} | {statistics.median(self.clock):.0f} | {max(self.clock):.0f} "
            f"| {max(self.busy):.0f} |"
        )


class Consultation:
    """Goes through a visit from the name to the printer, and does what a person does beside it."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.pulse, self.rows = desk, Heartbeat(), dict[str, Pauses]()
        self.shown: list[float] = []

    @property
    def bridge(self) -> Bridge:
        """The bridge of the window that is open; another language has another."""
        assert self.desk.bridge is not None
        return self.desk.bridge

    @property
    def page(self) -> Any:
        """The open page, whichever it is."""
        return self.bridge.window.page

    def do(self, name: str, act: Act, after: int = _AFTER_ACT_MS) -> None:
        """Do something, and note the longest pause until all that follows from it is over."""
        self.pulse.begin()
        act()
        wait(after)
        pauses = self.rows.setdefault(name, Pauses(name, [], []))
        pauses.clock.append(self.pulse.longest)
        pauses.busy.append(self.pulse.busy)

    def show(self, act: Act) -> None:
        """Change the sheet that is looked at, and note when the preview shows it."""
        began = time.perf_counter()
        act()
        while not self.page.preview.view.is_current:
            wait(1)
        self.shown.append(1000 * (time.perf_counter() - began))
        wait(_AFTER_ACT_MS)

    def table(self) -> str:
        """Return all that was done as a table."""
        head = "| act | times | median, ms | most, ms | most, own work, ms |\n|---|---:|---:|---:|---:|\n"
        shown = f"median {statistics.median(self.shown):.0f} ms, most {max(self.shown):.0f} ms"
        after = (
            f"\n\nFrom a change on the sheets step to the new page in the preview: {shown} ({len(self.shown)} changes)."
        )
        return head + "\n".join(pauses.row() for pauses in self.rows.values()) + after

    def find(self, name: str) -> QWidget:
        """Return what has this name and is in sight."""
        return next(found for found in self.desk.window.findChildren(QWidget, name) if found.isVisible())

    def press(self, name: str) -> None:
        """Press something."""
        target = self.find(name)
        QTest.mouseClick(target, _LEFT, pos=QPoint(target.width() // 2, target.height() // 2))

    def type(self, act: str, field: str, words: str) -> None:
        """Type letter by letter and leave the field."""
        editor = self.find(f"{field}_edit")
        assert isinstance(editor, QLineEdit | QPlainTextEdit)
        self.do(act, editor.setFocus, _AFTER_KEY_MS)
        for letter in words:
            self.do(act, lambda letter=letter: QTest.keyClick(editor, letter), _AFTER_KEY_MS)
        self.do(act, lambda: QTest.keyClick(editor, Qt.Key.Key_Tab), _AFTER_KEY_MS)

    def key(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.desk.window, key, modifier)

    def visit(self, step: Step) -> None:
        """Open a step by the rail."""
        self.do(f"open {step} for the first time", lambda: self.press(f"step_{step}"))

    # The visit

    def run(self) -> None:
        """Go through all of it."""
        for part in (self._protect, self._patient, self._candidacy, self._zones, self._points, self._product):
            part()
        for part in (self._talk, self._sheets, self._print, self._undo, self._beside, self._lock):
            part()

    def _protect(self) -> None:
        answers: list[object] = []
        self.bridge.records.protect(_PASSPHRASE, answers.append, answers.append)
        while not answers:
            wait(100)
        assert self.bridge.records.is_open, answers
        wait(1500)

    def _patient(self) -> None:
        typing = "type on Patient, the draft being kept"
        self.type(typing, "patient_name", "Alexandra Example")
        self.type(typing, "patient_date_of_birth", "5/17/1984")
        self.type(typing, "patient_record_number", "A-1042")
        self.do("tick a box on Patient", lambda: self.press("visit_examined"))
        self.type(typing, "hoped_result", "look less cross when I concentrate")

    def _candidacy(self) -> None:
        self.visit(Step.CANDIDACY)
        page = self.page
        for _ in range(len(page._view.groups)):
            self.do("no to all remaining of a group", lambda: self.key("N", Qt.KeyboardModifier.ShiftModifier))
            self.do("on to the next group", lambda: self.key(Qt.Key.Key_Return))
        self.do("open a step again", lambda: self.bridge.go_to("candidacy", "question.anticoag"))
        self.do("answer one question", lambda: self.key("y"))
        self.type("type the note of an answer", "detail.anticoag.note", "low-dose aspirin")

    def _zones(self) -> None:
        self.visit(Step.ZONES)
        for zone in ("glabella", "forehead"):
            self.do("choose a zone on the face", lambda zone=zone: self._press_zone(zone))
        self.do("open a step again", lambda: self.press("step_candidacy"))
        while missing := self.bridge.session.plan.assessment.missing:
            self.bridge.go_to("candidacy", f"question.{missing[0]}")
            wait(100)
            self.do("answer one question", lambda: self.key("n"))

    def _press_zone(self, zone: str, away: QPoint | None = None) -> None:
        face = self.page.face
        place = face.zones.of(zone, "").heart().toPoint() + (away or QPoint())
        under = face.childAt(place) or face
        QTest.mouseClick(under, _LEFT, pos=under.mapFrom(face, place))

    def _points(self) -> None:
        self.do("open a step again", lambda: self.press("step_zones"))
        for step in range(3):
            self.do("place a point", lambda step=step: self._press_zone("forehead", QPoint(14 * step - 14, 0)))
        point = next(point for point in self.page.face.findChildren(PointButton) if point.isVisible())
        self.do("drag a point", lambda: self._drag(point))
        point.setFocus()
        self.do("nudge a point", lambda: self.key(Qt.Key.Key_Right))

    def _drag(self, point: QWidget) -> None:
        middle = QPoint(point.width() // 2, point.height() // 2)
        QTest.mousePress(point, _LEFT, pos=middle)
        for step in range(1, 8):
            QTest.mouseMove(point, middle + QPoint(step, 0))
            wait(15)
        QTest.mouseRelease(point, _LEFT, pos=middle + QPoint(8, 0))

    def _product(self) -> None:
        self.visit(Step.PRODUCT)
        page = self.page
        self.do("choose the product", lambda: page.product.picked.emit("botox_cosmetic"))
        self.type("type on Product", "lot_number", "C1234")
        self.type("type on Product", "lot_expiry", "Jun 30, 2027")
        for zone in ("glabella", "forehead"):
            self.type("type units", f"units.{zone}", "20")

    def _talk(self) -> None:
        self.visit(Step.TALK)
        page = self.page
        for _ in range(len(page._view.topics) - 1):
            self.do("on to the next screen of the talk", lambda: self.key(Qt.Key.Key_Return))
        self.do("open the patient's view", lambda: self.bridge.show_patient_view(True))
        self.do("close the patient's view", lambda: self.bridge.show_patient_view(False))
        self.press("leaflet_yes")
        wait(_AFTER_ACT_MS)

    def _sheets(self) -> None:
        self.visit(Step.SHEETS)
        self.do("sign on paper", lambda: self.press("sign_on_paper"))
        picked = self.page.edition_picked
        for edition in (Edition.LARGE_PRINT, Edition.STANDARD):
            self.do("another size of print", lambda edition=edition: picked.emit(edition.value))
        looked_at = self.page.preview.kind_picked
        for kind in (SheetKind.AFTERCARE, SheetKind.RECORD, SheetKind.CONSENT) * 2:
            self.show(lambda kind=kind: looked_at.emit(kind.value))
        session, zone = self.bridge.session, self.bridge.session.consultation.zone_ids[0]
        for units in (18.0, 16.0, 14.0, 20.0):
            self.show(lambda units=units: session.set_zone_units(zone, units))

    def _print(self) -> None:
        self.visit(Step.PRINT)
        self.do("press Print", lambda: self.press("print_now"), 2000)

    def _undo(self) -> None:
        self.do("open a step again", lambda: self.press("step_candidacy"))
        session = self.bridge.session
        for _ in range(6):
            self.do("undo", session.undo)
        for _ in range(6):
            self.do("redo", session.redo)

    # Beside it

    def _beside(self) -> None:
        bridge = self.bridge
        for _ in range(2):
            self.do("change the theme", bridge.settings_desk.change_theme)
        for act, name in (("settings", "open Settings"), ("keys", "show the keys"), ("records", "open Records")):
            self.do(name, lambda act=act: self.desk.window.act_asked.emit(act), 1500)
            for dialog in self._dialogs():
                self.do(f"{name}, and close", dialog.reject)
        self.do("close Records", bridge.book.leave)
        for _ in range(2):
            self.do("open the guide", lambda: self.desk.window.act_asked.emit("guide"), 1500)
            bridge.help_desk.close_guide()
        self.do("open a step again", lambda: self.press("step_patient"))
        for language in ("en-GB", "en-US"):
            self.do("change the language", lambda language=language: self.bridge.language_changed.emit(language), 6000)

    def _dialogs(self) -> Iterator[Dialog]:
        return (dialog for dialog in self.desk.window.findChildren(Dialog) if dialog.isVisible())

    def _lock(self) -> None:
        records = self.bridge.records
        self.do("lock", records.lock, 2000)
        self.type("type the passphrase", "lock_secret", _PASSPHRASE)
        self.do("unlock", lambda: self.press("lock_act"), 6000)
        assert records.is_open


def finish(desk: Desk) -> None:
    """Close the window without a question, and everything that belongs to it."""
    assert desk.bridge is not None
    desk.bridge.session.mark_saved()
    desk.bridge.retire()
    desk.window.ask_before_closing(lambda: True)
    desk.window.close()
    desk.bridge.records.finish()
    QObject.deleteLater(desk.window)
    QApplication.processEvents()
