"""The clinic's logo in the settings: choose a file, see how it prints, take it away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...app.logo import LogoRefusal, open_logo
from ...domain.errors import MachineError
from ...text import Texts
from ..appearance import Appearance, brush_of
from ..file_picker import FilePicker
from ..shape import box, painter_on
from ..widgets.button import Button
from ..widgets.flow import Flow
from ..widgets.label import Label

if TYPE_CHECKING:
    from pathlib import Path

_WIDE, _HIGH = 220, 84


class LogoField(QWidget):
    """Holds a clean picture until the settings are saved.

    Attributes:
        data: The clean picture; empty for none.
        is_changed: Whether it is another one than at the beginning.
    """

    changed = Signal()

    def __init__(self, look: Appearance, texts: Texts, picker: FilePicker, data: bytes) -> None:
        super().__init__()
        self.look, self.texts, self._picker, self.data, self.is_changed = look, texts, picker, data, False
        self.setObjectName("logo_field")
        say = texts.interface
        self.preview = _Preview(look)
        self.choose = Button(look, say("settings.logo_choose"), icon="folder-open", name="logo_choose")
        self.remove = Button(look, say("settings.logo_remove"), "quiet", icon="trash-2", name="logo_remove")
        self.says = Label(look, "caption", tone="ink2", wrap=True, name="logo_says")
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: self._take(b""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(Label(look, "label", say("settings.logo")))
        self._line = Flow(look, gap=16)
        for part in (self.preview, self.choose, self.remove):
            self._line.add(part)
        column.addWidget(self._line)
        column.addWidget(self.says)
        self._show()

    def _choose(self) -> None:
        say = self.texts.interface
        path = self._picker.to_open(self.window(), say("settings.logo_choose"), say("settings.logo_kinds"))
        if path is not None:
            self.take_file(path)

    def take_file(self, path: "Path") -> None:
        """Take the picture of a file, or say in one sentence why not."""
        say = self.texts.interface
        try:
            self._take(open_logo(path))
        except LogoRefusal as refusal:
            self._refuse(say(f"settings.logo_refused.{refusal.reason}"))
        except MachineError as error:
            self._refuse(say("settings.logo_unreadable", reason=error.reason))

    def _refuse(self, words: str) -> None:
        self.says.set_tone("stop")
        self.says.say(words)

    def _take(self, data: bytes) -> None:
        self.data, self.is_changed = data, True
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        say = self.texts.interface
        self.preview.show_picture(self.data, say("settings.logo_shown" if self.data else "settings.logo_none"))
        self.remove.setVisible(bool(self.data))
        self._line.arrange()
        self.says.set_tone("ink2")
        self.says.say(say("settings.logo_hint"))


class _Preview(QWidget):
    """The logo as it prints: on white paper, in both themes."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self.look, self._says = look, ""
        self.setObjectName("logo_preview")
        self._picture = QPixmap()
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return its size, scaled."""
        return QSize(self.look.px(_WIDE), self.look.px(_HIGH))

    def show_picture(self, data: bytes, says: str) -> None:
        """Show a clean picture, or say that there is none."""
        self._picture, self._says = QPixmap(), says
        if data:
            self._picture.loadFromData(data)
        self.setAccessibleName(says)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint paper and logo."""
        from PySide6.QtCore import Qt

        from ..shape import text

        painter, look, rect = painter_on(self), self.look, QRectF(self.rect())
        box(painter, rect, look.theme.radius("tag"), brush_of(QColor("#FFFFFF")), look.pen("edge", 1))
        if self._picture.isNull():
            text(painter, rect, self._says, look.font("caption"), brush_of(QColor("#525E65")), "centre")
        else:
            edge = look.px(10)
            room = rect.adjusted(edge, edge, -edge, -edge).size()
            size = self._picture.size().toSizeF().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(rect.center())
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
        painter.end()
