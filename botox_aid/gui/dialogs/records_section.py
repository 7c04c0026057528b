"""The records in the settings: where they lie, when they lock, their keys, and who signs in."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...app.record_state import Standing
from ...app.settings import LONGEST_LOCK, RecordSettings
from ..pages.page import row
from ..records.backup_card import BackupCard
from ..widgets.button import Button
from ..widgets.choice import ChoiceField
from ..widgets.field import TextField
from ..widgets.label import Label
from .key_acts import KeyActs
from .people_list import PeopleList

if TYPE_CHECKING:
    from ..bridge import Bridge

_MINUTES = (1, 2, 5, 10, 15, 30, LONGEST_LOCK)
_NEVER = 0
_SERVER = "postgresql://"


class RecordsSection(QWidget):
    """What a clinic sets about its records; what changes a key is done at once, the rest with the other settings.

    Attributes:
        left: Something is done outside the settings; they close.
    """

    left = Signal()

    def __init__(self, bridge: "Bridge") -> None:
        super().__init__()
        self._bridge, self._records, self.texts = bridge, bridge.records, bridge.texts
        self.setObjectName("records_section")
        look, say = bridge.look, self.texts.interface
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(14))
        self._column.addWidget(Label(look, "h2", say("keeping.title")))
        self.where = Label(look, "body", self._where(), wrap=True, name="records_where")
        self._column.addWidget(self.where)
        self.server: TextField | None = None
        if self._records.standing is Standing.OPEN:
            self._build_open()
        else:
            self._build_shut()

    def settings(self, kept: RecordSettings) -> RecordSettings:
        """Return the settings as chosen here."""
        if self.server is None:
            return kept
        return replace(
            self.backups.settings(kept),
            lock_minutes=int(self.lock_after.chosen() or _NEVER),
            server=self.server.text().strip(),
            ca_file=self.ca_file.text().strip(),
        )

    def missing(self) -> str:
        """Return what keeps the settings from being saved, or nothing."""
        say = self.texts.interface
        if self.server is None:
            return ""
        if wrong := self.backups.missing():
            return wrong
        if not self.server.text().strip():
            return ""
        if not self.server.text().strip().startswith(_SERVER):
            self.server.set_error(say("keeping.server_wrong"))
            return say("keeping.server_wrong")
        from pathlib import Path

        if not Path(self.ca_file.text().strip()).is_file():
            self.ca_file.set_error(say("keeping.ca_missing"))
            return say("keeping.ca_missing")
        return ""

    def _where(self) -> str:
        say, settings = self.texts.interface, self._bridge.preferences.settings.records
        if self._records.standing is Standing.OFF:
            return say("keeping.off")
        if self._records.standing is not Standing.OPEN:
            return say("keeping.closed")
        if settings.server:
            return say("keeping.where_server", server=settings.server)
        return say("keeping.where", folder=self._records.desk.folder)

    def _build_shut(self) -> None:
        off = self._records.standing is Standing.OFF
        key = "protect" if off else "unlock"
        act = Button(
            self._bridge.look, self.texts.interface(f"keeping.{key}"), "primary", icon="lock", name=f"records_{key}"
        )
        keeping = self._bridge.keeping
        act.clicked.connect(self.left)
        act.clicked.connect(keeping.protect if off else keeping.lock.ask_again)
        self._column.addLayout(row(act, 1))

    def _build_open(self) -> None:
        say, look, settings = self.texts.interface, self._bridge.look, self._bridge.preferences.settings.records
        minutes = sorted({*_MINUTES, settings.lock_minutes} - {_NEVER})
        entries = [(str(count), say("keeping.lock_minutes", count=count)) for count in minutes]
        self.lock_after = ChoiceField(look, say("keeping.lock_after"), name="lock_after")
        self.lock_after.fill([*entries, (str(_NEVER), say("keeping.lock_never"))], str(settings.lock_minutes))
        self._column.addLayout(row(self.lock_after, 1, stretches=(1,)))
        self.keys = KeyActs(self._bridge)
        drafts = Button(look, say("keeping.drafts"), icon="folder-open", name="records_drafts")
        drafts.clicked.connect(self.left)
        drafts.clicked.connect(self._bridge.keeping.ask_for_drafts)
        self._column.addWidget(self.keys)
        self._column.addLayout(row(drafts, 1))
        self.people = PeopleList(self._bridge)
        self.backups = BackupCard(self._bridge)
        self._column.addWidget(self.people)
        self._column.addWidget(self.backups)
        self._build_server(settings)

    def _build_server(self, settings: RecordSettings) -> None:
        say, look = self.texts.interface, self._bridge.look
        self.server = TextField(
            look,
            say("keeping.server"),
            hint=say("keeping.server_hint"),
            placeholder=say("keeping.server_placeholder"),
            name="records_server",
        )
        self.server.put(settings.server)
        self.ca_file = TextField(look, say("keeping.ca_file"), hint=say("keeping.ca_hint"), limit=500, name="ca_file")
        self.ca_file.put(settings.ca_file)
        choose = Button(look, say("keeping.choose_file"), icon="folder-open", name="choose_ca_file")
        choose.clicked.connect(self._choose)
        for field in (self.server, self.ca_file):
            field.edited.connect(lambda _text, field=field: field.set_error(""))
            field.edited.connect(lambda _text: self._show_ca())
            self._column.addWidget(field)
        self._choose_row = QWidget()
        line = row(choose, 1)
        line.setContentsMargins(0, 0, 0, 0)
        self._choose_row.setLayout(line)
        self._column.addWidget(self._choose_row)
        self._show_ca()

    def _show_ca(self) -> None:
        wanted = self.server is not None and bool(self.server.text().strip())
        self.ca_file.setVisible(wanted)
        self._choose_row.setVisible(wanted)

    def _choose(self) -> None:
        say, bridge = self.texts.interface, self._bridge
        path = bridge.visits.picker.to_open(bridge.window, say("keeping.ca_file"), say("keeping.certificates"))
        if path is not None:
            self.ca_file.put(str(path))
            self.ca_file.set_error("")
