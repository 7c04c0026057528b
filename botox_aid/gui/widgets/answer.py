"""The answer control: yes, no, unsure, each with its key."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import box, icon, line, painter_on, rounded_corners, text
from ..text_block import text_width
from .button import one_tab_stop, set_hand_cursor
from .focus_ring import KeyboardRing
from .key_cap import paint_key_cap
from .second_press import OnePress


class AnswerButton(OnePress, KeyboardRing, QAbstractButton):
    """One answer; the ring goes around the whole control."""

    def __init__(self, look: Appearance, key: str, words: str, ends: tuple[bool, bool]) -> None:
        super().__init__()
        self.look, self._key, self._words, self._ends = look, key, words, ends
        self.setCheckable(True)
        self.setText(words.replace("&", "&&"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_hand_cursor(self)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def _ring_control(self) -> QWidget:
        return self.parentWidget() or self

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which of the answers the space bar would give."""
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the answers with left and right."""
        from PySide6.QtCore import Qt

        control = self.parentWidget()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and isinstance(control, AnswerControl):
            control.move_focus(self, steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint the answer under the pointer."""
        self.update()
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room for key cap and word."""
        look = self.look
        return QSize(int(text_width(self._words, look.font("strong"))) + look.px(47), look.px(44))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the answer: filled with a tick where it was given."""
        painter = painter_on(self)
        look, rect, given = self.look, QRectF(self.rect()), self.isChecked()
        radius = look.theme.radius("control") - 1
        left, right = (radius if end else 0.0 for end in self._ends)
        inner = rect.adjusted(1.5 if self._ends[0] else 0, 1.5, -1.5 if self._ends[1] else 0, -1.5)
        if given or (self.underMouse() and self.isEnabled()):
            ground = "accent" if given else "accent_soft"
            painter.fillPath(rounded_corners(inner, (left, right, right, left)), look.brush(ground))
        if not self._ends[0] and not given:
            line(painter, 0.5, 1.5, 0.5, rect.height() - 1.5, look.pen("line", 1))
        role, middle = ("on_accent" if given else "ink"), rect.height() / 2
        if given:
            icon(painter, look, "check", role, QPointF(look.px(21), middle), 18)
        else:
            paint_key_cap(painter, look, self._key, look.px(11), middle, "ink2")
        place = QRectF(look.px(37), 0, rect.width(), rect.height())
        text(painter, place, self._words, look.font("strong"), look.brush(role))
        painter.end()


class AnswerControl(QWidget):
    """The answers to one question in one edge.

    Args:
        look: The shared look.
        answers: Id, key and word of each.
        says: The question, for the accessible names.
    """

    answered = Signal(str)

    def __init__(
        self,
        look: Appearance,
        answers: Sequence[tuple[str, str, str]],
        *,
        says: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._keys = look, {key.lower(): answer for answer, key, _ in answers}
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons: dict[str, AnswerButton] = {}
        for place, (answer, key, words) in enumerate(answers):
            button = AnswerButton(look, key, words, (place == 0, place == len(answers) - 1))
            button.setObjectName(f"{name}_{answer}")
            button.setAccessibleName(f"{words}: {says}" if says else words)
            button.clicked.connect(lambda _=False, answer=answer: self._press(answer))
            self._buttons[answer] = button
            row.addWidget(button)
        one_tab_stop(self._buttons.values(), None)
        look.changed.connect(self.update)

    def choose(self, answer: str) -> None:
        """Show the answer that was given, without a signal; an empty one shows none."""
        for own, button in self._buttons.items():
            button.setChecked(own == answer)
        one_tab_stop(self._buttons.values(), self._buttons.get(answer))

    def chosen(self) -> str:
        """Return the answer that is shown."""
        return next((answer for answer, button in self._buttons.items() if button.isChecked()), "")

    def button(self, answer: str) -> AnswerButton:
        """Return the button of an answer."""
        return self._buttons[answer]

    def answer_of_key(self, key: str) -> str:
        """Return the answer that a letter stands for, or nothing."""
        return self._keys.get(key.lower(), "")

    def give(self, answer: str) -> None:
        """Give an answer as if it had been pressed."""
        self.choose(answer)
        self.answered.emit(answer)

    def take_focus(self) -> None:
        """Take the keyboard: on the given answer, or on the first."""
        from PySide6.QtCore import Qt

        button = self._buttons.get(self.chosen()) or next(iter(self._buttons.values()))
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def move_focus(self, button: AnswerButton, step: int) -> None:
        """Give the keyboard to a neighbour."""
        from PySide6.QtCore import Qt

        row = list(self._buttons.values())
        row[max(0, min(len(row) - 1, row.index(button) + step))].setFocus(Qt.FocusReason.TabFocusReason)

    def _press(self, answer: str) -> None:
        self.give(answer if self._buttons[answer].isChecked() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the common edge."""
        painter = painter_on(self)
        look = self.look
        box(painter, QRectF(self.rect()), look.theme.radius("control"), look.brush("surface"), look.pen("edge", 1.5))
        painter.end()
