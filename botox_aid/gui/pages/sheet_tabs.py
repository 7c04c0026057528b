"""The kinds of sheets to look at, each with its number of pages once that is known."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...domain.vocabulary import SheetKind
from ...text import Texts
from ..appearance import Appearance
from ..widgets.segments import Segments

if TYPE_CHECKING:
    from ...app.sheets_view import SheetChoice


class SheetTabs(QWidget):
    """One tab for each kind of sheet.

    Attributes:
        picked: The kind that was picked.
    """

    picked = Signal(str)

    def __init__(self, look: Appearance, texts: Texts, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.texts, self._name = look, texts, name
        self.setObjectName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._tabs: Segments | None = None
        self._choices: tuple[SheetChoice, ...] = ()
        self._counts: Mapping[SheetKind, int] = {}
        self._compact = False

    def show_choices(self, choices: Sequence["SheetChoice"], chosen: SheetKind) -> None:
        """Show the kinds there are now."""
        if [choice.kind for choice in choices] != [choice.kind for choice in self._choices]:
            self._make(choices)
        self._choices = tuple(choices)
        if self._tabs is not None:
            self._tabs.choose(chosen.value)
        self._say()

    def show_counts(self, counts: Mapping[SheetKind, int]) -> None:
        """Show how many pages each kind has."""
        self._counts = dict(counts)
        self._say()

    def set_compact(self, compact: bool) -> None:
        """Leave the page counts out where there is no room."""
        if compact != self._compact:
            self._compact = compact
            self._say()

    def full_width(self) -> int:
        """Return the width with everything said."""
        was, self._compact = self._compact, False
        self._say()
        width = self._tabs.sizeHint().width() if self._tabs is not None else 0
        self._compact = was
        self._say()
        return width

    def _make(self, choices: Sequence["SheetChoice"]) -> None:
        if self._tabs is not None:
            self._row.removeWidget(self._tabs)
            self._tabs.hide()
            self._tabs.deleteLater()
        says = self.texts.interface("sheets.title")
        entries = [(choice.kind.value, choice.label) for choice in choices]
        self._tabs = Segments(self.look, entries, says=says, name=f"{self._name}_kinds")
        self._tabs.picked.connect(self.picked)
        self._row.addWidget(self._tabs)

    def _say(self) -> None:
        if self._tabs is None:
            return
        for choice in self._choices:
            self._tabs.segment(choice.kind.value).say(choice.label, self._detail(choice))
        self._tabs.updateGeometry()

    def _detail(self, choice: "SheetChoice") -> str:
        if self._compact or choice.held_back:
            return ""
        if choice.kind is SheetKind.RECORD:
            return self.texts.interface("sheets.clinic_only")
        count = self._counts.get(choice.kind)
        return self.texts.interface("sheets.pages", count=count) if count else ""
