"""The vault: what opens it, what does not, and what wrong tries cost."""

import json
import os
import stat
import time
from pathlib import Path

import pytest

from botox_aid.domain.record_fault import Damaged, Exists, Full, Missing, NewerSchema, TooSoon, Unwritable, WrongKey
from botox_aid.store import key_slot, vault, wrong_tries
from botox_aid.store.vault import change_passphrase, create_vault, new_recovery_key, unlock_vault

PASSPHRASE = "four plain words here"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records" / "vault.json"


def test_passphrase_and_recovery_key_open_and_nothing_else_does(path: Path) -> None:
    keys, recovery = create_vault(path, PASSPHRASE)
    assert unlock_vault(path, PASSPHRASE) == keys
    assert unlock_vault(path, recovery) == keys
    with pytest.raises(WrongKey) as told:
        unlock_vault(path, PASSPHRASE.upper())
    assert told.value.wait == 0


def test_the_recovery_key_may_be_typed_as_people_type(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "fresh_recovery_key", lambda: "OIBA-OIBA-OIBA-OIBA-OIBA-OIBA-OIBA-OIBA")
    keys, _ = create_vault(path, PASSPHRASE)
    assert unlock_vault(path, " 01ba 01BA-01ba01ba o18a oI8A oiba_oiba") == keys


def test_the_same_words_from_another_keyboard_open(path: Path) -> None:
    keys, _ = create_vault(path, "Caf\u00e9 \ufb01ne words")
    assert unlock_vault(path, "Cafe\u0301 fine words") == keys


def test_the_three_keys_differ_and_are_not_shown(path: Path) -> None:
    keys, recovery = create_vault(path, PASSPHRASE)
    assert len({keys.database, keys.audit, keys.backup}) == 3
    assert all(len(key) == 32 for key in (keys.database, keys.audit, keys.backup))
    assert keys.database.hex() not in repr(keys)
    assert repr(keys.database) not in repr(keys)
    written = path.read_text()
    assert PASSPHRASE not in written
    assert recovery not in written
    assert recovery.replace("-", "") not in written


def test_every_vault_is_another(tmp_path: Path) -> None:
    first, first_recovery = create_vault(tmp_path / "a.json", PASSPHRASE)
    second, second_recovery = create_vault(tmp_path / "b.json", PASSPHRASE)
    assert first.store_id != second.store_id
    assert first.database != second.database
    assert first_recovery != second_recovery


def test_the_real_hash_is_slow_and_needs_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    create_vault(path, PASSPHRASE)
    slots = json.loads(path.read_text())["slots"]
    assert [slot["argon2id"] for slot in slots] == [[65536, 3, 4]] * 2


def test_another_passphrase_rewrites_only_the_vault(path: Path) -> None:
    keys, recovery = create_vault(path, PASSPHRASE)
    change_passphrase(path, PASSPHRASE, "other words")
    assert unlock_vault(path, "other words") == keys
    assert unlock_vault(path, recovery) == keys
    with pytest.raises(WrongKey):
        unlock_vault(path, PASSPHRASE)


def test_a_forgotten_passphrase_is_replaced_by_means_of_the_recovery_key(path: Path) -> None:
    keys, recovery = create_vault(path, PASSPHRASE)
    change_passphrase(path, recovery, "other words")
    assert unlock_vault(path, "other words") == keys


def test_a_new_recovery_key_ends_the_old_one(path: Path) -> None:
    keys, old = create_vault(path, PASSPHRASE)
    new = new_recovery_key(path, PASSPHRASE)
    assert unlock_vault(path, new) == keys
    with pytest.raises(WrongKey):
        unlock_vault(path, old)


def test_a_wrong_secret_changes_nothing(path: Path) -> None:
    create_vault(path, PASSPHRASE)
    before = path.read_bytes()
    for change in (lambda: change_passphrase(path, "wrong", "new"), lambda: new_recovery_key(path, "wrong")):
        with pytest.raises(WrongKey):
            change()
    assert path.read_bytes() == before


@pytest.mark.parametrize("moved", ["slot", "store"])
def test_a_slot_opens_in_its_own_vault_alone(tmp_path: Path, moved: str) -> None:
    create_vault(tmp_path / "a.json", PASSPHRASE)
    create_vault(tmp_path / "b.json", "other words")
    first, second = (json.loads((tmp_path / name).read_text()) for name in ("a.json", "b.json"))
    if moved == "slot":
        second["slots"] = first["slots"]
    else:
        first["store"], second = second["store"], first
    (tmp_path / "b.json").write_text(json.dumps(second))
    with pytest.raises(WrongKey):
        unlock_vault(tmp_path / "b.json", PASSPHRASE)


