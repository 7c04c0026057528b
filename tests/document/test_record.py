"""The clinic's record: everything that was asked, found, said and planned stands on it."""

import datetime as dt
from dataclasses import replace

import pypdfium2
import pytest

from botox_aid.document.blocks import Block, Box, Chip, Columns, Document, Face, NoteSpace, Table, Whole
from botox_aid.document.pdf import press, render
from botox_aid.document.span import text_of
from botox_aid.domain.consultation import (
    AnswerRecord,
    Clinic,
    Consultation,
    Lot,
    Needs,
    Override,
    Patient,
    PlannedZone,
    Point,
    Signature,
    Signatures,
    Stroke,
    Talk,
    TeachBack,
)
from botox_aid.domain.vocabulary import Answer, Copy, Decision, Edition, Jurisdiction, Paper, SheetKind, Side, View
from botox_aid.resources import resource_folder
from botox_aid.text.forbidden import load_forbidden
from tests.document.clinical_case import CASES, answered, opened, sections, sheet
from tests.document.sheet_case import library

NAMES = [path.stem for path in CASES]
FORBIDDEN = load_forbidden(resource_folder() / "text", "en")
TALK, PLAN, DATES, SIGNED = "Talk record", "Product and plan", "Dates", "Signatures and content"
FINDINGS = "Findings and what was decided"


def record(consultation: Consultation, edition: Edition = Edition.STANDARD, paper: Paper | None = None) -> Document:
    return sheet(consultation, SheetKind.RECORD, Copy.CLINIC, edition, paper)


def us(**answers: AnswerRecord | str) -> Consultation:
    return answered(opened("us_nothing_found"), **answers)


def part(document: Document, title: str) -> str:
    return " ".join(sections(document)[title]).replace("\u00a0", " ")


def said(document: Document) -> str:
    return document.text().replace("\u00a0", " ")


def blocks_of(document: Document, kind: type) -> list:
    found: list[Block] = []
    waiting = list(document.blocks)
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, kind):
            found.append(block)
        inner: list[Block] = []
        if isinstance(block, Whole | Box):
            inner = list(block.blocks)
        if isinstance(block, Columns):
            inner = [each for cell in block.cells for each in cell.blocks]
        waiting = [*inner, *waiting]
    return found


def answer_rows(document: Document) -> dict[str, tuple[str, bool]]:
    """Return each question with its answer and whether both are bold."""
    tables = [table for table in blocks_of(document, Table) if table.header and table.header[0][0].text == "Question"]
    return {
        text_of(question): (text_of(answer), all(span.bold for span in (*question, *answer)))
        for table in tables
        for question, answer in table.rows
    }


# -- every case


@pytest.mark.parametrize("name", NAMES)
def test_every_case_has_a_record_that_says_every_answer(name: str) -> None:
    consultation = opened(name)
    document = record(consultation)
    with pypdfium2.PdfDocument(render(document)) as pdf:
        assert 1 <= len(pdf) <= 2 or "everything" in name
    rows = answer_rows(document)
    shelf = library().catalogue(consultation.jurisdiction)
    texts = library().texts(consultation.language)
    for question in shelf.questions.values():
        short = texts.clinician(f"question.{question.id}.short")
        if short in rows:
            given = consultation.answers.get(question.id)
            word = given.answer.value if given is not None else "missing"
            assert rows[short] == (word, word != "no")
        else:
            assert question.derived or question.zones_affected or question.applies_to_products is not None
    for words in document.leaves():
        assert FORBIDDEN.in_print(words) == (), words
        assert "**" not in words, words


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", NAMES[4::12])
def test_a_record_takes_two_sides_at_most_on_either_paper(name: str, paper: Paper) -> None:
    assert press().page_count(record(opened(name), paper=paper)) <= 2


@pytest.mark.parametrize("name", NAMES[::15])
def test_it_can_be_printed_large(name: str) -> None:
    large = record(opened(name), Edition.LARGE_PRINT)
    assert render(large).startswith(b"%PDF")
    assert answer_rows(large) == answer_rows(record(opened(name)))


# -- who, when, what for


