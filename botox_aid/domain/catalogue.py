"""The clinical content of one jurisdiction, as loaded from the resource files."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from .candidacy import Question, QuestionGroup
from .guidance import AftercareStep, Alternative, Claim, RedFlag
from .legal import LegalProfile
from .product import Product
from .source import Fact, Source
from .vocabulary import Jurisdiction, Trust
from .zone import Effect, Timeline, Zone


@dataclass(frozen=True, slots=True)
class Approval:
    """The clinic's approval of one content version."""

    by: str
    on: dt.date
    version: str


@dataclass(frozen=True, slots=True)
class Release:
    """Version of the content and when it must be reviewed again."""

    version: str
    compiled_on: dt.date
    review_due: dt.date
    approval: Approval | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All content of one jurisdiction; every mapping is keyed by id and ordered as it is to be shown."""

    jurisdiction: Jurisdiction
    release: Release
    legal: LegalProfile
    sources: Mapping[str, Source]
    zones: Mapping[str, Zone]
    general_effects: tuple[Effect, ...]
    question_groups: tuple[QuestionGroup, ...]
    questions: Mapping[str, Question]
    products: Mapping[str, Product]
    aftercare: tuple[AftercareStep, ...]
    red_flags: tuple[RedFlag, ...]
    alternatives: tuple[Alternative, ...]
    claims: tuple[Claim, ...]
    timeline_facts: tuple[Fact, ...]
    management: tuple[Fact, ...]
    all_product_ids: frozenset[str]

    def timeline(self, zone_id: str, product_id: str) -> Timeline:
        """Return when the wished effect comes and goes in a zone, with a product.

        Where two read texts give other weeks, the earlier end and the later one stand: nobody is told that an effect, or
        an unwanted one, is over before it is.
        """
        timeline, product = self.zones[zone_id].timeline, self.products.get(product_id)
        lasting = product.lasting if product is not None and product.indication(zone_id) is not None else None
        if lasting is None or lasting.trust is not Trust.READ:
            return timeline
        ends = (*timeline.duration_weeks, *lasting.weeks)
        sources = tuple(dict.fromkeys((*timeline.sources, *lasting.sources)))
        return replace(timeline, duration_weeks=(min(ends), max(ends)), sources=sources)
