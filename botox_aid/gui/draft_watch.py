"""Keeps the visit on the desk as a draft, shortly after every change and away from the window's thread."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ..app.record_state import DraftState
from ..app.records import new_visit_id
from ..domain.record import DraftHead
from ..domain.record_fault import Elsewhere, StoreFault

if TYPE_CHECKING:
    from ..app.records import RecordDesk, Resumed
    from ..app.session import Session
    from ..domain.consultation import Consultation
    from .record_thread import RecordThread

# Well within the half second that may be lost: the first change starts the wait, later ones do not prolong it.
_AFTER_MS = 150
_AGAIN_MS = 5000
# A draft stays at the desk: it waits no longer behind a server that does not answer.
_HURRY_MS = 1000


class DraftWatch(QObject):
    """Follows a session and hands every change to the thread of the records.

    Attributes:
        changed: The state is another now.
        parted: The visit was kept at another desk meanwhile; this one is kept beside it as a visit of its own.
        overtaken: The record that is corrected was corrected at another desk meanwhile; the draft is kept beside it.
        visit_id: Key of the visit on the desk, which stays that of the record while one is corrected.
        draft_id: Under which key the draft is kept.
        of_version: The version of a finished record that this visit corrects; 0 for a new one.
        was_resumed: Whether the visit was a draft before it came on the desk.
        kept_at: When the draft was last kept.
        fault: Why the last change could not be kept.
    """

    changed = Signal()
    parted = Signal()
    overtaken = Signal()

    def __init__(self, session: "Session", desk: "RecordDesk", thread: "RecordThread") -> None:
        super().__init__()
        self._session, self._desk, self._thread = session, desk, thread
        self.visit_id, self.of_version, self.was_resumed = new_visit_id(), 0, False
        self.draft_id = self.visit_id
        self.kept_at: dt.datetime | None = None
        self.fault: StoreFault | None = None
        self._revision, self._visits = 0, session.visits
        self._seen = self._kept = session.consultation
        self._on, self._held, self._sent = False, False, 0
        self._after: list[tuple[Callable[[], object], Callable[[], object]]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self._hurry = QTimer(self)
        self._hurry.setInterval(_HURRY_MS)
        self._hurry.timeout.connect(lambda: desk.hurry(_HURRY_MS / 1000))
        session.observe(self._look)

    @property
    def is_due(self) -> bool:
        """Whether something on the desk is not kept yet."""
        return self._session.consultation != self._kept

    @property
    def is_settled(self) -> bool:
        """Whether everything is kept and nothing is on its way."""
        return not self.is_due and not self._sent

    @property
    def state(self) -> DraftState:
        """How the visit stands."""
        if self.fault is not None:
            return DraftState.FAULT
        if self.is_due or self._sent:
            return DraftState.NOT_YET
        return DraftState.NOTHING if self.kept_at is None else DraftState.KEPT

    def turn_on(self, on: bool) -> None:
        """Follow from now on, or leave off while the records are closed."""
        self._on = on
        if on:
            self._look()
            if self.is_due:
                self.save()
        else:
            self._timer.stop()

    def hold(self, held: bool) -> None:
        """Write nothing while the visit is being finished, then go on."""
        self._held = held
        if not held:
            self._look()

    def begin(self, visit_id: str, of_version: int = 0) -> None:
        """Take the visit on the desk for this one; it is kept as it stands."""
        self.visit_id, self.of_version, self.draft_id = visit_id, of_version, visit_id
        self.was_resumed = False
        self._revision, self._visits = 0, self._session.visits
        self._seen = self._kept = self._session.consultation
        self.kept_at, self.fault = None, None
        self._timer.stop()
        self.changed.emit()

    def resumed(self, draft: "Resumed", at: dt.datetime) -> None:
        """Take the visit on the desk for a draft that was opened again."""
        self.begin(draft.visit_id, draft.of_version)
        self._revision, self.kept_at, self.was_resumed = draft.revision, at, True
        self.changed.emit()

    def save(self) -> None:
        """Keep the visit now, if anything is due."""
        self._timer.stop()
        if self._on and not self._held and self.is_due:
            self._send(self._session.consultation)

    def settle(self, done: Callable[[], object], failed: Callable[[], object]) -> None:
        """Keep what is due, then go on with ``done``, or with ``failed`` where it cannot be kept."""
        if self._on and self.is_due:
            self.save()
        if self._sent:
            self._after.append((done, failed))
        elif self.is_due:
            failed()
        else:
            done()

    def head(self) -> DraftHead | None:
        """Return the draft of the visit on the desk as it is offered again; ``None`` where none is kept."""
        if self.kept_at is None:
            return None
        return DraftHead(self.draft_id, "", self.kept_at, self._session.consultation.patient.name.strip())

    def end(self) -> None:
        """Follow the session no more."""
        self._timer.stop()
        self._on = False

    def _look(self) -> None:
        session = self._session
        if session.visits != self._visits:
            self._leave()
        self._seen = session.consultation
        if self._on and not self._held and self.is_due and not self._timer.isActive():
            self._timer.start(_AFTER_MS)
        self.changed.emit()

    def _leave(self) -> None:
        """Keep what was typed last in the visit that is left, and begin with the new one."""
        if self._on and not self._held and self._seen != self._kept:
            self._send(self._seen)
        self.begin(new_visit_id())

    def _send(self, consultation: "Consultation") -> None:
        self._revision += 1
        self._sent += 1
        self._hurry.start()
        visit_id, revision = self.draft_id, self._revision
        of_version = self.of_version if self.draft_id == self.visit_id else 0
        self._thread.submit(
            lambda: self._desk.save_draft(visit_id, consultation, revision, of_version),
            lambda at: self._keep(visit_id, consultation, at),
            lambda failure: self._fail(visit_id, failure),
        )
        self.changed.emit()

    def _keep(self, visit_id: str, consultation: "Consultation", at: dt.datetime) -> None:
        self._sent -= 1
        if visit_id == self.draft_id:
            self._kept, self.kept_at, self.fault = consultation, at, None
            if self.is_due and self._after:
                self.save()
            elif self.is_due and self._on and not self._held and not self._timer.isActive():
                self._timer.start(_AFTER_MS)
        self._go_on(kept=True)

    def _fail(self, visit_id: str, failure: Exception) -> None:
        self._sent -= 1
        if visit_id == self.draft_id and isinstance(failure, Elsewhere):
            self._part()
        elif visit_id == self.draft_id:
            self.fault = failure if isinstance(failure, StoreFault) else StoreFault()
            if self._on and not self._timer.isActive():
                self._timer.start(_AGAIN_MS)
        self._go_on(kept=False)
        if not isinstance(failure, StoreFault):
            raise failure

    def _part(self) -> None:
        """Keep the draft under a key of its own; a correction goes on naming its record, so that both can be shown."""
        self.draft_id, self._revision = new_visit_id(), 0
        corrects = self.of_version > 0
        if not corrects:
            self.visit_id = self.draft_id
        self.save()
        (self.overtaken if corrects else self.parted).emit()

    def _go_on(self, *, kept: bool) -> None:
        if not self._sent:
            self._hurry.stop()
            after, self._after = self._after, []
            for done, failed in after:
                done() if kept else failed()
        self.changed.emit()
