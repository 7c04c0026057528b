"""The candidacy questions and their groups."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .vocabulary import ActBy, Action, Category, Jurisdiction, Trust


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A detail that a question asks for after certain answers.

    Attributes:
        kind: ``date``, ``product``, ``units``, ``note`` or ``zones``.
        when: Answers after which it is asked.
    """

    kind: str
    when: tuple[str, ...] = ("yes",)


@dataclass(frozen=True, slots=True)
class Question:
    """A candidacy item.

    Attributes:
        group: Group id; groups are ordered by ``Catalogue.question_groups``.
        derived: Computed from data, never asked.
        asked_of: ``patient`` or ``clinician``.
        zones_affected: Zones with which it is asked; empty means every zone and none.
        contraindicated_by: Product ids for each jurisdiction; ``("all",)`` for every product of it.
        applies_to_products: Where given, the only products with which it is asked.
        jurisdiction_sources: Where the reason differs by jurisdiction, what it rests on there instead of ``sources``.
        yes_is_good: On screen the question is worded so that its plain "yes" means that the factor is absent.
        adds_risk: A ``patient`` sentence ``question.<id>.own_risk`` belongs on the sheet.
        act_by: By when the patient should do what ``question.<id>.now`` says; before the next visit unless it is urgent.
    """

    id: str
    group: str
    order: int
    category: Category
    action: Action
    trust: Trust
    sources: tuple[str, ...]
    derived: bool = False
    asked_of: str = "patient"
    zones_affected: tuple[str, ...] = ()
    site_specific: bool = False
    contraindicated_by: Mapping[Jurisdiction, tuple[str, ...]] = field(default_factory=dict)
    applies_to_products: Mapping[Jurisdiction, tuple[str, ...]] | None = None
    jurisdiction_sources: Mapping[Jurisdiction, tuple[str, ...]] = field(default_factory=dict)
    follow_ups: tuple[FollowUp, ...] = ()
    yes_is_good: bool = False
    adds_risk: bool = False
    conflict: bool = False
    act_by: ActBy = ActBy.VISIT

    def sources_in(self, jurisdiction: Jurisdiction) -> tuple[str, ...]:
        """Return what the reason rests on in a jurisdiction, so that no foreign law is cited there."""
        return self.jurisdiction_sources.get(jurisdiction, self.sources)


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """A group of questions; title ``clinician`` ``group.<id>``."""

    id: str
    order: int
