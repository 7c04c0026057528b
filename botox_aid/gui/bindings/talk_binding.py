"""The talk step bound to the session."""

from dataclasses import replace

from ...app.talk_view import talk_view
from ..pages.talk_page import TalkPage
from .binding import Binding


class TalkBinding(Binding[TalkPage]):
    """Risks, choices, questions, leaflet."""

    _visit = 0

    def connect(self) -> None:
        """Connect the page."""
        page = self.page
        page.covered.connect(self.session.cover_risks)
        page.said.connect(self.session.set_said)
        page.discussed.connect(self.session.discuss_option)
        page.all_discussed.connect(self._all_discussed)
        page.typed.connect(self._typed)
        page.leaflet_picked.connect(self._leaflet)
        page.patient_view_asked.connect(lambda: self.bridge.show_patient_view(True))

    def show(self) -> None:
        """Show the topics."""
        if self._visit != self.session.visits:
            self._visit = self.session.visits
            self.page.forget_opened()
        self.page.show_view(talk_view(self.state, self.texts))
        self.page.set_patient_view(self.bridge.window.in_patient_view)

    def _all_discussed(self, options: tuple[str, ...]) -> None:
        """Note every choice as discussed, in one step that one undo takes back."""
        talk = self.session.consultation.talk
        self.session.set_talk(replace(talk, options=(*talk.options, *(o for o in options if o not in talk.options))))

    def _typed(self, field: str, text: str) -> None:
        talk = self.session.consultation.talk
        if field == "asked":
            talk = replace(talk, asked=text)
        elif field == "matters":
            talk = replace(talk, matters=text)
        else:
            talk = replace(talk, leaflet_version=text)
        self.session.set_talk(talk, field)

    def _leaflet(self, given: str) -> None:
        self.session.set_talk(replace(self.session.consultation.talk, leaflet_given=given == "yes"))
