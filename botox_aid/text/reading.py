"""Measures how hard sentences are to read: school grade and sentence length, without a network."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

WHOLE_GRADE = 6.0
"""Highest Flesch-Kincaid grade of a whole sheet."""
SECTION_GRADE = 8.0
"""Highest grade of any one section of it."""
MEAN_WORDS = 15.0
"""Highest mean length of a sentence over the whole, in words."""
LONGEST_WORDS = 25
"""Longest sentence, in words."""

_WORD = re.compile(r"[^\W_]+(?:['’.,/–-][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+|\n+")
_PHONE = re.compile(r"\+?\(?\d[\d().\s-]{5,}\d")
_SHORT_BLOCK = 4


class ReadingUnavailableError(RuntimeError):
    """The syllable counter is not installed; its text is the one sentence to show."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard some text is.

    Attributes:
        grade: Flesch-Kincaid school grade; ``None`` outside English, for which the formula was not made.
        longest: The longest sentence.
    """

    sentences: int
    words: int
    grade: float | None
    longest: str

    @property
    def mean_words(self) -> float:
        """Words in a sentence on average."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def longest_words(self) -> int:
        """Words in the longest sentence."""
        return len(words_in(self.longest))


@dataclass(frozen=True, slots=True)
class Fault:
    """A text that is too hard.

    Attributes:
        section: Name of the section; empty for the whole text.
        measure: ``grade``, ``mean words`` or ``words in a sentence``.
        sentence: The sentence at fault, where it is one.
    """

    section: str
    measure: str
    found: float
    limit: float
    sentence: str = ""

    def __str__(self) -> str:
        place = self.section or "the whole text"
        quoted = f': "{self.sentence}"' if self.sentence else ""
        return f"{place}: {self.measure} {self.found:.1f}, at most {self.limit:g}{quoted}"


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """The reading of a text, whole and section by section."""

    whole: Reading
    sections: Mapping[str, Reading]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is above a limit, the whole text first."""
        found = list(_faults("", self.whole, WHOLE_GRADE))
        for name, reading in self.sections.items():
            found += _faults(name, reading, SECTION_GRADE)
        return tuple(found)


def sentences_in(text: str) -> tuple[str, ...]:
    """Split text at full stops, exclamation marks, question marks and line ends; text without a word is left out."""
    pieces = (piece.strip() for piece in _SENTENCE_END.split(text))
    return tuple(piece for piece in pieces if _WORD.search(piece))


def read(blocks: Iterable[str], language: str, names: Iterable[str] = ()) -> Reading:
    """Measure blocks of text: a paragraph, a bullet, a table cell or a label is a block each.

    A block that ends in a colon or a comma leads into the next one and is measured with it. Only a stop, an exclamation
    mark, a question mark or the end of a block ends a sentence: what a semicolon joins is one.

    Args:
        blocks: Finished text, gaps filled.
        language: Code such as ``en-GB``.
        names: Product names; each counts as the word "drug". Phone numbers are left out.

    Raises:
        ReadingUnavailableError: The syllable counter is not installed.
    """
    swap = _name_pattern(names)
    read_on = _with_lead_ins(blocks)
    sentences = [line for block in read_on for line in sentences_in(_PHONE.sub(" ", swap.sub("drug", block)))]
    counted = [words_in(line) for line in sentences]
    words = sum(len(line) for line in counted)
    longest = max(sentences, key=lambda line: len(words_in(line)), default="")
    return Reading(len(sentences), words, _grade(counted) if language.partition("-")[0] == "en" else None, longest)


def report(sections: Mapping[str, Iterable[str]], language: str, names: Iterable[str] = ()) -> ReadingReport:
    """Measure a text by its sections and as a whole; arguments and errors as for :func:`read`."""
    kept, listed = {name: tuple(blocks) for name, blocks in sections.items()}, tuple(names)
    whole = read((block for blocks in kept.values() for block in blocks), language, listed)
    return ReadingReport(whole, {name: read(blocks, language, listed) for name, blocks in kept.items()})


def _faults(section: str, reading: Reading, grade_limit: float) -> Iterable[Fault]:
    if reading.grade is not None and reading.grade > grade_limit:
        yield Fault(section, "grade", reading.grade, grade_limit)
    if not section and reading.mean_words > MEAN_WORDS:
        yield Fault(section, "mean words", reading.mean_words, MEAN_WORDS)
    if section and reading.longest_words > LONGEST_WORDS:
        yield Fault(section, "words in a sentence", reading.longest_words, LONGEST_WORDS, reading.longest)


def words_in(sentence: str) -> list[str]:
    """Return the words of a text; what is joined by a hyphen, a stop inside a figure or an apostrophe is one."""
    return _WORD.findall(sentence)


def syllables_in(word: str) -> int:
    """Return in how many beats a word is said.

    Raises:
        ReadingUnavailableError: The syllable counter is not installed.
    """
    return _syllables(word)


def _with_lead_ins(blocks: Iterable[str]) -> Iterable[str]:
    """Yield the blocks as they are read: what ends in a colon or a comma reads on into the next one."""
    waiting = ""
    for block in blocks:
        waiting = f"{waiting} {block.strip()}" if waiting else block.strip()
        if not waiting.endswith((":", ",")):
            yield waiting
            waiting = ""
    if waiting:
        yield waiting


def _grade(sentences: list[list[str]]) -> float:
    # Short labels pull the mean down, so the figure is the higher of two: with them and without.
    long_enough = [words for words in sentences if len(words) >= _SHORT_BLOCK]
    return max(_flesch_kincaid(sentences), _flesch_kincaid(long_enough))


def _flesch_kincaid(sentences: list[list[str]]) -> float:
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    syllables = sum(_syllables(word) for word in words)
    return max(0.0, 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59)


@cache
def _syllables(word: str) -> int:
    # Figures and letters that the counter does not know are said in one beat at least.
    return max(1, _counter()(word.replace("’", "'")))


@cache
def _counter() -> Callable[[str], int]:
    try:
        count: Callable[[str], int] = import_module("syllapy").count
    except ImportError as absent:
        message = "the language check needs the package syllapy, which is not installed: python -m pip install syllapy"
        raise ReadingUnavailableError(message) from absent
    return count


def _name_pattern(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted({name for name in names if name}, key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in longest_first) or r"(?!)", re.IGNORECASE)
