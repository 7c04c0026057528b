"""A dialog over a scrim: the safe choice left with Esc, the act right."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ..appearance import Appearance
from ..shape import box, painter_on
from .button import Button, IconButton
from .card import Divider
from .focus_ring import came_by_mouse, give_focus
from .label import Label

_SCRIM_ALPHA = 133
# Room above and below what is scrolled into sight.
_ROUND = 12


class Dialog(QWidget):
    """A panel over its window, which it covers with a scrim while it is open.

    Args:
        look: The shared look.
        window: The window it covers.
        title: What it asks.
        subtitle: One quiet line below.
        close_says: What the close button does, in words.

    Attributes:
        body: Column for the content.
    """

    accepted = Signal()
    rejected = Signal()

    def __init__(
        self,
        look: Appearance,
        window: QWidget,
        title: str,
        subtitle: str = "",
        *,
        close_says: str,
        width: int = 640,
        name: str = "dialog",
    ) -> None:
        super().__init__(window)
        self.look, self._window, self._wide = look, window, width
        self._before: QWidget | None = None
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.hide()
        self.panel = _Panel(look, self)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(Label(look, "dialog", title, wrap=True, name=f"{name}_title"))
        if subtitle:
            words.addWidget(Label(look, "body", subtitle, tone="ink2", wrap=True, name=f"{name}_subtitle"))
        self._close = IconButton(look, "x", close_says, name=f"{name}_close")
        self._close.clicked.connect(self.reject)
        self._head.addLayout(words, 1)
        top = QVBoxLayout()
        top.addWidget(self._close)
        top.addStretch(1)
        self._head.addLayout(top)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setProperty("horizontalScrollBarPolicy", 1)
        self._scroll.setProperty("focusPolicy", 0)
        # Qt would keep room for more words than a short question has, and take it from the buttons.
        self._scroll.setMinimumHeight(1)
        self._scroll.setWidget(content)
        self._acts = QHBoxLayout()
        self._foot = Label(look, "caption", tone="ink2", wrap=True, middle=True, name=f"{name}_foot")
        self._acts.addWidget(self._foot, 1)
        column.addLayout(self._head)
        column.addWidget(self._scroll, 1)
        column.addWidget(Divider(look))
        column.addLayout(self._acts)
        self._respace()
        look.changed.connect(self._respace)

    def add_act(self, words: str, kind: str = "secondary", *, key: str = "", name: str = "") -> Button:
        """Add a button at the right end of the foot."""
        button = Button(self.look, words, kind, key=key, name=name)
        self._acts.addWidget(button)
        return button

    def set_foot(self, words: str) -> None:
        """Say beside the buttons what is still needed."""
        self._foot.say(words)

    def open(self, focus: QWidget | None = None) -> None:
        """Cover the window and take the keyboard, first in ``focus``."""
        from PySide6.QtCore import Qt

        self._before = self._window.focusWidget()
        self._window.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fit()
        self.show()
        self.raise_()
        if focus is not None and not focus.isEnabled():
            # Nothing typed may go to the window below: what cannot take the keyboard leaves it to the first that can.
            focus = next(iter(self._stops()), None)
        give_focus(focus or self, came_by_mouse(self._before))
        # Where it stands is known once the panel is laid out.
        QTimer.singleShot(0, self, self._scroll_to_focus)

    def accept(self) -> None:
        """Close because the act was done."""
        self._shut()
        self.accepted.emit()

    def reject(self) -> None:
        """Close with the safe choice."""
        self._shut()
        self.rejected.emit()

    def _shut(self) -> None:
        self._window.removeEventFilter(self)
        self.hide()
        from shiboken6 import isValid

        before, self._before = self._before, None
        # What had the keyboard may be gone with the dialog or the page it was on.
        if before is not None and isValid(before):
            give_focus(before, came_by_mouse(before))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Esc; no key goes on to the window below."""
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the tab key inside the panel."""
        from PySide6.QtCore import Qt

        stops = self._stops()
        if not stops:
            return True
        current = self._window.focusWidget()
        place = stops.index(current) if current in stops else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _scroll_to_focus(self) -> None:
        """Bring what has the keyboard into sight; Qt itself does that for the tab key only."""
        focused, content = self._window.focusWidget(), self._scroll.widget()
        if focused is not None and content is not None and content.isAncestorOf(focused):
            # Of a field Qt would show the caret alone.
            top = focused.mapTo(content, QPoint(0, 0)).y()
            for edge in (top + focused.height(), top):
                self._scroll.ensureVisible(0, edge, 0, _ROUND)

    def _stops(self) -> list[QWidget]:
        """Return where the tab key stops in the panel."""
        from PySide6.QtCore import Qt

        return [
            widget
            for widget in self.panel.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(self) and widget.isEnabled()
        ]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press from the window below."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _respace(self) -> None:
        px = self.look.px
        self._head.setContentsMargins(px(28), px(24), px(20), 0)
        self.body.setContentsMargins(px(28), px(12), px(28), px(20))
        self.body.setSpacing(px(14))
        self._acts.setContentsMargins(px(28), px(16), px(28), px(20))
        self._acts.setSpacing(px(12))
        if self.isVisible():
            self._fit()

    def fit(self) -> None:
        """Take the size of the content, such as after it has changed."""
        self._fit()

    def _fit(self) -> None:
        self.setGeometry(self._window.rect())
        width = min(self.look.px(self._wide), self.width() - 32)
        self.body.activate()
        body = self.body.heightForWidth(width) if self.body.hasHeightForWidth() else self.body.sizeHint().height()
        body = max(body, self.body.minimumSize().height())
        rest = self._head.heightForWidth(width) if self._head.hasHeightForWidth() else self._head.sizeHint().height()
        rest += self._acts.sizeHint().height() + 2
        height = min(body + rest, self.height() - 32)
        self.panel.setGeometry((self.width() - width) // 2, max(16, (self.height() - height) * 2 // 5), width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the scrim."""
        painter = painter_on(self)
        box(painter, QRectF(self.rect()), 0, self.look.brush("scrim", _SCRIM_ALPHA), None)
        painter.end()


class _Panel(QFrame):
    """The ground of a dialog, with its shadow."""

    def __init__(self, look: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        from PySide6.QtWidgets import QGraphicsDropShadowEffect

        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(30)
        shadow.setOffset(0, 10)
        shadow.setColor(look.color("scrim", 56))
        self.setGraphicsEffect(shadow)
        look.changed.connect(self.update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = painter_on(self)
        look = self.look
        box(painter, QRectF(self.rect()), look.theme.radius("dialog"), look.brush("surface"), look.pen("line", 1))
        painter.end()
