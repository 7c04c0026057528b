"""Draws a document as PDF."""

from functools import lru_cache
from importlib.resources.abc import Traversable

from .. import folder
from ..blocks import Document
from .render import Press
from .text import UndrawableText

__all__ = ["Press", "UndrawableText", "press", "render"]


@lru_cache(maxsize=1)
def _press_of(place: Traversable) -> Press:
    return Press(place)


def press() -> Press:
    """Return the press of the chosen resource folder."""
    return _press_of(folder.chosen())


def render(document: Document) -> bytes:
    """Return the document as PDF; the same document gives the same bytes."""
    return press().render(document)
