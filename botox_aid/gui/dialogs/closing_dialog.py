"""Stands in front of the window while the last backup is made, and says so where it was not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...app.record_state import fault_view
from ...domain.record_fault import StoreFault
from ..widgets.label import Label
from ..widgets.notice import Banner
from .panel import Panel

if TYPE_CHECKING:
    from ..bridge import Bridge


class ClosingDialog(Panel):
    """Wait, close now, or stay; after a failure try again, close without a backup, or stay.

    Attributes:
        now: The program is to close without waiting.
        again: The backup is to be tried once more.
        stay: The program is not to close after all.
    """

    now = Signal()
    again = Signal()
    stay = Signal()

    def __init__(self, bridge: "Bridge") -> None:
        say, look = bridge.texts.interface, bridge.look
        super().__init__(
            look, bridge.texts, bridge.window, say("closing.title"), width=600, name="closing_dialog",
        )  # fmt: skip
        self.words = Label(look, "body", say("closing.text"), wrap=True, name="closing_words")
        self.fault = Banner(look, "stop", "", name="closing_fault")
        self.fault.hide()
        self.body.addWidget(self.words)
        self.body.addWidget(self.fault)
        self.back = self.add_act(say("closing.stay"), key="Esc", name="closing_stay")
        self.leave = self.add_act(say("closing.now"), name="closing_now")
        self.try_again = self.add_act(say("finish.again"), "primary", name="closing_again")
        self.try_again.hide()
        self.back.clicked.connect(self.reject)
        self.rejected.connect(self.stay)
        self.leave.clicked.connect(self._leave)
        self.try_again.clicked.connect(self._try)

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard on staying: nothing is lost by it."""
        super().open(focus or self.back)

    def show_working(self) -> None:
        """Say that the backup is being made."""
        self._show(working=True)

    def show_fault(self, fault: StoreFault) -> None:
        """Say why there is no backup; the records themselves are as they were."""
        say, words = self.texts.interface, fault_view(fault, self.texts)
        self.fault.say(f"{say('backup.failed')}. {words.title}", say("closing.safe"))
        self._show(working=False)
        self.try_again.setFocus()

    def _show(self, *, working: bool) -> None:
        self.words.setVisible(working)
        self.fault.setVisible(not working)
        self.try_again.setVisible(not working)
        self.leave.say(self.texts.interface("closing.now" if working else "closing.without"))
        self.fit()

    def _leave(self) -> None:
        self.accept()
        self.now.emit()

    def _try(self) -> None:
        self.show_working()
        self.back.setFocus()
        self.again.emit()
