"""The sheet for someone who is not treated today: what must stand on it, in whose words, and for whom."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from botox_aid.document.blocks import (
    Bullets,
    Columns,
    Document,
    IconArray,
    Pace,
    SignatureBlock,
    Steps,
    TimeStrip,
    Whole,
)
from botox_aid.document.pdf import press, render
from botox_aid.domain.consultation import AnswerRecord, Clinic, Consultation, Override, Patient, PlannedZone
from botox_aid.domain.vocabulary import (
    Answer,
    Category,
    Concern,
    Copy,
    Decision,
    Edition,
    Jurisdiction,
    Paper,
    SheetKind,
)
from botox_aid.resources import resource_folder
from botox_aid.text import Audience
from botox_aid.text.forbidden import load_forbidden
from botox_aid.text.reading import report
from tests.document.clinical_case import CASES, answered, names, opened, sections, sheet
from tests.document.sheet_case import library

NAMES = [path.stem for path in CASES]
FORBIDDEN = load_forbidden(resource_folder() / "text", "en")
CLINIC = Clinic("Example Skin Clinic", "12 Sample Street", "01632 960142", "Monday to Friday, 9 am to 5 pm")
WHY, NOW, BACK = "Why we wait", "What you can do now", "When you could come back"
KNOWN, HELP = "For later: what we know", "Help, and your rights"


def not_today(consultation: Consultation, copy: Copy = Copy.PATIENT, edition: Edition = Edition.STANDARD) -> Document:
    return sheet(consultation, SheetKind.NOT_TODAY, copy, edition)


@cache
def told(name: str, copy: Copy) -> Document:
    """Return the sheet of a case as it is, composed once for all who look at it."""
    return not_today(opened(name), copy)


def uk(**answers: AnswerRecord | str) -> Consultation:
    return answered(opened("uk_nothing_found"), **answers)


def us(**answers: AnswerRecord | str) -> Consultation:
    return answered(opened("us_nothing_found"), **answers)


def words_of(key: str, language: str = "en-US") -> str:
    """Return a sentence that belongs to the question, whatever it says at the moment."""
    return library().texts(language).patient(f"question.{key}")


def part(document: Document, title: str) -> str:
    return " ".join(sections(document)[title])


def blocks_of(document: Document, kind: type) -> list:
    found = []
    waiting = list(document.blocks)
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, kind):
            found.append(block)
        if isinstance(block, Whole):
            waiting = [*block.blocks, *waiting]
        if isinstance(block, Columns):
            waiting = [*(inner for cell in block.cells for inner in cell.blocks), *waiting]
    return found


# -- every case


@pytest.mark.parametrize("name", NAMES)
def test_every_case_can_be_told_not_today(name: str) -> None:
    consultation = opened(name)
    for copy in Copy:
        assert render(told(name, copy)).startswith(b"%PDF")
    large = not_today(consultation, edition=Edition.LARGE_PRINT)
    assert large.edition is Edition.LARGE_PRINT
    assert {WHY, NOW, BACK, HELP} <= set(sections(large))


@pytest.mark.parametrize(
    ("name", "decision"),
    [*product(NAMES, [Decision.DEFER]), *product(NAMES[::20], [None, Decision.REFER, Decision.DECLINE])],
)
def test_every_case_reads_plainly_and_promises_nothing(name: str, decision: Decision | None) -> None:
    consultation = opened(name, decision=decision)
    document = not_today(consultation)
    assert report(sections(document), consultation.language, names(consultation)).faults == ()
    for words in document.leaves():
        assert FORBIDDEN.in_patient_words(words) == (), words
        assert "{" not in words, words
        assert "*" not in words, words


@pytest.mark.parametrize("name", NAMES)
def test_the_clinic_copy_promises_nothing_either(name: str) -> None:
    for words in told(name, Copy.CLINIC).leaves():
        assert FORBIDDEN.in_print(words) == (), words


# -- reasons


def test_a_single_reason_stands_in_short_and_in_full_with_a_date_to_act_by() -> None:
    document = not_today(uk(infection_site="yes"))
    assert words_of("infection_site.not_today", "en-GB").split(". ")[0] in part(document, "In short")
    assert words_of("infection_site.not_today", "en-GB") in part(document, WHY)
    assert f"By Fri 27 Nov {words_of('infection_site.now', 'en-GB')}" in part(document, NOW).replace("\u00a0", " ")
    assert words_of("infection_site.later", "en-GB") in part(document, BACK)


def test_several_reasons_are_counted_and_each_line_says_what_it_is_about() -> None:
    document = not_today(uk(infection_site="yes", breastfeeding="yes", pregnancy="yes"))
    assert "There are 3 reasons: infection, pregnancy and breastfeeding. Part 1 tells" in part(document, "In short")
    assert f"Infection. {words_of('infection_site.now', 'en-GB')}" in part(document, NOW)
    assert f"Breastfeeding. {words_of('breastfeeding.later', 'en-GB')}" in part(document, BACK)
    strip = blocks_of(document, TimeStrip)[0]
    assert [stop.pace for stop in strip.stops] == [Pace.DASHED, Pace.FILLED, Pace.FILLED]


def test_of_many_reasons_the_first_are_named_in_a_sentence_of_at_most_25_words() -> None:
    document = not_today(opened("rules_uk_everything_yes"))
    said = part(document, "In short")
    assert "The first are " in said
    assert report({"short": [said]}, "en-GB").faults == ()


@pytest.mark.parametrize(("consultation", "line"), [(uk, "999 or NHS 111"), (us, "911 or a crisis line")])
@pytest.mark.parametrize("item", ["self_harm_risk", "bdd_positive"])
def test_in_distress_whom_to_call_stands_in_the_first_box(
    item: str, consultation: Callable[..., Consultation], line: str
) -> None:
    document = not_today(consultation(mg_lems="yes", **{item: "yes"}))
    assert f"Call {line} now." in part(document, "In short").replace("\u00a0", " ")
    assert "harming yourself" not in part(not_today(consultation(mg_lems="yes")), "In short")


def test_danger_to_life_is_the_first_reason() -> None:
    document = not_today(uk(mg_lems="yes", self_harm_risk="yes"))
    assert part(document, WHY).index("How you feel matters") < part(document, WHY).index("muscles tire")


def test_what_is_known_says_that_there_is_more_harm() -> None:
    assert "There are more side effects. Some are serious." in part(not_today(us(pregnancy="yes")), KNOWN)


def test_a_no_of_the_clinic_comes_before_a_no_of_the_patient() -> None:
    document = not_today(replace(us(pregnancy="yes"), decision=Decision.DECLINE))
    assert "You chose" not in document.text()
    assert "We did not treat you today." in part(document, "In short")
    assert "You also told us that you do not want it." in part(document, WHY)


def test_two_reasons_are_marked_on_the_line_of_time_one_after_the_other() -> None:
    strip = blocks_of(not_today(uk(infection_site="yes", breastfeeding="yes")), TimeStrip)[0]
    marks = [stop.when[0].text for stop in strip.stops]
    assert marks == ["Now", "Your skin has healed", "Feeding has ended", "Call us"]
    assert [stop.pace for stop in strip.stops] == [Pace.DASHED, Pace.DASHED, Pace.FILLED, Pace.FILLED]


def test_after_a_pregnancy_comes_the_end_of_feeding() -> None:
    strip = blocks_of(not_today(uk(pregnancy="yes")), TimeStrip)[0]
    assert [stop.when[0].text for stop in strip.stops][1:3] == ["Not pregnant or trying", "Feeding has ended"]


def test_an_open_answer_is_never_told_as_a_yes() -> None:
    document = not_today(us(pregnancy="unsure"))
    assert words_of("pregnancy.find_out") in part(document, WHY)
    assert words_of("pregnancy.not_today") not in part(document, WHY)
    assert "We know more" in part(document, BACK)
    waiting = not_today(replace(us(anticoag="unsure"), decision=Decision.DEFER))
    assert words_of("anticoag.own_risk_unsure") in part(waiting, WHY)
    assert words_of("anticoag.not_today") not in part(waiting, WHY)


def test_several_open_answers_are_never_told_in_the_same_words() -> None:
    asked = ("pregnancy", "bdd_positive", "self_harm_risk", "consent_lacks", "toxin_recent", "product_unlicensed")
    document = not_today(uk(**dict.fromkeys(asked, "unsure")))
    told = [words_of(f"{question}.find_out", "en-GB") for question in asked]
    assert len(set(told)) == len(asked)
    assert all(part(document, WHY).count(sentence) == 1 for sentence in told)


def test_an_early_return_prints_the_day_from_which_it_fits() -> None:
    recent = AnswerRecord(Answer.YES, date=dt.date(2026, 10, 30), product="xeomin", units=40)
    document = not_today(us(toxin_recent=recent))
    assert "Sat, Jan 30, 2027" in part(document, BACK)
    assert "Had Botox, or a drug like it, not long ago? Call 911" in part(document, HELP)
    undated = not_today(us(toxin_recent=AnswerRecord(Answer.YES)))
    assert words_of("toxin_recent.later.undated") in part(undated, BACK)


def test_open_questions_alone_are_a_reason_too() -> None:
    document = not_today(opened("us_one_answer_missing"))
    assert words_of("missing.not_today").split(". ")[0] in part(document, "In short")
    assert words_of("missing.now") in part(document, NOW)


def test_what_holds_at_any_clinic_says_so_and_the_rest_does_not() -> None:
    refuse = "Say no to Botox, and drugs like it, at any clinic."
    assert refuse in part(not_today(uk(mg_lems="yes")), NOW)
    assert refuse not in part(not_today(uk(consent_lacks="yes")), NOW)
    expired = replace(uk(), lot=replace(uk().lot, expiry=dt.date(2026, 11, 1)))
    assert refuse not in part(not_today(expired), NOW)


def test_a_reason_that_the_prescriber_passed_over_is_none_unless_it_was_decided_to_wait() -> None:
    override = Override("Talked through at length; the patient asks to go on today.", "Dr B Example")
    consultation = replace(us(planned_surgery="yes", infection_site="yes"), overrides={"planned_surgery": override})
    assert words_of("planned_surgery.not_today") not in part(not_today(consultation), WHY)
    waiting = replace(us(planned_surgery="yes"), overrides={"planned_surgery": override}, decision=Decision.DEFER)
    assert words_of("planned_surgery.not_today") in part(not_today(waiting), WHY)


# -- decisions without a stop


def test_a_no_of_the_patient_is_told_as_their_choice() -> None:
    document = not_today(replace(us(anticoag="yes"), decision=Decision.DECLINE))
    assert "You chose to have no treatment today." in part(document, "In short")
    assert "It is your right to say no." in part(document, "Your choice")
    assert words_of("anticoag.now") not in document.text()
    assert WHY not in sections(document)


@pytest.mark.parametrize(
    ("decision", "words"), [(Decision.DEFER, "We agreed to wait."), (Decision.REFER, "someone else to see you first")]
)
def test_waiting_and_referral_have_plain_words_where_nothing_was_found(decision: Decision, words: str) -> None:
    assert words in part(not_today(replace(us(), decision=decision)), WHY)


def test_a_caution_is_the_reason_where_it_was_decided_to_wait() -> None:
    document = not_today(replace(us(anticoag="yes"), decision=Decision.DEFER))
    assert words_of("anticoag.not_today") in part(document, WHY)


# -- delicate items


def test_nobody_is_given_a_label() -> None:
    document = not_today(uk(bdd_positive="yes", self_harm_risk="yes", consent_lacks="yes"))
    words = document.text().casefold()
    for label in ("dysmorph", "disorder", "suicid", "depress", "mental", "capacity", "unrealistic"):
        assert label not in words
    assert words_of("self_harm_risk.not_today", "en-GB").split(". ")[0] in part(document, WHY)


def test_danger_comes_first_and_nothing_distracts_from_it() -> None:
    for consultation, call in ((uk(self_harm_risk="yes", mg_lems="yes"), "999"), (us(self_harm_risk="yes"), "911")):
        document = not_today(consultation)
        first = blocks_of(document, Steps)[0].groups[0]
        assert first.title == "Today"
        assert f"Call {call} now" in " ".join(first.leaves())
        assert any(span.bold and span.text == call for span in first.steps[0].spans)
        assert KNOWN not in sections(document)


# -- what is known, and help


def test_the_jaw_shows_thirty_in_a_hundred_with_its_source_and_without_a_placebo() -> None:
    consultation = opened("rules_uk_worked_example", concerns=(Concern.JAW, Concern.TEETH_GRINDING))
    document = not_today(consultation)
    array = blocks_of(document, IconArray)[0]
    assert array.icons.filled == 30
    said = part(document, KNOWN).replace("\u00a0", " ")
    assert "30 in 100 treatments lead to it; 70 do not." in said
    assert "We found no count without the drug." in said
    assert "Source: J Cosmet Dermatol 2018" in said
    assert "Off-label." in said
    assert "It is no cure." in said


def test_the_picture_shows_what_the_drug_adds_not_what_comes_anyhow() -> None:
    array = blocks_of(not_today(us(pregnancy="yes")), IconArray)[0]
    assert "Droopy eyelid" in " ".join(array.leaves())
    assert array.icons.filled == 3


def test_a_concern_without_a_zone_still_gets_its_honest_answer() -> None:
    consultation = opened("uk_nothing_found", zones=(), product="", concerns=(Concern.OIL,), decision=Decision.DEFER)
    document = not_today(consultation)
    assert "Does it make skin less oily?" in part(document, KNOWN)
    assert blocks_of(document, IconArray) == []


def test_many_areas_are_counted_rather_than_named() -> None:
    zones = tuple(PlannedZone(zone) for zone in library().catalogue(Jurisdiction.US).zones)
    document = not_today(opened("us_nothing_found", zones=zones, decision=Decision.DEFER))
    assert f"Off-label: {len(zones) - 4} areas of the plan." in part(document, KNOWN)


@pytest.mark.parametrize(("case", "advice", "low"), [("uk", "NHS 111", "NHS 111"), ("us", "", "a crisis line")])
def test_help_names_the_clinic_and_the_lines_of_the_place(case: str, advice: str, low: str) -> None:
    consultation = opened(f"{case}_nothing_found", clinic=CLINIC, decision=Decision.DEFER)
    said = part(not_today(consultation), HELP).replace("\u00a0", " ")
    assert "Call us on 01632 960142, Monday to Friday, 9 am to 5 pm." in said
    assert advice in said
    assert low in said
    assert "second opinion, or complain" in said


def test_nothing_known_yet_leaves_lines_to_fill_in() -> None:
    empty = Consultation(Jurisdiction.US, "en-US")
    said = not_today(empty).text()
    assert said.count("blank") >= 4
    assert KNOWN not in sections(not_today(empty))


def test_an_agreed_visit_is_a_step_with_its_date() -> None:
    consultation = uk(breastfeeding="yes")
    consultation = replace(consultation, visit=replace(consultation.visit, review_date=dt.date(2027, 3, 5)))
    assert "Fri 5 Mar 2027 Come to the visit that we agreed." in part(not_today(consultation), NOW).replace(
        "\u00a0", " "
    )


def test_a_check_up_before_the_day_from_which_it_fits_is_no_step() -> None:
    recent = AnswerRecord(Answer.YES, date=dt.date(2026, 10, 30))
    consultation = us(toxin_recent=recent)
    consultation = replace(consultation, visit=replace(consultation.visit, review_date=dt.date(2026, 12, 4)))
    assert "the visit that we agreed" not in part(not_today(consultation), NOW)


# -- copies, sides, names


def test_the_clinic_copy_adds_findings_sources_and_a_signature() -> None:
    consultation = uk(breastfeeding="yes", anticoag=AnswerRecord(Answer.YES, note="low-dose aspirin"))
    patient, clinic = not_today(consultation), not_today(consultation, Copy.CLINIC)
    assert clinic.blocks[: len(patient.blocks) - 2] == patient.blocks[:-2]
    said = part(clinic, "For the clinic’s file")
    for words in ("Stop", "Caution", "Breastfeeding", "low-dose aspirin", "Sources: [1]", "I gave this sheet"):
        assert words in said
        assert words not in patient.text() or words == "Breastfeeding"
    assert blocks_of(clinic, SignatureBlock)
    assert not blocks_of(patient, SignatureBlock)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    "name", ["rules_uk_worked_example", "us_toxin_day_89", "us_unsure_of_pregnancy", "us_nothing_found"]
)
def test_a_usual_case_takes_one_side(name: str, paper: Paper) -> None:
    consultation = opened(name, clinic=CLINIC, hoped_result="look less cross when I concentrate")
    assert press().page_count(sheet(consultation, SheetKind.NOT_TODAY, paper=paper)) == 1


def test_closing_up_never_drops_a_reason_a_step_or_a_right() -> None:
    for name in NAMES:
        document = not_today(opened(name))
        large = not_today(opened(name), edition=Edition.LARGE_PRINT)
        short, full = (list(blocks_of(each, Bullets)[:1]) for each in (document, large))
        assert short == full
        assert part(document, HELP) == part(large, HELP)
        open_steps = {
            leaf for group in blocks_of(large, Steps)[0].groups for step in group.steps for leaf in step.leaves()
        }
        steps = {
            leaf for group in blocks_of(document, Steps)[0].groups for step in group.steps for leaf in step.leaves()
        }
        assert {leaf for leaf in open_steps - steps if "this sheet" not in leaf} == set()


@pytest.mark.parametrize(
    "name", ["x" * 200, "<b>Bobby</b> & {name} **bold**", "محمد بن عبد الله", "ΕΛΕΝΗ Παπαδοπούλου " * 8, "%s\\n(1) Tj"]
)
def test_any_name_and_hope_is_words_and_nothing_else(name: str) -> None:
    consultation = replace(
        uk(breastfeeding="yes"),
        patient=Patient(name, dt.date(1990, 1, 1), name),
        hoped_result=name,
        clinic=replace(CLINIC, name=name, phone=name[:60]),
    )
    for copy in Copy:
        document = not_today(consultation, copy)
        assert " ".join(name.split()) in document.text()
        assert render(document).startswith(b"%PDF")


# -- words


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_everything_that_can_be_a_reason_has_its_words(language: str) -> None:
    texts = library().texts(language)
    for jurisdiction in Jurisdiction:
        for question in library().catalogue(jurisdiction).questions.values():
            waits = texts.has(Audience.PATIENT, f"question.{question.id}.not_today") or texts.has(
                Audience.PATIENT, f"question.{question.id}.not_today.{jurisdiction}"
            )
            assert waits or question.category not in (Category.ABSOLUTE, Category.STRONG), question.id
            if waits:
                for key in ("ready", "topic"):
                    words = texts.patient(f"sheet.not_today.{key}.{question.id}")
                    assert len(words.split()) <= 5, words
