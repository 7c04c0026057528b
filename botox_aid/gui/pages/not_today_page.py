"""The face of the print step when the answer is no for today: a kind sheet first, then the prescriber's way round."""

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...app.date_entry import read_date
from ..appearance import Appearance
from ..finding_text import finding_text
from ..shape import icon, painter_on
from ..widgets.button import Button
from ..widgets.card import Card
from ..widgets.date_field import DateField
from ..widgets.finding import FindingCard, FindingText
from ..widgets.flow import Flow
from ..widgets.label import Label
from .page import Page

if TYPE_CHECKING:
    from ...app.finding_view import FindingView
    from ...app.print_view import PrintView
    from ...app.sheets_view import SheetsView


class NotTodayPage(QWidget):
    """Why no consent sheet prints, the sheet that does, and what is kept.

    Attributes:
        print_asked: The "not today" sheet is to be printed.
        save_asked: It is to be saved.
        override_asked: Key of the finding that the prescriber goes on past.
        ahead_asked: Treatment goes ahead after all; nothing blocks it.
        review_changed: The day to come back or call, or ``None``.
    """

    print_asked = Signal()
    save_asked = Signal()
    override_asked = Signal(str)
    ahead_asked = Signal()
    review_changed = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self.look, self.texts = page, page.look, page.texts
        self.setObjectName("not_today_page")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._build_stop()
        say = self.texts.interface
        self.prescriber = _Line(
            self.look,
            "pencil-line",
            say("not_today.prescriber"),
            say("not_today.prescriber_what"),
            name="prescriber_row",
        )
        self.ahead = _Line(
            self.look, "circle-check", say("not_today.go_ahead"), say("not_today.go_ahead_what"), name="go_ahead_row"
        )
        go = Button(self.look, say("not_today.go_ahead"), name="go_ahead")
        go.clicked.connect(self.ahead_asked)
        self.ahead.add(go)
        self._build_kept()
        for card in (self.stop, self.prescriber, self.ahead, self.kept):
            self._column.addWidget(card)
        self._ways: tuple[tuple[str, str], ...] = ()
        self._restyle()
        self.look.changed.connect(self._restyle)

    def _build_stop(self) -> None:
        say, look = self.texts.interface, self.look
        self.stop = Card(look, level="stop", padding=28, name="not_today_card")
        self._heading = _Heading(look, name="not_today_heading")
        self._words = Label(look, "field", wrap=True, name="not_today_words")
        self._findings = QVBoxLayout()
        self.print = Button(look, say("sheets.print_not_today"), "act", icon="printer", name="print_not_today")
        self.save = Button(look, say("sheets.save_pdf"), icon="download", name="save_not_today")
        self.print.clicked.connect(self.print_asked)
        self.save.clicked.connect(self.save_asked)
        self.stop.body.addWidget(self._heading)
        self.stop.body.addWidget(self._words)
        self.stop.body.addLayout(self._findings)
        self.printer = Label(look, "caption", tone="ink2", elide=True, name="not_today_printer")
        self._acts = Flow(look, gap=12, name="not_today_acts")
        self._acts.add(self.print)
        self._acts.add(self.save)
        self.stop.body.addWidget(self._acts)
        self.stop.body.addWidget(self.printer)

    def _build_kept(self) -> None:
        say, look = self.texts.interface, self.look
        self.kept = _Line(
            look, "circle-check", say("not_today.kept"), say("not_today.kept_what"), role="ok", name="kept_row"
        )
        self.review = DateField(
            look,
            say("not_today.review"),
            say=self.texts.date,
            read=self._read_date,
            error=say("patient.date_error"),
            placeholder=say("not_today.review_placeholder"),
            name="review_date",
        )
        self.review.day_changed.connect(self.review_changed)
        self.kept.add(self.review)

    def show_view(self, view: "SheetsView", printing: "PrintView", review: dt.date | None) -> None:
        """Show what blocks, and the ways on."""
        self.stop.set_level("stop" if view.blocked else "")
        self._heading.tell(
            view.blocked_title, "octagon-alert" if view.blocked else "info", "stop" if view.blocked else "note"
        )
        self._words.say(view.blocked_text)
        self._show_stops(view.stops)
        self.print.say(printing.act)
        self.print.block(printing.blocked)
        self.printer.say(printing.printer_line)
        self._acts.arrange()
        self._show_overrides(view.stops)
        self.ahead.setVisible(not view.blocked)
        self.review.put(review)

    def _show_stops(self, stops: tuple["FindingView", ...]) -> None:
        """Show what blocks; the way round has a place of its own, and the answer is one press away."""
        cards, show = [], ("show", self.texts.interface("candidacy.show_answer"))
        for stop in stops:
            text = finding_text(stop, self.texts, in_place=True)
            links = tuple(link for link in text.links if link[0] != "override")
            cards.append(replace(text, links=(show, *links)))
        while self._findings.count() > len(cards):
            item = self._findings.takeAt(len(cards))
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, text in enumerate(cards):
            item = self._findings.itemAt(place)
            card = item.widget() if item is not None else None
            if isinstance(card, FindingCard):
                card.show_finding(text)
            else:
                self._add_stop(text)

    def _add_stop(self, text: FindingText) -> None:
        card = FindingCard(self.look, text)
        card.link.connect(lambda key, link: self._page.finding_link.emit(key, link, card))
        self._findings.addWidget(card)

    def _show_overrides(self, stops: tuple["FindingView", ...]) -> None:
        """Offer the override only where it opens the way: no reason lifts a hard stop."""
        open_to_reason = stops if all(stop.overridable for stop in stops) else ()
        self.prescriber.setVisible(bool(open_to_reason))
        ways = tuple((stop.key, stop.title) for stop in open_to_reason)
        if ways == self._ways:
            return
        self._ways = ways
        self.prescriber.clear()
        say = self.texts.interface
        for number, (key, title) in enumerate(ways):
            words = say("not_today.override") if len(ways) == 1 else say("not_today.override_of", what=title)
            button = Button(self.look, words, name=f"override_{number}")
            button.clicked.connect(lambda _=False, key=key: self.override_asked.emit(key))
            self.prescriber.add(button)

    def _read_date(self, typed: str) -> dt.date | None:
        return read_date(typed, self.texts)

    def _restyle(self) -> None:
        px = self.look.px
        self._column.setSpacing(px(16))
        self._findings.setSpacing(px(10))
        self.stop.body.setSpacing(px(14))


