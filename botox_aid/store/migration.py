"""One way from any older layout of the tables to this program's, for a desk's file and for the server. Imported only when they differ."""

import io
import secrets
from contextlib import closing, suppress
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlcipher3 import dbapi2 as driver

from ..domain.record_fault import Damaged, NewerSchema
from .backup_copy import check_pages, copy_records, reading
from .database import connect
from .driver_fault import fault_of
from .migrations import first_tables, outbox
from .private_file import fault_of as system_fault_of
from .private_file import sync_folder
from .schema import file_triggers
from .vault import Keys

STEPS: tuple[ModuleType, ...] = (first_tables, outbox)
_VERSION = sa.table("schema_version", sa.column("version_num", sa.String))


def upgrade_file(path: Path, keys: Keys) -> Path:
    """Bring a desk's file to this program's layout; either all of it is done or nothing.

    Returns:
        The copy that was made before, under the file's own key, beside the file.

    Raises:
        NewerSchema: A newer program made the file.
        StoreFault: It cannot be done; the file is as it was.
    """
    with closing(connect(path, keys.database)) as raw:
        version = str(raw.execute("select version_num from schema_version").fetchone()[0])
    steps = steps_from(version)
    kept = path.with_name(f"{path.stem}-schema-{version}-{secrets.token_hex(4)}{path.suffix}")
    try:
        copy_records(path, keys.database, kept, keys.database)
        with reading(kept, keys.database) as connection:
            check_pages(connection)
        sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            kept.unlink(missing_ok=True)
        raise
    _apply(path, keys, steps)
    return kept


def steps_from(version: str) -> tuple[ModuleType, ...]:
    """Return the steps that a layout still lacks.

    Raises:
        NewerSchema: No step leads to that layout.
    """
    known = [step.REVISION for step in STEPS]
    if version not in known:
        raise NewerSchema
    return STEPS[known.index(version) + 1 :]


def server_steps(version: str = "") -> str:
    """Return the steps as a script for the server, for whoever owns its tables.

    Args:
        version: The layout that the server has; empty for none.

    Raises:
        NewerSchema: No step leads to that layout.
    """
    script = io.StringIO()
    options = {"as_sql": True, "output_buffer": script, "literal_binds": True}
    context = MigrationContext.configure(dialect_name="postgresql", opts=options)
    steps = steps_from(version) if version else STEPS
    with Operations.context(context):
        for step in steps:
            step.upgrade()
    return script.getvalue()


def _apply(path: Path, keys: Keys, steps: tuple[ModuleType, ...]) -> None:
    engine = sa.create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path, keys.database),
        poolclass=sa.pool.NullPool,
        hide_parameters=True,
    )
    try:
        with engine.connect() as connection:
            # Outside of any transaction, or a table that is rebuilt could not be dropped.
            connection.exec_driver_sql("pragma foreign_keys=off")
            connection.exec_driver_sql("begin immediate")
            with Operations.context(MigrationContext.configure(connection)):
                for step in steps:
                    step.upgrade()
            connection.execute(_VERSION.update().values(version_num=STEPS[-1].REVISION))
            _put_triggers_back(connection)
            if connection.exec_driver_sql("pragma foreign_key_check").fetchall():
                raise Damaged
            connection.commit()
    except sa.exc.SQLAlchemyError as error:
        raise (fault_of(error) or Damaged()) from None
    except OSError as error:
        raise system_fault_of(error) from None
    finally:
        engine.dispose()


def _put_triggers_back(connection: sa.Connection) -> None:
    """Make every trigger anew: a table that was rebuilt lost its own without a word."""
    for name, rule in file_triggers().items():
        connection.exec_driver_sql(f"drop trigger if exists {name}")
        connection.exec_driver_sql(rule)
