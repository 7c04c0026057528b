"""Shows the recovery key once: to print, to save, and to type two groups of it back from the paper."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ...app.files import write_beside
from ...app.passphrase import groups_to_ask, is_group, key_groups
from ...app.print_run import PrintReport
from ...app.print_setup import PrintItem
from ...app.printing import PrintJob, PrintOutcome, can_use_queue, send_to_printer
from ...domain.errors import MachineError
from ...domain.vocabulary import Copy, SheetKind
from ..pages.page import row
from ..print_thread import PrintThread
from ..widgets.button import Button
from ..widgets.card import Card
from ..widgets.choice import ChoiceField
from ..widgets.field import TextField
from ..widgets.focus_ring import came_by_mouse, give_focus
from ..widgets.label import Label
from ..widgets.notice import Banner
from .panel import Panel

if TYPE_CHECKING:
    from ..bridge import Bridge

_COLUMNS = 4


class RecoveryDialog(Panel):
    """The key in large letters; the act waits until two groups were typed back.

    Attributes:
        checked: The key was written down.
    """

    checked = Signal()

    def __init__(self, bridge: "Bridge", recovery_key: str) -> None:
        say, look = bridge.texts.interface, bridge.look
        super().__init__(
            look, bridge.texts, bridge.window, say("recovery.title"), say("recovery.subtitle"), width=680,
            name="recovery_dialog",
        )  # fmt: skip
        self._bridge, self._key, self._made = bridge, recovery_key, dt.datetime.now(dt.UTC)
        self._print = PrintThread(self)
        self._print.ended.connect(self._printed)
        self._print.failed.connect(self._not_made)
        self.body.addWidget(self._key_card())
        self._build_paper()
        self.asked = groups_to_ask(recovery_key)
        self.fields = [
            TextField(look, say("recovery.group", number=place + 1), limit=12, name=f"recovery_group_{place + 1}")
            for place in self.asked
        ]
        self.body.addWidget(Label(look, "strong", say("recovery.type_back"), wrap=True, name="recovery_type_back"))
        self.body.addLayout(row(*self.fields, 1, stretches=(2, 2), top=True))
        for field in self.fields:
            field.edited.connect(lambda _text: self._check())
            field.finished.connect(lambda _text: self._check_left())
            field.edit.returnPressed.connect(self._press)
        self.act = self.add_act(say("recovery.act"), "primary", name="recovery_act")
        self.act.clicked.connect(self._press)
        self._check()
        bridge.printing.changed.connect(self._show_printers)
        bridge.printing.look_for_printers()

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard on printing."""
        super().open(focus or (self.print if self.print.isEnabled() else self.save))

    def reject(self) -> None:
        """Stay: without the key written down nobody could ever open the records again."""
        self._say("caution", "recovery.stay", "recovery.stay_text")
        self.fields[0].setFocus()

    def _key_card(self) -> QWidget:
        look, groups = self.look, key_groups(self._key)
        card = Card(look, padding=20, ground="sunken", name="recovery_key")
        card.setAccessibleName(" ".join(groups))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(10))
        for place, group in enumerate(groups):
            holder = row(
                Label(look, "caption", str(place + 1), tone="ink2"),
                Label(look, "h1", group, name=f"recovery_shown_{place + 1}"), 1, spacing=look.px(8),
            )  # fmt: skip
            grid.addLayout(holder, place // _COLUMNS, place % _COLUMNS)
        card.body.addLayout(grid)
        return card

    def _build_paper(self) -> None:
        say, look = self.texts.interface, self.look
        self.printer = ChoiceField(
            look, say("print.printer"), icon="printer", placeholder=say("print.choose"), name="recovery_printer"
        )
        self.print = Button(look, say("recovery.print"), icon="printer", name="recovery_print")
        self.save = Button(look, say("recovery.save"), icon="download", name="recovery_save")
        self.outcome = Banner(look, "ok", "", name="recovery_outcome")
        self.outcome.hide()
        self.why = Label(look, "caption", say("recovery.no_printer_text"), tone="ink2", wrap=True, name="recovery_why")
        self.printer.picked.connect(lambda _name: self.printer.set_error(""))
        self.print.clicked.connect(self._press_print)
        self.save.clicked.connect(self._press_save)
        self.body.addWidget(self.printer)
        self.body.addLayout(row(self.print, self.save, 1))
        self.body.addWidget(self.why)
        self.body.addWidget(self.outcome)
        self._show_printers()

    def _show_printers(self) -> None:
        known = self._bridge.printing.printers
        entries = [(printer.name, printer.says) for printer in known.every]
        self.printer.fill(entries, self.printer.chosen() or self._bridge.printing.printer)
        self.printer.setVisible(bool(entries))
        self.why.setVisible(not entries)
        self.print.block("" if entries else self.texts.interface("recovery.no_printer"))
        if self.isVisible():
            self.fit()
            if entries and self.save.hasFocus():
                # The printers were found after the dialog opened: printing is where it begins.
                give_focus(self.print, came_by_mouse(self.save))

    # Paper and file

    def _sheet(self) -> bytes:
        from ...app.recovery_sheet import recovery_sheet_bytes

        bridge = self._bridge
        return recovery_sheet_bytes(
            bridge.library, bridge.preferences.settings, self.texts.language, self._key, self._made
        )

    def _press_print(self) -> None:
        from ...app.recovery_sheet import sheet_paper

        if self._print.is_busy:
            return
        if not self.printer.chosen():
            self.printer.set_error(self.texts.interface("print.choose"))
            self.fit()
            self.printer.setFocus()
            return
        job = PrintJob(self.printer.chosen(), 1, sheet_paper(self._bridge.preferences.settings), both_sides=False)
        send = self._send()
        item = PrintItem(SheetKind.RECORD, Copy.CLINIC, 1)
        data = self._sheet()
        self._print.start(lambda _told: PrintReport(send(job, data), job.printer, (item,)))
        self.print.setEnabled(False)

    def _send(self) -> Callable[[PrintJob, bytes], PrintOutcome]:
        if can_use_queue():
            return send_to_printer
        from ..raster_print import send_as_pictures

        return send_as_pictures

    def _printed(self, report: PrintReport) -> None:
        self.print.setEnabled(True)
        if report.outcome is PrintOutcome.SENT:
            self._say("ok", "recovery.printed", "recovery.printed_text")
        else:
            title = self.texts.interface(f"print.outcome.{report.outcome}", printer=report.printer)
            self._say_words("stop", title, self.texts.interface("recovery.not_printed"))
        self.fields[0].setFocus()

    def _not_made(self, _failure: BaseException) -> None:
        self.print.setEnabled(True)
        self._say("stop", "recovery.not_made", "recovery.not_printed")

    def _press_save(self) -> None:
        say, bridge = self.texts.interface, self._bridge
        path = bridge.visits.picker.to_write(
            bridge.window, say("files.save_pdf"), say("recovery.file"), say("files.pdf_kinds")
        )
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(".pdf")
        try:
            write_beside(path, self._sheet())
        except MachineError as error:
            self._say_words("stop", say("files.unwritten", file=path.name), say("files.machine", reason=error.reason))
            return
        self._say_words("ok", say("files.saved", file=path.name), say("recovery.saved_text"))
        self.fields[0].setFocus()

    def _say(self, level: str, title: str, words: str) -> None:
        say = self.texts.interface
        self._say_words(level, say(title), say(words))

    def _say_words(self, level: str, title: str, words: str) -> None:
        self.outcome.say(title, words, level=level)
        self.outcome.show()
        self.fit()

    # Typing back

    def _right(self, number: int) -> bool:
        return is_group(self._key, self.asked[number], self.fields[number].text())

    def _check(self) -> None:
        for number, field in enumerate(self.fields):
            if self._right(number):
                field.set_error("")
        missing = not all(self._right(number) for number in range(len(self.fields)))
        reason = self.texts.interface("recovery.needs") if missing else ""
        self.act.block(reason)
        self.set_foot(reason)

    def _check_left(self) -> None:
        if not self._key:
            return  # Enter in a field sent it off, and now the field says that it is left
        for number, field in enumerate(self.fields):
            wrong = bool(field.text().strip()) and not self._right(number)
            field.set_error(self.texts.interface("recovery.wrong") if wrong else "")

    def _press(self) -> None:
        if not self.act.isEnabled():
            self._check_left()
            return
        self._key = ""
        self.accept()
        self.checked.emit()
