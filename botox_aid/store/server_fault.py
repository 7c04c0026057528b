"""What an error of PostgreSQL means for a person. Its own words may hold a whole row and go no further than here."""

import sqlalchemy as sa

from ..domain.record_fault import Busy, Damaged, Denied, Full, Offline, ReadOnly, StoreFault, Untrusted

# SQLSTATE, by its longest known beginning.
_BY_STATE: dict[str, type[StoreFault]] = {
    "08": Offline,
    "57P": Offline,
    "53100": Full,
    "53": Busy,
    "55P03": Busy,
    "57014": Busy,
    "40001": Busy,
    "40P01": Busy,
    "25006": ReadOnly,
    "25P03": Offline,
    "28": Denied,
    "3D000": Denied,
    "42501": Denied,
    "XX00": Damaged,
    "58": Damaged,
}
# While connecting there is no SQLSTATE; these words are the client library's own and stay in English.
_WORDS: tuple[tuple[str, type[StoreFault]], ...] = (
    ("starting up", Offline),
    ("shutting down", Offline),
    ("recovery", Offline),
    ("too many", Busy),
    ("certificate", Untrusted),
    ("unexpected", Offline),
    ("closed", Offline),
    ("does not support SSL", Untrusted),
    ("channel binding", Untrusted),
    ("SSL error", Untrusted),
    ("authentication", Denied),
    ("pg_hba.conf", Denied),
    ("does not exist", Denied),
    ("permission denied", Denied),
)


def fault_of_server(error: BaseException) -> StoreFault | None:
    """Return the fault for an error of psycopg, or nothing where it is a mistake of this program."""
    state = getattr(error, "sqlstate", None)
    if state:
        for length in range(5, 1, -1):
            known = _BY_STATE.get(state[:length])
            if known:
                return known()
        return None
    if type(error).__name__ not in ("OperationalError", "ConnectionTimeout", "InterfaceError"):
        return None
    said = str(error)
    for word, fault in _WORDS:
        if word in said:
            return fault()
    return Offline()


class Unsaid(Exception):
    """Stands for an error of the server whose own words may hold a patient's row; only its class and SQLSTATE are told."""


def without_words(error: sa.exc.SQLAlchemyError) -> sa.exc.SQLAlchemyError:
    """Return an error of the server without its words; any other as it is."""
    if not isinstance(error, sa.exc.DBAPIError):
        return error
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        return error
    return type(error)(None, None, Unsaid(f"{type(error.orig).__name__} {state}"), hide_parameters=True)
