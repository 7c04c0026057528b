"""The passive voice is found by its form; what the finder does not see is known."""

import pytest

from botox_aid.resources import resource_folder
from botox_aid.text.voice import load_voice

VOICE = load_voice(resource_folder() / "text", "en-GB")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Your skin was treated here.", ("was treated",)),
        ("It has not often been tested.", ("been tested",)),
        ("You may be seen the same day.", ("be seen",)),
        ("The vial is not yet opened. It is kept cold.", ("is kept",)),
        ("You will get told.", ("get told",)),
        ("Was it given to you?", ("Was it given",)),
        ("It isn’t approved.", ("isn't approved",)),
        ("Tested in few people.", ("Tested in",)),
        ("Trial: tested in people.", ("tested in",)),
        ("Passed over by Dr B.", ("Passed over",)),
        ("A sheet signed by you.", ("signed by",)),
        ("It is **carefully** checked.", ("is carefully checked",)),
    ],
)
def test_a_passive_is_found(sentence: str, found: tuple[str, ...]) -> None:
    assert VOICE.passives(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "We treat your skin here.",
        "The skin is red or sore.",
        "Call us if you are worried.",
        "Is it a hundred?",
        "You need a nurse.",
        "It has worked for weeks.",
        "Three months have passed.",
        "It started by week two.",
    ],
)
def test_the_active_voice_passes(sentence: str) -> None:
    assert VOICE.passives(sentence) == ()


@pytest.mark.parametrize(
    "sentence", ["Do not rub the areas treated.", "You had it done.", "It is, as we said, tested."]
)
def test_its_limits_are_known(sentence: str) -> None:
    assert VOICE.passives(sentence) == ()


def test_a_language_that_the_file_does_not_know_is_told() -> None:
    with pytest.raises(ValueError, match=r"voice.toml: nothing on pl-PL; write \[pl\]"):
        load_voice(resource_folder() / "text", "pl-PL")
