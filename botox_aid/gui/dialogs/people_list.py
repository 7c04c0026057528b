"""Who signs in, in the settings: added, given a new PIN, or taken from the list by an administrator."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...app.record_state import fault_view
from ...domain.record import Person, PersonRole
from ...domain.record_fault import StoreFault
from ..pages.page import row
from ..widgets.button import Button, IconButton
from ..widgets.label import Label
from .confirm_dialog import ConfirmDialog
from .person_dialog import PersonDialog

if TYPE_CHECKING:
    from ..bridge import Bridge


class PeopleList(QWidget):
    """One line for each person; everybody may change their own PIN."""

    def __init__(self, bridge: "Bridge") -> None:
        super().__init__()
        self._bridge, self._records, self.texts = bridge, bridge.records, bridge.texts
        look, say = bridge.look, self.texts.interface
        self._people: tuple[Person, ...] = ()
        self.hint = Label(look, "caption", tone="ink2", wrap=True, name="people_hint")
        self.add = Button(look, say("keeping.add_person"), "quiet", icon="plus", name="add_person")
        self.add.clicked.connect(self._add)
        self._list = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(Label(look, "label", say("keeping.people")))
        column.addWidget(self.hint)
        column.addLayout(self._list)
        column.addLayout(row(self.add, 1))
        self._look()

    def _look(self) -> None:
        self._records.ask(lambda desk: desk.people(), self._show, self._bridge.keeping.tell_fault)

    def _show(self, people: Sequence[Person]) -> None:
        say = self.texts.interface
        self._people = tuple(person for person in people if person.active)
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for person in self._people:
            self._list.addWidget(self._line(person))
        may = self._records.is_administrator
        self.add.setVisible(may)
        words = "" if may else say("keeping.administrators_only")
        self.hint.say(words if self._people else say("keeping.nobody"))
        self.hint.setVisible(bool(self.hint.text()))

    def _line(self, person: Person) -> QWidget:
        say, look = self.texts.interface, self._bridge.look
        own = person.person_id == self._records.actor
        role = say(f"people.{person.role}")
        detail = self.texts.interface("list.comma").join((role, say("keeping.you"))) if own else role
        pin = IconButton(look, "pencil-line", say("keeping.set_pin", name=person.name), name="set_pin")
        remove = IconButton(look, "trash-2", say("keeping.remove_person", name=person.name), name="remove_person")
        pin.clicked.connect(lambda: self._set_pin(person))
        remove.clicked.connect(lambda: self._ask_to_remove(person))
        pin.setVisible(own or self._records.is_administrator)
        remove.setVisible(self._records.is_administrator)
        holder = QWidget()
        holder.setObjectName("person_line")
        line = row(
            Label(look, "body", person.name, elide=True),
            Label(look, "caption", detail, tone="ink2", elide=True),
            pin,
            remove,
            stretches=(2, 2, 0, 0),
        )
        line.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(line)
        return holder

    def _add(self) -> None:
        first = not self._people
        dialog = PersonDialog(self._bridge, first=first)

        def added(person: Person) -> None:
            dialog.accept()
            if first:
                self._records.sit_down(person)
            self._look()

        def keep(name: str, role: str, pin: str) -> None:
            actor = self._records.actor
            self._records.ask(
                lambda desk: desk.add_person(name, PersonRole(role), pin, actor), added, self._fail(dialog)
            )

        dialog.filled.connect(keep)
        dialog.open()

    def _set_pin(self, person: Person) -> None:
        dialog = PersonDialog(self._bridge, person)

        def keep(_name: str, _role: str, pin: str) -> None:
            actor = self._records.actor
            self._records.ask(
                lambda desk: desk.set_pin(person.person_id, pin, actor),
                lambda _none: dialog.accept(),
                self._fail(dialog),
            )

        dialog.filled.connect(keep)
        dialog.open()

    def _ask_to_remove(self, person: Person) -> None:
        bridge, others = self._bridge, [one for one in self._people if one.person_id != person.person_id]
        if others and not any(one.role is PersonRole.ADMINISTRATOR for one in others):
            self.hint.say(self.texts.interface("keeping.last_administrator"))
            self.hint.show()
            return

        def remove() -> None:
            actor = self._records.actor
            self._records.ask(
                lambda desk: desk.deactivate(person.person_id, actor),
                lambda _none: self._look(),
                bridge.keeping.tell_fault,
            )

        ConfirmDialog(bridge.look, self.texts, bridge.window, "keeping.remove", remove, name=person.name).open()

    def _fail(self, dialog: PersonDialog) -> "_Hear":
        def fail(fault: StoreFault) -> None:
            words = fault_view(fault, self.texts)
            dialog.show_fault(words.title, words.advice)

        return fail


if TYPE_CHECKING:
    from collections.abc import Callable

    _Hear = Callable[[StoreFault], None]