def test_a_slot_of_one_kind_opens_as_no_other(path: Path) -> None:
    # A passphrase that is a recovery key by its letters, so that only the slot's kind tells them apart.
    words = "ABCDEFGH" * 4
    keys, _ = create_vault(path, words)
    assert unlock_vault(path, words) == keys
    table = json.loads(path.read_text())
    table["slots"] = [slot | {"kind": "recovery"} for slot in table["slots"] if slot["kind"] == "passphrase"]
    path.write_text(json.dumps(table))
    with pytest.raises(WrongKey):
        unlock_vault(path, words)


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"null", b"\xff\xfe", b"1", b"[" * 200_000),
        b'{"format": 1}',
        b'{"format": "x", "store": "", "slots": []}',
        b'{"format": 1, "store": "00", "slots": []}',
        b'{"format": 1, "store": "' + b"0" * 32 + b'", "slots": []}',
        b'{"format": 1, "store": "' + b"0" * 32 + b'", "slots": [{}]}',
        b'{"format": 1, "store": "' + b"0" * 32 + b'", "slots": '
        b'[{"kind": "passphrase", "key": "", "salt": "", "argon2id": [99999999, 3, 4]}]}',
    ],
)
def test_what_is_no_vault_is_damaged(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(Damaged):
        unlock_vault(path, PASSPHRASE)


def test_a_missing_or_newer_vault_is_told(path: Path) -> None:
    with pytest.raises(Missing):
        unlock_vault(path, PASSPHRASE)
    create_vault(path, PASSPHRASE)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 2}))
    with pytest.raises(NewerSchema):
        unlock_vault(path, PASSPHRASE)


def test_a_vault_is_never_made_over_another(path: Path) -> None:
    keys, _ = create_vault(path, PASSPHRASE)
    with pytest.raises(Exists):
        create_vault(path, "other words")
    assert unlock_vault(path, PASSPHRASE) == keys


def test_no_vault_is_left_where_the_records_could_not_be_made(path: Path) -> None:
    def fails(_keys: object) -> None:
        raise Unwritable

    with pytest.raises(Unwritable):
        create_vault(path, PASSPHRASE, fails)
    assert not path.exists()


@pytest.mark.skipif(os.name == "nt", reason="rights of files are POSIX's here")
def test_the_vault_is_its_owner_s_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        create_vault(path, PASSPHRASE)
        change_passphrase(path, PASSPHRASE, "other words")
        with pytest.raises(WrongKey):
            unlock_vault(path, "wrong")
    finally:
        os.umask(before)
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_crash_between_leaves_the_old_vault(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys, _ = create_vault(path, PASSPHRASE)

    def fails(*_: object) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fails)
        with pytest.raises(Full):
            change_passphrase(path, PASSPHRASE, "other words")
    path.with_name("vault.json.tries").unlink(missing_ok=True)
    assert unlock_vault(path, PASSPHRASE) == keys
    assert not path.with_name("vault.json.new").exists()


# Wrong tries


class Clock:
    """A clock that is set by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1_800_000_000.0
        monkeypatch.setattr(time, "time", lambda: self.now)


def wrong(path: Path) -> int:
    with pytest.raises(WrongKey) as told:
        unlock_vault(path, "wrong")
    return told.value.wait


def test_wrong_tries_wait_twice_as_long_each_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    keys, _ = create_vault(path, PASSPHRASE)
    waits = []
    for _ in range(13):
        waits.append(wrong(path))
        clock.now += waits[-1]
    assert waits == [0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
    assert unlock_vault(path, PASSPHRASE) == keys
    assert wrong(path) == 0


def test_within_the_wait_even_the_right_words_are_not_looked_at(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    keys, _ = create_vault(path, PASSPHRASE)
    for _ in range(4):
        clock.now += wrong(path)
    clock.now -= 3
    monkeypatch.setattr(vault, "opened", lambda *_: pytest.fail("it was looked at"))
    with pytest.raises(TooSoon) as told:
        unlock_vault(path, PASSPHRASE)
    assert 0 < told.value.wait <= 4
    monkeypatch.undo()
    for name, value in (("_MEMORY_KIB", 64), ("_PASSES", 1), ("_LANES", 1)):
        monkeypatch.setattr(key_slot, name, value)
    monkeypatch.setattr(time, "time", lambda: clock.now + 3)
    assert unlock_vault(path, PASSPHRASE) == keys


def test_a_clock_put_back_ends_no_wait(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    create_vault(path, PASSPHRASE)
    for _ in range(5):
        clock.now += wrong(path)
    clock.now -= 86400
    with pytest.raises(TooSoon) as told:
        unlock_vault(path, PASSPHRASE)
    assert told.value.wait <= 9
    clock.now += 9
    assert unlock_vault(path, PASSPHRASE)


def test_the_count_is_written_before_the_try(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_vault(path, PASSPHRASE)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(vault, "opened", killed)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            unlock_vault(path, "wrong")
    with pytest.raises(TooSoon):
        unlock_vault(path, "wrong")


def test_a_full_disk_keeps_nobody_out_and_each_try_takes_its_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys, _ = create_vault(path, PASSPHRASE)
    slept: list[float] = []

    def full(*_: object) -> None:
        raise Full

    monkeypatch.setattr(wrong_tries, "replace_private", full)
    monkeypatch.setattr(time, "sleep", slept.append)
    assert unlock_vault(path, PASSPHRASE) == keys
    for _ in range(5):
        wrong(path)
    assert slept == [2] * 6


def test_spoiling_the_count_gains_nothing_and_locks_nobody_out(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    create_vault(path, PASSPHRASE)
    wrong_tries.WrongTries.beside(path).path.write_text("nonsense")
    with pytest.raises(TooSoon):
        unlock_vault(path, PASSPHRASE)
    clock.now += 2
    assert unlock_vault(path, PASSPHRASE)
