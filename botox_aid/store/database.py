"""The database behind the records: opening it with every guard, one transaction at a time, and the driver's errors told as faults."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as driver

from ..domain.record_fault import Damaged, Exists, NewerSchema, NoCipher, NotPrivate, Replaced, Unwritable
from .driver_fault import fault_of, is_broken
from .moment import now
from .private_file import FILE_MODE, make_folder, on_network, sync_folder, tighten
from .private_file import fault_of as system_fault_of
from .schema import SCHEMA, file_triggers, make_tables
from .server_fault import without_words
from .vault import Keys

_PLAIN_HEADER = b"SQLite format 3\x00"
_KEY_LENGTH = 32
_PRAGMAS = (
    "synchronous=full",
    # On macOS only this reaches the drive itself; elsewhere it changes nothing.
    "fullfsync=on",
    "checkpoint_fullfsync=on",
    "foreign_keys=on",
    "recursive_triggers=on",
    "secure_delete=on",
    "temp_store=memory",
    "trusted_schema=off",
    # Every page read from the file is deciphered anew; with 64 MB the indexes of 100,000 visits stay in memory.
    "cache_size=-65536",
)
_BUSY_MS = 5000


class Database:
    """An open database; one thread uses it.

    Attributes:
        engine: For what needs SQLAlchemy itself: migrations and backups.
        path: Of the encrypted file; ``None`` on a server.
    """

    def __init__(self, engine: sa.Engine, path: Path | None = None) -> None:
        self.engine = engine
        self.path = path
        self._inode = _inode(path)
        self._writing = engine.execution_options(write=True)

    @property
    def in_file(self) -> bool:
        """Whether this is the encrypted file and no server."""
        return self.path is not None

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """One reading transaction.

        Raises:
            StoreFault: What the driver refused, in a person's terms.
        """
        with _told_as_faults(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """One writing transaction: all of it is kept when the block ends well, nothing of it otherwise.

        Raises:
            StoreFault: What the driver refused, in a person's terms.
        """
        with _told_as_faults(), self._writing.begin() as connection:
            yield connection
        if self.path is not None and _inode(self.path) != self._inode:
            # The system goes on writing into a file that no name leads to any more.
            self.engine.dispose()
            raise Replaced

    def unhurried(self) -> AbstractContextManager[None]:
        """Take as long as it takes; a file always may."""
        return nullcontext()

    def close(self) -> None:
        """Let go of the file or server, and of the key that the connection holds."""
        self.engine.dispose()


def create_file(path: Path, keys: Keys) -> Database:
    """Make the encrypted file where none is; nothing else ever makes one.

    It is made whole under another name first, so that a crash leaves no half-made records behind.

    Raises:
        Exists: There is one.
        StoreFault: It cannot be made here.
    """
    _refuse_place(path)
    make_folder(path.parent)
    beside = path.with_name(path.name + ".new")
    try:
        if path.exists():
            raise Exists
        for leftover in (beside, *_companions(beside)):
            leftover.unlink(missing_ok=True)
        os.close(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))
    except OSError as error:
        raise system_fault_of(error) from None
    database = Database(_engine(beside, keys), beside)
    try:
        with database.write() as connection:
            make_tables(connection, keys.store_id, now())
    finally:
        database.close()
    _refuse_plain(beside)
    # The last connection brings everything into the file when it closes; where it could not, the file alone is not whole.
    if any(companion.exists() for companion in _companions(beside)):
        raise Unwritable
    if path.exists():
        raise Exists
    try:
        beside.rename(path)
    except OSError as error:
        raise system_fault_of(error) from None
    sync_folder(path.parent)
    return open_file(path, keys)


def open_file(path: Path, keys: Keys) -> Database:
    """Open the encrypted file; what is missing, empty, plain, damaged, newer or somebody else's is refused and never made anew.

    Raises:
        StoreFault: Why it cannot be opened.
    """
    _refuse_place(path)
    _refuse_plain(path)
    try:
        tighten(path)
    except OSError as error:
        raise system_fault_of(error) from None
    database = Database(_engine(path, keys), path)
    try:
        older = is_older(database)
        if not older:
            check_schema(database, keys.store_id)
    except BaseException:
        database.close()
        raise
    if not older:
        return database
    database.close()
    from .migration import upgrade_file

    upgrade_file(path, keys)
    return open_file(path, keys)


def is_older(database: Database) -> bool:
    """Return whether an older program made the tables; revisions count up in four digits.

    Raises:
        Damaged: There is no telling.
    """
    with database.read() as connection:
        try:
            version = connection.exec_driver_sql("select version_num from schema_version").scalar()
        except sa.exc.OperationalError as error:
            raise (fault_of(error) or Damaged()) from None
    return str(version) < SCHEMA


def check_schema(database: Database, store_id: str) -> None:
    """See that the file belongs to the vault, has the tables of this program, and still has its triggers.

    Raises:
        NewerSchema: A newer program made its tables.
        Damaged: It is another vault's, or lacks what every file has.
    """
    with database.read() as connection:
        try:
            found = connection.exec_driver_sql("select store_id from meta").scalar()
            version = connection.exec_driver_sql("select version_num from schema_version").scalar()
        except sa.exc.OperationalError as error:
            raise (fault_of(error) or Damaged()) from None
        names = connection.exec_driver_sql("select name from sqlite_master where type = 'trigger'").scalars().all()
    if found != store_id:
        raise Damaged
    if version != SCHEMA:
        raise NewerSchema
    if not set(file_triggers()) <= set(names):
        raise Damaged


def connect(path: Path, key: bytes) -> Any:
    """Open one connection of the driver with every guard and setting.

    Raises:
        StoreFault: Why not.
    """
    if len(key) != _KEY_LENGTH:
        # A key of another length would silently be taken for a passphrase.
        raise NoCipher
    try:
        # mode=rw: opening never makes a file.
        connection = driver.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False
        )
    except driver.Error as error:
        raise (fault_of(error) or Damaged()) from None
    try:
        _set_up(connection, key)
    except driver.Error as error:
        connection.close()
        raise (fault_of(error) or Damaged()) from None
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: Any, key: bytes) -> None:
    # First of all: on a wrong key SQLCipher would write to the terminal.
    connection.execute("pragma cipher_log_level=none")
    connection.execute(f"pragma key=\"x'{key.hex()}'\"")
    if not connection.execute("pragma cipher_version").fetchone():
        raise NoCipher
    connection.execute(f"pragma busy_timeout={_BUSY_MS}")
    connection.execute("select count(*) from sqlite_master").fetchone()
    if connection.execute("pragma journal_mode=wal").fetchone()[0] != "wal":
        raise NotPrivate
    for pragma in _PRAGMAS:
        connection.execute(f"pragma {pragma}").fetchall()


def _engine(path: Path, keys: Keys) -> sa.Engine:
    # Without module= the driver's errors would pass by SQLAlchemy; without hide_parameters its messages would hold names.
    engine = sa.create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path, keys.database),
        poolclass=sa.pool.QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
    )
    sa.event.listen(engine, "begin", _begin)
    sa.event.listen(engine, "handle_error", _drop_if_broken)
    return engine


def _begin(connection: sa.Connection) -> None:
    # Only writers take the lock at once: a reader that took it would hold up everybody.
    connection.exec_driver_sql("begin immediate" if connection.get_execution_options().get("write") else "begin")


def _drop_if_broken(context: sa.engine.ExceptionContext) -> None:
    if is_broken(context.original_exception):
        context.is_disconnect = True


@contextmanager
def _told_as_faults() -> Iterator[None]:
    try:
        yield
    except sa.exc.SQLAlchemyError as error:
        fault = fault_of(error)
        raise fault or without_words(error) from None


def _refuse_place(path: Path) -> None:
    if on_network(path):
        raise NotPrivate


def _refuse_plain(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(_PLAIN_HEADER))
    except OSError as error:
        raise system_fault_of(error) from None
    if not head or head == _PLAIN_HEADER:
        raise Damaged


def _companions(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))


def _inode(path: Path | None) -> tuple[int, int] | None:
    if path is None:
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
