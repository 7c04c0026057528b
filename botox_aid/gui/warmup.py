"""Imports while nobody waits what the later steps need, so that no step takes a breath when it is first opened."""

import importlib
import threading

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

# From the steps that come first to those that come last.
_MODULES = (
    "babel.dates",
    "botox_aid.app.sheets",
    "botox_aid.document.sheet",
    "botox_aid.document.pdf",
    "pypdfium2",
)
_AFTER_MS = 400


def warm_up(application: QApplication) -> None:
    """Begin shortly after the first paint, in one thread that ends by itself."""
    QTimer.singleShot(_AFTER_MS, application, _begin)


def _begin() -> None:
    threading.Thread(target=_import_all, name="warm-up", daemon=True).start()


def _import_all() -> None:
    for module in _MODULES:
        importlib.import_module(module)
