"""The one door to a consent sheet: whatever stands open or stops keeps it shut, in every edition and for both copies."""

from dataclasses import replace
from itertools import product

import pytest

from botox_aid.app.library import Library
from botox_aid.app.sheets import sheet_bytes, sheet_request
from botox_aid.domain.consultation import AnswerRecord, Consultation, Override
from botox_aid.domain.errors import ClinicalRefusal
from botox_aid.domain.vocabulary import Answer, Category, Copy, Edition, Jurisdiction, SheetKind
from botox_aid.rules.plan import make_plan

PRODUCT = {Jurisdiction.US: "dysport", Jurisdiction.UK: "azzalure"}
TOO_SHORT = Override("nineteen characters", "Dr B Example")
LONG_ENOUGH = Override("twenty characters it has", "Dr B Example")


@pytest.fixture(params=Jurisdiction)
def visit(request: pytest.FixtureRequest, library: Library, complete: Consultation) -> Consultation:
    """A visit in which every question of its place is answered with "no"."""
    place = request.param
    made = replace(complete, jurisdiction=place, product=PRODUCT[place], answers={})
    asked = make_plan(library.catalogue(place), made).assessment.asked
    return replace(made, answers=dict.fromkeys(asked, AnswerRecord(Answer.NO)))


def refusals(library: Library, visit: Consultation) -> set[tuple[str, ...]]:
    """Try every consent sheet and return what refused it; a sheet that is made is an empty refusal."""
    found: set[tuple[str, ...]] = set()
    for edition, copy in product(Edition, Copy):
        request = sheet_request(library, visit, SheetKind.CONSENT, edition, copy)
        try:
            sheet_bytes(request, library.texts(visit.language))
        except ClinicalRefusal as refusal:
            found.add(tuple(refusal.blocked_by))
        else:
            found.add(())
    return found


def test_every_answer_that_stops_shuts_the_door(library: Library, visit: Consultation) -> None:
    questions = library.catalogue(visit.jurisdiction).questions
    stopping = [name for name in visit.answers if questions[name].category in (Category.ABSOLUTE, Category.STRONG)]
    assert len(stopping) > 15
    for name, answer in product(stopping, (Answer.YES, Answer.UNSURE)):
        open_ = visit.with_answer(name, AnswerRecord(answer))
        assert refusals(library, open_) == {(name,)}, (name, answer)
        assert refusals(library, replace(open_, overrides={name: TOO_SHORT})) == {(name,)}, (name, answer)
        elsewhere = next(other for other in stopping if other != name)
        assert refusals(library, replace(open_, overrides={elsewhere: LONG_ENOUGH})) == {(name,)}, (name, answer)


def test_every_question_left_open_shuts_the_door(library: Library, visit: Consultation) -> None:
    for name in visit.answers:
        rest = {other: record for other, record in visit.answers.items() if other != name}
        assert refusals(library, replace(visit, answers=rest)) == {("missing",)}, name
