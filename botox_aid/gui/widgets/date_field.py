"""A field for a date: typed as the language writes it, or taken from a calendar."""

import datetime as dt
import re
from collections.abc import Callable

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from ..appearance import Appearance
from .button import IconButton
from .field import TextField, after_pause

# A year in full: less of it is read as another one.
_YEAR = re.compile(r"\d{4}")


class DateField(TextField):
    """A date, or nothing.

    Args:
        look: The shared look.
        label: Label above.
        say: Writes a date as the language does.
        read: Reads a typed date; ``None`` where it is none.
        error: What to do where the typed text is no date.
        calendar: Accessible name of the calendar button.
    """

    day_changed = Signal(object)

    def __init__(
        self,
        look: Appearance,
        label: str,
        *,
        say: Callable[[dt.date], str],
        read: Callable[[str], dt.date | None],
        error: str,
        calendar: str = "",
        hint: str = "",
        placeholder: str = "",
        suffix: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look, label, hint=hint, placeholder=placeholder, suffix=suffix, limit=40, name=name, parent=parent
        )
        self._say, self._read, self._error_words, self._day = say, read, error, None
        self._shown: dt.date | None = None
        self._calendar: QWidget | None = None
        self._opener = IconButton(
            look, "calendar", calendar or label, role="ink2", size=18, high=38, name=f"{name}_calendar"
        )
        self._opener.setProperty("focusPolicy", 0)
        self._opener.clicked.connect(self._open_calendar)
        self.box.row.insertWidget(0, self._opener)
        self._tighten()
        look.changed.connect(self._tighten)
        self.finished.connect(self._finish)
        after_pause(self, self._take_whole)

    def put(self, day: dt.date | str | None) -> None:
        """Show a date, or nothing, without a signal; what is being typed and is no date yet stays."""
        if isinstance(day, str):
            super().put(day)
            return
        if day != self._shown or (self.day() != day and not self.edit.hasFocus()):
            self._shown = day
            super().put(self._say(day) if day else "")
            self.set_error("")

    def day(self) -> dt.date | None:
        """Return the date that is typed, or ``None``."""
        typed = self.text().strip()
        return self._read(typed) if typed else None

    def is_unfinished(self) -> bool:
        """Return whether something is typed that is no date yet."""
        return bool(self.text().strip()) and self.day() is None

    def take_unfinished(self, text: str) -> None:
        """Show what was begun to be typed elsewhere, without a signal, and what is wrong with it."""
        super().put(text)
        self.set_error(self._error_words if self.is_unfinished() else "")

    def _take_whole(self) -> None:
        """Tell a date with its year in full while the hand rests; it is put in order when the field is left."""
        day = self.day()
        if day is not None and day != self._shown and _YEAR.search(self.text()):
            self._shown = day
            self.day_changed.emit(day)

    def _finish(self) -> None:
        day, typed = self.day(), self.text().strip()
        self.set_error(self._error_words if typed and day is None else "")
        if typed and day is None:
            return
        if day is not None:
            super().put(self._say(day))
        if day != self._shown:
            self._shown = day
            self.day_changed.emit(day)

    def _open_calendar(self) -> None:
        from .calendar import Calendar

        calendar = Calendar(self.look, self.day() or self._shown, name=f"{self.objectName()}_popup", parent=self)
        calendar.clicked.connect(self._take)
        calendar.activated.connect(self._take)
        calendar.open_below(self.box)
        self._calendar = calendar

    def _take(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.close()
            self._calendar.deleteLater()
            self._calendar = None
        super().put(self._say(dt.date(day.year(), day.month(), day.day())))
        self._finish()
        self.edit.setFocus()

    def _tighten(self) -> None:
        margins = self.box.row.contentsMargins()
        self.box.row.setContentsMargins(self.look.px(2), margins.top(), margins.right(), margins.bottom())
        self.box.row.setSpacing(self.look.px(2))
