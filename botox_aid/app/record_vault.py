"""The vault of the records and its keys: another passphrase, a new recovery key, the system's keyring, the clinic's server.

Everything but :attr:`RecordVault.is_on` and :attr:`RecordVault.is_copied_elsewhere` runs in the one thread that owns the records; what it needs is imported there.
"""

import itertools
import os
from pathlib import Path

from ..domain.errors import InputError
from ..domain.record_fault import Untrusted, Unwritable

_FOLDER, _VAULT, _FILE = "records", "vault.json", "records.db"


class RecordVault:
    """Where the records lie, and what is done with their keys.

    Args:
        folder: Where settings are kept; the records lie in a folder of their own in it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / _FOLDER
        self.vault, self.file = self.folder / _VAULT, self.folder / _FILE

    @property
    def is_on(self) -> bool:
        """Whether records were ever protected here; a vault without its file, or a file without its vault, counts."""
        return os.path.lexists(self.vault) or os.path.lexists(self.file)

    @property
    def is_copied_elsewhere(self) -> bool:
        """Whether a program that copies files to other computers probably watches the folder of the records."""
        from ..store.private_file import in_synced_folder

        return in_synced_folder(self.folder)

    def change_passphrase(self, old: str, new: str) -> None:
        """Put a new passphrase in the place of the old one; ``old`` may be the recovery key.

        Raises:
            StoreFault: The old one is wrong, or the vault cannot be written.
        """
        from ..store.vault import change_passphrase

        change_passphrase(self.vault, old, new)

    def new_recovery_key(self, passphrase: str) -> str:
        """Return a new recovery key; the old one opens nothing from now on.

        Raises:
            StoreFault: The passphrase is wrong, or the vault cannot be written.
        """
        from ..store.vault import new_recovery_key

        return new_recovery_key(self.vault, passphrase)

    def keyring(self) -> tuple[bool, bool]:
        """Return whether this computer has a safe keyring, and whether it opens the records."""
        from ..store.keyring_slot import has_keyring_slot, keyring_is_there

        return keyring_is_there(), has_keyring_slot(self.vault)

    def use_keyring(self, passphrase: str) -> None:
        """Let the system's keyring open the records from now on.

        Raises:
            StoreFault: The passphrase is wrong, or there is no safe keyring.
        """
        from ..store.keyring_slot import add_keyring_slot

        add_keyring_slot(self.vault, passphrase)

    def forget_keyring(self) -> None:
        """Ask for the passphrase again from now on."""
        from ..store.keyring_slot import remove_keyring_slot

        remove_keyring_slot(self.vault)

    def bring_to_server(self, address: str, ca_file: str, password: str, passphrase: str) -> None:
        """Make this desk belong to the clinic's server, and bring what it kept along; the records must be closed.

        Raises:
            StoreFault: The server is not the right one or does not answer, or the address asks for too little.
        """
        from ..store.join import join_server
        from ..store.server_address import server_address

        try:
            place = server_address(address, ca_file)
        except InputError:
            raise Untrusted from None
        join_server(self.vault, self.file, passphrase, place, password)

    def set_orphan_aside(self) -> None:
        """Keep records without a vault under another name: nothing opens them, but a vault from a backup may."""
        if self.vault.exists() or not self.file.exists():
            return
        names = (self.file.with_name(f"records-without-vault-{number}.db") for number in itertools.count(1))
        try:
            self.file.rename(next(name for name in names if not name.exists()))
        except OSError:
            raise Unwritable from None
