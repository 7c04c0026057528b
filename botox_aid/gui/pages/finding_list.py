"""Findings as cards in a column, kept in place while they stay the same."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ..finding_text import finding_text
from ..widgets.finding import FindingCard
from .page import Page

if TYPE_CHECKING:
    from ...app.finding_view import FindingView


def show_findings(
    page: Page, layout: QVBoxLayout, findings: Sequence["FindingView"], *, in_place: bool = True
) -> list[FindingCard]:
    """Show findings in a column that holds nothing else; cards are made and removed as needed.

    Returns:
        The cards, in order.
    """
    wanted = [finding_text(finding, page.texts, in_place=in_place) for finding in findings]
    cards = [item.widget() for item in (layout.itemAt(place) for place in range(layout.count())) if item is not None]
    present = [card for card in cards if isinstance(card, FindingCard)]
    for card in present[len(wanted) :]:
        layout.removeWidget(card)
        card.hide()
        card.deleteLater()
    present = present[: len(wanted)]
    for card, text in zip(present, wanted, strict=False):
        card.show_finding(text)
        card.setObjectName(f"finding_{text.id}")
    for text in wanted[len(present) :]:
        card = FindingCard(page.look, text, short=not in_place)
        card.link.connect(lambda key, link, card=card: page.finding_link.emit(key, link, card))
        layout.addWidget(card)
        present.append(card)
    return present
