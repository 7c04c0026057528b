"""What ``botox-aid assess`` prints: the findings of a consultation as plain data, said in the clinician's words."""

from ..domain.catalogue import Catalogue
from ..domain.consultation import Consultation
from ..domain.plan import Assessment, Finding
from ..domain.vocabulary import Level
from ..rules.plan import make_plan
from ..text import Texts
from .library import Library
from .wording import Wording

_BLOCKING = (Level.HARD_STOP, Level.STOP)


def assessment_json(library: Library, consultation: Consultation) -> dict[str, object]:
    """Return the assessment of a consultation, ready to be written as JSON."""
    catalogue = library.catalogue(consultation.jurisdiction)
    texts = library.texts(consultation.language)
    return report(make_plan(catalogue, consultation).assessment, texts, catalogue)


def report(assessment: Assessment, texts: Texts, catalogue: Catalogue) -> dict[str, object]:
    """Return an assessment as plain data; field names as the file format gives them."""
    return {
        "findings": [_finding(finding, texts, catalogue) for finding in assessment.findings],
        "missing": list(assessment.missing),
        "dropped": list(assessment.dropped),
        "consent_sheet": "allowed" if assessment.consent_allowed else "blocked",
        "blocked_by": list(assessment.blocked_by),
    }


def finding_text(finding: Finding, texts: Texts, catalogue: Catalogue) -> str:
    """Return a finding in one or two sentences for the clinician: what, how sure, and why it matters."""
    wording = Wording(texts, catalogue)
    values = wording.values(finding.values)
    factor = texts.clinician(f"question.{finding.id}.factor", **values)
    why = texts.clinician(finding.text, **values)
    if finding.unsure:
        key = "finding.find_out_first" if finding.level in _BLOCKING else "finding.not_sure"
    else:
        key = "finding.stated"
    return texts.clinician(key, factor=factor, why=why)


def _finding(finding: Finding, texts: Texts, catalogue: Catalogue) -> dict[str, object]:
    return {
        "id": finding.id,
        "level": finding.level.value,
        "category": finding.category.value,
        "action": finding.action.value,
        "zones": list(finding.zones),
        "text": finding_text(finding, texts, catalogue),
        "sources": list(finding.sources),
        "overridden": finding.overridden,
    }
