"""Does while nobody waits what the later steps need, so that no step takes a breath when it is first opened."""

import contextlib
import importlib
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ..app.flow import Step
from .collector import keep

if TYPE_CHECKING:
    from ..app.sheet_press import SheetPress
    from ..domain.consultation import Consultation
    from .bridge import Bridge

# From what the early steps need to what the last ones do.
_MODULES = ("babel.dates", "botox_aid.app.sheets", "botox_aid.document.sheet", "botox_aid.document.pdf", "pypdfium2")
_LATER = (Step.CANDIDACY, Step.ZONES, Step.PRODUCT, Step.TALK, Step.SHEETS, Step.PRINT)
_AFTER_MS, _BETWEEN_MS = 300, 150


def warm_up(bridge: "Bridge") -> None:
    """Begin shortly after the first paint: imports and a first sheet in threads that end by themselves, pages one by one."""
    QTimer.singleShot(_AFTER_MS, bridge, lambda: _begin(bridge))


def _begin(bridge: "Bridge") -> None:
    imports = threading.Thread(target=_import_all, name="warm-up", daemon=True)
    imports.start()
    acts: deque[Callable[[], object]] = deque([keep])
    for step in _LATER:
        if step is Step.SHEETS:
            acts += [lambda: bridge.sheet_desk, lambda: _make_one_sheet(bridge, after=imports)]
            acts += [lambda: bridge.printing, lambda: bridge.book]
        acts += [partial(_import_page, step), partial(bridge.prepare, step), partial(bridge.rehearse, step)]
    acts.append(keep)
    _go_on(bridge, acts)
    _look_ahead(bridge)


def _look_ahead(bridge: "Bridge") -> None:
    """Rehearse each page once more, with what is known by then, while the one before it is looked at for the first time."""
    opened = {bridge.window.step}

    def shown(value: str) -> None:
        opened.add(Step(value))
        following = Step(value).following
        if following is not None and following not in opened:
            QTimer.singleShot(_AFTER_MS, bridge, lambda: bridge.rehearse(following))

    bridge.window.step_shown.connect(shown)


def _go_on(bridge: "Bridge", acts: deque[Callable[[], object]]) -> None:
    """Do one thing at a time, with room between them for whoever is typing."""

    def act() -> None:
        acts.popleft()()
        if acts:
            _go_on(bridge, acts)

    QTimer.singleShot(_BETWEEN_MS, bridge, act)


def _import_page(step: Step) -> None:
    for module in (f"..pages.{step}_page", f"..bindings.{step}_binding"):
        importlib.import_module(module, f"{__package__}.bindings")


def _import_all() -> None:
    for module in _MODULES:
        # What cannot be imported is told when it is asked for, not while somebody types a name.
        with contextlib.suppress(Exception):
            importlib.import_module(module)


def _make_one_sheet(bridge: "Bridge", *, after: threading.Thread) -> None:
    """Make a sheet of a shipped visit: typefaces and styles are read by then, and the first sheet takes no longer than any."""
    press, visit = bridge.sheet_desk.press, bridge.session.consultation
    threading.Thread(target=_make, args=(press, visit, after), name="warm-up sheet", daemon=True).start()


def _make(press: "SheetPress", visit: "Consultation", after: threading.Thread) -> None:
    after.join()
    # A sheet that cannot be made is told where it is looked at.
    with contextlib.suppress(Exception):
        press.warm(visit.jurisdiction, visit.language)
