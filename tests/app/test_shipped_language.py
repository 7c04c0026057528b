"""All words and the fullest sheets that ship pass the language gate; of a hundred sheets, so that no coverage is taken of it."""

import pytest

from botox_aid import cli


@pytest.mark.timeout(600)
def test_what_ships_passes_and_is_told_section_by_section(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--language"]) == 0
    told = capsys.readouterr().out
    assert told.endswith("all is well\n")
    for words in (
        "en-GB, all words for patients: grade",
        "en-US, all words for patients: grade",
        "us-frown-lines.json consent: grade",
        "    8 Your decision: grade",
        "us-frown-lines.json aftercare: grade",
        "uk-breastfeeding.json not-today: grade",
        "48 consent sheets as full as they get: grade",
        "48 aftercare sheets as full as they get: grade",
        "48 not-today sheets as full as they get: grade",
    ):
        assert words in told
