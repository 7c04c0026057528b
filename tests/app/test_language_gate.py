"""The gate for plain language passes what ships, and is seen to stop each kind of fault on a finished sheet."""

import shutil
from pathlib import Path

import pytest

from botox_aid import cli
from botox_aid.app.language_gate import LanguageGate, language_report
from botox_aid.app.library import Library
from botox_aid.domain.errors import ContentError

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RESOURCES, tmp_path / "resources"))


def languages(folder: Path) -> str:
    return "\n".join(fault for judged in LanguageGate(Library(folder)).languages() for fault in judged.faults)


def samples(folder: Path) -> str:
    return "\n".join(fault for judged in LanguageGate(Library(folder)).samples() for fault in judged.faults)


def mend(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "text" / name
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new), encoding="utf-8")


def test_the_passive_voice_is_told_with_its_key(folder: Path) -> None:
    mend(folder, "en-US/patient/aftercare.toml", "Keep this sheet and", "This sheet must be kept, with")
    assert 'text/en-US/patient: aftercare.keep_label: "be kept" is in the passive voice; write it plainer' in languages(
        folder
    )


def test_a_long_word_is_told(folder: Path) -> None:
    mend(folder, "en-GB/patient/aftercare.toml", "stay upright", "remain perpendicular")
    assert '"perpendicular" is long and neither everyday nor in glossary.toml' in languages(folder)


def test_a_hard_section_is_told_though_the_rest_is_plain(folder: Path) -> None:
    hard = (
        "Notwithstanding tolerability, neuromuscular complications necessitate immediate hospital admission and care."
    )
    mend(folder, "en-GB/patient/claims.toml", "Small bumps at once are normal and go in hours.", hard)
    assert "claim: claim.white_spots: grade" in languages(folder)


def test_sentences_that_a_semicolon_joins_are_one(folder: Path) -> None:
    joined = "wash your face; stay upright; leave make-up off; skip sport; skip drink; eat soft food; take small sips; sleep; rest; call us; come back to us"
    mend(folder, "en-GB/patient/aftercare.toml", "If you like, stay upright.", f"If you like, {joined}.")
    assert "aftercare: aftercare.upright: words in a sentence 2" in languages(folder)


def test_what_is_joined_only_on_the_sheet_is_told_there(folder: Path) -> None:
    """Each part is short; the sheet puts them behind one lead-in, as a reader takes them."""
    lead = (
        "You can change your mind at any time before we start and while we work here today, so that you can always say:"
    )
    mend(
        folder,
        "en-GB/patient/sheet.toml",
        'rights = "You can change your mind, ask for a second opinion, or complain. We will still care for you."',
        f'rights = "{lead}"',
    )
    assert "words in a sentence" not in languages(folder)
    assert "us-frown-lines.json consent: 8 Your decision: words in a sentence" in samples(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("en-US/patient/sheet.toml", "Salt water: a shot with no drug (placebo).", "", '"salt water" is not explained'),
        ("en-GB/patient/sheet.toml", '"Units (how much)"', '"Units"', '"units" is not explained'),
        ("en-GB/patient/sheet.toml", " Units say how much.", "", '"units" is not explained'),
        (
            "en-GB/patient/concepts.toml",
            "Poisoning by fake products",
            "Botulism by fake products",
            '"botulism" is not explained',
        ),
        ("en-US/patient/sheet.toml", "Vial: **lot {lot}**", "**Lot {lot}**", '"lot" is not explained'),
    ],
)
def test_a_term_that_a_sheet_does_not_explain_at_its_first_use_is_told(
    folder: Path, name: str, old: str, new: str, told: str
) -> None:
    mend(folder, name, old, new)
    assert told in samples(folder)


def test_a_language_without_words_to_measure_by_is_told(folder: Path) -> None:
    (folder / "text" / "voice.toml").write_text("[de]\n")
    with pytest.raises(ContentError, match=r"voice.toml: nothing on en-GB"):
        language_report(Library(folder))


def test_the_command_fails_where_the_gate_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "language_report", lambda _: (("en-GB: grade 9",), ("text/en-GB: too hard",)))
    monkeypatch.setattr(cli, "sheet_problems", lambda _: ())
    assert cli.run(["check", "--language"]) == cli.WRONG_INPUT
    told = capsys.readouterr()
    assert "en-GB: grade 9" in told.out
    assert "all is well" not in told.out
    assert told.err.strip() == "text/en-GB: too hard"
