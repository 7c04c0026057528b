"""Asks for a file to open or to write; the system's own dialogs, imported when they are needed."""

from pathlib import Path

from PySide6.QtWidgets import QWidget


class FilePicker:
    """The system's file dialogs; a test puts its own in their place."""

    def to_open(self, window: QWidget, title: str, kinds: str) -> Path | None:
        """Return a file to read, or ``None``."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(window, title, "", kinds)
        return Path(chosen) if chosen else None

    def to_write(self, window: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
        """Return a file to write, or ``None``; the dialog asks before an existing one is replaced."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(window, title, suggested, kinds)
        return Path(chosen) if chosen else None

    def to_folder(self, window: QWidget, title: str) -> Path | None:
        """Return a folder to write into, or ``None``."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(window, title)
        return Path(chosen) if chosen else None
