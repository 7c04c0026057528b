"""What stands in the page's place for the blink of an eye before the first page is built: its cards, still empty."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ..appearance import Appearance
from ..shape import box, painter_on, text

_CARDS = ((64, 132), (210, 168), (392, 300))


class OpeningPage(QWidget):
    """Painted in one go, so that the window is there at once."""

    def __init__(self, look: Appearance, title: str) -> None:
        super().__init__()
        self.look, self._title = look, title
        self.setObjectName("opening_page")
        self.setAccessibleName(title)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the title and the empty cards."""
        painter = painter_on(self)
        look, px = self.look, self.look.px
        left, width = px(32), self.width() - px(60)
        text(painter, QRectF(left, px(18), width, px(34)), self._title, look.font("h1"), look.brush("ink"))
        edge, radius = look.pen("line", 1), look.theme.radius("card")
        for top, high in _CARDS:
            box(painter, QRectF(left, px(top), width, px(high)), radius, look.brush("surface"), edge)
        painter.end()
