"""A server that may be away: asking it then costs no time, and somebody knocks in the background until it is back."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import sqlalchemy as sa

from ..domain.record_fault import NewerSchema, Offline, OlderServer, StoreFault, Untrusted
from .database import Database
from .server import engine_for, proven_desk
from .server_address import ServerAddress
from .server_line import ServerLine

# Nothing is wrong with what is to be kept: it waits until the server, or whoever looks after it, is ready.
NOT_READY = (Offline, Untrusted, OlderServer, NewerSchema)
_KNOCK_SECONDS = 5.0


class ServerDatabase(Database):
    """The server as the records' database; it need not be there when the desk opens.

    While it is away every use says so at once, so that the thread that keeps drafts never waits for a connection.

    Args:
        address: Where it is.
        password: Of this desk's login.
        store_id: The vault's.
        patience: Seconds for one transaction, after which the server is away; ``None`` for as long as it takes.

    Attributes:
        line: Ends what the server leaves unanswered.
        hear: Told when the server is away, and when it is back; in any thread.
    """

    def __init__(self, address: ServerAddress, password: str, store_id: str, patience: float | None = None) -> None:
        super().__init__(engine_for(address, password))
        self.line = ServerLine(self.engine, patience)
        self.hear: Callable[[], object] = _hear_nothing
        self._address, self._password = address, password
        self._store_id = store_id
        self._proven = False
        self._away = threading.Event()
        self._closing = threading.Event()

    @property
    def is_away(self) -> bool:
        """Whether the server did not answer and has not come back."""
        return self._away.is_set()

    def prove(self) -> str:
        """See that it is the server of these records, and return its name for this desk.

        Raises:
            StoreFault: It is not, or does not answer.
        """
        with self._noticed(), super().read() as connection:
            desk = proven_desk(connection, self._store_id)
        self._proven = True
        return desk

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """One reading transaction.

        Raises:
            Offline: The server is away.
            StoreFault: What the driver refused, in a person's terms.
        """
        self._ready()
        with self._noticed(), super().read() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """One writing transaction.

        Raises:
            Offline: The server is away; what was asked for may nevertheless have been done.
            StoreFault: What the driver refused, in a person's terms.
        """
        self._ready()
        with self._noticed(), super().write() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the server and stop knocking; a knock that nobody answers ends by itself."""
        self._closing.set()
        super().close()

    def unhurried(self) -> AbstractContextManager[None]:
        """Take as long as it takes, as reading the whole trail does."""
        return self.line.unhurried()

    def _ready(self) -> None:
        if self._away.is_set():
            raise Offline
        if not self._proven:
            self.prove()

    @contextmanager
    def _noticed(self) -> Iterator[None]:
        try:
            with self.line.in_use():
                yield
        except Offline:
            self._proven = False
            if not self._away.is_set():
                self._away.set()
                self.hear()
                threading.Thread(target=self._knock, name="knocking at the server", daemon=True).start()
            raise

    def _knock(self) -> None:
        while not self._closing.wait(_KNOCK_SECONDS):
            # A connection of its own: the pool's belongs to the thread of the records.
            alone = Database(engine_for(self._address, self._password))
            try:
                with alone.read() as connection:
                    connection.exec_driver_sql("select 1")
            except Offline:
                continue
            except (StoreFault, sa.exc.SQLAlchemyError):
                # It answers, if not as wished: the next use tells why.
                pass
            finally:
                alone.close()
            self._away.clear()
            if not self._closing.is_set():
                self.hear()
            return


def _hear_nothing() -> None:
    """Take no note."""
