"""One question: its words, why it is asked, the answers, what follows from them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ..appearance import Appearance
from ..shape import box, line, painter_on
from .answer import AnswerControl
from .button import IconButton
from .finding import FindingCard, FindingText
from .label import Label

_BAR = 4
_NARROW = 560


class QuestionRow(QFrame):
    """A question with its answer control; a letter typed anywhere in the row but in a text field answers it.

    Args:
        look: The shared look.
        question: Id of the question.
        words: The question as it is asked.
        answers: Id, key and word of each answer.
        help_says: What the help button does, in words.

    Attributes:
        follow_up: Row for the details that an answer asks for; shown while something stands in it.
    """

    answered = Signal(str, str)
    help_asked = Signal(str)
    finding_link = Signal(str, str)
    left = Signal(str, int)

    def __init__(
        self,
        look: Appearance,
        question: str,
        words: str,
        answers: Sequence[tuple[str, str, str]],
        help_says: str,
        *,
        last: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self.question, self._last, self._current = look, question, last, False
        self.setObjectName(name or f"question_{question}")
        self._words = Label(look, "field", words, wrap=True, name=f"question_{question}_words")
        self.help = IconButton(look, "circle-question-mark", help_says, role="accent", name=f"question_{question}_help")
        self.control = AnswerControl(look, answers, says=words, name=f"question_{question}_answer")
        self.help.clicked.connect(lambda: self.help_asked.emit(self.question))
        self.control.answered.connect(lambda answer: self.answered.emit(self.question, answer))
        self._lay_out()
        self._cards: dict[str, FindingCard] = {}
        look.changed.connect(self._restyle)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._first.addWidget(self._words, 1)
        self._answers = QHBoxLayout()
        self._answers.addStretch(1)
        self._answers.addWidget(self.help)
        self._answers.addWidget(self.control)
        self._first.addLayout(self._answers)
        self._follow_up_frame = QWidget()
        self._follow_up_frame.setObjectName(f"question_{self.question}_follow_up")
        self.follow_up = QHBoxLayout(self._follow_up_frame)
        self.follow_up.setContentsMargins(0, 0, 0, 0)
        self._follow_up_frame.hide()
        self._findings = QVBoxLayout()
        self._column.addLayout(self._first)
        self._column.addWidget(self._follow_up_frame)
        self._column.addLayout(self._findings)
        self._restyle()

    def choose(self, answer: str) -> None:
        """Show the given answer, without a signal."""
        self.control.choose(answer)

    def show_follow_up(self, shown: bool) -> None:
        """Show or hide the row of details."""
        self._follow_up_frame.setVisible(shown)

    def set_findings(self, findings: Sequence[FindingText]) -> None:
        """Show the findings that this answer raises, and only those."""
        for gone in set(self._cards) - {finding.id for finding in findings}:
            card = self._cards.pop(gone)
            self._findings.removeWidget(card)
            card.hide()
            card.deleteLater()
        for finding in findings:
            if finding.id in self._cards:
                self._cards[finding.id].show_finding(finding)
                continue
            card = FindingCard(self.look, finding)
            card.link.connect(self.finding_link)
            self._findings.addWidget(card)
            self._cards[finding.id] = card

    def set_current(self, current: bool) -> None:
        """Show whether the keyboard is here."""
        if current != self._current:
            self._current = current
            self.update()

    def take_focus(self) -> None:
        """Give the keyboard to the answer control."""
        self.control.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by letter and go to the next question with the arrows."""
        from PySide6.QtCore import Qt

        typing = isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        answer = self.control.answer_of_key(event.text()) if plain and not typing else ""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if answer:
            self.control.give(answer)
        elif event.key() in steps and not typing:
            self.left.emit(self.question, steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the answers."""
        super().focusInEvent(event)
        self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers below the words where the width does not hold both."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        narrow = 0 < self.width() < self.look.px(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._first.direction() != direction:
            self._first.setDirection(direction)

    def _restyle(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(20), px(9), px(18), px(9))
        self._column.setSpacing(px(9))
        self._first.setSpacing(px(12))
        self._answers.setSpacing(px(12))
        self._arrange()
        self.follow_up.setSpacing(px(14))
        self._findings.setSpacing(px(8))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line below and, where the keyboard is, the bar at the left."""
        painter = painter_on(self)
        look, rect = self.look, QRectF(self.rect())
        if self._current:
            box(painter, rect.adjusted(1, 0, -1, -1), 0, look.brush("sunken"), None)
            box(painter, QRectF(1, 0, look.px(_BAR), rect.height() - 1), 0, look.brush("accent"), None)
        if not self._last:
            line(painter, 1, rect.height() - 0.5, rect.width() - 1, rect.height() - 0.5, look.pen("line", 1))
        painter.end()
