"""Chips: choices of which any number is taken."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, icon, painter_on, text
from ..text_block import text_width
from .button import one_tab_stop, set_hand_cursor
from .flow import Flow
from .focus_ring import KeyboardRing


class Chip(KeyboardRing, QAbstractButton):
    """One choice; a tick shows that it is taken."""

    ring_radius = 22.0
    moved = Signal(int)
    focused = Signal()

    def __init__(self, look: Appearance, words: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._words = look, words
        self.setObjectName(name)
        self.setCheckable(True)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_hand_cursor(self)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a neighbour with the arrows."""
        from PySide6.QtCore import Qt

        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here: the tab key comes back to where one was."""
        super().focusInEvent(event)
        self.focused.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint the chip under the pointer."""
        self.update()
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room for words and tick."""
        look = self.look
        width = text_width(self._words, look.font("strong")) + look.px(36)
        return QSize(int(width + (look.px(22) if self.isChecked() else 0)) + 2, look.px(44))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint edge, ground, tick and words."""
        painter = painter_on(self)
        look, rect, taken = self.look, QRectF(self.rect()), self.isChecked()
        ground = "accent_soft" if taken else "sunken" if self.underMouse() else "surface"
        edge = look.pen("accent", 2) if taken else look.pen("edge", 1.3)
        box(painter, rect, rect.height() / 2, look.brush(ground), edge)
        role, x = ("accent" if taken else "ink"), look.px(18)
        if taken:
            icon(painter, look, "check", role, QPointF(x + look.px(7), rect.height() / 2), 18)
            x += look.px(22)
        place = QRectF(x, 0, rect.width() - x, rect.height())
        text(painter, place, self._words, look.font("strong"), look.brush(role))
        painter.end()


class Chips(Flow):
    """Chips in rows: one stop of the tab key, and arrows go from chip to chip."""

    toggled = Signal(str, bool)

    def __init__(
        self,
        look: Appearance,
        choices: Sequence[tuple[str, str]],
        *,
        says: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, gap=10, name=name, parent=parent)
        self.setAccessibleName(says)
        self._chips: dict[str, Chip] = {}
        for choice, words in choices:
            chip = Chip(look, words, name=f"{name}_{choice}")
            chip.clicked.connect(lambda taken, choice=choice: self._press(choice, taken))
            chip.moved.connect(lambda step, chip=chip: self._move(chip, step))
            chip.focused.connect(lambda chip=chip: one_tab_stop(self._chips.values(), chip))
            self._chips[choice] = chip
            self.add(chip)
        one_tab_stop(self._chips.values(), None)

    def choose(self, choices: Collection[str]) -> None:
        """Show which are taken, without a signal."""
        for choice, chip in self._chips.items():
            chip.setChecked(choice in choices)
        self.arrange()

    def chip(self, choice: str) -> Chip:
        """Return the chip of a choice."""
        return self._chips[choice]

    def _move(self, chip: Chip, step: int) -> None:
        from PySide6.QtCore import Qt

        row = list(self._chips.values())
        row[max(0, min(len(row) - 1, row.index(chip) + step))].setFocus(Qt.FocusReason.TabFocusReason)

    def _press(self, choice: str, taken: bool) -> None:
        self.arrange()
        self.toggled.emit(choice, taken)
