"""A sealed file opens with its passphrase and with nothing else; whatever happened to it is told apart."""

import hashlib

import pytest

from botox_aid.domain.record_fault import Damaged, NewerSchema, WrongKey
from botox_aid.store.sealed_file import is_sealed, seal, unseal

PASSPHRASE = "four plain words here"
CONTENT = '{"patient": {"name": "Quenelopé Übelhörzwick"}}'.encode()


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return seal(CONTENT, PASSPHRASE)


def signed_anew(body: bytes) -> bytes:
    """As somebody would who knows the format but not the passphrase."""
    return body + hashlib.sha256(body).digest()


def test_what_was_sealed_comes_back(sealed) -> None:
    assert is_sealed(sealed)
    assert unseal(sealed, PASSPHRASE) == CONTENT


def test_nothing_of_the_content_can_be_read(sealed) -> None:
    assert b"Quenelop" in CONTENT
    assert not any(part in sealed for part in (b"Quenelop", b"patient", "Übelhörzwick".encode()))


def test_two_seals_of_the_same_content_differ(sealed) -> None:
    assert seal(CONTENT, PASSPHRASE) != sealed


@pytest.mark.parametrize("wrong", ["", "four plain words herE", "four plain words here "])
def test_another_passphrase_is_told_as_such(sealed, wrong) -> None:
    with pytest.raises(WrongKey):
        unseal(sealed, wrong)


def test_a_passphrase_may_be_typed_composed_or_not() -> None:
    assert unseal(seal(CONTENT, "cafe\u0301 au lait!"), "caf\u00e9 au lait!") == CONTENT


def test_a_copy_that_went_wrong_is_damaged(sealed) -> None:
    for broken in (b"", sealed[:8], sealed[:60], sealed[:-1], sealed + b"x", b"BOTOXAID" + bytes(200)):
        with pytest.raises(Damaged):
            unseal(broken, PASSPHRASE)


@pytest.mark.parametrize("place", range(0, 200, 7))
def test_every_flipped_bit_is_seen(sealed, place) -> None:
    place %= len(sealed)
    broken = bytearray(sealed)
    broken[place] ^= 1
    with pytest.raises(Damaged):
        unseal(bytes(broken), PASSPHRASE)


def test_content_that_was_changed_and_signed_anew_is_not_believed(sealed) -> None:
    body = bytearray(sealed[:-32])
    body[-20] ^= 1
    with pytest.raises(Damaged):
        unseal(signed_anew(bytes(body)), PASSPHRASE)


def test_a_nonce_that_was_changed_and_signed_anew_is_not_believed(sealed) -> None:
    body = bytearray(sealed[:-32])
    body[8 + 1 + 16 + 16] ^= 1
    with pytest.raises(Damaged):
        unseal(signed_anew(bytes(body)), PASSPHRASE)


def test_a_later_version_is_told_as_such(sealed) -> None:
    body = bytearray(sealed[:-32])
    body[8] = 2
    with pytest.raises(NewerSchema):
        unseal(signed_anew(bytes(body)), PASSPHRASE)
