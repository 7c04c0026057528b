"""A consultation over time: the value as it stands, what was done to it, and who wants to know."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ..domain.catalogue import Catalogue
from ..domain.consultation import Consultation
from ..domain.plan import Plan
from ..domain.vocabulary import Jurisdiction
from .history import Change, History, Moment
from .print_setup import PrintSetup, edition_for
from .signing import with_signatures_that_hold
from .storable import storable


@dataclass(frozen=True, slots=True)
class State:
    """Everything that a view is made from, at one moment.

    Attributes:
        last_visit: The consultation of an earlier visit that was opened for comparison.
    """

    consultation: Consultation
    catalogue: Catalogue
    plan: Plan
    last_visit: Consultation | None = None


class Timeline:
    """One consultation over time.

    Every change makes a new consultation value. A value equal to the old one is no change: nobody is told and there is
    nothing to undo.

    Args:
        consultation: The value to begin with.
        catalogue_of: Gives the content of a jurisdiction; asked for only when it is needed.
        plan_of: The rules that make a plan.
    """

    def __init__(
        self,
        consultation: Consultation,
        catalogue_of: Callable[[Jurisdiction], Catalogue],
        plan_of: Callable[[Catalogue, Consultation], Plan],
    ) -> None:
        self._consultation = self._saved = consultation
        self._catalogue_of, self._plan_of = catalogue_of, plan_of
        self._setup = PrintSetup.first(consultation)
        self._history = History()
        self._observers: list[Callable[[], None]] = []
        self._state: State | None = None
        self._last_visit: Consultation | None = None
        self._visits = 1

    @property
    def consultation(self) -> Consultation:
        """The consultation as it stands."""
        return self._consultation

    @property
    def setup(self) -> PrintSetup:
        """What is to be printed, and which sheet is looked at."""
        return self._setup

    @property
    def state(self) -> State:
        """The consultation with its catalogue and plan; made once for each change."""
        if self._state is None:
            catalogue = self._catalogue_of(self._consultation.jurisdiction)
            plan = self._plan_of(catalogue, self._consultation)
            self._state = State(self._consultation, catalogue, plan, self._last_visit)
        return self._state

    @property
    def plan(self) -> Plan:
        """What the rules say about the consultation as it stands."""
        return self.state.plan

    @property
    def visits(self) -> int:
        """How many visits were begun; what was chosen for one never stays for the next."""
        return self._visits

    @property
    def undoable(self) -> Change | None:
        """What :meth:`undo` takes back, or ``None``."""
        return self._history.undoable

    @property
    def redoable(self) -> Change | None:
        """What :meth:`redo` does again, or ``None``."""
        return self._history.redoable

    @property
    def has_unsaved_changes(self) -> bool:
        """Whether the consultation differs from what was last saved or opened."""
        return self._consultation != self._saved

    def observe(self, observer: Callable[[], None]) -> Callable[[], None]:
        """Call ``observer`` after every change; call what this returns to stop it, which may be done twice."""
        self._observers.append(observer)

        def stop() -> None:
            if observer in self._observers:
                self._observers.remove(observer)

        return stop

    def begin(self, consultation: Consultation, last_visit: Consultation | None = None) -> None:
        """Start on another consultation: a new visit, or one that was opened. There is nothing to undo afterwards."""
        self._consultation = self._saved = consultation
        self._visits += 1
        self._last_visit = last_visit
        self._setup = PrintSetup.first(consultation)
        self._history = History()
        self._tell()

    def compare_with(self, last_visit: Consultation | None) -> None:
        """Lay an earlier visit beside this one; nothing is carried over by it."""
        self._last_visit = last_visit
        self._tell()

    def refresh(self) -> None:
        """Make the plan afresh, as after a change of the content's approval."""
        self._tell()

    def mark_saved(self) -> None:
        """Note that the consultation as it stands is kept in a file."""
        self._saved = self._consultation
        self._history.end_typing()
        self._notify()

    def end_typing(self) -> None:
        """Note that a field was left: typing in it again is a change of its own."""
        self._history.end_typing()

    def undo(self) -> None:
        """Take the last change back."""
        self._go_to(self._history.undo(self._moment()))

    def redo(self) -> None:
        """Do again what was last undone."""
        self._go_to(self._history.redo(self._moment()))

    def put(self, after: Consultation, change: Change) -> None:
        """Take over a changed value, as a file can hold it, and tell everyone; an equal value ends here.

        What was signed on screen must be signed again once it reads otherwise; undoing the change brings both back.
        """
        before = self._consultation
        after = with_signatures_that_hold(before, storable(after))
        if after == before:
            return
        setup = self._setup.printed
        if edition_for(after) is not edition_for(before):
            # The sheets follow what the patient turns out to need, and go back with it.
            setup = replace(setup, edition=edition_for(after))
        moment = Moment(after, setup)
        self._history.note(self._moment(), moment, change)
        self._go_to(moment)

    def choose_setup(self, setup: PrintSetup) -> None:
        """Take other choices of the sheets step; which sheet is looked at is nothing to undo."""
        if setup == self._setup:
            return
        before = self._moment()
        self._setup = setup
        if self._moment() != before:
            self._history.note(before, self._moment(), Change("printing"))
        self._notify()

    def _moment(self) -> Moment:
        return Moment(self._consultation, self._setup.printed)

    def _go_to(self, moment: Moment) -> None:
        if moment != self._moment():
            self._consultation = moment.consultation
            self._setup = replace(moment.setup, kind=self._setup.kind, copy=self._setup.copy)
            self._tell()

    def _tell(self) -> None:
        self._state = None
        self._notify()

    def _notify(self) -> None:
        for observer in tuple(self._observers):
            observer()
