"""The gate for plain language: all words for patients in every language, and the finished sheets as they are read."""

import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..domain.catalogue import Catalogue
from ..domain.consultation import AnswerRecord, Consultation, PlannedZone
from ..domain.errors import ContentError
from ..domain.plan import SheetRequest
from ..domain.vocabulary import Answer, Category, Copy, Edition, Jurisdiction, SheetKind
from ..rules.candidacy import is_asked
from ..text import Audience, Texts
from ..text.glossary import Glossary, load_glossary
from ..text.reading import Reading, report
from ..text.voice import Voice, load_voice
from .checkup import sample_names
from .files import read_consultation
from .library import Library
from .sheets import refused_by, sheet_request

# The record is for the clinic; the gate is for what patients take home.
_FOR_PATIENTS = (SheetKind.CONSENT, SheetKind.AFTERCARE, SheetKind.NOT_TODAY)
# Three areas at once make the fullest sheets that are usual.
_AREAS = 3
# The formula was made for running text: fewer words than these are labels, which a sheet judges in their place.
_RUNNING_TEXT = 10
_DRUGS = frozenset({"product", "generic", "drug"})


@dataclass(frozen=True, slots=True)
class Judged:
    """What the gate found about one language or one sheet.

    Attributes:
        title: What was judged.
        whole: Its figures.
        sections: The figures of each section.
        faults: What is above a limit, in the passive voice, or not explained.
    """

    title: str
    whole: Reading
    sections: Mapping[str, Reading]
    faults: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """Yield the figures, a line for the whole and one for each section."""
        yield f"{self.title}: {_figures(self.whole)}"
        yield from (f"    {name}: {_figures(reading)}" for name, reading in self.sections.items() if reading.words)


class LanguageGate:
    """Measures the words for patients.

    Args:
        library: The languages and the content.

    Raises:
        ReadingUnavailableError: By all that measures: the syllable counter is not installed.
        ValueError: By all that measures: a language has no words in ``voice.toml`` or ``glossary.toml``.
    """

    def __init__(self, library: Library) -> None:
        self._library, self._folder = library, library.folder / "text"

    def languages(self) -> Iterator[Judged]:
        """Yield what was found about all words for patients of each language."""
        for language in self._library.languages:
            yield self._language(self._library.texts(language))

    def samples(self) -> Iterator[Judged]:
        """Yield what was found about each sheet of the shipped consultations."""
        for name in sample_names(self._library):
            consultation = self._read(name)
            for kind in _FOR_PATIENTS:
                request = sheet_request(self._library, consultation, kind, Edition.STANDARD, Copy.PATIENT)
                if not refused_by(request.plan, kind):
                    yield self._sheet(name, request)

    def fullest(self) -> Iterator[Judged]:
        """Yield what was found about sheets as full as they get, in both editions; blocked or not, they are only read."""
        for place in Jurisdiction:
            catalogue = self._library.catalogue(place)
            for name, consultation in fullest_consultations(catalogue, self._models()):
                for kind in _FOR_PATIENTS:
                    for edition in Edition:
                        request = sheet_request(self._library, consultation, kind, edition, Copy.PATIENT)
                        yield self._sheet(name, request)

    def _read(self, name: str) -> Consultation:
        return read_consultation(self._library, (self._library.folder / "sample" / name).read_bytes())

    def _models(self) -> tuple[Consultation, ...]:
        return tuple(map(self._read, sample_names(self._library)))

    # -- the words of a language

    def _language(self, texts: Texts) -> Judged:
        voice, glossary = load_voice(self._folder, texts.language), load_glossary(self._folder, texts.language)
        families: dict[str, dict[str, list[str]]] = {}
        faults: list[str] = []
        for key in sorted(texts.keys(Audience.PATIENT)):
            words = string.Formatter().vformat(texts.pattern(Audience.PATIENT, key), (), _Filled()).replace("**", "")
            family, section = key.partition(".")[0], ".".join(key.split(".")[:2])
            families.setdefault(family, {}).setdefault(section, []).append(words)
            faults += (f"{key}: {fault}" for fault in _faults_of_words(words, voice, glossary))
        names = self._names(texts)
        for family, sections in families.items():
            running = {name: lines for name, lines in sections.items() if _is_running(lines)}
            faults += (f"{family}: {fault}" for fault in report(running, texts.language, names).faults)
        measured = report({family: _flat(group) for family, group in families.items()}, texts.language, names)
        told = tuple(f"text/{texts.language}/patient: {fault}; write it plainer" for fault in faults)
        return Judged(f"{texts.language}, all words for patients", measured.whole, measured.sections, told)

    # -- finished sheets

    def _sheet(self, name: str, request: SheetRequest) -> Judged:
        from ..document.sheet import compose

        texts = self._library.texts(request.consultation.language)
        document = compose(request, texts)
        measured = report(document.sections(), texts.language, self._names(texts))
        title = f"{name} {request.kind}{'' if request.edition is Edition.STANDARD else ', large print'}"
        unexplained = load_glossary(self._folder, texts.language).unexplained(document.leaves())
        faults = (
            *map(str, measured.faults),
            *(f'"{term}" is not explained where it is first used: "{element}"' for term, element in unexplained),
        )
        told = tuple(f"{title}: {fault}; mend the sentence in text/{texts.language}/patient" for fault in faults)
        return Judged(title, measured.whole, measured.sections, told)

    def _names(self, texts: Texts) -> tuple[str, ...]:
        """Return what products are called; names are left out of a grade."""
        products = [each for place in Jurisdiction for each in self._library.catalogue(place).products.values()]
        brands = {texts.patient(f"product.{product.id}.name") for product in products}
        return tuple(sorted(brands | {name for product in products for name in (product.brand, product.generic)}))


