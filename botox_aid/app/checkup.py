"""What ``botox-aid check`` looks at: that the installed program can do its work."""

import json
from collections.abc import Iterator

from ..content.crosscheck import all_problems
from ..domain.catalogue import Catalogue
from ..domain.errors import ContentError
from ..domain.plan import SheetRequest
from ..domain.vocabulary import Copy, Edition, Jurisdiction, SheetKind, View
from ..text import Audience, DamagedText, Texts
from .files import read_consultation
from .library import Library
from .sheets import refused_by, sheet_request

# The record is for the clinic; the gate is for what patients take home.
_FOR_PATIENTS = (SheetKind.CONSENT, SheetKind.AFTERCARE, SheetKind.NOT_TODAY)


def content_problems(library: Library) -> tuple[str, ...]:
    """Return what is missing or inconsistent in the shipped content: file, key and what to write.

    Every jurisdiction is checked against every language, because any of them can be chosen.
    """
    found: list[str] = []
    catalogues: list[Catalogue] = []
    for jurisdiction in Jurisdiction:
        try:
            catalogues.append(library.catalogue(jurisdiction))
        except ContentError as error:
            found += error.problems
    languages: list[Texts] = []
    for language in library.languages:
        try:
            texts = library.texts(language)
            for audience in Audience:
                texts.keys(audience)
            languages.append(texts)
        except DamagedText as error:
            found.append(str(error))
    if not found:
        found += all_problems(catalogues, languages, _drawn_shapes(library))
    return tuple(dict.fromkeys(found))


def _drawn_shapes(library: Library) -> dict[View, frozenset[str]]:
    """Return the names of the shapes on each drawing of the face."""
    drawings = {view: library.folder / "face" / f"zones_{view}.json" for view in View}
    return {view: frozenset(json.loads(entry.read_bytes())["shapes"]) for view, entry in drawings.items()}


def language_report(library: Library) -> Iterator[str]:
    """Yield one line for each patient sheet of the sample consultations, and one for each text that is too hard.

    Raises:
        ReadingUnavailableError: The reading library is not installed.
    """
    from ..document.sheet import compose
    from ..text.reading import report

    for sample in sample_names(library):
        consultation = read_consultation(library, (library.folder / "sample" / sample).read_bytes())
        texts = library.texts(consultation.language)
        for kind in _FOR_PATIENTS:
            request = sheet_request(library, consultation, kind, Edition.STANDARD, Copy.PATIENT)
            if refused_by(request.plan, kind):
                continue
            measured = report(compose(request, texts).sections(), consultation.language, product_names(request, texts))
            whole = measured.whole
            grade = "not measured" if whole.grade is None else f"{whole.grade:.1f}"
            hardest = max((reading.grade or 0.0 for reading in measured.sections.values()), default=0.0)
            yield (
                f"{sample} {kind}: grade {grade}, hardest section {hardest:.1f}, "
                f"mean sentence {whole.mean_words:.1f} words, longest {whole.longest_words}"
            )
            yield from (f"  {fault}" for fault in measured.faults)


def sample_names(library: Library) -> list[str]:
    """Return the file names of the shipped sample consultations, sorted."""
    return sorted(entry.name for entry in (library.folder / "sample").iterdir())


def product_names(request: SheetRequest, texts: Texts) -> tuple[str, ...]:
    """Return what the chosen product is called; names are left out of a reading grade."""
    product = request.catalogue.products.get(request.consultation.product)
    return () if product is None else (texts.patient(f"product.{product.id}.name"), product.brand, product.generic)
