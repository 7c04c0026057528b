"""The keys of the window; text fields leave undo to the desk, so that one history holds everything."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ..app.flow import Step
from .widgets.dialog import Dialog
from .window import Window

_ACTS = {
    "Ctrl+Z": "undo",
    "Ctrl+Shift+Z": "redo",
    "Ctrl+Y": "redo",
    "Alt+Left": "step_back",
    "Alt+Right": "step_on",
    "Ctrl+N": "new_visit",
    "Ctrl+O": "open_visit",
    "Ctrl+S": "save_visit",
    "Ctrl+P": "print",
    "Ctrl+R": "records",
    "Ctrl+Return": "finish_visit",
    "Ctrl+,": "settings",
    "Ctrl++": "larger_text",
    "Ctrl+=": "larger_text",
    "Ctrl+-": "smaller_text",
    "F1": "keys",
    "Shift+F1": "guide",
    "F11": "patient_view",
}
# What helps on a page that stands in place of the desk as well, such as the records.
_EVERYWHERE = frozenset({"keys", "guide", "larger_text", "smaller_text"})


class Shortcuts(QObject):
    """Makes the keys of a window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        for keys, act in _ACTS.items():
            self._make(keys, partial(window.act_asked.emit, act), everywhere=act in _EVERYWHERE)
        for number, step in enumerate(Step, 1):
            self._make(f"Alt+{number}", partial(window.step_asked.emit, step.value))
        application = QApplication.instance()
        assert isinstance(application, QApplication), "a window has an application"
        application.focusChanged.connect(self._focus_went)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a text field from taking the keys of undo for itself."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if event.matches(undo) or event.matches(redo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _make(self, keys: str, act: Callable[[], None], *, everywhere: bool = False) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.activated.connect(lambda: self._do(act, everywhere))

    def _do(self, act: Callable[[], None], everywhere: bool) -> None:
        covered = any(dialog.isVisible() for dialog in self._window.findChildren(Dialog))
        blank = not self._window.whole.isVisible()
        if not covered and not blank and (everywhere or self._window.whole.currentWidget() is self._window.desk):
            act()

    def _focus_went(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QLineEdit | QPlainTextEdit) and new.window() is self._window:
            new.removeEventFilter(self)
            new.installEventFilter(self)
