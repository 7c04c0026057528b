"""All words and the fullest sheets that ship pass the language gate; a hundred sheets, so that no coverage is taken of it."""

from botox_aid.app.language_gate import language_report
from botox_aid.app.library import Library
from botox_aid.resources import resource_folder


def test_what_ships_passes_and_is_told_section_by_section() -> None:
    lines, faults = language_report(Library(resource_folder()))
    assert faults == ()
    told = "\n".join(lines)
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
