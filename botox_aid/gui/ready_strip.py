"""The "Ready?" strip along the bottom: seven ticks, each leading to what is missing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ..text import Texts
from .appearance import Appearance
from .text_block import text_width
from .widgets.button import LinkButton
from .widgets.card import Ground
from .widgets.label import Label
from .widgets.ready import ReadyTick

if TYPE_CHECKING:
    from ..app.ready_view import ReadyView, Tick

_TICKS = ("identity", "questions", "stops", "plan", "lot", "talk", "signatures")
_STATES = {"done": "ok", "to_do": "todo", "problem": "stop"}
_IN_FIRST_ROW, _SIGN_WIDTH, _ROW_HIGH, _ANY = 3, 34, 42, 16777215
# Below this height of the window two rows of words would take too much from the page.
_LEAST_FOR_TWO_ROWS = 500


class ReadyStrip(Ground):
    """What is ready and what is not.

    The words of all ticks stand in one row; where that is too narrow, in two; where the window is low as well, the signs
    stand alone and the first thing that is missing is said beside them.
    """

    place_asked = Signal(str, str)

    def __init__(self, look: Appearance, texts: Texts, *, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", edges="top", name="ready_strip")
        self.setParent(parent)
        self._view: ReadyView | None = None
        self._narrow, self._shape = False, ""
        self._title = Label(look, "strong", texts.interface("ready.title"), name="ready_title")
        self._count = Label(look, "caption", tone="ink2", name="ready_count")
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(0)
        head.addStretch(1)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        self.ticks: dict[str, ReadyTick] = {}
        for tick_id in _TICKS:
            tick = ReadyTick(look, texts.interface(f"ready.{tick_id}.title"), name=f"tick_{tick_id}")
            tick.clicked.connect(lambda _=False, tick_id=tick_id: self._go(tick_id))
            self.ticks[tick_id] = tick
        self.next = LinkButton(look, "", "label", name="ready_next")
        self.next.clicked.connect(self._go_to_first)
        self.next.hide()
        self._grid = QGridLayout(self)
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
        self._show_next()

    def set_narrow(self, narrow: bool) -> None:
        """Take less room where the window is narrow."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._restyle()
        else:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words as much room as they need, as far as there is any."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self.look.px
        widest = max(text_width(words, self.look.font("label")) for words in self._short_titles) + px(45)
        if (self.width() - px(110)) / len(_TICKS) >= widest:
            shape = "row"
        elif self.window().height() >= px(_LEAST_FOR_TWO_ROWS) and (self.width() - px(30)) / 4 >= widest:
            shape = "two rows"
        else:
            shape = "signs"
        self.setFixedHeight(
            {"row": px(60 if self._narrow else 76), "two rows": 2 * px(_ROW_HIGH) + px(6), "signs": max(48, px(32))}[
                shape
            ]
        )
        if shape != self._shape:
            self._shape = shape
            self._arrange()
        self._show_next()

    def _arrange(self) -> None:
        signs = self._shape == "signs"
        while self._grid.takeAt(0) is not None:
            pass
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._grid.addWidget(self._head, 0, 0)
        for place, tick in enumerate(self.ticks.values(), 1):
            second = self._shape == "two rows" and place > _IN_FIRST_ROW
            self._grid.addWidget(tick, 1 if second else 0, place - _IN_FIRST_ROW - 1 if second else place)
            tick.show_sign_alone(signs)
            tick.set_high(52 if self._shape == "row" else _ROW_HIGH)
            tick.setMaximumWidth(self.look.px(_SIGN_WIDTH) if signs else _ANY)
            self._grid.setColumnStretch(place if self._shape == "row" else min(place, _IN_FIRST_ROW), 0 if signs else 1)
        if self._shape == "two rows":
            self._grid.setColumnStretch(0, 1)
        if signs:
            self._grid.addWidget(self.next, 0, len(_TICKS) + 1)
            self._grid.setColumnStretch(len(_TICKS) + 2, 1)
        self._title.setVisible(not signs)

    def _show_next(self) -> None:
        first = self._first_open()
        px, words = self.look.px, ""
        if first is not None and self._shape == "signs":
            room = self.width() - px(90) - len(_TICKS) * px(_SIGN_WIDTH + 4)
            candidates = (f"{first.short_title}: {first.fact}", first.fact, first.short_title)
            words = next((one for one in candidates if text_width(one, self.look.font("label")) < room), "")
        self.next.say(words)
        self.next.setVisible(bool(words))

    def _first_open(self) -> "Tick | None":
        ticks = self._view.ticks if self._view is not None else ()
        return next((tick for tick in ticks if _STATES[tick.standing.value] != "ok"), None)

    def _go(self, tick_id: str) -> None:
        if self._view is None:
            return
        place = next(tick.place for tick in self._view.ticks if tick.id == tick_id)
        self.place_asked.emit(place.step.value, place.field)

    def _go_to_first(self) -> None:
        first = self._first_open()
        if first is not None:
            self._go(first.id)

    def _restyle(self) -> None:
        px = self.look.px
        self._shape = ""
        self._fit()
        self._grid.setContentsMargins(px(14 if self._narrow else 22), 0, px(8), 0)
        self._grid.setHorizontalSpacing(px(4 if self._narrow else 10))
        self._grid.setVerticalSpacing(0)
