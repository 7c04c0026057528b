"""Holds the content against itself and against the languages; says what to mend: file, key, remedy."""

from collections.abc import Sequence

from botox_aid.domain.catalogue import Catalogue
from botox_aid.text import Texts

from .figure import figure_faults
from .reference import Shapes, reference_faults, source_ids
from .sentence import differing_gaps, missing_sentences, orphan_sentences


def problems(catalogue: Catalogue, texts: Texts, shapes: Shapes | None = None) -> tuple[str, ...]:
    """Return what is wrong with the content of one jurisdiction as said in one language.

    Args:
        catalogue: The content.
        texts: The language.
        shapes: Names of the shapes on each drawing of the face; without them shapes are not looked up.
    """
    return (
        *reference_faults(catalogue, shapes),
        *figure_faults(catalogue),
        *missing_sentences(catalogue, texts),
    )


def leftovers(catalogues: Sequence[Catalogue], languages: Sequence[Texts]) -> tuple[str, ...]:
    """Return what only all jurisdictions and all languages together can show.

    These are sources that no statement names, sentences about things that are not there, and sentences whose gaps
    differ between languages.
    """
    used = frozenset[str]().union(*(source_ids(catalogue) for catalogue in catalogues))
    known = {source for catalogue in catalogues for source in catalogue.sources}
    unused = (f"common/sources: {source}: no statement names it; remove it" for source in sorted(known - used))
    orphans = (fault for texts in languages for fault in orphan_sentences(catalogues, texts))
    return (*unused, *orphans, *(differing_gaps(languages) if languages else ()))


def all_problems(
    catalogues: Sequence[Catalogue], languages: Sequence[Texts], shapes: Shapes | None = None
) -> tuple[str, ...]:
    """Return everything that is wrong with the content, each fault once."""
    each = (fault for catalogue in catalogues for texts in languages for fault in problems(catalogue, texts, shapes))
    return tuple(dict.fromkeys((*each, *leftovers(catalogues, languages))))
