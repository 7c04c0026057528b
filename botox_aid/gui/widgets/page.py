"""What pages are made of: a title and a ground that scrolls inside."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from ..appearance import Appearance
from .label import Label


class PageTitle(QWidget):
    """The title of a page and one quiet line beside it."""

    def __init__(
        self, look: Appearance, title: str, subtitle: str = "", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._title = Label(look, "h1", title, name=f"{name}_title")
        self._subtitle = Label(look, "field", subtitle, tone="ink2", elide=True, name=f"{name}_subtitle")
        self._row.addWidget(self._title)
        self._row.addWidget(self._subtitle, 1)
        self._restyle()
        look.changed.connect(self._restyle)

    def say(self, title: str, subtitle: str = "") -> None:
        """Show other words."""
        self._title.say(title)
        self._subtitle.say(subtitle)

    def _restyle(self) -> None:
        self._row.setSpacing(self.look.px(16))
        self._subtitle.setContentsMargins(0, 0, 0, 0)


class Scroll(QScrollArea):
    """A ground without frame that scrolls its content up and down."""

    def __init__(
        self, content: QWidget, *, modest: bool = False, name: str = "", parent: QWidget | None = None
    ) -> None:
        """Make the ground; a ``modest`` one asks for no more room than its least."""
        super().__init__(parent)
        self._modest = modest
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setProperty("horizontalScrollBarPolicy", 1)
        self.setProperty("focusPolicy", 0)
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        """Return the room of the content, or of a modest ground the least."""
        return self.minimumSize() if self._modest else super().sizeHint()
