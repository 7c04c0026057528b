"""The prescriber's typed reason: when it counts, and for which finding."""

import unicodedata
from dataclasses import replace

from ..domain.consultation import Consultation, Override
from ..domain.plan import Finding
from ..domain.vocabulary import Level

REASON_LENGTH = 20


def counts(override: Override) -> bool:
    """Return whether an override has a reason of enough characters, and a name."""
    return len(_trimmed(override.reason)) >= REASON_LENGTH and bool(_trimmed(override.by))


def with_override(finding: Finding, consultation: Consultation) -> Finding:
    """Return a finding with the override that lifts its block, if there is one that counts."""
    override = consultation.overrides.get(finding.id)
    if override is None or finding.level is not Level.STOP or not finding.overridable or not counts(override):
        return finding
    return replace(finding, override=override)


def _trimmed(text: str) -> str:
    """Return text without what cannot be seen at either end; a reason of zero-width spaces is no reason."""
    start, end = 0, len(text)
    while start < end and _unseen(text[start]):
        start += 1
    while end > start and _unseen(text[end - 1]):
        end -= 1
    return text[start:end]


def _unseen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in {"Cf", "Cc"}
