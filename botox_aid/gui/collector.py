"""Collects Python's garbage in the thread of the window alone.

Python may start a collection in any thread. One that begins in the thread that makes sheets would end widgets there,
while Qt keeps its list of widgets for one thread only: the next walk over that list then ends the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 400


def keep() -> None:
    """Collect what has come lately, and take what is left as lasting as long as the desk: no collection looks at it any more.

    Code, content and pages are most of all there is; looking through them takes a tenth of a second each time.
    """
    gc.collect(1)
    gc.freeze()


def begin_anew() -> None:
    """Look through everything once, and take what is left as lasting: a window with all its pages has ended."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def collect_here(application: QObject) -> None:
    """Take over from the automatic collector for as long as the application runs.

    Windows come and go with the language. It is not handed back at the end either: a collection amid the ends of a
    window's parts would wait on itself for ever.
    """
    gc.disable()
    if application.findChild(Collector) is None:
        Collector(application)


class Collector(QObject):
    """Collects from time to time, in the thread of its parent."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, by Python's own thresholds."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation] > 0:
                gc.collect(generation)
                return
