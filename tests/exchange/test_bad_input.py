"""Bad input of every kind is refused in one line that names the field."""

import copy
import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from botox_aid.domain.errors import InputError
from botox_aid.exchange.consultation_file import read
from tests.exchange.sample_file import GOOD, KNOWN

DROP = object()


def refusal(data: bytes | str) -> InputError:
    with pytest.raises(InputError) as caught:
        read(data.encode() if isinstance(data, str) else data, KNOWN)
    error = caught.value
    assert "\n" not in str(error)
    assert len(str(error)) < 1000
    assert error.found
    assert error.expected
    return error


def changed(path: str, value: object) -> bytes:
    """Return the good file with one field set, or dropped."""
    form: Any = copy.deepcopy(GOOD)
    *way, last = path.split("/")
    place = form
    for key in way:
        place = place[int(key)] if isinstance(place, list) else place[key]
    if value is DROP:
        del place[last]
    elif isinstance(place, list):
        place.insert(int(last), value)
    else:
        place[last] = value
    return json.dumps(form).encode()


def test_the_good_file_is_good() -> None:
    assert read(json.dumps(GOOD).encode(), KNOWN).patient.name == "Alex Example"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "nothing"),
        (b" \n\t", "nothing"),
        (b"hello", "no JSON at line 1, column 1"),
        (b'{"format": ', "no JSON"),
        (b"{'format': 1}", "no JSON"),
        (b'{"format": 1} {}', "no JSON"),
        (b"[]", "a list"),
        (b"null", "null"),
        (b'"text"', '"text"'),
        (b"12", "12"),
        (b"\x00\x01\xff\xfe\x80", "a byte that is not UTF-8"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a byte that is not UTF-8"),
        (b"\xef\xbb\xbf{}", "a byte order mark"),
        ("{}".encode("utf-16"), "a byte order mark"),
        (b"\x00" * 100, "no JSON"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a":' * 200_000, "nested too deeply"),
        (b"[" * 200_000 + b"]" * 200_000, "nested too deeply"),
        (b" " * 5_000_001, "5000001 bytes"),
    ],
)
def test_what_is_no_file_at_all(data: bytes, found: str) -> None:
    started = time.thread_time()
    error = refusal(data)
    assert error.field == ""
    assert found in error.found
    assert str(error).startswith("the file: found ")
    assert time.thread_time() - started < 2


def test_a_file_of_the_largest_size_is_read() -> None:
    data = json.dumps(GOOD).encode()
    assert read(data + b" " * (5_000_000 - len(data)), KNOWN).product == "botox_cosmetic"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ('{"format": 1, "format": 2}', "format"),
        ('{"format": "botox-aid.consultation/1", "jurisdiction": "us", "answers": {"pregnancy": "no", "pregnancy": "yes"}}', "answers.pregnancy"),
        ('{"format": "botox-aid.consultation/1", "jurisdiction": "us", "patient": {"name": "A", "name": "B", "name": "C"}}', "patient.name"),
        ('{"format": "botox-aid.consultation/1", "jurisdiction": "us", "overrides": {"pregnancy": {}, "pregnancy": {}}}', "overrides.pregnancy"),
    ],
)  # fmt: skip
def test_a_key_that_stands_twice(text: str, field: str) -> None:
    error = refusal(text)
    assert (error.field, error.found) == (field, "it more than once")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1" + "0" * 60, "9" * 5000])
def test_numbers_that_are_none(number: str) -> None:
    form = json.dumps(GOOD).replace('"units": 25', f'"units": {number}')
    error = refusal(form)
    assert error.field == "zones[1].units"
    assert error.expected == "a number from 0 to 2000"


