"""Takes the style sheet off the application once everything that wore it has ended."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


def undress(application: QApplication) -> None:
    """End what waits for its end, then take the style sheet off.

    Qt watches for the end of a widget when it dresses it for the first time only. One that lives on without a style sheet
    and is dressed again by the next is not watched any more: its end leaves a stale entry in Qt's list, and the next
    change of the style sheet ends the program.
    """
    application.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.setStyleSheet("")
