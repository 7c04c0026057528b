"""A row of choices of which one is taken."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, icon, line, painter_on, rounded_corners, text
from ..text_block import text_width
from .button import one_tab_stop, set_hand_cursor
from .focus_ring import KeyboardRing

_BAR = 3


class Segment(KeyboardRing, QAbstractButton):
    """One choice of a row."""

    def __init__(self, look: Appearance, words: str, detail: str, *, tick: bool, ends: tuple[bool, bool]) -> None:
        super().__init__()
        self.look, self._words, self._detail, self._tick, self._ends = look, words, detail, tick, ends
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(", ".join(part for part in (words, detail) if part))
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        set_hand_cursor(self)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def say(self, words: str, detail: str = "") -> None:
        """Show other words."""
        if (words, detail) != (self._words, self._detail):
            self._words, self._detail = words, detail
            self.setText(words.replace("&", "&&"))
            self.setAccessibleName(", ".join(part for part in (words, detail) if part))
            self.updateGeometry()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the row, which takes the neighbour."""
        from PySide6.QtCore import Qt

        arrows = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        row = self.parentWidget()
        if event.key() in arrows and isinstance(row, Segments):
            row.step(self, arrows[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint the segment under the pointer."""
        self.update()
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room for tick, words and detail."""
        look = self.look
        width = text_width(self._words, look.font("field", 600)) + look.px(28)
        if self._tick:
            width += look.px(24)
        if self._detail:
            width += text_width(self._detail, look.font("caption")) + look.px(10)
        return QSize(int(width) + 2, look.px(44))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, words and, where it is taken, the bar below."""
        painter = painter_on(self)
        look, rect, taken = self.look, QRectF(self.rect()), self.isChecked()
        radius = look.theme.radius("control") - 1
        left, right = (radius if end else 0.0 for end in self._ends)
        inner = rect.adjusted(1.5 if self._ends[0] else 0, 1.5, -1.5 if self._ends[1] else 0, -1.5)
        if taken or (self.underMouse() and self.isEnabled()):
            shape = rounded_corners(inner, (left, right, right, left))
            painter.fillPath(shape, look.brush("accent_soft" if taken else "sunken"))
            if taken:
                bar = QRectF(inner.left(), inner.bottom() - look.px(_BAR), inner.width(), look.px(_BAR))
                painter.fillPath(shape.intersected(rounded_corners(bar, (0, 0, 0, 0))), look.brush("accent"))
        if not self._ends[0]:
            line(painter, 0.5, 1.5, 0.5, rect.height() - 1.5, look.pen("line", 1))
        self._paint_words(painter, taken)
        painter.end()

    def _paint_words(self, painter: QPainter, taken: bool) -> None:
        look, middle = self.look, self.height() / 2
        role = ("accent" if taken else "ink") if self.isEnabled() else "ink2"
        font, small = look.font("field", 600), look.font("caption")
        width, detail = text_width(self._words, font), text_width(self._detail, small) if self._detail else 0.0
        shown_tick = self._tick and taken
        whole = width + (look.px(24) if shown_tick else 0) + (detail + look.px(10) if detail else 0)
        x = (self.width() - whole) / 2
        if shown_tick:
            icon(painter, look, "check", role, QPointF(x + look.px(8), middle), 18)
            x += look.px(24)
        text(painter, QRectF(x, 0, width + 2, self.height()), self._words, font, look.brush(role))
        if detail:
            place = QRectF(x + width + look.px(10), 0, detail + 2, self.height())
            text(painter, place, self._detail, small, look.brush("ink2" if not taken else role))


class Segments(QWidget):
    """Choices side by side in one edge; arrows move, the choice follows.

    Args:
        look: The shared look.
        choices: Id, words and (where wanted) a quiet detail of each.
        says: Accessible name of the row.
        tick: Whether the taken one shows a tick.
    """

    picked = Signal(str)

    def __init__(
        self,
        look: Appearance,
        choices: Sequence[tuple[str, ...]],
        *,
        says: str = "",
        tick: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._segments: dict[str, Segment] = {}
        for place, (choice, words, *detail) in enumerate(choices):
            ends = (place == 0, place == len(choices) - 1)
            segment = Segment(look, words, detail[0] if detail else "", tick=tick, ends=ends)
            segment.setObjectName(f"{name}_{choice}")
            segment.clicked.connect(lambda _=False, choice=choice: self._pick(choice))
            self._group.addButton(segment)
            self._segments[choice] = segment
            row.addWidget(segment)
        one_tab_stop(self._segments.values(), None)
        look.changed.connect(self.update)

    def choose(self, choice: str) -> None:
        """Show which one is taken, without a signal; an unknown id takes none."""
        self._group.setExclusive(False)
        for own, segment in self._segments.items():
            segment.setAutoExclusive(False)
            segment.setChecked(own == choice)
            segment.setAutoExclusive(True)
        self._group.setExclusive(True)
        one_tab_stop(self._segments.values(), self._segments.get(choice))

    def chosen(self) -> str:
        """Return the id that is taken, or nothing."""
        return next((choice for choice, segment in self._segments.items() if segment.isChecked()), "")

    def segment(self, choice: str) -> Segment:
        """Return the button of a choice."""
        return self._segments[choice]

    def step(self, segment: Segment, step: int) -> None:
        """Take the neighbour of a segment and give it the keyboard."""
        from PySide6.QtCore import Qt

        row = list(self._segments.values())
        neighbour = row[(row.index(segment) + step) % len(row)]
        neighbour.setFocus(Qt.FocusReason.TabFocusReason)
        neighbour.click()

    def _pick(self, choice: str) -> None:
        one_tab_stop(self._segments.values(), self._segments[choice])
        self.picked.emit(choice)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the common edge."""
        painter = painter_on(self)
        look = self.look
        box(painter, QRectF(self.rect()), look.theme.radius("control"), look.brush("surface"), look.pen("edge", 1.5))
        painter.end()
