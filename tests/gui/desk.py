"""A real window over the shipped content, for tests that use it as a person would."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from botox_aid.app.flow import Step
from botox_aid.app.library import Library
from botox_aid.app.looks import Looks
from botox_aid.app.session import Session
from botox_aid.app.settings import Settings, SettingsRead
from botox_aid.domain.consultation import Clinic, Professional
from botox_aid.domain.vocabulary import Jurisdiction
from botox_aid.gui.application import Desk, start_desk
from botox_aid.gui.bridge import Bridge
from botox_aid.gui.widgets.dialog import Dialog
from botox_aid.resources import resource_folder

SETTINGS = Settings(
    clinic=Clinic("Northgate Skin Clinic", "12 Example Street", "555 0100", "9 to 5", "555 0199"),
    jurisdiction=Jurisdiction.US,
    clinicians=(Professional("Dr B Example", "physician", "MD-0001"),),
)
LIBRARY = Library(resource_folder())


@dataclass
class Hand:
    """What a person can do at the desk: find things by name, press, type."""

    desk: Desk

    @property
    def bridge(self) -> Bridge:
        assert self.desk.bridge is not None
        return self.desk.bridge

    @property
    def session(self) -> Session:
        return self.bridge.session

    @property
    def page(self) -> QWidget:
        return self.desk.window.page

    def find(self, name: str) -> QWidget:
        """Return the control of a name that is in sight."""
        named = [widget for widget in self.desk.window.findChildren(QWidget, name) if widget.isVisible()]
        assert named, f"nothing called {name} is in sight"
        return named[0]

    def press(self, name: str) -> None:
        """Press in the middle of a control."""
        widget = self.find(name)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))
        QApplication.processEvents()

    def type_in(self, name: str, text: str, *, leave: bool = True) -> None:
        """Type into a field and leave it."""
        editor = self.find(f"{name}_edit")
        assert isinstance(editor, QLineEdit | QPlainTextEdit)
        editor.setFocus()
        editor.selectAll()
        QTest.keyClicks(editor, text) if text else QTest.keyClick(editor, Qt.Key.Key_Delete)
        if leave:
            QTest.keyClick(editor, Qt.Key.Key_Tab)
        QApplication.processEvents()

    def key(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        target = QApplication.focusWidget() or self.desk.window
        if isinstance(key, str):
            QTest.keyClick(target, key, modifier)
        else:
            QTest.keyClick(target, key, modifier)
        QApplication.processEvents()

    def go(self, step: Step, field: str | None = "") -> QWidget:
        """Open a step."""
        self.bridge.visit(step, field)
        QApplication.processEvents()
        return self.page

    def dialog(self) -> Dialog:
        """Return the dialog that is open."""
        open_ones = [dialog for dialog in self.desk.window.findChildren(Dialog) if dialog.isVisible()]
        assert open_ones, "no dialog is open"
        return open_ones[-1]

    def no_dialog(self) -> bool:
        """Return whether no dialog is open."""
        return not [dialog for dialog in self.desk.window.findChildren(Dialog) if dialog.isVisible()]


def start(folder: Path, settings: Settings = SETTINGS, file: Path | None = None) -> Hand:
    """Start the desk as ``main`` does, over a settings folder of its own."""
    language = "en-GB" if settings.jurisdiction is Jurisdiction.UK else "en-US"
    looks = Looks(settings.theme, settings.text_size, settings.language or language)
    desk = start_desk(resource_folder(), folder, looks, lambda: SettingsRead(settings), lambda: LIBRARY, file)
    return Hand(desk)
