"""Which of the content belongs on the sheets of this plan."""

from collections.abc import Iterable

from ..domain.catalogue import Catalogue
from ..domain.consultation import Consultation
from ..domain.guidance import AftercareStep, Alternative, Claim, RedFlag
from ..domain.plan import Finding
from ..domain.vocabulary import Category, Concern, Level, StepTime, Strength, Urgency

_ACNE_FINDING = "active_acne"


def aftercare(
    catalogue: Catalogue, consultation: Consultation, findings: Iterable[Finding]
) -> tuple[AftercareStep, ...]:
    """Return the steps for the chosen zones in order of time; what the evidence speaks against never prints."""
    raised = {finding.id for finding in findings}
    steps = [
        step
        for step in catalogue.aftercare
        if step.strength is not Strength.DROP
        and _belongs(step.zones, consultation)
        and (not step.needs_finding or raised.intersection(step.needs_finding))
        and not raised.intersection(step.not_with_finding)
    ]
    times = list(StepTime)
    return tuple(sorted(steps, key=lambda step: (times.index(step.when), step.order)))


def red_flags(catalogue: Catalogue, consultation: Consultation) -> tuple[RedFlag, ...]:
    """Return the signs to act on for the chosen zones, the most urgent first."""
    flags = [flag for flag in catalogue.red_flags if _belongs(flag.zones, consultation)]
    urgencies = list(Urgency)
    return tuple(sorted(flags, key=lambda flag: (urgencies.index(flag.urgency), flag.order)))


def claims(catalogue: Catalogue, consultation: Consultation, findings: Iterable[Finding]) -> tuple[Claim, ...]:
    """Return the answers to what this patient may have read; a claim bound to nothing stays off the paper."""
    concerns = _concerns(consultation, findings)
    chosen = set(consultation.zone_ids)
    found = [
        claim for claim in catalogue.claims if concerns.intersection(claim.concerns) or chosen.intersection(claim.zones)
    ]
    return tuple(sorted(found, key=lambda claim: claim.order))


def alternatives(
    catalogue: Catalogue, consultation: Consultation, findings: Iterable[Finding]
) -> tuple[Alternative, ...]:
    """Return the other choices; one that is bound to no zone and no concern, such as no treatment, always."""
    concerns = _concerns(consultation, findings)
    chosen = set(consultation.zone_ids)
    of_zones = {entry for zone_id, zone in catalogue.zones.items() if zone_id in chosen for entry in zone.alternatives}
    found = [
        choice
        for choice in catalogue.alternatives
        if not (choice.concerns or choice.zones)
        or choice.id in of_zones
        or concerns.intersection(choice.concerns)
        or chosen.intersection(choice.zones)
    ]
    return tuple(sorted(found, key=lambda choice: choice.order))


def own_risks(catalogue: Catalogue, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the items under "Your own risks": what adds a risk to this plan and does not block it."""
    return tuple(
        dict.fromkeys(
            finding.id
            for finding in findings
            if catalogue.questions[finding.id].adds_risk and not finding.blocks and not _is_elsewhere(finding)
        )
    )


def _belongs(zones: tuple[str, ...], consultation: Consultation) -> bool:
    return not zones or any(zone_id in zones for zone_id in consultation.zone_ids)


def _is_elsewhere(finding: Finding) -> bool:
    """Return whether a factor lies only at zones that are not treated."""
    return finding.level is Level.NOTE and finding.category is not Category.NOTE


def _concerns(consultation: Consultation, findings: Iterable[Finding]) -> set[Concern]:
    concerns = set(consultation.concerns)
    if any(finding.id == _ACNE_FINDING for finding in findings):
        concerns.add(Concern.ACNE)
    return concerns
