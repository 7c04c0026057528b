"""The prescriber's typed reason: when it counts, and for which finding."""

from dataclasses import replace

from ..domain.consultation import Consultation, Override
from ..domain.letter import trimmed
from ..domain.plan import Finding
from ..domain.vocabulary import Level

REASON_LENGTH = 20


def counts(override: Override) -> bool:
    """Return whether an override has a reason of enough characters, and a name; a reason that cannot be seen is none."""
    return len(trimmed(override.reason)) >= REASON_LENGTH and bool(trimmed(override.by))


def with_override(finding: Finding, consultation: Consultation) -> Finding:
    """Return a finding with the override that lifts its block, if there is one that counts."""
    override = consultation.overrides.get(finding.id)
    if override is None or finding.level is not Level.STOP or not finding.overridable or not counts(override):
        return finding
    return replace(finding, override=override)
