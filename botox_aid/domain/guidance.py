"""What patients are told beside the risks: aftercare, red flags, other choices, honest answers."""

from dataclasses import dataclass

from .vocabulary import Concern, EvidenceTag, StepTime, Strength, Trust, Urgency


@dataclass(frozen=True, slots=True)
class AftercareStep:
    """One piece of advice; sentence ``patient`` ``aftercare.<id>``.

    Attributes:
        zones: Zones it belongs to; empty for all.
        needs_finding: Printed only with one of these findings (such as ``anticoag``); empty for always.
        not_with_finding: Left out, because a variant replaces it, where one of these findings stands.
    """

    id: str
    order: int
    when: StepTime
    strength: Strength
    tag: EvidenceTag
    grade: str
    trust: Trust
    sources: tuple[str, ...]
    zones: tuple[str, ...] = ()
    needs_finding: tuple[str, ...] = ()
    not_with_finding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A sign to act on; sentences ``patient`` ``red_flag.<id>.sign`` and ``.do``.

    Attributes:
        pictogram: Name of the drawing that stands beside it.
        drawn: Whether it has a drawing at all; thoughts of self-harm have none.
    """

    id: str
    order: int
    urgency: Urgency
    trust: Trust
    sources: tuple[str, ...]
    zones: tuple[str, ...] = ()
    conflict: bool = False
    pictogram: str = ""
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another choice, no treatment among them; sentences ``patient`` ``alternative.<id>.name`` and ``.text``."""

    id: str
    order: int
    trust: Trust
    sources: tuple[str, ...]
    concerns: tuple[Concern, ...] = ()
    zones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What patients have read, and the honest answer.

    Sentences: ``patient`` ``claim.<id>.question`` and ``.answer``; ``clinician`` ``claim.<id>``.

    Attributes:
        verdict: ``supported``, ``limited``, ``unsupported`` or ``misleading``.
        concerns: Concerns that bring it onto the sheet.
        zones: Chosen zones that bring it onto the sheet.
        level: Level of the best evidence, as the source words it.
    """

    id: str
    order: int
    verdict: str
    level: str
    trust: Trust
    sources: tuple[str, ...]
    concerns: tuple[Concern, ...] = ()
    zones: tuple[str, ...] = ()
