"""Whatever was typed or pasted can be kept: a file holds it and gives it back."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from botox_aid.app.files import read_consultation
from botox_aid.app.library import Library
from botox_aid.app.storable import line, note, storable
from botox_aid.domain.consultation import (
    AnswerRecord,
    Clinic,
    Consultation,
    Lot,
    Needs,
    Override,
    Patient,
    Professional,
    Talk,
    TeachBack,
    Visit,
)
from botox_aid.domain.vocabulary import Answer, Jurisdiction
from botox_aid.exchange.consultation_writer import write
from botox_aid.exchange.form import LINE, NAME, NOTE

# Letters, and more often than by chance what no file may hold: controls, ends of lines, halves of pairs, no characters.
PASTED = st.text(
    st.one_of(st.characters(), st.sampled_from("\x00\x07\x1b\x7f\x85\r\n\v\f\t\u2028\u2029\ud800\udfff\ufdd0\uffff ")),
    max_size=40,
)


def filled(typed: Callable[[], str]) -> Consultation:
    """Return a consultation with something typed in every field."""
    person = Professional(typed(), typed(), typed())
    return Consultation(
        jurisdiction=Jurisdiction.US,
        language="en-US",
        patient=Patient(typed(), dt.date(1984, 5, 17), typed()),
        visit=Visit(dt.date(2026, 11, 20), clinician=person, prescriber=person, age_checked_by=typed()),
        hoped_result=typed(),
        lot=Lot(typed()),
        answers={
            "anticoag": AnswerRecord(Answer.YES, note=typed()),
            "toxin_recent": AnswerRecord(Answer.YES, product=typed()),
        },
        overrides={"toxin_recent": Override(typed(), typed())},
        talk=Talk(asked=typed(), matters=typed(), leaflet_version=typed(), teach_back=(TeachBack("droop", typed()),)),
        needs=Needs(typed()),
        clinic=Clinic(typed(), typed(), typed(), typed(), typed()),
    )


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_was_pasted_is_kept_and_comes_back(data: st.DataObject, library: Library) -> None:
    kept = storable(filled(lambda: data.draw(PASTED)))
    assert storable(kept) == kept
    back = read_consultation(library, write(kept))
    assert storable(back) == back
    assert back.hoped_result == kept.hoped_result
    assert back.answers["anticoag"].note == kept.answers["anticoag"].note
    assert back.overrides["toxin_recent"].reason == kept.overrides["toxin_recent"].reason


def test_too_long_a_text_ends_at_the_bound_of_its_field(library: Library) -> None:
    kept = storable(filled(lambda: "é" * 9999))
    assert read_consultation(library, write(kept)) == kept
    assert [len(text) for text in (kept.patient.name, kept.lot.number, kept.hoped_result)] == [NAME, LINE, NOTE]


def test_what_is_well_stays_as_it_is(complete: Consultation) -> None:
    made = replace(complete, hoped_result="softer\n\tand even — “quoted”, Ελένη, محمد")
    assert storable(made) == made


@pytest.mark.parametrize(
    ("pasted", "of_lines", "of_one_line"),
    [
        ("a\r\nb", "a\nb", "a b"),
        ("a\rb\x0bc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf", "a b c d e f"),
        ("a\tb", "a\tb", "a b"),
        ("a\x00\x1b\x7f\x9fb", "ab", "ab"),
        ("a\ud800\ufdd0\uffff\U0001fffeb", "ab", "ab"),
    ],
)
def test_ends_of_lines_stay_or_part_words_and_no_characters_go(pasted: str, of_lines: str, of_one_line: str) -> None:
    assert note(pasted) == of_lines
    assert line(pasted) == of_one_line


@pytest.mark.parametrize("blank", [" ", "\r", "\u200b\u2060", "\u3164 "])
def test_a_name_of_which_nothing_can_be_seen_is_no_name(blank: str, library: Library) -> None:
    kept = storable(filled(lambda: blank))
    assert (kept.patient.name, kept.visit.clinician.name, kept.answers["toxin_recent"].product) == ("", "", "")
    assert read_consultation(library, write(kept)).patient.name == ""
