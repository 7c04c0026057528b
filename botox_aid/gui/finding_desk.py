"""What the cards of findings lead to: the place, the sources, and the reason to go on past a stop."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ..app.finding_view import FindingView, finding_views

if TYPE_CHECKING:
    from ..app.wording import SourceLine
    from .bridge import Bridge
    from .widgets.popover import Popover


class FindingDesk:
    """Explains findings, and asks for what they ask for."""

    def __init__(self, bridge: "Bridge") -> None:
        self.bridge = bridge
        self._popover: Popover | None = None

    def follow_link(self, key: str, link: str, card: QWidget) -> None:
        """Do what a link of a finding card says."""
        found = next(
            (view for view in finding_views(self.bridge.session.state, self.bridge.texts) if view.key == key), None
        )
        if found is None:
            return
        if link == "show":
            self.bridge.go_to_place(found.place)
        elif link == "sources":
            self.explain(card, found.title, [(self.bridge.texts.interface("candidacy.why"), found.why)], found.sources)
        elif link == "override":
            self.ask_for_override(found)
        elif link == "take_back":
            self.bridge.session.take_back_override(found.id)

    def explain(
        self, opener: QWidget, title: str, paragraphs: Sequence[tuple[str, str]], sources: Sequence["SourceLine"]
    ) -> None:
        """Say beside a control why something is so, and on what it rests."""
        from .widgets.popover import Popover

        if self._popover is None:
            self._popover = Popover(self.bridge.look, name="explanation", parent=self.bridge.window)
        lines = [(source.cite, source.note) for source in sources]
        self._popover.open_at(opener, title, paragraphs, self.bridge.texts.interface("candidacy.sources"), lines)

    def ask_for_override(self, finding: FindingView) -> None:
        """Ask the prescriber for the reason to go on past a stop."""
        from .dialogs.override_dialog import OverrideDialog

        dialog = OverrideDialog(self.bridge, finding)
        dialog.open()
