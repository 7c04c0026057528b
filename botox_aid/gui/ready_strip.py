"""The "Ready?" strip along the bottom: seven ticks, each leading to what is missing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..text import Texts
from .appearance import Appearance
from .text_block import text_width
from .widgets.card import Ground
from .widgets.label import Label
from .widgets.ready import ReadyTick

if TYPE_CHECKING:
    from ..app.ready_view import ReadyView

_TICKS = ("identity", "questions", "stops", "plan", "lot", "talk", "signatures")
_STATES = {"done": "ok", "to_do": "todo", "problem": "stop"}


class ReadyStrip(Ground):
    """What is ready and what is not."""

    place_asked = Signal(str, str)

    def __init__(self, look: Appearance, texts: Texts, *, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", edges="top", name="ready_strip")
        self.setParent(parent)
        self._view: ReadyView | None = None
        self._narrow = False
        self._title = Label(look, "strong", texts.interface("ready.title"), name="ready_title")
        self._count = Label(look, "caption", tone="ink2", name="ready_count")
        self._row = QHBoxLayout(self)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addStretch(1)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        self._row.addLayout(head)
        self._head = head
        self.ticks: dict[str, ReadyTick] = {}
        for tick_id in _TICKS:
            tick = ReadyTick(look, texts.interface(f"ready.{tick_id}.title"), name=f"tick_{tick_id}")
            tick.clicked.connect(lambda _=False, tick_id=tick_id: self._go(tick_id))
            self.ticks[tick_id] = tick
            self._row.addWidget(tick, 1)
        self._short_titles = [texts.interface(f"ready.{tick_id}.short") for tick_id in _TICKS]
        self._restyle()
        look.changed.connect(self._restyle)

    def show_view(self, view: "ReadyView") -> None:
        """Show how everything stands."""
        self._view = view
        self._count.say(view.count)
        for tick in view.ticks:
            self.ticks[tick.id].tell(
                _STATES[tick.standing.value],
                tick.fact,
                tick.title,
                short_title=tick.short_title,
                short_fact=tick.short_fact,
            )

    def set_narrow(self, narrow: bool) -> None:
        """Take less room where the window is narrow."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words, or signs alone where the words of one tick have no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self.look.px
        room = (self.width() - px(110)) / len(_TICKS) - px(45)
        widest = max(text_width(words, self.look.font("label")) for words in self._short_titles)
        signs = room < widest
        for tick in self.ticks.values():
            tick.show_sign_alone(signs)
        self.setFixedHeight(max(48, px(32)) if signs else px(60 if self._narrow else 76))
        self._title.setVisible(not signs)

    def _go(self, tick_id: str) -> None:
        if self._view is None:
            return
        place = next(tick.place for tick in self._view.ticks if tick.id == tick_id)
        self.place_asked.emit(place.step.value, place.field)

    def _restyle(self) -> None:
        px = self.look.px
        self._fit()
        self._row.setContentsMargins(px(14 if self._narrow else 22), 0, px(8), 0)
        self._row.setSpacing(px(4 if self._narrow else 10))
        self._head.setContentsMargins(0, 0, px(6 if self._narrow else 28), 0)
