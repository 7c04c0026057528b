"""What a desk keeps to itself in its own encrypted file, such as its password at the server."""

import sqlalchemy as sa

from .schema import DESK_VALUE

PASSWORD, NAME, ANCHOR = "server_password", "server_desk", "server_anchor"


def value(connection: sa.Connection, name: str) -> str:
    """Return a value; empty where there is none."""
    found = connection.scalar(sa.select(DESK_VALUE.c.value).where(DESK_VALUE.c.name == name))
    return "" if found is None else bytes(found).decode()


def set_value(connection: sa.Connection, name: str, text: str) -> None:
    """Keep a value in place of the one before."""
    connection.execute(DESK_VALUE.delete().where(DESK_VALUE.c.name == name))
    connection.execute(DESK_VALUE.insert(), {"name": name, "value": text.encode()})
