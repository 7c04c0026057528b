"""A crash report says where, never what."""

import json

import pytest

from botox_aid.app.crash_report import crash_report, write_crash_report
from botox_aid.domain.errors import MachineError


def failing(patient: str) -> None:
    raise ValueError(f"cannot work with {patient}")


def test_it_names_type_and_place_alone(tmp_path) -> None:
    with pytest.raises(ValueError, match="Alex Example") as caught:
        failing("Alex Example")
    path = write_crash_report(tmp_path / "new", ValueError, caught.tb)
    text = path.read_text()
    assert "Alex" not in text
    report = json.loads(text)
    assert report["type"] == "ValueError"
    assert report["places"][-1].endswith(" failing")


def test_without_a_trace() -> None:
    assert crash_report(KeyError, None)["places"] == []


def test_a_folder_that_cannot_be_written(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises((MachineError, OSError)):
        write_crash_report(tmp_path / "file" / "folder", ValueError, None)
