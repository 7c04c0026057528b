"""What is chosen for the sheets: size of print, language, copies, and how both sign."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.vocabulary import Copy, Edition
from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import Button
from ..widgets.card import Card
from ..widgets.choice import ChoiceField
from ..widgets.label import Label
from ..widgets.page import Scroll
from ..widgets.segments import Segments
from ..widgets.stepper import Stepper
from ..widgets.toggle import CheckBox
from .page import column, row
from .signature_rows import SignatureRows

if TYPE_CHECKING:
    from ...app.print_view import PrintView
    from ...app.sheets_view import SheetsView

_MOST_COPIES = 9


class CopyRow(QWidget):
    """Whether one copy is printed, and how often.

    Attributes:
        changed: How many are wanted now; 0 for none.
    """

    changed = Signal(int)

    def __init__(self, look: Appearance, texts: Texts, words: str, *, name: str) -> None:
        super().__init__()
        say = texts.interface
        self._words = words
        self.setObjectName(name)
        self.box = CheckBox(look, words, name=f"{name}_wanted")
        self.number = Stepper(
            look,
            words,
            fewer=say("sheets.fewer"),
            more=say("sheets.more"),
            low=1,
            high=_MOST_COPIES,
            name=f"{name}_number",
        )
        layout = row(self.box, self.number, spacing=8, stretches=(1, 0))
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.box.toggled.connect(lambda wanted: self.changed.emit(self.number.number() if wanted else 0))
        self.number.changed_to.connect(self.changed)

    def put(self, number: int, detail: str) -> None:
        """Show how many are wanted, and of what."""
        self.box.say(self._words, detail)
        self.box.set_checked(number > 0)
        if number:
            self.number.put(number)
        self.number.setEnabled(number > 0)


class SheetChoices(Card):
    """The card left of the preview; what prints stays at its foot while the rest scrolls."""

    edition_picked = Signal(str)
    language_picked = Signal(str)
    copies_changed = Signal(str, int)
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, look: Appearance, texts: Texts, *, name: str = "sheet_choices") -> None:
        super().__init__(look, padding=11, name=name)
        self.texts = texts
        self._content, self._tall = QWidget(), False
        self._list = QVBoxLayout(self._content)
        self._build_choices()
        self.signatures = SignatureRows(look, texts)
        self._list.addWidget(self.signatures)
        self._list.addStretch(1)
        self.choice_scroll = Scroll(self._content, name="sheet_choices_scroll")
        self.body.addWidget(self.choice_scroll, 1)
        self._build_foot()
        self._respace()
        look.changed.connect(self._respace)

    def _build_choices(self) -> None:
        say, look = self.texts.interface, self.look
        editions = [(edition.value, say(f"sheets.size.{edition}")) for edition in Edition]
        self._edition_label = Label(look, "label", say("sheets.edition"))
        self.edition = Segments(look, editions, says=say("sheets.edition"), tick=True, name="sheet_edition")
        self.edition.picked.connect(self.edition_picked)
        self.language = ChoiceField(look, say("sheets.language"), icon="languages", name="sheet_language")
        self.language.picked.connect(self.language_picked)
        self.copies = {
            copy: CopyRow(look, self.texts, say(f"sheets.copies_{copy}"), name=f"copies_{copy}") for copy in Copy
        }
        for copy, line in self.copies.items():
            line.changed.connect(lambda number, copy=copy: self.copies_changed.emit(copy.value, number))
        self._list.addLayout(column(self._edition_label, self.edition, spacing=4))
        self._list.addWidget(self.language)
        copies = Label(look, "label", say("sheets.copies"))
        self._list.addLayout(column(copies, *self.copies.values(), spacing=2))

    def _build_foot(self) -> None:
        say, look = self.texts.interface, self.look
        self.printer = Label(look, "caption", tone="ink2", elide=True, name="sheets_printer")
        self.print = Button(look, "", "act", icon="printer", name="print_copies")
        self.save = Button(look, say("sheets.save_pdf"), "quiet", icon="download", name="save_pdf")
        self.save.setToolTip(say("sheets.save_hint"))
        self.save.setAccessibleDescription(say("sheets.save_hint"))
        self.print.clicked.connect(self.print_asked)
        self.save.clicked.connect(self.save_asked)
        self._foot = column(self.printer, self.print, self.save, spacing=6)
        self.body.addLayout(self._foot)

    def show_view(self, view: "SheetsView") -> None:
        """Show what is chosen."""
        setup, say = view.setup, self.texts.interface
        self.edition.choose(setup.edition.value)
        self.language.fill(view.languages, view.language)
        numbers = {Copy.PATIENT: setup.patient_copies, Copy.CLINIC: setup.clinic_copies}
        kind = "not_today" if view.not_today else "detail"
        for copy, line in self.copies.items():
            line.put(numbers[copy], say(f"sheets.copies_{copy}_{kind}"))
        held_back = next((choice.held_back for choice in view.choices if choice.held_back), "")
        self.signatures.show_views(view.signatures, held_back)
        self.signatures.setVisible(not view.not_today)

        self._stretch()

    def next_act(self) -> QWidget | None:
        """Return the first act that is open: to sign, or else to print."""
        acts = (*(row.act for row in self.signatures.rows.values()), self.print)
        return next((act for act in acts if act.isEnabled() and act.isVisibleTo(self)), None)

    def set_tall(self, tall: bool) -> None:
        """Show everything at its full height, or scroll what does not fit above the foot."""
        self._tall = tall
        self._stretch()

    def _stretch(self) -> None:
        height = self._list.totalSizeHint().height() if self._tall else 0
        self.choice_scroll.setMinimumHeight(height)

    def show_print(self, view: "PrintView", *, can_save: bool) -> None:
        """Show where it prints, and whether it can."""
        self.printer.say(view.printer_line)
        self.print.say(view.act)
        self.print.block(view.blocked)
        self.save.setEnabled(can_save)

    def _respace(self) -> None:
        px = self.look.px
        self._list.setSpacing(px(10))
        # Room for the ring around whatever has the keyboard.
        self._list.setContentsMargins(px(5), px(5), px(5), px(5))
        self._foot.setContentsMargins(px(5), 0, px(5), px(3))
        self.body.setSpacing(px(6))
        self._stretch()
