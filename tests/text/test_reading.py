"""The reading gate counts as published, leaves names out, and fails what is hard."""

import pytest

from botox_aid.text import reading
from botox_aid.text.reading import ReadingUnavailableError, read, report, sentences_in

EASY = "Do not rub your face today. Wash it gently. Call us if a bruise grows."
HARD = (
    "Notwithstanding the generally favourable tolerability documented in published investigations, neuromuscular complications "
    "necessitating immediate interdisciplinary hospitalisation may occasionally materialise following intramuscular administration."
)


def test_sentences_end_at_marks_and_lines_but_not_inside_figures() -> None:
    text = "It was 2.5 in 100. Who? “I had it.” Next line\nlast line ... !"
    assert sentences_in(text) == ("It was 2.5 in 100.", "Who?", "“I had it.", "Next line", "last line ...")


def test_the_grade_is_the_published_formula() -> None:
    measured = read(["The cat sat on the mat."], "en-GB")
    # six words, one sentence, six syllables: 0.39 * 6 + 11.8 * 1 - 15.59 lies below 0
    assert (measured.sentences, measured.words, measured.grade) == (1, 6, 0.0)
    measured = read(["Emergency medicine can help many people today."], "en-GB")
    # seven words; syllables 4 + 3 + 1 + 1 + 2 + 2 + 2 = 15
    assert measured.grade == pytest.approx(0.39 * 7 + 11.8 * 15 / 7 - 15.59)


def test_product_names_count_as_the_word_drug_and_phone_numbers_do_not_count() -> None:
    plain = read(["You had drug on that day. Call us at once."], "en-US")
    named = read(
        ["You had Botox Cosmetic on that day. Call us at once (202) 555-0142."], "en-US", ["Botox", "Botox Cosmetic"]
    )
    assert (named.words, named.grade) == (plain.words, plain.grade)


def test_short_labels_cannot_hide_a_hard_sentence() -> None:
    alone = read([HARD], "en-GB")
    among_labels = read([HARD, *["Bruise"] * 40], "en-GB")
    assert alone.grade is not None
    assert among_labels.grade == pytest.approx(alone.grade)


def test_another_language_has_sentence_lengths_but_no_grade() -> None:
    measured = read(["Nie pocieraj dzisiaj twarzy."], "pl-PL")
    assert (measured.words, measured.grade) == (4, None)


def test_no_text_reads_as_nothing() -> None:
    measured = read([], "en-GB")
    assert (measured.sentences, measured.words, measured.grade, measured.mean_words, measured.longest_words) == (
        0,
        0,
        0.0,
        0.0,
        0,
    )


def test_easy_text_has_no_faults() -> None:
    assert report({"today": [EASY]}, "en-GB").faults == ()


def test_a_hard_sentence_fails_the_gate_by_grade_and_the_section_is_named() -> None:
    faults = report({"today": [EASY], "risks": [HARD]}, "en-GB").faults
    assert ("risks", "grade") in {(fault.section, fault.measure) for fault in faults}
    assert ("", "grade") in {(fault.section, fault.measure) for fault in faults}


def test_a_long_sentence_of_short_words_fails_by_its_length_and_is_quoted() -> None:
    long = " ".join(["go"] * 26) + "."
    faults = report({"steps": [long]}, "en-GB").faults
    assert {fault.measure for fault in faults} >= {"mean words", "words in a sentence"}
    told = next(str(fault) for fault in faults if fault.measure == "words in a sentence")
    assert told == f'steps: words in a sentence 26.0, at most 25: "{long}"'


def test_without_the_syllable_counter_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        raise ImportError(name)

    reading._counter.cache_clear()
    reading._syllables.cache_clear()
    monkeypatch.setattr(reading, "import_module", absent)
    with pytest.raises(ReadingUnavailableError, match="syllapy, which is not installed"):
        read([EASY], "en-GB")
    monkeypatch.undo()
    reading._counter.cache_clear()
    assert read([EASY], "en-GB").words > 0
