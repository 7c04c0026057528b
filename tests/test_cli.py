"""The commands, from outside: exit status, one line for each fault, and files that are whole or untouched."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from botox_aid import cli
from botox_aid.__main__ import entry_point
from botox_aid.main import open_desk
from botox_aid.resources import resource_folder

SAMPLE = json.loads((resource_folder() / "sample" / "us-frown-lines.json").read_text(encoding="utf-8"))


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "visit.json"
    path.write_text(json.dumps(SAMPLE), encoding="utf-8")
    return path


def changed(path: Path, **fields: object) -> Path:
    path.write_text(json.dumps({key: value for key, value in (SAMPLE | fields).items() if value is not None}))
    return path


def program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "botox_aid", *arguments],
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, **environment},
    )


def test_what_is_assessed_is_the_same_bytes_whatever_the_terminal(sample: Path) -> None:
    plain = program("assess", str(sample), PYTHONIOENCODING="utf-8")
    assert plain.returncode == 0
    assert plain.stdout.decode("utf-8")
    for environment in (
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "TZ": "Asia/Tokyo"},
    ):
        assert program("assess", str(sample), **environment).stdout == plain.stdout


def test_what_blocks_is_named_one_line_each_and_nothing_is_written(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = SAMPLE["answers"] | {"pregnancy": "yes", "breastfeeding": "yes"}
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"as it was")
    changed(sample, answers=answers)
    assert cli.run(["render", str(sample), "--sheet", "consent", "-o", str(target)]) == 1
    assert capsys.readouterr().err.split() == ["pregnancy", "breastfeeding"]
    assert target.read_bytes() == b"as it was"


@pytest.mark.parametrize("sheet", ["aftercare", "not-today", "record"])
def test_a_stop_blocks_the_consent_sheet_alone(sheet: str, sample: Path, tmp_path: Path) -> None:
    changed(sample, answers=SAMPLE["answers"] | {"pregnancy": "yes"})
    target = tmp_path / "sheet.pdf"
    assert cli.run(["render", str(sample), "--sheet", sheet, "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF-")


def test_the_samples_become_the_sheets_that_a_desk_would_offer(tmp_path: Path) -> None:
    assert cli.run(["sample", "--to", str(tmp_path / "sheets")]) == 0
    made = {path.name for path in (tmp_path / "sheets").iterdir()}
    assert {"us-frown-lines-consent.pdf", "us-frown-lines-aftercare.pdf", "uk-breastfeeding-not-today.pdf"} <= made
    assert not {"uk-breastfeeding-consent.pdf", "uk-breastfeeding-aftercare.pdf"} & made


@pytest.mark.parametrize("gone", ["product", "zones"])
def test_a_sheet_about_nothing_is_wrong_input_that_names_the_field(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], gone: str
) -> None:
    changed(sample, **{gone: None})
    assert cli.run(["render", str(sample), "--sheet", "consent", "-o", str(tmp_path / "sheet.pdf")]) == 2
    said = capsys.readouterr().err
    assert said == f"{sample}: {gone}: found nothing, expected it to be there for the consent sheet\n"
    assert not (tmp_path / "sheet.pdf").exists()


def test_a_wrong_word_is_told_with_the_right_ones(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.run(["render", str(sample), "--sheet", "poster", "-o", "x.pdf"])
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert all(word in said for word in ("poster", "consent", "aftercare", "not-today", "record"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name needs POSIX")
def test_a_pipe_is_written_to_and_not_replaced(sample: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        try:
            assert cli.run(["render", str(sample), "--sheet", "consent", "-o", str(pipe)]) == 0
            assert reader.communicate(timeout=60)[0].startswith(b"%PDF-")
        finally:
            reader.kill()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/zero").is_char_device(), reason="needs an endless device")
def test_an_endless_file_is_too_large(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["assess", "/dev/zero"]) == 2
    assert "bytes" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", [["assess", "FILE"], ["check"]])
def test_output_that_nobody_takes_is_the_machine_s_refusal(sample: Path, command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        left = subprocess.run(
            [sys.executable, "-m", "botox_aid", *(str(sample) if word == "FILE" else word for word in command)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    assert left.returncode == 3
    assert left.stderr.decode().splitlines() == ["standard output: No space left on device"]


def test_a_sheet_never_takes_the_place_of_its_own_consultation(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sample.read_bytes()
    link = tmp_path / "link.pdf"
    link.symlink_to(sample)
    for output in (sample, link):
        assert cli.run(["render", str(sample), "--sheet", "record", "-o", str(output)]) == 2
        assert capsys.readouterr().err.count("\n") == 1
        assert sample.read_bytes() == before


def test_half_an_option_is_no_option(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.run(["render", str(sample), "--sheet", "record", "--edit", "standard", "-o", str(tmp_path / "x.pdf")])
    assert left.value.code == 2
    assert "--edit" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="closing an output before the start needs a POSIX shell")
def test_a_closed_output_is_never_taken_for_a_clinical_refusal(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    for words, status in (
        (["assess", str(sample)], 3),
        (["render", str(sample), "--sheet", "record", "-o", str(target)], 0),
    ):
        command = ["sh", "-c", '"$@" >&-', "sh", sys.executable, "-m", "botox_aid", *words]
        left = subprocess.run(command, stderr=subprocess.PIPE, check=False, timeout=120)
        assert left.returncode == status, left.stderr
        assert b"Traceback" not in left.stderr
    assert target.read_bytes().startswith(b"%PDF-")


def test_ctrl_c_is_an_interrupt_and_no_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "run", interrupted)
    monkeypatch.setattr(sys, "argv", ["botox-aid", "check"])
    with pytest.raises(SystemExit) as left:
        entry_point()
    assert left.value.code == 130


@pytest.mark.parametrize(
    ("words", "named"),
    [(["asess"], "asess"), (["asess", "SAMPLE"], "asess"), (["SAMPLE", "extra"], "extra"), (["--fast"], "--fast")],
)
def test_a_misspelt_command_is_named_in_one_line(
    sample: Path, capsys: pytest.CaptureFixture[str], words: list[str], named: str
) -> None:
    assert open_desk([str(sample) if word == "SAMPLE" else word for word in words]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{named}: ")
    assert said.count("\n") == 1
    assert "--help" in said
