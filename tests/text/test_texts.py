"""A language says its own sentences, borrows the rest, and never stays silent."""

import datetime as dt
from pathlib import Path

import pytest

from botox_aid.resources import resource_folder
from botox_aid.text.texts import Audience, DamagedText, MissingText, Texts, available_languages, sentences_in


def write(folder: Path, language: str, described: str, **files: str) -> None:
    home = folder / language
    home.mkdir(parents=True)
    (home / "language.toml").write_text(described, encoding="utf-8")
    for name, sentences in files.items():
        audience, _, file = name.partition("_")
        (home / audience).mkdir(exist_ok=True)
        (home / audience / f"{file}.toml").write_text(sentences, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(
        tmp_path,
        "en-GB",
        'name = "English (UK)"\nlocale = "en_GB"\n',
        patient_words="""
            [bruise]
            name = "Bruise"
            colour = "The colour fades."
            [call]
            us = "Call {emergency}, say {said}."
            [days]
            one = "{count} day"
            other = "{count} days"
            [weeks]
            other = "{count} weeks"
        """,
        interface_format='[format]\ndate = "d MMMM yyyy"\ntime = "HH:mm"\n',
    )
    write(
        tmp_path,
        "en-US",
        'name = "English (US)"\nlocale = "en_US"\nbased_on = "en-GB"\n',
        patient_words='[bruise]\ncolour = "The color fades."\n',
        interface_format='[format]\ndate = "MMM d, yyyy"\ntime = "h:mm a"\n',
    )
    (tmp_path / "forbidden.toml").write_text("", encoding="utf-8")
    return tmp_path


def test_languages_are_the_folders_that_describe_themselves(folder: Path) -> None:
    assert available_languages(folder) == ("en-GB", "en-US")


def test_a_language_takes_what_it_does_not_say_from_the_one_it_is_based_on(folder: Path) -> None:
    texts = Texts.load(folder, "en-US")
    assert texts.patient("bruise.colour") == "The color fades."
    assert texts.patient("bruise.name") == "Bruise"
    assert texts.interface("format.date") == "MMM d, yyyy"
    assert Texts.load(folder, "en-GB").patient("bruise.colour") == "The colour fades."


def test_a_count_chooses_the_form_and_falls_back_to_other(folder: Path) -> None:
    texts = Texts.load(folder, "en-GB")
    assert texts.patient("days", count=1) == "1 day"
    assert texts.patient("days", count=2) == "2 days"
    assert texts.patient("weeks", count=1) == "1 weeks"
    assert texts.has(Audience.PATIENT, "days")
    assert not texts.has(Audience.PATIENT, "months")


def test_gaps_are_filled_once_so_that_typed_braces_stay_as_typed(folder: Path) -> None:
    texts = Texts.load(folder, "en-GB")
    assert (
        texts.patient("call.us", emergency="999", said="{emergency} {0} {{x}}")
        == "Call 999, say {emergency} {0} {{x}}."
    )


def test_values_without_a_gap_do_no_harm(folder: Path) -> None:
    assert Texts.load(folder, "en-GB").patient("bruise.name", product="x") == "Bruise"


def test_a_missing_sentence_names_language_audience_and_key(folder: Path) -> None:
    texts = Texts.load(folder, "en-US")
    with pytest.raises(MissingText) as caught:
        texts.clinician("bruise.name")
    assert str(caught.value) == "text/en-US/clinician: no sentence for bruise.name"
    assert (caught.value.language, caught.value.audience, caught.value.key) == ("en-US", "clinician", "bruise.name")


def test_a_missing_plural_family_is_a_missing_sentence(folder: Path) -> None:
    with pytest.raises(MissingText):
        Texts.load(folder, "en-GB").patient("months", count=3)


def test_a_gap_without_a_value_is_an_error_not_a_hole(folder: Path) -> None:
    with pytest.raises(KeyError, match="said"):
        Texts.load(folder, "en-GB").patient("call.us", emergency="999")


def test_an_unknown_language_is_not_found(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Texts.load(folder, "xx-XX")


def test_a_key_in_two_files_is_an_error_that_names_both_file_and_key(folder: Path) -> None:
    (folder / "en-GB" / "patient" / "zz.toml").write_text('[bruise]\nname = "Again"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"zz\.toml: bruise\.name"):
        Texts.load(folder, "en-GB").patient("call.us")


def test_a_sentence_must_be_text(folder: Path) -> None:
    (folder / "en-GB" / "patient" / "zz.toml").write_text("number = 3\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"zz\.toml: number must be text"):
        Texts.load(folder, "en-US").patient("call.us")


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("patient/zz.toml", b"[sheet", "text/en-GB/patient/zz.toml: "),
        ("patient/zz.toml", b'a = "\xff"', "text/en-GB/patient/zz.toml: "),
        ("patient/zz.toml", b'call.us = "Call us."', "text/en-GB/patient/zz.toml: call.us stands in another file"),
        ("language.toml", b'name = "English"', "text/en-GB/language.toml: locale: is not there"),
        ("language.toml", b"name", "text/en-GB/language.toml: "),
        ("language.toml", b'name = "E"\nlocale = "en"\nbased_on = "xx"', "text/en-GB/language.toml: based_on: "),
    ],
)
def test_a_damaged_file_is_named_with_what_to_do(folder: Path, file: str, content: bytes, told: str) -> None:
    (folder / "en-GB" / file).write_bytes(content)
    with pytest.raises(DamagedText) as damaged:
        Texts.load(folder, "en-US").patient("call.us")
    assert str(damaged.value).startswith(told)
    assert "; " in str(damaged.value)
    assert "\n" not in str(damaged.value)


def test_a_damaged_file_of_one_audience_leaves_the_others_usable(folder: Path) -> None:
    (folder / "en-GB" / "patient" / "zz.toml").write_text("number = 3\n", encoding="utf-8")
    assert Texts.load(folder, "en-GB").interface("format.time") == "HH:mm"


def test_an_audience_without_a_folder_has_no_sentences(tmp_path: Path) -> None:
    assert sentences_in(tmp_path / "none") == {}


DAY = dt.date(2027, 2, 20)


@pytest.mark.parametrize(
    ("language", "pattern", "said"),
    [
        ("en-GB", "date", "20 February 2027"),
        ("en-US", "date", "Feb 20, 2027"),
        ("en-GB", "short", "20 Feb"),
        ("en-US", "short", "Feb 20"),
        ("en-GB", "weekday", "Sat 20 Feb 2027"),
        ("en-US", "weekday", "Sat, Feb 20, 2027"),
        ("en-GB", "weekday_short", "Sat 20 Feb"),
        ("en-US", "weekday_short", "Sat, Feb 20"),
        ("en-GB", "month", "Feb 2027"),
        ("en-US", "month", "Feb 2027"),
    ],
)
def test_dates_are_said_as_the_language_says_them(language: str, pattern: str, said: str) -> None:
    assert Texts.load(resource_folder() / "text", language).date(DAY, pattern) == said


@pytest.mark.parametrize(("language", "said"), [("en-GB", "14:30"), ("en-US", "2:30\u202fPM")])
def test_times_are_said_as_the_language_says_them(language: str, said: str) -> None:
    spoken = Texts.load(resource_folder() / "text", language).time(dt.time(14, 30))
    assert spoken.replace(" ", "\u202f") == said


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_numbers_have_no_trailing_zeros_and_at_most_two_decimals(language: str) -> None:
    texts = Texts.load(resource_folder() / "text", language)
    assert [texts.number(value) for value in (20, 2.5, 0.125, 1250.0)] == ["20", "2.5", "0.12", "1,250"]


def test_lists_are_joined_as_the_language_joins_them() -> None:
    british, american = (Texts.load(resource_folder() / "text", code) for code in ("en-GB", "en-US"))
    assert british.listed(["A"]) == "A"
    assert british.listed(["A", "B"]) == "A and B"
    assert british.listed(["A", "B", "C"]) == "A, B and C"
    assert american.listed(["A", "B", "C"]) == "A, B, and C"
    assert american.listed(["A", "B"], style="or") == "A or B"