WRONG = [
    ("format", "botox-aid.consultation/2", "format"),
    ("format", 1, "format"),
    ("format", DROP, "format"),
    ("jurisdiction", DROP, "jurisdiction"),
    ("jurisdiction", "fr", "jurisdiction"),
    ("jurisdiction", "US", "jurisdiction"),
    ("jurisdiction", ["us"], "jurisdiction"),
    ("language", "xx", "language"),
    ("language", None, "language"),
    ("colour", "blue", "colour"),
    ("patient", [], "patient"),
    ("patient", None, "patient"),
    ("patient/name", "", "patient.name"),
    ("patient/name", "   ", "patient.name"),
    ("patient/name", "x" * 201, "patient.name"),
    ("patient/name", 7, "patient.name"),
    ("patient/name", None, "patient.name"),
    ("patient/name", "Alex\nExample", "patient.name"),
    ("patient/name", "Alex\x00", "patient.name"),
    ("patient/name", "Alex\x07", "patient.name"),
    ("patient/name", "Alex\x85", "patient.name"),
    ("patient/name", "Alex\ud800", "patient.name"),
    ("patient/name", "Alex\uffff", "patient.name"),
    ("patient/name", "Alex\U0001fffe", "patient.name"),
    ("patient/nmae", "Alex", "patient.nmae"),
    ("patient/sex", "f", "patient.sex"),
    ("patient/record_number", "x" * 201, "patient.record_number"),
    ("patient/date_of_birth", "2026-11-21", "patient.date_of_birth"),
    ("patient/date_of_birth", "2090-01-01", "patient.date_of_birth"),
    ("patient/date_of_birth", "1899-12-31", "patient.date_of_birth"),
    ("patient/date_of_birth", "2026-02-30", "patient.date_of_birth"),
    ("patient/date_of_birth", "1983-02-29", "patient.date_of_birth"),
    ("patient/date_of_birth", "17.05.1984", "patient.date_of_birth"),
    ("patient/date_of_birth", "19840517", "patient.date_of_birth"),
    ("patient/date_of_birth", "1984-W20-4", "patient.date_of_birth"),
    ("patient/date_of_birth", "1984-05-17T00:00", "patient.date_of_birth"),
    ("patient/date_of_birth", "１９８４-05-17", "patient.date_of_birth"),
    ("patient/date_of_birth", 19840517, "patient.date_of_birth"),
    ("patient/date_of_birth", None, "patient.date_of_birth"),
    ("visit", "2026-11-20", "visit"),
    ("visit/date", "9999-12-31", "visit.date"),
    ("visit/date", "1899-12-31", "visit.date"),
    ("visit/date", "", "visit.date"),
    ("visit/time", "24:00", "visit.time"),
    ("visit/time", "10:60", "visit.time"),
    ("visit/time", "10:30:00", "visit.time"),
    ("visit/time", "9:30", "visit.time"),
    ("visit/time", 10.5, "visit.time"),
    ("visit/examined_in_person", "yes", "visit.examined_in_person"),
    ("visit/examined_in_person", 1, "visit.examined_in_person"),
    ("visit/clinician", "Dr B", "visit.clinician"),
    ("visit/clinician/name", "", "visit.clinician.name"),
    ("visit/clinician/grade", "x", "visit.clinician.grade"),
    ("visit/prescriber/name", "x" * 201, "visit.prescriber.name"),
    ("visit/review_date", "2026-11-19", "visit.review_date"),
    ("visit/review_date", "2028-11-20", "visit.review_date"),
    ("concerns", "lines", "concerns"),
    ("concerns", {}, "concerns"),
    ("concerns", ["lines", "wrinkles"], "concerns[1]"),
    ("concerns", ["lines", "lines"], "concerns[1]"),
    ("concerns", ["lines"] * 50, "concerns"),
    ("hoped_result", "x" * 2001, "hoped_result"),
    ("hoped_result", "a\x1bb", "hoped_result"),
    ("product", "bocouture", "product"),
    ("product", "botox", "product"),
    ("product", "", "product"),
    ("product", None, "product"),
    ("product", ["botox_cosmetic"], "product"),
    ("lot", "C1234", "lot"),
    ("lot/number", 1234, "lot.number"),
    ("lot/expiry", "2027-06", "lot.expiry"),
    ("lot/expiry", "2027-06-31", "lot.expiry"),
    ("answers", ["no"], "answers"),
    ("answers/pregnant", "no", "answers.pregnant"),
    ("answers/off_label", "no", "answers.off_label"),
    ("answers/not_examined", "no", "answers.not_examined"),
    ("answers/pregnancy", "maybe", "answers.pregnancy"),
    ("answers/pregnancy", "Yes", "answers.pregnancy"),
    ("answers/pregnancy", True, "answers.pregnancy"),
    ("answers/pregnancy", None, "answers.pregnancy"),
    ("answers/pregnancy", [], "answers.pregnancy"),
    ("answers/pregnancy", {}, "answers.pregnancy.answer"),
    ("answers/pregnancy", {"answer": False}, "answers.pregnancy.answer"),
    ("answers/pregnancy", {"answer": "yes", "why": "x"}, "answers.pregnancy.why"),
    ("answers/pregnancy", {"answer": "yes", "zones": ["glabella"]}, "answers.pregnancy.zones"),
    ("answers/anticoag", {"answer": "yes", "units": 5}, "answers.anticoag.units"),
    ("answers/anticoag/note", "x" * 2001, "answers.anticoag.note"),
    ("answers/anticoag/note", ["aspirin"], "answers.anticoag.note"),
    ("answers/toxin_recent/date", "2026-11-21", "answers.toxin_recent.date"),
    ("answers/toxin_recent/date", "2026-02-30", "answers.toxin_recent.date"),
    ("answers/toxin_recent/date", "1899-01-01", "answers.toxin_recent.date"),
    ("answers/toxin_recent/product", "", "answers.toxin_recent.product"),
    ("answers/toxin_recent/product", 5, "answers.toxin_recent.product"),
    ("answers/toxin_recent/units", -1, "answers.toxin_recent.units"),
    ("answers/toxin_recent/units", 2000.5, "answers.toxin_recent.units"),
    ("answers/toxin_recent/units", "40", "answers.toxin_recent.units"),
    ("answers/toxin_recent/units", True, "answers.toxin_recent.units"),
    ("answers/infection_site/zones", [], "answers.infection_site.zones"),
    ("answers/infection_site/zones", "mentalis", "answers.infection_site.zones"),
    ("answers/infection_site/zones", ["chin"], "answers.infection_site.zones[0]"),
    ("answers/infection_site/zones", ["mentalis", "mentalis"], "answers.infection_site.zones[1]"),
    ("zones", {"glabella": 20}, "zones"),
    ("zones/1", {"zone": "glabella"}, "zones[1]"),
    ("zones/0", {"units": 20}, "zones[0].zone"),
    ("zones/0", "glabella", "zones[0]"),
    ("zones/0/zone", "forhead", "zones[0].zone"),
    ("zones/0/units", -0.5, "zones[0].units"),
    ("zones/0/units", 2001, "zones[0].units"),
    ("zones/0/units", "20", "zones[0].units"),
    ("zones/0/units", True, "zones[0].units"),
    ("zones/0/units", None, "zones[0].units"),
    ("zones/0/volume", 1, "zones[0].volume"),
    ("zones/1/side", "middle", "zones[1].side"),
    ("zones/0", {"zone": "nose_tip", "side": "left"}, "zones[0].side"),
    ("zones/2/points", {}, "zones[2].points"),
    ("zones/2/points", [{"view": "front", "x": 0.5, "y": 0.5}] * 501, "zones[2].points"),
    ("zones/2/points/0", 4, "zones[2].points[0]"),
    ("zones/2/points/0/view", "back", "zones[2].points[0].view"),
    ("zones/2/points/0/view", DROP, "zones[2].points[0].view"),
    ("zones/2/points/0/x", 1.01, "zones[2].points[0].x"),
    ("zones/2/points/0/y", -0.01, "zones[2].points[0].y"),
    ("zones/2/points/0/x", "0.5", "zones[2].points[0].x"),
    ("zones/2/points/0/units", -1, "zones[2].points[0].units"),
    ("zones/2/points/0/units", 24.5, "zones[2].points"),
    ("zones/2/points/0/side", "up", "zones[2].points[0].side"),
    ("zones/2/points/0/depth", 1, "zones[2].points[0].depth"),
    ("overrides", [], "overrides"),
    ("overrides/pregnant", {"reason": "x" * 30, "by": "B"}, "overrides.pregnant"),
    ("overrides/pregnancy", "because", "overrides.pregnancy"),
    ("overrides/pregnancy/reason", 5, "overrides.pregnancy.reason"),
    ("overrides/pregnancy/reason", "x" * 2001, "overrides.pregnancy.reason"),
    ("overrides/pregnancy/by", None, "overrides.pregnancy.by"),
    ("overrides/pregnancy/when", "now", "overrides.pregnancy.when"),
    ("decision", "go", "decision"),
    ("decision", None, "decision"),
    ("talk/topic", 1, "talk.topic"),
    ("talk/covered", [""], "talk.covered[0]"),
    ("talk/leaflet_given", "yes", "talk.leaflet_given"),
    ("talk/teach_back/0/topic", DROP, "talk.teach_back[0].topic"),
    ("needs", {"large_print": "yes"}, "needs.large_print"),
    ("clinic", {"fax": "1"}, "clinic.fax"),
    ("signatures/witness", {}, "signatures.witness"),
    ("signatures/patient/strokes/0/0", [1], "signatures.patient.strokes[0][0]"),
    ("signatures/patient/strokes/0/0", [1, 2, 3], "signatures.patient.strokes[0][0][2]"),
    ("signatures/patient/strokes/0/0", [1, 2, 0.5, 4], "signatures.patient.strokes[0][0]"),
    ("signatures/patient/strokes/0/0", [1, 5000], "signatures.patient.strokes[0][0][1]"),
    ("signatures/patient/signed_at", "20.11.2026", "signatures.patient.signed_at"),
    ("signatures/patient/signed_at", "2026-02-30T10:00", "signatures.patient.signed_at"),
    ("signatures/patient/signed_at", 5, "signatures.patient.signed_at"),
]


