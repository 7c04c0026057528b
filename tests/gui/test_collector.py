"""Garbage is collected in the window's thread alone: a widget that ends in another one ends the program later."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from botox_aid.gui.collector import Collector


class Knot:
    """Refers to itself, so that only the collector can end it."""

    def __init__(self) -> None:
        self.itself = self


def test_no_other_thread_collects(qapp) -> None:
    ended_in: list[int] = []
    parent = QObject()
    collector = Collector(parent)
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
