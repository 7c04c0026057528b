"""A slot that the system's keyring opens, only where somebody asked for it and only in a keyring that encrypts.

Left to itself, the package takes whatever is installed, even one that writes the key to disk in clear. So only those named here are spoken to, each directly.
"""

import base64
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.record_fault import Missing, NoKeyring, WrongKey
from .key_slot import KEY_LENGTH, Slot, SlotKind, keyring_slot, opened_with_key
from .vault import Keys, Vault, data_key_of, keys_of, read_vault, write_vault

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "botox-aid records"
_ALLOWED = frozenset(
    [
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
    ]
)
_LEAST_PRIORITY = 1


def keyring_is_there() -> bool:
    """Return whether this computer has a keyring that keeps a key safely."""
    return _keyring() is not None


def has_keyring_slot(vault: Path) -> bool:
    """Return whether the system's keyring may open the vault."""
    return any(slot.kind is SlotKind.KEYRING for slot in read_vault(vault).slots)


def add_keyring_slot(path: Path, secret: str) -> None:
    """Let everybody who can log in to this computer's account open the records.

    Args:
        path: Of the vault's file.
        secret: Passphrase or recovery key.

    Raises:
        NoKeyring: There is none that keeps a key safely.
        StoreFault: As for unlocking.
    """
    ring = _keyring()
    if ring is None:
        raise NoKeyring
    vault = read_vault(path)
    data_key, key = data_key_of(path, vault, secret), secrets.token_bytes(KEY_LENGTH)
    from keyring.errors import KeyringError

    try:
        ring.set_password(_SERVICE, vault.store_id, base64.b64encode(key).decode())
    except KeyringError:
        raise NoKeyring from None
    slot = keyring_slot(key, data_key, vault.store_id)
    write_vault(path, Vault(vault.store_id, (*_others(vault), slot)))


def unlock_with_keyring(path: Path) -> Keys:
    """Return the keys without asking anybody.

    Raises:
        Missing: Nobody asked for this, or the keyring has lost its key: ask for the passphrase.
        NoKeyring: There is no keyring now.
        WrongKey: The keyring's key is not that of this vault.
    """
    vault = read_vault(path)
    slot = next((slot for slot in vault.slots if slot.kind is SlotKind.KEYRING), None)
    if slot is None:
        raise Missing
    ring = _keyring()
    if ring is None:
        raise NoKeyring
    from keyring.errors import KeyringError

    try:
        kept = ring.get_password(_SERVICE, vault.store_id)
    except KeyringError:
        raise NoKeyring from None
    if kept is None:
        raise Missing
    try:
        key = base64.b64decode(kept, validate=True)
    except ValueError:
        raise WrongKey from None
    data_key = opened_with_key(slot, key, vault.store_id)
    if data_key is None:
        raise WrongKey
    return keys_of(vault.store_id, data_key)


def remove_keyring_slot(path: Path) -> None:
    """Let the keyring open the records no longer: its slot goes first, so that a key that stays behind opens nothing."""
    vault = read_vault(path)
    write_vault(path, Vault(vault.store_id, _others(vault)))
    ring = _keyring()
    if ring is None:
        return
    from keyring.errors import KeyringError

    try:
        ring.delete_password(_SERVICE, vault.store_id)
    except KeyringError:
        return


def _others(vault: Vault) -> tuple[Slot, ...]:
    return tuple(slot for slot in vault.slots if slot.kind is not SlotKind.KEYRING)


def _keyring() -> "KeyringBackend | None":
    try:
        from keyring import backend
    except ImportError:
        return None
    for ring in backend.get_all_keyring():
        kind = type(ring)
        if f"{kind.__module__}.{kind.__qualname__}" in _ALLOWED and ring.priority >= _LEAST_PRIORITY:
            return ring
    return None
