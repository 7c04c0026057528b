"""No phrase that promises too much can reach paper, in any language."""

from pathlib import Path

import pytest

from botox_aid.resources import resource_folder
from botox_aid.text.forbidden import forbidden_in, load_forbidden
from botox_aid.text.texts import Audience, Texts, available_languages

FOLDER = resource_folder() / "text"
LANGUAGES = available_languages(FOLDER)
REVIEWED = (
    "cannot cause acne",
    "removes pores",
    "eliminates oil",
    "painless",
    "no downtime",
    "completely safe",
    "minimal risk",
    "permanent",
    "lifts the whole face",
    "all side effects show in the first week",
)


@pytest.mark.parametrize("phrase", REVIEWED)
def test_each_phrase_of_the_claim_review_is_found(phrase: str) -> None:
    assert phrase in forbidden_in(f"We say that it {phrase}.", load_forbidden(FOLDER, "en-GB").printed)


@pytest.mark.parametrize(
    "text", ["A PAINLESS\nvisit", "with no down-time", "It’s a whole-face lift", "can’t cause acne", "pain\u2011free"]
)
def test_case_hyphens_quotes_and_line_breaks_hide_nothing(text: str) -> None:
    assert forbidden_in(text, load_forbidden(FOLDER, "en-US").printed)


@pytest.mark.parametrize(
    "text",
    ["It does not remove pores.", "You take no drug risk.", "Adjust the lamp.", "Seldom over a week", "Safety text"],
)
def test_honest_sentences_pass(text: str) -> None:
    assert forbidden_in(text, load_forbidden(FOLDER, "en-GB").for_patients) == ()


def test_a_fixed_term_may_hold_a_word_that_may_not_stand_alone() -> None:
    forbidden = load_forbidden(FOLDER, "en-US")
    assert forbidden.in_patient_words("This is a simple electronic signature.") == ()
    assert forbidden.in_patient_words("A simple electronic signature is simple.") == ("simple",)
    assert forbidden.in_print("A painless visit") == ("painless",)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", [Audience.PATIENT, Audience.CLINICIAN])
def test_nothing_that_can_be_printed_says_a_forbidden_phrase(language: str, audience: Audience) -> None:
    texts, forbidden = Texts.load(FOLDER, language), load_forbidden(FOLDER, language)
    found_in = forbidden.in_patient_words if audience is Audience.PATIENT else forbidden.in_print
    said = {key: found_in(texts._sentences[audience][key]) for key in texts.keys(audience)}
    assert {key: found for key, found in said.items() if found} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_does_not_promise_either(language: str) -> None:
    texts = Texts.load(FOLDER, language)
    said = {
        key: forbidden_in(texts._sentences[Audience.INTERFACE][key], REVIEWED) for key in texts.keys(Audience.INTERFACE)
    }
    assert {key: found for key, found in said.items() if found} == {}


def test_a_language_without_phrases_is_an_error_that_says_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "forbidden.toml").write_text('[en]\nprinted = ["painless"]\npatient = []\n', encoding="utf-8")
    assert load_forbidden(tmp_path, "en-GB").for_patients == ("painless",)
    with pytest.raises(ValueError, match=r"no phrases for pl-PL; write \[pl\]"):
        load_forbidden(tmp_path, "pl-PL")
