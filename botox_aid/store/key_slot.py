"""One slot of the vault: the data key, wrapped by a key that a secret gives."""

import base64
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE, _SALT, KEY_LENGTH = 12, 16, 32
_MEMORY_KIB, _PASSES, _LANES = 65536, 3, 4
_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES = 1 << 20, 20, 16
_RECOVERY_BYTES, _GROUP = 20, 4
# Letters that the alphabet of base 32 lacks are read as those they look like.
_LOOKS_LIKE = str.maketrans({"0": "O", "1": "I", "8": "B"})


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the kind, not a secret
    RECOVERY = "recovery"
    KEYRING = "keyring"


@dataclass(frozen=True, slots=True)
class Slot:
    """A wrapped data key.

    Attributes:
        wrapped: Nonce, ciphertext and tag.
        salt: Of the slow hash; empty for a key that needs none.
    """

    kind: SlotKind
    wrapped: bytes
    salt: bytes = b""
    memory: int = 0
    passes: int = 0
    lanes: int = 0

    def plain(self) -> dict[str, object]:
        """Return the slot as it stands in the file."""
        return {
            "kind": self.kind.value,
            "key": base64.b64encode(self.wrapped).decode(),
            "salt": base64.b64encode(self.salt).decode(),
            "argon2id": [self.memory, self.passes, self.lanes],
        }

    @classmethod
    def of_plain(cls, table: Mapping[str, object]) -> "Slot":
        """Read a slot.

        Raises:
            ValueError: It is no slot, or asks for more memory or time than any real one.
        """
        memory, passes, lanes = _three(table["argon2id"])
        if memory > _MOST_MEMORY_KIB or passes > _MOST_PASSES or lanes > _MOST_LANES:
            raise ValueError("slot")
        wrapped, salt = (base64.b64decode(str(table[name]), validate=True) for name in ("key", "salt"))
        return cls(SlotKind(str(table["kind"])), wrapped, salt, memory, passes, lanes)


def sealed_slot(kind: SlotKind, secret: str, data_key: bytes, store_id: str) -> Slot:
    """Wrap the data key by a passphrase or recovery key."""
    salt = secrets.token_bytes(_SALT)
    key = _stretched(kind, secret, salt, _MEMORY_KIB, _PASSES, _LANES)
    return Slot(kind, _wrap(key, data_key, kind, store_id), salt, _MEMORY_KIB, _PASSES, _LANES)


def keyring_slot(key: bytes, data_key: bytes, store_id: str) -> Slot:
    """Wrap the data key by a random key that the system's keyring keeps."""
    return Slot(SlotKind.KEYRING, _wrap(key, data_key, SlotKind.KEYRING, store_id))


def opened(slot: Slot, secret: str, store_id: str) -> bytes | None:
    """Return the data key, or nothing where the secret is not this slot's."""
    key = _stretched(slot.kind, secret, slot.salt, slot.memory, slot.passes, slot.lanes)
    return opened_with_key(slot, key, store_id)


def opened_with_key(slot: Slot, key: bytes, store_id: str) -> bytes | None:
    """Return the data key that a key unwraps, or nothing."""
    nonce, sealed = slot.wrapped[:_NONCE], slot.wrapped[_NONCE:]
    try:
        return AESGCM(key).decrypt(nonce, sealed, _bound(slot.kind, store_id))
    except (InvalidTag, ValueError):
        return None


def new_recovery_key() -> str:
    """Return 160 random bits as eight groups of four letters and digits."""
    letters = base64.b32encode(secrets.token_bytes(_RECOVERY_BYTES)).decode()
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def looks_like_recovery_key(secret: str) -> bool:
    """Return whether somebody seems to have typed the printed key."""
    try:
        return len(base64.b32decode(_bare(secret))) == _RECOVERY_BYTES
    except ValueError:
        return False


def _bare(secret: str) -> str:
    return "".join(letter for letter in secret.upper() if letter.isalnum()).translate(_LOOKS_LIKE)


def _stretched(kind: SlotKind, secret: str, salt: bytes, memory: int, passes: int, lanes: int) -> bytes:
    # The same word typed on another keyboard may reach us as other code points.
    text = _bare(secret) if kind is SlotKind.RECOVERY else unicodedata.normalize("NFKC", secret)
    return hash_secret_raw(text.encode("utf-8", "surrogatepass"), salt, passes, memory, lanes, KEY_LENGTH, Type.ID)


def _wrap(key: bytes, data_key: bytes, kind: SlotKind, store_id: str) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data_key, _bound(kind, store_id))


def _bound(kind: SlotKind, store_id: str) -> bytes:
    """What a slot is bound to: it opens in no other vault and as no other kind."""
    return f"botox-aid vault 1 {store_id} {kind.value}".encode()


def _three(value: object) -> tuple[int, int, int]:
    if not isinstance(value, list) or len(value) != 3 or not all(type(part) is int for part in value):
        raise ValueError("slot")
    return value[0], value[1], value[2]
