"""The records as the desk uses them: protecting, unlocking and locking them, the drafts, and who is at work.

Everything but :attr:`RecordDesk.is_on` runs in the one thread that owns the records; what opens them is imported there.
"""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.consultation import Consultation
from ..domain.record import Draft, DraftHead, Person, PersonRole, VisitKey
from ..domain.record_fault import Elsewhere, Locked, StoreFault
from ..domain.server_news import ServerNews
from .record_vault import RecordVault
from .settings import RecordSettings

if TYPE_CHECKING:
    from typing import TypeAlias

    from ..store.records import Records
    from ..store.vault import Keys
    from .library import Library

    Store: TypeAlias = Records

_DESK_LETTERS = 6
_NOBODY = "desk"


def new_visit_id() -> VisitKey:
    """Return the key of a visit that begins."""
    return uuid.uuid4().hex


def new_desk_name() -> str:
    """Return a name for this desk in the audit trail, which says nothing about anybody."""
    return uuid.uuid4().hex[:_DESK_LETTERS]


@dataclass(frozen=True, slots=True)
class Resumed:
    """A draft that was opened again.

    Attributes:
        of_version: The version of the record that it corrects; 0 for a visit that was never finished.
    """

    visit_id: VisitKey
    consultation: Consultation
    of_version: int
    revision: int


@dataclass(frozen=True, slots=True)
class Opened:
    """What lies in records that were just unlocked."""

    people: tuple[Person, ...]
    drafts: tuple[DraftHead, ...]


