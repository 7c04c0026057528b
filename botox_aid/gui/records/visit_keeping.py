"""Keeps the visit on the desk for good, with every sheet that went out, and knows the anchor that new paper names."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ...app import record_book
from ...app.finished_visit import finished_visit, handout_of
from ...app.record_book import Keeping
from ...app.record_state import fault_view
from ...domain.errors import ContentError, InputError
from ...domain.record import Handout, RecordHead
from ...domain.record_fault import Stale, StoreFault

if TYPE_CHECKING:
    from ...app.sheet_press import SheetOrder
    from ..bridge import Bridge
    from ..dialogs.finish_dialog import FinishDialog


class VisitKeeping(QObject):
    """Finishing, correcting, and keeping what goes out.

    Attributes:
        anchor: Head of the audit trail when the visit on the desk began; empty without records.
    """

    def __init__(self, bridge: "Bridge", parent: QObject) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.anchor = ""
        self._visit = bridge.session.visits
        # Tried again until they are kept, also by the window of another language.
        self._owed = bridge.records.owed
        self._save_id, self._saving = "", b""
        bridge.records.changed.connect(self._follow)
        self._stop_observing = bridge.session.observe(self._look)
        self._follow()

    def retire(self) -> None:
        """Leave the records to another window."""
        self._stop_observing()
        self.bridge.records.changed.disconnect(self._follow)

    # What goes out

    def take(self, handed_out: "Sequence[tuple[SheetOrder, bytes]]", visit_id: str) -> None:
        """Keep sheets of a visit that were printed or saved just now, with the very bytes that went out."""
        records = self.bridge.records
        if not records.is_on or not handed_out:
            return
        now, library = dt.datetime.now(dt.UTC), self.bridge.library
        made = [handout_of(library, order, data, now, records.actor) for order, data in handed_out]
        self._owed.setdefault(visit_id, []).extend(made)
        self._pay()

    def _pay(self) -> None:
        records = self.bridge.records
        if not records.is_open:
            return
        for visit_id, handouts in tuple(self._owed.items()):
            self._pay_one(visit_id, tuple(handouts))

    def _pay_one(self, visit_id: str, handouts: tuple[Handout, ...]) -> None:
        actor = self.bridge.records.actor

        def failed(fault: StoreFault) -> None:
            say = self.bridge.texts.interface
            self.bridge.window.say(
                say("finish.not_kept_sheet", why=fault_view(fault, self.bridge.texts).title),
                say("finish.again"),
                self._pay,
            )

        self.bridge.records.submit(
            lambda store: record_book.keep_handouts(store, visit_id, handouts, actor),
            lambda _count: self._paid(visit_id, handouts),
            failed,
        )

    def _paid(self, visit_id: str, handouts: tuple[Handout, ...]) -> None:
        left = [handout for handout in self._owed.get(visit_id, []) if handout not in handouts]
        if left:
            self._owed[visit_id] = left
        else:
            self._owed.pop(visit_id, None)

    # Finishing

    @property
    def corrects(self) -> int:
        """The version that the visit on the desk corrects; 0 for a new visit."""
        return int(self.bridge.records.of_version)

    @property
    def has_changes(self) -> bool:
        """Whether the visit on the desk reads otherwise than the version it corrects."""
        # A correction that was resumed differs by what was typed before.
        resumed = self.bridge.records.drafts.was_resumed
        return not self.corrects or resumed or self.bridge.session.has_unsaved_changes

    @property
    def button_words(self) -> str:
        """Words of the button that keeps the visit; none without open records."""
        if not self.bridge.records.is_open:
            return ""
        return self.bridge.texts.interface("correct.button" if self.corrects else "finish.button")

    def ask_to_finish(self) -> None:
        """Ask whether the visit is to be kept for good, and for the reason where it corrects one."""
        records, say = self.bridge.records, self.bridge.texts.interface
        self.bridge.session.end_typing()
        if not records.is_open:
            self.bridge.book.say_closed()
            return
        if not self.has_changes:
            self.bridge.window.say(say("finish.nothing_to_correct", version=self.corrects))
            return
        from ..dialogs.finish_dialog import FinishDialog

        FinishDialog(self.bridge, self).open()

    def finish(self, reason: str, of_version: int, dialog: "FinishDialog") -> None:
        """Keep the visit on the desk as what follows ``of_version``; the dialog hears how it went."""
        bridge, records = self.bridge, self.bridge.records
        try:
            visit = finished_visit(bridge.library, bridge.session.consultation, records.visit_id)
        except (InputError, ContentError) as error:
            dialog.failed(bridge.texts.interface("finish.unwritable", what=str(error)))
            return
        # The same try, asked for again after its answer was lost, is never kept twice.
        if visit.body != self._saving or not self._save_id:
            self._save_id, self._saving = uuid.uuid4().hex, visit.body
        owed = tuple(self._owed.get(visit.visit_id, ()))
        keeping = Keeping(visit, self._save_id, records.actor, of_version, reason, owed)
        records.hold_draft()

        def done(head: RecordHead) -> None:
            self._save_id = ""
            self._paid(visit.visit_id, owed)
            records.finished(head)
            self._read_anchor()
            dialog.done(head)

        def failed(fault: StoreFault) -> None:
            records.go_on_drafting()
            if isinstance(fault, Stale):
                self._save_id = ""
                dialog.stale(fault.current)
            else:
                dialog.failed(fault_view(fault, bridge.texts).whole)

        records.submit(lambda store: record_book.keep(store, keeping), done, failed)

    # The anchor

    def _follow(self) -> None:
        if self.bridge.records.is_open:
            self._pay()
            self._read_anchor()

    def _look(self) -> None:
        if self.bridge.session.visits != self._visit:
            self._visit = self.bridge.session.visits
            self._read_anchor()

    def _read_anchor(self) -> None:
        if self.bridge.records.is_open:
            self.bridge.records.submit(record_book.anchor_of, self._take_anchor, lambda _fault: None)

    def _take_anchor(self, anchor: str) -> None:
        if anchor != self.anchor:
            self.anchor = anchor
            self.bridge.refresh()
