"""Widgets side by side that go on in a new row where the width ends."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..appearance import Appearance


class Flow(QWidget):
    """A row of widgets that wraps like words."""

    def __init__(self, look: Appearance, *, gap: int = 8, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self._gap = look, gap
        self._members: list[QWidget] = []
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.arrange)

    def add(self, member: QWidget) -> None:
        """Take a widget in."""
        member.setParent(self)
        self._members.append(member)
        member.show()
        self.arrange()

    def remove(self, member: QWidget) -> None:
        """Give a widget away for good."""
        self._members.remove(member)
        member.hide()
        member.deleteLater()
        self.arrange()

    def arrange(self) -> None:
        """Place the members anew, such as after one of them has changed its size."""
        self.updateGeometry()
        self._place(self.width(), move=True)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows at a width."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """Return the room for one row."""
        gap = self.look.px(self._gap)
        hints = [member.sizeHint() for member in self._members if not member.isHidden()]
        width = sum(hint.width() for hint in hints) + gap * max(0, len(hints) - 1)
        return QSize(width, self._place(max(self.width(), 1), move=False))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the widest member."""
        hints = [member.minimumSizeHint() for member in self._members if not member.isHidden()]
        return QSize(
            max((hint.width() for hint in hints), default=0), max((hint.height() for hint in hints), default=0)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the members in the new width."""
        self._place(self.width(), move=True)
        super().resizeEvent(event)

    def _place(self, width: int, *, move: bool) -> int:
        gap = self.look.px(self._gap)
        top = 0
        for row in self._rows(max(width, 1), gap):
            high = max(place.height() for _, place in row)
            for member, place in row:
                if move:
                    # Members of different heights stand on one middle line.
                    member.setGeometry(place.translated(0, top + (high - place.height()) // 2))
            top += high + gap
        return max(top - gap, 0)

    def _rows(self, width: int, gap: int) -> list[list[tuple[QWidget, QRect]]]:
        """Return the members in sight row by row, each with its place as if its row were at the top."""
        rows: list[list[tuple[QWidget, QRect]]] = []
        x = 0
        for member in self._members:
            if member.isHidden():
                continue
            size = member.sizeHint()
            if not rows or x + size.width() > width:
                rows.append([])
                x = 0
            rows[-1].append((member, QRect(x, 0, min(size.width(), width), size.height())))
            x += size.width() + gap
        return rows
