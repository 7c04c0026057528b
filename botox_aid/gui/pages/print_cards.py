"""The cards of the print step: what was decided, what prints, and on which printer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import LinkButton
from ..widgets.card import Card
from ..widgets.chip import Chips
from ..widgets.choice import ChoiceField
from ..widgets.label import Label
from ..widgets.notice import Banner
from ..widgets.toggle import Toggle
from .page import row

if TYPE_CHECKING:
    from ...app.print_view import PrintGroup, PrintView
    from ...app.sheets_view import SheetsView
    from ..printers import Printers


class DecisionCard(Card):
    """What patient and clinician decided; it says which sheets are the right ones.

    Attributes:
        picked: The decision; empty where it is taken back.
    """

    picked = Signal(str)

    def __init__(self, look: Appearance, texts: Texts) -> None:
        super().__init__(look, padding=16, name="decision_card")
        self.texts = texts
        self._label = Label(look, "label", texts.interface("print.decided"))
        self.body.addWidget(self._label)
        self._choices: Chips | None = None

    def show_view(self, view: "SheetsView") -> None:
        """Show what was decided."""
        if self._choices is None:
            says = self.texts.interface("print.decided")
            self._choices = Chips(self.look, view.decisions, says=says, name="decision")
            self._choices.toggled.connect(lambda decision, taken: self.picked.emit(decision if taken else ""))
            self.body.addWidget(self._choices)
        self._choices.choose({view.decision})


class WhatPrintsCard(Card):
    """Both copies with their sheets.

    Attributes:
        change_asked: Copies are changed on the sheets step.
    """

    change_asked = Signal()

    def __init__(self, look: Appearance, texts: Texts) -> None:
        super().__init__(look, texts.interface("print.what"), name="what_prints")
        say = texts.interface
        self._columns = QHBoxLayout()
        self._nothing = Label(look, "body", say("print.nothing"), tone="ink2", name="nothing_prints")
        self.total = Label(look, "caption", tone="ink2", name="pages_in_all")
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._columns)
        self.body.addWidget(self.total)
        self.change = LinkButton(look, say("print.change"), "caption", name="change_copies")
        self.change.clicked.connect(self.change_asked)
        self.header.addWidget(self.change)
        self._shown: tuple[PrintGroup, ...] | None = None

    def show_view(self, view: "PrintView") -> None:
        """Show what prints."""
        self.total.say(view.total)
        self.total.setVisible(bool(view.total))
        self._nothing.setVisible(not view.groups)
        if view.groups == self._shown:
            return
        self._shown = view.groups
        while (item := self._columns.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for group in view.groups:
            self._columns.addWidget(self._group(group), 1)

    def _group(self, group: "PrintGroup") -> QWidget:
        look, holder = self.look, QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(Label(look, "strong", group.title, wrap=True))
        column.addWidget(Label(look, "caption", group.copies, tone="ink2"))
        for words in group.lines:
            column.addWidget(Label(look, "body", words, wrap=True))
        column.addStretch(1)
        return holder


class PrinterCard(Card):
    """The printer, and how it prints.

    Attributes:
        picked: Name of the queue.
        sides_changed: On both sides, or on one.
        look_asked: Ask the system for its printers again.
        way_asked: The way on that the outcome offers.
    """

    picked = Signal(str)
    sides_changed = Signal(bool)
    look_asked = Signal()
    way_asked = Signal(str)

    def __init__(self, look: Appearance, texts: Texts) -> None:
        super().__init__(look, name="printer_card")
        say = texts.interface
        self.texts, self._way = texts, ""
        self.printer = ChoiceField(
            look, say("print.printer"), placeholder=say("print.choose"), icon="printer", name="printer_choice"
        )
        self.printer.picked.connect(self.picked)
        self.none = Banner(look, "note", say("print.none"), say("print.none_hint"), name="no_printers")
        self.both_sides = Toggle(look, say("print.both_sides"), name="both_sides")
        self.both_sides.toggled.connect(self.sides_changed)
        self.paper = Label(look, "caption", tone="ink2", elide=True, name="paper_line")
        self.again = LinkButton(look, say("print.look_again"), "caption", name="look_for_printers")
        self.again.clicked.connect(self.look_asked)
        self.outcome = Banner(look, "ok", "", name="print_outcome")
        self.outcome.acted.connect(lambda: self.way_asked.emit(self._way))
        for entry in (self.printer, self.none):
            self.body.addWidget(entry)
        self.body.addLayout(row(self.both_sides, self.paper, self.again, stretches=(0, 1, 0)))
        self.body.addWidget(self.outcome)

    def show_view(self, view: "PrintView", printers: "Printers", chosen: str) -> None:
        """Show the printers, and how the last press went."""
        entries = [(printer.name, printer.says) for printer in printers.every]
        if chosen and printers.named(chosen) is None:
            entries.append((chosen, chosen))
        self.printer.fill(entries, chosen)
        self.printer.setVisible(bool(entries))
        self.none.setVisible(not entries)
        self.both_sides.set_checked(view.both_sides)
        self.paper.say(view.paper)
        self.outcome.setVisible(view.outcome is not None)
        if view.outcome is not None:
            self._way = view.outcome.way
            self.outcome.say(view.outcome.what, view.outcome.safe, view.outcome.act, view.outcome.level)
