"""Blanks the window while the records are locked, and offers what was begun once they are open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from ..app.new_visit import new_visit
from ..app.record_state import Standing
from .curtain import OVER_LOCK, Curtain
from .lock_screen import LockScreen

if TYPE_CHECKING:
    from ..app.records import Opened
    from .bridge import Bridge

_KEYS = "Ctrl+L"


class DeskLock(QObject):
    """The lock of one window.

    Args:
        bridge: Of the window.
    """

    def __init__(self, bridge: "Bridge") -> None:
        super().__init__(bridge)
        self._bridge, self._keeper, self._window = bridge, bridge.records, bridge.window
        self._curtain = Curtain(self._window)
        self._screen: LockScreen | None = None
        # Whether what stands behind the blank window is to be shown to nobody but who unlocks it.
        self._guards = False
        self._keeper.locking.connect(self._fall)
        self._keeper.opened.connect(self._opened)
        self._window.installEventFilter(self)
        self._shortcut = QShortcut(QKeySequence(_KEYS), self._window)
        # From every window of the program: who leaves the desk may have the guide or the patient's view before them.
        self._shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        self._shortcut.activated.connect(self._keeper.lock)
        if self._keeper.is_locked:
            self._show()

    @property
    def is_down(self) -> bool:
        """Whether the window is blank."""
        return self._curtain.is_down

    def ask_again(self) -> None:
        """Offer to unlock records that were left closed; the visit on the desk stays."""
        self._keeper.standing = Standing.LOCKED
        self._show()

    def go_without(self) -> None:
        """Go on while the records stay closed; a visit behind the lock is shown to nobody who did not unlock it."""
        if self._guards and not self._keeper.desk.is_proven:
            if self._keeper.drafts.is_due:
                self._ask_to_leave_visit()
                return
            self._begin_afresh()
        self._leave()

    def retire(self) -> None:
        """Leave the lock to another window."""
        self._shortcut.setEnabled(False)
        self._keeper.locking.disconnect(self._fall)
        self._keeper.opened.disconnect(self._opened)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, and let nothing stand before a blank one."""
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self._curtain.fit()
            elif event.type() == QEvent.Type.ChildAdded and isinstance(event, QChildEvent) and self.is_down:
                event.child().installEventFilter(self)
        elif event.type() == QEvent.Type.Show and self.is_down:
            # What comes up meanwhile, such as an answer that was on its way, waits behind the lock.
            QTimer.singleShot(0, self, lambda: self._curtain.hide_too(watched))
        return super().eventFilter(watched, event)

    def _fall(self) -> None:
        self._guards = True
        self._show()

    def _show(self) -> None:
        if self._screen is None:
            self._screen = LockScreen(self._bridge, self._window)
        self._screen.show_unlock()
        self._curtain.fall(self._screen)
        self._screen.take_focus()

    def _opened(self, opened: "Opened") -> None:
        at_start = not self._guards
        self._rise()
        if at_start and opened.drafts and not self._bridge.session.has_unsaved_changes:
            self._bridge.keeping.offer_drafts(opened.drafts)

    def _leave(self) -> None:
        self._keeper.go_without()
        self._rise()

    def _rise(self) -> None:
        self._guards = False
        self._curtain.rise()

    def _begin_afresh(self) -> None:
        bridge = self._bridge
        bridge.begin_visit(new_visit(bridge.preferences.settings, bridge.visits.today()))

    def _ask_to_leave_visit(self) -> None:
        from .dialogs.confirm_dialog import ConfirmDialog

        def leave() -> None:
            self._begin_afresh()
            self._leave()

        dialog = ConfirmDialog(self._bridge.look, self._bridge.texts, self._window, "lock.lose", leave)
        dialog.setProperty(OVER_LOCK, True)
        dialog.open()
