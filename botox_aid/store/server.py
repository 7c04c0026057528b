"""The clinic's own PostgreSQL server as the place of the records: one connection, proven, and its errors told as faults."""

import sqlalchemy as sa

from ..domain.record_fault import Denied, Foreign, NewerSchema, NoDriver, OlderServer
from .database import Database
from .schema import META, SCHEMA, SCHEMA_VERSION
from .server_address import ServerAddress
from .server_script import SERVER_SCHEMA

_DESK = sa.table("desk_role", sa.column("role_name", sa.Text), sa.column("desk", sa.Text))
_SESSION = f"-c search_path={SERVER_SCHEMA} -c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000"


def open_server(address: ServerAddress, password: str, store_id: str) -> tuple[Database, str]:
    """Connect, and see that the server keeps the records of this very vault.

    Args:
        address: From :func:`server_address.server_address`.
        password: Of this desk's login.
        store_id: The vault's.

    Returns:
        The database and the name that the server has for this desk.

    Raises:
        Offline: It does not answer.
        Untrusted: What answers does not prove that it is this server.
        Denied: It refuses the login.
        Foreign: It keeps other records.
        OlderServer: Its tables have to be renewed by whoever owns them.
        NewerSchema: A newer program made its tables.
    """
    database = Database(engine_for(address, password))
    try:
        with database.read() as connection:
            return database, proven_desk(connection, store_id)
    except BaseException:
        database.close()
        raise


def proven_desk(connection: sa.Connection, store_id: str) -> str:
    """See that a server keeps the records of this vault in tables of this program, and return its name for the desk.

    Raises:
        StoreFault: As for :func:`open_server`.
    """
    found = connection.execute(sa.select(META.c.store_id)).scalar()
    version = str(connection.execute(sa.select(SCHEMA_VERSION.c.version_num)).scalar())
    own = sa.select(_DESK.c.desk).where(_DESK.c.role_name == sa.func.session_user(type_=sa.Text))
    desk = connection.execute(own).scalar()
    if found != store_id:
        raise Foreign
    if version != SCHEMA:
        raise OlderServer if version < SCHEMA else NewerSchema
    if not desk:
        raise Denied
    return str(desk)


def engine_for(address: ServerAddress, password: str) -> sa.Engine:
    """Return an engine that speaks to this server alone; it connects when it is first used.

    Raises:
        NoDriver: psycopg is not installed.
    """
    url = sa.URL.create("postgresql+psycopg", address.user, password, address.host, address.port, address.database)
    proven = {
        "sslmode": "verify-full",
        "sslrootcert": str(address.ca_file),
        # Otherwise a ticket of the network's own could take the place of the certificate.
        "gssencmode": "disable",
        # The password's proof is bound to the very connection that the certificate opened.
        "channel_binding": "require",
    }
    alive = {
        "keepalives": 1,
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        "tcp_user_timeout": 8000,
    }
    try:
        return sa.create_engine(
            url,
            connect_args={
                **proven,
                **alive,
                "connect_timeout": 3,
                "options": _SESSION,
                "application_name": "botox-aid",
            },
            pool_size=1,
            max_overflow=0,
            pool_pre_ping=True,
            hide_parameters=True,
        )
    except ModuleNotFoundError:
        raise NoDriver from None
