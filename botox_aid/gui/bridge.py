"""Between the window and the session: intents become verbs, changes become views."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ..app.finding_view import FindingView, finding_views
from ..app.flow import Place, Standing, Step
from ..app.header_view import header_view, step_standings
from ..app.looks import LARGEST_TEXT, SMALLEST_TEXT
from ..app.print_setup import PrintSetup
from ..app.ready_view import ready_view
from ..app.settings import Settings
from ..app.sheets_view import default_setup
from ..domain.catalogue import Approval
from ..domain.consultation import Consultation, Professional
from ..domain.errors import MachineError
from ..text import Texts
from .bindings import steps
from .bindings.binding import Binding
from .keeping import Keeping
from .visits import Visits
from .window import Window

if TYPE_CHECKING:
    from ..app.library import Library
    from ..app.preferences import Preferences
    from ..app.session import Session
    from ..app.wording import SourceLine
    from .help_desk import HelpDesk
    from .patient_desk import PatientDesk
    from .print_desk import Printing
    from .record_keeper import RecordKeeper
    from .records.records_desk import RecordsDesk
    from .sheet_desk import SheetDesk
    from .widgets.popover import Popover

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
        self.setup = default_setup(session.state)
        self._bindings: dict[Step, Binding[Any]] = {}
        self._popover: Popover | None = None
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

    def follow_language(self) -> None:
        """Ask for a window in the language of the settings, if this one speaks another."""
        language = self.preferences.language
        if language != self.texts.language and language in self.library.languages:
            self.language_changed.emit(language)

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

    def rehearse(self, step: Step, *, filled: bool = True) -> None:
        """Fill, lay out and paint the page of a step while nobody looks, so that it is there at once when it is opened."""
        self.prepare(step)
        if step is self.window.step:
            return
        if filled:
            self._bindings[step].show()
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
        """Show everywhere in sight how things stand."""
        self._bindings[self.window.step].show()
        self._show_frame()
        if self.window.in_patient_view:
            self.patient_desk.follow()

    def set_setup(self, setup: PrintSetup) -> None:
        """Take other choices of the sheets step."""
        if setup != self.setup:
            self.setup = setup
            self.refresh()

    def begin_visit(self, consultation: Consultation) -> None:
        """Start on another visit, with the choices of the sheets step as new."""
        self.session.begin(consultation)
        self.show_visit()

    def show_visit(self) -> None:
        """Show the visit that was put on the desk from its first step, with the choices of the sheets step as new."""
        self.setup = default_setup(self.session.state)
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

    # Findings

    def follow_finding_link(self, key: str, link: str, card: QWidget) -> None:
        """Do what a link of a finding card says."""
        found = next((view for view in finding_views(self.session.state, self.texts) if view.key == key), None)
        if found is None:
            return
        if link == "show":
            self.go_to_place(found.place)
        elif link == "sources":
            self.explain(card, found.title, [(self.texts.interface("candidacy.why"), found.why)], found.sources)
        elif link == "override":
            self.ask_for_override(found)
        elif link == "take_back":
            self.session.take_back_override(found.id)

    def explain(
        self, opener: QWidget, title: str, paragraphs: Sequence[tuple[str, str]], sources: Sequence["SourceLine"]
    ) -> None:
        """Say beside a control why something is so, and on what it rests."""
        from .widgets.popover import Popover

        if self._popover is None:
            self._popover = Popover(self.look, name="explanation", parent=self.window)
        lines = [(source.cite, source.note) for source in sources]
        self._popover.open_at(opener, title, paragraphs, self.texts.interface("candidacy.sources"), lines)

    def ask_for_override(self, finding: FindingView) -> None:
        """Ask the prescriber for the reason to go on past a stop."""
        from .dialogs.override_dialog import OverrideDialog

        dialog = OverrideDialog(self, finding)
        dialog.open()

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
            "settings": self.open_settings,
            "text_size": lambda: self._text_size(_TEXT_STEP, around=True),
            "larger_text": lambda: self._text_size(_TEXT_STEP),
            "smaller_text": lambda: self._text_size(-_TEXT_STEP),
            "theme": self._other_theme,
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

    def open_settings(self) -> None:
        """Open the settings."""
        from .dialogs.settings_dialog import SettingsDialog

        SettingsDialog(self).open()

    def open_first_start(self) -> None:
        """Ask for what printing needs, in place of the desk."""
        from .dialogs.first_start import FirstStart

        page = FirstStart(self)
        self.window.cover(page)
        page.take_focus()

    def take_settings(self, settings: Settings) -> bool:
        """Put settings in force; where they cannot be kept, say so and return ``False``."""
        failure = self.preferences.take(settings)
        if failure is not None:
            self.window.say(self.texts.interface("settings.not_written", reason=failure.reason))
        return failure is None

    def take_logo(self, data: bytes) -> bool:
        """Keep a clean picture as the clinic's logo, or none; where it cannot be kept, say so and return ``False``."""
        failure = self.preferences.take_logo(data)
        if failure is not None:
            self.window.say(self.texts.interface("settings.logo_not_written", reason=failure.reason))
        return failure is None

    def approve_content(self, approval: Approval | None) -> None:
        """Keep the clinic's approval of the content, or take it back."""
        failure = self.preferences.approve(approval)
        if failure is not None:
            reason = failure.reason if isinstance(failure, MachineError) else failure.expected
            self.window.say(self.texts.interface("settings.not_approved_now", reason=reason))
            return
        self.library.approve(approval)
        self.session.refresh()

    def apply_settings(self, settings: Settings, logo: bytes | None = None) -> None:
        """Put settings in force, and a logo if there is another, and let the window and the open visit follow them."""
        before = self.preferences.settings
        kept = self.take_settings(settings)
        if logo is not None:
            kept = self.take_logo(logo) and kept
        if settings.clinic != before.clinic:
            self.session.set_clinic(settings.clinic)
        if settings.jurisdiction is not None and settings.jurisdiction is not before.jurisdiction:
            legal = self.library.catalogue(settings.jurisdiction).legal
            self.session.set_jurisdiction(settings.jurisdiction, legal.language)
        if settings.theme != "system":
            self.look.set_mode(settings.theme)
        self.look.set_scale(settings.text_size / 100)
        if kept:
            self.window.say(self.texts.interface("settings.saved"))
        self.follow_language()

    def _text_size(self, step: int, *, around: bool = False) -> None:
        settings = self.preferences.settings
        size = settings.text_size + step
        past = SMALLEST_TEXT if around else LARGEST_TEXT
        size = past if size > LARGEST_TEXT else max(SMALLEST_TEXT, size)
        self.take_settings(replace(settings, text_size=size))
        self.look.set_scale(size / 100)

    def _other_theme(self) -> None:
        mode = "light" if self.look.theme.mode == "dark" else "dark"
        self.take_settings(replace(self.preferences.settings, theme=mode))
        self.look.set_mode(mode)
