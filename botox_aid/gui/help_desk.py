"""Help: the list of keys, and the guide in a window of its own."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from .bridge import Bridge
    from .guide_window import GuideWindow


class HelpDesk(QObject):
    """Opens what explains the desk; both are imported when they are asked for."""

    def __init__(self, bridge: "Bridge") -> None:
        super().__init__(bridge)
        self.bridge = bridge
        self.guide: GuideWindow | None = None
        bridge.closing.connect(self.close_guide)

    def show_keys(self) -> None:
        """Show what the keyboard can do."""
        from .dialogs.keys_dialog import KeysDialog

        bridge = self.bridge
        dialog = KeysDialog(bridge.look, bridge.texts, bridge.window)
        dialog.guide_asked.connect(self.open_guide)
        dialog.open()

    def open_guide(self) -> None:
        """Open the guide at the chapter of the step that is open."""
        bridge = self.bridge
        if self.guide is None:
            from .guide_window import GuideWindow

            try:
                self.guide = GuideWindow(bridge.look, bridge.texts, bridge.library.folder)
            except OSError:
                bridge.window.say(bridge.texts.interface("guide.gone"))
                return
            self.guide.closed.connect(self.close_guide)
        self.guide.open_at(bridge.window.step)

    def close_guide(self) -> None:
        """Close the guide, if it is open."""
        guide, self.guide = self.guide, None
        if guide is not None:
            guide.hide()
            guide.deleteLater()
