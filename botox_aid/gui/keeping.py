"""What one does at the window about the records: protect them, go on with a draft, see why something is not kept."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ..app.record_state import Standing, fault_view, record_state_view, shortened
from ..domain.record import DraftHead, PersonRole
from ..domain.record_fault import Offline, StoreFault
from .desk_lock import DeskLock

if TYPE_CHECKING:
    from ..domain.record import Person
    from .bridge import Bridge


class Keeping(QObject):
    """The records' part of a window.

    Args:
        bridge: Of the window.

    Attributes:
        lock: Blanks the window.
    """

    def __init__(self, bridge: "Bridge") -> None:
        super().__init__(bridge)
        self._bridge, self._records = bridge, bridge.records
        self.lock = DeskLock(bridge)
        self._heard = (
            (self._records.changed, self.show_state),
            (self._records.drafts.changed, self.show_state),
            (self._records.drafts.parted, self._say_parted),
            (self._records.drafts.overtaken, self._say_overtaken),
            (self._records.protection_offered, self.protect),
            (self._records.server.changed, self.show_state),
            (self._records.server.came_back, self._say_came_back),
            (self._records.server.sent, self._say_sent),
        )
        for signal, hear in self._heard:
            signal.connect(hear)
        self.show_state()

    def retire(self) -> None:
        """Leave the records to another window."""
        self.lock.retire()
        for signal, hear in self._heard:
            signal.disconnect(hear)

    def show_state(self) -> None:
        """Show in the head of the window how the records and the draft stand."""
        records = self._records
        drafts = records.drafts
        view = record_state_view(
            records.standing,
            drafts.state,
            self._bridge.texts,
            kept_at=drafts.kept_at,
            fault=drafts.fault,
            person=records.person.name if records.person else "",
            server_away=records.server.away,
        )
        self._bridge.window.header.show_records(view)

    def explain_alarm(self) -> None:
        """Say why something is not kept and what can be done, or offer to unlock records that were left closed."""
        if self._records.standing is Standing.AWAY:
            self.lock.ask_again()
            return
        fault = self._records.drafts.fault
        if fault is not None:
            from .dialogs.fault_dialog import FaultDialog

            FaultDialog(self._bridge, fault, self._records.drafts.save).open()
        elif self._records.server.away:
            self._records.ask(lambda desk: desk.waiting(), self._explain_server, self.tell_fault)

    def _explain_server(self, waiting: int) -> None:
        """Say that the server is away, and how much waits for it."""
        from .dialogs.notice_dialog import NoticeDialog

        bridge, words = self._bridge, fault_view(Offline(), self._bridge.texts)
        count = bridge.texts.interface("keeping.waiting", count=waiting) if waiting else ""
        advice = f"{words.advice} {count}".strip()
        NoticeDialog(bridge.look, bridge.texts, bridge.window, words.title, advice).open()

    def tell_fault(self, fault: StoreFault) -> None:
        """Say what went wrong with the records, and what to do."""
        from .dialogs.notice_dialog import NoticeDialog

        bridge, words = self._bridge, fault_view(fault, self._bridge.texts)
        NoticeDialog(bridge.look, bridge.texts, bridge.window, words.title, words.advice).open()

    # Protecting

    def protect(self) -> None:
        """Lead through passphrase, recovery key and the first person."""
        from .dialogs.passphrase_dialog import PassphraseDialog

        dialog = PassphraseDialog(self._bridge, "first")

        def made(recovery_key: str) -> None:
            dialog.accept()
            self.hand_out_key(recovery_key, self._ask_first_person)

        def fail(fault: StoreFault) -> None:
            words = fault_view(fault, self._bridge.texts)
            dialog.show_fault(words.title, words.advice)

        dialog.chosen.connect(lambda passphrase: self._records.protect(passphrase, made, fail))
        dialog.put_off.connect(self._records.decline)
        dialog.open()

    def hand_out_key(self, recovery_key: str, done: Callable[[], object]) -> None:
        """Show a new recovery key until it is on paper."""
        from .dialogs.recovery_dialog import RecoveryDialog

        dialog = RecoveryDialog(self._bridge, recovery_key)
        dialog.checked.connect(done)
        dialog.open()

    def _ask_first_person(self) -> None:
        from .dialogs.person_dialog import PersonDialog

        people = self._bridge.preferences.settings.clinicians
        dialog = PersonDialog(self._bridge, first=True, name=people[0].name if people else "")

        def added(person: "Person") -> None:
            dialog.accept()
            self._records.sit_down(person)
            self._say_protected()

        def fail(fault: StoreFault) -> None:
            words = fault_view(fault, self._bridge.texts)
            dialog.show_fault(words.title, words.advice)

        def keep(name: str, _role: str, pin: str) -> None:
            self._records.ask(lambda desk: desk.add_person(name, PersonRole.ADMINISTRATOR, pin, ""), added, fail)

        dialog.filled.connect(keep)
        dialog.rejected.connect(self._say_protected)
        dialog.open()

    def _say_protected(self) -> None:
        self._bridge.window.say(self._bridge.texts.interface("recovery.done"))

    # Drafts

    def offer_drafts(self, drafts: Sequence[DraftHead]) -> None:
        """Offer visits that were begun and not finished, but for the one on the desk."""
        from .dialogs.resume_dialog import ResumeDialog

        others = [draft for draft in drafts if draft.visit_id != self._records.visit_id]
        if others:
            ResumeDialog(self._bridge, others).open()
        else:
            self._bridge.window.say(self._bridge.texts.interface("keeping.no_drafts"))

    def ask_for_drafts(self) -> None:
        """Look for visits that were begun and not finished, and offer them."""
        self._records.ask(lambda desk: desk.drafts(), self.offer_drafts, self.tell_fault)

    def resume(
        self,
        draft: DraftHead,
        done: Callable[[], object] = lambda: None,
        failed: Callable[[StoreFault], object] | None = None,
    ) -> None:
        """Put a draft on the desk; what is there now is kept first."""

        def begun() -> None:
            self._bridge.visits.path = None
            done()
            self._bridge.show_visit()

        def go_on() -> None:
            self._records.resume(draft, begun, failed or self.tell_fault)

        self._records.drafts.settle(go_on, self.explain_alarm)

    def leave_visit(self, act: Callable[[], object]) -> None:
        """Keep the visit on the desk as a draft, then do something else; say where it is."""
        records, bridge = self._records, self._bridge
        name = bridge.session.consultation.patient.name.strip() or bridge.texts.interface("resume.nobody")

        def go_on() -> None:
            kept = records.drafts.head()
            act()
            if kept is not None:
                say = bridge.texts.interface
                bridge.window.say(say("draft.left", name=shortened(name)), say("draft.back"), lambda: self.resume(kept))

        records.drafts.settle(go_on, self.explain_alarm)

    def _say_came_back(self, draft: DraftHead) -> None:
        """Say at once that somebody else was faster, and lead to what was kept here."""
        say = self._bridge.texts.interface
        name = shortened(draft.label or say("resume.nobody"))
        words, act = say("draft.came_back", name=name), say("draft.came_back_act")
        self._bridge.window.say(words, act, lambda: self.leave_visit(lambda: self.resume(draft)))

    def _say_sent(self, count: int) -> None:
        self._bridge.window.say(self._bridge.texts.interface("draft.sent", count=count))

    def _say_overtaken(self) -> None:
        self._bridge.window.say(self._bridge.texts.interface("correct.overtaken"))

    def _say_parted(self) -> None:
        self._bridge.window.say(self._bridge.texts.interface("draft.parted"))
