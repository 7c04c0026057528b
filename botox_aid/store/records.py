"""The records of a clinic: what the desk saves, finishes, finds again and hands out. One thread uses it."""

import datetime as dt

import sqlalchemy as sa

from ..domain.record import (
    AuditAnchor,
    AuditReport,
    Draft,
    DraftHead,
    FinishedVisit,
    Handout,
    HandoutHead,
    Person,
    PersonRole,
    RecordCursor,
    RecordHead,
)
from ..domain.record_fault import Damaged, Missing, Stale, WrongPin
from . import audit, audit_check, draft_table, handout_table, person_table, visit_search, visit_table
from .database import Database
from .moment import now
from .vault import Keys
from .wrong_tries import wait_after

_PAGE = 50


class Records:
    """All use of the records; every method is one transaction and raises a ``StoreFault`` where it cannot be done."""

    def __init__(self, database: Database, keys: Keys, desk: str) -> None:
        """Take over an open database.

        Args:
            database: As ``create_file`` or ``open_file`` gave it.
            keys: As the vault gave them.
            desk: The desk's own word in the audit trail, such as ``desk1``; never a person's name.
        """
        self.database = database
        self.desk = desk
        self._keys = keys

    def send_waiting(self) -> int:
        """Send what waits for a server and return how many things were sent; into a file all goes at once."""
        return 0

    def hurry(self, after: float) -> None:
        """End what has waited for so many seconds for a server, from any thread; a file keeps nobody waiting."""

    def close(self) -> None:
        """Let go of the file or server and its key."""
        self.database.close()

    # Drafts

    def save_draft(self, draft: Draft) -> bool:
        """Keep a draft; False where a newer revision of it is kept or its visit was finished meanwhile."""
        with self.database.write() as connection:
            return draft_table.save(connection, draft, self.desk)

    def drafts(self) -> tuple[DraftHead, ...]:
        """Return all drafts, the latest first."""
        with self.database.read() as connection:
            return draft_table.heads(connection)

    def load_draft(self, visit_id: str) -> Draft:
        """Return a draft with its content.

        Raises:
            Missing: There is none.
        """
        with self.database.read() as connection:
            draft = draft_table.load(connection, visit_id)
        if draft is None:
            raise Missing
        return draft

    def drop_draft(self, visit_id: str, actor: str = "desk") -> None:
        """Discard a draft for good."""
        with self.database.write() as connection:
            draft_table.drop(connection, visit_id)
            self._note(connection, actor, "draft.discard", visit_id, {})

    # Finished visits

    def finish(self, visit: FinishedVisit, save_id: str, actor: str) -> RecordHead:
        """Keep a visit for good and drop its draft.

        Args:
            visit: What is kept.
            save_id: The same for every try of one save; a try whose answer was lost is told as the success it was.
            actor: Id of the person who finished it.

        Raises:
            Stale: The visit was finished already by another save.
        """
        return self._keep(visit, 0, "", save_id, actor)

    def amend(self, visit: FinishedVisit, of_version: int, reason: str, save_id: str, actor: str) -> RecordHead:
        """Keep a corrected version of a finished visit beside those before it.

        Raises:
            ValueError: There is no reason.
            Stale: Somebody amended it meanwhile.
            Missing: There is no such visit.
        """
        if not reason.strip() or of_version < 1:
            raise ValueError("an amendment names its reason and the version it amends")
        return self._keep(visit, of_version, reason.strip(), save_id, actor)

    def load(self, visit_id: str, version: int | None = None) -> tuple[RecordHead, bytes]:
        """Return a version with its body; the latest where none is named.

        Raises:
            Missing: There is none.
            Damaged: The body is not what was kept.
        """
        with self.database.read() as connection:
            head = (
                visit_table.version(connection, visit_id, version)
                if version
                else visit_table.current(connection, visit_id)
            )
            body = visit_table.body(connection, visit_id, head.version) if head else None
        if head is None:
            raise Missing
        if body is None or visit_table.digest_of(body) != head.digest:
            raise Damaged
        return head, body

    def versions(self, visit_id: str) -> tuple[RecordHead, ...]:
        """Return all versions of a visit, the latest first."""
        with self.database.read() as connection:
            return visit_table.versions(connection, visit_id)

    def page(self, before: RecordCursor | None = None, count: int = _PAGE) -> tuple[RecordHead, ...]:
        """Return the newest visits by day, or those after the last one of the page before (``head.cursor``)."""
        with self.database.read() as connection:
            return visit_search.page(connection, before, count)

    def search(self, text: str, count: int = _PAGE, day: dt.date | None = None) -> tuple[RecordHead, ...]:
        """Return visits by name or record number (``text``), or by day or date of birth (``day``, or a text of year, month, day)."""
        with self.database.read() as connection:
            return visit_search.search(connection, text, day, count)

    def by_lot(self, lot: str) -> tuple[RecordHead, ...]:
        """Return every visit that had a lot, the newest first."""
        with self.database.read() as connection:
            return visit_search.by_lot(connection, lot)

    def set_hold(self, visit_id: str, on_hold: bool, actor: str) -> None:
        """Keep a visit from being purged, or no longer.

        Raises:
            Missing: There is no such visit.
        """
        with self.database.write() as connection:
            if not visit_table.set_hold(connection, visit_id, on_hold):
                raise Missing
            self._note(connection, actor, audit.HOLD, visit_id, {"on_hold": on_hold})

    # What was handed out

    def add_handout(self, visit_id: str, handout: Handout, actor: str) -> str:
        """Keep the exact bytes of a sheet that is handed out and return their digest; the same bytes are kept once and noted each time."""
        with self.database.write() as connection:
            first = handout_table.keep(connection, visit_id, handout)
            self._note(
                connection, actor, audit.HANDOUT if first else "handout.again", visit_id, {"digest": handout.digest}
            )
        return handout.digest

    def handouts(self, visit_id: str) -> tuple[HandoutHead, ...]:
        """Return what was handed out at a visit, the latest first."""
        with self.database.read() as connection:
            return handout_table.heads(connection, visit_id)

    def handout(self, digest: str) -> bytes:
        """Return the exact bytes of a sheet.

        Raises:
            Missing: There is none with this digest.
            Damaged: The bytes are not those that were handed out.
        """
        with self.database.read() as connection:
            return handout_table.data(connection, digest)

    # People

    def people(self) -> tuple[Person, ...]:
        """Return everybody by name, also those who may no longer sign in."""
        with self.database.read() as connection:
            return person_table.people(connection)

    def add_person(self, name: str, role: PersonRole, pin: str, actor: str = "setup") -> Person:
        """Add somebody who signs in by name and PIN."""
        pin_hash = person_table.hash_of(pin, self._keys.audit)
        with self.database.write() as connection:
            person = person_table.add(connection, name, role, pin_hash)
            self._note(connection, actor, "person.add", "", {"person": person.person_id, "role": role.value})
        return person

    def check_pin(self, person_id: str, pin: str) -> Person:
        """Return who signs in.

        Raises:
            WrongPin: It is not their PIN.
            TooSoon: After wrong tries the time has not come.
            Missing: Nobody of this id may sign in.
        """
        with self.database.write() as connection:
            person, pin_hash, wrong = person_table.begin_try(connection, person_id)
        if not person_table.matches(pin, pin_hash, self._keys.audit):
            self.note("person.wrong_pin", "", {"person": person_id}, person_id)
            raise WrongPin(wait_after(wrong))
        with self.database.write() as connection:
            person_table.forget_tries(connection, person_id)
            self._note(connection, person_id, "person.sign_in", "", {})
        return person

    def set_pin(self, person_id: str, pin: str, actor: str) -> None:
        """Give somebody another PIN."""
        pin_hash = person_table.hash_of(pin, self._keys.audit)
        with self.database.write() as connection:
            person_table.set_pin_hash(connection, person_id, pin_hash)
            self._note(connection, actor, "person.pin", "", {"person": person_id})

    def set_role(self, person_id: str, role: PersonRole, actor: str) -> None:
        """Let somebody do more or less."""
        with self.database.write() as connection:
            person_table.set_role(connection, person_id, role)
            self._note(connection, actor, "person.role", "", {"person": person_id, "role": role.value})

    def deactivate(self, person_id: str, actor: str) -> None:
        """Let somebody no longer sign in; what they did stays theirs."""
        with self.database.write() as connection:
            person_table.set_active(connection, person_id, False)
            self._note(connection, actor, "person.deactivate", "", {"person": person_id})

    # The trail

    def note(self, action: str, visit_id: str, detail: dict[str, object], actor: str) -> None:
        """Write an entry of the audit trail; ids, versions and digests only, never patient data."""
        with self.database.write() as connection:
            self._note(connection, actor, action, visit_id, detail)

    def anchor(self) -> AuditAnchor:
        """Return how far this desk's trail has come."""
        with self.database.read() as connection:
            return audit.anchor(connection, self.desk)

    def verify(self, anchor: AuditAnchor | None = None) -> AuditReport:
        """Check the whole trail and what it vouches for; an anchor from paper or a backup also finds a trail that was cut."""
        with self.database.unhurried(), self.database.read() as connection:
            return audit_check.verify(connection, self._keys.audit, anchor)

    def _keep(self, visit: FinishedVisit, of_version: int, reason: str, save_id: str, actor: str) -> RecordHead:
        with self.database.write() as connection:
            earlier = visit_table.version_of_save(connection, save_id)
            if earlier:
                return earlier
            head = visit_table.current(connection, visit.visit_id)
            if head is None and of_version:
                raise Missing
            if head and head.version != of_version:
                raise Stale(head)
            row = visit_table.described(visit, reason, actor, now())
            if not visit_table.keep(connection, visit, of_version + 1, save_id, self.desk, row):
                raise Stale(self._current(connection, visit.visit_id))
            draft_table.drop(connection, visit.visit_id)
            detail = {"version": of_version + 1, "save": save_id, "seal": audit.seal_of_record(self._keys.audit, row)}
            self._note(connection, actor, audit.AMEND if of_version else audit.FINISH, visit.visit_id, detail)
            return self._current(connection, visit.visit_id)

    @staticmethod
    def _current(connection: sa.Connection, visit_id: str) -> RecordHead:
        head = visit_table.current(connection, visit_id)
        if head is None:
            raise Missing
        return head

    def _note(
        self, connection: sa.Connection, actor: str, action: str, visit_id: str, detail: dict[str, object]
    ) -> None:
        audit.append(connection, self._keys.audit, self.desk, actor, action, visit_id, detail)
