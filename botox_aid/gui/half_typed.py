"""What is typed and is no date or number yet: it is in no visit, only in its field, and stays or goes with its visit."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from .widgets.date_field import DateField
from .widgets.field import NumberField

if TYPE_CHECKING:
    from .bridge import Bridge
    from .window import Window


def carry_over(old: "Bridge", new: "Bridge") -> None:
    """Put what is half typed in one window into the same fields of the window that takes its place."""
    for step, page in old.window.pages.items():
        pending = {field.objectName(): field.text() for field in _fields(page) if field.is_unfinished()}
        if pending:
            new.rehearse(step)
            for field in _fields(new.window.pages[step]):
                if field.objectName() in pending:
                    field.take_unfinished(pending[field.objectName()])


def drop(window: "Window") -> None:
    """Clear what is half typed everywhere, for it belongs to a visit that leaves the desk."""
    for page in window.pages.values():
        for field in _fields(page):
            if field.is_unfinished():
                field.take_unfinished("")


def _fields(page: QWidget) -> list[DateField | NumberField]:
    return [*page.findChildren(DateField), *page.findChildren(NumberField)]
