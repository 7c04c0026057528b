"""A quiet line with an icon before it, such as "Preview is the paper itself"."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ..appearance import Appearance
from ..shape import icon, painter_on, text
from ..text_block import text_width

_PLAIN_TEXT = 0


class Mark(QLabel):
    """Icon and words in one line, without a ground."""

    def __init__(
        self,
        look: Appearance,
        icon: str,
        words: str,
        *,
        role: str = "ink2",
        strong: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._icon, self._role, self._strong = look, icon, role, strong
        self.setObjectName(name)
        self.setProperty("textFormat", _PLAIN_TEXT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(words)
        look.changed.connect(self._restyle)

    def tell(self, icon: str, words: str, role: str) -> None:
        """Show another icon, other words and another colour."""
        self._icon, self._role = icon, role
        self.setText(words)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the room for icon and words."""
        look = self.look
        width = look.px(24) + text_width(self.text(), self._font())
        return QSize(int(width) + 3, round(max(look.theme.type("label").line, look.px(20))))

    def minimumSizeHint(self) -> QSize:
        """Return room for the icon and some letters; what is longer is cut."""
        return QSize(min(self.look.px(80), self.sizeHint().width()), self.sizeHint().height())

    def _font(self) -> QFont:
        return self.look.font("label") if self._strong else self.look.font("caption")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon and words."""
        painter = painter_on(self)
        look, middle = self.look, self.height() / 2
        icon(painter, look, self._icon, self._role, QPointF(look.px(9), middle), 17)
        place = QRectF(look.px(24), 0, self.width() - look.px(24), self.height())
        text(painter, place, self.text(), self._font(), look.brush(self._role))
        painter.end()
