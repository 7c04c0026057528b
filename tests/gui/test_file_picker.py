"""Where the file dialogs begin, and what they propose."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from botox_aid.gui.file_picker import FilePicker


class Dialogs:
    """Stands in for the system's dialogs: takes what is proposed, or another file."""

    def __init__(self) -> None:
        self.begun: list[Path] = []
        self.instead: Path | None = None

    def ask(self, _window: QWidget | None, _title: str, start: str, _kinds: str = "") -> tuple[str, str]:
        self.begun.append(Path(start))
        return str(self.instead or start), ""


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Dialogs:
    made = Dialogs()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", made.ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", made.ask)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: made.ask(*given)[0])
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return made


def test_the_next_patients_sheet_is_not_proposed_over_the_last_ones(dialogs: Dialogs, tmp_path: Path) -> None:
    picker, folder = FilePicker(), tmp_path / "sheets"
    folder.mkdir()
    dialogs.instead = folder / "consent-2026-11-20.pdf"
    assert picker.to_write(None, "", "consent-2026-11-20.pdf", "") == dialogs.instead
    dialogs.instead.write_bytes(b"one")
    dialogs.instead = None
    assert picker.to_write(None, "", "consent-2026-11-20.pdf", "") == folder / "consent-2026-11-20-2.pdf"


def test_it_begins_in_the_documents_and_then_where_the_last_file_was(dialogs: Dialogs, tmp_path: Path) -> None:
    picker = FilePicker()
    dialogs.instead = tmp_path / "visits" / "visit.json"
    assert picker.to_open(None, "", "") == dialogs.instead
    assert tmp_path / "home" in (dialogs.begun[-1], *dialogs.begun[-1].parents)
    dialogs.instead.parent.mkdir()
    picker.to_folder(None, "")
    assert dialogs.begun[-1] == tmp_path / "visits"


def test_a_folder_that_is_gone_is_not_begun_in(dialogs: Dialogs, tmp_path: Path) -> None:
    picker, folder = FilePicker(), tmp_path / "stick"
    folder.mkdir()
    dialogs.instead = folder / "visit.json"
    picker.to_open(None, "", "")
    folder.rmdir()
    picker.to_open(None, "", "")
    assert dialogs.begun[-1] != folder