def test_the_head_says_who_when_by_whom_and_what_for() -> None:
    consultation = replace(
        us(),
        clinic=Clinic("Example Skin Clinic", "12 Sample Street", "(202) 555-0142"),
        needs=Needs("Spanish", large_print=True),
        decision=Decision.PROCEED,
        hoped_result="look less cross",
    )
    consultation = replace(
        consultation,
        visit=replace(consultation.visit, age_checked_by="passport", time=dt.time(10, 30)),
    )
    words = said(record(consultation))
    for expected in (
        "Example Skin Clinic", "12 Sample Street", "Alex Example, 42", "Born May 17, 1984", "Age checked by: passport",
        "Fri, Nov 20, 2026, 10:30 AM", "Examined in person: yes", "Decision: go ahead",
        "Interpreter: Spanish. Large print: yes.", "“look less cross”",
    ):  # fmt: skip
        assert expected in words


def test_a_prescriber_of_their_own_is_named_apart() -> None:
    consultation = us()
    visit = consultation.visit
    other = replace(visit.prescriber, name="Dr C Example", registration="MD-0002")
    words = said(record(replace(consultation, visit=replace(visit, prescriber=other))))
    assert "Dr B Example, treats" in words
    assert "Dr C Example, prescribes" in words
    assert "registration MD-0002" in words


def test_nothing_known_is_said_to_be_unknown() -> None:
    document = record(Consultation(Jurisdiction.UK, "en-GB"))
    words = said(document)
    for expected in (
        "Date of birth not recorded", "Day not recorded", "not answered", "not settled", "No zone was chosen.",
        "none chosen", "lot not typed, expiry not typed", "because the age is not known: Under 18",
        "not signed at the desk", "Not treated at this visit as recorded.",
    ):  # fmt: skip
        assert expected in words
    assert {answer for answer, _ in answer_rows(document).values()} == {"missing"}
    assert blocks_of(document, Face) == []


# -- answers


def test_an_answer_that_is_not_no_is_bold_and_a_missing_one_says_so() -> None:
    rows = answer_rows(record(us(anticoag="yes", faint_needle="unsure").with_answer("heart", None)))
    assert rows["Blood thinner, aspirin"] == ("yes", True)
    assert rows["Faints with needles"] == ("unsure", True)
    assert rows["Heart disease"] == ("missing", True)
    assert rows["Breastfeeding"] == ("no", False)


def test_what_was_typed_with_an_answer_stands_with_its_finding_or_below() -> None:
    document = record(
        us(
            anticoag=AnswerRecord(Answer.YES, note="low-dose aspirin"),
            toxin_recent=AnswerRecord(Answer.YES, date=dt.date(2025, 1, 5), product="xeomin", units=40),
            heart=AnswerRecord(Answer.NO, note="asked twice"),
        )
    )
    assert "Answer: yes. “low-dose aspirin”" in part(document, FINDINGS)
    below = part(document, next(title for title in sections(document) if title.startswith("Answers:")))
    assert "Toxin, last 4 months: yes. On Jan 5, 2025, Xeomin, 40 units." in below
    assert "Heart disease: no. “asked twice”" in below


def test_a_dropped_answer_is_reported() -> None:
    words = said(record(opened("us_zone_questions_hidden")))
    assert "Dropped, because this plan does not ask it:" in words


# -- findings


def test_a_finding_has_its_level_reason_source_and_override() -> None:
    override = Override("Surgery in four months; the anesthetist was told today.", "Dr B Example")
    consultation = replace(us(planned_surgery="yes", anticoag="yes"), overrides={"planned_surgery": override})
    document = record(consultation)
    chips = {chip.word: (chip.filled, " ".join(chip.leaves())) for chip in blocks_of(document, Chip)}
    assert chips["Stop"][0]
    assert (
        "Overridden by Dr B Example. Reason: “Surgery in four months; the anesthetist was told today.”"
        in chips["Stop"][1]
    )
    assert not chips["Caution"][0]
    assert "[" in chips["Caution"][1]
    assert "Sources: [1]" in said(document)
    assert "Consent sheet: nothing blocks it." in part(document, FINDINGS)


def test_a_block_is_named() -> None:
    assert "blocked by Breastfeeding" in part(record(us(breastfeeding="yes")), FINDINGS)
    open_one = record(us().with_answer("heart", None))
    assert "blocked by missing answers" in part(open_one, FINDINGS)


