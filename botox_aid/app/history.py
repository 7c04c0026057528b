"""What was done to a visit, so that it can be undone and done again."""

from dataclasses import dataclass

from ..domain.consultation import Consultation
from .print_setup import PrintSetup


@dataclass(frozen=True, slots=True)
class Change:
    """What a change is called.

    Attributes:
        label: Key after ``undo.`` in the interface texts.
        subject: ``clinician`` key of the thing that was changed, for the gap ``{subject}``; may be empty.
        field: The field that was typed in; typing on in the same field is one change. Empty for what is never joined.
    """

    label: str
    subject: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A visit as it stood, and what of it was to be printed."""

    consultation: Consultation
    setup: PrintSetup


@dataclass(frozen=True, slots=True)
class _Entry:
    value: Moment
    change: Change


class History:
    """The undo and the redo stack; values, not differences, so going back returns the very value."""

    def __init__(self) -> None:
        self._past: list[_Entry] = []
        self._future: list[_Entry] = []
        self._typing = ""

    @property
    def undoable(self) -> Change | None:
        """The change that :meth:`undo` takes back, or ``None``."""
        return self._past[-1].change if self._past else None

    @property
    def redoable(self) -> Change | None:
        """The change that :meth:`redo` does again, or ``None``."""
        return self._future[-1].change if self._future else None

    def note(self, before: Moment, after: Moment, change: Change) -> None:
        """Remember a change; typing on in one field joins the change that is already there."""
        self._future.clear()
        joins = bool(change.field) and change.field == self._typing and bool(self._past)
        if not joins:
            self._past.append(_Entry(before, change))
        elif self._past[-1].value == after:
            self._past.pop()
            self._typing = ""
            return
        self._typing = change.field

    def end_typing(self) -> None:
        """Let the next change in the same field be one of its own."""
        self._typing = ""

    def undo(self, present: Moment) -> Moment:
        """Return the value before the last change, or ``present`` where there is none."""
        return self._step(self._past, self._future, present)

    def redo(self, present: Moment) -> Moment:
        """Return the value after the change that was last undone, or ``present`` where there is none."""
        return self._step(self._future, self._past, present)

    def _step(self, taken: list[_Entry], given: list[_Entry], present: Moment) -> Moment:
        self._typing = ""
        if not taken:
            return present
        entry = taken.pop()
        given.append(_Entry(present, entry.change))
        return entry.value
