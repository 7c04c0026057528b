"""The words of the table of side effects: what a number counts, what is not known, and where a count comes from."""

import re
from dataclasses import replace
from typing import cast

import pytest

from botox_aid.app.sheets import sheet_request
from botox_aid.document.blocks import Document, RiskBand, RiskTable
from botox_aid.document.consent import consent
from botox_aid.document.span import text_of
from botox_aid.document.wording import Wording
from botox_aid.domain.consultation import PlannedZone
from botox_aid.domain.plan import PrintedRate, Risk, RiskGroup
from botox_aid.domain.vocabulary import Answer, Category, Copy, Edition, Jurisdiction, SheetKind
from botox_aid.rules.plan import make_plan
from botox_aid.text import Audience
from tests.document.clinical_case import answered, opened, sheet
from tests.document.sheet_case import library

MOUTH = ("lip_perioral", "dao", "mentalis")
UPPER = ("glabella", "forehead", "crows_feet")
ZONES = tuple(library().catalogue(Jurisdiction.US).zones)
PLANS = [(zone,) for zone in ZONES] + [MOUTH, UPPER, ("masseter", "platysma"), ZONES]


def table(*zones: str, edition: Edition = Edition.STANDARD, **changes: object) -> tuple[list[RiskBand], str]:
    """Return the bands of a US plan in reading order, and the notes under them."""
    made = opened("us_nothing_found", zones=tuple(PlannedZone(zone, 10.0) for zone in zones), **changes)
    blocks = sheet(made, SheetKind.CONSENT, edition=edition).blocks
    places = [index for index, block in enumerate(blocks) if isinstance(block, RiskTable)]
    found = [band for index in places for band in cast(RiskTable, blocks[index]).bands]
    bands = [replace(band, title=band.title.replace("\u00a0", " ")) for band in found]
    return bands, " ".join(blocks[places[-1] + 1].leaves()).replace("\u00a0", " ")


def said(band: RiskBand) -> str:
    words = [leaf for row in band.rows for leaf in row.leaves()]
    words += ["".join(span.text for span in line) for line in band.listed]
    return " ".join(words).replace("\u00a0", " ")


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("zones", PLANS, ids="+".join)
def test_what_nobody_counted_never_stands_under_less_often(zones: tuple[str, ...], edition: Edition) -> None:
    found, _ = table(*zones, edition=edition)
    for band in found:
        if band.title == "Less often":
            assert band.listed == ()
            assert all(re.search(r"\d in 100", said(RiskBand("", (row,)))) for row in band.rows)
        elif band.title == "We do not know how often":
            assert band.rows == ()
            assert " in 100" not in said(band)
        elif band.title.startswith("Less often: under 1 in 100"):
            assert band.rows == ()
            assert band.title.endswith("of these, over 99 do not")
        else:
            assert band.title == "What most people notice: it comes with each shot"
            assert len(band.listed) in (1, 2)


@pytest.mark.parametrize("zones", PLANS, ids="+".join)
def test_what_nobody_counted_still_says_how_long_and_what_to_do(zones: tuple[str, ...]) -> None:
    found, _ = table(*zones)
    for band in found:
        for line in band.listed:
            words = "".join(span.text for span in line)
            sentences = [each for each in re.split(r"(?<=[.!?])\s", words) if each]
            assert len(sentences) >= 3, words
            assert words.endswith((".", "?")), words


@pytest.mark.parametrize("edition", Edition)
def test_treatments_are_never_said_as_people(edition: Edition) -> None:
    found, notes = table("masseter", edition=edition)
    rows = {row.name[0].text: said(RiskBand("", (row,))) for band in found for row in band.rows}
    assert re.search("30 in 100 treatments( bring it)?, 70 do not", rows["Weak or tired chewing"])
    for name in ("uneven smile", "lump on clenching", "hollow cheek", "looser jaw skin"):
        band = next(band for band in found if name in said(band).casefold())
        words = band.title if band.listed else rows[name.capitalize()]
        assert "under 1 in 100 treatments" in words.replace("\u00a0", " ")
        assert "have" not in words
    assert "Treatments, not people." in notes


def test_a_drug_that_no_text_names_is_not_called_another() -> None:
    _, notes = table("masseter")
    assert "An unnamed drug of this kind." in notes
    assert "botulinumtoxinA" not in notes
    _, notes = table("glabella", product="dysport")
    assert "Another drug of this kind (onabotulinumtoxinA)." in notes


def test_marks_are_numbers_of_notes_and_nothing_else() -> None:
    found, notes = table(*UPPER)
    marks = {
        mark for band in found for row in band.rows for mark in re.findall(r"\[([^]]*)\]", said(RiskBand("", (row,))))
    }
    called = {number for mark in marks for number in mark.split(", ")}
    assert called == set(re.findall(r"\[(\d+)\]", notes))
    assert called == {str(number) for number in range(1, len(called) + 1)}


