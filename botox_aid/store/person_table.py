"""People who sign in by name and PIN."""

import base64
import datetime as dt
import hmac
import secrets
from typing import Any

import sqlalchemy as sa
from argon2.low_level import Type, hash_secret_raw

from ..domain.record import Person, PersonRole
from ..domain.record_fault import Missing, TooSoon
from .moment import now, time_of_text
from .schema import PERSON
from .wrong_tries import wait_after

# A PIN is short: what protects it is the encrypted file and the slow-down; the hash keeps it from whoever reads the table.
_MEMORY_KIB, _PASSES, _LANES, _LENGTH = 19456, 2, 1, 32
_ALGORITHM = "argon2id"


def people(connection: sa.Connection) -> tuple[Person, ...]:
    """Return everybody, also those who may no longer sign in, by name."""
    rows = connection.execute(sa.select(PERSON).order_by(PERSON.c.name, PERSON.c.person_id))
    return tuple(_person(row) for row in rows)


def add(connection: sa.Connection, name: str, role: PersonRole, pin_hash: str) -> Person:
    """Add somebody."""
    person = Person(secrets.token_hex(16), name, role)
    connection.execute(
        PERSON.insert(), {"person_id": person.person_id, "name": name, "role": role.value, "pin_hash": pin_hash}
    )
    return person


def set_pin_hash(connection: sa.Connection, person_id: str, pin_hash: str) -> None:
    """Give somebody another PIN; wrong tries are forgotten."""
    _change(connection, person_id, pin_hash=pin_hash, wrong=0, wrong_at="")


def set_role(connection: sa.Connection, person_id: str, role: PersonRole) -> None:
    """Let somebody do more or less."""
    _change(connection, person_id, role=role.value)


def set_active(connection: sa.Connection, person_id: str, active: bool) -> None:
    """Let somebody sign in, or no longer; what they did stays theirs."""
    _change(connection, person_id, active=active)


def begin_try(connection: sa.Connection, person_id: str) -> tuple[Person, str, int]:
    """Count a try before it is made.

    Returns:
        The person, the hash to compare, and how many tries were wrong if this one is.

    Raises:
        Missing: Nobody of this id may sign in.
        TooSoon: After wrong tries the time has not come.
    """
    row = connection.execute(sa.select(PERSON).where(PERSON.c.person_id == person_id, PERSON.c.active)).first()
    if row is None:
        raise Missing
    passed = (dt.datetime.now(dt.UTC) - time_of_text(row.wrong_at)).total_seconds() if row.wrong_at else 0.0
    # A clock that was put back lengthens the wait, it does not end it.
    left = wait_after(row.wrong) - max(0.0, passed)
    if left > 0:
        raise TooSoon(int(left) + 1)
    _change(connection, person_id, wrong=row.wrong + 1, wrong_at=now())
    return _person(row), row.pin_hash, row.wrong + 1


def forget_tries(connection: sa.Connection, person_id: str) -> None:
    """The PIN was right."""
    _change(connection, person_id, wrong=0, wrong_at="")


def hash_of(pin: str, pepper: bytes) -> str:
    """Return what is kept of a PIN."""
    salt = secrets.token_bytes(16)
    return f"{_ALGORITHM}${base64.b64encode(salt).decode()}${_stretched(pin, salt, pepper)}"


def matches(pin: str, pin_hash: str, pepper: bytes) -> bool:
    """Return whether a PIN is the one that a hash was made of."""
    algorithm, salt, wanted = pin_hash.split("$")
    return algorithm == _ALGORITHM and hmac.compare_digest(_stretched(pin, base64.b64decode(salt), pepper), wanted)


def _stretched(pin: str, salt: bytes, pepper: bytes) -> str:
    secret = hmac.digest(pepper, pin.encode("utf-8", "surrogatepass"), "sha256")
    return base64.b64encode(hash_secret_raw(secret, salt, _PASSES, _MEMORY_KIB, _LANES, _LENGTH, Type.ID)).decode()


def _change(connection: sa.Connection, person_id: str, **values: object) -> None:
    if connection.execute(PERSON.update().where(PERSON.c.person_id == person_id).values(**values)).rowcount != 1:
        raise Missing


def _person(row: Any) -> Person:
    return Person(row.person_id, row.name, PersonRole(row.role), bool(row.active))
