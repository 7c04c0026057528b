"""The records of a desk whose clinic has a server: drafts stay here, the rest is there, and what cannot be sent yet waits here."""

from collections.abc import Callable

import sqlalchemy as sa

from ..domain.errors import InputError
from ..domain.record import AuditAnchor, Draft, DraftHead, FinishedVisit, Handout, HandoutHead, Person, RecordHead
from ..domain.record_fault import Denied, Missing, StoreFault, Untrusted
from ..domain.server_news import ServerNews
from . import desk_value, outbox
from .database import Database
from .outbox import Item, Kind, Parcel, State
from .records import Records
from .schema import PERSON
from .sender import Sender
from .server_address import ServerAddress, server_address
from .server_database import NOT_READY, ServerDatabase
from .vault import Keys

# What takes longer waits at the desk, and is sent later.
_PATIENCE_SECONDS = 5.0
_Hear = Callable[[ServerNews], object]


def open_served(local: Database, url: str, ca_file: str, keys: Keys, hear: _Hear) -> "ServedRecords":
    """Open a desk's file together with the server that stands in its settings.

    ``hear`` is told what happens to the server, in any thread.

    Raises:
        Untrusted: What stands there asks for less than a proven connection.
        StoreFault: As for :class:`ServedRecords`; the file is closed.
    """
    try:
        return ServedRecords(local, server_address(url, ca_file), keys, hear)
    except InputError:
        local.close()
        raise Untrusted from None
    except BaseException:
        local.close()
        raise


