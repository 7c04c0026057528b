"""A calendar to take a date from, dressed in the colours of the theme."""

import datetime as dt

from PySide6.QtCore import QDate, QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from ..appearance import Appearance

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
_TURNERS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


class Calendar(QCalendarWidget):
    """A calendar that opens below a field and closes at a press beside it."""

    def __init__(self, look: Appearance, day: dt.date | None, *, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setObjectName(name)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setMinimumSize(look.px(320), look.px(290))
        plain = QTextCharFormat()
        plain.setForeground(look.brush("ink"))
        for weekday in _WEEKEND:
            self.setWeekdayTextFormat(weekday, plain)
        for turner, icon in _TURNERS.items():
            button = self.findChild(QToolButton, turner)
            if button is not None:
                button.setIcon(QIcon(look.icon(icon, "ink", 20, self.devicePixelRatioF())))
                button.setIconSize(QSize(look.px(20), look.px(20)))
        if day is not None:
            self.setSelectedDate(QDate(day.year, day.month, day.day))

    def open_below(self, field: QWidget) -> None:
        """Open at the lower edge of a field, or above it where the screen ends."""
        place = field.mapToGlobal(QPoint(0, field.height() + 4))
        screen = field.screen()
        if screen is not None and place.y() + self.sizeHint().height() > screen.availableGeometry().bottom():
            place = field.mapToGlobal(QPoint(0, -self.sizeHint().height() - 4))
        self.move(place)
        self.show()
        self.setFocus()