class RecordDesk(RecordVault):
    """Holds the records while they are open.

    Args:
        library: Languages and content.
        folder: Where settings are kept; the records lie in a folder of their own in it.

    Attributes:
        hear: Told what happens to the clinic's server, in any thread.
    """

    def __init__(self, library: "Library", folder: Path) -> None:
        super().__init__(folder)
        self.hear: Callable[[ServerNews], object] = _take_no_note
        self._library = library
        self._keys: Keys | None = None
        self._records: Records | None = None

    @property
    def is_proven(self) -> bool:
        """Whether the passphrase was right, whether or not the records themselves could be opened."""
        return self._keys is not None

    @property
    def store(self) -> "Records":
        """The open records.

        Raises:
            Locked: They are locked.
        """
        if self._records is None:
            raise Locked
        return self._records

    @property
    def keys(self) -> "Keys":
        """The keys of the open records, for a backup and for what is taken away for good.

        Raises:
            Locked: They are locked.
        """
        if self._keys is None:
            raise Locked
        return self._keys

    # The vault

    def protect(self, passphrase: str, desk: str) -> str:
        """Make the vault and the empty records, open them, and return the recovery key.

        Raises:
            StoreFault: It could not be.
        """
        from ..store.database import create_file
        from ..store.vault import create_vault

        self.set_orphan_aside()
        # The vault comes last: a crash in between leaves records that hold nothing, never a vault without them.
        keys, recovery_key = create_vault(self.vault, passphrase, lambda keys: create_file(self.file, keys).close())
        self._open(keys, RecordSettings(desk=desk))
        return recovery_key

    def unlock(self, secret: str, settings: RecordSettings) -> Opened:
        """Open the records with the passphrase or the recovery key.

        Raises:
            StoreFault: Why not; :attr:`is_proven` then says whether the secret was right.
        """
        from ..store.vault import unlock_vault

        self.lock()
        self._keys = unlock_vault(self.vault, secret)
        return self._open(self._keys, settings)

    def unlock_with_keyring(self, settings: RecordSettings) -> Opened:
        """Open the records with the key that the system's keyring keeps.

        Raises:
            StoreFault: Why not; nobody asked for it, perhaps.
        """
        from ..store.keyring_slot import unlock_with_keyring

        self.lock()
        self._keys = unlock_with_keyring(self.vault)
        return self._open(self._keys, settings)

    def warm_up(self) -> bool:
        """Import what opens the records while somebody types, and return whether the keyring may open them."""
        from ..store import records  # noqa: F401 - imported for its own sake
        from ..store.keyring_slot import has_keyring_slot

        try:
            return has_keyring_slot(self.vault)
        except StoreFault:
            return False

    def lock(self) -> None:
        """Close the records and forget the keys."""
        self._keys = None
        self._close()

    def _close(self) -> None:
        records, self._records = self._records, None
        if records is not None:
            records.close()

    def join_server(self, address: str, ca_file: str, password: str, passphrase: str) -> None:
        """Make this desk belong to the clinic's server; :meth:`reopen` then opens the records there, or here again.

        Raises:
            StoreFault: The server is not the right one or does not answer, or the address asks for too little.
        """
        self._close()
        self.bring_to_server(address, ca_file, password, passphrase)

    def waiting(self) -> int:
        """Return how many things the clinic's server has not got yet."""
        from ..store.served_records import ServedRecords

        store = self.store
        return len(store.waiting()) if isinstance(store, ServedRecords) else 0

    def hurry(self, after: float) -> None:
        """Wait no longer for a server that has not answered for so many seconds; from any thread, unlike all else here."""
        records = self._records
        if records is not None:
            records.hurry(after)

    def reopen(self, settings: RecordSettings) -> Opened:
        """Close the records and open them where the settings now say, with the same keys.

        Raises:
            Locked: They are locked.
            StoreFault: They do not open there.
        """
        keys = self._keys
        if keys is None:
            raise Locked
        self.lock()
        return self._open(keys, settings)

    # Drafts

    def save_draft(
        self, visit_id: VisitKey, consultation: Consultation, revision: int, of_version: int = 0
    ) -> dt.datetime:
        """Keep a visit as it stands and return when that was.

        Raises:
            Elsewhere: The same visit was kept at another desk, or finished there.
            StoreFault: It could not be kept.
        """
        from ..exchange.consultation_writer import write

        store, now = self.store, dt.datetime.now(dt.UTC)
        head = DraftHead(visit_id, store.desk, now, consultation.patient.name.strip())
        if not store.save_draft(Draft(head, revision, write(consultation), of_version)):
            raise Elsewhere
        return now

    def drafts(self) -> tuple[DraftHead, ...]:
        """Return the visits that were begun and not finished, the latest first."""
        return self.store.drafts()

    def resume(self, visit_id: VisitKey) -> Resumed:
        """Return a visit as it was last kept.

        Raises:
            StoreFault: It cannot be read.
            InputError: What was kept is no visit of this program.
        """
        from .files import read_consultation

        draft = self.store.load_draft(visit_id)
        consultation = read_consultation(self._library, draft.body)
        return Resumed(visit_id, consultation, draft.of_version, draft.revision)

    def discard(self, visit_id: VisitKey, actor: str) -> None:
        """Drop a draft for good."""
        self.store.drop_draft(visit_id, actor or _NOBODY)

    # Who is at work

    def people(self) -> tuple[Person, ...]:
        """Return everyone who may sign in, and those who no longer may."""
        return self.store.people()

    def add_person(self, name: str, role: PersonRole, pin: str, actor: str) -> Person:
        """Add someone who may sign in; the first one of all becomes administrator whatever was asked for."""
        store = self.store
        first = not any(person.active for person in store.people())
        return store.add_person(name, PersonRole.ADMINISTRATOR if first else role, pin, actor or _NOBODY)

    def set_pin(self, person_id: str, pin: str, actor: str) -> None:
        """Give someone another PIN."""
        self.store.set_pin(person_id, pin, actor or _NOBODY)

    def set_role(self, person_id: str, role: PersonRole, actor: str) -> None:
        """Let someone do more or less."""
        self.store.set_role(person_id, role, actor or _NOBODY)

    def deactivate(self, person_id: str, actor: str) -> None:
        """Let someone no longer sign in."""
        self.store.deactivate(person_id, actor or _NOBODY)

    def sign_in(self, person_id: str, pin: str) -> Person:
        """Return who signs in.

        Raises:
            StoreFault: It is not their PIN; wrong ones slow down.
        """
        return self.store.check_pin(person_id, pin)

    # Opening

    def _open(self, keys: "Keys", settings: RecordSettings) -> Opened:
        from ..store.database import open_file
        from ..store.records import Records

        self._keys = keys
        local = open_file(self.file, keys)
        if settings.server:
            from ..store.served_records import open_served

            self._records = open_served(local, settings.server, settings.ca_file, keys, self.hear)
        else:
            self._records = Records(local, keys, settings.desk)
        return Opened(self._records.people(), self._records.drafts())


def _take_no_note(_news: ServerNews) -> None:
    """Do without what happens to the server, as a command does."""