class ServedRecords(Records):
    """As :class:`Records`, over a desk's own file and the server.

    The server may be away when this is made and at any time after: drafts go on, finished visits wait.
    """

    def __init__(self, local: Database, address: ServerAddress, keys: Keys, hear: _Hear = lambda _news: None) -> None:
        """Take over the desk's own file.

        Raises:
            Denied: The desk never joined the server.
            StoreFault: The file cannot be read.
        """
        with local.read() as connection:
            password, desk = (desk_value.value(connection, name) for name in (desk_value.PASSWORD, desk_value.NAME))
        if not password:
            raise Denied
        self.server = ServerDatabase(address, password, keys.store_id, _PATIENCE_SECONDS)
        self.server.hear = lambda: hear(ServerNews(self.server.is_away))
        super().__init__(self.server, keys, desk)
        self.local = Records(local, keys, desk)
        self._sender = Sender(local, self.server, Records(self.server, keys, desk), hear)

    def hurry(self, after: float) -> None:
        """Give the server up if it has not answered for so many seconds; from any thread."""
        self.server.line.cut(after)

    def close(self) -> None:
        """Let go of server and file."""
        self.server.close()
        self.local.close()

    # Drafts stay at the desk

    def save_draft(self, draft: Draft) -> bool:
        """Keep a draft; False where a newer revision of it is kept or its visit was finished meanwhile."""
        with self.local.database.read() as connection:
            if outbox.latest(connection, draft.head.visit_id) > draft.of_version:
                return False
            waiting = outbox.anything_waits(connection)
        kept = self.local.save_draft(draft)
        if waiting:
            # Drafts come often: the server is back no sooner noticed than by one of them.
            self._sender.send_waiting()
        return kept

    def drafts(self) -> tuple[DraftHead, ...]:
        """Return this desk's drafts, the latest first."""
        return self.local.drafts()

    def load_draft(self, visit_id: str) -> Draft:
        """Return a draft with its content.

        Raises:
            Missing: There is none.
        """
        return self.local.load_draft(visit_id)

    def drop_draft(self, visit_id: str, actor: str = "desk") -> None:
        """Discard a draft for good."""
        self.local.drop_draft(visit_id, actor)

    # What is kept for good goes to the server, now or later

    def finish(self, visit: FinishedVisit, save_id: str, actor: str) -> RecordHead:
        """Keep a visit for good; where the server is away it waits in this desk's file.

        Raises:
            Stale: The visit was finished already by another save.
        """
        return self._sender.keep(Kind.FINISH, save_id, actor, Parcel(visit))

    def amend(self, visit: FinishedVisit, of_version: int, reason: str, save_id: str, actor: str) -> RecordHead:
        """Keep a corrected version; where the server is away it waits in this desk's file.

        Raises:
            ValueError: There is no reason.
            Stale: Somebody amended it meanwhile.
        """
        if not reason.strip() or of_version < 1:
            raise ValueError("an amendment names its reason and the version it amends")
        return self._sender.keep(Kind.AMEND, save_id, actor, Parcel(visit, of_version, reason.strip()))

    def add_handout(self, visit_id: str, handout: Handout, actor: str) -> str:
        """Keep the exact bytes of a sheet and return their digest."""
        self._sender.tell(Kind.HANDOUT, visit_id, actor, Parcel(handout=handout))
        return handout.digest

    def note(self, action: str, visit_id: str, detail: dict[str, object], actor: str) -> None:
        """Write an entry of the audit trail."""
        plain = {name: value if isinstance(value, str | int | bool) else str(value) for name, value in detail.items()}
        self._sender.tell(Kind.NOTE, visit_id, actor, Parcel(action=action, detail=plain))

    # What waits

    def waiting(self) -> tuple[Item, ...]:
        """Return what the server has not got yet, in the order in which it will be sent."""
        return self._sender.in_state(State.WAITING)

    def conflicts(self) -> tuple[Item, ...]:
        """Return what somebody else was faster with and what cannot come back as a draft yet, because one of the same visit is here."""
        return self._sender.in_state(State.CONFLICT)

    def send_waiting(self) -> int:
        """Send what waits, the oldest first, and return how many were sent; none while the server is away."""
        return self._sender.send_waiting()

    # What is asked while the server is away

    def load(self, visit_id: str, version: int | None = None) -> tuple[RecordHead, bytes]:
        """Return a version with its body, also one that waits."""
        try:
            return super().load(visit_id, version)
        except (*NOT_READY, Missing):
            for item in reversed(self.waiting()):
                visit = item.parcel.visit
                if visit and item.visit_id == visit_id and version in (None, item.parcel.of_version + 1):
                    return item.head(), visit.body
            raise

    def versions(self, visit_id: str) -> tuple[RecordHead, ...]:
        """Return all versions of a visit, also those that wait, the latest first; while the server is away only those."""
        here = tuple(
            item.head() for item in reversed(self.waiting()) if item.visit_id == visit_id and item.parcel.visit
        )
        try:
            there = super().versions(visit_id)
        except NOT_READY:
            if here:
                return here
            raise
        return tuple(head for head in here if not there or head.version > there[0].version) + there

    def handouts(self, visit_id: str) -> tuple[HandoutHead, ...]:
        """Return what was handed out at a visit, also what waits, the latest first."""
        waiting = [item.parcel.handout for item in self.waiting() if item.visit_id == visit_id]
        here = tuple(_head_of(handout) for handout in reversed(waiting) if handout)
        try:
            return here + super().handouts(visit_id)
        except NOT_READY:
            if waiting:
                return here
            raise

    def handout(self, digest: str) -> bytes:
        """Return the exact bytes of a sheet, also of one that waits."""
        for item in self.waiting():
            if item.parcel.handout and item.parcel.handout.digest == digest:
                return item.parcel.handout.data
        return super().handout(digest)

    def people(self) -> tuple[Person, ...]:
        """Return everybody; while the server is away, or refuses this desk, those whom the desk knows."""
        self.send_waiting()
        try:
            with self.server.read() as connection:
                rows = [dict(row._mapping) for row in connection.execute(sa.select(PERSON))]
        except StoreFault:
            return self.local.people()
        with self.local.database.write() as connection:
            connection.execute(PERSON.delete())
            if rows:
                connection.execute(PERSON.insert(), rows)
        return self.local.people()

    def check_pin(self, person_id: str, pin: str) -> Person:
        """Return who signs in; while the server is away this desk's own copy is asked."""
        try:
            return super().check_pin(person_id, pin)
        except NOT_READY:
            return self.local.check_pin(person_id, pin)

    def anchor(self) -> AuditAnchor:
        """Return how far this desk's trail at the server has come; while it is away, how far it had."""
        try:
            known = super().anchor()
        except NOT_READY:
            with self.local.database.read() as connection:
                text = desk_value.value(connection, desk_value.ANCHOR)
            if not text:
                raise
            return AuditAnchor.parsed(text)
        with self.local.database.write() as connection:
            desk_value.set_value(connection, desk_value.ANCHOR, str(known))
        return known


def _head_of(handout: Handout) -> HandoutHead:
    own = {name: getattr(handout, name) for name in Handout.__dataclass_fields__ if name != "data"}
    return HandoutHead(**own, digest=handout.digest, size=len(handout.data))
