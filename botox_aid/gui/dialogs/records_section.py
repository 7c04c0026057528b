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
from ..widgets.label import Label
from .copied_banner import copied_banner
from .key_acts import KeyActs
from .people_list import PeopleList

if TYPE_CHECKING:
    from ..bridge import Bridge

_MINUTES = (1, 2, 5, 10, 15, 30, LONGEST_LOCK)
_NEVER = 0


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
        if self._records.desk.is_copied_elsewhere:
            self._column.addWidget(copied_banner(bridge))
        self.lock_after: ChoiceField | None = None
        if self._records.standing is Standing.OPEN:
            self._build_open()
        else:
            self._build_shut()

    def settings(self, kept: RecordSettings) -> RecordSettings:
        """Return the settings as chosen here."""
        if self.lock_after is None:
            return kept
        return replace(kept, lock_minutes=int(self.lock_after.chosen() or _NEVER))

    def _where(self) -> str:
        say, settings = self.texts.interface, self._bridge.preferences.settings.records
        if self._records.standing is Standing.OFF:
            return say("keeping.off")
        if self._records.standing is not Standing.OPEN:
            return say("keeping.closed")
        if settings.server:
            self._records.ask(lambda desk: desk.waiting(), self._show_waiting)
            return say("keeping.where_server", server=settings.server)
        return say("keeping.where", folder=self._records.desk.folder, desk=settings.desk)

    def _show_waiting(self, count: int) -> None:
        if count:
            say = self.texts.interface
            self.where.say(f"{self.where.text()} {say('keeping.waiting', count=count)}")

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
        if self._records.is_administrator:
            self._build_server(settings)

    def _build_server(self, settings: RecordSettings) -> None:
        say, look = self.texts.interface, self._bridge.look
        key = "leave_server" if settings.server else "join_server"
        act = Button(look, say(f"keeping.{key}"), name=f"records_{key}")
        act.clicked.connect(self.left)
        act.clicked.connect(self._leave_server if settings.server else self._join_server)
        self._column.addWidget(Label(look, "label", say("keeping.server")))
        hint = "keeping.leave_hint" if settings.server else "keeping.join_hint"
        self._column.addWidget(Label(look, "caption", say(hint), tone="ink2", wrap=True, name="server_hint"))
        self._column.addLayout(row(act, 1))

    def _join_server(self) -> None:
        from .server_dialog import ServerDialog

        ServerDialog(self._bridge).open()

    def _leave_server(self) -> None:
        self._records.ask(lambda desk: desk.waiting(), self._ask_to_leave, self._bridge.keeping.tell_fault)

    def _ask_to_leave(self, waiting: int) -> None:
        from .confirm_dialog import ConfirmDialog
        from .notice_dialog import NoticeDialog

        bridge, say = self._bridge, self.texts.interface
        if waiting:
            words = f"{say('keeping.waiting', count=waiting)} {say('keeping.leave_server_later')}"
            NoticeDialog(bridge.look, bridge.texts, bridge.window, say("keeping.leave_server_wait"), words).open()
            return

        def leave() -> None:
            bridge.records.move("", "", lambda: None, bridge.keeping.tell_fault)

        ConfirmDialog(bridge.look, bridge.texts, bridge.window, "keeping.leave_server", leave).open()