def test_an_open_answer_is_said_as_open() -> None:
    words = part(record(us(pregnancy="unsure", faint_needle="unsure")), FINDINGS)
    assert "find out first" in words
    assert "Faints with needles: not sure" in words


# -- talk


def test_the_talk_is_recorded_word_for_word() -> None:
    talk = Talk(
        covered=("droopy_lid", "headache"),
        options=("no_treatment", "wait"),
        asked="Can I fly?",
        matters="I speak at work",
        teach_back=(TeachBack("droopy_lid", "I call you"), TeachBack("emergency", "I call 911")),
        leaflet_given=True,
        leaflet_version="10/2024",
    )
    words = part(record(replace(us(), talk=talk)), TALK)
    for expected in (
        "No treatment; Wait", "Headache; Droopy eyelid. The others are not marked.", "“Can I fly?”", "“I speak at work”",
        "Droopy eyelid: “I call you”", "emergency: “I call 911”", "Medication Guide given, edition 10/2024",
    ):  # fmt: skip
        assert expected in words
    risks = [*library_risks(us())]
    most = replace(talk, covered=tuple(risks[1:]))
    assert "Not marked:" in part(record(replace(us(), talk=most)), TALK)
    every = replace(talk, covered=tuple(risks), leaflet_given=False)
    words = part(record(replace(us(), talk=every)), TALK)
    assert f"{len(risks)} of {len(risks)} risks" in words
    assert "not given" in words


def library_risks(consultation: Consultation) -> list[str]:
    from botox_aid.rules.plan import make_plan

    return [risk.concept for risk in make_plan(library().catalogue(consultation.jurisdiction), consultation).risks]


def test_no_talk_is_no_record_of_one() -> None:
    assert part(record(us()), TALK).count("not recorded") == 5


# -- product and plan


def test_typed_units_stand_beside_the_label_with_sides_and_points() -> None:
    points = (
        Point(View.FRONT, 0.3, 0.44, 4, Side.RIGHT),
        Point(View.FRONT, 0.31, 0.45, 4, Side.RIGHT),
        Point(View.SIDE, 0.4, 0.5, None, Side.RIGHT),
    )
    consultation = opened(
        "us_nothing_found",
        zones=(PlannedZone("glabella", 20), PlannedZone("crows_feet", 12, Side.RIGHT, points), PlannedZone("masseter")),
    )
    document = record(consultation)
    words = part(document, PLAN)
    table = next(table for table in blocks_of(document, Table) if table.foot)
    rows = [[text_of(cell) for cell in row] for row in table.rows]
    assert rows[0] == ["A Frown lines", "on label", "0", "20", "20"]
    assert rows[1] == ["B Crow's feet, right only", "on label", "3", "12", "12"]
    assert rows[2] == ["C Jaw muscle", "off label", "0", "not typed", "none"]
    assert rows[3] == ["Session", "", "3", "32", ""]
    assert "B right, front 0.30/0.44 (4), 0.31/0.45 (4)" in words
    assert "B right, side view 0.40/0.50" in words
    assert [picture.view for picture in blocks_of(document, Face)] == [View.FRONT, View.SIDE]
    assert len(blocks_of(document, Face)[0].points) == 2


@pytest.mark.parametrize(
    ("lot", "words"),
    [
        (Lot("C1", dt.date(2027, 6, 30)), "C1, Jun 30, 2027, in date at this visit"),
        (Lot("C1", dt.date(2026, 11, 19)), "C1, Nov 19, 2026, out of date at this visit"),
        (Lot("", None), "lot not typed, expiry not typed"),
    ],
)
def test_the_vial_is_in_or_out_of_date(lot: Lot, words: str) -> None:
    assert words in part(record(replace(us(), lot=lot)), PLAN)


@pytest.mark.parametrize(
    ("earlier", "words"),
    [
        (AnswerRecord(Answer.NO), "None before reported."),
        (AnswerRecord(Answer.YES, date=dt.date(2026, 10, 1), product="botox_cosmetic", units=50), "50 of the same product"),
        (AnswerRecord(Answer.YES, date=dt.date(2026, 10, 1), product="Xeomin", units=40), "Xeomin, 40 before (Oct 1, 2026): other units"),
        (AnswerRecord(Answer.UNSURE), "An earlier treatment without units (date not known)."),
        (AnswerRecord(Answer.YES, units=30), "A product not named, 30 before (date not known)"),
    ],
)  # fmt: skip
def test_units_of_two_products_are_never_added(earlier: AnswerRecord, words: str) -> None:
    said_of_total = part(record(us(toxin_recent=earlier)), PLAN)
    assert words in said_of_total
    assert "Label limit 400 in 3 months." in said_of_total


