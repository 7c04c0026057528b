"""Says why something could not be kept, what is safe, and offers to try again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...app.record_state import fault_view
from ...domain.record_fault import StoreFault
from ..widgets.label import Label
from .panel import Panel

if TYPE_CHECKING:
    from ..bridge import Bridge


class FaultDialog(Panel):
    """Try again, save as a file, or go on."""

    def __init__(self, bridge: "Bridge", fault: StoreFault, again: Callable[[], object]) -> None:
        say, words = bridge.texts.interface, fault_view(fault, bridge.texts)
        super().__init__(
            bridge.look, bridge.texts, bridge.window, words.title, say("draft.fault_title"), width=600,
            name="fault_dialog",
        )  # fmt: skip
        self._again = again
        self.body.addWidget(Label(bridge.look, "body", words.advice, wrap=True, name="fault_words"))
        go_on = self.add_act(say("failure.go_on"), key="Esc", name="fault_go_on")
        save = self.add_act(say("failure.save"), name="fault_save")
        self.act = self.add_act(say("lock.again"), "primary", name="fault_again")
        go_on.clicked.connect(self.reject)
        save.clicked.connect(self.accept)
        save.clicked.connect(bridge.visits.save)
        self.act.clicked.connect(self._try)

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard on another try."""
        super().open(focus or self.act)

    def _try(self) -> None:
        self.accept()
        self._again()
