"""A finding as the window shows it: level, what, why, what it means for today, and on what it rests."""

from dataclasses import dataclass

from ..domain.plan import Finding
from ..domain.vocabulary import Level
from ..text import Audience, Texts
from .flow import Place, place_of_finding
from .timeline import State
from .wording import SourceLine, Wording


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding in finished words.

    Attributes:
        key: The id, with its zone where a finding stands once for each zone.
        word: The level as a word; "Find out first" where an unsure answer stops.
        title: What was found.
        why: The reason.
        today: What it means for today.
        source: The first source in short.
        override: Who went on and why; empty while the block stands.
        overridable: Whether a typed reason would lift the block.
        place: Where the answer is given.
    """

    key: str
    id: str
    level: Level
    word: str
    title: str
    why: str
    today: str
    source: str
    sources: tuple[SourceLine, ...]
    override: str
    overridable: bool
    blocks: bool
    unsure: bool
    place: Place


def finding_views(state: State, texts: Texts) -> tuple[FindingView, ...]:
    """Return all findings, heaviest first."""
    wording = Wording(texts, state.catalogue)
    return tuple(finding_view(finding, wording) for finding in state.plan.assessment.findings)


def finding_view(finding: Finding, wording: Wording) -> FindingView:
    """Return one finding in finished words."""
    texts, values = wording.texts, wording.values(finding.values)
    override = finding.override
    return FindingView(
        key="/".join((finding.id, *finding.zones)),
        id=finding.id,
        level=finding.level,
        word=_level_word(finding, texts),
        title=finding_title(finding, wording),
        why=texts.clinician(finding.text, **values),
        today=_today(finding, texts, values),
        source=wording.source_short(finding.sources),
        sources=wording.source_lines(finding.sources),
        override=texts.interface("finding.overridden", by=override.by, reason=override.reason) if override else "",
        overridable=finding.overridable and finding.blocks,
        blocks=finding.blocks,
        unsure=finding.unsure,
        place=place_of_finding(finding.id, finding.zones),
    )


def finding_title(finding: Finding, wording: Wording) -> str:
    """Return what was found, with the zones where it stands for some of them only."""
    texts, values = wording.texts, wording.values(finding.values)
    title = texts.clinician(f"question.{finding.id}.factor", **values)
    if finding.zones and "zone" not in finding.values:
        title = texts.interface("finding.in_zones", title=title, zones=wording.zones(finding.zones))
    return texts.interface("finding.unsure", title=title) if finding.unsure else title


def _level_word(finding: Finding, texts: Texts) -> str:
    if finding.unsure and finding.level in (Level.HARD_STOP, Level.STOP):
        return texts.interface("level.find_out_first")
    return texts.interface(f"level.{finding.level}")


def _today(finding: Finding, texts: Texts, values: dict[str, str]) -> str:
    if finding.unsure:
        stops = finding.level in (Level.HARD_STOP, Level.STOP)
        return texts.interface("finding.find_out_first" if stops else "finding.not_sure")
    key = f"question.{finding.id}.today"
    return texts.clinician(key, **values) if texts.has(Audience.CLINICIAN, key) else ""
