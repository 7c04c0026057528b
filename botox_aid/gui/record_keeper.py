"""The records from the window's side: whether they are open, who is at work, the draft on the desk, and the lock."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from ..app.record_state import Standing
from ..app.records import Opened, RecordDesk, new_desk_name
from ..domain.consultation import Consultation
from ..domain.record import DraftHead, Handout, Person, PersonRole, RecordHead
from ..domain.record_fault import StoreFault
from .draft_watch import DraftWatch
from .idle_watch import IdleWatch
from .record_thread import RecordThread
from .server_watch import ServerWatch

if TYPE_CHECKING:
    from ..app.preferences import Preferences
    from ..app.records import Store
    from ..app.session import Session
    from .session_lock import SessionLock

_Found = TypeVar("_Found")
_Failed = Callable[[StoreFault], object]
# Once nobody waits for the desk any more.
_LISTEN_AFTER_MS = 1500


class RecordKeeper(QObject):
    """One for the program; it outlives a window that gives way to one of another language.

    Attributes:
        changed: The records stand otherwise, or somebody else is at work.
        opened: The records were unlocked; what lies in them.
        locking: The window is to go blank now, before anything else happens.
        protection_offered: The window is to lead through protecting the records.
        drafts: Follows the visit on the desk.
        owed: Sheets that went out and are not kept yet, by the visit they belong to.
        person: Who signed in; ``None`` where nobody did.
        server: Hears about the clinic's server.
    """

    changed = Signal()
    opened = Signal(object)
    locking = Signal()
    protection_offered = Signal()

    def __init__(self, desk: RecordDesk, session: "Session", preferences: "Preferences") -> None:
        super().__init__()
        self.desk, self._preferences = desk, preferences
        self.thread_of_records = RecordThread(self)
        self.drafts = DraftWatch(session, desk, self.thread_of_records)
        self.drafts.setParent(self)
        self.owed: dict[str, list[Handout]] = {}
        self.person: Person | None = None
        self.last_person = ""
        self.standing = Standing.LOCKED if desk.is_on else Standing.OFF
        self.idle = IdleWatch(self)
        self.idle.passed.connect(self.lock)
        self.idle.listen()
        self.server = ServerWatch(self)
        self._session = session
        self._session_lock: SessionLock | None = None
        preferences.observe(self._follow_settings)

    # How they stand

    @property
    def is_on(self) -> bool:
        """Whether records are protected at this desk."""
        return self.standing is not Standing.OFF

    @property
    def is_open(self) -> bool:
        """Whether records can be read and written now."""
        return self.standing is Standing.OPEN

    @property
    def is_locked(self) -> bool:
        """Whether the window is blank until somebody unlocks it."""
        return self.standing is Standing.LOCKED

    @property
    def actor(self) -> str:
        """Id of who is at work; empty where nobody signed in."""
        return self.person.person_id if self.person else ""

    @property
    def is_administrator(self) -> bool:
        """Whether who is at work may manage people; everybody may until there are people."""
        return self.person is None or self.person.role is PersonRole.ADMINISTRATOR

    # Asking

    def submit(
        self, act: "Callable[[Store], _Found]", done: Callable[[_Found], object], failed: _Failed | None = None
    ) -> None:
        """Do something with the open records in their own thread; ``done`` or ``failed`` hear of it in this one."""
        self.ask(lambda desk: act(desk.store), done, failed)

    def ask(
        self, act: Callable[[RecordDesk], _Found], done: Callable[[_Found], object], failed: _Failed | None = None
    ) -> None:
        """Do something with the desk of the records in their own thread."""

        def fail(failure: Exception) -> None:
            if not isinstance(failure, StoreFault):
                if failed is not None:
                    failed(StoreFault())
                raise failure
            if failed is not None:
                failed(failure)

        self.thread_of_records.submit(lambda: act(self.desk), done, fail)

    # Protecting, unlocking, locking

    def protect(self, passphrase: str, done: Callable[[str], object], failed: _Failed) -> None:
        """Make the records; ``done`` hears the recovery key."""
        settings = self._preferences.settings
        name = settings.records.desk or new_desk_name()

        def made(recovery_key: str) -> None:
            records = replace(self._preferences.settings.records, desk=name, declined=False)
            self._preferences.take(replace(self._preferences.settings, records=records))
            self._open()
            done(recovery_key)

        self.ask(lambda desk: desk.protect(passphrase, name), made, failed)

    def offer_protection(self) -> None:
        """Ask the window to lead through protecting the records, unless that was done or declined before."""
        if not self.is_on and not self._preferences.settings.records.declined:
            self.protection_offered.emit()

    def join_server(
        self, address: str, ca_file: str, secrets: tuple[str, str], done: Callable[[], object], failed: _Failed
    ) -> None:
        """Make this desk belong to the clinic's server and go on there; ``secrets`` are its password and the passphrase."""
        self.ask(
            lambda desk: desk.join_server(address, ca_file, *secrets),
            lambda _none: self.move(address, ca_file, done, failed),
            lambda fault: self._stay(fault, failed),
        )

    def move(self, address: str, ca_file: str, done: Callable[[], object], failed: _Failed) -> None:
        """Go on with the records at a server, or with the file on this computer where the address is empty."""
        settings = replace(self._preferences.settings.records, server=address, ca_file=ca_file)

        def moved(_opened: Opened) -> None:
            self.server.forget()
            self._preferences.take(replace(self._preferences.settings, records=settings))
            done()
            self.changed.emit()

        self.ask(lambda desk: desk.reopen(settings), moved, lambda fault: self._stay(fault, failed))

    def _stay(self, fault: StoreFault, failed: _Failed) -> None:
        """Open the records again where they were, and tell why they did not move."""
        before = self._preferences.settings.records
        self.ask(lambda desk: desk.reopen(before), lambda _opened: failed(fault), lambda _fault: self.lock())

    def decline(self) -> None:
        """Take note that the clinic works without records; nobody is asked again."""
        settings = self._preferences.settings
        self._preferences.take(replace(settings, records=replace(settings.records, declined=True)))

    def sit_down(self, person: Person) -> None:
        """Take note of who is at work."""
        self.person, self.last_person = person, person.person_id
        self.changed.emit()

    def unlock(self, secret: str, done: Callable[[Opened], object], failed: _Failed) -> None:
        """Open the records; the window stays blank until :meth:`let_in`."""
        settings = self._preferences.settings.records
        self.server.forget()
        self.ask(lambda desk: desk.unlock(secret, settings), done, failed)

    def unlock_with_keyring(self, done: Callable[[Opened], object], failed: _Failed) -> None:
        """Open the records with the key that the system's keyring keeps."""
        settings = self._preferences.settings.records
        self.server.forget()
        self.ask(lambda desk: desk.unlock_with_keyring(settings), done, failed)

    def sign_in(self, person: Person, pin: str, done: Callable[[], object], failed: _Failed) -> None:
        """Check a PIN; ``done`` follows where it is right."""
        self.ask(lambda desk: desk.sign_in(person.person_id, pin), lambda _person: done(), failed)

    def let_in(self, opened: Opened, person: Person | None) -> None:
        """Show the desk to who unlocked the records and signed in."""
        self.person = person
        self.last_person = person.person_id if person else self.last_person
        self._open()
        self.opened.emit(opened)

    def go_without(self) -> None:
        """Go on at the desk while the records stay closed."""
        self.standing, self.person = Standing.AWAY, None
        self.server.let_go()
        self.ask(lambda desk: desk.lock(), _nothing)
        self.drafts.turn_on(False)
        self.idle.watch(0)
        self.changed.emit()

    def lock(self) -> None:
        """Blank the window at once, keep the draft, and forget the keys."""
        if self.standing not in {Standing.OPEN, Standing.AWAY}:
            return
        self.locking.emit()
        self.drafts.save()
        self.drafts.turn_on(False)
        self.standing, self.person = Standing.LOCKED, None
        self.server.let_go()
        self.idle.watch(0)
        self.ask(lambda desk: desk.lock(), _nothing)
        self.changed.emit()

    def finish(self) -> None:
        """Do what is left to do and end; the records are closed."""
        self.drafts.end()
        self.idle.watch(0)
        if self.is_on:
            self.ask(lambda desk: desk.lock(), _nothing)
        self.thread_of_records.finish(lambda: self.desk.hurry(0))

    # The visit on the desk

    @property
    def visit_id(self) -> str:
        """Key of the visit on the desk."""
        return self.drafts.visit_id

    @property
    def of_version(self) -> int:
        """The version of a finished record that the visit on the desk corrects; 0 for a new one."""
        return self.drafts.of_version

    def hold_draft(self) -> None:
        """Write no draft while the visit is being finished."""
        self.drafts.hold(True)

    def go_on_drafting(self) -> None:
        """Write drafts again, because the visit was not finished."""
        self.drafts.hold(False)

    def finished(self, head: RecordHead) -> None:
        """Take note that the visit on the desk is a record now; a later change begins a correction of it."""
        beside = self.drafts.draft_id
        self.drafts.begin(head.visit_id, head.version)
        self.drafts.hold(False)
        self._session.mark_saved()
        if beside != head.visit_id:
            self.ask(lambda desk: desk.discard(beside, self.actor), _nothing, _nothing)

    def correct(self, head: RecordHead, consultation: Consultation) -> None:
        """Put a record on the desk to correct it."""
        self._session.begin(consultation)
        self.drafts.begin(head.visit_id, head.version)

    def resume(self, head: DraftHead, done: Callable[[], object], failed: _Failed) -> None:
        """Put a draft on the desk again."""

        def begin(draft: object) -> None:
            from ..app.records import Resumed

            assert isinstance(draft, Resumed), "the desk gives back a draft"
            self._session.begin(draft.consultation)
            self.drafts.resumed(draft, head.at)
            done()

        self.ask(lambda desk: desk.resume(head.visit_id), begin, failed)

    def _open(self) -> None:
        self.standing = Standing.OPEN
        self.drafts.turn_on(True)
        self._follow_settings()
        self.changed.emit()
        if self._session_lock is None:
            QTimer.singleShot(_LISTEN_AFTER_MS, self, self._listen_to_system)

    def _listen_to_system(self) -> None:
        """Lock with the screen of the computer, where the system tells of it."""
        from .session_lock import SessionLock

        if self._session_lock is None and self.is_open:
            self._session_lock = SessionLock(self)
            self._session_lock.locked.connect(self.lock)
            self._session_lock.listen()

    def _follow_settings(self) -> None:
        minutes = self._preferences.settings.records.lock_minutes
        self.idle.watch(minutes if self.is_open else 0)


def _nothing(_found: object) -> None:
    """Hear an answer that nobody waits for."""
