"""Shows what the keyboard can do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.flow import Flow
from ..widgets.label import Label
from ..widgets.tag import KeyCap
from .panel import Panel

_KEYS = (
    ("steps", ("Alt", "1", "…", "7")),
    ("back_on", ("Alt", "←", "→")),
    ("next", ("Enter",)),
    ("answers", ("Y", "N", "U")),
    ("rest", ("Shift", "N")),
    ("why", ("W",)),
    ("move", ("↑", "↓", "←", "→")),
    ("pick", ("Space",)),
    ("points", ("+", "/", "Delete")),
    ("last", ("Ctrl", "Shift", "O")),
    ("undo", ("Ctrl", "Z", "/", "Ctrl", "Shift", "Z")),
    ("files", ("Ctrl", "O", "/", "S", "/", "N")),
    ("print", ("Ctrl", "P")),
    ("records", ("Ctrl", "R")),
    ("finish", ("Ctrl", "Enter")),
    ("patient", ("F11",)),
    ("question", ("Alt", "Q")),
    ("scenes", ("Page Up", "/", "Page Down")),
    ("text", ("Ctrl", "+", "/", "−")),
    ("lock", ("Ctrl", "L")),
    ("help", ("F1",)),
    ("guide", ("Shift", "F1")),
)


class KeysDialog(Panel):
    """One line for each thing, with its keys."""

    guide_asked = Signal()

    def __init__(self, look: Appearance, texts: Texts, window: QWidget) -> None:
        say = texts.interface
        super().__init__(look, texts, window, say("keys.title"), say("keys.subtitle"), name="keys_dialog")
        grid = QGridLayout()
        grid.setVerticalSpacing(look.px(8))
        grid.setHorizontalSpacing(look.px(24))
        grid.setColumnStretch(1, 1)
        for line, (act, keys) in enumerate(_KEYS):
            flow = Flow(look, gap=6)
            for key in keys:
                flow.add(KeyCap(look, key) if key not in ("/", "…") else Label(look, "caption", key, tone="ink2"))
            flow.setMinimumWidth(look.px(230))
            grid.addWidget(flow, line, 0)
            grid.addWidget(Label(look, "body", say(f"keys.{act}"), wrap=True), line, 1)
        self.body.addLayout(grid)
        self.guide = self.add_act(say("keys.open_guide"), name="keys_guide")
        self.guide.clicked.connect(self._open_guide)
        self.act = self.add_act(say("keys.close"), "primary", name="keys_close")
        self.act.clicked.connect(self.accept)

    def _open_guide(self) -> None:
        self.accept()
        self.guide_asked.emit()

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard on the way back."""
        super().open(focus or self.act)
