"""The ids that a file may name, so that the reader needs no content."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..domain.candidacy import Question
from ..domain.catalogue import Catalogue
from ..domain.vocabulary import Jurisdiction

# Raised by the plan alone: findings that can be named in an override, but no items of candidacy that can be answered.
PLAN_ITEMS = frozenset(
    {"not_examined", "lot_expired", "age_over_label", "off_label", "units_over_label", "forehead_alone"}
)


@dataclass(frozen=True, slots=True)
class KnownIds:
    """What a consultation file may name.

    Attributes:
        zones: Zone ids, and whether each has a left and a right.
        questions: Ids of the candidacy items, and the details that each asks for.
        findings: Ids of all findings.
        products: Product ids by jurisdiction.
        languages: Language codes.
        own_language: Language of a jurisdiction where the file names none.
    """

    zones: Mapping[str, bool]
    questions: Mapping[str, frozenset[str]]
    findings: frozenset[str]
    products: Mapping[Jurisdiction, frozenset[str]]
    languages: frozenset[str]
    own_language: Mapping[Jurisdiction, str]

    @classmethod
    def of(cls, catalogues: Iterable[Catalogue], languages: Iterable[str]) -> "KnownIds":
        """Return the ids of the content of all jurisdictions."""
        contents = tuple(catalogues)
        questions = {question.id: question for content in contents for question in content.questions.values()}
        return cls(
            zones={zone.id: zone.has_sides for content in contents for zone in content.zones.values()},
            questions={item: _details(asked) for item, asked in questions.items() if item not in PLAN_ITEMS},
            findings=PLAN_ITEMS | questions.keys(),
            products={content.jurisdiction: frozenset(content.products) for content in contents},
            languages=frozenset(languages),
            own_language={content.jurisdiction: content.legal.language for content in contents},
        )


def _details(question: Question) -> frozenset[str]:
    asked = {follow_up.kind for follow_up in question.follow_ups} - {"zones"}
    return frozenset(asked | ({"zones"} if question.site_specific else set()) | {"note"})
