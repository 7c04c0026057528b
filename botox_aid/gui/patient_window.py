"""The window that the patient reads: one thing at a time, as large as the screen allows, and nothing of the desk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from ..text import Texts
from .appearance import Appearance
from .pages.risk_panel import RiskPanel
from .pages.talk_panels import LinesPanel
from .pages.teach_back import TeachBack
from .shape import box, painter_on
from .widgets.button import Button
from .widgets.card import Divider
from .widgets.label import Label
from .widgets.page import Scroll

if TYPE_CHECKING:
    from ..app.patient_scene import Scene

# The room for which the type scale was drawn; a larger screen has larger letters.
_WIDE, _HIGH = 1180.0, 720.0
SMALLEST, LARGEST = 0.7, 5.0
# Where a scene says little, its letters are this much larger.
_GENEROUS = 1.25
_SHRINK = 0.92
_ON, _BACK = ("Right", "Down", "PgDown"), ("Left", "Up", "PgUp")


class PatientWindow(QWidget):
    """Shows a scene; it knows no consultation.

    Args:
        look: A look of its own, whose scale follows the screen.
        texts: Sentences of the patient's language.
        alone: Whether it covers the only screen, so that the way on, the way back and what is said back are on it.

    Attributes:
        stepped: One scene on (1) or back (-1).
        left: The desk is wanted again.
        said: What the patient said back, as it was typed.
        again: It should be explained again.
    """

    stepped = Signal(int)
    left = Signal()
    said = Signal(str)
    again = Signal()

    def __init__(self, look: Appearance, texts: Texts, *, alone: bool) -> None:
        super().__init__()
        self.look, self.texts, self._alone = look, texts, alone
        self._wish, self._scene = 1.0, ""
        self.setObjectName("patient_window")
        # No name: a title is read in lists of windows and on recordings of a screen.
        self.setWindowTitle(texts.interface("talk.patient_view"))
        self.setAccessibleName(texts.interface("talk.patient_view"))
        self._build_head()
        self._build_panels()
        self._build_foot()
        self._column = QVBoxLayout(self)
        # The letters follow the screen, never the window the letters.
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._column.addLayout(self._head)
        self._column.addWidget(self._panels, 1)
        self._column.addWidget(self._asks)
        self._column.addWidget(self._controls)
        # As shortcuts: a button with the keyboard would take the arrows for itself. A text field keeps its own.
        for by, names in ((1, _ON), (-1, _BACK)):
            for name in names:
                QShortcut(QKeySequence(name), self).activated.connect(lambda by=by: self._step(by))
        look.changed.connect(self._respace)
        self._respace()

    def _step(self, by: int) -> None:
        if (self.next if by > 0 else self.back).isEnabled():
            self.stepped.emit(by)

    def _build_head(self) -> None:
        self.greeting = Label(self.look, "patient_line", tone="ink2", name="patient_greeting", elide=True)
        self.place = Label(self.look, "patient_line", tone="ink2", name="patient_place")
        self._head = QHBoxLayout()
        self._head.addWidget(self.greeting, 1)
        self._head.addWidget(self.place)

    def _build_panels(self) -> None:
        self.risk = RiskPanel(self.look)
        self.lines = LinesPanel(self.look, "patient_line")
        self.source = Label(self.look, "field", tone="ink2", wrap=True, name="patient_source")
        content = QWidget()
        self._content = QVBoxLayout(content)
        self._content.setContentsMargins(0, 0, 0, 0)
        for part in (self.risk, self.lines, self.source):
            self._content.addWidget(part)
        self._content.addStretch(1)
        self._scroll = Scroll(content, name="patient_scroll")
        self.pause = Label(self.look, "patient_title", tone="ink2", align="centre", middle=True, name="patient_pause")
        self._panels = QStackedWidget()
        self._panels.addWidget(self._scroll)
        self._panels.addWidget(self.pause)

    def _build_foot(self) -> None:
        look, say = self.look, self.texts.interface
        self._asks = QWidget()
        column = QVBoxLayout(self._asks)
        column.setContentsMargins(0, 0, 0, 0)
        lead = f"{self.texts.patient('talk.own_words')} "
        self.prompt = Label(look, "patient_line", lead=lead, wrap=True, name="patient_prompt")
        column.addWidget(Divider(look))
        column.addWidget(self.prompt)
        self.teach_back = TeachBack(look, self.texts)
        self.teach_back.said.connect(self.said)
        self.teach_back.again.connect(self.again)
        self.teach_back.finished.connect(lambda: self.stepped.emit(1))
        self._controls = QWidget()
        self._foot = foot = QVBoxLayout(self._controls)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.teach_back)
        row = QHBoxLayout()
        self.leave = Button(look, say("talk.leave_patient_view"), key="Esc", name="patient_leave")
        self.back = Button(look, say("talk.back"), icon="arrow-left", name="patient_back")
        self.next = Button(look, say("talk.on"), "primary", icon_after="arrow-right", name="patient_next")
        self.leave.clicked.connect(self.left)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        foot.addLayout(row)
        self._controls.setVisible(self._alone)

    def tell(self, greeting: str, pause: str) -> None:
        """Say whom it is for, and what stands there while there is nothing to see."""
        self.greeting.say(greeting)
        self.pause.say(pause)

    def show_scene(self, scene: "Scene | None", said: str = "", *, first: bool = True, last: bool = False) -> None:
        """Show a scene, or the pause.

        Args:
            scene: What to show.
            said: What was said back about it, for the field that only the desk's one screen has.
            first: Whether there is nothing before it.
            last: Whether there is nothing after it.
        """
        self._panels.setCurrentWidget(self.pause if scene is None else self._scroll)
        self.place.setVisible(scene is not None)
        prompt = scene.topic.prompt if scene is not None else ""
        self._asks.setVisible(bool(prompt) and not self._alone)
        self.prompt.say(prompt)
        self.teach_back.tell(prompt, said)
        self.back.setEnabled(not first)
        self.next.setEnabled(not last)
        if scene is not None:
            self._show_topic(scene)
        key = f"{scene.topic.id}/{scene.part}" if scene is not None else ""
        if key != self._scene:
            self._scene = key
            self._scroll.verticalScrollBar().setValue(0)
            if self._alone:
                (self.next if self.next.isEnabled() else self.leave).setFocus()
        self.fit()

    def _show_topic(self, scene: "Scene") -> None:
        topic = scene.topic
        self.risk.setVisible(topic.kind == "risk")
        self.lines.setVisible(topic.kind != "risk")
        (self.risk if topic.kind == "risk" else self.lines).show_topic(topic)
        self.source.say(topic.source)
        self.source.setVisible(bool(topic.source))
        self.place.say(scene.place)
        self.setAccessibleDescription(topic.title)

    def set_wish(self, scale: float) -> None:
        """Take the text size that was chosen for the desk as a wish for larger letters."""
        self._wish = scale
        self.fit()

    def fit(self) -> None:
        """Set the letters as large as the scene and the screen allow."""
        room = min(self.width() / _WIDE, self.height() / _HIGH)
        scale = min(LARGEST, max(SMALLEST, room * self._wish * _GENEROUS))
        self.look.set_scale(scale)
        while not self._fits() and scale > SMALLEST:
            scale = max(SMALLEST, scale * _SHRINK)
            self.look.set_scale(scale)
        # The style sheet of the application sets what is typed at the size of the desk.
        typed = f"font-size: {round(self.look.theme.type('field').size)}px"
        if self.teach_back.field.edit.styleSheet() != typed:
            self.teach_back.field.edit.setStyleSheet(typed)

    def _fits(self) -> bool:
        """Return whether all of the scene is in sight at the letters' present size."""
        self._lay_out_now()
        if self._panels.currentWidget() is not self._scroll:
            return True
        room, content = self._scroll.viewport(), self._content
        wide = content.minimumSize().width()
        need = (
            content.totalHeightForWidth(room.width()) if content.hasHeightForWidth() else content.minimumSize().height()
        )
        return need <= room.height() and wide <= room.width()

    def _lay_out_now(self) -> None:
        """Bring every part to its place at once, the inner ones first, so that what they need can be measured."""
        for widget in (*reversed(self.findChildren(QWidget)), self):
            layout = widget.layout()
            if layout is not None:
                layout.invalidate()
                layout.activate()

    def _respace(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(52), px(30), px(52), px(30))
        self._column.setSpacing(px(18))
        self._content.setSpacing(px(18))
        self._foot.setSpacing(px(16))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring the desk back at Esc and F11; go on at the space bar where no button has the keyboard."""
        from PySide6.QtCore import Qt

        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space:
            self._step(1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the letters to the screen."""
        super().resizeEvent(event)
        self.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the view where the system closes its window."""
        super().closeEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew where the theme of the application has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = painter_on(self)
        box(painter, QRectF(self.rect()), 0, self.look.brush("surface"), None)
        painter.end()
