"""Turns a finding of a view into what its card says."""

from typing import TYPE_CHECKING

from ..text import Texts
from .widgets.finding import FindingText

if TYPE_CHECKING:
    from ..app.finding_view import FindingView


def finding_text(finding: "FindingView", texts: Texts, *, in_place: bool, links: bool = True) -> FindingText:
    """Return the card of a finding.

    Args:
        finding: What was found.
        texts: Words of the window.
        in_place: The card stands beside the answer; otherwise it is a short one in the panel that leads there.
        links: Whether it leads anywhere.
    """
    ways = _links(finding, texts, in_place=in_place) if links else ()
    overridden = texts.interface("candidacy.overridden") if finding.override else ""
    if in_place:
        return FindingText(
            id=finding.key,
            level=finding.level.value,
            heading=texts.interface("candidacy.heading", word=finding.word, title=finding.title),
            what=finding.why,
            today_label=texts.interface("candidacy.for_today"),
            today=finding.today,
            source=finding.source,
            links=ways,
            overridden=overridden,
            reason=finding.override,
        )
    return FindingText(
        id=finding.key,
        level=finding.level.value,
        heading=finding.word,
        title=finding.title,
        links=ways,
        overridden=overridden,
        reason=finding.override,
    )


def _links(finding: "FindingView", texts: Texts, *, in_place: bool) -> tuple[tuple[str, str], ...]:
    links: list[tuple[str, str]] = []
    if not in_place:
        links.append(("show", texts.interface("candidacy.show_answer")))
    if finding.overridable:
        links.append(("override", texts.interface("candidacy.override")))
    if finding.override:
        links.append(("take_back", texts.interface("candidacy.take_back")))
    if in_place and finding.sources:
        links.append(("sources", texts.interface("candidacy.sources_count", count=len(finding.sources))))
    return tuple(links)
