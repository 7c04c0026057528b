"""What a page says when there is nothing yet, when something failed, and when something was done."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..appearance import Appearance
from ..shape import box, icon, painter_on, rounded
from .button import LinkButton
from .label import Label
from .tag import LEVEL_ICONS, LEVEL_ROLES, level_grounds

_BAR = 5
_TOAST_MS = 8000
_ABOVE_ACTS = 84
_KEPT_FREE = 100
_LOOKOUT_MS = 150


class EmptyState(QFrame):
    """A dashed box with an icon, one line and one hint."""

    def __init__(
        self, look: Appearance, icon: str, words: str, hint: str = "", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look, self._icon = look, icon
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._words = Label(look, "strong", words, wrap=True, align="centre")
        self._hint = Label(look, "caption", hint, tone="ink2", wrap=True, align="centre")
        self._column.addStretch(1)
        self._column.addWidget(self._words)
        self._column.addWidget(self._hint)
        self._hint.setVisible(bool(hint))
        self._column.addStretch(1)
        self._restyle()
        look.changed.connect(self._restyle)

    def say(self, words: str, hint: str = "") -> None:
        """Show other words."""
        self._words.say(words)
        self._hint.say(hint)
        self._hint.setVisible(bool(hint))

    def _restyle(self) -> None:
        px = self.look.px
        self._column.setContentsMargins(px(16), px(44), px(16), px(16))
        self._column.setSpacing(px(2))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed edge and the icon."""
        painter = painter_on(self)
        look, rect = self.look, QRectF(self.rect())
        box(painter, rect, look.theme.radius("card"), None, look.pen("edge", 1, (4, 3)))
        top = self._words.geometry().top()
        icon(painter, look, self._icon, "ink", QPointF(rect.center().x(), top - look.px(18)), 24)
        painter.end()


