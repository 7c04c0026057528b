"""A word of the trade is explained where a reader first meets it."""

import pytest

from botox_aid.resources import resource_folder
from botox_aid.text.glossary import Glossary, Term, load_glossary

UNITS = Term(("units", "unit"), ("Units say how much",))
PLACEBO = Term(("salt water", "placebo"), ("an injection with no drug (placebo)",))
WORDS = Glossary((UNITS, PLACEBO), frozenset({"medicine"}))


def test_an_explanation_before_the_word_or_with_it_serves() -> None:
    assert WORDS.unexplained(["Units say how much.", "You had 12 units."]) == ()
    assert WORDS.unexplained(["You had 12 units. Units say how much."]) == ()
    assert WORDS.unexplained(["No such word here.", "Salt water: an injection  with no drug (placebo)."]) == ()


def test_an_explanation_after_the_first_use_comes_too_late() -> None:
    assert WORDS.unexplained(["You had 12 units.", "Units say how much."]) == (("units", "You had 12 units."),)


def test_each_term_is_told_once_with_its_place() -> None:
    assert WORDS.unexplained(["Placebo: 3 units", "Salt water", "4 units"]) == (
        ("units", "Placebo: 3 units"),
        ("salt water", "Placebo: 3 units"),
    )


def test_only_whole_words_count() -> None:
    assert WORDS.unexplained(["The community reunites.", "A unit-free word"]) == ()


def test_stars_and_straight_apostrophes_hide_nothing() -> None:
    term = Term(("boxed warning",), ("the FDA’s strongest warning",))
    assert Glossary((term,), frozenset()).unexplained(["The boxed warning is **the FDA's** strongest warning."]) == ()


def test_a_long_word_is_told_unless_it_is_everyday_or_a_term() -> None:
    words = Glossary((Term(("botulinum",), ("x",)),), frozenset({"emergency"}))
    assert list(words.long_words("Emergency: botulinum and intradermal work")) == ["intradermal"]


def test_the_shipped_words_hold_the_terms_of_this_trade() -> None:
    shipped = load_glossary(resource_folder() / "text", "en-US")
    forms = {form for term in shipped.terms for form in term.forms}
    assert {
        "units",
        "toxin",
        "botulism",
        "placebo",
        "salt water",
        "antibody",
        "prescriber",
        "off-label",
        "lot",
    } <= forms
    assert all(term.explained for term in shipped.terms)


def test_a_language_that_the_file_does_not_know_is_told() -> None:
    with pytest.raises(ValueError, match=r"glossary.toml: no words of pl-PL; write \[pl\]"):
        load_glossary(resource_folder() / "text", "pl-PL")
