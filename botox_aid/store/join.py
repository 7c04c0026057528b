"""A desk that joins the clinic's server: with the vault it has, or as a new desk with a copy of the clinic's."""

from contextlib import closing
from pathlib import Path

from ..domain.record_fault import Exists, StoreFault
from . import desk_value
from .database import Database, create_file, open_file
from .move import holds_visits, move_to_server
from .private_file import create_private, make_folder, read_private
from .server_address import ServerAddress
from .server_database import ServerDatabase
from .vault import Keys, read_vault, unlock_vault


def join_server(
    vault: Path, records: Path, secret: str, address: ServerAddress, password: str, clinic_vault: Path | None = None
) -> str:
    """Make a desk's file belong to the server: see that it answers and is the right one, and keep the password in the file.

    Visits that were finished before go to the server with it.

    Args:
        vault: Where this desk's vault belongs.
        records: Where its file belongs.
        secret: Passphrase or recovery key.
        address: From :func:`server_address.server_address`.
        password: Of this desk's login.
        clinic_vault: For a new desk: a copy of the vault of a desk that is set up.

    Returns:
        The name that the server has for this desk.

    Raises:
        Exists: A new desk has records already.
        Foreign: The file's visits cannot be brought: they, or the server, have the trail of another desk.
        StoreFault: The server is not the right one, or does not answer; nothing is kept.
    """
    keys = _adopted(vault, records, secret, clinic_vault) if clinic_vault else unlock_vault(vault, secret)
    with closing(open_file(records, keys)) as local:
        grown = holds_visits(local)
    if grown:
        with closing(ServerDatabase(address, password, keys.store_id)) as server:
            move_to_server(records, keys, server, server.prove())
    with closing(open_file(records, keys)) as local:
        return join(local, address, password, keys.store_id)


def join(local: Database, address: ServerAddress, password: str, store_id: str) -> str:
    """See that the server answers and is the right one, and keep the password in the desk's file.

    Returns:
        The name that the server has for this desk.

    Raises:
        StoreFault: It is not, or does not answer; nothing is kept.
    """
    with closing(ServerDatabase(address, password, store_id)) as server:
        desk = server.prove()
    with local.write() as connection:
        desk_value.set_value(connection, desk_value.PASSWORD, password)
        desk_value.set_value(connection, desk_value.NAME, desk)
    return desk


def _adopted(vault: Path, records: Path, secret: str, clinic_vault: Path) -> Keys:
    if records.exists() or (vault.exists() and read_vault(vault) != read_vault(clinic_vault)):
        raise Exists
    make_folder(vault.parent)
    if not vault.exists():
        create_private(vault, read_private(clinic_vault))
    try:
        keys = unlock_vault(vault, secret)
        create_file(records, keys).close()
    except StoreFault:
        vault.unlink(missing_ok=True)
        raise
    return keys
