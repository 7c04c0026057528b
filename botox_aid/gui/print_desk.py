"""Printing and saving: which printer, one press at a time, how it went, and the same sheets as files."""

import contextlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ..app.files import write_beside
from ..app.print_run import PrintReport, print_items
from ..app.print_setup import PrintItem, items_to_print
from ..app.print_view import PrintDesk, PrintView, file_name, free_name, print_view
from ..app.printing import PrintJob, PrintOutcome, can_use_queue, send_to_printer
from ..domain.consultation import Consultation
from ..domain.errors import MachineError
from .print_thread import PrintThread
from .printers import Printers, known_printers

if TYPE_CHECKING:
    from ..app.sheet_press import SheetOrder
    from ..app.sheets_view import SheetsView
    from .bridge import Bridge
    from .sheet_desk import SheetDesk


class Printing(QObject):
    """Everything between a press of "Print" and the paper.

    Attributes:
        changed: Printers, progress or outcome are others now.
        sent: Every sheet is handed to the printer.
    """

    changed = Signal()
    sent = Signal()
    _found = Signal(object)

    def __init__(self, bridge: "Bridge", desk: "SheetDesk") -> None:
        super().__init__(bridge)
        self.bridge, self.desk = bridge, desk
        self.printers = Printers()
        self._search: threading.Thread | None = None
        self._progress: tuple[int, int] | None = None
        self._report: PrintReport | None = None
        self._reported_on: Consultation | None = None
        self._failed = False
        # What this press makes: the very bytes that go out are kept with the records.
        self._made: dict[PrintItem, tuple[SheetOrder, bytes]] = {}
        self._made_for = ""
        self.thread_of_print = PrintThread(self)
        self.thread_of_print.told.connect(self._told)
        self.thread_of_print.ended.connect(self._ended)
        self.thread_of_print.failed.connect(self._could_not_make)
        # A method of an object of the window's thread: what is found waits here for its turn.
        self._found.connect(self._take_printers)

    @property
    def printer(self) -> str:
        """Name of the queue to print on: as remembered, else the system's own choice."""
        return self.bridge.preferences.settings.printer or self.printers.usual

    def view(self, sheets: "SheetsView") -> PrintView:
        """Return the print step as it stands."""
        if self._reported_on is not None and self._reported_on != self.bridge.session.consultation:
            self._forget()
        known = self.printers.named(self.printer)
        state = PrintDesk(
            printer=self.printer,
            printer_says=known.says if known else self.printer,
            paper=self.desk.paper,
            both_sides=self.bridge.preferences.settings.both_sides,
            pages=self.desk.pages(sheets),
            progress=self._progress,
            report=self._report,
            failed=self._failed,
        )
        return print_view(sheets, self.bridge.texts, state)

    def look_for_printers(self, *, again: bool = False) -> None:
        """Ask the system for its printers in a thread: a print system that does not answer takes minutes."""
        if self._search is None or (again and not self._search.is_alive()):
            self._search = threading.Thread(target=self._look, name="printers", daemon=True)
            self._search.start()

    def choose(self, printer: str) -> None:
        """Print on this one from now on."""
        self._forget()
        settings = self.bridge.preferences.settings
        self.bridge.settings_desk.take(replace(settings, printer=printer))
        self.changed.emit()

    def set_both_sides(self, both_sides: bool) -> None:
        """Print on both sides of the paper, or on one."""
        settings = self.bridge.preferences.settings
        self.bridge.settings_desk.take(replace(settings, both_sides=both_sides))
        self.changed.emit()

    def print(self) -> bool:
        """Print what is chosen, or what is left of it.

        Returns:
            Whether there is a printer to print on.
        """
        if self.thread_of_print.is_busy or self._progress is not None:
            return True
        sheets = self.desk.view()
        if self.view(sheets).blocked:
            return True
        rest = self._report.unsent if self._report is not None else ()
        items = rest or tuple(items_to_print(sheets.setup, treated=not sheets.not_today))
        self._forget()
        self._reported_on = self.bridge.session.consultation
        if not self.printer:
            self._report = PrintReport(PrintOutcome.NO_PRINTER, "", (), items)
            self.changed.emit()
            return False
        self._progress = (0, len(items))
        self._start(sheets, items)
        self.changed.emit()
        return True

    def _start(self, sheets: "SheetsView", items: tuple[PrintItem, ...]) -> None:
        orders = {item: order for item in items if (order := self.desk.order(sheets, item.kind, item.copy))}
        press, paper = self.desk.press, self.desk.paper
        printer, both_sides = self.printer, self.bridge.preferences.settings.both_sides

        def job_of(item: PrintItem) -> PrintJob:
            return PrintJob(printer, item.copies, paper, both_sides)

        self._made = made = {}
        # Somebody may begin with the next patient while the printer is still at work.
        self._made_for = self.bridge.records.visit_id

        def sheet_of(item: PrintItem) -> bytes:
            made[item] = (orders[item], press.make(orders[item]).data)
            return made[item][1]

        def act(told: Callable[[int], None]) -> PrintReport:
            return print_items(items, sheet_of, job_of, told, self._send())

        self.thread_of_print.start(act)

    def print_again(self, data: bytes, tell: Callable[[str], None]) -> None:
        """Print a finished file as it stands, such as a sheet from the records; ``tell`` hears how it went."""
        from .reprint import Reprint

        settings = self.bridge.preferences.settings
        job = PrintJob(self.printer, 1, self.desk.paper, settings.both_sides)
        Reprint(self, self.bridge.texts, tell).start(data, job, self._send())

    def _send(self) -> Callable[[PrintJob, bytes], PrintOutcome]:
        if can_use_queue():
            return send_to_printer
        from .raster_print import send_as_pictures

        return send_as_pictures

    # Files

    def save(self, order: "SheetOrder") -> bool:
        """Ask for a file and keep one sheet in it.

        Returns:
            Whether it is kept.
        """
        say = self.bridge.texts.interface
        item = PrintItem(order.kind, order.copy, 1)
        suggested = file_name(item, order.consultation, order.edition, self.bridge.texts)
        picker, window = self.bridge.visits.picker, self.bridge.window
        path = picker.to_write(window, say("files.save_pdf"), suggested, say("files.pdf_kinds"))
        if path is None:
            return False
        path = path if path.suffix else path.with_suffix(".pdf")
        if self._write(path, order):
            window.say(say("files.saved", file=path.name))
            return True
        return False

    def save_all(self) -> bool:
        """Ask for a folder and keep every sheet that would print in it; no file that is there is replaced.

        Returns:
            Whether all are kept.
        """
        say, sheets = self.bridge.texts.interface, self.desk.view()
        window = self.bridge.window
        folder = self.bridge.visits.picker.to_folder(window, say("print.save_all_title"))
        if folder is None:
            return False
        names: list[str] = []
        for item in items_to_print(sheets.setup, treated=not sheets.not_today):
            order = self.desk.order(sheets, item.kind, item.copy)
            if order is None:
                continue
            name = file_name(item, order.consultation, order.edition, self.bridge.texts)
            name = free_name(name, _names_in(folder))
            if not self._write(folder / name, order):
                return False
            names.append(name)
        window.say(say("print.saved_all", folder=folder.name or str(folder), files=self.bridge.texts.listed(names)))
        return bool(names)

    def _write(self, path: Path, order: "SheetOrder") -> bool:
        data = self.desk.press.make(order).data
        try:
            write_beside(path, data)
        except MachineError as error:
            self._say_unwritten(path, error)
            return False
        self.bridge.book.keeping.take([(order, data)], self.bridge.records.visit_id)
        return True

    def _say_unwritten(self, path: Path, error: MachineError) -> None:
        from .dialogs.notice_dialog import NoticeDialog

        say, bridge = self.bridge.texts.interface, self.bridge
        words = say("files.machine_kept", reason=error.reason)
        NoticeDialog(bridge.look, bridge.texts, bridge.window, say("files.unwritten", file=path.name), words).open()

    # What happens meanwhile

    def _look(self) -> None:
        found = known_printers()
        # The window may be gone by now, and with it everyone who waits for them.
        with contextlib.suppress(RuntimeError):
            self._found.emit(found)

    def _take_printers(self, found: Printers) -> None:
        if found != self.printers:
            self.printers = found
            self.changed.emit()

    def _told(self, done: int) -> None:
        if self._progress is not None:
            self._progress = (done, self._progress[1])
            self.changed.emit()

    def _ended(self, report: PrintReport) -> None:
        self._progress, self._report = None, report
        went_out = [self._made[item] for item in report.sent if item in self._made]
        self.bridge.book.keeping.take(went_out, self._made_for)
        self._made = {}
        if report.outcome is PrintOutcome.SENT:
            settings = self.bridge.preferences.settings
            self.bridge.settings_desk.take(replace(settings, printer=report.printer))
            self.sent.emit()
        self.changed.emit()

    def _could_not_make(self, _failure: BaseException) -> None:
        self._progress, self._failed = None, True
        self.changed.emit()

    def _forget(self) -> None:
        self._report, self._reported_on, self._failed = None, None, False


def _names_in(folder: Path) -> Sequence[str]:
    try:
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return ()
