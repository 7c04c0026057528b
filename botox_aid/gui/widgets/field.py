"""Fields to type in: a label above, the box, and a hint or what is wrong below."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ..appearance import Appearance
from .field_box import FieldBox, FieldFoot, LineEdit, TextEdit
from .label import Label

_LONGEST_LINE = 200
_LONGEST_TEXT = 2000
_MOST_UNITS = 2000.0
# With the wait before a draft is saved it stays within the half second that may be lost.
_PAUSE_MS = 150


class Field(QWidget):
    """What all fields share: label, box and foot."""

    def __init__(
        self,
        look: Appearance,
        label: str,
        *,
        hint: str = "",
        icon: str = "",
        high: float = 44,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.label = Label(look, "label", label, name=f"{name}_label")
        if not label:
            self.label.hide()
        self.box = FieldBox(look, icon=icon, high=high)
        self._foot = FieldFoot(look, hint)
        for part in (self.label, self.box, self._foot):
            self._column.addWidget(part)
        self._respace()
        look.changed.connect(self._respace)

    def set_hint(self, hint: str) -> None:
        """Show another hint below."""
        self._foot.set_hint(hint)

    def set_error(self, error: str) -> None:
        """Show what is wrong and what to do; an empty text clears it."""
        self._foot.set_error(error)
        self.box.set_wrong(bool(error))
        self._describe(error)

    def sizeHint(self) -> QSize:
        """Return the room of the field with all lines of its foot at the width it has."""
        hint = super().sizeHint()
        if not self._foot.isHidden() and self.width() > 0:
            hint.setHeight(max(hint.height(), self._column.totalHeightForWidth(self.width())))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for other room where another width breaks the foot into other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and not self._foot.isHidden():
            self.updateGeometry()

    def _describe(self, error: str) -> None:
        for editor in self.box.findChildren(QWidget):
            editor.setAccessibleDescription(error)

    def _respace(self) -> None:
        self._column.setSpacing(self.look.px(4))


class TextField(Field):
    """One line of text."""

    edited = Signal(str)
    finished = Signal(str)

    def __init__(
        self,
        look: Appearance,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        icon: str = "",
        suffix: str = "",
        says: str = "",
        read_only: bool = False,
        limit: int = _LONGEST_LINE,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, hint=hint, icon=icon, name=name, parent=parent)
        self.edit = LineEdit()
        self.edit.box = self.box
        self.edit.setObjectName(f"{name}_edit")
        self.edit.setAccessibleName(says or label)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMaxLength(limit)
        self.edit.setFrame(False)
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self.box.row.addWidget(self.edit, 1)
        self._suffix = Label(look, "caption", suffix, tone="ink2")
        self.box.row.addWidget(self._suffix)
        self._suffix.setVisible(bool(suffix))
        self.set_read_only(read_only)
        self.edit.textEdited.connect(self.edited)
        self.edit.editingFinished.connect(lambda: self.finished.emit(self.edit.text()))

    def text(self) -> str:
        """Return what is typed."""
        return self.edit.text()

    def put(self, text: str) -> None:
        """Show a text without a signal; an equal one leaves the caret alone."""
        if text != self.edit.text():
            self.edit.setText(text)

    def set_suffix(self, suffix: str) -> None:
        """Show other quiet words at the end of the box."""
        self._suffix.say(suffix)
        self._suffix.setVisible(bool(suffix))

    def set_read_only(self, read_only: bool) -> None:
        """Keep the text from being changed."""
        self.edit.setReadOnly(read_only)
        self.box.set_read_only(read_only)


def after_pause(field: TextField, act: Callable[[], None]) -> None:
    """Do ``act`` when the hand rests while it types; what is left before that, the field tells itself."""
    timer = QTimer(field)
    timer.setSingleShot(True)
    timer.setInterval(_PAUSE_MS)
    timer.timeout.connect(act)
    field.edited.connect(lambda _text: timer.start())
    field.finished.connect(lambda _text: timer.stop())


class NumberField(TextField):
    """Units: a number from 0 to 2,000 with decimals, or nothing; never anything filled in.

    Attributes:
        number_typed: The hand rests, and what it typed so far is a number.
        number_finished: The field is left.
    """

    number_typed = Signal(object)
    number_finished = Signal(object)

    def __init__(
        self,
        look: Appearance,
        label: str = "",
        *,
        hint: str = "",
        suffix: str = "",
        says: str = "",
        error: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, hint=hint, suffix=suffix, says=says, limit=8, name=name, parent=parent)
        self._error_words = error
        self.edit.setProperty("alignment", _RIGHT)
        self.finished.connect(self._finish)
        after_pause(self, self._take)

    def put_number(self, number: float | None) -> None:
        """Show a number, or nothing, without a signal; what is typed and is no number yet stays where there is none."""
        if number != self.number():
            self.put("" if number is None else f"{number:g}")
            self.set_error("")

    def number(self) -> float | None:
        """Return what is typed; ``None`` where nothing, or no number, is."""
        try:
            number = float(self.text().strip().replace(",", "."))
        except ValueError:
            return None
        return number if 0 <= number <= _MOST_UNITS else None

    def is_number(self) -> bool:
        """Return whether the field is empty or holds a number that units can be."""
        return not self.text().strip() or self.number() is not None

    def is_unfinished(self) -> bool:
        """Return whether something is typed that is no number of units."""
        return not self.is_number()

    def take_unfinished(self, text: str) -> None:
        """Show what was begun to be typed elsewhere, without a signal, and what is wrong with it."""
        self.put(text)
        self.set_error("" if self.is_number() else self._error_words)

    def _take(self) -> None:
        if self.is_number():
            self.number_typed.emit(self.number())

    def _finish(self) -> None:
        self.set_error("" if self.is_number() else self._error_words)
        if self.is_number():
            self.number_finished.emit(self.number())


_RIGHT = 0x82


class TextArea(Field):
    """Several lines of text."""

    edited = Signal(str)
    finished = Signal(str)

    def __init__(
        self,
        look: Appearance,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        rows: int = 3,
        says: str = "",
        limit: int = _LONGEST_TEXT,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, hint=hint, high=22 * rows + 16, name=name, parent=parent)
        self._limit, self._quiet = limit, False
        self.edit = TextEdit()
        self.edit.box = self.box
        self.edit.setObjectName(f"{name}_edit")
        self.edit.setAccessibleName(says or label)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTabChangesFocus(True)
        self.edit.document().setDocumentMargin(4)
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self.box.row.addWidget(self.edit, 1)
        self.edit.textChanged.connect(self._changed)
        self.edit.left.connect(lambda: self.finished.emit(self.text()))

    def text(self) -> str:
        """Return what is typed."""
        return self.edit.toPlainText()

    def put(self, text: str) -> None:
        """Show a text without a signal; an equal one leaves the caret alone."""
        if text != self.text():
            self._quiet = True
            self.edit.setPlainText(text)
            self._quiet = False

    def _changed(self) -> None:
        if self._quiet:
            return
        if len(self.text()) > self._limit:
            self._quiet = True
            cursor = self.edit.textCursor()
            cursor.deletePreviousChar()
            if len(self.text()) > self._limit:
                self.edit.setPlainText(self.text()[: self._limit])
            self._quiet = False
        self.edited.emit(self.text())
