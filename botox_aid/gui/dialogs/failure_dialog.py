"""Says that the program met a fault of its own, that nothing is lost, and how to go on."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ..widgets.label import Label
from .panel import Panel

if TYPE_CHECKING:
    from ..bridge import Bridge


class FailureDialog(Panel):
    """Go on, or save first."""

    def __init__(self, bridge: "Bridge", report: str) -> None:
        say = bridge.texts.interface
        super().__init__(
            bridge.look, bridge.texts, bridge.window, say("failure.title"), width=560, name="failure_dialog"
        )
        kept = say("failure.report", file=report) if report else say("failure.no_report")
        self.body.addWidget(Label(bridge.look, "body", say("failure.text"), wrap=True, name="failure_words"))
        self.body.addWidget(Label(bridge.look, "caption", kept, tone="ink2", wrap=True, name="failure_report"))
        save = self.add_act(say("failure.save"), name="failure_save")
        self.go_on = self.add_act(say("failure.go_on"), "primary", name="failure_go_on")
        save.clicked.connect(self.accept)
        save.clicked.connect(bridge.visits.save)
        self.go_on.clicked.connect(self.accept)

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard on going on."""
        super().open(focus or self.go_on)
