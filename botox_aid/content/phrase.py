"""Keeps phrases that no sheet may print out of the sentences of a language."""

from collections.abc import Iterator

from botox_aid.text import Audience, Texts
from botox_aid.text.forbidden import Forbidden


def forbidden_phrases(texts: Texts, forbidden: Forbidden) -> Iterator[str]:
    """Yield every sentence that holds a phrase which may not be printed for its readers.

    Args:
        texts: The language.
        forbidden: Its phrases.
    """
    for audience, found_in in (
        (Audience.PATIENT, forbidden.in_patient_words),
        (Audience.CLINICIAN, forbidden.in_print),
    ):
        for key in sorted(texts.keys(audience)):
            for phrase in found_in(texts.pattern(audience, key)):
                yield (
                    f"text/{texts.language}/{audience}: {key}: holds \u201c{phrase}\u201d, which no sheet may say; "
                    "use other words"
                )
