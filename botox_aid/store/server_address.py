"""The address of the clinic's own server, and why a weaker connection than a verified one is refused."""

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from ..domain.errors import InputError

_FIELD = "server"
_VERIFIED = "verify-full"


@dataclass(frozen=True)
class ServerAddress:
    """Where the records are kept for all desks.

    Attributes:
        host: Name that the server's certificate must carry.
        port: Its port.
        user: This desk's login.
        database: Name of the database.
        ca_file: The clinic's certificate authority; the server must show a certificate of it.
    """

    host: str
    port: int
    user: str
    database: str
    ca_file: Path

    def __str__(self) -> str:
        return f"postgresql://{self.user}@{self.host}:{self.port}/{self.database}"


def server_address(url: str, ca_file: str) -> ServerAddress:
    """Read what stands in the settings.

    Args:
        url: ``postgresql://desk@host:port/database``, no password in it.
        ca_file: Path of the clinic's certificate authority (PEM).

    Raises:
        InputError: It names no server, or asks for a connection that does not prove who answers.
    """
    try:
        parts = sa.make_url(url.strip())
    except (sa.exc.ArgumentError, ValueError):
        raise InputError(_FIELD, "no address", "postgresql://desk@host/database") from None
    if parts.drivername != "postgresql":
        raise InputError(_FIELD, f"{parts.drivername[:20]}:", "postgresql://desk@host/database")
    if parts.password is not None:
        raise InputError(_FIELD, "a password in the address", "none: it is asked for once and kept encrypted")
    host, user, database = parts.host or "", parts.username or "", parts.database or ""
    for word, name in ((host, "host"), (user, "login of the desk"), (database, "database")):
        if not word:
            raise InputError(_FIELD, f"no {name}", "postgresql://desk@host/database")
    if any(sign in host for sign in ",/%"):
        raise InputError(_FIELD, "several hosts or a socket", "one host, by the name in its certificate")
    _refuse_weaker(parts)
    return ServerAddress(host, parts.port or 5432, user, database, _authority(ca_file))


def _refuse_weaker(url: sa.URL) -> None:
    for name, value in url.query.items():
        if (name, value) == ("sslmode", _VERIFIED):
            continue
        if name == "sslmode":
            weaker = "anything less does not prove that the server is the clinic's own"
            raise InputError(_FIELD, f"sslmode={str(value)[:20]}", f"sslmode={_VERIFIED}: {weaker}")
        raise InputError(_FIELD, f"the option {name[:20]}", f"no option but sslmode={_VERIFIED}")


def _authority(ca_file: str) -> Path:
    path = Path(ca_file)
    if not ca_file or not path.is_file():
        raise InputError("ca_file", "no such file" if ca_file else "nothing", "the clinic's certificate authority")
    if b"-----BEGIN CERTIFICATE-----" not in path.read_bytes():
        raise InputError("ca_file", "no certificate", "a certificate authority in PEM form")
    return path
