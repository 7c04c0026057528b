"""Garbage is collected in the window's thread alone: a widget that ends in another one ends the program later."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from shiboken6 import isValid

from botox_aid.app.flow import Step
from botox_aid.gui.collector import Collector, collect_here


class Knot:
    """Refers to itself, so that only the collector can end it."""

    def __init__(self) -> None:
        self.itself = self


def test_no_other_thread_collects(qapp) -> None:
    ended_in: list[int] = []
    parent = QObject()
    collect_here(parent)
    (collector,) = parent.findChildren(Collector)
    try:
        weakref.finalize(Knot(), lambda: ended_in.append(threading.get_ident()))
        worker = threading.Thread(target=lambda: [[[]] for _ in range(50_000)])
        worker.start()
        worker.join()
        assert not ended_in
        for _ in range(5):
            collector.collect()
        gc.collect(0)
        assert ended_in == [threading.get_ident()]
    finally:
        parent.deleteLater()
        gc.enable()


def test_another_language_leaves_it_at_work(hand, qapp, qtbot) -> None:
    first = hand.desk.window
    hand.bridge.language_changed.emit("en-US")
    qtbot.waitUntil(lambda: not isValid(first))
    ended: list[bool] = []
    weakref.finalize(Knot(), ended.append, True)
    kept = []
    # What has lived on for longest is collected last.
    qtbot.waitUntil(lambda: kept.append([[] for _ in range(1000)]) is None and bool(ended), timeout=20_000)


def test_what_lasts_as_long_as_the_desk_is_not_looked_through_again(hand, qtbot) -> None:
    bridge = hand.bridge
    qtbot.waitUntil(lambda: gc.is_tracked(bridge) and not _is_looked_at(bridge), timeout=20_000)
    for page in hand.desk.window.pages.values():
        assert not _is_looked_at(page)


def test_a_window_in_another_language_leaves_nothing_of_the_one_before(hand, qtbot) -> None:
    qtbot.waitUntil(lambda: len(hand.desk.window.pages) == len(Step), timeout=20_000)
    before = [weakref.ref(page) for page in hand.desk.window.pages.values()]
    hand.bridge.language_changed.emit("en-US")
    qtbot.waitUntil(lambda: not any(page() for page in before), timeout=20_000)


def _is_looked_at(thing: object) -> bool:
    return any(entry is thing for entry in gc.get_objects())
