"""The blank window: unlock with the passphrase or the recovery key, then say who is at work."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..app.record_state import fault_view
from ..app.records import Opened
from ..domain.record_fault import StoreFault
from .curtain import OVER_LOCK
from .pages.page import ENTER, row
from .unlock_wait import UnlockWait
from .widgets.button import Button, LinkButton
from .widgets.card import Card, Ground
from .widgets.choice import ChoiceField
from .widgets.label import Label
from .widgets.notice import Banner
from .widgets.page import Scroll
from .widgets.secret_field import SecretField, SecretWords

if TYPE_CHECKING:
    from ..domain.record import Person
    from .bridge import Bridge

_WIDE = 480
_TRY_KEYS = frozenset({"records.fault.wrong_key", "records.fault.too_soon", "records.fault.wrong_pin"})
PIN_LONGEST = 12
_NOBODY = Opened((), ())


class LockScreen(Ground):
    """Covers the whole window while the records are locked."""

    def __init__(self, bridge: "Bridge", window: QWidget) -> None:
        super().__init__(bridge.look, "canvas", name="lock_screen")
        self.hide()
        self.setParent(window)
        self._bridge, self._keeper, self.texts = bridge, bridge.records, bridge.texts
        self._by_recovery_key, self._signing, self._opened = False, False, _NOBODY
        # Only the first start of the day opens by itself: a lock that opened itself would be none.
        self._at_start = bridge.records.is_locked and not bridge.session.has_unsaved_changes
        self.wait = UnlockWait(self)
        self.wait.ticked.connect(self._show_wait)
        self.wait.over.connect(self._answered)
        self.setAccessibleName(self.texts.interface("lock.title"))
        self._build()
        self._lay_out()
        self.show_unlock()

    # What stands on it

    def _build(self) -> None:
        say, look = self.texts.interface, self.look
        words = SecretWords(say("secret.show"), say("secret.hide"), say("secret.caps"))
        self.title = Label(look, "dialog", say("lock.title"), name="lock_title")
        self.words = Label(look, "body", tone="ink2", wrap=True, name="lock_words")
        self.fault = Banner(look, "stop", "", name="lock_fault")
        self.fault.acted.connect(self._try_again)
        self.secret = SecretField(look, say("lock.passphrase"), words, name="lock_secret")
        self.person = ChoiceField(look, say("lock.person"), placeholder=say("lock.nobody"), name="lock_person")
        self.pin = SecretField(look, say("lock.pin"), words, limit=PIN_LONGEST, name="lock_pin")
        self.act = Button(look, say("lock.unlock"), "act", icon_after="arrow-right", name="lock_act")
        self.other_key = LinkButton(look, say("lock.use_recovery"), name="lock_other_key")
        self.without = LinkButton(look, say("lock.without"), name="lock_without")
        self.act.clicked.connect(self._press)
        self.other_key.clicked.connect(self._press_other_key)
        self.without.clicked.connect(self._go_without)
        self.keyring = Button(look, say("lock.use_keyring"), name="lock_keyring")
        self.keyring.clicked.connect(self.press_keyring)
        self.person.picked.connect(lambda _person: self.pin.setFocus())
        for field in (self.secret, self.pin):
            field.edited.connect(lambda _text: self._check())

    def _lay_out(self) -> None:
        look = self.look
        self.card = Card(look, padding=32, name="lock_card")
        for part in (self.title, self.words, self.fault, self.secret, self.person, self.pin, self.act, self.keyring):
            self.card.body.addWidget(part)
        self.card.body.addLayout(row(self.other_key, 1, self.without))
        content = QWidget()
        middle = QHBoxLayout(content)
        middle.setContentsMargins(look.px(16), look.px(16), look.px(16), look.px(16))
        centre = QVBoxLayout()
        centre.addStretch(2)
        centre.addWidget(self.card)
        centre.addStretch(3)
        middle.addStretch(1)
        middle.addLayout(centre)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(content, name="lock_scroll"))
        self._restyle()
        look.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.card.setFixedWidth(self.look.px(_WIDE))

    def take_focus(self) -> None:
        """Begin with what is to be typed."""
        (self.pin if self._signing else self.secret).setFocus()

    # Unlocking

    def show_unlock(self) -> None:
        """Ask for the passphrase."""
        say = self.texts.interface
        self._signing, self._opened = False, _NOBODY
        self.title.say(say("lock.title"))
        self.words.say(say("lock.words"))
        self.person.hide()
        self.pin.hide()
        self.secret.show()
        self.other_key.show()
        self.without.setVisible(True)
        self.act.say(say("lock.unlock"))
        self.keyring.hide()
        self._keeper.ask(lambda desk: desk.warm_up(), self._offer_keyring)
        self._use(recovery_key=False)

    def _offer_keyring(self, used: bool) -> None:
        self.keyring.setVisible(used and not self._signing)
        if used and self._at_start:
            self.press_keyring()
        self._at_start = False

    def press_keyring(self) -> None:
        """Unlock with the system's own keyring."""
        self._wait_for_answer()
        self._keeper.unlock_with_keyring(lambda opened: self._unlocked(opened, ""), self._not_unlocked)

    def _use(self, *, recovery_key: bool) -> None:
        say = self.texts.interface
        self._by_recovery_key = recovery_key
        self.secret.label.say(say("lock.recovery_key" if recovery_key else "lock.passphrase"))
        self.secret.edit.setAccessibleName(self.secret.label.text())
        self.secret.clear()
        self.secret.set_error("")
        self.secret.set_hint(say("lock.recovery_hint") if recovery_key else "")
        # The key stands on paper for whoever types it: letters that show are typed right.
        self.secret.set_hidden(not recovery_key)
        self.other_key.say(say("lock.use_passphrase" if recovery_key else "lock.use_recovery"))
        self.fault.hide()
        self._check()
        if self.isVisible():
            self.secret.setFocus()

    def _press_other_key(self) -> None:
        if not self._signing:
            self._use(recovery_key=not self._by_recovery_key)
            return
        # Whoever holds the recovery key needs no PIN: it is the way back in for the only administrator, too.
        self._keeper.ask(lambda desk: desk.lock(), lambda _none: None)
        self.show_unlock()
        self._use(recovery_key=True)

    def _press(self) -> None:
        if not self.act.isEnabled():
            return
        if self._signing:
            self._sign_in()
            return
        self._wait_for_answer()
        secret = self.secret.text()
        self._keeper.unlock(secret, lambda opened: self._unlocked(opened, secret), self._not_unlocked)

    def _unlocked(self, opened: "Opened", secret: str) -> None:
        self.secret.clear()
        self._opened = opened
        if self._by_recovery_key:
            self._ask_for_new_passphrase(secret)
            return
        self._go_on()

    def _ask_for_new_passphrase(self, recovery_key: str) -> None:
        from .dialogs.passphrase_dialog import PassphraseDialog

        dialog = PassphraseDialog(self._bridge, "after_recovery")

        def done(_none: object) -> None:
            dialog.accept()
            self._go_on()

        def fail(fault: StoreFault) -> None:
            words = fault_view(fault, self.texts)
            dialog.show_fault(words.title, words.advice)

        def put(new: str) -> None:
            self._keeper.ask(lambda desk: desk.change_passphrase(recovery_key, new), done, fail)

        dialog.chosen.connect(put)
        dialog.setProperty(OVER_LOCK, True)
        dialog.rejected.connect(self._go_on)
        dialog.open()

    def _go_on(self) -> None:
        people = [person for person in self._opened.people if person.active]
        if people and not self._by_recovery_key:
            self.show_sign_in(people)
        else:
            self._keeper.let_in(self._opened, None)

    def _not_unlocked(self, fault: StoreFault) -> None:
        self._answered()
        if fault.key in _TRY_KEYS:
            self.secret.set_error(fault_view(fault, self.texts).whole)
            self.secret.edit.selectAll()
            self.wait.begin(getattr(fault, "wait", 0))
        else:
            self._show_fault(fault)
        self.take_focus()

    def _show_fault(self, fault: StoreFault) -> None:
        words = fault_view(fault, self.texts)
        self.fault.say(words.title, words.advice, self.texts.interface("lock.again"))
        self.fault.show()

    def _try_again(self) -> None:
        self.fault.hide()
        self._press()

    def _go_without(self) -> None:
        self._bridge.keeping.lock.go_without()

    # Signing in

    def show_sign_in(self, people: "list[Person]") -> None:
        """Ask who is at work."""
        say = self.texts.interface
        self._signing = True
        self._answered()
        self.title.say(say("lock.who"))
        self.words.say(say("lock.who_words"))
        for part in (self.secret, self.fault, self.without, self.keyring):
            part.hide()
        self.other_key.say(say("lock.use_recovery"))
        entries = [(person.person_id, person.name, say(f"people.{person.role}")) for person in people]
        known = {person.person_id for person in people}
        last = self._keeper.last_person if self._keeper.last_person in known else ""
        self.person.fill(entries, last or (people[0].person_id if len(people) == 1 else ""))
        self.person.show()
        self.pin.show()
        self.pin.clear()
        self.act.say(say("lock.sign_in"))
        self._check()
        (self.pin if self.person.chosen() else self.person).setFocus()

    def _sign_in(self) -> None:
        person = next((one for one in self._opened.people if one.person_id == self.person.chosen()), None)
        if person is None:
            self.person.set_error(self.texts.interface("lock.choose_person"))
            return
        self._wait_for_answer()
        self._keeper.sign_in(person, self.pin.text(), lambda: self._let_in(person), self._not_signed_in)

    def _let_in(self, person: "Person") -> None:
        self._answered()
        self.pin.clear()
        self._keeper.let_in(self._opened, person)

    def _not_signed_in(self, fault: StoreFault) -> None:
        self._answered()
        words = fault_view(fault, self.texts)
        self.pin.set_error(words.whole)
        # Where it is not the PIN, no other one helps: the consultation has to go on without the records.
        self.without.setVisible(fault.key not in _TRY_KEYS)
        self.pin.edit.selectAll()
        self.pin.setFocus()
        self.wait.begin(getattr(fault, "wait", 0))

    # Waiting

    def _wait_for_answer(self) -> None:
        self.act.setEnabled(False)
        self.act.say(self.texts.interface("lock.working"))

    def _answered(self) -> None:
        self.act.say(self.texts.interface("lock.sign_in" if self._signing else "lock.unlock"))
        self._check()

    def _check(self) -> None:
        field = self.pin if self._signing else self.secret
        if self.wait.lasts:
            return
        if field.text():
            field.set_error("")
        self.act.setEnabled(bool(field.text()))

    def _show_wait(self, seconds: int) -> None:
        self.act.setEnabled(False)
        self.act.say(self.texts.interface("lock.wait", count=seconds))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unlock at Enter."""
        if event.key() in ENTER:
            self._press()
        event.accept()
