"""What every binding of a page to the session shares."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from ..pages.page import Page

if TYPE_CHECKING:
    from ...app.session import Session
    from ...app.timeline import State
    from ...text import Texts
    from ..bridge import Bridge

PageKind = TypeVar("PageKind", bound=Page)


class Binding(ABC, Generic[PageKind]):
    """One page bound to the session."""

    def __init__(self, bridge: "Bridge", page: PageKind) -> None:
        self.bridge, self.page = bridge, page
        page.leave_asked.connect(bridge.leave)
        page.place_asked.connect(bridge.go_to)
        page.finding_link.connect(bridge.findings.follow_link)
        page.field_left.connect(bridge.session.end_typing)
        self._stop_watching: Callable[[], None] | None = None
        bridge.closing.connect(self._end_offer)
        self.connect()

    @property
    def session(self) -> "Session":
        """The session."""
        return self.bridge.session

    @property
    def state(self) -> "State":
        """Consultation, catalogue and plan as they stand."""
        return self.bridge.session.state

    @property
    def texts(self) -> "Texts":
        """Words of the window."""
        return self.bridge.texts

    def offer_undo(self, words: str) -> None:
        """Say what the last change did, and offer to take it back for as long as it is the last."""
        change, window = self.session.undoable, self.bridge.window
        self._end_offer()
        window.say(words, self.texts.interface("last.undo"), self.session.undo)

        def look() -> None:
            if self.session.undoable is not change:
                self._end_offer()
                window.unsay(words)

        self._stop_watching = self.session.observe(look)

    def _end_offer(self) -> None:
        if self._stop_watching is not None:
            self._stop_watching()
            self._stop_watching = None

    def rehearse(self) -> None:
        """Fill the page before it is opened, so that it is there at once; whoever orders anything in passing leaves that out."""
        self.show()

    @abstractmethod
    def connect(self) -> None:
        """Connect what the page asks for to verbs of the session."""

    @abstractmethod
    def show(self) -> None:
        """Show the page how things stand."""
