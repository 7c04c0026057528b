"""Files of visits: whole or as they were before."""

import stat

import pytest

from botox_aid.app import files
from botox_aid.app.files import open_consultation, read_consultation, save_consultation, write_beside
from botox_aid.domain.errors import InputError, MachineError


def test_a_visit_is_saved_and_opened(library, complete, tmp_path) -> None:
    path = tmp_path / "visit.json"
    save_consultation(complete, path)
    assert open_consultation(library, path) == complete
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["visit.json"]


def test_a_wrong_file_names_the_field(library) -> None:
    with pytest.raises(InputError) as error:
        read_consultation(library, b'{"format": "botox-aid.consultation/1", "jurisdiction": "mars"}')
    assert error.value.field == "jurisdiction"


def test_a_file_that_is_too_large_is_refused(library, tmp_path) -> None:
    path = tmp_path / "big.json"
    path.write_bytes(b" " * (files.SIZE_LIMIT + 10))
    with pytest.raises(InputError):
        open_consultation(library, path)


def test_a_file_that_is_not_there(library, tmp_path) -> None:
    with pytest.raises(MachineError):
        open_consultation(library, tmp_path / "none.json")


def test_a_failed_write_leaves_what_was_there(tmp_path, monkeypatch) -> None:
    path = tmp_path / "visit.json"
    path.write_bytes(b"before")

    def no_room(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", no_room)
    with pytest.raises(MachineError, match="No space left"):
        write_beside(path, b"after")
    assert path.read_bytes() == b"before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["visit.json"]


def test_a_folder_that_is_not_there(tmp_path) -> None:
    with pytest.raises(MachineError):
        write_beside(tmp_path / "none" / "visit.json", b"")


def test_a_link_keeps_pointing_where_it_did(tmp_path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_bytes(b"before")
    link.symlink_to(target)
    write_beside(link, b"after")
    assert link.is_symlink()
    assert target.read_bytes() == b"after"


def test_a_folder_is_not_synced_where_that_cannot_be(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(files, "_CAN_SYNC_FOLDERS", False)
    write_beside(tmp_path / "visit.json", b"x")
    assert (tmp_path / "visit.json").read_bytes() == b"x"


def test_who_interrupts_a_write_leaves_no_half_file(tmp_path, monkeypatch) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_beside(tmp_path / "sheet.pdf", b"half of it")
    assert list(tmp_path.iterdir()) == []
