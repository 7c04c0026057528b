"""Prints a finished file once more, byte for byte as it went out before."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from ..app.print_run import PrintReport
from ..app.printing import PrintJob, PrintOutcome
from ..domain.vocabulary import Paper
from ..text import Texts
from .page_image import PageReader
from .print_thread import PrintThread

_LETTER_WIDTH = 612


class Reprint(QObject):
    """One file for one printer; it says how it went and ends.

    Args:
        parent: Who lives as long as the window.
        texts: The language.
        tell: Hears in a sentence how it went.
    """

    def __init__(self, parent: QObject, texts: Texts, tell: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._texts, self._tell, self._printer = texts, tell, ""
        self._thread = PrintThread(self)
        # Methods of an object of this thread: what the other thread says waits here for its turn.
        self._thread.ended.connect(self._ended)
        self._thread.failed.connect(self._failed)

    def start(self, data: bytes, job: PrintJob, send: Callable[[PrintJob, bytes], PrintOutcome]) -> None:
        """Send the file, on the paper that it was made for."""
        self._printer = job.printer
        if not job.printer:
            self._ended(PrintReport(PrintOutcome.NO_PRINTER, ""))
            return

        def act(_told: Callable[[int], None]) -> PrintReport:
            return PrintReport(send(replace(job, paper=paper_of(data)), data), job.printer)

        self._thread.start(act)

    def _ended(self, report: PrintReport) -> None:
        say = self._texts.interface
        words = say(f"print.outcome.{report.outcome}", printer=self._printer)
        self._end(words if report.outcome is PrintOutcome.SENT else f"{words}. {say('records.not_printed')}")

    def _failed(self, _failure: BaseException) -> None:
        self._end(self._texts.interface("records.not_printed"))

    def _end(self, words: str) -> None:
        self._tell(words)
        self.deleteLater()


def paper_of(data: bytes) -> Paper:
    """Return the paper that a file was made for."""
    width = PageReader().sizes(data)[0][0]
    return Paper.LETTER if round(width) == _LETTER_WIDTH else Paper.A4
