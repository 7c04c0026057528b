"""The checks on a plan: each with its level as an icon and a word, and a way to what raised it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..appearance import Appearance
from ..widgets.button import LinkButton
from ..widgets.card import Divider
from ..widgets.label import Label
from ..widgets.tag import Tag

if TYPE_CHECKING:
    from ...app.product_view import Check


class CheckList(QWidget):
    """Checks below one another."""

    followed = Signal(str, str)

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self.look = look
        self.setObjectName("check_list")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: object = ()
        self._restyle()
        look.changed.connect(self._restyle)

    def show_checks(self, checks: Sequence["Check"]) -> None:
        """Show the checks."""
        if checks == self._shown:
            return
        self._shown = checks
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, check in enumerate(checks):
            if place:
                self._column.addWidget(Divider(self.look))
            self._column.addWidget(Tag(self.look, check.title, check.level))
            self._column.addWidget(Label(self.look, "caption", check.detail, tone="ink2", wrap=True))
            if check.place is not None:
                self._column.addWidget(self._link(check))

    def _link(self, check: "Check") -> LinkButton:
        link = LinkButton(self.look, check.link, "caption", name="check_link")
        place = check.place
        assert place is not None, "a link leads somewhere"
        link.clicked.connect(lambda: self.followed.emit(place.step.value, place.field))
        return link

    def _restyle(self) -> None:
        self._column.setSpacing(self.look.px(6))
