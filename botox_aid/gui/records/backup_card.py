"""Backups in the settings: the folder, how they stand, one now, and a restore that is only tried."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...app.record_care import BackupState, Drilled, backup_view, drilled_words
from ...app.record_state import fault_view
from ...app.settings import LONGEST_KEPT, RecordSettings
from ...domain.record_fault import StoreFault
from ..pages.page import row
from ..widgets.button import Button
from ..widgets.field import TextField
from ..widgets.flow import Flow
from ..widgets.label import Label
from ..widgets.notice import Banner

if TYPE_CHECKING:
    from ..bridge import Bridge


class BackupCard(QWidget):
    """What a clinic sets about its backups, and does about them; a folder counts at once."""

    def __init__(self, bridge: "Bridge") -> None:
        super().__init__()
        self._bridge, self.texts = bridge, bridge.texts
        self.setObjectName("backup_card")
        look, say = bridge.look, self.texts.interface
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(14))
        column.addWidget(Label(look, "h2", say("backup.title")))
        self.years = TextField(look, say("backup.years"), hint=say("backup.years_hint"), limit=2, name="keep_years")
        years = bridge.preferences.settings.records.keep_years
        self.years.put(str(years) if years else "")
        if bridge.preferences.settings.records.server:
            column.addWidget(Label(look, "body", say("backup.server"), wrap=True, name="backup_server"))
        else:
            self._build(column)
        column.addLayout(row(self.years, 1, stretches=(1, 1)))

    def _build(self, column: QVBoxLayout) -> None:
        look, say = self._bridge.look, self.texts.interface
        self.standing = Banner(look, "note", "", name="backup_standing")
        self.folder = TextField(
            look, say("backup.folder"), hint=say("backup.folder_hint"), read_only=True, limit=500, name="backup_folder"
        )
        self.choose = Button(look, say("backup.choose"), icon="folder-open", name="choose_backup_folder")
        self.now = Button(look, say("backup.now"), icon="save", name="backup_now")
        self.drill = Button(look, say("backup.drill"), icon="refresh-cw", name="backup_drill")
        self.choose.clicked.connect(self._choose)
        self.now.clicked.connect(self._back_up)
        self.drill.clicked.connect(self._drill)
        acts = Flow(look, gap=10, name="backup_acts")
        for act in (self.choose, self.now, self.drill):
            acts.add(act)
        for part in (self.standing, self.folder, acts):
            column.addWidget(part)
        self._look()

    def missing(self) -> str:
        """Return what keeps the settings from being saved, or nothing."""
        typed = self.years.text().strip()
        wrong = bool(typed) and not (typed.isdecimal() and 1 <= int(typed) <= LONGEST_KEPT)
        words = self.texts.interface("backup.years_wrong") if wrong else ""
        self.years.set_error(words)
        return words

    def settings(self, kept: RecordSettings) -> RecordSettings:
        """Return the settings as typed here."""
        typed = self.years.text().strip()
        return replace(kept, keep_years=int(typed) if typed else 0)

    def _choose(self) -> None:
        bridge = self._bridge
        chosen = bridge.visits.picker.to_folder(bridge.window, self.texts.interface("backup.folder"))
        if chosen is not None:
            settings = bridge.preferences.settings
            bridge.settings_desk.take(replace(settings, records=replace(settings.records, backup_folder=str(chosen))))
            self._look()

    def _look(self) -> None:
        folder = self._bridge.preferences.settings.records.backup_folder
        self.folder.put(folder)
        self.folder.setVisible(bool(folder))
        for act in (self.now, self.drill):
            act.setVisible(bool(folder))
        self._show(None)
        if folder:
            self._bridge.book.backups.state(self._show)

    def _show(self, state: BackupState | None) -> None:
        folder = self._bridge.preferences.settings.records.backup_folder
        view = backup_view(state, folder, self.texts)
        self.standing.say(view.title, view.words, level=view.level)
        self._free(has_backup=state is not None and state.last is not None)

    def _free(self, *, has_backup: bool) -> None:
        self.now.block("")
        self.drill.block("" if has_backup else self.texts.interface("backup.never"))

    def _wait(self, key: str) -> None:
        words = self.texts.interface(key)
        self.standing.say(words, level="note")
        for act in (self.now, self.drill):
            act.block(words)

    def _back_up(self) -> None:
        self._wait("backup.working")
        self._bridge.book.backups.back_up(self._done, self._failed)

    def _done(self, state: BackupState) -> None:
        self._show(state)
        view = backup_view(state, "-", self.texts)
        self.standing.say(self.texts.interface("backup.done"), f"{view.title}. {view.words}", level="ok")

    def _drill(self) -> None:
        self._wait("backup.drilling")
        self._bridge.book.backups.drill(self._drilled, self._failed)

    def _drilled(self, found: Drilled) -> None:
        self.standing.say(drilled_words(found, self.texts), level="ok")
        self._free(has_backup=True)

    def _failed(self, fault: StoreFault) -> None:
        view = fault_view(fault, self.texts)
        self.standing.say(f"{self.texts.interface('backup.failed')}. {view.title}", view.advice, level="stop")
        self._free(has_backup=True)
