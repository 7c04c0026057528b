"""Asks for a file to open or to write; the system's own dialogs, imported when they are needed."""

from pathlib import Path

from PySide6.QtWidgets import QWidget


class FilePicker:
    """The system's file dialogs; a test puts its own in their place.

    They begin in the person's documents, and after that where the last file was.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None

    def to_open(self, window: QWidget, title: str, kinds: str) -> Path | None:
        """Return a file to read, or ``None``."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(window, title, str(self._start()), kinds)
        return self._taken(chosen)

    def to_write(self, window: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
        """Return a file to write, or ``None``.

        The suggested name is numbered where it is taken: names say what and when, and the next patient's would be the same.
        The dialog asks before an existing file is replaced.
        """
        from PySide6.QtWidgets import QFileDialog

        from ..app.print_view import free_name

        folder = self._start()
        taken = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        chosen, _ = QFileDialog.getSaveFileName(window, title, str(folder / free_name(suggested, taken)), kinds)
        return self._taken(chosen)

    def to_folder(self, window: QWidget, title: str) -> Path | None:
        """Return a folder to write into, or ``None``."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(window, title, str(self._start()))
        if chosen:
            self._folder = Path(chosen)
        return Path(chosen) if chosen else None

    def _start(self) -> Path:
        if self._folder is not None and self._folder.is_dir():
            return self._folder
        from PySide6.QtCore import QStandardPaths

        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())

    def _taken(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        self._folder = Path(chosen).parent
        return Path(chosen)
