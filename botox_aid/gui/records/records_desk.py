"""The records page at work: it reads the list and the open visit away from the window's thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ...app import record_book, record_care
from ...app.record_book import Listed
from ...app.record_list_view import RecordShelf, record_list_view, search_term
from ...app.record_state import fault_view
from ...app.record_view import OpenedRecord, record_view
from ...domain.consultation import Consultation
from ...domain.record import RecordHead
from ...domain.record_fault import StoreFault
from ..record_thread import RecordThread
from .backup_watch import BackupWatch
from .record_acts import RecordActs
from .records_page import RecordsPage
from .visit_keeping import VisitKeeping

if TYPE_CHECKING:
    from ..bridge import Bridge


class RecordsDesk(QObject):
    """Opens the records page and answers what is asked on it.

    Attributes:
        keeping: Finishing and correcting the visit on the desk, and keeping what goes out.
        aside: Does what takes a breath and needs no records.
        backups: Makes backups beside the work of the desk.
        page: The page, while it is open.
        opened: The visit that is open on it.
    """

    def __init__(self, bridge: "Bridge") -> None:
        super().__init__(bridge)
        self.bridge = bridge
        self.keeping = VisitKeeping(bridge, self)
        self.acts = RecordActs(bridge, self)
        # What takes a breath and is none of the records' business: sealing a file, opening a sealed one.
        self.aside = RecordThread(self)
        self.backups = BackupWatch(bridge, self)
        bridge.closing.connect(self._retire)
        self.page: RecordsPage | None = None
        self.opened: OpenedRecord | None = None
        self._heads: tuple[RecordHead, ...] = ()
        self._more, self._term, self._wanted = False, "", ""
        # What is answered to an older question than the last one is not shown any more.
        self._asked = 0
        bridge.records.changed.connect(self._follow)

    def do(self, act: str) -> None:
        """Do what a button of the frame or a key asks for: ``records`` or ``finish_visit``."""
        {"records": self.open, "finish_visit": self.keeping.ask_to_finish}[act]()

    def open(self) -> None:
        """Show the records in place of the desk; where there are none, say how to begin."""
        records = self.bridge.records
        if not records.is_open:
            self.say_closed()
            return
        self.bridge.session.end_typing()
        page = RecordsPage(self.bridge.look, self.bridge.texts, for_administrator=records.is_administrator)
        self.page, self.opened, self._heads, self._term, self._wanted = page, None, (), "", ""
        page.left.connect(self.close)
        page.searched.connect(self._search)
        page.shelf_picked.connect(lambda shelf: self._pick_shelf(RecordShelf(shelf)))
        page.list_asked.connect(lambda act: self.acts.lot_list(act, self._term))
        page.remove_asked.connect(self._remove)
        page.list.picked.connect(self.show_visit)
        page.list.more_asked.connect(self._next_page)
        page.list.again_asked.connect(self.reload)
        page.panel.again_asked.connect(lambda: self.show_visit(self._wanted))
        page.panel.version_asked.connect(lambda version: self.show_visit(self._wanted, version or None))
        page.panel.act_asked.connect(self._act)
        page.panel.print_asked.connect(self.acts.print_again)
        page.panel.save_asked.connect(self.acts.save_handout)
        self.bridge.window.cover(page)
        page.take_focus()
        self.reload()

    def say_closed(self) -> None:
        """Say why the records cannot be used now, and offer the way to them."""
        bridge, say = self.bridge, self.bridge.texts.interface
        if bridge.records.is_on:
            bridge.window.say(say("records.locked_line"), say("keeping.unlock"), bridge.keeping.lock.ask_again)
        else:
            bridge.window.say(say("records.off_line"), say("keeping.protect"), bridge.keeping.protect)

    def close(self) -> None:
        """Go back to the desk."""
        if self.page is not None:
            self.page, self.opened = None, None
            self.bridge.window.cover(None)
            self.bridge.visit(self.bridge.window.step)

    def leave(self) -> None:
        """Take the page away, because something else is put on the desk."""
        if self.page is not None:
            self.page, self.opened = None, None
            self.bridge.window.cover(None)

    def correct(self, head: RecordHead, consultation: Consultation) -> None:
        """Lay a record on the desk; what is changed there becomes a version of its own, with a reason."""
        bridge = self.bridge
        self.leave()
        bridge.visits.path = None
        bridge.records.correct(head, consultation)
        bridge.show_visit()
        bridge.window.say(bridge.texts.interface("correct.began", version=head.version))

    def begin_from(self, consultation: Consultation, then: Consultation) -> None:
        """Begin a visit with an earlier one laid beside it."""
        self.leave()
        self.bridge.visits.path = None
        self.bridge.begin_visit(consultation)
        self.bridge.session.compare_with(then)

    def open_last_visit(self) -> None:
        """Lay the newest finished visit of who is on the desk beside this one."""
        bridge, say = self.bridge, self.bridge.texts.interface
        patient, library, here = bridge.session.consultation.patient, bridge.library, bridge.records.visit_id
        if not patient.name.strip():
            self.open()
            return

        def done(last: Consultation | None) -> None:
            if last is not None:
                bridge.visits.compare_with(last)
                return
            words = say("last.nobody", name=patient.name.strip())
            bridge.window.say(words, say("last.open_file"), bridge.visits.open_last_file)

        bridge.records.submit(
            lambda store: record_book.last_visit_of(store, library, patient, here),
            done,
            lambda fault: self.say(self.fault_words(fault)),
        )

    def say(self, words: str) -> None:
        """Say something where the eyes are: on the page, or on the desk."""
        (self.page or self.bridge.window).say(words)

    def fault_words(self, fault: StoreFault) -> str:
        """Return the sentence of a fault."""
        return fault_view(fault, self.bridge.texts).whole

    # The list

    def reload(self) -> None:
        """Read the list from its beginning."""
        page = self.page
        if page is None:
            return
        self._asked += 1
        asked, term, shelf, today = self._asked, self._term, page.shelf, self.bridge.visits.today()
        page.list.show_loading()

        def done(listed: Listed) -> None:
            if asked == self._asked:
                self._heads, self._more = listed.heads, listed.more
                self._show_list()

        def failed(fault: StoreFault) -> None:
            if asked == self._asked and self.page is not None:
                self.page.list.show_fault(self.fault_words(fault))

        if shelf is RecordShelf.LOT and not term:
            done(Listed(()))
        elif shelf is RecordShelf.LOT:
            self.bridge.records.submit(lambda store: record_book.who_had(store, term), done, failed)
        elif shelf is RecordShelf.DUE:
            years = self.bridge.preferences.settings.records.keep_years
            self.bridge.records.ask(lambda desk: Listed(record_care.due(desk, today, years)), done, failed)
        elif term:
            self.bridge.records.submit(lambda store: record_book.found(store, term), done, failed)
        else:
            self.bridge.records.submit(record_book.page_of, done, failed)

    def _next_page(self) -> None:
        if not self._heads or self._term:
            return
        self._asked += 1
        asked, before = self._asked, self._heads[-1].cursor

        def done(listed: Listed) -> None:
            if asked == self._asked:
                self._heads, self._more = (*self._heads, *listed.heads), listed.more
                self._show_list()

        self.bridge.records.submit(
            lambda store: record_book.page_of(store, before), done, lambda fault: self.say(self.fault_words(fault))
        )

    def _show_list(self) -> None:
        page = self.page
        if page is None:
            return
        view = record_list_view(
            self._heads,
            self.bridge.texts,
            shelf=page.shelf,
            searched=page.search.text().strip(),
            has_more=self._more,
            # A search shows its first finds; who looks for more types more.
            can_go_on=not self._term,
        )
        page.list.show_view(view)
        page.show_acts(has_rows=bool(view.rows))

    def _search(self, typed: str) -> None:
        if self.page is None:
            return
        texts = self.bridge.texts
        term = " ".join(typed.split()) if self.page.shelf is RecordShelf.LOT else search_term(typed, texts)
        if term != self._term:
            self._term = term
            self.reload()

    def _pick_shelf(self, shelf: RecordShelf) -> None:
        if self.page is not None:
            self.page.show_shelf(shelf)
            self.page.search.put("")
            self._term = ""
            self.reload()
            if shelf is not RecordShelf.DUE:
                self.page.take_focus()

    # One visit

    def show_visit(self, visit_id: str, version: int | None = None) -> None:
        """Open a visit beside the list."""
        page = self.page
        if page is None or not visit_id:
            return
        self._wanted = visit_id
        page.list.mark(visit_id)
        page.panel.show_loading()
        page.open_panel()
        library, may_hold = self.bridge.library, self.bridge.records.is_administrator

        def done(opened: OpenedRecord) -> None:
            if self.page is not None and self._wanted == opened.head.visit_id:
                self.opened = opened
                self.page.panel.show_view(record_view(opened, self.bridge.texts, may_hold=may_hold))

        def failed(fault: StoreFault) -> None:
            if self.page is not None and self._wanted == visit_id:
                self.page.panel.show_fault(self.fault_words(fault))

        self.bridge.records.submit(lambda store: record_book.opened(store, library, visit_id, version), done, failed)

    def refresh_visit(self) -> None:
        """Read the open visit and the list again, because something of them has changed."""
        if self.opened is not None:
            self.show_visit(self.opened.head.visit_id)
        self.reload()

    def _remove(self) -> None:
        self.acts.remove([head.visit_id for head in self._heads])

    def forget_visit(self) -> None:
        """Close the visit that is open, because it may be gone, and read the list again."""
        self.opened, self._wanted = None, ""
        if self.page is not None:
            self.page.panel.show_nothing()
            self.page.open_panel()
        self.reload()

    def _act(self, act: str) -> None:
        if self.opened is not None:
            acts = {
                "start": self.acts.start_from,
                "correct": self.acts.correct,
                "export": self.acts.export,
                "hold": self.acts.turn_hold,
            }
            acts[act](self.opened)

    def _retire(self) -> None:
        """Leave the records to the window that follows, or to the end of the program."""
        self.bridge.closing.disconnect(self._retire)
        self.bridge.records.changed.disconnect(self._follow)
        self.keeping.retire()
        self.backups.retire()
        self.aside.finish()

    def _follow(self) -> None:
        """Leave the page when the records are closed: nothing of it may stay in memory."""
        if not self.bridge.records.is_open and self.page is not None:
            self.page, self.opened, self._heads = None, None, ()
            self.bridge.window.cover(None)
