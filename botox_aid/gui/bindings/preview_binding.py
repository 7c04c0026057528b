"""What the two steps that show the sheets share: their preview, filled from the desk's sheets."""

from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from ...app.flow import Step
from ...domain.vocabulary import Edition
from .binding import Binding

if TYPE_CHECKING:
    from ...app.sheet_press import SheetOrder
    from ...app.sheets_view import SheetsView
    from ..pages.print_page import PrintPage
    from ..pages.sheets_page import SheetsPage

PreviewPage = TypeVar("PreviewPage", "SheetsPage", "PrintPage")


class PreviewBinding(Binding[PreviewPage]):
    """One page with a preview of the sheets.

    Attributes:
        step: The step whose page it is.
    """

    step: ClassVar[Step]

    def connect(self) -> None:
        """Connect the preview, and what changes it."""
        page, desk, printing = self.page, self.bridge.sheet_desk, self.bridge.printing
        desk.attach(page.preview)
        page.preview.again_asked.connect(lambda: desk.try_again(page.preview))
        page.edition_picked.connect(self._edition)
        page.language_picked.connect(self.session.set_language)
        desk.changed.connect(self._show_if_open)
        printing.changed.connect(self._show_if_open)

    def show(self) -> None:
        """Show the page, and order the sheet in its preview."""
        self.bridge.printing.look_for_printers()
        view = self.bridge.sheet_desk.view()
        self.fill(view, self.bridge.sheet_desk.show_in(self.page.preview, view))

    def rehearse(self) -> None:
        """Fill the page, and make no sheet yet."""
        view = self.bridge.sheet_desk.view()
        self.fill(view, self.bridge.sheet_desk.fill(self.page.preview, view))

    @abstractmethod
    def fill(self, view: "SheetsView", order: "SheetOrder | None") -> None:
        """Fill the page."""

    def _edition(self, edition: str) -> None:
        self.bridge.set_setup(replace(self.bridge.setup, edition=Edition(edition)))

    def _show_if_open(self) -> None:
        if self.bridge.window.step is self.step:
            self.show()
