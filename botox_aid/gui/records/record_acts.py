"""What is done with the visit that is open in the records: the same paper again, a correction, a new visit, a file."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ...app import record_book, record_care
from ...app.files import write_beside
from ...app.new_visit import new_visit
from ...app.record_book import LotWish
from ...app.record_view import OpenedRecord
from ...domain.errors import MachineError
from ...domain.record_fault import StoreFault

if TYPE_CHECKING:
    from ..bridge import Bridge
    from .records_desk import RecordsDesk


class RecordActs(QObject):
    """The acts of the records page."""

    def __init__(self, bridge: "Bridge", desk: "RecordsDesk") -> None:
        super().__init__(desk)
        self.bridge, self.desk = bridge, desk

    # The same paper again

    def print_again(self, digest: str) -> None:
        """Print a sheet once more, the very bytes that went out."""
        visit_id, actor = self._visit_id(), self.bridge.records.actor

        self.bridge.records.submit(
            lambda store: record_book.bytes_to_print(store, visit_id, digest, actor), self._print, self._fail
        )

    def save_handout(self, digest: str, suggested: str) -> None:
        """Keep a sheet as a file, the very bytes that went out."""
        say = self.bridge.texts.interface
        path = self._file(say("files.save_pdf"), suggested)
        if path is not None:
            write = partial(self._write, path)
            self.bridge.records.submit(lambda store: record_book.bytes_of(store, digest), write, self._fail)

    def _print(self, data: bytes) -> None:
        self.bridge.printing.print_again(data, self.desk.say)

    # The lot list

    def lot_list(self, act: str, lot: str) -> None:
        """Print or save the list of who had a lot."""
        bridge, say = self.bridge, self.bridge.texts.interface
        clinic = bridge.preferences.settings.clinic.name
        wish = LotWish(lot, bridge.records.actor, clinic, bridge.sheet_desk.paper)
        take: Callable[[bytes], None] = self._print
        if act == "save":
            path = self._file(say("files.save_pdf"), say("records.lot_file"))
            if path is None:
                return
            take = partial(self._write, path)
        library, texts, now = bridge.library, bridge.texts, dt.datetime.now(dt.UTC)
        bridge.records.submit(lambda store: record_book.lot_sheet(store, library, texts, wish, now), take, self._fail)

    # From a record back to the desk

    def start_from(self, opened: OpenedRecord) -> None:
        """Begin a visit with who the patient is; every old answer is asked about, none is taken over."""
        then = opened.consultation
        if then is None:
            return
        visits = self.bridge.visits

        def begin() -> None:
            fresh = new_visit(self.bridge.preferences.settings, visits.today())
            self.desk.begin_from(replace(fresh, patient=then.patient), then)

        visits.after_saving(begin)

    def correct(self, opened: OpenedRecord) -> None:
        """Lay the record on the desk; what is changed there becomes a version of its own, with a reason."""
        consultation = opened.consultation
        if consultation is None:
            return

        self.bridge.visits.after_saving(lambda: self.desk.correct(opened.head, consultation))

    def export(self, opened: OpenedRecord) -> None:
        """Carry the visit out as a file."""
        if opened.consultation is None:
            self.desk.say(self.bridge.texts.interface("records.unreadable"))
            return
        from ..dialogs.export_dialog import ExportDialog

        ExportDialog(self.bridge, opened.consultation, self.desk.say).open()

    def turn_hold(self, opened: OpenedRecord) -> None:
        """Keep the visit from being removed, or no longer."""
        visit_id, on_hold = opened.head.visit_id, not opened.head.on_hold
        actor, say = self.bridge.records.actor, self.bridge.texts.interface

        def done(_nothing: object) -> None:
            self.desk.say(say("records.hold_set" if on_hold else "records.hold_lifted"))
            self.desk.refresh_visit()

        self.bridge.records.submit(
            lambda store: record_book.set_hold(store, visit_id, on_hold, actor), done, self._fail
        )

    def remove(self, visit_ids: list[str]) -> None:
        """Ask, then take away for good what was kept long enough."""
        from ..dialogs.remove_dialog import RemoveDialog

        actor, say = self.bridge.records.actor, self.bridge.texts.interface

        def done(count: int) -> None:
            self.desk.say(say("retention.done", count=count))
            self.desk.forget_visit()

        def act() -> None:
            self.bridge.records.ask(lambda desk: record_care.remove(desk, visit_ids, actor), done, self._fail)

        RemoveDialog(self.bridge, len(visit_ids), act).open()

    # Shared

    def _visit_id(self) -> str:
        return self.desk.opened.head.visit_id if self.desk.opened else ""

    def _file(self, title: str, suggested: str) -> Path | None:
        say, bridge = self.bridge.texts.interface, self.bridge
        path = bridge.visits.picker.to_write(bridge.window, title, suggested, say("files.pdf_kinds"))
        return path if path is None or path.suffix else path.with_suffix(".pdf")

    def _write(self, path: Path, data: bytes) -> None:
        say = self.bridge.texts.interface
        try:
            write_beside(path, data)
        except MachineError as error:
            self.desk.say(say("files.machine_kept", reason=error.reason))
            return
        self.desk.say(say("files.saved", file=path.name))

    def _fail(self, fault: StoreFault) -> None:
        self.desk.say(self.desk.fault_words(fault))
