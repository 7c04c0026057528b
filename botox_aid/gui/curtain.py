"""Takes everything off the screen at once, and brings it back as it was."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from .window import Window

if TYPE_CHECKING:
    from .lock_screen import LockScreen

# Property of a dialog that belongs to the lock and stands before it.
OVER_LOCK = "over_lock"


class Curtain:
    """Hides what stands in a window, its dialogs and every other window of the program.

    Nothing is closed: a dialog that was open is open again afterwards, with the caret where it was.

    Args:
        window: The desk's window.
    """

    def __init__(self, window: Window) -> None:
        self._window = window
        self._hidden: list[QWidget] = []
        self._focus: QWidget | None = None
        self._screen: LockScreen | None = None

    @property
    def is_down(self) -> bool:
        """Whether the window is blank."""
        return self._screen is not None

    def fall(self, screen: "LockScreen") -> None:
        """Show nothing but ``screen``, which is a part of the window."""
        if self._screen is not None:
            return
        self._close_passing()
        self._focus = self._window.focusWidget()
        if self._focus is not None:
            # What was being typed counts as typed: the field tells it when it loses the keyboard.
            self._focus.clearFocus()
        self._screen = screen
        parts = [part for part in self._window.children() if isinstance(part, QWidget)]
        for part in (*parts, *self._other_windows()):
            if part is not screen and part.isVisible():
                part.hide()
                self._hidden.append(part)
        self._window.setWindowTitle(self._window.texts.interface("app.name"))
        screen.setGeometry(self._window.rect())
        screen.show()
        screen.raise_()
        _program().focusChanged.connect(self._hold_keyboard)

    def rise(self) -> None:
        """Show again what was hidden, with the keyboard where it was."""
        screen, self._screen = self._screen, None
        if screen is None:
            return
        _program().focusChanged.disconnect(self._hold_keyboard)
        screen.hide()
        for part in self._hidden:
            if _lives(part):
                part.show()
        self._hidden.clear()
        # A second screen that came back must not have the keyboard.
        self._window.activateWindow()
        if self._focus is not None and _lives(self._focus):
            self._focus.setFocus()
        elif self._window.page.isVisible():
            self._window.page.go_to("")
        self._focus = None

    def _hold_keyboard(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Give the keyboard back to the lock; whoever asked for it has it when the window is shown again.

        A passphrase must never be typed into a field that cannot be seen.
        """
        if self._screen is None or new is None or new.window() is not self._window:
            return
        part: QWidget | None = new
        while part is not None:
            if part is self._screen or part.property(OVER_LOCK):
                return
            part = part.parentWidget()
        self._focus = new
        self._screen.take_focus()

    def fit(self) -> None:
        """Cover the window at its present size."""
        if self._screen is not None:
            self._screen.setGeometry(self._window.rect())

    def hide_too(self, part: QObject) -> None:
        """Hide something that came up while the window is blank, unless it belongs to the lock."""
        if self._screen is None or part is self._screen or not _lives(part) or part.property(OVER_LOCK):
            return
        if isinstance(part, QWidget) and part.isVisible() and not part.isWindow():
            part.hide()
            self._hidden.append(part)

    def _close_passing(self) -> None:
        """Close lists and cards that only stand while they are used, and the system's own dialogs."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            if popup.isVisible():
                break
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog):
            modal.reject()

    def _other_windows(self) -> list[QWidget]:
        return [
            widget for widget in QApplication.topLevelWidgets() if widget is not self._window and widget.isVisible()
        ]


def _program() -> QApplication:
    program = QApplication.instance()
    assert isinstance(program, QApplication), "a window is shown"
    return program


def _lives(widget: QObject) -> bool:
    """Return whether Qt still has the widget."""
    from shiboken6 import isValid

    return bool(isValid(widget))