def test_a_label_without_a_limit_says_so() -> None:
    assert "no limit for a session" in part(record(opened("uk_nothing_found", product="bocouture")), PLAN)
    assert "110 in one session" in part(record(opened("uk_nothing_found", product="relfydess")), PLAN)


# -- dates, signatures, content


def test_dates_follow_a_treatment_and_only_a_treatment() -> None:
    treated = part(record(us()), DATES)
    for expected in ("Fri, Dec 4, 2026 (2 weeks)", "Sat, Feb 20, 2027 (3 months)", "Fri, Dec 18, 2026 (4 weeks)"):
        assert expected in treated
    agreed = us()
    agreed = replace(agreed, visit=replace(agreed.visit, review_date=dt.date(2026, 12, 7)))
    assert "Mon, Dec 7, 2026, agreed" in part(record(agreed), DATES)
    for untreated in (replace(us(), decision=Decision.DEFER), us(pregnancy="yes")):
        words = part(record(untreated), DATES)
        assert "Not treated at this visit as recorded." in words
        assert "Earliest repeat" not in words
    recent = AnswerRecord(Answer.YES, date=dt.date(2026, 10, 30))
    assert "Toxin, last 4 months: from January 30, 2027" in part(record(us(toxin_recent=recent)), DATES).replace(
        "Jan 30", "January 30"
    )
    assert "Keep for 8 years" in part(record(opened("uk_nothing_found")), DATES)


def test_a_drawn_signature_is_called_what_it_is() -> None:
    drawn = Signature(False, (Stroke(((1.0, 1.0), (5.0, 6.0))),), dt.datetime(2026, 11, 20, 10, 26))  # noqa: DTZ001
    signed = replace(us(), signatures=Signatures(Signature(), drawn))
    words = part(record(signed), SIGNED)
    assert "Patient on paper" in words
    assert "Clinician drawn on screen, Nov 20, 2026, 10:26 AM (simple electronic signature)" in words
    undated = replace(us(), signatures=Signatures(replace(drawn, signed_at=None)))
    assert "drawn on screen (simple electronic signature)" in part(record(undated), SIGNED)


def test_the_content_says_its_version_and_that_nobody_approved_it() -> None:
    words = part(record(us()), SIGNED)
    assert "missing for content" in words
    late = us()
    late = replace(late, visit=replace(late.visit, date=dt.date(2031, 1, 1)))
    assert "review date passed" in part(record(late), SIGNED)


def test_there_is_space_for_later_notes_as_much_as_the_side_has() -> None:
    few, many = (record(opened(name), paper=Paper.A4) for name in ("us_nothing_found", "us_strong_items_block"))
    for document in (few, many):
        (space,) = blocks_of(document, NoteSpace)
        assert space.height_mm >= 14


# -- hostile and long


@pytest.mark.parametrize(
    "words", ["x" * 200, "<b>Bobby</b> & {name} **bold**", "محمد بن عبد الله", "ΕΛΕΝΗ Παπαδοπούλου " * 8, "%s\\n(1) Tj"]
)
def test_any_words_stand_as_they_were_typed(words: str) -> None:
    consultation = replace(
        us(anticoag=AnswerRecord(Answer.YES, note=words), planned_surgery="yes"),
        patient=Patient(words, dt.date(1990, 1, 1), words),
        hoped_result=words,
        product="botox_cosmetic",
        lot=Lot(words, dt.date(2027, 6, 30)),
        overrides={"planned_surgery": Override(words + " and twenty characters", words)},
        talk=Talk((words,), (words,), words, words, (TeachBack(words, words),), True, words),
        clinic=Clinic(words, words, words, words, words),
        needs=Needs(words),
    )
    document = record(consultation)
    shown = " ".join(words.split())
    assert sum(shown in leaf for leaf in document.leaves()) >= 9
    assert render(document).startswith(b"%PDF")
