"""The line to the server: nobody waits for longer than they are patient, and another thread may end the wait at once."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import sqlalchemy as sa

from ..domain.record_fault import Offline, StoreFault

# Connecting takes milliseconds in a house; a name that nobody answers for would take the system half a minute.
_CONNECT_SECONDS = 3.0


class ServerLine:
    """Watches over the one connection of an engine.

    A server that vanishes answers nothing at all, and the system notices only after a while. Ending the line from here
    makes whoever waits hear of it at once.

    Args:
        engine: Whose connections these are.
        patience: Seconds for one transaction; ``None`` for as long as it takes.
    """

    def __init__(self, engine: sa.Engine, patience: float | None = None) -> None:
        self._patience = patience
        self._connection: Any = None
        self._connecting: _Connecting | None = None
        self._since: float | None = None
        self._was_cut = False
        sa.event.listen(engine, "do_connect", self._connect)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """One transaction, from connecting to its end.

        Raises:
            Offline: It was cut, here or by :meth:`cut`.
        """
        self._was_cut, self._since = False, time.monotonic()
        watch = threading.Timer(self._patience, self.cut) if self._patience is not None else None
        if watch is not None:
            watch.daemon = True
            watch.start()
        try:
            yield
        except (StoreFault, sa.exc.SQLAlchemyError):
            if self._was_cut:
                raise Offline from None
            raise
        finally:
            self._since = None
            if watch is not None:
                watch.cancel()

    @contextmanager
    def unhurried(self) -> Iterator[None]:
        """Take as long as it takes."""
        patience, self._patience = self._patience, None
        try:
            yield
        finally:
            self._patience = patience

    def cut(self, after: float = 0.0) -> None:
        """End what has waited for so many seconds, from any thread; what is not in use stays as it is."""
        since = self._since
        if since is None or time.monotonic() - since < after:
            return
        self._was_cut = True
        if self._connecting is not None:
            self._connecting.give_up()
        if self._connection is not None:
            _shut(self._connection)

    def _connect(self, dialect: Any, _record: object, arguments: Any, values: Any) -> Any:
        refused = dialect.loaded_dbapi.OperationalError
        if self._was_cut:
            # The pool tries anew where a connection has gone; whoever waits has waited for long enough.
            raise refused("closed: cut")
        connecting = self._connecting = _Connecting(partial(dialect.connect, *arguments, **values))
        try:
            self._connection = connecting.connection(refused)
        finally:
            self._connecting = None
        return self._connection


class _Connecting:
    """One try to connect, in a thread of its own because nothing else can end it."""

    def __init__(self, connect: Callable[[], Any]) -> None:
        self._connect = connect
        self._change = threading.Condition()
        self._made: Any = None
        self._failure: Exception | None = None
        self._ended = False

    def connection(self, given_up: type[Exception]) -> Any:
        """Return the connection.

        Raises:
            Exception: Why there is none; ``given_up`` where nobody answered in time.
        """
        threading.Thread(target=self._run, name="connecting to the server", daemon=True).start()
        with self._change:
            self._change.wait_for(lambda: self._ended, _CONNECT_SECONDS)
            self._ended = True
        if self._failure is not None:
            raise self._failure
        if self._made is None:
            raise given_up("closed: nobody answered in time")
        return self._made

    def give_up(self) -> None:
        """Wait no longer."""
        with self._change:
            self._ended = True
            self._change.notify()

    def _run(self) -> None:
        made, failure = None, None
        try:
            made = self._connect()
        except Exception as error:  # noqa: BLE001 - whoever waits hears of it
            failure = error
        with self._change:
            too_late = self._ended
            if not too_late:
                self._made, self._failure, self._ended = made, failure, True
            self._change.notify()
        if too_late and made is not None:
            made.close()


def _shut(connection: Any) -> None:
    with suppress(Exception):  # it is closed already
        line = socket.socket(fileno=connection.fileno())
        try:
            line.shutdown(socket.SHUT_RDWR)
        finally:
            line.detach()
