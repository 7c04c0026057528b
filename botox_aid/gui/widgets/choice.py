"""A field that opens a list to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QWheelEvent, QWindow
from PySide6.QtWidgets import QApplication, QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from ..appearance import Appearance
from ..shape import box, icon, painter_on, text
from ..text_block import text_width
from .button import set_hand_cursor
from .field import Field

_HALO = 2
_ID_ROLE, _DETAIL_ROLE = 256, 257


class _LateKeys(QObject):
    """Hands on what is typed while the window system still believes that a closed list has the keyboard."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the key to whatever has the keyboard now."""
        now = QApplication.focusWidget()
        late = isinstance(event, QKeyEvent) and isinstance(watched, QWindow) and not watched.isVisible()
        if late and now is not None and event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(now, event)
            return True
        return super().eventFilter(watched, event)


class ChoiceBox(QComboBox):
    """The box of a choice; it paints itself and leaves the list to Qt."""

    def __init__(self, look: Appearance, icon: str) -> None:
        super().__init__()
        self.look, self._icon = look, icon
        self._wrong = False
        self._late_keys: _LateKeys | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_hand_cursor(self)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def set_wrong(self, wrong: bool) -> None:
        """Show the edge of an error."""
        self._wrong = wrong
        self.update()

    def showPopup(self) -> None:
        """Open the list, with rows as high as the style sheet has them."""
        if not isinstance(self.itemDelegate(), QStyledItemDelegate):
            self.setItemDelegate(QStyledItemDelegate(self))
        super().showPopup()
        holder = self.view().window()
        listed = holder.windowHandle()
        if self._late_keys is None and listed is not None:
            self._late_keys = _LateKeys(self)
            listed.installEventFilter(self._late_keys)
        if self.currentIndex() < 0 and self.count():
            # So that one sees where the arrows begin, and that Enter takes something.
            self.view().setCurrentIndex(self.model().index(0, self.modelColumn(), self.rootModelIndex()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a list that changes while one scrolls past is a trap."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light the box."""
        super().focusInEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the longest entry."""
        look = self.look
        widest = max((text_width(self.itemText(row), look.font("field")) for row in range(self.count())), default=0.0)
        return QSize(int(min(widest, look.px(240))) + look.px(84 if self._icon else 58), look.px(44) + 2 * _HALO)

    def minimumSizeHint(self) -> QSize:
        """Return room for some letters; what is longer is cut."""
        return QSize(self.look.px(110), self.look.px(44) + 2 * _HALO)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, edge, what is chosen and the arrow."""
        painter = painter_on(self)
        look, rect = self.look, QRectF(self.rect())
        inner, radius = rect.adjusted(_HALO, _HALO, -_HALO, -_HALO), look.theme.radius("control")
        if self.hasFocus():
            box(painter, rect, radius + _HALO, look.brush("stop_soft" if self._wrong else "accent_soft"), None)
        role = "stop" if self._wrong else "accent" if self.hasFocus() else "edge"
        ground = "surface" if self.isEnabled() else "sunken"
        box(painter, inner, radius, look.brush(ground), look.pen(role, 1.3 if role == "edge" else 2))
        x, middle = inner.left() + look.px(15), inner.center().y()
        if self._icon:
            icon(painter, look, self._icon, "ink2", QPointF(x + look.px(9), middle), 18)
            x += look.px(28)
        end = inner.right() - look.px(38)
        icon(painter, look, "chevron-down", "ink2", QPointF(inner.right() - look.px(22), middle), 18)
        font, words = look.font("field"), self.currentText() or self.placeholderText()
        tone = "ink" if self.currentIndex() >= 0 and self.isEnabled() else "ink2"
        text(painter, QRectF(x, 0, end - x, rect.height()), words, font, look.brush(tone))
        detail = self.currentData(_DETAIL_ROLE)
        after = x + text_width(words, font) + look.px(10)
        if detail and end - after > look.px(40):
            place = QRectF(after, 0, end - after, rect.height())
            text(painter, place, detail, look.font("caption"), look.brush("ink2"))
        painter.end()


class ChoiceField(Field):
    """A label above a box that opens a list."""

    picked = Signal(str)

    def __init__(
        self,
        look: Appearance,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        icon: str = "",
        says: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, hint=hint, name=name, parent=parent)
        self.combo = ChoiceBox(look, icon)
        self.combo.setObjectName(f"{name}_choice")
        self.combo.setAccessibleName(says or label)
        self.combo.setPlaceholderText(placeholder)
        self.label.setBuddy(self.combo)
        self.setFocusProxy(self.combo)
        self._column.replaceWidget(self.box, self.combo)
        self.box.setParent(None)
        self.combo.activated.connect(lambda _row: self.picked.emit(self.chosen()))

    def fill(self, entries: Sequence[tuple[str, ...]], chosen: str = "") -> None:
        """Offer entries: id, words and (where wanted) a quiet detail of each."""
        present = [(self.combo.itemData(row, _ID_ROLE), self.combo.itemText(row)) for row in range(self.combo.count())]
        if present != [entry[:2] for entry in entries]:
            self.combo.clear()
            for entry, words, *_ in entries:
                self.combo.addItem(words, entry)
        for row, (_, _, *detail) in enumerate(entries):
            self.combo.setItemData(row, detail[0] if detail else "", _DETAIL_ROLE)
        self.combo.update()
        self.choose(chosen)

    def choose(self, entry: str) -> None:
        """Show an entry without a signal; an unknown id shows the placeholder."""
        self.combo.setCurrentIndex(self.combo.findData(entry, _ID_ROLE) if entry else -1)

    def chosen(self) -> str:
        """Return the id of the entry that is shown, or nothing."""
        return str(self.combo.currentData(_ID_ROLE) or "")

    def set_error(self, error: str) -> None:
        """Show what is wrong; an empty text clears it."""
        self._foot.set_error(error)
        self.combo.set_wrong(bool(error))
        self.combo.setAccessibleDescription(error)
