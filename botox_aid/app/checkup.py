"""What ``botox-aid check`` looks at: that the installed program can do its work."""

from ..content.crosscheck import problems
from ..domain.errors import ContentError
from ..domain.vocabulary import Jurisdiction
from ..text import MissingText
from .library import Library


def content_problems(library: Library) -> tuple[str, ...]:
    """Return what is missing or inconsistent in the shipped content: file, key and what to write.

    Every jurisdiction is checked against every language, because any of them can be chosen.
    """
    found: list[str] = []
    for jurisdiction in Jurisdiction:
        try:
            catalogue = library.catalogue(jurisdiction)
        except ContentError as error:
            found += error.problems
            continue
        for language in library.languages:
            try:
                found += problems(catalogue, library.texts(language))
            except (MissingText, ValueError) as error:
                found.append(f"text/{language}: {error}; write the sentence")
    return tuple(dict.fromkeys(found))
