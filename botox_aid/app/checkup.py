"""What ``botox-aid check`` looks at: that the installed program can do its work."""

import json
from collections.abc import Iterable, Iterator

from ..content.crosscheck import all_problems
from ..content.phrase import forbidden_phrases
from ..domain.catalogue import Catalogue
from ..domain.errors import BotoxAidError, ContentError
from ..domain.plan import SheetRequest
from ..domain.vocabulary import Copy, Edition, Jurisdiction, SheetKind, View
from ..text import Audience, DamagedText, Texts
from ..text.forbidden import load_forbidden
from .files import read_consultation
from .library import Library
from .sheets import refused_by, sheet_bytes, sheet_request


def content_problems(library: Library) -> tuple[str, ...]:
    """Return what is missing or inconsistent in the shipped content: file, key and what to write.

    Every jurisdiction is checked against every language, because any of them can be chosen.
    """
    found: list[str] = [*_nameless_languages(library)]
    catalogues: list[Catalogue] = []
    for jurisdiction in Jurisdiction:
        try:
            catalogue = library.catalogue(jurisdiction)
        except ContentError as error:
            found += error.problems
            continue
        catalogues.append(catalogue)
        if catalogue.legal.language not in library.languages:
            found.append(
                f"{jurisdiction}/legal.toml: language: there is no {catalogue.legal.language}; name one of text/"
            )
    languages: list[Texts] = []
    for language in library.languages:
        try:
            texts = library.texts(language)
            for audience in Audience:
                texts.keys(audience)
            languages.append(texts)
        except DamagedText as error:
            found.append(str(error))
    shapes = {view: drawn for view in View if (drawn := _drawn_shapes(library, view, found)) is not None}
    found += _pictogram_problems(library, catalogues)
    if not found:
        found += all_problems(catalogues, languages, shapes)
        found += _phrase_problems(library, languages)
    return tuple(dict.fromkeys(found))


def _nameless_languages(library: Library) -> Iterator[str]:
    """Yield each folder of a language that nobody can choose, because nothing says what it is called."""
    for entry in sorted((library.folder / "text").iterdir(), key=lambda item: item.name):
        if entry.is_dir() and not (entry / "language.toml").is_file():
            yield f"text/{entry.name}/language.toml: missing; write the name of the language and its locale"


def _drawn_shapes(library: Library, view: View, found: list[str]) -> frozenset[str] | None:
    """Return the names of the shapes on a drawing of the face, or add to what was found wrong."""
    name = f"face/zones_{view}.json"
    try:
        return frozenset(json.loads((library.folder / name).read_bytes())["shapes"])
    except (OSError, ValueError, LookupError, TypeError):
        found.append(f"{name}: is no drawing with shapes; put the shipped file back")
        return None


def _pictogram_problems(library: Library, catalogues: Iterable[Catalogue]) -> Iterator[str]:
    """Yield each sign to act on that has no drawing, and each drawing that cannot be drawn or that no sign has."""
    from ..document.pdf.pictogram import pictogram

    folder = library.folder / "pictograms"
    flags = {flag.id: flag for catalogue in catalogues for flag in catalogue.red_flags}
    for flag in flags.values():
        place = f"common/red_flags/{flag.id}.toml"
        if flag.drawn and not flag.pictogram:
            yield f"{place}: pictogram: missing; name a drawing of pictograms/, or write drawn = false"
        elif flag.pictogram and not flag.drawn:
            yield f"{place}: pictogram: this sign is never drawn; remove the line, or drawn = false"
    shown = {flag.pictogram for flag in flags.values() if flag.pictogram}
    for name in sorted(shown):
        try:
            pictogram((folder / f"{name}.toml").read_bytes())
        except OSError:
            yield f"pictograms/{name}.toml: missing; put the shipped file back"
        except ValueError as error:
            yield f"pictograms/{name}.toml: {error}; mend the file"
    there = {entry.name for entry in folder.iterdir()} if folder.is_dir() else set()
    if flags:
        yield from (
            f"pictograms/{name}: no sign shows it; remove it"
            for name in sorted(there - {f"{shape}.toml" for shape in shown})
        )


def _phrase_problems(library: Library, languages: list[Texts]) -> Iterator[str]:
    for texts in languages:
        try:
            forbidden = load_forbidden(library.folder / "text", texts.language)
        except (OSError, ValueError, LookupError) as error:
            yield f"text/forbidden.toml: {error}; mend the file"
        else:
            yield from forbidden_phrases(texts, forbidden)


def sheet_problems(library: Library) -> tuple[str, ...]:
    """Return what keeps the program from drawing the sheets of the shipped sample consultations."""
    found = []
    names = sample_names(library)
    if not names:
        found.append("sample: no consultation there; put at least one .json file back")
    for name in names:
        for kind in SheetKind:
            for edition in Edition:
                try:
                    _draw(library, name, kind, edition)
                except (BotoxAidError, OSError, LookupError, ValueError) as error:
                    what = " ".join(str(error).split()) or type(error).__name__
                    found.append(
                        f"sample/{name}: its {kind} sheet, {edition}, cannot be drawn: {what}; put the files back"
                    )
    return tuple(dict.fromkeys(found))


def _draw(library: Library, name: str, kind: SheetKind, edition: Edition) -> None:
    consultation = read_consultation(library, (library.folder / "sample" / name).read_bytes())
    request = sheet_request(library, consultation, kind, edition, Copy.CLINIC)
    if not refused_by(request.plan, kind):
        sheet_bytes(request, library.texts(consultation.language))


def sample_names(library: Library) -> list[str]:
    """Return the file names of the shipped sample consultations, sorted."""
    folder = library.folder / "sample"
    return sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".json")) if folder.is_dir() else []


def product_names(request: SheetRequest, texts: Texts) -> tuple[str, ...]:
    """Return what the chosen product is called; names are left out of a reading grade."""
    product = request.catalogue.products.get(request.consultation.product)
    return () if product is None else (texts.patient(f"product.{product.id}.name"), product.brand, product.generic)
