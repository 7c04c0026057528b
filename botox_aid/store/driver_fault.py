"""What a driver's error means for a person. The driver's own words may hold patient data and go no further than here."""

import sqlalchemy as sa

from ..domain.record_fault import Busy, Damaged, Full, Offline, ReadOnly, StoreFault, Unwritable
from .server_fault import fault_of_server

# SQLite's primary result codes: busy, locked, read-only, input or output, corrupt, full, cannot open, no permission, not a database.
_BUSY, _LOCKED, _READ_ONLY, _IO, _CORRUPT, _FULL, _CANNOT_OPEN, _NO_PERMISSION, _NOT_A_DATABASE = (
    5,
    6,
    8,
    10,
    11,
    13,
    14,
    23,
    26,
)
_FAULTS: dict[int, type[StoreFault]] = {
    _BUSY: Busy,
    _LOCKED: Busy,
    _READ_ONLY: ReadOnly,
    _IO: Unwritable,
    _CORRUPT: Damaged,
    _FULL: Full,
    _CANNOT_OPEN: Unwritable,
    _NO_PERMISSION: ReadOnly,
    _NOT_A_DATABASE: Damaged,
}
_PRIMARY = 0xFF


def fault_of(error: BaseException | None) -> StoreFault | None:
    """Return the fault for a driver's error, or nothing where it is a mistake of this program."""
    if isinstance(error, sa.exc.DBAPIError):
        return fault_of(error.orig) or (Offline() if error.connection_invalidated else None)
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return fault_of_server(error) if error is not None and hasattr(error, "sqlstate") else None
    known = _FAULTS.get(code & _PRIMARY)
    return known() if known else None


def is_broken(error: BaseException) -> bool:
    """Return whether the connection must go: after one bad page SQLCipher fails every later read on it."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(code, int) and code & _PRIMARY in (_CORRUPT, _NOT_A_DATABASE, _IO)
