"""The same desk as for the tests of the window."""

from ..gui.conftest import hand, hand_of

__all__ = ["hand", "hand_of"]