class Banner(QFrame):
    """A box in the colours of a level: a title, some words, and one way on."""

    acted = Signal()

    def __init__(
        self,
        look: Appearance,
        level: str,
        title: str,
        words: str = "",
        act: str = "",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._level = look, level
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row = QHBoxLayout(self)
        self._column = QVBoxLayout()
        self._title = Label(look, "strong", title, wrap=True)
        self._words = Label(look, "body", words, wrap=True)
        self._column.addWidget(self._title)
        self._column.addWidget(self._words)
        self._act = LinkButton(look, act, "body", name=f"{name}_act")
        self._act.clicked.connect(self.acted)
        self._row.addLayout(self._column, 1)
        self._row.addWidget(self._act)
        self.say(title, words, act)
        self._restyle()
        look.changed.connect(self._restyle)

    def say(self, title: str, words: str = "", act: str = "", level: str = "") -> None:
        """Show other words, and another level where one is given."""
        self._level = level or self._level
        self._title.say(title)
        self._words.say(words)
        self._words.setVisible(bool(words))
        self._act.say(act)
        self._act.setVisible(bool(act))
        # A title may be a whole sentence.
        self.setAccessibleName(f"{title.removesuffix('.')}. {words}" if title and words else title or words)
        self.update()

    def _restyle(self) -> None:
        px = self.look.px
        self._row.setContentsMargins(px(_BAR + 44), px(12), px(16), px(12))
        self._row.setSpacing(px(16))
        self._column.setSpacing(0)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, edge, bar and icon."""
        painter = painter_on(self)
        look, role = self.look, LEVEL_ROLES[self._level]
        rect, radius = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.theme.radius("control")
        painter.fillPath(rounded(rect, radius), look.brush(level_grounds(self._level)))
        strip = rounded(QRectF(rect.left(), rect.top(), look.px(_BAR), rect.height()), 0)
        painter.fillPath(rounded(rect, radius).intersected(strip), look.brush(role))
        painter.strokePath(rounded(rect, radius), look.pen(role, 1))
        middle = self._title.geometry().top() + look.theme.type("strong").line / 2
        icon(painter, look, LEVEL_ICONS[self._level], role, QPointF(look.px(_BAR + 24), middle), 21)
        painter.end()


class ErrorCard(Banner):
    """What failed, what is safe, one way on."""

    def __init__(
        self,
        look: Appearance,
        what: str,
        safe: str,
        act: str = "",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "stop", what, safe, act, name=name, parent=parent)


class Toast(QFrame):
    """A line at the foot of the page that says what was done and offers one act; it stays while it is used."""

    acted = Signal()

    def __init__(self, look: Appearance, host: QWidget, *, name: str = "toast") -> None:
        super().__init__(host)
        self.look, self._host = look, host
        self.setObjectName(name)
        self._row = QHBoxLayout(self)
        self._label = Label(look, "body", tone="on_ink", wrap=True, middle=True, name=f"{name}_words")
        self._act = LinkButton(look, "", "body", tone="on_ink", name=f"{name}_act")
        self._act.clicked.connect(self._press)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self._act)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)
        self._lookout = QTimer(self)
        self._lookout.setInterval(_LOOKOUT_MS)
        self._lookout.timeout.connect(self._make_way)
        self._restyle()
        look.changed.connect(self._restyle)
        self.hide()

    def tell(self, words: str, act: str = "") -> None:
        """Show words for eight seconds."""
        self._label.say(words)
        self._act.say(act)
        self._act.setVisible(bool(act))
        self.setAccessibleName(words)
        self.place()
        self.show()
        self.raise_()
        self._timer.start(_TOAST_MS)
        self._lookout.start()
        self._announce(words)

    def place(self) -> None:
        """Stand near the foot of the host where it hides nothing one can press or type in, or else the least."""
        px, host = self.look.px, self._host
        width = min(px(560), host.width() - px(32))
        act = self._act.sizeHint().width() + px(16) if not self._act.isHidden() else 0
        high = max(px(52), self._label.heightForWidth(width - px(46) - px(16) - act) + px(24))
        foot, step = host.height() - px(_ABOVE_ACTS) - high, px(26)
        sides = ((host.width() - width) // 2, host.width() - width - px(16), px(16))
        tops = [foot, host.height() - high - px(16), *range(foot - step, px(16), -step)]
        in_use = self._in_use()

        def hidden(corner: QPoint) -> int:
            mine = QRect(corner, self.size())
            return sum(weight for rect, weight in in_use if rect.intersects(mine))

        self.resize(width, high)
        self.move(min((QPoint(x, y) for y in tops for x in sides), key=hidden))

    def _in_use(self) -> list[tuple[QRect, int]]:
        """Return where the controls in sight stand, and how much it matters that each stays so."""
        host, found = self._host, []
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox):
            for control in host.findChildren(kind):
                place = self._place_of(control) if not self.isAncestorOf(control) else None
                if place is not None:
                    found.append((place, _KEPT_FREE if control.hasFocus() else 1))
        return found

    def _place_of(self, control: QWidget) -> QRect | None:
        """Return where a control of the host stands, as far as it is in sight."""
        if not control.isVisible() or control.visibleRegion().isEmpty():
            return None
        seen = control.visibleRegion().boundingRect()
        return QRect(control.mapTo(self._host, seen.topLeft()), seen.size())

    def _make_way(self) -> None:
        """Leave where one has begun to type, such as after the page was scrolled under the line."""
        if not self.isVisible():
            self._lookout.stop()
            return
        typed_in = self._host.window().focusWidget()
        if isinstance(typed_in, QLineEdit | QPlainTextEdit) and self._host.isAncestorOf(typed_in):
            place = self._place_of(typed_in)
            if place is not None and place.intersects(self.geometry()):
                self.place()

    def _announce(self, words: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _press(self) -> None:
        self.hide()
        self.acted.emit()

    def _end(self) -> None:
        if self.underMouse() or self._act.hasFocus():
            self._timer.start(_TOAST_MS)
        else:
            self.hide()

    def _restyle(self) -> None:
        px = self.look.px
        self._row.setContentsMargins(px(46), 0, px(16), 0)
        self._row.setSpacing(px(16))
        self.place()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is over it."""
        self._timer.start(_TOAST_MS)
        super().enterEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint anew."""
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and icon."""
        painter = painter_on(self)
        look, rect = self.look, QRectF(self.rect())
        box(painter, rect, look.theme.radius("control"), look.brush("ink"), None)
        icon(painter, look, "circle-check", "on_ink", QPointF(look.px(26), rect.center().y()), 20)
        painter.end()
