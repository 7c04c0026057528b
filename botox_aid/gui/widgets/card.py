"""Cards and the lines inside them."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ..appearance import Appearance
from ..shape import box, line, painter_on
from .label import Label


class Card(QFrame):
    """A white card with a thin edge.

    Args:
        look: The shared look.
        title: Heading of the card; without one there is no header row.
        level: ``stop`` gives it the edge of a stop.
        padding: Room inside, at 100 %.
        ground: Role of its ground.

    Attributes:
        header: Row of the heading; what is added stands at its right end.
        body: Column for the content.
    """

    def __init__(
        self,
        look: Appearance,
        title: str = "",
        *,
        level: str = "",
        padding: int = 20,
        ground: str = "surface",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._level, self._padding, self._ground = look, level, padding, ground
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self.header = QHBoxLayout()
        self.body = QVBoxLayout()
        self.title = Label(look, "h2", title, name=f"{name}_title")
        if not title:
            self.title.hide()
        self.header.addWidget(self.title)
        self.header.addStretch(1)
        self._column.addLayout(self.header)
        self._column.addLayout(self.body, 1)
        self._restyle()
        look.changed.connect(self._restyle)

    def set_level(self, level: str) -> None:
        """Take the edge of a level; an empty one takes the plain edge."""
        self._level = level
        self.update()

    def set_padding(self, padding: int) -> None:
        """Leave another room inside, at 100 %."""
        if padding != self._padding:
            self._padding = padding
            self._restyle()

    def _restyle(self) -> None:
        px = self.look.px
        pad = px(self._padding)
        self._column.setContentsMargins(pad, px(self._padding - 4) if self._padding > 4 else pad, pad, pad)
        self._column.setSpacing(px(12))
        self.header.setSpacing(px(12))
        self.body.setSpacing(px(12))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and edge."""
        painter = painter_on(self)
        look = self.look
        edge = look.pen(self._level, 2) if self._level else look.pen("line", 1)
        box(painter, QRectF(self.rect()), look.theme.radius("card"), look.brush(self._ground), edge)
        painter.end()


class Divider(QFrame):
    """A hairline between two things, or a heavy one above a sum."""

    def __init__(self, look: Appearance, *, heavy: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._heavy = look, heavy
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the thickness of the line."""
        return QSize(1, 2 if self._heavy else 1)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = painter_on(self)
        y = self.height() / 2
        pen = self.look.pen("ink", 2) if self._heavy else self.look.pen("line", 1)
        line(painter, 0, y, self.width(), y, pen)
        painter.end()


class Ground(QFrame):
    """A plain ground in the colour of a role, such as the rail's or the header's."""

    def __init__(
        self, look: Appearance, role: str, *, edges: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look, self._role, self._edges = look, role, edges
        self.setObjectName(name)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and hairlines at its ``edges`` (``top bottom left right``)."""
        painter = painter_on(self)
        look, width, height = self.look, float(self.width()), float(self.height())
        box(painter, QRectF(self.rect()), 0, look.brush(self._role), None)
        ends = {
            "top": (0, 0.5, width, 0.5),
            "bottom": (0, height - 0.5, width, height - 0.5),
            "left": (0.5, 0, 0.5, height),
            "right": (width - 0.5, 0, width - 0.5, height),
        }
        for side in self._edges.split():
            line(painter, *ends[side], look.pen("line", 1))
        painter.end()
