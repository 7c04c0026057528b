"""The clinic's approval is kept whole, for its owner only, and a damaged one counts for nothing."""

import datetime as dt
import os
from pathlib import Path

import pytest

from botox_aid.content.approval import counting, read_approval, write_approval
from botox_aid.domain.catalogue import Approval, Release
from botox_aid.domain.errors import ContentError, InputError, MachineError

GIVEN = Approval(by='Dr "Ann" O\\Neil, Zoë', on=dt.date(2026, 12, 1), version="2026.11")
RELEASE = Release(version="2026.11", compiled_on=dt.date(2026, 11, 22), review_due=dt.date(2027, 11, 22))


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "clinic" / "approval.toml"
    write_approval(path, GIVEN)
    assert read_approval(path) == GIVEN
    assert [entry.name for entry in path.parent.iterdir()] == ["approval.toml"]


def test_no_file_is_no_approval(tmp_path: Path) -> None:
    assert read_approval(tmp_path / "approval.toml") is None


@pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX matter")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "approval.toml"
    path.write_text("", encoding="utf-8")
    path.chmod(0o644)
    write_approval(path, GIVEN)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "by: missing; write text"),
        (b'by = "A"\non = 2026-12-01\n', "version: missing; write text"),
        (b'by = "A"\non = "soon"\nversion = "2026.11"\n', "on: invalid RFC3339 encoded date"),
        (b'by = "A"\non = 2026-12-01\nversion = "2026.11"\nforever = true\n', "forever: unknown key"),
        (b"by = \xff", "is not UTF-8"),
        (b"by", "is not valid TOML"),
        (b"#" * 20_000, "is too large for an approval"),
    ],
)
def test_a_damaged_file_does_not_count(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "approval.toml"
    path.write_bytes(content)
    with pytest.raises(ContentError, match="approve the content again") as caught:
        read_approval(path)
    assert said in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize("by", ["", "   ", "A\nB", "A\x7f", "\ud800"])
def test_a_name_must_fit_on_a_line(tmp_path: Path, by: str) -> None:
    with pytest.raises(InputError):
        write_approval(tmp_path / "approval.toml", Approval(by=by, on=GIVEN.on, version=GIVEN.version))
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_the_old_approval(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "approval.toml"
    write_approval(path, GIVEN)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MachineError, match="No space left on device"):
        write_approval(path, Approval(by="Another", on=GIVEN.on, version="2027.01"))
    monkeypatch.undo()
    assert read_approval(path) == GIVEN
    assert [entry.name for entry in tmp_path.iterdir()] == ["approval.toml"]


def test_a_folder_in_its_place_is_the_machines_fault(tmp_path: Path) -> None:
    (tmp_path / "approval.toml").mkdir()
    with pytest.raises(MachineError):
        write_approval(tmp_path / "approval.toml", GIVEN)
    with pytest.raises(ContentError):
        read_approval(tmp_path / "approval.toml")


def test_it_counts_for_one_version_only() -> None:
    assert counting(GIVEN, RELEASE) == GIVEN
    assert counting(None, RELEASE) is None
    assert counting(Approval(by="A", on=GIVEN.on, version="2026.12"), RELEASE) is None