def language_report(library: Library) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the figures in lines, and what fails the gate.

    Raises:
        ContentError: The gate lacks what it measures by.
        ReadingUnavailableError: The syllable counter is not installed.
    """
    gate = LanguageGate(library)
    try:
        told = [*gate.languages(), *gate.samples()]
        fullest = tuple(gate.fullest())
    except (ValueError, LookupError, OSError) as error:
        raise ContentError((f"text: {error}; mend the file",)) from None
    lines = [line for judged in told for line in judged.lines()]
    for kind in _FOR_PATIENTS:
        sheets = [judged for judged in fullest if judged.title.removesuffix(", large print").endswith(f" {kind}")]
        if sheets:
            lines.append(f"{len(sheets)} {kind} sheets as full as they get: {_worst(sheets)}")
    faults = (fault for judged in (*told, *fullest) for fault in judged.faults)
    return tuple(lines), tuple(dict.fromkeys(faults))


def fullest_consultations(catalogue: Catalogue, models: Iterable[Consultation]) -> Iterator[tuple[str, Consultation]]:
    """Yield consultations with the fullest sheets: three areas at a time, then all of them, with every caution.

    Args:
        catalogue: The content of a jurisdiction.
        models: Consultations to take name, clinic, product and concerns from; the first of the jurisdiction is used.
    """
    model = next((each for each in models if each.jurisdiction is catalogue.jurisdiction), None)
    if model is None:
        return
    zones = tuple(catalogue.zones)
    for chosen in (*(zones[start : start + _AREAS] for start in range(0, len(zones), _AREAS)), zones):
        planned = tuple(PlannedZone(zone, 10.0) for zone in chosen)
        made = replace(model, zones=planned, answers={}, overrides={}, decision=None)
        name = "all areas" if chosen == zones else " + ".join(chosen)
        for answer in (Answer.YES, Answer.UNSURE):
            yield f"{catalogue.jurisdiction}, {name}, every caution {answer}", _answered(catalogue, made, answer)


def _answered(catalogue: Catalogue, consultation: Consultation, answer: Answer) -> Consultation:
    """Return it with every question that can only caution answered so, and all others with no."""
    for question in catalogue.questions.values():
        cautions = question.category in (Category.RELATIVE, Category.NOTE)
        if is_asked(question, consultation):
            consultation = consultation.with_answer(question.id, AnswerRecord(answer if cautions else Answer.NO))
    return consultation


def _faults_of_words(words: str, voice: Voice, glossary: Glossary) -> Iterator[str]:
    for found in voice.passives(words):
        yield f'"{found}" is in the passive voice'
    for word in glossary.long_words(words):
        yield f'"{word}" is long and neither everyday nor in glossary.toml'


def _flat(group: Mapping[str, Iterable[str]]) -> Iterator[str]:
    return (words for lines in group.values() for words in lines)


def _is_running(lines: Iterable[str]) -> bool:
    return sum(len(line.split()) for line in lines) >= _RUNNING_TEXT


def _worst(sheets: Iterable[Judged]) -> str:
    """Return the highest figures over many sheets."""
    found = tuple(sheets)
    readings = [reading for judged in found for reading in judged.sections.values()]
    grade = max(judged.whole.grade or 0.0 for judged in found)
    section = max(reading.grade or 0.0 for reading in readings)
    mean = max(judged.whole.mean_words for judged in found)
    longest = max(reading.longest_words for reading in readings)
    return f"grade {grade:.1f} at most, section {section:.1f}, mean sentence {mean:.1f} words, longest {longest}"


def _figures(reading: Reading) -> str:
    grade = "grade not measured" if reading.grade is None else f"grade {reading.grade:.1f}"
    return f"{grade}, mean sentence {reading.mean_words:.1f} words, longest {reading.longest_words}"


class _Filled(dict[str, str]):
    """What stands in any gap while a sentence is measured: a short word."""

    def __missing__(self, gap: str) -> str:
        return "drug" if gap in _DRUGS else "one"
