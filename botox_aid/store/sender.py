"""Brings what a desk keeps for good to the server: at once, or when it is back; never twice, never out of order, never lost."""

import secrets
from collections.abc import Callable
from typing import TypeVar

import sqlalchemy as sa

from ..domain.record import Draft, DraftHead, RecordHead
from ..domain.record_fault import Busy, Missing, Stale, StoreFault
from ..domain.server_news import ServerNews
from . import draft_table, outbox
from .database import Database
from .outbox import Item, Kind, Parcel, State
from .records import Records
from .server_database import NOT_READY, ServerDatabase

_Answer = TypeVar("_Answer")


class Sender:
    """Puts everything into the desk's own file first, so that a crash at any moment leaves it there or at the server.

    Args:
        local: The desk's own file.
        server: The server.
        remote: The records there.
        hear: Told of what came back because somebody else was faster.
    """

    def __init__(
        self, local: Database, server: ServerDatabase, remote: Records, hear: Callable[[ServerNews], object]
    ) -> None:
        self._local = local
        self._server = server
        self._remote = remote
        self._hear = hear

    def in_state(self, state: State) -> tuple[Item, ...]:
        """Return what is in one state, in the order in which it is sent."""
        with self._local.read() as connection:
            return outbox.in_state(connection, state)

    def keep(self, kind: Kind, save_id: str, actor: str, parcel: Parcel) -> RecordHead:
        """Keep a version at the server, or here until it is back.

        Raises:
            Stale: Somebody else kept one first; nothing is left here but the draft.
            StoreFault: The server refuses it; nothing is left here but the draft.
        """
        if parcel.visit is None:
            raise Missing
        visit_id = parcel.visit.visit_id
        with self._local.write() as connection:
            item = outbox.put(connection, kind, save_id, visit_id, actor, parcel)
        if item.state is State.SENT:
            return self._remote.load(visit_id, parcel.of_version + 1)[0]
        head = self._deliver(item)
        if head is not None:
            return head
        # It waits in the outbox, so that the draft is not needed any more.
        with self._local.write() as connection:
            draft_table.drop(connection, visit_id)
        return item.head()

    def tell(self, kind: Kind, visit_id: str, actor: str, parcel: Parcel) -> None:
        """Bring a sheet or an entry of the trail to the server, or keep it here until it is back."""
        with self._local.write() as connection:
            item = outbox.put(connection, kind, secrets.token_hex(16), visit_id, actor, parcel)
        self._deliver(item)

    def send_waiting(self) -> int:
        """Send what waits, the oldest first, and return how many were sent; none while the server is away."""
        sent = 0
        try:
            for item in () if self._server.is_away else self.in_state(State.WAITING):
                sent += self._sent_or_come_back(item)
        except StoreFault:
            pass
        for item in self.in_state(State.CONFLICT):
            self._come_back(item)
        return sent

    def _deliver(self, item: Item) -> RecordHead | None:
        """Send one thing after all that waited longer; nothing where it has to wait too."""
        try:
            if self._server.is_away:
                return None
            for earlier in self.in_state(State.WAITING):
                if earlier.number < item.number:
                    self._sent_or_come_back(earlier)
            head = self._send(item)
        except NOT_READY:
            return None
        except BaseException:
            # Whoever asked for it is told and still has the draft; the very same save may be tried again.
            with self._local.write() as connection:
                outbox.take_out(connection, item)
            raise
        self._done(item)
        return head

    def _sent_or_come_back(self, item: Item) -> bool:
        try:
            self._send(item)
        except Stale:
            self._come_back(item)
            return False
        self._done(item)
        return True

    def _come_back(self, item: Item) -> None:
        """Make a draft of what somebody else was faster with, so that a person compares and decides; nothing is merged.

        It still corrects the version that it did, so that finishing it shows both.
        """
        visit = item.parcel.visit
        if visit is None:
            return
        with self._local.write() as connection:
            if draft_table.load(connection, item.visit_id):
                # Somebody is at work on this visit here: it waits until that draft is done with.
                outbox.mark(connection, item, State.CONFLICT)
                return
            outbox.take_out(connection, item)
            head = DraftHead(item.visit_id, self._remote.desk, item.head().at, visit.patient_name)
            draft_table.save(connection, Draft(head, 1, visit.body, item.parcel.of_version), self._remote.desk)
        self._hear(ServerNews(self._server.is_away, head))

    def _send(self, item: Item) -> RecordHead | None:
        parcel, remote = item.parcel, self._remote
        visit, handout = parcel.visit, parcel.handout
        if visit and item.kind is Kind.AMEND:
            reason, of_version = parcel.reason, parcel.of_version
            return _twice(lambda: remote.amend(visit, of_version, reason, item.save_id, item.actor))
        if visit:
            return _twice(lambda: remote.finish(visit, item.save_id, item.actor))
        if handout:
            _twice(lambda: remote.add_handout(item.visit_id, handout, item.actor))
        else:
            _twice(lambda: remote.note(parcel.action, item.visit_id, dict(parcel.detail or {}), item.actor))
        return None

    def _done(self, item: Item) -> None:
        with self._local.write() as connection:
            if item.parcel.visit is None:
                outbox.take_out(connection, item)
                return
            outbox.mark(connection, item, State.SENT)
            draft_table.drop(connection, item.visit_id)


def _twice(act: Callable[[], _Answer]) -> _Answer:
    """Try once more when two saves met: the second try sees what the other one kept."""
    try:
        return act()
    except sa.exc.IntegrityError:
        pass
    try:
        return act()
    except sa.exc.IntegrityError:
        raise Busy from None
