"""What law and professions of a jurisdiction ask of the sheets."""

from dataclasses import dataclass

from .source import Fact
from .vocabulary import Category, Jurisdiction, Paper


@dataclass(frozen=True, slots=True)
class LegalProfile:
    """What the law and the professions of a jurisdiction ask of the sheets.

    Attributes:
        age_min: Lowest age in years.
        prescriber_in_person: Category that ``not_examined`` has here.
        leaflet: ``medication_guide`` or ``leaflet``.
        boxed_warning: Whether the gist of a boxed warning is owed.
        emergency_number: Digits as dialled.
        advice_line: Such as NHS 111, or empty.
        reporting: Id of the reporting scheme; sentence ``patient`` ``legal.<jurisdiction>.reporting``.
        retention_years: Default of record keeping, ``None`` without one.
        duties: Sourced duties for the clinician's screen.
    """

    jurisdiction: Jurisdiction
    language: str
    paper: Paper
    age_min: int
    prescriber_in_person: Category
    leaflet: str
    boxed_warning: bool
    emergency_number: str
    advice_line: str
    reporting: str
    duties: tuple[Fact, ...]
    retention_years: int | None = None
