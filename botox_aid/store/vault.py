"""The vault: one random data key, wrapped by the passphrase, by the printed recovery key, and on request by the system's keyring."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ..domain.record_fault import Damaged, Exists, NewerSchema, WrongKey
from .key_slot import KEY_LENGTH, Slot, SlotKind, looks_like_recovery_key, opened, sealed_slot
from .key_slot import new_recovery_key as fresh_recovery_key
from .private_file import create_private, make_folder, read_private, replace_private
from .wrong_tries import WrongTries, wait_after

FORMAT = 1
_MOST_BYTES, _STORE_ID_LETTERS = 100_000, 32


@dataclass(frozen=True, slots=True)
class Keys:
    """What the data key gives; none of it is ever shown.

    Attributes:
        store_id: 32 hexadecimal digits that name these records.
    """

    store_id: str
    database: bytes = field(repr=False)
    audit: bytes = field(repr=False)
    backup: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Vault:
    """The content of the vault's file."""

    store_id: str
    slots: tuple[Slot, ...]


def create_vault(path: Path, passphrase: str, prepare: Callable[[Keys], None] = lambda _keys: None) -> tuple[Keys, str]:
    """Make a vault where none is.

    Args:
        path: Of the vault's file.
        passphrase: As somebody chose it.
        prepare: Called with the keys before the vault is written, so that records without a vault may be left by a crash, but no vault
            without records: ``lambda keys: create_file(database_path, keys).close()``.

    Returns:
        The keys, and the recovery key to be printed; it is kept nowhere.

    Raises:
        StoreFault: There is one already, or the machine will not let it.
    """
    if path.exists():
        raise Exists
    make_folder(path.parent)
    store_id, data_key, recovery = secrets.token_hex(16), secrets.token_bytes(KEY_LENGTH), fresh_recovery_key()
    slots = (
        sealed_slot(SlotKind.PASSPHRASE, passphrase, data_key, store_id),
        sealed_slot(SlotKind.RECOVERY, recovery, data_key, store_id),
    )
    keys = keys_of(store_id, data_key)
    prepare(keys)
    create_private(path, _bytes(Vault(store_id, slots)))
    return keys, recovery


def unlock_vault(path: Path, secret: str) -> Keys:
    """Return the keys for a passphrase or recovery key.

    Raises:
        TooSoon: Wrong tries have to wait.
        WrongKey: It opens nothing.
        StoreFault: The vault is missing or damaged.
    """
    vault = read_vault(path)
    return keys_of(vault.store_id, data_key_of(path, vault, secret))


def change_passphrase(path: Path, old_secret: str, new: str) -> None:
    """Give the vault another passphrase; the records themselves are not rewritten.

    Args:
        path: Of the vault's file.
        old_secret: The passphrase or the recovery key that opens it now.
        new: The passphrase from now on.

    Raises:
        StoreFault: As for unlocking; the old passphrase stands.
    """
    _change_slot(path, old_secret, SlotKind.PASSPHRASE, new)


def new_recovery_key(path: Path, secret: str) -> str:
    """Return a new recovery key; the one printed before opens nothing any more.

    Raises:
        StoreFault: As for unlocking; the old key stands.
    """
    recovery = fresh_recovery_key()
    _change_slot(path, secret, SlotKind.RECOVERY, recovery)
    return recovery


def read_vault(path: Path) -> Vault:
    """Read the vault's file without opening any slot.

    Raises:
        Damaged: It is no vault.
        NewerSchema: A newer program wrote it.
    """
    data = read_private(path)
    try:
        table = json.loads(data[:_MOST_BYTES])
        newer = table["format"] > FORMAT
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Damaged from None
    if newer:
        raise NewerSchema
    try:
        store_id = bytes.fromhex(table["store"]).hex()
        slots = tuple(Slot.of_plain(slot) for slot in table["slots"])
    except (ValueError, TypeError, KeyError):
        raise Damaged from None
    if len(store_id) != _STORE_ID_LETTERS or not slots:
        raise Damaged
    return Vault(store_id, slots)


def write_vault(path: Path, vault: Vault) -> None:
    """Put a changed vault in place of the old one."""
    replace_private(path, _bytes(vault))


def data_key_of(path: Path, vault: Vault, secret: str) -> bytes:
    """Return the data key, counting wrong tries.

    Raises:
        TooSoon: Wrong tries have to wait.
        WrongKey: The secret opens nothing.
    """
    tries = WrongTries.beside(path)
    wrong = tries.begin()
    # What looks like the printed key is tried on its own slot first: each slot costs a third of a second.
    first = SlotKind.RECOVERY if looks_like_recovery_key(secret) else SlotKind.PASSPHRASE
    slots = [slot for slot in vault.slots if slot.kind is not SlotKind.KEYRING]
    for slot in sorted(slots, key=lambda slot: slot.kind is not first):
        if slot.kind is SlotKind.RECOVERY and slot.kind is not first:
            continue
        data_key = opened(slot, secret, vault.store_id)
        if data_key is not None:
            tries.forget()
            return data_key
    raise WrongKey(wait_after(wrong))


def keys_of(store_id: str, data_key: bytes) -> Keys:
    """Derive the keys for the database, the audit trail and backups from the data key."""
    derived = (
        HKDF(SHA256(), KEY_LENGTH, bytes.fromhex(store_id), f"botox-aid {purpose}".encode()).derive(data_key)
        for purpose in ("database", "audit", "backup")
    )
    return Keys(store_id, *derived)


def _change_slot(path: Path, secret: str, kind: SlotKind, new_secret: str) -> None:
    vault = read_vault(path)
    data_key = data_key_of(path, vault, secret)
    others = tuple(slot for slot in vault.slots if slot.kind is not kind)
    write_vault(path, Vault(vault.store_id, (sealed_slot(kind, new_secret, data_key, vault.store_id), *others)))


def _bytes(vault: Vault) -> bytes:
    table = {"format": FORMAT, "store": vault.store_id, "slots": [slot.plain() for slot in vault.slots]}
    return json.dumps(table, indent=1).encode()
