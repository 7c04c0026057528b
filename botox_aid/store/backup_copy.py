"""One encrypted copy of the records: made in a single step while they are in use, and read without ever writing to it."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as driver

from ..domain.record_fault import Busy, Damaged, Full, NoCipher, ReadOnly, StoreFault, Unwritable
from .database import connect
from .driver_fault import fault_of
from .private_file import FILE_MODE
from .private_file import fault_of as system_fault_of

_KEY_LENGTH = 32
# The copy belongs to nobody else yet, so it needs no locks, which some shares do not have; it is thrown away when cut off, so it needs no journal.
_WRITING = "mode=rw&nolock=1"
_SAID: dict[str, type[StoreFault]] = {
    "database or disk is full": Full,
    "attempt to write a readonly database": ReadOnly,
    "unable to open database file": Unwritable,
    "disk I/O error": Unwritable,
    "database is locked": Busy,
}
# Nobody writes to a finished copy; without this even reading would want to write beside it.
_READING = "mode=ro&immutable=1"


def copy_records(source: Path, source_key: bytes, target: Path, target_key: bytes) -> None:
    """Copy the records as they are at this moment into a new file under another key.

    One step: a copy in several steps begins anew whenever somebody saves, and a copy of the file would lack what is still in the log beside it.

    Raises:
        StoreFault: The records cannot be read whole, or the copy cannot be written.
    """
    with closing(connect(source, source_key)) as live:
        copy_from(live, target, target_key)


def copy_from(live: Any, target: Path, target_key: bytes) -> None:
    """Copy what an open connection of the driver reads.

    Raises:
        StoreFault: As for :func:`copy_records`.
    """
    try:
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))
    except OSError as error:
        raise system_fault_of(error) from None
    try:
        with closing(
            driver.connect(f"{target.absolute().as_uri()}?{_WRITING}", uri=True, isolation_level=None)
        ) as copied:
            _unlock(copied, target_key)
            copied.execute("pragma journal_mode=off").fetchall()
            copied.execute("pragma synchronous=full")
            _in_one_step(live, copied)
        with target.open("rb") as written:
            os.fsync(written.fileno())
    except driver.Error as error:
        raise (fault_of(error) or Damaged()) from None
    except OSError as error:
        raise system_fault_of(error) from None


def open_copy(path: Path, key: bytes) -> Any:
    """Open a finished copy for reading only; nothing is written, not even beside it.

    Raises:
        StoreFault: It is damaged or of another key.
    """
    try:
        connection = driver.connect(
            f"{path.absolute().as_uri()}?{_READING}", uri=True, isolation_level=None, check_same_thread=False
        )
    except driver.Error as error:
        raise (fault_of(error) or Unwritable()) from None
    try:
        _unlock(connection, key)
        connection.execute("pragma temp_store=memory")
        connection.execute("select count(*) from sqlite_master").fetchone()
    except driver.Error as error:
        connection.close()
        raise (fault_of(error) or Damaged()) from None
    return connection


@contextmanager
def reading(path: Path, key: bytes) -> Iterator[sa.Connection]:
    """Read a finished copy as the store reads its tables.

    Raises:
        StoreFault: It is damaged or of another key.
    """
    engine = sa.create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: open_copy(path, key),
        poolclass=sa.pool.NullPool,
        hide_parameters=True,
    )
    try:
        with engine.connect() as connection:
            yield connection
    except sa.exc.SQLAlchemyError as error:
        raise (fault_of(error) or Damaged()) from None
    finally:
        engine.dispose()


def check_pages(connection: sa.Connection) -> None:
    """See that every page bears its seal, that the tables are whole, and that no row points nowhere.

    Both checks are needed: a file cut at the end of a page keeps every seal, and a changed page may keep every table.

    Raises:
        Damaged: One of them is not so.
    """
    if connection.exec_driver_sql("pragma cipher_integrity_check").fetchall():
        raise Damaged
    if connection.exec_driver_sql("pragma quick_check").scalars().all() != ["ok"]:
        raise Damaged
    if connection.exec_driver_sql("pragma foreign_key_check").fetchall():
        raise Damaged


def _in_one_step(live: Any, copied: Any) -> None:
    try:
        live.backup(copied, pages=-1)
    except driver.Error as error:
        # This one call of the driver gives no code, only SQLite's own words for it.
        raise _SAID.get(str(error), Damaged) from None


def _unlock(connection: Any, key: bytes) -> None:
    if len(key) != _KEY_LENGTH:
        raise NoCipher
    connection.execute("pragma cipher_log_level=none")
    connection.execute(f"pragma key=\"x'{key.hex()}'\"")
    if not connection.execute("pragma cipher_version").fetchone():
        raise NoCipher
