"""The patient step bound to the session."""

import datetime as dt
from dataclasses import replace

from ...app.last_visit import remembered_answers
from ...app.patient_view import patient_view
from ...domain.consultation import Professional
from ...domain.vocabulary import Concern
from ..pages.patient_page import ADD_CLINICIAN, PatientPage
from .binding import Binding


class PatientBinding(Binding[PatientPage]):
    """Identity, visit, concerns and hopes."""

    def connect(self) -> None:
        """Connect the page."""
        page = self.page
        page.text_typed.connect(self._text)
        page.day_typed.connect(self._day)
        page.professional_picked.connect(self._professional)
        page.examined_ticked.connect(self._examined)
        page.large_print_ticked.connect(self._large_print)
        page.concern_toggled.connect(lambda concern, on: self.session.choose_concern(Concern(concern), on))
        page.last_visit_asked.connect(self._open_last_visit)
        page.still_so.connect(self._still_so)
        page.answer_undone.connect(lambda question: self.session.answer(question, None))

    def show(self) -> None:
        """Show who is here."""
        self.page.show_view(patient_view(self.state, self.texts, self.bridge.preferences.settings.clinicians))

    def _text(self, field: str, text: str) -> None:
        consultation = self.session.consultation
        if field == "patient_name":
            self.session.set_patient(replace(consultation.patient, name=text), field)
        elif field == "patient_record_number":
            self.session.set_patient(replace(consultation.patient, record_number=text), field)
        elif field == "age_checked_by":
            self.session.set_visit(replace(consultation.visit, age_checked_by=text), field)
        elif field == "interpreter":
            self.session.set_needs(replace(consultation.needs, interpreter=text), field)
        else:
            self.session.set_hoped_result(text)

    def _day(self, field: str, day: dt.date | None) -> None:
        consultation = self.session.consultation
        born, visit = consultation.patient.date_of_birth, consultation.visit.date
        if field == "patient_date_of_birth":
            if day is not None and visit is not None and day > visit:
                self.page.born.set_error(self.texts.interface("patient.birth_after_visit"))
                return
            self.session.set_patient(replace(consultation.patient, date_of_birth=day))
        else:
            if day is not None and born is not None and day < born:
                self.page.visit_date.set_error(self.texts.interface("patient.visit_before_birth"))
                return
            self.session.set_visit(replace(consultation.visit, date=day))

    def _professional(self, field: str, choice: str) -> None:
        if choice == ADD_CLINICIAN:
            self.show()
            self.bridge.ask_for_clinician(lambda person: self._put_professional(field, person))
            return
        people = patient_view(self.state, self.texts, self.bridge.preferences.settings.clinicians).professionals
        self._put_professional(field, next(entry.professional for entry in people if entry.id == choice))

    def _put_professional(self, field: str, person: Professional) -> None:
        visit = self.session.consultation.visit
        if field == "visit_clinician":
            self.session.set_visit(replace(visit, clinician=person))
        else:
            self.session.set_visit(replace(visit, prescriber=person))

    def _examined(self, ticked: bool) -> None:
        self.session.set_visit(replace(self.session.consultation.visit, examined_in_person=ticked))

    def _large_print(self, ticked: bool) -> None:
        self.session.set_needs(replace(self.session.consultation.needs, large_print=ticked))

    def _open_last_visit(self) -> None:
        before = self.state.last_visit
        self.bridge.visits.open_last_visit()
        if self.state.last_visit is not before:
            self.page.go_on_with_last_visit()

    def _still_so(self, question: str) -> None:
        self.session.answer(question, remembered_answers(self.state)[question])
        self.page.go_on_with_last_visit()
