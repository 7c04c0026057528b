"""Which page and which binding belong to a step; each is imported on its first visit."""

from typing import TYPE_CHECKING, Any

from ...app.flow import Step
from ..pages.page import Page
from .binding import Binding

if TYPE_CHECKING:
    from ..bridge import Bridge


def make_page(step: Step, bridge: "Bridge") -> Page:
    """Return a new page of a step."""
    look, texts = bridge.look, bridge.texts
    if step is Step.CANDIDACY:
        from ..pages.candidacy_page import CandidacyPage

        return CandidacyPage(look, texts)
    if step is Step.ZONES:
        from ..pages.zones_page import ZonesPage

        return ZonesPage(look, texts, bridge.library.folder / "face")
    if step is Step.PRODUCT:
        from ..pages.product_page import ProductPage

        return ProductPage(look, texts)
    if step is Step.TALK:
        from ..pages.talk_page import TalkPage

        return TalkPage(look, texts)
    if step is Step.SHEETS:
        from ..pages.sheets_page import SheetsPage

        return SheetsPage(look, texts)
    if step is Step.PRINT:
        from ..pages.print_page import PrintPage

        return PrintPage(look, texts)
    from ..pages.patient_page import PatientPage

    return PatientPage(look, texts)


def bind(step: Step, bridge: "Bridge", page: Any) -> Binding[Any]:
    """Return the binding of a step's page."""
    if step is Step.CANDIDACY:
        from .candidacy_binding import CandidacyBinding

        return CandidacyBinding(bridge, page)
    if step is Step.ZONES:
        from .zones_binding import ZonesBinding

        return ZonesBinding(bridge, page)
    if step is Step.PRODUCT:
        from .product_binding import ProductBinding

        return ProductBinding(bridge, page)
    if step is Step.TALK:
        from .talk_binding import TalkBinding

        return TalkBinding(bridge, page)
    if step is Step.SHEETS:
        from .sheets_binding import SheetsBinding

        return SheetsBinding(bridge, page)
    if step is Step.PRINT:
        from .print_binding import PrintBinding

        return PrintBinding(bridge, page)
    from .patient_binding import PatientBinding

    return PatientBinding(bridge, page)