@pytest.mark.parametrize(("path", "value", "field"), WRONG)
def test_the_field_is_named(path: str, value: object, field: str) -> None:
    assert refusal(changed(path, value)).field == field


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (
            "patient/date_of_birth",
            "2026-02-30",
            'patient.date_of_birth: found "2026-02-30", expected a date YYYY-MM-DD from 1900-01-01 to the visit, 2026-11-20',
        ),
        ("zones/0/units", -3, "zones[0].units: found -3, expected a number from 0 to 2000"),
        ("patient/name", "A\x07", "patient.name: found the character U+0007, expected letters that can be printed"),
        ("patient/name", None, "patient.name: found null, expected text"),
        (
            "patient/name",
            "\u200b\u3164",
            "patient.name: found a text of 2 blank characters, expected letters that can be seen",
        ),
        ("decision", True, "decision: found true, expected one of proceed, defer, refer, decline"),
        ("decision", False, "decision: found false, expected one of proceed, defer, refer, decline"),
        ("lot", 1.5, "lot: found 1.5, expected an object"),
        ("zones/0/extra", 1, "zones[0].extra: found an unknown key, expected one of points, side, units, zone"),
        (
            "answers/anticoag/units",
            5,
            "answers.anticoag.units: found one, expected no such detail with this question",
        ),
    ],
)
def test_the_whole_sentence(path: str, value: object, said: str) -> None:
    assert str(refusal(changed(path, value))) == said


