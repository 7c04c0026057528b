"""The window: rail, head, the open page, and the "Ready?" strip."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QMainWindow, QWidget

# Every other name waits until the window is there: each class of Qt that is named takes its part of the first paint.
if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from ..app.flow import Step
    from ..text import Texts
    from .appearance import Appearance
    from .header import Header
    from .pages.page import Page
    from .ready_strip import ReadyStrip
    from .side_rail import SideRail
    from .widgets.notice import Toast

_NARROW = 1100
_LOW = 760


class Window(QMainWindow):
    """The desk's window; it knows no consultation, only pages and what was asked for.

    It is shown bare and furnished after its first paint.

    Attributes:
        painted: After the first paint.
        step_asked: A step of the rail, or of a key.
        place_asked: Step and field to go to.
        act_asked: What was asked for by a button of the frame.
        page_made: A page was made on its first visit.
        step_shown: A step is now open.
        said: What was said last at the foot of the page.
    """

    painted = Signal()
    step_asked = Signal(str)
    place_asked = Signal(str, str)
    act_asked = Signal(str)
    page_made = Signal(str, QWidget)
    step_shown = Signal(str)

    look: "Appearance"
    texts: "Texts"
    rail: "SideRail"
    header: "Header"
    strip: "ReadyStrip"
    step: "Step"

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("desk_window")
        self.said, self._was_painted, self._is_furnished, self._patient_view = "", False, False, False
        self._may_close: Callable[[], bool] = lambda: True
        self._toast: Toast | None = None
        self._on_toast: Callable[[], None] | None = None
        self.pages: dict[Step, Page] = {}
        self._opening: QWidget | None = None

    def furnish(self, look: "Appearance", texts: "Texts") -> None:
        """Put in the frame: rail, head, an empty page and the "Ready?" strip."""
        from PySide6.QtWidgets import QStackedWidget

        from ..app.flow import Step
        from .header import Header
        from .pages.opening_page import OpeningPage
        from .ready_strip import ReadyStrip
        from .side_rail import SideRail

        self.look, self.texts, self.step = look, texts, Step.PATIENT
        self.setWindowTitle(texts.interface("app.name"))
        self.rail = SideRail(look, texts)
        self.header = Header(look, texts)
        self.strip = ReadyStrip(look, texts)
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        self.desk, self.whole = QWidget(), QStackedWidget()
        self._lay_out()
        self._opening = OpeningPage(look, texts.interface("patient.title"))
        self.stack.addWidget(self._opening)
        self.rail.show_current(self.step)
        self.rail.step_asked.connect(self.step_asked)
        self.rail.act_asked.connect(self.act_asked)
        self.header.act_asked.connect(self.act_asked)
        self.header.place_asked.connect(self.place_asked)
        self.strip.place_asked.connect(self.place_asked)
        self._is_furnished = True
        self.setPalette(QPalette())
        self._restyle()
        look.changed.connect(self._restyle)

    def _lay_out(self) -> None:
        from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.stack, 1)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.rail)
        top.addLayout(right, 1)
        outer = QVBoxLayout(self.desk)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(top, 1)
        outer.addWidget(self.strip)
        self.whole.addWidget(self.desk)
        self.setCentralWidget(self.whole)

    @property
    def page(self) -> "Page":
        """The open page."""
        return self.pages[self.step]

    def add_page(self, step: "Step", page: "Page") -> None:
        """Put in the page of a step; it is made on the first visit."""
        self.pages[step] = page
        self.stack.addWidget(page)
        if self._opening is not None:
            self.stack.setCurrentWidget(page)
            self.stack.removeWidget(self._opening)
            self._opening.deleteLater()
            self._opening = None

    def show_step(self, step: "Step", field: str | None = None) -> None:
        """Open a step whose page is there; ``field`` is the control to go to, the first one if empty."""
        if step is not self.step and self._toast is not None:
            self._toast.hide()
        self.step = step
        self.rail.show_current(step)
        self.stack.setCurrentWidget(self.pages[step])
        self.step_shown.emit(step.value)
        if field is not None:
            self.page.go_to(field)

    def cover(self, page: QWidget | None) -> None:
        """Show a page in place of the whole desk, such as the first start; ``None`` brings the desk back."""
        old = self.whole.widget(1)
        if old is not None:
            self.whole.removeWidget(old)
            old.deleteLater()
        if page is not None:
            self.whole.addWidget(page)
            self.whole.setCurrentWidget(page)

    @property
    def in_patient_view(self) -> bool:
        """Whether the patient has a view of their own."""
        return self._patient_view

    def set_patient_view(self, on: bool) -> None:
        """Offer the way back while the patient has a view of their own."""
        self._patient_view = on
        self.header.set_patient_view(on)

    def say(self, words: str, act: str = "", on_act: Callable[[], None] | None = None) -> None:
        """Show a line at the foot of the page, with one act at most."""
        from .widgets.notice import Toast

        if self._toast is None:
            self._toast = Toast(self.look, self.stack, name="toast")
            self._toast.acted.connect(self._act_on_toast)
        self.said, self._on_toast = words, on_act
        self._toast.tell(words, act)
        self._toast.place()

    def unsay(self, words: str) -> None:
        """Take a line back that no longer holds, if it is still shown."""
        if self._toast is not None and self.said == words:
            self._toast.hide()

    def _act_on_toast(self) -> None:
        if self._on_toast is not None:
            self._on_toast()

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Ask this before the window closes; it stays open on ``False``."""
        self._may_close = may_close

    def _restyle(self) -> None:
        px = self.look.px
        narrow = self.width() < px(_NARROW)
        self.setMinimumSize(800, 560)
        self.rail.set_narrow(narrow)
        self.header.set_narrow(narrow)
        self.strip.set_narrow(narrow or self.height() < px(_LOW))

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Give way where the window is small."""
        super().resizeEvent(event)
        if self._is_furnished:
            self._restyle()
        if self._toast is not None:
            self._toast.place()

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Tell once that the window is there."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Leave the patient view at Esc, unless a dialog or a card in front of it took the key."""
        from PySide6.QtCore import Qt

        if self._patient_view and event.key() == Qt.Key.Key_Escape:
            self.act_asked.emit("leave_patient_view")
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Close unless something would be lost."""
        if self._may_close():
            event.accept()
        else:
            event.ignore()
