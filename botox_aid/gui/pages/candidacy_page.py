"""The candidacy step: one group of questions at a time, with what the answers raise beside them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ...app.flow import Standing
from ...text import Texts
from ..appearance import Appearance
from ..finding_text import finding_text
from ..widgets.card import Card
from ..widgets.label import Label
from ..widgets.page import Scroll
from ..widgets.question import QuestionRow
from ..widgets.step_menu import StepEntry, StepMenu
from .detail_fields import DetailFields
from .findings_panel import FindingsPanel
from .page import Page, focus, row
from .question_foot import QuestionFoot

if TYPE_CHECKING:
    from ...app.candidacy_view import CandidacyView, GroupView, QuestionView

STEP_STATES = {Standing.TO_DO: "todo", Standing.DONE: "done", Standing.PROBLEM: "stop"}
_GROUP_WIDTH, _PANEL_WIDTH, _NARROW, _SLIM, _ANY = 240, 276, 1040, 720, 16777215


class CandidacyPage(Page):
    """Questions by group; keys answer and move on."""

    answered = Signal(str, str)
    detail_changed = Signal(str, str, object)
    rest_asked = Signal(str)
    why_asked = Signal(str, QWidget)

    def __init__(self, look: Appearance, texts: Texts, *, parent: QWidget | None = None) -> None:
        super().__init__(look, texts, name="candidacy_page", parent=parent)
        self._view: CandidacyView | None = None
        self._group = ""
        self._current = ""
        self._rows: dict[str, QuestionRow] = {}
        self._details: dict[str, DetailFields] = {}
        self._build()
        self._restyle()
        look.changed.connect(self._restyle)

    def _build(self) -> None:
        say, look = self.texts.interface, self.look
        self._left = QWidget()
        self._left_column = QVBoxLayout(self._left)
        self._left_column.setContentsMargins(0, 0, 0, 0)
        self._heading = Label(look, "h1", say("candidacy.title"), name="candidacy_title")
        self._left_column.addWidget(self._heading)
        self.left_label = Label(look, "caption", tone="ink2", name="candidacy_left")
        self._left_column.addWidget(self.left_label)
        self.groups = StepMenu(look, say("candidacy.title"), name="group")
        self.groups.picked.connect(self._open_group)
        self._left_column.addWidget(self.groups)
        self._left_column.addStretch(1)
        self.panel = FindingsPanel(self)
        self.title = Label(look, "h2", name="group_title")
        self.count = Label(look, "caption", tone="ink2", name="group_count")
        self.card = Card(look, padding=0, name="questions_card")
        self.foot = QuestionFoot(look, self.texts)
        self.rest, self.next = self.foot.rest, self.foot.next
        self.rest.clicked.connect(self._ask_rest)
        self.next.clicked.connect(self._go_on)
        questions = QWidget()
        self._questions_column = QVBoxLayout(questions)
        self._questions_column.addWidget(self.card)
        self._questions_column.addStretch(1)
        self.question_scroll = Scroll(questions, name="questions_scroll")
        middle = QVBoxLayout()
        middle.addLayout(row(self.title, self.count, 1, spacing=12))
        middle.addWidget(self.question_scroll, 1)
        middle.addWidget(self.foot)
        self._frame = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._left_scroll = Scroll(self._left, name="groups_scroll")
        self._frame.addWidget(self._left_scroll)
        self._frame.addLayout(middle, 1)
        self._frame.addWidget(self.panel)
        self._middle = middle
        for keys, act in (("Shift+N", self._ask_rest), ("W", self._ask_why)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setProperty("context", 1)
            shortcut.activated.connect(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the findings where the width allows: at the right, or below the groups."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        px = self.look.px
        narrow, slim = self.width() < px(_NARROW), self.width() < px(_SLIM)
        self._frame.setDirection(QBoxLayout.Direction.TopToBottom if slim else QBoxLayout.Direction.LeftToRight)
        self.groups.set_compact(slim)
        self.foot.set_slim(slim)
        self._heading.setVisible(not slim)
        self._left_scroll.setMinimumWidth(0 if slim else px(_PANEL_WIDTH if narrow else _GROUP_WIDTH))
        self._left_scroll.setMaximumWidth(_ANY if slim else px(_PANEL_WIDTH if narrow else _GROUP_WIDTH))
        self._left_scroll.setMaximumHeight(self._left.sizeHint().height() + px(4) if slim else _ANY)
        home = self._questions_column if slim else self._left_column
        if narrow and home.indexOf(self.panel) < 0:
            home.insertWidget(home.count() - 1, self.panel)
        elif not narrow and self._frame.indexOf(self.panel) < 0:
            self._frame.addWidget(self.panel)
        self.panel.set_narrow(narrow, px(_PANEL_WIDTH))

    def _restyle(self) -> None:
        px = self.look.px
        self._frame.setContentsMargins(px(28), px(18), px(28), px(16))
        self._frame.setSpacing(px(16))
        self._left_column.setSpacing(px(4))
        self._middle.setSpacing(px(10))
        self._questions_column.setContentsMargins(0, 0, 0, 0)
        self._questions_column.setSpacing(px(14))
        self.card.body.setSpacing(0)
        self._arrange()

    def first_field(self) -> QWidget | None:
        """Return the first open question, or the first of the group."""
        group = self._group_view()
        if group is None:
            return None
        return self._rows.get(next(iter(group.open), group.questions[0].id))

    def show_view(self, view: "CandidacyView") -> None:
        """Show the groups, the questions of the current one, and the findings."""
        self._view = view
        self.left_label.say(view.left)
        self._show_groups(view)
        if view.groups and self._group not in {group.id for group in view.groups}:
            self._group = view.groups[0].id
        self._show_group()
        self.panel.show_view(view)

    def _group_view(self) -> "GroupView | None":
        groups = self._view.groups if self._view else ()
        return next((group for group in groups if group.id == self._group), None)

    def _show_groups(self, view: "CandidacyView") -> None:
        entries = [
            StepEntry(group.id, group.title, STEP_STATES[group.standing], group.count, group.answered)
            for group in view.groups
        ]
        self.groups.show_entries(entries, self._group)

    def _show_group(self) -> None:
        group = self._group_view()
        if group is None:
            return
        ids = [question.id for question in group.questions]
        if list(self._rows) != ids:
            self._make_rows(group)
        for question in group.questions:
            self._fill_row(question)
        self.title.say(group.title)
        self.count.say(group.answered)
        self.groups.choose(self._group)
        self.foot.show_group(group, self._following_group())

    def _make_rows(self, group: "GroupView") -> None:
        for old in self._rows.values():
            self.card.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows, self._details = {}, {}
        say = self.texts.interface
        answers = tuple(
            (kind, say(f"candidacy.{kind}_key"), say(f"candidacy.{kind}")) for kind in ("yes", "no", "unsure")
        )
        for question in group.questions:
            widget = QuestionRow(
                self.look,
                question.id,
                question.ask,
                answers,
                say("candidacy.why"),
                last=question is group.questions[-1],
                name=f"question.{question.id}",
            )
            details = DetailFields(self.look, self.texts, question.id)
            widget.follow_up.addWidget(details)
            details.hide()
            self._connect(widget, details, question.id)
            self._rows[question.id], self._details[question.id] = widget, details
            self.card.body.addWidget(widget)

    def _connect(self, widget: QuestionRow, details: DetailFields, question_id: str) -> None:
        widget.answered.connect(self._answered)
        widget.help_asked.connect(lambda asked: self.why_asked.emit(asked, self._rows[asked]))
        widget.finding_link.connect(lambda key, link: self.finding_link.emit(key, link, self._rows[question_id]))
        widget.left.connect(self._step_from)
        details.changed.connect(lambda kind, value: self.detail_changed.emit(question_id, kind, value))
        details.left.connect(self.field_left)
        details.finished.connect(lambda: QTimer.singleShot(0, lambda: self._advance(question_id)))

    def _fill_row(self, question: "QuestionView") -> None:
        widget, details = self._rows[question.id], self._details[question.id]
        was_typed_in = details.isAncestorOf(self.window().focusWidget() or self)
        widget.choose(question.said.value if question.said else "")
        details.show_details(question.details)
        details.setVisible(bool(question.details))
        widget.show_follow_up(bool(question.details))
        widget.set_findings([finding_text(finding, self.texts, in_place=True) for finding in question.findings])
        if was_typed_in and not details.isAncestorOf(self.window().focusWidget() or self):
            # Undo took the field away: its question has the keyboard, not whatever comes next in the window.
            self._take(question.id)

    def go_to(self, field: str) -> None:
        """Open the group of a question and go to it."""
        question_id = field.removeprefix("question.")
        group = self._view.group_of(question_id) if self._view else None
        if group is not None:
            self._open_group(group.id)
            self._take(question_id)
        else:
            here = self._group_view()
            following = None if here is None or here.open else self._following_group()
            self._open_group(following.id if following else self._group)

    def _open_group(self, group_id: str) -> None:
        self._group = group_id
        self._show_group()
        self.question_scroll.verticalScrollBar().setValue(0)
        first = self.first_field()
        if first is not None:
            self._take(next(key for key, widget in self._rows.items() if widget is first))

    def _take(self, question_id: str) -> None:
        widget = self._rows.get(question_id)
        if widget is None:
            return
        for key, other in self._rows.items():
            other.set_current(key == question_id)
        self._current = question_id
        widget.take_focus()
        QTimer.singleShot(0, lambda: self._show_row(question_id))

    def _show_row(self, question_id: str) -> None:
        widget = self._rows.get(question_id)
        if widget is not None:
            self.question_scroll.ensureWidgetVisible(widget, 0, self.look.px(24))

    def _answered(self, question_id: str, said: str) -> None:
        self.answered.emit(question_id, said)
        details = self._details.get(question_id)
        first = details.first_field() if details and not details.isHidden() else None
        if said and first is not None:
            focus(first)
            # Only once the row is laid out anew does the detail stand where it can be scrolled to.
            QTimer.singleShot(0, self, lambda: self.question_scroll.ensureWidgetVisible(first, 0, self.look.px(24)))
        elif said:
            self._advance(question_id)

    def _advance(self, question_id: str) -> None:
        """Go on to the next open question of the group; after the last one, the button that goes on has the keyboard."""
        group = self._group_view()
        if group is None:
            return
        ids = [question.id for question in group.questions]
        start = ids.index(question_id) + 1 if question_id in ids else 0
        later = [key for key in (*ids[start:], *ids[:start]) if key in group.open]
        if later:
            self._take(later[0])
        else:
            focus(self.next)

    def _step_from(self, question_id: str, step: int) -> None:
        ids = list(self._rows)
        place = ids.index(question_id) + step
        if 0 <= place < len(ids):
            self._take(ids[place])

    def _following_group(self) -> "GroupView | None":
        groups = self._view.groups if self._view else ()
        place = next((place for place, group in enumerate(groups) if group.id == self._group), -1)
        later = (*groups[place + 1 :], *groups[:place])
        return next((group for group in later if group.open), None)

    def _go_on(self) -> None:
        following = self._following_group()
        if following is not None:
            self._open_group(following.id)
        else:
            self.leave_asked.emit(1)

    def _ask_rest(self) -> None:
        group = self._group_view()
        if group is not None and group.open:
            self.rest_asked.emit(group.id)
            self._advance("")

    def _ask_why(self) -> None:
        if self._current in self._rows:
            self.why_asked.emit(self._current, self._rows[self._current])