def test_a_patients_words_are_never_told_in_full() -> None:
    secret = "I am so ashamed of the scar that my brother gave me"
    error = refusal(changed("decision", secret))
    assert "ashamed of the scar" not in str(error)
    assert error.found == '"I am so ashamed of the s..."'
    assert "ashamed" not in str(refusal(changed("patient/name", secret * 10)))


@pytest.mark.parametrize("key", ["x" * 500, "a\nb\x00", "", "\u202eabc"])
def test_a_strange_key_stays_on_one_line(key: str) -> None:
    form = copy.deepcopy(GOOD)
    form["patient"][key] = 1
    error = refusal(json.dumps(form))
    assert error.field.startswith("patient.")
    assert error.field.isprintable()
    assert len(error.field) < 50


def _flood(make: Callable[[], str]) -> float:
    data = make()
    started = time.thread_time()
    refusal(data)
    return time.thread_time() - started


@pytest.mark.parametrize(
    "make",
    [
        lambda: '{"' + '\\"' * 2_000_000,
        lambda: '{"a": "' + "x" * 4_900_000 + '"}',
        lambda: "{" + ",".join(f'"k{n}": 1' for n in range(300_000)) + "}",
        lambda: '{"zones": [' + ",".join(["{}"] * 1_000_000) + "]}",
        lambda: "9" * 4_900_000,
        lambda: '{"a": ' + "9" * 4_900_000 + "}",
    ],
)
def test_a_flood_is_refused_soon(make: Callable[[], str]) -> None:
    assert _flood(make) < 5
