"""The head of the window: who is here, the worst open finding, and undo, text size and theme."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ..text import Texts
from .appearance import Appearance
from .widgets.button import Button, IconButton
from .widgets.card import Ground
from .widgets.label import Label
from .widgets.tag import Pill

if TYPE_CHECKING:
    from ..app.flow import Step
    from ..app.header_view import HeaderView
    from ..app.record_state import RecordStateView

_NAME_WIDTH, _SLIM, _LEAST = 380, 700, 470
# Why a visit is not kept is read whole before a long name is.
_ALARM = 230


class Header(Ground):
    """What stays in sight on every step.

    Attributes:
        act_asked: ``step_back``, ``step_on``, ``undo``, ``redo``, ``text_size``, ``theme``, ``guide``,
            ``leave_patient_view``, ``lock`` or ``record_alarm``.
        place_asked: Step and field of the worst finding.
    """

    act_asked = Signal(str)
    place_asked = Signal(str, str)

    def __init__(self, look: Appearance, texts: Texts, *, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", edges="bottom", name="header")
        self.setParent(parent)
        self.texts = texts
        self._view: HeaderView | None = None
        self._records: RecordStateView | None = None
        self._narrow = False
        say = texts.interface
        self.name = Label(look, "strong", say("header.nobody"), name="header_name", elide=True)
        self.facts = Label(look, "body", tone="ink2", name="header_facts", elide=True)
        self.pill = Pill(look, "", "stop", name="worst_finding")
        self.pill.hide()
        self.saved = Label(look, "caption", tone="ink2", name="saved_state")
        self.alarm = Pill(look, "", "caution", least=_ALARM, name="record_alarm")
        self.alarm.hide()
        self.lock = IconButton(look, "lock", say("lock.now"), name="lock_now")
        self.lock.hide()
        self.leave = Button(look, say("talk.leave_patient_view"), icon="monitor", key="Esc", name="leave_patient_view")
        self.leave.hide()
        self.step_back = IconButton(look, "arrow-left", say("window.step_back"), name="step_back")
        self.step_on = IconButton(look, "arrow-right", say("window.step_on"), name="step_on")
        self.undo = IconButton(look, "undo-2", say("window.undo"), name="undo")
        self.redo = IconButton(look, "redo-2", say("window.redo"), name="redo")
        self.text_size = IconButton(look, "a-large-small", say("window.text_size", size=100), name="text_size")
        self.theme = IconButton(look, "moon", say("window.theme_dark"), name="theme")
        self.guide = IconButton(look, "circle-question-mark", say("guide.open"), name="guide")
        for button in (self.step_back, self.undo, self.redo):
            button.setEnabled(False)
        self._row = QHBoxLayout(self)
        self._who, words = QHBoxLayout(), QVBoxLayout()
        for label in (self.name, self.facts):
            # As wide as its words, and cut where there is no room.
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._who.addWidget(self.name)
        self._who.addWidget(self.facts)
        self._who.addStretch(1)
        words.setSpacing(0)
        words.addStretch(1)
        words.addLayout(self._who)
        words.addWidget(self.saved)
        words.addStretch(1)
        self._row.addLayout(words)
        self._row.addWidget(self.pill)
        self._row.addStretch(1)
        for part in (
            self.leave,
            self.alarm,
            self.step_back,
            self.step_on,
            self.undo,
            self.redo,
            self.text_size,
            self.theme,
            self.guide,
            self.lock,
        ):
            self._row.addWidget(part)
        for act in ("step_back", "step_on", "undo", "redo", "text_size", "theme", "guide"):
            button = getattr(self, act)
            button.clicked.connect(lambda _=False, act=act: self.act_asked.emit(act))
        self.leave.clicked.connect(lambda: self.act_asked.emit("leave_patient_view"))
        self.lock.clicked.connect(lambda: self.act_asked.emit("lock"))
        self.alarm.clicked.connect(lambda: self.act_asked.emit("record_alarm"))
        self.pill.clicked.connect(self._go_to_finding)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_view(self, view: "HeaderView") -> None:
        """Show who is here and how the consultation stands."""
        self._view = view
        self.name.say(view.name)
        self._show_facts()
        self.pill.setVisible(view.pill is not None)
        if view.pill is not None:
            self.pill.tell(view.pill.text, "caution" if view.pill.lifted else view.pill.level.value)
        self._show_saved()
        say = self.texts.interface
        self.undo.setEnabled(bool(view.undo))
        self.undo.say(view.undo or say("window.undo"))
        self.redo.setEnabled(bool(view.redo))
        self.redo.say(view.redo or say("window.redo"))

    def show_records(self, view: "RecordStateView") -> None:
        """Show how the records and the draft on the desk stand."""
        self._records = view
        self.alarm.setVisible(bool(view.alarm))
        if view.alarm:
            self.alarm.tell(view.alarm, view.level)
        self.lock.setVisible(view.can_lock)
        words = self.texts.interface("lock.now")
        self.lock.say(f"{words}, {view.person}" if view.person else words)
        self._show_saved()

    def _show_saved(self) -> None:
        """Say below the name whether the visit is kept."""
        kept = self._records.saved if self._records is not None else None
        words = (self._view.saved if self._view else "") if kept is None else kept
        self.saved.say(words)
        self.saved.setVisible(bool(words))

    def show_step(self, step: "Step") -> None:
        """Offer the way back and on, where there is one."""
        self.step_back.setEnabled(step.preceding is not None)
        self.step_on.setEnabled(step.following is not None)

    def set_narrow(self, narrow: bool) -> None:
        """Show name and age alone where the window is narrow."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_facts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what rail, settings and keyboard do as well to them where name and finding would be cut for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        slim = self.width() < self.look.px(_SLIM)
        for button in (self.step_back, self.step_on, self.theme):
            button.setVisible(not slim)
        self.facts.setVisible(not slim)
        # The keyboard has what goes here; the way back from the largest text stays for the mouse.
        for button in (self.redo, self.guide):
            button.setVisible(self.width() >= self.look.px(_LEAST))

    def set_patient_view(self, on: bool) -> None:
        """Offer the way back from the view that the patient sees."""
        self.leave.setVisible(on)

    def _show_facts(self) -> None:
        if self._view is None:
            return
        facts = (self._view.age,) if self._narrow else self._view.facts
        self.facts.say("  ·  ".join(fact for fact in facts if fact))

    def _go_to_finding(self) -> None:
        if self._view is not None and self._view.pill is not None:
            place = self._view.pill.place
            self.place_asked.emit(place.step.value, place.field)

    def _restyle(self) -> None:
        px = self.look.px
        # The buttons decide at large text, so that the head does not take the page's room.
        self.setFixedHeight(max(64, px(44) + 10))
        self._row.setContentsMargins(px(28), 0, px(16), 0)
        self._row.setSpacing(px(10))
        self._who.setSpacing(px(10))
        # A name of 200 letters leaves room for birth date and finding; it is whole in the tool tip and on the paper.
        self.name.setMaximumWidth(px(_NAME_WIDTH))
        dark = self.look.theme.mode == "dark"
        self.theme.set_icon("sun" if dark else "moon")
        self.theme.say(self.texts.interface("window.theme_light" if dark else "window.theme_dark"))
        self.text_size.say(self.texts.interface("window.text_size", size=round(100 * self.look.theme.scale)))
        self._fit()
