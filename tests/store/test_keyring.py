"""The system's keyring opens the records only on request, and only one that keeps a key encrypted."""

import json
from pathlib import Path

import keyring.backend
import keyring.errors
import pytest
from keyring.backends import SecretService

from botox_aid.domain.record_fault import Damaged, Missing, NoKeyring, StoreFault, WrongKey
from botox_aid.store.keyring_slot import (
    add_keyring_slot,
    has_keyring_slot,
    keyring_is_there,
    remove_keyring_slot,
    unlock_with_keyring,
)
from botox_aid.store.vault import change_passphrase, new_recovery_key, unlock_vault
from tests.store.conftest import PASSPHRASE, Desk


class Ring:
    """What a keyring keeps, in memory."""

    priority: float = 5

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.fails = False

    def set_password(self, service: str, name: str, secret: str) -> None:
        if self.fails:
            raise keyring.errors.KeyringLocked
        self.kept[service, name] = secret

    def get_password(self, service: str, name: str) -> str | None:
        if self.fails:
            raise keyring.errors.KeyringLocked
        return self.kept.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        if (service, name) not in self.kept:
            raise keyring.errors.PasswordDeleteError
        del self.kept[service, name]


@pytest.fixture
def rings(monkeypatch: pytest.MonkeyPatch) -> list[Ring]:
    """Stand in for what is installed; the class bears the name of the real one, which is what is asked for."""
    installed: list[Ring] = []
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: installed)
    return installed


def ring_named(name: str, priority: float = 5) -> Ring:
    module, _, kind = name.rpartition(".")
    made = type(kind, (Ring,), {"__module__": module, "__qualname__": kind, "priority": priority})()
    assert isinstance(made, Ring)
    return made


@pytest.fixture
def ring(rings: list[Ring]) -> Ring:
    real = SecretService.Keyring
    made = ring_named(f"{real.__module__}.{real.__qualname__}")
    rings.append(made)
    return made


def test_on_request_the_keyring_opens_the_records(desk: Desk, ring: Ring) -> None:
    assert not has_keyring_slot(desk.vault)
    with pytest.raises(Missing):
        unlock_with_keyring(desk.vault)
    add_keyring_slot(desk.vault, PASSPHRASE)
    assert has_keyring_slot(desk.vault)
    assert unlock_with_keyring(desk.vault) == desk.keys
    assert unlock_vault(desk.vault, PASSPHRASE) == desk.keys
    change_passphrase(desk.vault, PASSPHRASE, "other words")
    new_recovery_key(desk.vault, "other words")
    assert unlock_with_keyring(desk.vault) == desk.keys
    (secret,) = ring.kept.values()
    assert len(secret) == 44
    assert secret not in desk.vault.read_text()


def test_taken_back_it_opens_nothing_even_with_the_old_key(desk: Desk, ring: Ring) -> None:
    add_keyring_slot(desk.vault, PASSPHRASE)
    old = dict(ring.kept)
    remove_keyring_slot(desk.vault)
    assert ring.kept == {}
    ring.kept = dict(old)
    with pytest.raises(Missing):
        unlock_with_keyring(desk.vault)
    add_keyring_slot(desk.vault, PASSPHRASE)
    ring.kept = dict(old)
    with pytest.raises(WrongKey):
        unlock_with_keyring(desk.vault)
    ring.kept = {}
    remove_keyring_slot(desk.vault)
    assert unlock_vault(desk.vault, PASSPHRASE) == desk.keys


@pytest.mark.parametrize(
    ("name", "priority"),
    [
        ("keyrings.alt.file.PlaintextKeyring", 0.5),
        ("keyrings.alt.file.PlaintextKeyring", 9),
        ("keyrings.alt.file.EncryptedKeyring", 9),
        ("keyring.backends.fail.Keyring", 0),
        ("keyring.backends.chainer.ChainerBackend", 10),
        ("keyring.backends.SecretService.Keyring", 0.9),
    ],
)
def test_what_may_write_the_key_in_clear_is_not_spoken_to(
    desk: Desk, rings: list[Ring], name: str, priority: float
) -> None:
    rings.append(ring_named(name, priority))
    before = desk.vault.read_bytes()
    assert not keyring_is_there()
    with pytest.raises(NoKeyring):
        add_keyring_slot(desk.vault, PASSPHRASE)
    assert rings[0].kept == {}
    assert desk.vault.read_bytes() == before


def test_a_worse_keyring_beside_a_good_one_gets_nothing(desk: Desk, ring: Ring, rings: list[Ring]) -> None:
    worse = ring_named("keyrings.alt.file.PlaintextKeyring", 99)
    rings.insert(0, worse)
    add_keyring_slot(desk.vault, PASSPHRASE)
    assert len(ring.kept) == 1
    assert worse.kept == {}


def test_the_passphrase_is_needed_to_ask_for_it(desk: Desk, ring: Ring) -> None:
    with pytest.raises(WrongKey):
        add_keyring_slot(desk.vault, "wrong")
    assert ring.kept == {}


def test_a_locked_or_emptied_keyring_is_told(desk: Desk, ring: Ring) -> None:
    add_keyring_slot(desk.vault, PASSPHRASE)
    ring.fails = True
    with pytest.raises(NoKeyring):
        unlock_with_keyring(desk.vault)
    with pytest.raises(NoKeyring):
        add_keyring_slot(desk.vault, PASSPHRASE)
    ring.fails = False
    for secret, fault in (("no base64!", WrongKey), ("QUJD", WrongKey)):
        ring.kept = dict.fromkeys(ring.kept, secret)
        with pytest.raises(fault):
            unlock_with_keyring(desk.vault)
    ring.kept = {}
    with pytest.raises(Missing):
        unlock_with_keyring(desk.vault)


def test_without_the_package_there_is_none(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "keyring", None)
    assert not keyring_is_there()
    with pytest.raises(StoreFault):
        add_keyring_slot(desk.vault, PASSPHRASE)


def test_a_keyring_slot_opens_with_no_passphrase(desk: Desk, ring: Ring, tmp_path: Path) -> None:
    add_keyring_slot(desk.vault, PASSPHRASE)
    table = json.loads(desk.vault.read_text())
    table["slots"] = [slot for slot in table["slots"] if slot["kind"] == "keyring"]
    desk.vault.write_text(json.dumps(table))
    (secret,) = ring.kept.values()
    with pytest.raises(WrongKey):
        unlock_vault(desk.vault, secret)
    table["slots"][0]["kind"] = "other"
    desk.vault.write_text(json.dumps(table))
    with pytest.raises(Damaged):
        unlock_vault(desk.vault, secret)