class _Heading(QWidget):
    """The large icon of a level with the title of the page's one matter."""

    def __init__(self, look: Appearance, *, name: str) -> None:
        super().__init__()
        self.look, self._icon, self._role = look, "octagon-alert", "stop"
        self._words = Label(look, "h1", wrap=True, name=name)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words)
        self._restyle()
        look.changed.connect(self._restyle)

    def tell(self, words: str, icon: str, role: str) -> None:
        """Show other words."""
        self._icon, self._role = icon, role
        self._words.say(words)
        self.update()

    def _restyle(self) -> None:
        self._row.setContentsMargins(self.look.px(50), 0, 0, 0)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon on the first line."""
        painter = painter_on(self)
        middle = self.look.theme.type("h1").line / 2
        icon(painter, self.look, self._icon, self._role, QPointF(self.look.px(18), middle), 36)
        painter.end()


class _Line(Card):
    """A card of one line: icon, title, what it is for, and what can be done at the right."""

    def __init__(self, look: Appearance, icon: str, title: str, what: str, *, role: str = "ink", name: str) -> None:
        super().__init__(look, padding=18, name=name)
        self._icon, self._role = icon, role
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(look, "strong", title, wrap=True))
        words.addWidget(Label(look, "caption", what, tone="ink2", wrap=True))
        words.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(look.px(16))
        self._row.addLayout(words, 1)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(look.px(8))
        self._row.addLayout(self._ways)
        self.body.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._indent()
        look.changed.connect(self._indent)

    def add(self, way: QWidget) -> None:
        """Add what can be done."""
        self._ways.addWidget(way)

    def clear(self) -> None:
        """Take away what can be done."""
        while (item := self._ways.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def _indent(self) -> None:
        self._row.setContentsMargins(self.look.px(38), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its icon."""
        super().paintEvent(event)
        painter = painter_on(self)
        top = self._row.geometry().top() + self.look.theme.type("strong").line / 2
        icon(painter, self.look, self._icon, self._role, QPointF(self.look.px(18 + 12), top), 20)
        painter.end()
