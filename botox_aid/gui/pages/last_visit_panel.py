"""The panel "Since last time": each old answer is confirmed or changed, none is taken over by itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import Button, LinkButton
from ..widgets.card import Divider
from ..widgets.label import Label
from ..widgets.notice import EmptyState
from ..widgets.tag import Tag
from .page import row

if TYPE_CHECKING:
    from ...app.last_plan import LastPlan
    from ...app.last_visit import LastAnswer, LastVisitView

_PLAN_LEVELS = {"open": "plain", "same": "ok", "differs": "caution"}


class LastVisitPanel(QWidget):
    """What was answered at an earlier visit."""

    open_asked = Signal()
    still_so = Signal(str)
    change_asked = Signal(str)
    undo_asked = Signal(str)

    def __init__(self, look: Appearance, texts: Texts, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.texts = look, texts
        self.setObjectName("last_visit")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: object = ()
        self._to_confirm: list[Button] = []
        self._restyle()
        look.changed.connect(self._restyle)

    def show_view(self, view: "LastVisitView | None") -> None:
        """Show an earlier visit, or how to open one."""
        if view == self._shown:
            return
        self._shown, self._to_confirm = view, []
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if view is None:
            self._show_empty()
            return
        self._column.addWidget(Label(self.look, "caption", view.intro, tone="ink2", wrap=True))
        for answer in view.rows:
            self._column.addWidget(Divider(self.look))
            self._column.addWidget(self._row(answer))
        for fact in view.plan:
            self._column.addWidget(Divider(self.look))
            self._column.addWidget(self._fact(fact))
        if view.rest:
            self._column.addWidget(Divider(self.look))
            self._column.addWidget(Label(self.look, "caption", view.rest, tone="ink2", wrap=True))
        self._column.addWidget(Label(self.look, "caption", view.confirmed, tone="ink2"))

    def first_open(self) -> QWidget | None:
        """Return the button that confirms the first answer still open."""
        return self._to_confirm[0] if self._to_confirm else None

    def _show_empty(self) -> None:
        say = self.texts.interface
        self._column.addWidget(EmptyState(self.look, "folder-open", say("last.empty"), say("last.empty_hint")))
        button = Button(
            self.look, say("last.open_last"), icon="folder-open", key=say("last.open_last_key"), name="open_last_visit"
        )
        button.clicked.connect(self.open_asked)
        self._column.addWidget(button)

    def _row(self, answer: "LastAnswer") -> QWidget:
        say = self.texts.interface
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.px(4))
        column.addWidget(Label(self.look, "caption", answer.title, tone="ink2"))
        column.addWidget(Label(self.look, "body", answer.then, wrap=True))
        if answer.now == "open":
            same = Button(self.look, say("last.still_so"), name=f"still_so_{answer.question}")
            self._to_confirm.append(same)
            same.clicked.connect(lambda: self.still_so.emit(answer.question))
            changed = Button(self.look, say("last.change"), name=f"changed_{answer.question}")
            changed.clicked.connect(lambda: self.change_asked.emit(answer.question))
            column.addLayout(row(same, changed, 1, spacing=self.look.px(8)))
            return holder
        tag = Tag(self.look, answer.now_says, "ok" if answer.now == "same" else "caution")
        undo = LinkButton(self.look, say("last.undo"), name=f"undo_{answer.question}")
        undo.clicked.connect(lambda: self.undo_asked.emit(answer.question))
        column.addLayout(row(tag, 1, undo))
        return holder

    def _fact(self, fact: "LastPlan") -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.px(4))
        column.addWidget(Label(self.look, "caption", fact.title, tone="ink2"))
        column.addWidget(Label(self.look, "body", fact.then, wrap=True))
        tag = Tag(self.look, fact.now_says, _PLAN_LEVELS[fact.now])
        column.addLayout(row(tag, 1))
        return holder

    def _restyle(self) -> None:
        self._column.setSpacing(self.look.px(10))
