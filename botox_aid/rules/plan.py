"""Everything that the rules make of one consultation."""

from ..domain.catalogue import Catalogue
from ..domain.consultation import Consultation
from ..domain.letter import trimmed
from ..domain.plan import Plan, ZonePlan
from . import selection
from .candidacy import assess
from .label import label_units, total_units
from .risk import risks
from .schedule import schedule


def make_plan(catalogue: Catalogue, consultation: Consultation) -> Plan:
    """Return findings, risks, dates and the content for the sheets.

    Args:
        catalogue: The content of the consultation's own jurisdiction.
        consultation: What was asked, answered and planned.
    """
    assessment = assess(catalogue, consultation)
    findings = assessment.findings
    return Plan(
        assessment=assessment,
        zones=_zones(catalogue, consultation),
        risks=risks(catalogue, consultation),
        own_risks=selection.own_risks(catalogue, findings),
        schedule=schedule(catalogue, consultation),
        aftercare=selection.aftercare(catalogue, consultation, findings),
        red_flags=selection.red_flags(catalogue, consultation),
        alternatives=selection.alternatives(catalogue, consultation, findings),
        claims=selection.claims(catalogue, consultation, findings),
        total_units=total_units(consultation),
        consent_needs=consent_needs(consultation),
    )


def consent_needs(consultation: Consultation) -> tuple[str, ...]:
    """Return the fields that are empty though a consent sheet is about nothing without them.

    They are no questions of candidacy, so they are not *missing*; the sheet still cannot be made.
    """
    needed = {
        "patient.name": trimmed(consultation.patient.name),
        "patient.date_of_birth": consultation.patient.date_of_birth,
        "visit.date": consultation.visit.date,
        "product": consultation.product,
        "zones": consultation.zones,
    }
    return tuple(name for name, value in needed.items() if not value)


def _zones(catalogue: Catalogue, consultation: Consultation) -> tuple[ZonePlan, ...]:
    product = catalogue.products.get(consultation.product)
    plans = []
    for place, planned in enumerate(consultation.zones):
        indication = product.indication(planned.zone) if product is not None else None
        plans.append(
            ZonePlan(
                zone=planned.zone,
                letter=chr(ord("A") + place),
                on_label=None if product is None else indication is not None,
                label_units=label_units(indication, planned.side),
            )
        )
    return tuple(plans)
