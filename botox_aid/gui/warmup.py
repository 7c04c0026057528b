"""Does while nobody waits what the later steps need, so that no step takes a breath when it is first opened."""

import contextlib
import importlib
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ..app.flow import Step

if TYPE_CHECKING:
    from .bridge import Bridge

# From what the early steps need to what the last ones do.
_MODULES = ("babel.dates", "botox_aid.app.sheets", "botox_aid.document.sheet", "botox_aid.document.pdf", "pypdfium2")
_FILLED = (Step.CANDIDACY, Step.ZONES, Step.PRODUCT, Step.TALK)
# Filling these would make sheets of a visit that has only begun.
_MADE = (Step.SHEETS, Step.PRINT)
_AFTER_MS, _BETWEEN_MS = 300, 150


def warm_up(bridge: "Bridge") -> None:
    """Begin shortly after the first paint: imports in one thread that ends by itself, pages one by one."""
    QTimer.singleShot(_AFTER_MS, bridge, lambda: _begin(bridge))


def _begin(bridge: "Bridge") -> None:
    threading.Thread(target=_import_all, name="warm-up", daemon=True).start()
    acts: list[Callable[[], object]] = [partial(bridge.prepare, step) for step in (*_FILLED, *_MADE)]
    acts += [lambda: bridge.sheet_desk, lambda: bridge.book]
    acts += [partial(bridge.rehearse, step) for step in _FILLED]
    acts += [partial(bridge.rehearse, step, filled=False) for step in _MADE]
    # One thing at a time, with room between them for whoever is typing.
    for place, act in enumerate(acts, 1):
        QTimer.singleShot(_BETWEEN_MS * place, bridge, act)


def _import_all() -> None:
    for module in _MODULES:
        # What cannot be imported is told when it is asked for, not while somebody types a name.
        with contextlib.suppress(Exception):
            importlib.import_module(module)
