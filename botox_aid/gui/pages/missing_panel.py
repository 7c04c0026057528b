"""What keeps the consent sheet back, each line leading to where it is given."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import LinkButton
from ..widgets.card import Card
from ..widgets.label import Label

if TYPE_CHECKING:
    from ...app.sheets_view import Missing


class MissingPanel(Card):
    """A card with one link for each thing that is missing.

    Attributes:
        followed: Step and field of what was pressed.
    """

    followed = Signal(str, str)

    def __init__(self, look: Appearance, texts: Texts, *, name: str) -> None:
        super().__init__(look, texts.interface("sheets.missing_title"), name=name)
        hint = Label(look, "caption", texts.interface("sheets.missing_hint"), tone="ink2", wrap=True)
        self.body.addWidget(hint)
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self._shown: tuple[Missing, ...] = ()

    def show_missing(self, missing: Sequence["Missing"]) -> None:
        """Show what is missing."""
        if tuple(missing) == self._shown:
            return
        self._shown = tuple(missing)
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, entry in enumerate(missing):
            link = LinkButton(self.look, entry.text, name=f"missing_{number}")
            place = entry.place
            link.clicked.connect(lambda _=False, place=place: self.followed.emit(place.step.value, place.field))
            self._lines.addWidget(link)
