"""Asks whether what is in no file yet should be saved, before it is left."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ..widgets.label import Label
from .panel import Panel

if TYPE_CHECKING:
    from ..bridge import Bridge


class UnsavedDialog(Panel):
    """Save, go on without saving, or stay."""

    def __init__(self, bridge: "Bridge", act: Callable[[], None]) -> None:
        say = bridge.texts.interface
        super().__init__(bridge.look, bridge.texts, bridge.window, say("unsaved.title"), name="unsaved_dialog")
        self._bridge, self._act = bridge, act
        self.body.addWidget(Label(bridge.look, "body", say("unsaved.text"), wrap=True, name="unsaved_words"))
        stay = self.add_act(say("unsaved.stay"), key="Esc", name="unsaved_stay")
        leave = self.add_act(say("unsaved.leave"), name="unsaved_leave")
        self.save = self.add_act(say("unsaved.save"), "primary", name="unsaved_save")
        stay.clicked.connect(self.reject)
        leave.clicked.connect(self._leave)
        self.save.clicked.connect(self._save)

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard on saving."""
        super().open(focus or self.save)

    def _leave(self) -> None:
        self.accept()
        self._act()

    def _save(self) -> None:
        self.accept()
        if self._bridge.visits.save():
            self._act()
