"""The seven steps of a consultation and the places in them that one can jump to."""

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """A page of the desk, in the order in which a consultation walks through them."""

    PATIENT = "patient"
    CANDIDACY = "candidacy"
    ZONES = "zones"
    PRODUCT = "product"
    TALK = "talk"
    SHEETS = "sheets"
    PRINT = "print"

    @property
    def following(self) -> "Step | None":
        """The next step, ``None`` after the last."""
        steps = list(Step)
        position = steps.index(self) + 1
        return steps[position] if position < len(steps) else None

    @property
    def preceding(self) -> "Step | None":
        """The step before, ``None`` before the first."""
        steps = list(Step)
        position = steps.index(self)
        return steps[position - 1] if position else None


class Standing(StrEnum):
    """How far a step or a tick has come."""

    TO_DO = "to_do"
    DONE = "done"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is asked.

    Attributes:
        step: The page.
        field: ``objectName`` of the control on it; empty for the page's first one.
    """

    step: Step
    field: str = ""


_DERIVED_PLACES = {
    "not_examined": Place(Step.PATIENT, "visit_examined"),
    "under18_england": Place(Step.PATIENT, "patient_date_of_birth"),
    "age_65": Place(Step.PATIENT, "patient_date_of_birth"),
    "age_75": Place(Step.PATIENT, "patient_date_of_birth"),
    "age_over_label": Place(Step.PRODUCT, "product_choice"),
    "lot_expired": Place(Step.PRODUCT, "lot_expiry"),
    "off_label": Place(Step.PRODUCT, "product_choice"),
    "units_over_label": Place(Step.PRODUCT, "product_choice"),
    "forehead_alone": Place(Step.PRODUCT, "product_choice"),
}


def place_of_finding(finding_id: str, zones: tuple[str, ...] = ()) -> Place:
    """Return where the answer that raised a finding is given."""
    if finding_id in ("units_over_label", "off_label", "forehead_alone") and zones:
        return Place(Step.PRODUCT, f"units.{zones[0]}")
    return _DERIVED_PLACES.get(finding_id, Place(Step.CANDIDACY, f"question.{finding_id}"))
