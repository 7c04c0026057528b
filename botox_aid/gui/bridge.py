"""Between the window and the session: intents become verbs, changes become views."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ..app.flow import Place, Standing, Step
from ..app.header_view import header_view, step_standings
from ..app.print_setup import PrintSetup
from ..app.ready_view import ready_view
from ..domain.consultation import Consultation, Professional
from ..text import Texts
from . import half_typed
from .bindings import steps
from .bindings.binding import Binding
from .finding_desk import FindingDesk
from .keeping import Keeping
from .settings_desk import SettingsDesk
from .visits import Visits
from .window import Window

if TYPE_CHECKING:
    from ..app.library import Library
    from ..app.preferences import Preferences
    from ..app.session import Session
    from .help_desk import HelpDesk
    from .patient_desk import PatientDesk
    from .print_desk import Printing
    from .record_keeper import RecordKeeper
    from .records.records_desk import RecordsDesk
    from .sheet_desk import SheetDesk

_TEXT_STEP = 25
_RAIL_STATES = {Standing.TO_DO: "todo", Standing.DONE: "done", Standing.PROBLEM: "problem"}


class Bridge(QObject):
    """Owns no data of its own: it carries between the session, the preferences and the pages.

    Attributes:
        closing: The window closes; whoever has a thread ends it now.
        language_changed: The settings ask for a window in another language.
        setup: The choices of the sheets step, which are no part of the consultation.
    """

    closing = Signal()
    language_changed = Signal(str)

    def __init__(
        self,
        window: Window,
        session: "Session",
        library: "Library",
        preferences: "Preferences",
        records: "RecordKeeper",
    ) -> None:
        super().__init__(window)
        self.records = records
        self.window, self.session, self.library, self.preferences = window, session, library, preferences
        self.look = window.look
        self.visits = Visits(self)
        self.settings_desk = SettingsDesk(self)
        self.findings = FindingDesk(self)
        self._bindings: dict[Step, Binding[Any]] = {}
        self.prepare(Step.PATIENT)
        self._observing = (session.observe(self.refresh), preferences.observe(self.refresh))
        window.step_asked.connect(lambda step: self.visit(Step(step)))
        window.place_asked.connect(self.go_to)
        window.act_asked.connect(self._act)
        window.ask_before_closing(self.visits.may_close)
        self.refresh()
        self.keeping = Keeping(self)
        records.changed.connect(self._open_book)

    def retire(self) -> None:
        """Leave session and preferences to the bridge of another window."""
        for stop in self._observing:
            stop()
        self.keeping.retire()
        self.closing.emit()

    @cached_property
    def sheet_desk(self) -> "SheetDesk":
        """The sheets of this visit, shared by preview and print."""
        from .sheet_desk import SheetDesk

        return SheetDesk(self)

    @cached_property
    def help_desk(self) -> "HelpDesk":
        """The list of keys and the guide."""
        from .help_desk import HelpDesk

        return HelpDesk(self)

    @cached_property
    def patient_desk(self) -> "PatientDesk":
        """The patient's view beside the talk step."""
        from .patient_desk import PatientDesk

        return PatientDesk(self)

    @cached_property
    def book(self) -> "RecordsDesk":
        """The finished visits, and keeping this one."""
        from .records.records_desk import RecordsDesk

        return RecordsDesk(self)

    @cached_property
    def printing(self) -> "Printing":
        """Printers, and everything between a press and the paper."""
        from .print_desk import Printing

        return Printing(self, self.sheet_desk)

    @property
    def texts(self) -> Texts:
        """Words of the window."""
        return self.window.texts

    def _open_book(self) -> None:
        """Look after the records from when they are open."""
        if self.records.is_open:
            self.book.backups.look_after()

    # Walking

    def visit(self, step: Step, field: str | None = "") -> None:
        """Open a step; ``field`` is the control to go to, the first one if empty, none if ``None``."""
        self.session.end_typing()
        self.prepare(step)
        self._bindings[step].show()
        self.window.show_step(step, field)
        self._show_frame()

    def prepare(self, step: Step) -> None:
        """Build the page of a step, if it is not there yet."""
        if step not in self._bindings:
            page, self._bindings[step] = steps.bound_page(step, self)
            self.window.add_page(step, page)

    def rehearse(self, step: Step) -> None:
        """Fill, lay out and paint the page of a step while nobody looks, so that it is there at once when it is opened."""
        self.prepare(step)
        if step is self.window.step:
            return
        self._bindings[step].rehearse()
        page = self.window.pages[step]
        page.resize(self.window.stack.size())
        page.grab()

    def go_to(self, step: str, field: str) -> None:
        """Open a step and go to one of its controls."""
        self.visit(Step(step), field)

    def go_to_place(self, place: Place) -> None:
        """Open the step of a place and go to its control."""
        self.visit(place.step, place.field)

    def leave(self, direction: int) -> None:
        """Go one step on, or back."""
        step = self.window.step.following if direction > 0 else self.window.step.preceding
        if step is not None:
            self.visit(step)

    def refresh(self) -> None:
        """Show everywhere in sight how things stand; the keyboard stays on the page that had it."""
        page = self.window.page
        had_keyboard = page.isAncestorOf(self.window.focusWidget() or self.window)
        self._bindings[self.window.step].show()
        if had_keyboard and not page.isAncestorOf(self.window.focusWidget() or self.window):
            page.go_to("")
        self._show_frame()
        if self.window.in_patient_view:
            self.patient_desk.follow()

    @property
    def setup(self) -> PrintSetup:
        """Choices of the sheets step."""
        return self.session.setup

    def set_setup(self, setup: PrintSetup) -> None:
        """Take other choices of the sheets step."""
        self.session.choose_setup(setup)

    def begin_visit(self, consultation: Consultation) -> None:
        """Start on another visit, with the choices of the sheets step as new."""
        self.session.begin(consultation)
        self.show_visit()

    def show_visit(self) -> None:
        """Show the visit that was put on the desk from its first step."""
        half_typed.drop(self.window)
        self.visit(Step.PATIENT, None if self.session.consultation.patient.name else "")

    def _show_frame(self) -> None:
        state, texts = self.session.state, self.texts
        ready = ready_view(state, texts)
        self.window.header.show_view(header_view(self.session, texts, self.visits.file_name))
        self.window.header.show_step(self.window.step)
        self.window.strip.show_view(ready)
        for step, standing in step_standings(state, ready).items():
            says = texts.interface(f"window.standing.{standing}")
            self.window.rail.rows[step].set_state(_RAIL_STATES[standing], says)

    def ask_for_clinician(self, take: Callable[[Professional], None]) -> None:
        """Ask for a new clinician, keep them in the settings, and hand them on."""
        from .dialogs.clinician_dialog import ClinicianDialog

        def keep(person: Professional) -> None:
            self.preferences.take(self.preferences.settings.with_clinician(person))
            take(person)

        dialog = ClinicianDialog(self.look, self.texts, self.window, keep)
        dialog.open()

    # The frame

    def _act(self, act: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "undo": self.session.undo,
            "redo": self.session.redo,
            "step_back": lambda: self.leave(-1),
            "step_on": lambda: self.leave(1),
            "new_visit": self.visits.begin_new,
            "open_visit": self.visits.open,
            "save_visit": self.visits.save,
            "settings": self.settings_desk.open,
            "text_size": lambda: self.settings_desk.change_text_size(_TEXT_STEP, around=True),
            "larger_text": lambda: self.settings_desk.change_text_size(_TEXT_STEP),
            "smaller_text": lambda: self.settings_desk.change_text_size(-_TEXT_STEP),
            "theme": self.settings_desk.change_theme,
            "leave_patient_view": lambda: self.show_patient_view(False),
            "patient_view": lambda: self.show_patient_view(not self.window.in_patient_view),
            "print": lambda: self.visit(Step.PRINT),
            "records": lambda: self.book.do(act),
            "finish_visit": lambda: self.book.do(act),
            "keys": self.help_desk.show_keys,
            "guide": self.help_desk.open_guide,
            "lock": self.records.lock,
            "record_alarm": self.keeping.explain_alarm,
        }
        acts[act]()

    def show_patient_view(self, on: bool) -> None:
        """Show the talk to the patient, or take it away."""
        if on and self.window.step is not Step.TALK:
            self.visit(Step.TALK)
        if not on:
            self.patient_desk.close()
        elif not self.patient_desk.open():
            self.window.say(self.texts.interface("talk.nothing_to_show"))
            return
        self.window.set_patient_view(on)
        self._bindings[self.window.step].show()

    def show_failure(self, report: str) -> None:
        """Say once that the program met a fault of its own; ``report`` is where it was written down."""
        from .dialogs.failure_dialog import FailureDialog

        if self.window.in_patient_view:
            self.show_patient_view(False)
        if not any(dialog.isVisible() for dialog in self.window.findChildren(FailureDialog)):
            FailureDialog(self, report).open()
