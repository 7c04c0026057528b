"""Visits as files: a new one, opening, saving, an earlier one beside it, and closing without losing anything."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..app.carrying import is_sealed_file
from ..app.files import open_consultation, save_consultation
from ..app.last_visit import same_person
from ..app.new_visit import new_visit
from ..domain.consultation import Consultation, Patient
from ..domain.errors import ContentError, InputError, MachineError
from .curtain import OVER_LOCK
from .file_picker import FilePicker

if TYPE_CHECKING:
    from .bridge import Bridge


class Visits:
    """What is done with a visit as a whole."""

    def __init__(self, bridge: "Bridge") -> None:
        self.bridge = bridge
        self.picker = FilePicker()
        self.path: Path | None = None
        self._closing, self._backed_up = False, False

    @property
    def file_name(self) -> str:
        """Name of the file in which the visit is kept, or nothing."""
        return self.path.name if self.path else ""

    def today(self) -> dt.date:
        """Return the day on the clinic's wall."""
        return dt.date.today()  # noqa: DTZ011 - a day without a time

    def begin_new(self) -> None:
        """Begin a new visit; what is not saved is asked about first."""
        self.after_saving(self._begin_new)

    def open(self) -> None:
        """Ask for a file and open it; what is not saved is asked about first."""
        self.after_saving(self._open)

    def open_file(self, path: Path) -> bool:
        """Open a visit from a file, or say why not.

        Returns:
            Whether it is open; a sealed one asks for its passphrase first.
        """
        if is_sealed_file(path):
            self._unseal(path, self._open_unsealed)
            return False
        consultation = self._read(path)
        if consultation is None:
            return False
        self.path = path
        self.bridge.begin_visit(consultation)
        return True

    def save(self) -> bool:
        """Keep the visit in its file, or ask for one.

        Returns:
            Whether it is kept.
        """
        if self.bridge.records.is_open:
            self.carry_out()
            return False
        if self.path is None:
            return self.save_as()
        return self._write(self.path)

    def carry_out(self) -> None:
        """Ask how the visit on the desk goes out as a file; the records keep it in any case."""
        from .dialogs.export_dialog import ExportDialog

        self.bridge.session.end_typing()
        ExportDialog(self.bridge, self.bridge.session.consultation, self.bridge.window.say).open()

    def save_as(self) -> bool:
        """Ask for a file and keep the visit in it."""
        say = self.bridge.texts.interface
        day = self.bridge.session.consultation.visit.date or self.today()
        suggested = f"{say('files.suggested')}-{day.isoformat()}.json"
        path = self.picker.to_write(self.bridge.window, say("files.save"), suggested, say("files.kinds"))
        if path is None:
            return False
        return self._write(path if path.suffix else path.with_suffix(".json"))

    def open_last_visit(self) -> None:
        """Lay an earlier visit beside this one, from the records or else from a file."""
        if self.bridge.records.is_open:
            self.bridge.book.open_last_visit()
        else:
            self.open_last_file()

    def open_last_file(self) -> None:
        """Ask for an earlier visit and lay it beside this one; only who the patient is may be taken over."""
        say = self.bridge.texts.interface
        path = self.picker.to_open(self.bridge.window, say("last.open_last"), say("export.all_kinds"))
        if path is not None and is_sealed_file(path):
            self._unseal(path, self.compare_with)
        elif path is not None and (last := self._read(path)) is not None:
            self.compare_with(last)

    def compare_with(self, last: Consultation) -> None:
        """Lay an earlier visit beside this one, if it is of the same person."""
        session, say = self.bridge.session, self.bridge.texts.interface
        if not same_person(session.consultation, last):
            self.bridge.window.say(say("last.other_person"))
            return
        session.compare_with(last)
        patient = session.consultation.patient
        known = Patient(
            patient.name or last.patient.name,
            patient.date_of_birth or last.patient.date_of_birth,
            patient.record_number or last.patient.record_number,
        )
        session.set_patient(known)

    def may_close(self) -> bool:
        """Return whether the window may close now; otherwise ask first."""
        records = self.bridge.records
        if self._closing or self._is_safe():
            if not self._backed_up and records.is_open and self.bridge.book.backups.at_close(self._leave):
                return False
            if self._backed_up:
                # Whoever closes now waits for nothing; the program ends when the backup is made.
                self.bridge.window.hide()
            self.bridge.closing.emit()
            records.finish()
            return True
        if records.is_open:
            records.drafts.settle(self._close, lambda: self._ask(self._close))
        elif records.is_locked:
            self._ask_to_lose()
        else:
            self._ask(self._close)
        return False

    def _is_safe(self) -> bool:
        """Return whether everything on the desk is kept: as a draft, or else in a file."""
        records = self.bridge.records
        if not (records.is_open or records.is_locked):
            return not self.bridge.session.has_unsaved_changes
        if records.is_open and (typed_in := self.bridge.window.focusWidget()) is not None:
            # What was being typed counts as typed.
            typed_in.clearFocus()
        return records.drafts.is_settled

    def _ask_to_lose(self) -> None:
        from .dialogs.confirm_dialog import ConfirmDialog

        bridge = self.bridge
        dialog = ConfirmDialog(bridge.look, bridge.texts, bridge.window, "lock.lose", self._close)
        dialog.setProperty(OVER_LOCK, True)
        dialog.open()

    def _close(self) -> None:
        self._closing = True
        self.bridge.window.close()

    def _leave(self) -> None:
        """Close once the last backup is made, or left to itself; what was typed meanwhile is kept first."""
        self._backed_up = True
        self.bridge.window.close()

    def _begin_new(self) -> None:
        self.path = None
        self.bridge.begin_visit(new_visit(self.bridge.preferences.settings, self.today()))

    def _open(self) -> None:
        say = self.bridge.texts.interface
        path = self.picker.to_open(self.bridge.window, say("files.open"), say("export.all_kinds"))
        if path is not None:
            self.open_file(path)

    def _unseal(self, path: Path, take: Callable[[Consultation], object]) -> None:
        from .dialogs.unseal_dialog import UnsealDialog

        UnsealDialog(self.bridge, path, take).open()

    def _open_unsealed(self, consultation: Consultation) -> None:
        # The file stays sealed: nothing is ever written into its place without a seal.
        self.path = None
        self.bridge.begin_visit(consultation)

    def _read(self, path: Path) -> Consultation | None:
        say = self.bridge.texts.interface
        try:
            return open_consultation(self.bridge.library, path)
        except InputError as error:
            what = say("files.wrong_what", field=error.field, expected=error.expected)
            self._fail(say("files.wrong", file=path.name), what if error.field else say("files.wrong_whole"))
        except MachineError as error:
            self._fail(say("files.unreadable", file=path.name), say("files.machine", reason=error.reason))
        except ContentError as error:
            self._fail(say("files.content"), str(error))
        return None

    def _write(self, path: Path) -> bool:
        say = self.bridge.texts.interface
        try:
            save_consultation(self.bridge.session.consultation, path)
        except (InputError, MachineError) as error:
            reason = error.reason if isinstance(error, MachineError) else error.expected
            self._fail(say("files.unwritten", file=path.name), say("files.machine_kept", reason=reason))
            return False
        self.path = path
        self.bridge.session.mark_saved()
        self.bridge.window.say(say("files.saved", file=path.name))
        return True

    def _fail(self, title: str, words: str) -> None:
        from .dialogs.notice_dialog import NoticeDialog

        NoticeDialog(self.bridge.look, self.bridge.texts, self.bridge.window, title, words).open()

    def after_saving(self, act: Callable[[], None]) -> None:
        """Do something that leaves the visit on the desk, once the visit is kept or its loss is agreed to."""
        if self.bridge.records.is_open:
            self.bridge.keeping.leave_visit(act)
        elif self.bridge.session.has_unsaved_changes:
            self._ask(act)
        else:
            act()

    def _ask(self, act: Callable[[], None]) -> None:
        from .dialogs.unsaved_dialog import UnsavedDialog

        UnsavedDialog(self.bridge, act).open()