def test_dry_eyes_stand_in_the_table_and_not_in_the_red_box() -> None:
    found, _ = table("crows_feet")
    unknown = next(band for band in found if band.title == "We do not know how often")
    assert "Use eye drops. Sore? Call that day." in said(unknown)
    made = opened("us_nothing_found", zones=(PlannedZone("crows_feet", 10.0),))
    sections = sheet(made, SheetKind.CONSENT).sections()
    serious = next(" ".join(words) for name, words in sections.items() if name.endswith("get help"))
    assert "gritty" not in serious
    assert "sag" not in serious


OF_LABEL_DOSES = "no sure, serious case of spread"


def open_sheet(*zones: PlannedZone, **changes: object) -> str:
    """Return the words of a US consent sheet that leaves nothing out to save room."""
    made = opened("us_nothing_found", zones=zones, **changes)
    request = sheet_request(library(), made, SheetKind.CONSENT, Edition.STANDARD, Copy.PATIENT)
    return consent(Wording(library().texts(made.language), request)).text().replace("\u00a0", " ")


def test_what_the_label_says_of_its_own_doses_is_said_of_those() -> None:
    frown, brow = PlannedZone("glabella", 20), PlannedZone("forehead", 20)
    assert OF_LABEL_DOSES in open_sheet(frown)
    assert OF_LABEL_DOSES in open_sheet(frown, brow)


@pytest.mark.parametrize(
    "zones",
    [
        (PlannedZone("masseter", 20),),
        (PlannedZone("glabella", 20), PlannedZone("masseter", 20)),
        (PlannedZone("glabella", 21),),
        (PlannedZone("forehead", 20),),
    ],
    ids=["an area off the label", "one of two", "more units", "the forehead alone"],
)
def test_what_the_label_says_of_its_own_doses_is_said_of_no_others(zones: tuple[PlannedZone, ...]) -> None:
    assert OF_LABEL_DOSES not in open_sheet(*zones)
    assert "We do not know how often" in open_sheet(*zones)


def counted(group: RiskGroup, percent: float, control: float | None) -> Document:
    """Return an open US consent sheet about one effect that was counted so."""
    made = opened("us_nothing_found", zones=(PlannedZone("glabella", 20),))
    request = sheet_request(library(), made, SheetKind.CONSENT, Edition.STANDARD, Copy.PATIENT)
    rate = PrintedRate(percent, control, "onabotulinumtoxinA", ("btx_mpr",))
    risk = Risk("infection", group, ("glabella",), rate, ("btx_mpr",), "glabella")
    request = replace(request, plan=replace(request.plan, risks=(risk,)))
    return consent(Wording(library().texts(made.language), request))


@pytest.mark.parametrize(
    ("percent", "words"),
    [(0.9, "infection (under 1 in 100)"), (1.0, "infection (1 in 100)"), (2.4, "infection (2 in 100)")],
)
def test_a_serious_effect_that_was_counted_says_how_many(percent: float, words: str) -> None:
    assert words in counted(RiskGroup.SERIOUS, percent, None).text().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("control", "words"), [(0.0, "0 in 100"), (0.4, "under 1 in 100"), (1.0, "1 in 100"), (None, "not known")]
)
def test_nobody_with_salt_water_is_told_apart_from_few_and_from_unknown(control: float | None, words: str) -> None:
    tables = [block for block in counted(RiskGroup.LESS_OFTEN, 30.0, control).blocks if isinstance(block, RiskTable)]
    (row,) = (row for found in tables for band in found.bands for row in band.rows)
    assert text_of(row.control).replace("\u00a0", " ") == words


def test_a_risk_that_nobody_is_sure_of_is_not_said_as_a_fact() -> None:
    texts = library().texts("en-US")
    named = {key.split(".")[1] for key in texts.keys(Audience.PATIENT) if key.endswith(".own_risk_unsure")}
    catalogue = library().catalogue(Jurisdiction.US)
    # These are said in full elsewhere on the same paper.
    named -= {"active_acne", "driving_work"}
    asked = [item for item in sorted(named) if catalogue.questions[item].category in (Category.RELATIVE, Category.NOTE)]
    assert asked
    for item in asked:
        for answer, key, other in (
            (Answer.YES, "own_risk", "own_risk_unsure"),
            (Answer.UNSURE, "own_risk_unsure", "own_risk"),
        ):
            made = answered(opened("us_nothing_found"), **{item: answer.value})
            if item not in {finding.id for finding in make_plan(catalogue, made).assessment.findings}:
                continue
            said = sheet(made, SheetKind.CONSENT).text().replace("\u00a0", " ")
            first = {
                word: texts.pattern(Audience.PATIENT, f"question.{item}.{word}").partition(".")[0].replace("*", "")
                for word in (key, other)
            }
            assert first[key] in said, (item, answer)
            assert first[other] not in said, (item, answer)
