"""Draws a document as PDF."""

from .. import folder
from ..blocks import Document
from .render import Press
from .text import UndrawableText

__all__ = ["Press", "UndrawableText", "press", "render"]


_presses: dict[int, Press] = {}


def press() -> Press:
    """Return the press of the chosen resource folder; it is made once."""
    place = folder.chosen()
    if id(place) not in _presses:
        _presses.clear()
        _presses[id(place)] = Press(place)
    return _presses[id(place)]


def render(document: Document) -> bytes:
    """Return the document as PDF; the same document gives the same bytes."""
    return press().render(document)
