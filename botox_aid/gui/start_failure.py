"""What is said when the window stands but cannot be put to work: never a window that does nothing without a word."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from .application import Desk

# Said only where the files of sentences themselves cannot be used.
_TITLE = "Botox Aid cannot start"
_WORDS = "A part of the program is missing or damaged. Install it again. No visit was open, and nothing is lost."


def tell_start_failed(desk: "Desk", folder: Path, failure: Exception) -> None:
    """Write the failure down, say so in a dialog, and close the window with it."""
    report = _written(folder, failure)
    try:
        _tell_in_words(desk, report)
    except Exception:  # noqa: BLE001 - whatever is broken, the plain box below needs none of it
        box = QMessageBox(QMessageBox.Icon.Critical, _TITLE, _WORDS, QMessageBox.StandardButton.Close, desk.window)
        box.setObjectName("start_failure_box")
        box.setInformativeText(report)
        box.finished.connect(desk.window.close)
        box.open()


def _tell_in_words(desk: "Desk", report: str) -> None:
    from .dialogs.notice_dialog import NoticeDialog

    texts = desk.window.texts
    say = texts.interface
    kept = say("failure.report", file=report) if report else say("failure.no_report")
    words = f"{say('failure.start_text')} {kept}"
    dialog = NoticeDialog(desk.look, texts, desk.window, say("failure.start_title"), words)
    for ended in (dialog.accepted, dialog.rejected):
        ended.connect(desk.window.close)
    dialog.open()


def _written(folder: Path, failure: Exception) -> str:
    try:
        from ..app.crash_report import write_crash_report

        return str(write_crash_report(folder, type(failure), failure.__traceback__))
    except Exception:  # noqa: BLE001 - that it could not be written down is said
        return ""
