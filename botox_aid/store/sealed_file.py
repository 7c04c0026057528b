"""A consultation file sealed with a passphrase (``.botoxaid``), to be carried outside the records.

The file, byte by byte: ``BOTOXAID``, the version (1), salt (16), key check (16), nonce (12), the AES-256-GCM sealed
content with its tag (16), and the SHA-256 of all that (32). Version 1 derives 32 bytes by Argon2id (64 MiB, 3 passes, 4
lanes) from the passphrase in NFC and splits them by HKDF into the key and its check; everything before the content is
sealed in as associated data.

The checksum tells a copy that went wrong from a wrong passphrase, and the check tells a wrong passphrase from content that
somebody changed: neither is secret, and neither opens anything.
"""

import hashlib
import hmac
import os
import unicodedata

from ..domain.record_fault import Damaged, NewerSchema, WrongKey

_MARK = b"BOTOXAID"
_VERSION = 1
_SALT, _CHECK, _NONCE, _TAG, _SUM = 16, 16, 12, 16, 32
_HEAD = len(_MARK) + 1 + _SALT + _CHECK + _NONCE
_MEMORY_KIB, _PASSES, _LANES = 65_536, 3, 4


def is_sealed(data: bytes) -> bool:
    """Return whether a file is a sealed one, by its first bytes."""
    return data.startswith(_MARK)


def seal(content: bytes, passphrase: str) -> bytes:
    """Return the content sealed with a passphrase; two seals of the same content differ."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    key, check = _derived(passphrase, salt)
    head = _MARK + bytes((_VERSION,)) + salt + check + nonce
    sealed = head + AESGCM(key).encrypt(nonce, content, head)
    return sealed + hashlib.sha256(sealed).digest()


def unseal(data: bytes, passphrase: str) -> bytes:
    """Return the content of a sealed file.

    Raises:
        NewerSchema: A later version of the program made it.
        Damaged: It is no sealed file, is cut or was changed.
        WrongKey: The passphrase is another one.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    sealed, digest = data[:-_SUM], data[-_SUM:]
    if not is_sealed(data) or len(sealed) < _HEAD + _TAG:
        raise Damaged
    if not hmac.compare_digest(hashlib.sha256(sealed).digest(), digest):
        raise Damaged
    if sealed[len(_MARK)] != _VERSION:
        raise NewerSchema
    head, place = sealed[:_HEAD], len(_MARK) + 1
    salt, check, nonce = head[place : place + _SALT], head[place + _SALT : -_NONCE], head[-_NONCE:]
    key, own_check = _derived(passphrase, salt)
    if not hmac.compare_digest(check, own_check):
        raise WrongKey
    try:
        return AESGCM(key).decrypt(nonce, sealed[_HEAD:], head)
    except InvalidTag:
        raise Damaged from None


def _derived(passphrase: str, salt: bytes) -> tuple[bytes, bytes]:
    """Return the key and its check."""
    from argon2.low_level import Type, hash_secret_raw
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    root = hash_secret_raw(secret, salt, _PASSES, _MEMORY_KIB, _LANES, 32, Type.ID)
    both = HKDF(SHA256(), 32 + _CHECK, None, b"botox_aid sealed consultation 1").derive(root)
    return both[:32], both[32:]
