"""The rail: the seven steps, and below them what one does with a visit as a whole."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ..app.flow import Step
from ..text import Texts
from .appearance import Appearance
from .shape import box, icon, painter_on
from .widgets.card import Ground
from .widgets.label import Label
from .widgets.page import Scroll
from .widgets.rail import RailRow

WIDE, NARROW = 208, 64
# What a finger needs, whatever the text size.
LEAST_HIGH = 44
_NO_BAR = 1
_ICONS = {
    Step.PATIENT: "user-round",
    Step.CANDIDACY: "clipboard-list",
    Step.ZONES: "scan-face",
    Step.PRODUCT: "syringe",
    Step.TALK: "messages-square",
    Step.SHEETS: "file-text",
    Step.PRINT: "printer",
}
_ACTS = (
    ("new_visit", "plus"),
    ("open_visit", "folder-open"),
    ("save_visit", "save"),
    ("records", "archive"),
    ("settings", "settings"),
)


class SideRail(Ground):
    """The steps of the desk.

    Attributes:
        step_asked: The step that was pressed.
        act_asked: ``new_visit``, ``open_visit``, ``save_visit``, ``records`` or ``settings``.
    """

    step_asked = Signal(str)
    act_asked = Signal(str)

    def __init__(self, look: Appearance, texts: Texts, *, parent: QWidget | None = None) -> None:
        super().__init__(look, "rail", edges="right", name="rail")
        self.setParent(parent)
        self._narrow = False
        self.rows: dict[Step, RailRow] = {}
        self.acts: dict[str, RailRow] = {}
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._brand = _Brand(look, texts.interface("app.name"))
        self._column.addWidget(self._brand)
        group = QButtonGroup(self)
        for number, step in enumerate(Step, 1):
            entry = RailRow(look, number, texts.interface(f"step.{step}"), _ICONS[step], name=f"step_{step}")
            entry.clicked.connect(lambda _=False, step=step: self.step_asked.emit(step.value))
            group.addButton(entry)
            self.rows[step] = entry
            self._column.addWidget(entry)
        self._column.addStretch(1)
        for act, picture in _ACTS:
            entry = RailRow(look, 0, texts.interface(f"window.{act}"), picture, name=act)
            entry.clicked.connect(lambda _=False, act=act: self.act_asked.emit(act))
            self.acts[act] = entry
            self._column.addWidget(entry)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        self._scroll = Scroll(content, name="rail_scroll")
        self._scroll.setProperty("verticalScrollBarPolicy", _NO_BAR)
        outer.addWidget(self._scroll)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_current(self, step: Step) -> None:
        """Mark the step that is open."""
        self.rows[step].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone where the window is narrow."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._brand.set_narrow(narrow)
            for entry in (*self.rows.values(), *self.acts.values()):
                entry.set_narrow(narrow)
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the rows as high as the rail has room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, entries = self.look.px, (*self.rows.values(), *self.acts.values())
        room = self.height() - self._brand.height() - px(12) - (len(entries) + 1) * px(2)
        high = max(LEAST_HIGH, min(px(48), room // len(entries)))
        for entry in entries:
            entry.setFixedHeight(high)

    def _restyle(self) -> None:
        px = self.look.px
        self.setFixedWidth(px(NARROW if self._narrow else WIDE))
        side = px(8 if self._narrow else 12)
        self._column.setContentsMargins(side, 0, side, px(12))
        self._column.setSpacing(px(2))
        self._fit()


class _Brand(QWidget):
    """The program's mark and name."""

    def __init__(self, look: Appearance, words: str) -> None:
        super().__init__()
        self.look = look
        layout = QHBoxLayout(self)
        self._mark = _Mark(look)
        self._name = Label(look, "strong", words, name="app_name")
        layout.addWidget(self._mark)
        layout.addWidget(self._name)
        layout.addStretch(1)
        self._layout = layout
        self._restyle()
        look.changed.connect(self._restyle)

    def set_narrow(self, narrow: bool) -> None:
        """Show the mark alone."""
        self._name.setVisible(not narrow)

    def _restyle(self) -> None:
        px = self.look.px
        self.setFixedHeight(64)
        self._layout.setContentsMargins(px(10), 0, 0, 0)
        self._layout.setSpacing(px(10))


class _Mark(QWidget):
    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self.look = look
        self._restyle()
        look.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedSize(self.look.px(26), self.look.px(26))
        self.update()

    def paintEvent(self, _event: object) -> None:
        """Paint the mark."""
        from PySide6.QtCore import QRectF

        painter = painter_on(self)
        rect = QRectF(self.rect())
        box(painter, rect, self.look.px(7), self.look.brush("accent"), None)
        icon(painter, self.look, "clipboard-check", "on_accent", rect.center(), 17)
        painter.end()
