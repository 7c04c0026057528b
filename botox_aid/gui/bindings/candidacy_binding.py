"""The candidacy step bound to the session."""

from PySide6.QtWidgets import QWidget

from ...app.answer_edit import with_detail
from ...app.candidacy_view import candidacy_view
from ...domain.vocabulary import Answer
from ..pages.candidacy_page import CandidacyPage
from .binding import Binding


class CandidacyBinding(Binding[CandidacyPage]):
    """Questions, details and findings."""

    def connect(self) -> None:
        """Connect the page."""
        self.page.answered.connect(self._answered)
        self.page.detail_changed.connect(self._detail)
        self.page.rest_asked.connect(self._no_to_rest)
        self.page.why_asked.connect(self._why)

    def show(self) -> None:
        """Show the questions."""
        self.page.show_view(candidacy_view(self.state, self.texts))

    def _answered(self, question: str, said: str) -> None:
        if said:
            self.session.say_answer(question, Answer(said))
        else:
            self.session.answer(question, None)

    def _detail(self, question: str, kind: str, value: object) -> None:
        record = self.session.consultation.answers.get(question)
        if record is not None:
            self.session.answer(question, with_detail(record, kind, value), kind if kind == "note" else "")

    def _no_to_rest(self, group: str) -> None:
        answered = self.session.answer_no_to_rest(group)
        say = self.texts.interface
        if not answered:
            self.bridge.window.say(say("candidacy.no_to_rest_none"))
            return
        short = self.texts.listed([self.texts.clinician(f"question.{question}.short") for question in answered])
        self.offer_undo(say("candidacy.no_to_rest_done", what=short))

    def _why(self, question_id: str, opener: QWidget) -> None:
        view = candidacy_view(self.state, self.texts)
        group = view.group_of(question_id)
        if group is None:
            return
        question = next(entry for entry in group.questions if entry.id == question_id)
        say = self.texts.interface
        paragraphs = [(say("candidacy.why"), question.why), (say("candidacy.changes"), question.changes)]
        if question.observed:
            paragraphs.insert(0, ("", say("candidacy.observed")))
        shown = [(label, words) for label, words in paragraphs if words]
        self.bridge.findings.explain(opener, question.ask, shown, question.sources)
