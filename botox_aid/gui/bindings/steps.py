"""Which page and which binding belong to a step; each is imported when it is first needed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...app.flow import Step
from ..pages.page import Page
from .binding import Binding

if TYPE_CHECKING:
    from ..bridge import Bridge

Bound = tuple[Page, Binding[Any]]


def bound_page(step: Step, bridge: "Bridge") -> Bound:
    """Return a new page of a step and its binding."""
    return _MAKERS[step](bridge)


def _patient(bridge: "Bridge") -> Bound:
    from ..pages.patient_page import PatientPage
    from .patient_binding import PatientBinding

    page = PatientPage(bridge.look, bridge.texts)
    return page, PatientBinding(bridge, page)


def _candidacy(bridge: "Bridge") -> Bound:
    from ..pages.candidacy_page import CandidacyPage
    from .candidacy_binding import CandidacyBinding

    page = CandidacyPage(bridge.look, bridge.texts)
    return page, CandidacyBinding(bridge, page)


def _zones(bridge: "Bridge") -> Bound:
    from ..pages.zones_page import ZonesPage
    from .zones_binding import ZonesBinding

    page = ZonesPage(bridge.look, bridge.texts, bridge.library.folder / "face")
    return page, ZonesBinding(bridge, page)


def _product(bridge: "Bridge") -> Bound:
    from ..pages.product_page import ProductPage
    from .product_binding import ProductBinding

    page = ProductPage(bridge.look, bridge.texts)
    return page, ProductBinding(bridge, page)


def _talk(bridge: "Bridge") -> Bound:
    from ..pages.talk_page import TalkPage
    from .talk_binding import TalkBinding

    page = TalkPage(bridge.look, bridge.texts)
    return page, TalkBinding(bridge, page)


def _sheets(bridge: "Bridge") -> Bound:
    from ..pages.sheets_page import SheetsPage
    from .sheets_binding import SheetsBinding

    page = SheetsPage(bridge.look, bridge.texts)
    return page, SheetsBinding(bridge, page)


def _print(bridge: "Bridge") -> Bound:
    from ..pages.print_page import PrintPage
    from .print_binding import PrintBinding

    page = PrintPage(bridge.look, bridge.texts)
    return page, PrintBinding(bridge, page)


_MAKERS: dict[Step, Callable[["Bridge"], Bound]] = {
    Step.PATIENT: _patient,
    Step.CANDIDACY: _candidacy,
    Step.ZONES: _zones,
    Step.PRODUCT: _product,
    Step.TALK: _talk,
    Step.SHEETS: _sheets,
    Step.PRINT: _print,
}
